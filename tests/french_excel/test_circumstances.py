"""What surrounds a button and once sank it: no printer, an Excel that would ask, cells shown as text."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import macros
from fae_xlwings.domain.columns import SCORE
from fae_xlwings.sheets import DONNEES
from french_excel.excel import FrenchExcel

MANUAL = -4135
REFUSED = "Excel a refusé une étape du travail"
TEXT = "@"
FIRST_CLIENT = 3
QUIET = {"ScreenUpdating": False, "EnableEvents": False, "DisplayAlerts": False, "Calculation": MANUAL}


def told(excel: FrenchExcel, book: xw.Book, button: str) -> list[str]:
    excel.messages.clear()
    with excel.calling(book):
        macros.run(button)
    return excel.messages


def test_without_a_printer_pages_are_drawn_and_protected(ours: Path) -> None:
    with FrenchExcel(has_printer=False).running() as excel:
        sentences = told(excel, excel.open(ours), "fae_actualiser")
        pages = excel.books[0].sheets

    assert not any(sentence.startswith(REFUSED) for sentence in sentences)
    assert {page.name for page in pages if page.visible == -1 and page.protection is None} == {DONNEES}


@pytest.mark.parametrize("member", ["Range.Formula=", "Range.Style=", "Worksheet.Protect"])
def test_excel_neither_asks_nor_calculates_while_a_button_draws(member: str, excel: FrenchExcel, ours: Path) -> None:
    seen: list[dict[str, object]] = []

    def watch(called: str) -> bool:
        if called == member:
            seen.append({name: getattr(excel.application, name) for name in QUIET})
        return False

    book = excel.open(ours)
    excel.fails = watch
    told(excel, book, "fae_dashboard")

    assert seen
    assert all(state == QUIET for state in seen)


@pytest.fixture
def score_as_text(excel: FrenchExcel, fresh: Path) -> tuple[xw.Book, tuple[int, int]]:
    """A workbook whose user shows the first client's score as text; nothing is calculated there yet."""
    book = excel.open(fresh)
    stored = excel.books[0].sheet(DONNEES)
    spot = next((FIRST_CLIENT, place[1]) for place, cell in stored.cells.items() if cell.value == SCORE)
    cell = stored.cell(spot)
    cell.number_format, cell.formula, cell.value = TEXT, "", None
    return book, spot


def test_a_formula_is_one_in_a_cell_shown_as_text(
    excel: FrenchExcel, score_as_text: tuple[xw.Book, tuple[int, int]]
) -> None:
    book, spot = score_as_text
    told(excel, book, "fae_scorer_formules")
    cell = excel.books[0].sheet(DONNEES).cells[spot]

    assert cell.formula.startswith("=")
    assert isinstance(cell.value, float)
