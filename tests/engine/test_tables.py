"""Tables: made, read by their parts, resized, made cells again."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from headless import Reopen
from office import validate
from parts import parts

from fae_xlwings.engine import open_book


@pytest.fixture
def table(sheet: xw.Sheet) -> xw.main.Table:
    sheet["B2"].value = [["nom", "ca"], ["a", 1], ["b", 2]]
    return sheet.tables.add(sheet["B2:C4"], name="tbl", table_style_name="TableStyleLight9")


def listing(folder: Path, book: xw.Book, name: str = "tbl") -> openpyxl.worksheet.table.Table:
    """The table as openpyxl reads it in the saved book."""
    book.save(folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx").worksheets[0].tables[name]


def test_it_comes_back_from_the_file(table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path, reopened: Reopen) -> None:
    found = listing(tmp_path, sheet.book)

    assert (found.ref, found.autoFilter.ref, found.tableStyleInfo.name) == ("B2:C4", "B2:C4", "TableStyleLight9")
    assert [(column.id, column.name) for column in found.tableColumns] == [(1, "nom"), (2, "ca")]
    assert table.name == "tbl"
    again = reopened().sheets[0].tables["TBL"]
    assert (again.name, again.range.address, again.show_totals) == ("tbl", "$B$2:$C$4", False)


def test_headers_become_distinct_texts(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["ca", "CA", None, 2026], [1, 2, 3, 4]]
    sheet.tables.add(sheet["A1:D2"])

    assert sheet["A1:D1"].value == ["ca", "CA2", "Column3", "2026"]
    assert [table.name for table in sheet.tables] == ["Table1"]


def test_a_header_alone_gets_a_row(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["x", "y"]

    assert sheet.tables.add(sheet["A1:B1"]).range.address == "$A$1:$B$2"


def test_it_grows_down_and_to_the_right_with_new_ids(table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["D2"].value = "score"
    table.resize(sheet["B2:E9"])
    assert sheet["B2:E2"].value == ["nom", "ca", "score", "Column4"]
    table.resize(sheet["B2:D5"])
    sheet["E2"].value = "autre"
    table.resize(sheet["B2:E5"])

    columns = listing(tmp_path, sheet.book).tableColumns
    assert [(column.id, column.name) for column in columns] == [(1, "nom"), (2, "ca"), (3, "score"), (4, "autre")]


def test_a_table_keeps_its_header_row(table: xw.main.Table, sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="en-tête"):
        table.resize(sheet["B3:C9"])


def test_criteria_stay_on_their_columns_and_go_with_them(tmp_path: Path) -> None:
    path = tmp_path / "filtre.xlsx"
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["a", "b", "c"], [1, 2, 3], [4, 5, 6]):
        sheet.append(row)
    made = openpyxl.worksheet.table.Table(displayName="tbl", ref="A1:C3")
    made.autoFilter = openpyxl.worksheet.filters.AutoFilter("A1:C3")
    made.autoFilter.add_filter_column(1, ["2"])
    made.autoFilter.add_filter_column(2, ["3"])
    made.autoFilter.add_sort_condition("C2:C3")
    made.sortState, made.autoFilter.sortState = made.autoFilter.sortState, None
    made.sortState.ref = "A2:C3"
    sheet.add_table(made)
    book.save(path)

    ours = open_book(path)
    ours.sheets[0].tables["tbl"].resize(ours.sheets[0]["B1:B3"])
    found = listing(tmp_path, ours)
    assert [(column.id, column.name) for column in found.tableColumns] == [(2, "b")]
    assert (found.autoFilter.ref, [each.colId for each in found.autoFilter.filterColumn]) == ("B1:B3", [0])
    assert found.sortState is None


def test_tables_cannot_overlap_nor_share_a_name(table: xw.main.Table, sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="touche déjà"):
        sheet.tables.add(sheet["C4:D5"])
    with pytest.raises(ValueError, match="déjà pris"):
        sheet.tables.add(sheet["H1:I2"], name=table.name.upper())
    with pytest.raises(ValueError, match="ne peut pas être un nom"):
        sheet.tables.add(sheet["H1:I2"], name="A1")


def test_data_without_headers_are_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="has_headers"):
        sheet.tables.add(sheet["A1:B2"], has_headers=False)


def test_a_formula_given_to_a_whole_column_is_given_to_new_rows(
    table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path
) -> None:
    sheet["D2:E2"].value = ["double", "somme"]
    table.resize(sheet["B2:E4"])
    sheet["D3:D4"].formula = "=tbl[[#This Row],[ca]]*2"
    sheet["E3:E4"].formula = "=SUM(C$3:C3)"
    columns = listing(tmp_path, sheet.book).tableColumns

    assert columns[2].calculatedColumnFormula.attr_text == "tbl[[#This Row],[ca]]*2"
    assert columns[3].calculatedColumnFormula.attr_text == "SUM(C$3:C3)"
    assert columns[1].calculatedColumnFormula is None


def test_a_column_keeps_its_formula_while_one_cell_follows_it(
    table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path
) -> None:
    sheet["D2"].value = "calcul"
    table.resize(sheet["B2:D4"])
    sheet["D3:D4"].formula = "=tbl[[#This Row],[ca]]*2"
    listing(tmp_path, sheet.book)
    again = open_book(tmp_path / "a.xlsx")
    again.sheets[0]["D4"].value = 7
    kept = listing(tmp_path, again).tableColumns[2].calculatedColumnFormula
    assert kept.attr_text == "tbl[[#This Row],[ca]]*2"
    again.sheets[0]["D3"].value = 8
    assert listing(tmp_path, again).tableColumns[2].calculatedColumnFormula is None


@pytest.mark.usefixtures("table")
def test_columns_follow_their_header_cells(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["B2:C2"].value = ["raison\nsociale", "ca"]

    listing(tmp_path, sheet.book)
    assert b'name="raison_x000a_sociale"' in parts(tmp_path / "a.xlsx")["xl/tables/table1.xml"]


def test_a_table_may_become_ordinary_cells(table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path) -> None:
    table.api.Unlist()
    sheet.book.save(tmp_path / "a.xlsx")

    assert len(sheet.tables) == 0
    assert "tbl" not in sheet.tables
    assert sheet["B3"].value == "a"
    assert [name for name in parts(tmp_path / "a.xlsx") if "table" in name] == []


LOSING = ("=SUM(tbl[ca])", '=COUNTA(tbl[nom])&"tbl[ca]"', "=ROWS(tbl[[nom]:[ca]])", "=SUM(autretbl[ca])")
LOST = ("=SUM(tbl[#REF!])", '=COUNTA(tbl[nom])&"tbl[ca]"', "=ROWS(tbl[#REF!])", "=SUM(autretbl[ca])")


@pytest.mark.parametrize("saved", [False, True], ids=["written", "from the file"])
def test_formulas_that_name_a_lost_column_are_broken(
    saved: bool, table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path
) -> None:
    sheet["D2"].value = "double"
    table.resize(sheet["B2:D4"])
    sheet["D3:D4"].formula = "=tbl[[#This Row],[ca]]*2"
    sheet["G1:G4"].formula = [[text] for text in LOSING]
    sheet["H1:H3"].formula = "=SUM(tbl[ca])+G1"
    sheet.book.names.add("honoraires", "=tbl[ca]")
    sheet["J1"].value = "somme"
    sheet.tables.add(sheet["J1:J3"], name="autre")
    sheet["J2:J3"].formula = "=SUM(tbl[ca])"
    if saved:
        sheet.book.save(tmp_path / "a.xlsx")
        sheet = open_book(tmp_path / "a.xlsx").sheets[0]
    sheet.tables["tbl"].resize(sheet["B2:B4"])

    assert [row[0] for row in sheet["G1:G4"].formula] == [*LOST]
    assert [row[0] for row in sheet["H1:H3"].formula] == [f"=SUM(tbl[#REF!])+G{row}" for row in (1, 2, 3)]
    assert [row[0] for row in sheet["D3:D4"].formula] == ["=tbl[#REF!]*2"] * 2
    assert sheet["G1"].options(err_to_str=True).value == "#REF!"
    if saved:
        kept = listing(tmp_path, sheet.book, "autre").tableColumns[0].calculatedColumnFormula
        assert kept.attr_text == "SUM(tbl[#REF!])"
    assert sheet.book.names["honoraires"].refers_to == "=tbl[#REF!]"


def test_a_table_without_arrows_hides_nothing(table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["3:3"].api.EntireRow.Hidden = True
    table.show_autofilter = False
    assert (table.show_autofilter, sheet["3:4"].api.EntireRow.Hidden) == (False, False)
    assert listing(tmp_path, sheet.book).autoFilter is None

    table.show_autofilter = True
    assert listing(tmp_path, sheet.book).autoFilter.ref == "B2:C4"


def test_totals_go_with_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "totaux.xlsx"
    book = openpyxl.Workbook()
    for row in (["nom", "ca"], ["a", 1], ["Total", "=SUBTOTAL(109,tbl[ca])"]):
        book.worksheets[0].append(row)
    made = openpyxl.worksheet.table.Table(displayName="tbl", ref="A1:B3", totalsRowCount=1)
    made._initialise_columns()
    made.tableColumns[0].totalsRowLabel, made.tableColumns[1].totalsRowFunction = "Total", "sum"
    book.worksheets[0].add_table(made)
    book.save(path)

    ours = open_book(path)
    table = ours.sheets[0].tables["tbl"]
    table.show_totals = False

    assert (table.show_totals, table.range.address, ours.sheets[0]["A3:B3"].value) == (False, "$A$1:$B$2", [None, None])
    assert [column.totalsRowFunction for column in listing(tmp_path, ours).tableColumns] == [None, None]
    with pytest.raises(NotImplementedError, match="show_totals"):
        table.show_totals = True


@pytest.mark.usefixtures("table")
def test_ids_are_those_of_no_other_table(book: xw.Book, tmp_path: Path) -> None:
    other = book.sheets.add("Autre")
    other["A1"].value = [["x"], [1]]
    other.tables.add(other["A1:A2"])
    book.save(tmp_path / "a.xlsx")

    ids = [part for name, part in parts(tmp_path / "a.xlsx").items() if name.startswith("xl/tables/")]
    assert [b' id="1"' in ids[0], b' id="2"' in ids[1]] == [True, True]


@pytest.mark.office
def test_tables_are_valid(table: xw.main.Table, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["D2"].value = "double"
    table.resize(sheet["B2:D4"])
    sheet["D3:D4"].formula = "=tbl[[#This Row],[ca]]*2"
    sheet["G1"].formula = "=SUM(tbl[double])"
    table.show_autofilter = False
    table.resize(sheet["B2:C4"])
    sheet.book.save(tmp_path / "a.xlsx")

    assert validate(tmp_path / "a.xlsx") == []
