"""What becomes of the formulas that name a table, as Excel has it."""

import pytest
import xlwings as xw

from french_excel.com import ComError
from french_excel.excel import FrenchExcel

NAMING = ("=SUM(tblClients[CA])", "=COUNTA(tblClients[NOTE])", "=ROWS(tblClients)", '="CA"')
FIXED = ("=SUM(Feuil1!$B$2:$B$3)", "=COUNTA(Feuil1!$C$2:$C$3)", "=ROWS(Feuil1!$A$2:$C$3)", '="CA"')


@pytest.fixture
def clients(sheet: xw.Sheet) -> xw.main.Table:
    """A table, and formulas beside it that name it."""
    sheet["A1:C3"].value = [["NOM", "CA", "NOTE"], ["a", 1, "x"], ["b", 2, "y"]]
    table = sheet.tables.add(sheet["A1:C3"], name="tblClients")
    sheet["F1:F4"].formula = [["=SUM(tblClients[CA])"], ["=COUNTA(tblClients[NOTE])"], ["=ROWS(tblClients)"], ['="CA"']]
    sheet.book.names.add("honoraires", "=tblClients[CA]")
    return table


def formulas(sheet: xw.Sheet) -> list[str]:
    return [row[0] for row in sheet["F1:F4"].formula]


def test_formulas_forget_a_table_that_is_made_cells(clients: xw.main.Table, sheet: xw.Sheet) -> None:
    clients.api.Unlist()

    assert formulas(sheet) == [
        "=SUM(Feuil1!$B$2:$B$3)",
        "=COUNTA(Feuil1!$C$2:$C$3)",
        "=ROWS(Feuil1!$A$2:$C$3)",
        '="CA"',
    ]
    assert sheet.book.names["honoraires"].refers_to == "=Feuil1!$B$2:$B$3"


def test_formulas_follow_a_table_that_is_resized(clients: xw.main.Table, sheet: xw.Sheet) -> None:
    clients.resize(sheet["A1:C9"])
    assert formulas(sheet)[0] == "=SUM(tblClients[CA])"

    clients.resize(sheet["A1:B9"])
    assert formulas(sheet)[:2] == ["=SUM(tblClients[CA])", "=COUNTA(tblClients[#REF!])"]
    assert sheet["F2"].options(err_to_str=True).value == "#REF!"


@pytest.mark.usefixtures("clients")
def test_formulas_follow_a_header_that_is_written_over(sheet: xw.Sheet) -> None:
    sheet["A1:C1"].value = ["NOM", "NOTE", "NOTE"]

    assert sheet["A1:C1"].value == ["NOM", "NOTE2", "NOTE"]
    assert formulas(sheet)[:2] == ["=SUM(tblClients[NOTE2])", "=COUNTA(tblClients[NOTE])"]

    sheet["A1:C1"].clear_contents()
    assert formulas(sheet)[:2] == ["=SUM(tblClients[Colonne2])", "=COUNTA(tblClients[Colonne3])"]


@pytest.mark.usefixtures("clients")
def test_a_table_cleared_whole_is_gone_and_never_cleared_in_part(sheet: xw.Sheet) -> None:
    with pytest.raises(ComError):
        sheet["A1:B9"].clear()
    sheet["A1:C9"].clear()

    assert len(sheet.tables) == 0
    assert formulas(sheet)[0] == "=SUM(Feuil1!$B$2:$B$3)"


def test_a_table_without_arrows_hides_nothing(clients: xw.main.Table, sheet: xw.Sheet, excel: FrenchExcel) -> None:
    excel.books[0].sheets[0].filtered_rows = {2}
    clients.show_autofilter = False

    assert sheet["1:3"].api.EntireRow.Hidden is False
