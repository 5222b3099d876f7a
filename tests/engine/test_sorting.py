"""Rows sorted, repeated rows removed, texts found and replaced."""

import pytest
import xlwings as xw


def test_rows_are_sorted_by_several_columns(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["nom", "ca"], ["b", 1], ["a", 2], ["B", 3]]
    sheet["A1:B4"].sort([1, 2], [True, False], has_headers=True)

    assert sheet["A1:B4"].value == [["nom", "ca"], ["a", 2.0], ["B", 3.0], ["b", 1.0]]


def test_numbers_come_before_texts_before_truths_and_blanks_last(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[True], ["x"], [None], [2], ["#N/A"]]
    sheet["A1:A5"].sort(1)
    assert sheet["A1:A5"].options(err_to_str=True).value == [2.0, "x", True, "#N/A", None]
    sheet["A1:A5"].sort(1, ascending=False)
    assert sheet["A1:A5"].options(err_to_str=True).value == ["#N/A", True, "x", 2.0, None]


def test_looks_and_formulas_move_with_their_row(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[2], [1]]
    sheet["B1:B2"].formula = "=A1*10"
    sheet["A1"].font.bold = True
    sheet["A1:B2"].sort(1)

    assert [cell.font.bold for cell in sheet["A1:A2"]] == [False, True]
    assert sheet["B1:B2"].formula == (("=A1*10",), ("=A2*10",))


def test_merged_cells_are_not_sorted(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].merge()
    with pytest.raises(ValueError, match="fusionnées"):
        sheet["A1:B4"].sort(1)


def test_repeated_rows_are_removed(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", 1], ["A", 2], ["b", 1]]
    sheet["A1:B3"].remove_duplicates(1)

    assert sheet["A1:B3"].value == [["a", 1.0], ["b", 1.0], [None, None]]


def test_a_text_is_found_by_rows_columns_and_backwards(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["un", "deux"], ["deux cents", "un"]]
    cells = sheet["A1:B2"]

    assert cells.find("deux").address == "$B$1"
    assert cells.find("deux", order="columns").address == "$A$2"
    assert cells.find("un", direction="backward").address == "$B$2"
    assert cells.find("d*s", whole=True).address == "$A$2"
    assert cells.find("Deux", match_case=True) is None


def test_texts_are_replaced_in_values_and_formulas(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "vieux vieux"
    sheet["A2"].formula = '="vieux"&B1'
    sheet["A1:A2"].replace_all("vieux", "neuf")

    assert (sheet["A1"].value, sheet["A2"].formula) == ("neuf neuf", '="neuf"&B1')


def test_cells_are_picked_by_what_they_hold(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, "x"], [2, None]]
    sheet["A3:B3"].formula = "=1"
    cells = sheet["A1:B3"]

    assert [area.address for area in cells.get_special_cells("formulas")] == ["$A$3:$B$3"]
    assert [area.address for area in cells.get_special_cells("blanks")] == ["$B$2"]
    assert [area.address for area in cells.get_special_cells("constants", "numbers")] == ["$A$1:$A$2"]


def test_moving_by_arrows_stops_where_excel_stops(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1], [2], [None], [4]]

    assert sheet["A1"].end("down").row == 2
    assert sheet["A2"].end("down").row == 4
    assert sheet["A4"].end("down").row == 1_048_576
    assert sheet["A4"].end("up").row == 2
    assert sheet["C1"].end("left").column == 1


def test_the_region_around_a_cell_ends_with_blanks(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [[1, None], [None, 2], [3, 4]]
    sheet["F2"].value = 9

    assert sheet["C3"].current_region.address == "$B$2:$C$4"
    assert sheet["H9"].current_region.address == "$H$9"


def test_a_table_expands_down_and_right_up_to_blanks(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[None, 1, 2], [3, 4, None], [5, None, None]]

    assert sheet["A1"].expand("table").address == "$A$1:$C$3"
    assert sheet["B1"].expand("right").address == "$B$1:$C$1"
    assert sheet["B1"].expand("down").address == "$B$1:$B$2"
