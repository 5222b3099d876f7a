"""Every `=FAE_…` answers the same from the cells of a French Excel as from those of the file."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from pressing import edited
from random_portfolios import messy

from fae_xlwings import udfs
from fae_xlwings.engine import calling, open_book
from french_excel.cell_functions import called, served
from french_excel.excel import FrenchExcel
from french_excel.store import ErrorValue

BY_CLIENT = ("FAE_SCORE", "FAE_PRIORITE", "FAE_ETOILES", "FAE_RISQUE", "FAE_NIVEAU_RISQUE")
COLUMNS = ("C3:C35", "D3:D35", "E3:E35")
AREA = "A2:H35"
CALLS = (
    *((name, COLUMNS) for name in BY_CLIENT),
    ("FAE_SEGMENT", ("C3:C35",)),
    ("FAE_ANALYSE", (AREA,)),
    ("FAE_INDICATEUR", ("ca_total", AREA)),
    ("FAE_SCORE", ("C3", "D3", "E3")),
)


@pytest.fixture
def server() -> Iterator[Any]:
    """The server that Excel's formulas call."""
    with served() as server:
        yield server


@pytest.fixture(scope="module")
def portfolio(product: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose clients are anything; no function changes it."""
    path = Path(shutil.copy(product, tmp_path_factory.mktemp("cellules")))
    rows = [[f"'{value}" if isinstance(value, str) else value for value in row] for row in messy(3)]
    return edited(path, {f"Données!A{number}:E{number}": row for number, row in enumerate(rows, start=6)})


def ranges(book: xw.Book, given: tuple[str, ...]) -> list[Any]:
    return [book.sheets["Données"].range(each) if each[0].isupper() else each for each in given]


def test_every_function_is_called_here() -> None:
    assert {name for name, _ in CALLS} == {name for name in vars(udfs) if name.startswith("FAE_")}


@pytest.mark.parametrize(("name", "given"), CALLS, ids=lambda part: part if isinstance(part, str) else ";".join(part))
def test_a_function_answers_the_same_in_both(
    name: str, given: tuple[str, ...], server: Any, excel: FrenchExcel, portfolio: Path
) -> None:
    live, closed = excel.open(portfolio), open_book(portfolio)

    answer = called(server, name, live, live.sheets["Données"]["Z3"], *ranges(live, given))
    with calling(closed):
        values = [each.options(ndim=2).value if isinstance(each, xw.Range) else each for each in ranges(closed, given)]
        expected = getattr(udfs, name)(*values)

    assert answer == ([list(row) for row in expected] if isinstance(expected, list) else expected)


def test_a_function_is_answered_in_a_workbook_on_onedrive(server: Any, excel: FrenchExcel, portfolio: Path) -> None:
    book = excel.open(portfolio)
    excel.books[0].folder = "https://firme.sharepoint.com/Documents"

    answer = called(server, "FAE_SCORE", book, book.sheets["Données"]["Z3"], *ranges(book, ("C3", "D3", "E3")))

    assert answer == 170.0


@pytest.mark.parametrize("error", ["#N/A", "#SPILL!", "#CALC!"])
def test_a_client_whose_fees_are_an_error_is_to_complete(
    error: str, server: Any, excel: FrenchExcel, portfolio: Path
) -> None:
    book = excel.open(portfolio)
    excel.books[0].sheet("Données").cells[3, 3].value = ErrorValue(error)

    answer = called(server, "FAE_PRIORITE", book, book.sheets["Données"]["Z3"], *ranges(book, ("C3", "D3", "E3")))

    assert answer == "À compléter"
