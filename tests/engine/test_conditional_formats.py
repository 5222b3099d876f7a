"""Looks that depend on values."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from lxml import etree
from rich_books import rich_book

from fae_xlwings.engine import open_book

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"


def rules(sheet: xw.Sheet, name: str = f"{MAIN}cfRule") -> list[etree._Element]:
    """The rules of a sheet in the order they are tried."""
    return sorted(sheet.impl.part.frame.iter(name), key=lambda rule: int(rule.get("priority", "0")))


def formulas(sheet: xw.Sheet) -> list[tuple[str | None, str | None]]:
    """The cells and formula of each rule."""
    return [(rule.getparent().get("sqref"), rule.findtext(f"{MAIN}formula")) for rule in rules(sheet)]


def read_back(sheet: xw.Sheet, folder: Path) -> dict[str, list[Any]]:
    """What openpyxl reads of the sheet's rules."""
    sheet.book.save(folder / "a.xlsx")
    found = openpyxl.load_workbook(folder / "a.xlsx").worksheets[0].conditional_formatting
    return {str(each.sqref): each.rules for each in found}


def test_a_formula_rule_keeps_its_look(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:C9"].conditional_formats.add_custom("=$A1>2", fill_color="#ffc7ce", font_color="#9c0006", font_bold=True)

    (rule,) = read_back(sheet, tmp_path)["A1:C9"]
    assert (rule.type, rule.formula) == ("expression", ["$A1>2"])
    assert (rule.dxf.fill.bgColor.rgb, rule.dxf.font.color.rgb, rule.dxf.font.b) == ("FFFFC7CE", "FF9C0006", True)


def test_rules_of_one_look_share_it(sheet: xw.Sheet) -> None:
    for number in (1, 2):
        sheet["A1:A9"].conditional_formats.add_custom(f"=A1={number}", fill_color="#ff0000")

    assert {rule.get("dxfId") for rule in rules(sheet)} == {"0"}


def test_a_colour_scale_has_two_or_three_colours_and_limits(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:A9"].conditional_formats.add_color_scale(["#f8696b", "#ffeb84", "#63be7b"])
    sheet["B1:B9"].conditional_formats.add_color_scale(["#ffffff", "#63be7b"], thresholds=[0, 10])

    found = read_back(sheet, tmp_path)
    three, two = found["A1:A9"][0].colorScale, found["B1:B9"][0].colorScale
    assert [color.rgb for color in three.color] == ["FFF8696B", "FFFFEB84", "FF63BE7B"]
    assert [(limit.type, limit.val) for limit in three.cfvo] == [("min", None), ("percentile", 50), ("max", None)]
    assert [(limit.type, limit.val) for limit in two.cfvo] == [("num", 0), ("num", 10)]


def test_what_the_product_does_not_ask_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"ConditionalFormats\.add_data_bar"):
        sheet["A1:A9"].conditional_formats.add_data_bar("#638ec6")


def test_a_new_rule_goes_first(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A1:A9"].conditional_formats.add_custom("=A1=2", fill_color="#00ff00")

    assert formulas(sheet) == [("A1:A9", "A1=2"), ("A1:A9", "A1=1")]


def test_a_rule_is_not_parted(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")

    with pytest.raises(NotImplementedError, match="une partie seulement"):
        sheet["A4:A5"].conditional_formats.clear()
    assert formulas(sheet) == [("A1:A9", "A1=1")]


def test_clearing_everything_leaves_nothing(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet.cells.conditional_formats.clear()

    assert sheet.impl.part.find("conditionalFormatting") is None


def test_rules_of_newer_excels_stay_until_their_own_cells_are_cleared(tmp_path: Path) -> None:
    sheet = open_book(rich_book(tmp_path / "riche.xlsx")).sheets[0]
    (bar,) = rules(sheet, f"{X14}cfRule")
    before = etree.tostring(bar)

    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A1:A9"].conditional_formats.clear()
    assert etree.tostring(rules(sheet, f"{X14}cfRule")[0]) == before

    sheet.cells.conditional_formats.clear()
    assert rules(sheet, f"{X14}cfRule") == []
    assert b"sparkline" in etree.tostring(sheet.impl.part.frame)
