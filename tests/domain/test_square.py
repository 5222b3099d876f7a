"""The square of opportunity and risk: every client stands in one corner, or in none while « À compléter »."""

import analyses
import pandas as pd
from frames import portfolios
from hypothesis import given

from fae_xlwings.domain.columns import A_COMPLETER, NIVEAU, PRIORITE
from fae_xlwings.domain.scoring import score
from fae_xlwings.domain.square import CORNERS, NOWHERE, PROMISING, RISKY, corners


def test_each_client_stands_in_the_corner_of_its_priority_and_level() -> None:
    table = """
    NOM | SECTEUR | CA    | OUTIL | APPETENCE
    A   | x       | 12000 | NON   | FAIBLE
    B   | x       | 1200  | NON   | FAIBLE
    C   | x       | 12000 | PARTIELLEMENT | TRES BON
    D   | x       | 900   | OUI   | BON
    E   | x       | abc   | NON   | BON
    """
    scored = analyses.analysis(table).scored

    assert list(zip(scored[PRIORITE], scored[NIVEAU], strict=True))[:2] == [("P1", "CRITIQUE"), ("P4", "ÉLEVÉ")]
    names = {corner.number: corner.name for corner in CORNERS} | {NOWHERE: None}
    assert [names[number] for number in corners(scored)] == [
        "À sécuriser d'abord",
        "À protéger",
        "À sécuriser d'abord",
        "À suivre",
        None,
    ]


def test_the_corners_are_told_apart_by_both_questions() -> None:
    assert len({(corner.promising, corner.risky) for corner in CORNERS}) == len(CORNERS) == 4
    assert all(corner.number == 1 + corner.risky + 2 * corner.promising for corner in CORNERS)


def corner_of(priority: str, level: str) -> int:
    if priority == A_COMPLETER:
        return NOWHERE
    asked = priority in PROMISING, level in RISKY
    return next(corner.number for corner in CORNERS if (corner.promising, corner.risky) == asked)


@given(portfolios())
def test_any_client_stands_where_the_words_of_its_priority_and_level_meet(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)

    found = corners(scored)

    assert found.tolist() == [corner_of(*words) for words in zip(scored[PRIORITE], scored[NIVEAU], strict=True)]
    assert found.index.equals(scored.index)
