"""The square of opportunity and risk: every client stands in one corner, or in none while « À compléter »."""

import analyses

from fae_xlwings.domain.columns import NIVEAU, PRIORITE
from fae_xlwings.domain.square import CORNERS, NOWHERE, corners


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
