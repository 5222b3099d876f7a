"""Fonts, fills, alignment and borders, over ranges of any size."""

import pytest
import xlwings as xw
from headless import Reopen


def test_a_font_is_set_and_read(sheet: xw.Sheet, reopened: Reopen) -> None:
    font = sheet["A1:B2"].font
    font.bold, font.italic, font.size, font.name, font.color = True, True, 14, "Arial", "#102030"
    font = reopened().sheets[0]["B2"].font

    assert (font.bold, font.italic, font.size, font.name, font.color) == (True, True, 14.0, "Arial", (16, 32, 48))


def test_what_cells_disagree_on_reads_as_nothing(sheet: xw.Sheet) -> None:
    sheet["A1"].font.bold = True
    sheet["A1"].number_format = "0.00"

    assert sheet["A1:A2"].font.bold is None
    assert sheet["A1:A2"].number_format is None
    assert sheet["A2"].font.bold is False


def test_one_attribute_leaves_the_others(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].font.size = 20
    sheet["A2"].font.bold = True
    sheet["A1:A3"].color = "#ffee00"

    assert [cell.font.size for cell in sheet["A1:A3"]] == [20, 20, 20]
    assert [cell.font.bold for cell in sheet["A1:A3"]] == [False, True, False]


@pytest.mark.parametrize("color", ["#ff8000", (255, 128, 0), 0x0080FF])
def test_a_colour_may_be_given_in_three_ways(sheet: xw.Sheet, color: object) -> None:
    sheet["A1"].color = color  # pyright: ignore[reportAttributeAccessIssue]

    assert sheet["A1"].color == (255, 128, 0)


def test_a_background_is_removed_with_nothing(sheet: xw.Sheet) -> None:
    sheet["A1"].color = "#ff0000"
    sheet["A1"].color = None

    assert sheet["A1"].color is None


def test_alignment_is_said_in_xlwings_words(sheet: xw.Sheet, reopened: Reopen) -> None:
    cell = sheet["A1"]
    cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text = "center_across_selection", "center", True
    cell = reopened().sheets[0]["A1"]

    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == (
        "center_across_selection",
        "center",
        True,
    )


def test_an_ordinary_cell_is_general_bottom_and_unwrapped(sheet: xw.Sheet) -> None:
    cell = sheet["A1"]

    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("general", "bottom", False)


def test_borders_are_set_on_all_sides(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2:C3"].borders.set("all", line_style="continuous", weight="medium", color="#0000ff")
    borders = reopened().sheets[0]["B2:C3"].borders

    assert (borders.line_style, borders.weight, borders.color) == ("continuous", "medium", (0, 0, 255))


def test_an_edge_alone_leaves_the_inside_free(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].borders.set("edge_bottom", line_style="double")

    assert sheet["B3"].borders["edge_bottom"].line_style == "double"
    assert sheet["B2"].borders["edge_bottom"].line_style == "none"
    assert sheet["B2:C3"].borders.line_style is None


def test_borders_are_cleared(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].borders.set("all", line_style="continuous")
    sheet["A1:B2"].borders.clear()

    assert sheet["A1"].borders.line_style == "none"


def test_a_whole_column_keeps_its_format_for_cells_to_come(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B1"].value = 1
    sheet["B:B"].number_format = "0.00"
    sheet["B9"].value = 2

    assert [reopened().sheets[0][cell].number_format for cell in ("B1", "B9", "C1")] == ["0.00", "0.00", "General"]


def test_a_whole_row_keeps_its_format_for_cells_to_come(sheet: xw.Sheet) -> None:
    sheet["3:3"].color = "#abcdef"
    sheet["D3"].value = "x"

    assert sheet["D3"].color == (171, 205, 239)


def test_equal_styles_are_shared(sheet: xw.Sheet) -> None:
    sheet["A1:A500"].font.bold = True
    styles = {id(sheet.impl.worksheet._cells[row, 1]._style) for row in range(1, 501)}

    assert len(styles) == 1


def test_local_date_formats_bear_excels_names(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "m/d/yyyy"

    assert sheet["A1"].number_format == "m/d/yyyy"
    assert sheet.impl.worksheet["A1"]._style.numFmtId == 14


def test_clearing_formats_keeps_values_and_clearing_contents_keeps_formats(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, 2]
    sheet["A1:B1"].font.bold = True
    sheet["A1"].clear_formats()
    sheet["B1"].clear_contents()

    assert (sheet["A1"].value, sheet["A1"].font.bold) == (1.0, False)
    assert (sheet["B1"].value, sheet["B1"].font.bold) == (None, True)


def test_clearing_takes_everything(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "x"
    sheet["A1"].add_note("note")
    sheet["A1"].data_validation.set_list(["x"])
    sheet["A1:A2"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A1"].clear()

    assert (sheet["A1"].value, sheet["A1"].note, sheet["A1"].data_validation.type) == (None, None, "none")
    assert len(sheet["A1"].conditional_formats) == 0
    assert len(sheet["A2"].conditional_formats) == 1


def test_colours_may_differ_cell_by_cell(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].color = "#010203"
    sheet["A1:B1"].set_colors([["#ff0000", ...]])

    assert [cell.color for cell in sheet["A1:B1"]] == [(255, 0, 0), (1, 2, 3)]
