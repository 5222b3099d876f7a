"""Any edits in any order: what was asked is there, and nothing else differs, whoever reads the file."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
import xlwings as xw
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office_book import office_book
from openpyxl.utils.cell import get_column_letter
from parts import node_differences, stored

from fae_xlwings.engine import open_book

SHEET, BOOK, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
TABLE, TYPES = "xl/tables/table1.xml", "[Content_Types].xml"
DRAWING, LINKS = "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"


class Edit(NamedTuple):
    """Something done to a sheet, the nodes that may differ for it (patterns by part), and the cells it fills."""

    does: Callable[[xw.Sheet], object]
    allows: dict[str, str]
    fills: dict[str, Any]


# fmt: off
CELLS = r"/dimension@ref|/sheetData/\+row\[{row}\]|/sheetData/row\[{row}\](@spans|/[+-]?c\[{cell}\].*)"
NEW_TEXTS = {STRINGS: r"@count|@uniqueCount|/\+si"}
NEW_LOOKS = {STYLES: r"/cellXfs(@count|/\+xf)|/dxfs(@count|/\+dxf)|/\+dxfs"}
# Values written on the sheet are shown by its chart.
SHOWN = {r"xl/charts/chart[12].xml": r".*/(num|str)Cache/.*"}
# fmt: on


@st.composite
def values(draw: st.DrawFn) -> Edit:
    """A value put into a cell clear of headers and array formulas."""
    row, column = draw(st.integers(2, 45)), draw(st.sampled_from([1, 2, 3, 6, 9, 30]))
    value: Any = draw(
        st.one_of(st.none(), st.booleans(), st.integers(-999, 999), st.sampled_from(["mot", "l'été", "é <&> "]))
    )
    cell = f"{get_column_letter(column)}{row}"
    allows = {SHEET: CELLS.format(row=row, cell=cell), **NEW_TEXTS, **NEW_LOOKS, **SHOWN}
    held = float(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return Edit(lambda sheet: setattr(sheet[cell], "value", value), allows, {cell: held})


@st.composite
def areas(draw: st.DrawFn) -> str:
    top, left = draw(st.integers(1, 30)), draw(st.integers(1, 12))
    bottom, right = top + draw(st.integers(0, 9)), left + draw(st.integers(0, 3))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


def _validated(area: str, choices: int) -> Edit:
    def do(sheet: xw.Sheet) -> None:
        sheet.cells.data_validation.delete()
        sheet[area].data_validation.set_list(sheet[f"A1:A{choices}"])

    return Edit(do, {SHEET: r"/[+]?dataValidations.*"}, {})


def _coloured(area: str, number: int) -> Edit:
    def do(sheet: xw.Sheet) -> None:
        sheet[area].conditional_formats.add_custom(f"=A1>{number}", fill_color="#aabbcc")

    return Edit(do, {SHEET: r"/\+?conditionalFormatting.*|/extLst.*@priority", **NEW_LOOKS}, {})


def _uncoloured() -> Edit:
    allows = {SHEET: r"/-?conditionalFormatting.*|/extLst/.*(sqref=|f=|-conditionalFormatting)|/extLst/-ext.*"}
    return Edit(lambda sheet: sheet.cells.conditional_formats.clear(), allows, {})


def _named(number: int) -> Edit:
    allows = {BOOK: rf"/definedNames/(\+|)definedName\[nom_{number}\]=?"}
    return Edit(lambda sheet: sheet.book.names.add(f"nom_{number}", "='Données'!$A$1"), allows, {})


def _printed(area: str) -> Edit:
    allows = {BOOK: r"/definedNames/definedName\[_xlnm.Print_Area\]="}
    return Edit(lambda sheet: setattr(sheet.page_setup, "print_area", area), allows, {})


def _drawn(number: int) -> Edit:
    def do(sheet: xw.Sheet) -> None:
        if f"Graphique {number}" not in [each.name for each in sheet.charts]:
            chart = sheet.charts.add(left=20.0 * number, name=f"Graphique {number}")
            chart.set_source_data(sheet["A1:B6"], plot_by="columns")

    allows = {
        DRAWING: r"/\+oneCellAnchor",
        LINKS: r"/\+Relationship.*",
        TYPES: r"/\+Override\[/xl/charts/chart\d+.xml\]",
        r"xl/charts/chart\d+.xml": r"\+",
    }
    return Edit(do, allows, {})


def _grown(bottom: int) -> Edit:
    allows = {TABLE: r"@ref|/autoFilter@ref"}
    return Edit(lambda sheet: sheet.tables["tblClients"].resize(sheet[f"A1:C{bottom}"]), allows, {})


def _set_up(orientation: int, colour: int) -> Edit:
    def do(sheet: xw.Sheet) -> None:
        sheet.api.PageSetup.Orientation = orientation
        sheet.api.Tab.Color = colour

    return Edit(do, {SHEET: r"/\+?pageSetup.*|/sheetPr/[+-]?tabColor.*"}, {})


def _protected(on: bool) -> Edit:
    def do(sheet: xw.Sheet) -> None:
        sheet.api.Protect(AllowSorting=True) if on else sheet.api.Unprotect()

    return Edit(do, {SHEET: r"/[+-]?sheetProtection.*"}, {})


EDITS = st.one_of(
    values(),
    values(),
    values(),
    st.builds(_validated, areas(), st.integers(2, 9)),
    st.builds(_coloured, areas(), st.integers(0, 9)),
    st.builds(_uncoloured),
    st.builds(_named, st.integers(1, 3)),
    st.builds(_printed, st.sampled_from(["$A$1:$C$9", "$B$2:$F$20"])),
    st.builds(_drawn, st.integers(1, 3)),
    st.builds(_grown, st.integers(6, 12)),
    st.builds(_set_up, st.sampled_from([1, 2]), st.integers(0, 0xFFFFFF)),
    st.builds(_protected, st.booleans()),
)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_book(tmp_path_factory.mktemp("book") / "source.xlsm")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=st.lists(EDITS, min_size=1, max_size=8), twice=st.booleans())
@pytest.mark.filterwarnings("ignore:.*extension is not supported", "ignore:.*DrawingML", "ignore:.*wmf")
def test_what_was_asked_is_there_and_nothing_else(source: Path, edits: list[Edit], twice: bool) -> None:
    target = source.with_name("target.xlsm")
    _save(source, target, edits)
    if twice:
        _save(target, target, [])

    assert list(_unasked(source, target, edits)) == []
    filled = {cell: value for edit in edits for cell, value in edit.fills.items()}
    ours = open_book(target).sheets[0]
    theirs = openpyxl.load_workbook(target, data_only=True)["Données"]
    assert {cell: ours[cell].value for cell in filled} == filled
    assert {cell: theirs[cell].value for cell in filled} == filled


def _save(source: Path, target: Path, edits: list[Edit]) -> None:
    book = open_book(source)
    for edit in edits:
        edit.does(book.sheets[0])
    book.save(target)
    book.close()


def _unasked(before: Path, after: Path, edits: list[Edit]) -> Iterator[str]:
    """What differs though no edit may change it."""
    for part, nodes in node_differences(before, after).items():
        patterns = [
            nodes for edit in edits for name, nodes in edit.allows.items() if re.fullmatch(name, part) or name == part
        ]
        yield from (f"{part}: {node}" for node in nodes if not any(re.fullmatch(each, node) for each in patterns))
        if not patterns:
            yield f"{part} was packed anew"


def test_the_same_edits_give_the_same_bytes(source: Path) -> None:
    edits = [_drawn(1), _coloured("A1:B4", 2), _validated("F9", 2), _named(1), _grown(9)]
    first, second = source.with_name("un.xlsm"), source.with_name("deux.xlsm")
    _save(source, first, edits)
    _save(source, second, edits)

    assert first.read_bytes() == second.read_bytes()
    assert stored(first) == stored(second)
