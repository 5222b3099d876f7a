"""What a user may still do on our protected pages: take charts, sort and filter lists, widen columns."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import macros
from french_excel.com import ComError
from french_excel.excel import FrenchExcel

LISTS = {"Livrables Word": "tblRapports", "Exports": "tblExports", "Diagnostic": "tblAnomalies"}
CHARTED = ("Dashboard", "Simulateur CA", "Analyse Risques", "Budget TCO")


@pytest.fixture
def drawn(excel: FrenchExcel, ours: Path) -> xw.Book:
    """The workbook once every page was drawn by a button."""
    book = excel.open(ours)
    with excel.calling(book):
        macros.run("fae_actualiser")
    return book


@pytest.mark.parametrize("page", CHARTED)
def test_charts_can_be_taken(page: str, drawn: xw.Book) -> None:
    sheet = drawn.sheets[page]
    assert sheet.api.ProtectContents
    assert not sheet.api.ProtectDrawingObjects

    sheet.charts[0].name = "le mien"
    assert sheet.charts["le mien"].api[1] is not None


def test_charts_could_not_be_taken_if_drawings_were_locked(drawn: xw.Book) -> None:
    sheet = drawn.sheets["Dashboard"]
    sheet.api.Unprotect("")
    sheet.api.Protect()

    with pytest.raises(ComError):
        sheet.charts[0].name = "le mien"


@pytest.mark.parametrize(("page", "table"), LISTS.items())
def test_lists_can_be_sorted_and_filtered(page: str, table: str, drawn: xw.Book) -> None:
    """Excel sorts unlocked cells only, and filters where arrows are already there."""
    sheet = drawn.sheets[page]
    rights = sheet.api.Protection

    assert (rights.AllowSorting, rights.AllowFiltering, rights.AllowFormattingColumns) == (True, True, True)
    assert sheet.tables[table].show_autofilter
    assert sheet.tables[table].data_body_range.api.Locked is False


def test_a_list_is_sorted_on_its_page(drawn: xw.Book) -> None:
    cells = drawn.sheets["Diagnostic"].tables["tblAnomalies"].data_body_range
    rows = cells.options(ndim=2).value
    key = next(place for place, column in enumerate(zip(*rows, strict=True)) if len(set(column)) > 1)
    cells.api.Sort(Key1=cells[:, key].api, Order1=1, Header=2)

    assert cells.options(ndim=2).value == sorted(rows, key=lambda row: row[key])
    assert cells.options(ndim=2).value != rows


@pytest.mark.parametrize("page", ["Matrice 2.0", "Plan d'Action", "Dashboard"])
def test_what_is_no_list_is_not_sorted(page: str, drawn: xw.Book) -> None:
    """Its cells are formulas: sorted, they would no longer name what stands beside them."""
    sheet = drawn.sheets[page]

    with pytest.raises(ComError, match="protégée"):
        sheet["B8:B12"].api.Sort(Key1=sheet["B8:B12"].api, Order1=1, Header=2)


def test_parameters_keep_their_order(drawn: xw.Book) -> None:
    """Formulas name each parameter by its cell: sorted, they would all say something else."""
    assert drawn.sheets["Paramètres"].tables["tblParametres"].data_body_range.api.Locked is not False
