import analyses
import pytest

from fae_xlwings.errors import InputError
from fae_xlwings.views.documents.selection import everyone, of_names, of_priorities, of_rows


def test_clients_are_chosen_by_name_priority_or_row() -> None:
    analysis = analyses.analysis()

    assert everyone(analysis).tolist() == [True] * 4
    assert of_names(analysis, ["SARL TEST"]).tolist() == [False, True, False, False]
    assert of_priorities(analysis, ["P1", "P4"]).tolist() == [True, False, True, True]
    assert of_rows(analysis, [analysis.portfolio.rows[2]]).tolist() == [False, False, True, False]


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="« Personne » n'est pas dans le portefeuille"):
        of_names(analyses.analysis(), ["Personne"])
