"""What a page prints: each of its sheets of paper holds what it begins with, at the scale that Excel fits it to."""

import itertools

import analyses
import pytest

from fae_xlwings import workflow
from fae_xlwings.draw.pages import MARGIN, MARGIN_BELOW
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import SheetPlan

SHORT_SIDE, LONG_SIDE = 595.0, 842.0
USUAL_WIDTH, USUAL_HEIGHT = 8.43, 15.0
PIXELS_A_CHARACTER, PIXELS_BESIDE, POINTS_A_PIXEL = 7, 5, 0.75
PAPERS = {plan.name: plan for plan in workflow.plans(analyses.analysis()) if plan.page.breaks}
LETTER, SMALLEST = 11, 7.5
"""The letters of running text on screen, and the smallest that one may have to read on paper, in points."""


@pytest.mark.parametrize("name", PAPERS)
def test_each_sheet_of_paper_holds_its_part_of_the_page(name: str) -> None:
    plan = PAPERS[name]
    across, down = (SHORT_SIDE, LONG_SIDE) if plan.page.portrait else (LONG_SIDE, SHORT_SIDE)
    scale = min(1.0, (across - 2 * MARGIN) / _width(plan))

    assert len(_parts(plan)) <= 2
    assert max(_parts(plan)) <= (down - MARGIN - MARGIN_BELOW) / scale
    assert scale * LETTER >= SMALLEST


def _width(plan: SheetPlan) -> float:
    """The width of what is printed, in points."""
    widths = dict.fromkeys(range(1, Area.of(plan.page.area).right + 1), USUAL_WIDTH)
    for columns, width in plan.widths:
        first, last = (Area.of(f"{letters}1").left for letters in columns.split(":"))
        widths.update(dict.fromkeys(range(first, last + 1), width))
    return sum(width * PIXELS_A_CHARACTER + PIXELS_BESIDE for width in widths.values()) * POINTS_A_PIXEL


def _parts(plan: SheetPlan) -> list[float]:
    """The height of each part between two breaks, in points."""
    end = Area.of(plan.page.area).bottom + 1
    heights = dict.fromkeys(range(1, end), USUAL_HEIGHT)
    for rows, height in plan.heights:
        first, last = map(int, rows.split(":"))
        heights.update({row: height for row in range(first, last + 1) if row < end})
    starts = (1, *plan.page.breaks, end)
    return [sum(heights[row] for row in range(*pair)) for pair in itertools.pairwise(starts)]


def test_the_parameters_are_read_on_two_sheets_of_paper() -> None:
    plan = next(plan for plan in workflow.plans(analyses.analysis()) if plan.name == "Paramètres")
    header_again, row_left_whole = USUAL_HEIGHT, USUAL_HEIGHT
    (height,) = _parts(plan)
    scale = plan.page.tall * (SHORT_SIDE - MARGIN - MARGIN_BELOW) / (height + header_again + row_left_whole)

    assert plan.page.tall == 2
    assert min(scale, (LONG_SIDE - 2 * MARGIN) / _width(plan)) * LETTER >= SMALLEST


def test_the_pages_of_several_sheets_are_looked_at() -> None:
    assert {"Guide Missions", "Bibliothèque", "Matrice 2.0", "Analyse Risques"} <= set(PAPERS)
