"""What a page prints: one or two sheets of A4, of letters that are read without a glass, as Excel fits them."""

import itertools
import math
from datetime import date

import pytest

from fae_xlwings import workflow
from fae_xlwings.draw.pages import MARGIN, MARGIN_BELOW
from fae_xlwings.sheets import DIAGNOSTIC, DONNEES, EXPORTS, LIVRABLES, SHEETS
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import SheetPlan

SHORT_SIDE, LONG_SIDE = 595.0, 842.0
USUAL_WIDTH, USUAL_HEIGHT = 8.43, 15.0
PIXELS_A_CHARACTER, PIXELS_BESIDE, POINTS_A_PIXEL = 7, 5, 0.75
PLANS = {plan.name: plan for plan in workflow.plans(workflow.read(workflow.example(), date(2026, 11, 23)))}
LETTER, SMALLEST = 11, 8.0
"""The letters of running text on screen, and the smallest that one may have to read on paper, in points."""
SMALLER = {"Guide Missions": 7.4, "Bibliothèque": 7.4}
"""Texts of whole pages, which two sheets hold at that size."""
LISTS = (DONNEES, LIVRABLES, EXPORTS, DIAGNOSTIC)
"""Pages that take as many sheets as they have rows, their header repeated."""


@pytest.mark.parametrize("name", SHEETS)
def test_the_letters_of_a_printed_page_are_read(name: str) -> None:
    assert _scale(PLANS[name]) * LETTER >= SMALLER.get(name, SMALLEST)


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in LISTS])
def test_a_page_prints_on_two_sheets_at_most_and_each_holds_its_part(name: str) -> None:
    plan = PLANS[name]
    parts = _parts(plan)
    room = _paper(plan)[1] / _scale(plan)
    repeated = sum(_heights(plan, *_rows(plan.page.title_rows))) if plan.page.title_rows else 0.0

    assert max(parts) <= room or (len(parts) == 1 and parts[0] + repeated <= 2 * room)
    assert len(parts) <= 2


@pytest.mark.parametrize("name", LISTS)
def test_a_list_repeats_its_header_on_every_sheet(name: str) -> None:
    assert PLANS[name].page.title_rows


def test_a_client_added_to_the_table_is_printed() -> None:
    assert not PLANS[DONNEES].page.area


def _paper(plan: SheetPlan) -> tuple[float, float]:
    """The room that a sheet of paper has, across and down."""
    across, down = (SHORT_SIDE, LONG_SIDE) if plan.page.portrait else (LONG_SIDE, SHORT_SIDE)
    return across - 2 * MARGIN, down - MARGIN - MARGIN_BELOW


def _scale(plan: SheetPlan) -> float:
    """What Excel shrinks the page to, in whole hundredths."""
    across, down = _paper(plan)
    tall = down / sum(_parts(plan)) if plan.page.tall == 1 else 1.0
    return math.floor(100 * min(1.0, across / _width(plan), tall)) / 100


def _width(plan: SheetPlan) -> float:
    """The width of what is printed, in points; columns that are folded away unless one of them is to be mended, not."""
    last = Area.of(_columns(plan)[-1] + "1").left
    widths = dict.fromkeys(range(1, last + 1), USUAL_WIDTH)
    for columns, width in plan.widths:
        widths |= {column: width for column in _numbers(columns) if column in widths}
    for columns in (*plan.hidden, *(columns for columns, _ in plan.folds)):
        for column in _numbers(columns):
            widths.pop(column, None)
    return sum(int(width * PIXELS_A_CHARACTER + 0.5) + PIXELS_BESIDE for width in widths.values()) * POINTS_A_PIXEL


def _columns(plan: SheetPlan) -> list[str]:
    """The first and last column of what is printed, by their letters."""
    drawn = max((block.area for block in plan.blocks), key=lambda area: area.right)
    return [part.rstrip("0123456789") for part in (plan.page.area or str(drawn)).split(":")]


def _numbers(columns: str) -> range:
    first, *last = (Area.of(f"{letters}1").left for letters in columns.split(":"))
    return range(first, (last or [first])[-1] + 1)


def _rows(rows: str) -> tuple[int, int]:
    first, last = (int(row.strip("$")) for row in rows.split(":"))
    return first, last + 1


def _parts(plan: SheetPlan) -> list[float]:
    """The height of each part between two breaks, in points."""
    bottom = plan.page.area.split(":")[-1].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    end = int(bottom or max(block.area.bottom for block in plan.blocks)) + 1
    starts = (1, *plan.page.breaks, end)
    return [sum(_heights(plan, *pair)) for pair in itertools.pairwise(starts)]


def _heights(plan: SheetPlan, first: int, end: int) -> list[float]:
    heights = dict.fromkeys(range(first, end), USUAL_HEIGHT)
    for rows, height in plan.heights:
        heights |= {row: height for row in range(*_rows(rows)) if row in heights}
    return list(heights.values())
