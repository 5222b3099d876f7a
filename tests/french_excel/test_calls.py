"""How often Excel is asked: each call crosses from Python to Excel and back, and they are most of a button's time."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import macros, workflow
from fae_xlwings.draw.excel import draw
from fae_xlwings.intake.reading import load
from fae_xlwings.views.words.plan import Block, Formula, SheetPlan
from fae_xlwings.workflow.unchanged import MARKS_NAME
from french_excel.excel import FrenchExcel

MOST = {
    "fae_actualiser": 1_430,
    "fae_importer": 3_510,
    "fae_dashboard": 1_770,
    "fae_export": 1_400,
    "fae_scorer": 860,
}
"""A tenth above what was counted once only the blocks that show something else were written."""
PER_BLOCK = 6
"""Its cells and their look, its values, its formulas."""


@pytest.mark.parametrize("button", MOST)
def test_a_button_asks_no_more_than_it_did(button: str, excel: FrenchExcel, ours: Path) -> None:
    excel.chosen_file = str(workflow.example())
    book = excel.open(ours)
    calls(excel, book, button)

    assert 0 < calls(excel, book, button) <= MOST[button]


def test_a_refresh_that_changes_nothing_asks_five_times_less(excel: FrenchExcel, ours: Path) -> None:
    excel.chosen_file = str(workflow.example())
    book = excel.open(ours)
    drawing_all, nothing = calls(excel, book, "fae_importer"), 0
    for _ in range(2):
        nothing = calls(excel, book, "fae_actualiser")

    assert 0 < nothing <= drawing_all / 5


def test_a_refresh_draws_a_page_that_was_deleted_or_touched_and_no_other(excel: FrenchExcel, fresh: Path) -> None:
    book = excel.open(fresh)
    nothing = [calls(excel, book, "fae_actualiser") for _ in range(2)][1]
    book.sheets["Dashboard"].delete()
    deleted, once_more = (calls(excel, book, "fae_actualiser") for _ in range(2))

    assert "Dashboard" in [sheet.name for sheet in book.sheets]
    assert nothing < deleted < 2 * nothing
    assert once_more == nothing


def test_more_clients_are_not_more_calls(excel: FrenchExcel, ours: Path, tmp_path: Path) -> None:
    book = excel.open(ours)
    few, many = (refreshed(excel, book, source) for source in (first_clients(tmp_path, 12), workflow.example()))

    assert many <= few * 1.02


def first_clients(folder: Path, count: int) -> Path:
    """The first clients of the example in a file of their own."""
    path = folder / "quelques clients.xlsx"
    load(workflow.example()).raw.head(count).to_excel(path, index=False)
    return path


def refreshed(excel: FrenchExcel, book: xw.Book, source: Path) -> int:
    """The calls of « Tout actualiser » once the clients of a file have been imported, every page drawn again."""
    excel.chosen_file = str(source)
    calls(excel, book, "fae_importer")
    book.names[MARKS_NAME].delete()
    return calls(excel, book, "fae_actualiser")


def test_a_block_costs_the_same_whatever_it_holds(excel: FrenchExcel, book: xw.Book) -> None:
    counts = [drawing(excel, book, blocks, rows=3) for blocks in (1, 11, 21)]

    assert counts[2] - counts[1] == counts[1] - counts[0] <= 10 * PER_BLOCK
    assert drawing(excel, book, 11, rows=400) == counts[1]


def drawing(excel: FrenchExcel, book: xw.Book, blocks: int, rows: int) -> int:
    """The calls that a page of so many blocks takes once its sheet is there."""
    cells = tuple((f"texte {row}", Formula(f"={row}+1", row + 1.0)) for row in range(rows))
    plan = SheetPlan("Page", tuple(Block(f"A{1 + number * (rows + 1)}", cells) for number in range(blocks)))
    draw(book, [plan])
    before = excel.calls
    draw(book, [plan])
    return excel.calls - before


def calls(excel: FrenchExcel, book: xw.Book, button: str) -> int:
    before = excel.calls
    with excel.calling(book):
        macros.run(button)
    return excel.calls - before
