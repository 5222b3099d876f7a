"""Widths, heights, hidden and grouped lines, as Excel counts them."""

import pytest
import xlwings as xw
from headless import Reopen


@pytest.mark.parametrize("width", [0.5, 1, 8.43, 10, 20.57, 255])
def test_a_width_in_characters_comes_back(sheet: xw.Sheet, reopened: Reopen, width: float) -> None:
    sheet["B:C"].column_width = width

    assert reopened().sheets[0]["B1:C1"].column_width == pytest.approx(width, abs=0.1)


def test_an_untouched_column_has_excels_standard_width(sheet: xw.Sheet) -> None:
    assert sheet["A1"].column_width == 8.43
    assert sheet["A1"].width == 48


def test_columns_of_different_widths_have_no_common_one(sheet: xw.Sheet) -> None:
    sheet["B:B"].column_width = 30

    assert sheet["A1:B1"].column_width is None


def test_a_column_is_parted_from_neighbours_described_with_it(sheet: xw.Sheet) -> None:
    sheet["A:F"].column_width = 20
    sheet["C1"].column_width = 5

    assert [sheet.cells(1, column).column_width for column in range(1, 8)] == [20, 20, 5, 20, 20, 20, 8.43]


def test_heights_are_points(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["2:3"].row_height = 30
    again = reopened().sheets[0]

    assert (again["A1"].row_height, again["A2:A3"].row_height, again["A1:A2"].row_height) == (15, 30, None)


def test_positions_add_up_what_is_before(sheet: xw.Sheet) -> None:
    sheet["A:A"].column_width = 20
    sheet["1:2"].row_height = 40

    assert sheet["B3"].left == sheet["A1"].width
    assert sheet["B3"].top == 80
    assert sheet["A1:B3"].height == 95


def test_hidden_lines_take_no_room(sheet: xw.Sheet) -> None:
    sheet["B:B"].columns.hidden = True
    sheet["2:2"].rows.hidden = True

    assert sheet["C1"].left == sheet["A1"].width
    assert sheet["A3"].top == 15


def test_grouped_lines_are_one_level_deeper(sheet: xw.Sheet) -> None:
    sheet["B:C"].group()
    sheet["2:4"].group()
    sheet["3:3"].group()
    sheet["3:3"].ungroup()
    worksheet = sheet.impl.worksheet

    assert worksheet.column_dimensions["B"].outlineLevel == 1
    assert worksheet.row_dimensions[3].outlineLevel == 1
    with pytest.raises(ValueError, match="niveaux"):
        sheet["9:9"].ungroup()


def test_merged_cells_are_one_area(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2:C3"].merge()
    again = reopened().sheets[0]

    assert again["C3"].merge_area.address == "$B$2:$C$3"
    assert again["B2:C3"].merge_cells is True
    assert again["A1"].merge_area.address == "$A$1"


def test_unmerged_cells_can_be_written_again(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:B1"].merge()
    again = reopened().sheets[0]
    again["A1:B1"].unmerge()
    again["A1"].value = ["a", "b"]

    assert again["A1:B1"].value == ["a", "b"]


def test_merging_across_merges_row_by_row(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].merge(across=True)

    assert sheet["B2"].merge_area.address == "$A$2:$B$2"
