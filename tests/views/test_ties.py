"""Clients of the same score, whose products differ in the last bit, or barely: every program ranks them alike."""

from itertools import cycle
from pathlib import Path
from random import Random

import analyses
import office
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.columns import NOM, SCORE
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.views.pages import bibliotheque, matrice
from fae_xlwings.views.words.analysis import Analysis

BASE = 1008.0
"""Three times the fees for a third of the coefficient: 20.160000000000004 against 20.16, one and the same score."""
ALIKE = ((BASE, "NON", "TRES BON"), (3 * BASE, "NON", "MOYEN"), (1.5 * BASE, "NON", "BON"))


def tied(seed: int) -> Analysis:
    """Forty clients of five scores in any order, many of them alike but for the last bit."""
    random, kinds = Random(seed), cycle(ALIKE)  # noqa: S311 - the same portfolios every time
    rows: list[list[object]] = []
    for number in range(40):
        fees, tool, ease = next(kinds)
        rows.append([f"C{number:02}", "x", fees * random.choice((1, 2, 5, 0.5)), tool, ease])
    random.shuffle(rows)
    return analyses.of_rows(rows)


def test_the_products_of_one_score_differ_in_their_last_bits() -> None:
    """The proof of the proof: without rounding, these clients would be ranked by noise."""
    scores = [fees / 1500 * 10 * ease for (fees, _, _), ease in zip(ALIKE, (3, 1, 2), strict=True)]

    assert len(set(scores)) > 1
    assert len({round(score, 6) for score in scores}) == 1


def test_clients_of_one_score_come_in_the_order_of_the_table() -> None:
    rows = [[name, "x", *kind] for name, kind in zip("BAC", ALIKE, strict=True)]
    analysis = analyses.of_rows([*rows, *([f"{row[0]}2", *row[1:]] for row in reversed(rows))])

    assert list(ranked_clients(analysis.scored, SCORE, 6)[NOM]) == ["B", "A", "C", "C2", "A2", "B2"]
    assert list(matrice.listed(analysis)[NOM]) == ["B", "A", "C", "C2", "A2", "B2"]
    assert bibliotheque.chosen(analysis).name == "B"


@pytest.mark.office
@pytest.mark.parametrize("seed", range(3))
def test_the_formulas_rank_them_as_python_does(seed: int, tmp_path: Path) -> None:
    path = workflow.write_workbook(tied(seed), tmp_path / "analyse.xlsx")

    assert office.formulas_disagreeing(path) == []
