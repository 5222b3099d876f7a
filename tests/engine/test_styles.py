"""Named styles dress cells; everything else of `.api` is refused by its name."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from headless import Reopen, dress
from parts import parts
from rich_books import rich_book

from fae_xlwings.engine import open_book

LEFT, CENTRE, BOTTOM = -4131, -4108, -4107


def test_an_unknown_member_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Range\.api\.Foo"):
        _ = sheet["A1"].api.Foo
    with pytest.raises(NotImplementedError, match=r"Worksheet\.api\.Foo = "):
        sheet.api.Foo = 1
    with pytest.raises(NotImplementedError, match=r"Chart\.api\.Export"):
        sheet.charts.add().api[1].Export("a.png")


def test_what_can_only_be_read_or_only_be_set_is_refused_otherwise(book: xw.Book, sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Range\.api\.Address = "):
        sheet["A1"].api.Address = "A2"
    with pytest.raises(NotImplementedError, match=r"Style\.api\.WrapText"):
        _ = book.api.Styles("Normal").WrapText


def test_objects_are_always_true_or_writes_would_be_dropped(sheet: xw.Sheet) -> None:
    assert bool(sheet["A1"].api) is True


def test_a_named_style_dresses_cells(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    style = book.api.Styles.Add("Saisie")
    style.Font.Name, style.Font.Size, style.Font.Bold, style.Font.Italic, style.Font.Color = "Arial", 9, True, True, 255
    style.Interior.Color, style.NumberFormat, style.Locked = 0xCCFFFF, "0.0", False
    style.HorizontalAlignment, style.VerticalAlignment, style.WrapText, style.IndentLevel = LEFT, CENTRE, True, 1
    border = style.Borders(BOTTOM)
    border.LineStyle, border.Color = 1, 0x112233
    sheet["B2"].api.Style = "Saisie"
    again = reopened()
    cell: Any = openpyxl.load_workbook(again.fullname).worksheets[0]["B2"]

    assert [each.Name for each in again.api.Styles] == ["Normal", "Saisie"]
    assert cell.style == "Saisie"
    assert (cell.font.name, cell.font.sz, cell.font.b, cell.font.i, cell.font.color.rgb) == (
        "Arial", 9, True, True, "FFFF0000",
    )  # fmt: skip
    assert (cell.fill.fgColor.rgb, cell.number_format, cell.protection.locked) == ("FFFFFFCC", "0.0", False)
    alignment = cell.alignment
    assert (alignment.horizontal, alignment.vertical, alignment.wrapText, alignment.indent) == (
        "left",
        "center",
        True,
        1,
    )
    assert (cell.border.bottom.style, cell.border.bottom.color.rgb) == ("thin", "FF332211")


def test_a_style_that_is_not_there_is_told(sheet: xw.Sheet) -> None:
    with pytest.raises(KeyError, match="n'existe pas"):
        sheet["A1"].api.Style = "Absent"


def test_a_style_given_to_written_cells_keeps_their_values_and_marks(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = [["'001", 2.0], [None, "=A1"]]
    dress(sheet["A1:B3"], NumberFormat="0.00")
    again = reopened()
    written = openpyxl.load_workbook(again.fullname).worksheets[0]

    assert again.sheets[0]["A1:B2"].formula == (("001", "2"), ("", "=A1"))
    assert written["A1"].quotePrefix
    assert {written.cell(row, column).number_format for row in (1, 2, 3) for column in (1, 2)} == {"0.00"}


def test_a_style_given_to_cells_of_a_file_changes_their_look_only(tmp_path: Path) -> None:
    book = open_book(rich_book(tmp_path / "a.xlsx"))
    before = book.sheets[0].used_range.formula
    dress(book.sheets[0]["A1:F6"], Locked=False)
    book.save()

    assert open_book(tmp_path / "a.xlsx").sheets[0].used_range.formula == before


def test_equal_looks_are_one(sheet: xw.Sheet, reopened: Reopen) -> None:
    for row in range(1, 6):
        dress(sheet[f"A{row}"], NumberFormat="0.00")
    sheet["B1:B5"].value = "=1"
    styles = parts(Path(reopened().fullname))["xl/styles.xml"]

    assert styles.count(b"<numFmt ") == 0
    assert styles.count(b"<font>") == 1


def test_a_style_that_changes_is_given_as_it_is_now(book: xw.Book, sheet: xw.Sheet) -> None:
    style = book.api.Styles.Add("a")
    looks: list[float] = []
    for cell, size in (("A1", 9), ("A2", 12)):
        style.Font.Size = size
        sheet[cell].api.Style = "a"
        looks.append(sheet.impl.part.looks_under(sheet[cell].impl.area)[0])

    styles = sheet.impl.part.shared.styles
    assert [styles.part_in(styles.xf(look), "font").find("{*}sz").get("val") for look in looks] == ["9", "12"]
