"""Bands: cells made one, under a gradient of their style."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from office import validate
from parts import node_differences
from rich_books import rich_book

from fae_xlwings.engine import open_book

LINEAR_GRADIENT = 4000


def shaded(book: xw.Book, name: str = "Bandeau") -> str:
    """A style with a gradient from blue to violet."""
    interior = book.api.Styles.Add(name).Interior
    interior.Pattern = LINEAR_GRADIENT
    interior.Gradient.Degree = 0
    stops = interior.Gradient.ColorStops
    stops.Clear()
    for position, colour in enumerate((0xEA7E66, 0xA24B76)):
        stops.Add(position).Color = colour
    return name


def test_a_style_goes_from_one_colour_to_another(book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:C1"].api.Style = shaded(book)
    book.save(tmp_path / "a.xlsx")

    fill = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["B1"].fill
    assert (fill.type, fill.degree) == ("linear", 0)
    assert [(stop.position, stop.color.rgb) for stop in fill.stop] == [(0, "FF667EEA"), (1, "FF764BA2")]


def test_another_pattern_is_refused_by_name(book: xw.Book) -> None:
    with pytest.raises(NotImplementedError, match=r"Interior\.api\.Pattern"):
        book.api.Styles.Add("Autre").Interior.Pattern = 1


def test_cells_made_one_keep_the_first_value(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:C2"].value = [["titre", "x", "y"], [1, 2, 3]]
    sheet["A1:C1"].merge()
    sheet.book.save(tmp_path / "a.xlsx")

    found = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [str(each) for each in found.merged_cells.ranges] == ["A1:C1"]
    assert sheet["A1:C2"].value == [["titre", None, None], [1.0, 2.0, 3.0]]


def test_cells_merged_again_are_merged_once_and_a_cleared_sheet_has_none(sheet: xw.Sheet) -> None:
    for address in ("A1:B1", "A1:D1", "A2:D2"):
        sheet[address].merge()
    held = sheet.impl.part.find("mergeCells")
    assert [node.get("ref") for node in held] == ["A1:D1", "A2:D2"]
    assert held.get("count") == "2"
    sheet.cells.clear()
    assert sheet.impl.part.find("mergeCells") is None


def test_rows_merged_one_by_one_are_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="across"):
        sheet["A1:B2"].merge(across=True)


def test_merging_leaves_everything_else(tmp_path: Path) -> None:
    source = rich_book(tmp_path / "riche.xlsx")
    book = open_book(source)
    book.sheets[0]["AA1:AC1"].merge()
    book.save(tmp_path / "a.xlsx")

    assert node_differences(source, tmp_path / "a.xlsx") == {"xl/worksheets/sheet1.xml": {"/+mergeCells"}}


@pytest.mark.office
def test_a_band_is_valid(book: xw.Book, sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:F1"].api.Style = shaded(book)
    sheet["A1"].value = "Tableau de bord"
    sheet["A1:F1"].merge()
    book.save(tmp_path / "a.xlsx")

    assert validate(tmp_path / "a.xlsx") == []
