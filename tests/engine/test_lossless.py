"""Whatever is edited, parts nobody touched lie in the file as they lay, in an edited part the asked nodes differ."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from libreoffice import program
from office import opens_in_libreoffice, validate
from office_book import office_book
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.worksheet.table import Table
from parts import node_differences, parts, stored
from rich_books import addin_book, ribbon_book, rich_book, threaded_book

from fae_xlwings.engine import open_book

Edit = Callable[[xw.Sheet], object]
# The nodes that an edit may change, by part.
Nodes = dict[str, set[str]]

SHEET, BOOK, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
RELS, TYPES = "xl/worksheets/_rels/sheet1.xml.rels", "[Content_Types].xml"


def plain_book(path: Path) -> Path:
    """A workbook of openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["h", "i"])
    sheet.append(["x", 2])
    sheet.conditional_formatting.add("B2:B9", ColorScaleRule("min", None, "FFFF0000", "max", None, "FF00FF00"))
    sheet.add_table(Table(displayName="tblClients", ref="A1:B2"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2))
    sheet.add_chart(chart, "A20")
    book.create_sheet("Autre")["A1"].value = "=1+1"
    book.save(path)
    return path


def calculated_by_libreoffice(path: Path) -> Path:
    """The rich workbook as LibreOffice writes it."""
    source = rich_book(path.with_name("source.xlsx"))
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(path.parent / "lo")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return Path(shutil.move(path.parent / "lo" / "source.xlsx", path))


def signed_book(path: Path) -> Path:
    return office_book(path, signed=True)


BOOKS = {
    "rich.xlsx": rich_book,
    "ribbon.xlsm": ribbon_book,
    "threaded.xlsx": threaded_book,
    "addin.xlam": addin_book,
    "office.xlsm": office_book,
    "plain.xlsx": plain_book,
    "libreoffice.xlsx": calculated_by_libreoffice,
}
# Books whose first sheet is the rich one.
RICH = ("rich.xlsx", "ribbon.xlsm", "office.xlsm")


EVERY = [pytest.param(name, marks=[pytest.mark.office] * name.startswith("libre")) for name in BOOKS]


class Shelf:
    """The books, each made when it is taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __truediv__(self, name: str) -> Path:
        path = self.folder / name
        return path if path.exists() else BOOKS[name](path)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("books"))


# What the issue of losses is about: parts by their folders, and what sheets say of themselves.
HELD = (
    "pivotTables", "pivotCache", "slicers", "slicerCaches", "timelines", "timelineCaches", "threadedComments",
    "persons", "comments1.xml", "ctrlProps", "activeX", "externalLinks", "connections.xml", "queryTables", "customXml",
    "printerSettings", "_xmlsignatures", "docMetadata", "metadata.xml", "vbaProject.bin", "customUI14.xml",
    "macrosheets", "chartsheets", "richData",
)  # fmt: skip
SAID = ("sparklineGroups", "x14:conditionalFormatting", "<controls>", 'cm="1"', "oddHeader", "ignoredErrors", "picture")


def test_the_rich_book_holds_everything_that_could_be_lost(tmp_path: Path) -> None:
    held = parts(signed_book(tmp_path / "signed.xlsm"))

    assert [each for each in HELD if not any(each in name for name in held)] == []
    assert [each for each in SAID if each.encode() not in held[SHEET]] == []


def edited(source: Path, target: Path, *edits: Edit) -> Path:
    book = open_book(source)
    for edit in edits:
        edit(book.sheets[0])
    book.save(target)
    book.close()
    return target


@pytest.mark.parametrize("name", EVERY)
def test_a_book_saved_without_a_change_is_the_same_part_by_part(books: Shelf, tmp_path: Path, name: str) -> None:
    target = edited(books / name, tmp_path / name)

    assert stored(target) == stored(books / name)


def number(sheet: xw.Sheet) -> None:
    sheet["AA40"].value = 7


def text(sheet: xw.Sheet) -> None:
    sheet["AA41"].value = "neuf"


def formula(sheet: xw.Sheet) -> None:
    sheet["AA42"].formula = "=1+1"


def over_a_value(sheet: xw.Sheet) -> None:
    sheet["A4"].value = 12


def format_by_formula(sheet: xw.Sheet) -> None:
    sheet["AA1:AA9"].conditional_formats.add_custom("=$AA1>2", fill_color="#112233", font_bold=True)


def validation(sheet: xw.Sheet) -> None:
    sheet["AA1:AA9"].data_validation.set_list(sheet["A1:A3"])


def no_validation(sheet: xw.Sheet) -> None:
    sheet.cells.data_validation.delete()


def panes(sheet: xw.Sheet) -> None:
    sheet.api.Activate()
    window = sheet.book.api.Windows(1)
    window.FreezePanes = False
    window.SplitRow, window.SplitColumn = 2, 1
    window.FreezePanes = True


def page(sheet: xw.Sheet) -> None:
    sheet.api.PageSetup.Orientation = 2
    sheet.api.PageSetup.RightFooter = "&8&P"


def tab(sheet: xw.Sheet) -> None:
    sheet.api.Tab.Color = 255


def protection(sheet: xw.Sheet) -> None:
    sheet.api.Protect(AllowFiltering=True)


def area(sheet: xw.Sheet) -> None:
    sheet.page_setup.print_area = "$A$1:$C$3"


def unlist(sheet: xw.Sheet) -> None:
    sheet.tables["tblClients"].api.Unlist()


def chart(sheet: xw.Sheet) -> None:
    sheet.charts.add(name="Neuf").set_source_data(sheet["A1:B6"], plot_by="columns")


def no_chart(sheet: xw.Sheet) -> None:
    sheet.charts[0].delete()


def name(sheet: xw.Sheet) -> None:
    sheet.book.names.add("neuf", f"='{sheet.name}'!$A$1")


def sheet_added(sheet: xw.Sheet) -> None:
    sheet.book.sheets.add("Neuve", after=sheet.book.sheets[-1])


def resize(sheet: xw.Sheet) -> None:
    sheet["D1"].value = "SCORE"
    sheet.tables["tblClients"].resize(sheet["A1:D8"])


TABLE, ROW = "xl/tables/table1.xml", "/sheetData/row"
PRIORITIES = {"/conditionalFormatting/cfRule@priority"}
# fmt: off
EDITS: tuple[tuple[Edit, Nodes], ...] = (
    (number,            {SHEET: {"/dimension@ref", "/sheetData/+row[40]"}}),
    (text,              {SHEET: {"/dimension@ref", "/sheetData/+row[41]"},
                         STRINGS: {"@count", "@uniqueCount", "/+si"}}),
    (formula,           {SHEET: {"/dimension@ref", "/sheetData/+row[42]"}}),
    (over_a_value,      {SHEET: {f"{ROW}[4]@spans", f"{ROW}[4]/c[A4]@t", f"{ROW}[4]/c[A4]/v="}}),
    (format_by_formula, {SHEET: {"/+conditionalFormatting", *PRIORITIES},
                         STYLES: {"/dxfs@count", "/dxfs/+dxf"}}),
    (validation,        {SHEET: {"/dataValidations@count", "/dataValidations/+dataValidation"}}),
    (no_validation,     {SHEET: {"/-dataValidations"}}),
    (page,              {SHEET: {"/+pageSetup", "/headerFooter/+oddFooter"}}),
    (protection,        {SHEET: {"/sheetProtection@autoFilter"}}),
    (area,              {BOOK: {"/definedNames/definedName[_xlnm.Print_Area]="}}),
    (resize,            {SHEET: {"/sheetData/row[1]@spans", "/sheetData/row[1]/+c[D1]"},
                         STRINGS: {"@count", "@uniqueCount", "/+si"},
                         TABLE: {"@ref", "/autoFilter@ref", "/tableColumns@count",
                                 "/tableColumns/+tableColumn[SCORE]"}}),
    (name,              {BOOK: {"/definedNames/+definedName[neuf]"}}),
)
# fmt: on


@pytest.mark.parametrize("source", RICH)
@pytest.mark.parametrize(("edit", "expected"), EDITS, ids=lambda each: getattr(each, "__name__", ""))
def test_only_the_asked_nodes_differ(books: Shelf, tmp_path: Path, source: str, edit: Edit, expected: Nodes) -> None:
    target = edited(books / source, tmp_path / source, edit)

    assert node_differences(books / source, target) == expected


def test_the_colour_of_a_tab_goes_beside_what_the_sheet_says_already(books: Shelf, tmp_path: Path) -> None:
    target = edited(books / "ribbon.xlsm", tmp_path / "tab.xlsm", tab)

    assert node_differences(books / "ribbon.xlsm", target) == {SHEET: {"/sheetPr/+tabColor"}}


def test_a_table_that_becomes_cells_takes_its_part_along(books: Shelf, tmp_path: Path) -> None:
    target = edited(books / "office.xlsm", tmp_path / "unlisted.xlsm", unlist)

    assert node_differences(books / "office.xlsm", target) == {
        SHEET: {"/tableParts@count", "/tableParts/-tablePart"},
        TABLE: {"-"},
        RELS: {"/-Relationship[rId5]"},
        TYPES: {"/-Override[/xl/tables/table1.xml]"},
    }


def test_a_chart_comes_and_another_goes(books: Shelf, tmp_path: Path) -> None:
    source = books / "rich.xlsx"
    added = node_differences(source, edited(source, tmp_path / "with.xlsx", chart))
    removed = node_differences(source, edited(source, tmp_path / "without.xlsx", no_chart))

    drawing, chart_part = "xl/drawings/drawing1.xml", "xl/charts/chart1.xml"
    links = "xl/drawings/_rels/drawing1.xml.rels"
    assert added == {
        drawing: {"/+oneCellAnchor"},
        links: {"/+Relationship[rId3]"},
        "xl/charts/chart101.xml": {"+"},
        TYPES: {"/+Override[/xl/charts/chart101.xml]"},
    }
    assert removed == {
        drawing: {"/-twoCellAnchor"},
        links: {"/-Relationship[rId2]"},
        chart_part: {"-"},
        TYPES: {f"/-Override[/{chart_part}]"},
    }


@pytest.mark.parametrize("source", EVERY)
def test_a_new_sheet_leaves_all_others_as_they_lay(books: Shelf, tmp_path: Path, source: str) -> None:
    found = node_differences(books / source, edited(books / source, tmp_path / source, sheet_added))

    added = {name for name, nodes in found.items() if nodes == {"+"}}
    assert [name.rpartition("/")[0] for name in added] == ["xl/worksheets"]
    assert found.pop(SHEET, set()) <= {"/sheetViews/sheetView@tabSelected"}
    assert found.keys() - added == {BOOK, TYPES, "xl/_rels/workbook.xml.rels"}
    assert {node for node in found[BOOK] if "/sheets" not in node and "@" not in node} == set()


@pytest.mark.parametrize("source", ["plain.xlsx", pytest.param("libreoffice.xlsx", marks=pytest.mark.office)])
def test_books_of_other_programs_differ_by_one_value(books: Shelf, tmp_path: Path, source: str) -> None:
    found = node_differences(books / source, edited(books / source, tmp_path / source, number))

    assert found == {SHEET: {"/dimension@ref", "/sheetData/+row[40]"}}


def test_frozen_panes_change_the_view_alone(books: Shelf, tmp_path: Path) -> None:
    found = node_differences(books / "office.xlsm", edited(books / "office.xlsm", tmp_path / "panes.xlsm", panes))

    assert {path.split("/")[1] for path in found.pop(SHEET)} == {"sheetViews"}
    assert found == {}


def test_a_chart_shows_the_values_that_were_written(books: Shelf, tmp_path: Path) -> None:
    def write(sheet: xw.Sheet) -> None:
        sheet["B3"].value = 4321

    target = edited(books / "rich.xlsx", tmp_path / "chart.xlsx", write)

    found = node_differences(books / "rich.xlsx", target)
    caches = {path for name, nodes in found.items() if "charts" in name for path in nodes}
    assert caches
    assert {re.sub(r".*/(\w+Cache)/.*", r"\1", path) for path in caches} == {"numCache"}
    assert b"<c:v>4321</c:v>" in parts(target)["xl/charts/chart1.xml"]


def test_a_signature_is_dropped_with_a_word(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    source = signed_book(tmp_path / "signed.xlsm")
    same, changed = edited(source, tmp_path / "same.xlsm"), edited(source, tmp_path / "changed.xlsm", number)

    assert stored(same) == stored(source)
    assert {name for name in parts(changed) if "xmlsignatures" in name} == set()
    assert "signature numérique" in capfd.readouterr().err
    assert b"digital-signature" not in parts(changed)["_rels/.rels"]


def everything(sheet: xw.Sheet) -> None:
    for edit, _ in EDITS:
        edit(sheet)
    for edit in (tab, panes, chart, sheet_added):
        edit(sheet)


@pytest.mark.office
@pytest.mark.parametrize("source", ["ribbon.xlsm", "libreoffice.xlsx"])
def test_a_book_edited_everywhere_is_valid_and_opens(books: Shelf, tmp_path: Path, source: str) -> None:
    edits = (number, text, formula, format_by_formula, validation, panes, page, tab, chart, sheet_added)
    target = edited(books / source, tmp_path / source, *(edits if "libre" in source else (everything,)))

    before = validate(books / source)
    assert [line for line in validate(target) if line not in before] == []
    assert opens_in_libreoffice(target)
