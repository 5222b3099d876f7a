import pytest
from frames import clients

from fae_xlwings.domain.columns import NOM, RISQUE, SCORE
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.domain.scoring import score

PORTFOLIO = """
nom | ca   | outil         | appetence
A   | 1800 | OUI           | FAIBLE
B   | 4500 | NON           | MOYEN
C   | 8500 | NON           | TRES BON
D   | 9000 | ?             | BON
E   | ?    | NON           | TRES BON
F   | 3000 | PARTIELLEMENT | BON
G   | 3000 | PARTIELLEMENT | BON
"""


@pytest.mark.parametrize(("count", "names"), [(0, ""), (2, "CB"), (99, "CBFGA")])
def test_the_best_scores_come_first_without_the_clients_to_complete(count: int, names: str) -> None:
    assert "".join(ranked_clients(score(clients(PORTFOLIO)), SCORE, count)[NOM]) == names


def test_a_client_to_complete_has_a_risk_all_the_same() -> None:
    assert "".join(ranked_clients(score(clients(PORTFOLIO)), RISQUE, 99)[NOM]) == "BCEFGAD"
