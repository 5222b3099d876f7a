"""Widths, heights and hidden lines, as Excel counts them."""

import pytest
import xlwings as xw
from headless import Reopen


@pytest.mark.parametrize(
    ("width", "points"), [(0.5, 4.5), (1, 9), (8.43, 48), (10, 56.25), (13.5, 75), (20.57, 111.75), (255, 1342.5)]
)
def test_a_width_in_characters_is_so_many_points(
    sheet: xw.Sheet, reopened: Reopen, width: float, points: float
) -> None:
    sheet["B:C"].column_width = width

    assert [each.width for each in reopened().sheets[0]["B1:C1"]] == [points, points]


def test_an_untouched_column_has_excels_standard_width(sheet: xw.Sheet) -> None:
    assert sheet["A1"].width == 48


def test_a_column_is_parted_from_neighbours_described_with_it(sheet: xw.Sheet) -> None:
    sheet["A:F"].column_width = 20
    sheet["C1"].column_width = 1

    assert [sheet.cells(1, column).width for column in range(1, 8)] == [108.75, 108.75, 9, 108.75, 108.75, 108.75, 48]


def test_heights_are_points(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["2:3"].row_height = 30
    again = reopened().sheets[0]

    assert [again[cell].height for cell in ("A1", "A2", "A3", "A1:A3")] == [15, 30, 30, 75]


def test_positions_add_up_what_is_before(sheet: xw.Sheet) -> None:
    sheet["A:A"].column_width = 20
    sheet["1:2"].row_height = 40

    assert sheet["B3"].left == sheet["A1"].width
    assert sheet["B3"].top == 80
    assert sheet["A1:B3"].height == 95


def test_hidden_lines_take_no_room(sheet: xw.Sheet) -> None:
    sheet["B2"].api.EntireColumn.Hidden = True
    sheet.impl.part.edit_line(2)["hidden"] = "1"

    assert sheet["C1"].left == sheet["A1"].width
    assert sheet["A3"].top == 15


def test_hiding_is_told_line_by_line(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2"].api.EntireColumn.Hidden = True
    sheet.impl.part.edit_line(2)["hidden"] = "1"
    again = reopened().sheets[0]

    assert [again[cell].api.EntireColumn.Hidden for cell in ("A1", "B1", "A1:B1")] == [False, True, None]
    assert [again[cell].api.EntireRow.Hidden for cell in ("A1", "A2", "A3", "A1:A2")] == [False, True, False, None]
    with pytest.raises(NotImplementedError, match=r"Range\.api\.Hidden"):
        sheet["A1:B2"].api.Hidden = True


def test_an_outline_is_told_column_by_column(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["F:H"].api.EntireColumn.OutlineLevel = 3
    sheet["G:G"].api.EntireColumn.OutlineLevel = 2
    sheet["H:H"].api.EntireColumn.OutlineLevel = 1
    again = reopened().sheets[0]

    assert [again[cell].api.EntireColumn.OutlineLevel for cell in ("E1", "F1", "G1", "H1")] == [1, 3, 2, 1]
    assert again.impl.part.find("sheetFormatPr").get("outlineLevelCol") == "2"
