"""Tables: made, read by their parts, resized."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen

from fae_xlwings.engine import open_book


@pytest.fixture
def table(sheet: xw.Sheet) -> xw.main.Table:
    sheet["B2"].value = [["nom", "ca"], ["a", 1], ["b", 2]]
    return sheet.tables.add(sheet["B2:C4"], name="tbl", table_style_name="TableStyleLight9")


def test_a_table_has_parts(table: xw.main.Table, sheet: xw.Sheet) -> None:
    assert table.range.address == "$B$2:$C$4"
    assert table.header_row_range.value == ["nom", "ca"]
    assert table.data_body_range.value == [["a", 1.0], ["b", 2.0]]
    assert sheet["C3"].table == table or sheet["C3"].table.name == "tbl"
    assert sheet["A1"].table is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tbl", "$B$3:$C$4"),
        ("TBL[ca]", "$C$3:$C$4"),
        ("tbl[#All]", "$B$2:$C$4"),
        ("tbl[#Headers]", "$B$2:$C$2"),
        ("tbl[[#All],[ca]]", "$C$2:$C$4"),
        ("tbl[[nom]:[ca]]", "$B$3:$C$4"),
    ],
)
def test_its_cells_go_by_structured_names(table: xw.main.Table, text: str, address: str) -> None:
    assert table.parent.range(text).address == address


def test_it_comes_back_from_the_file(table: xw.main.Table, reopened: Reopen) -> None:
    table.show_table_style_row_stripes = False
    again = reopened().sheets[0].tables["tbl"]

    assert (again.table_style, again.show_table_style_row_stripes) == ("TableStyleLight9", False)
    assert again.show_autofilter is True


def test_header_cells_become_distinct_texts(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["x", "X", None, 2026]]
    sheet.tables.add(sheet["A1:D2"])

    assert sheet["A1:D1"].value == ["x", "X2", "Column3", "2026"]


def test_a_larger_range_names_its_new_columns(table: xw.main.Table, sheet: xw.Sheet) -> None:
    sheet["D2"].value = "score"
    table.resize(sheet["B2:E9"])

    assert sheet["B2:E2"].value == ["nom", "ca", "score", "Column4"]
    assert table.range.address == "$B$2:$E$9"


def test_a_table_keeps_its_header_row(table: xw.main.Table, sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="en-tête"):
        table.resize(sheet["B3:C9"])


def test_tables_cannot_overlap_nor_share_a_name(table: xw.main.Table, sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="touche déjà"):
        sheet.tables.add(sheet["C4:D5"])
    with pytest.raises(ValueError, match="déjà pris"):
        sheet.tables.add(sheet["H1:I2"], name=table.name.upper())


def test_totals_add_a_row_and_take_it_away(table: xw.main.Table) -> None:
    table.show_totals = True
    assert table.totals_row_range.address == "$B$5:$C$5"
    assert table.data_body_range.address == "$B$3:$C$4"
    table.show_totals = False
    assert table.range.address == "$B$2:$C$4"


def test_a_formula_shared_by_a_column_is_given_to_new_rows(
    table: xw.main.Table, sheet: xw.Sheet, reopened: Reopen
) -> None:
    sheet["D2"].value = "double"
    table.resize(sheet["B2:D4"])
    sheet["D3:D4"].formula = "=[@ca]*2"
    columns = reopened().sheets[0].tables["tbl"].impl.table.tableColumns

    assert columns[2].calculatedColumnFormula.attr_text == "tbl[[#This Row],[ca]]*2"
    assert columns[1].calculatedColumnFormula is None


@pytest.mark.parametrize(
    ("formulas", "shared"),
    [
        (["=C3*2", "=C4*2"], "C3*2"),
        (["=C2+C3", "=C3+C4"], "C2+C3"),
        (["=C3*$G$1+p_c3", "=C4*$G$1+p_c3"], "C3*$G$1+p_c3"),
        (['=IF(C3="","",C3*10%)', '=IF(C4="","",C4*10%)'], 'IF(C3="","",C3*10%)'),
        (["='Feuille 2'!C3", "='Feuille 2'!C4"], "'Feuille 2'!C3"),
        (["=SUM(C$3:C3)", "=SUM(C$3:C4)"], "SUM(C$3:C3)"),
        (["=C3*2", "=C4*3"], None),
        (["=C3*2", "=C3*2"], None),
        (["=C3*2", 8], None),
        ([2, 2], None),
    ],
)
def test_formulas_that_say_the_same_from_row_to_row_are_given_to_new_rows(
    formulas: list[object], shared: str | None, table: xw.main.Table, sheet: xw.Sheet, reopened: Reopen
) -> None:
    sheet["D2"].value = "calcul"
    table.resize(sheet["B2:D4"])
    sheet["D3"].value, sheet["D4"].value = formulas
    formula = reopened().sheets[0].tables["tbl"].impl.table.tableColumns[2].calculatedColumnFormula

    assert (formula and formula.attr_text) == shared


def test_a_column_keeps_its_formula_while_one_cell_follows_it(
    table: xw.main.Table, sheet: xw.Sheet, reopened: Reopen, tmp_path: Path
) -> None:
    sheet["D2"].value = "calcul"
    table.resize(sheet["B2:D4"])
    sheet["D3:D4"].formula = "=[@ca]*2"
    again = reopened()
    again.sheets[0]["D4"].value = 7
    again.save(tmp_path / "autre.xlsx")
    column = open_book(tmp_path / "autre.xlsx").sheets[0].tables["tbl"].impl.table.tableColumns[2]

    assert column.calculatedColumnFormula.attr_text == "tbl[[#This Row],[ca]]*2"


def test_a_table_is_renamed(table: xw.main.Table, sheet: xw.Sheet) -> None:
    table.name = "clients"

    assert [each.name for each in sheet.tables] == ["clients"]
    assert sheet["clients"].address == "$B$3:$C$4"


def test_a_table_may_become_ordinary_cells(table: xw.main.Table, sheet: xw.Sheet) -> None:
    table.api.Unlist()

    assert len(sheet.tables) == 0
    assert sheet["B3"].value == "a"


def test_rows_are_added_and_removed_with_what_lies_below(table: xw.main.Table, sheet: xw.Sheet) -> None:
    sheet["B6"].value = "dessous"
    table.rows.add(["c", 3])
    table.rows.add(["z", 0], index=1)
    assert table.data_body_range.value == [["z", 0.0], ["a", 1.0], ["b", 2.0], ["c", 3.0]]
    assert sheet["B8"].value == "dessous"
    table.rows[1].delete()
    assert table.columns["nom"].data_body_range.value == ["z", "b", "c"]
    assert sheet["B7"].value == "dessous"


def test_columns_are_added_and_removed(table: xw.main.Table, sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["D3"].value = "à côté"
    table.columns.add("score")
    table.columns.add("code", index=1)
    assert [column.name for column in table.columns] == ["code", "nom", "ca", "score"]
    assert sheet["F3"].value == "à côté"
    table.columns["nom"].delete()
    again = reopened().sheets[0].tables["tbl"]
    assert again.header_row_range.value == ["code", "ca", "score"]
    assert again.columns["ca"].data_body_range.value == [1.0, 2.0]


def test_the_empty_row_of_a_new_table_is_filled_first(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["x", "y"]
    table = sheet.tables.add(sheet["A1:B1"])
    table.rows.add([1, 2])

    assert table.range.address == "$A$1:$B$2"
    assert table.data_body_range.value == [1.0, 2.0]


def test_data_without_headers_get_some(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    table = sheet.tables.add(sheet["A1:B2"], has_headers=False)

    assert table.header_row_range.value == ["Column1", "Column2"]
    assert table.data_body_range.value == [[1.0, 2.0], [3.0, 4.0]]


def test_a_table_is_sorted_by_its_columns(table: xw.main.Table) -> None:
    table.sort(2, ascending=False)

    assert table.data_body_range.value == [["b", 2.0], ["a", 1.0]]


def test_rows_are_hidden_by_a_filter(table: xw.main.Table, sheet: xw.Sheet) -> None:
    table.autofilter.apply_comparison(2, "greater_than", 1)

    assert [sheet[f"A{row}"].rows.hidden for row in (2, 3, 4)] == [False, True, False]
    assert table.autofilter.criteria[1].operator == "greater_than"
    table.autofilter.clear()
    assert sheet["A3"].rows.hidden is False
