"""A workbook opened, changed and saved differs from its source by the change and nothing else."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from libreoffice import program
from office import opens_in_libreoffice, validate
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.styles import Font, GradientFill, NamedStyle, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from parts import differences, parts
from rich_books import addin_book, picture, ribbon_book, rich_book, threaded_book, vba_project

from fae_xlwings.engine.files.loading import Opened, load
from fae_xlwings.engine.files.saving import save
from fae_xlwings.engine.formulas import set_formula

Change = Callable[[Any, Any], None]
SHEET = "xl/worksheets/sheet1.xml"
BOOKS = {
    "rich.xlsx": rich_book,
    "ribbon.xlsm": ribbon_book,
    "threaded.xlsx": threaded_book,
    "addin.xlam": addin_book,
}

# openpyxl says what it would lose; the engine loses none of it.
IGNORE_OPENPYXL = pytest.mark.filterwarnings("ignore:.*extension is not supported", "ignore:.*DrawingML")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("books")
    for name, make in BOOKS.items():
        make(folder / name)
    return folder


def saved(source: Path, target: Path, change: Change) -> Path:
    opened = load(source)
    change(opened.workbook, opened.workbook.worksheets[0])
    return save(opened, target)


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_saved_without_a_change_stays_byte_for_byte(books: Path, tmp_path: Path, name: str) -> None:
    target = save(load(books / name), tmp_path / name)
    before, after = parts(books / name), parts(target)

    assert differences(books / name, target) == set()
    assert {part for part in before if before[part] != after[part]} == {"xl/workbook.xml"}


def set_value(_: Any, sheet: Any) -> None:
    sheet["B2"].value = 7


def set_look(_: Any, sheet: Any) -> None:
    sheet["B3"].font = Font(bold=True, color="FFFF0000")
    sheet["B3"].number_format = "0.000%"
    sheet["D9"].fill = GradientFill(stop=["FFFF0000", "FF00FF00"])


def add_drawings(_: Any, sheet: Any) -> None:
    chart, image = BarChart(), Image(picture("blue"))
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
    chart.name, image.name = "Neuf", "Bleu"
    sheet.add_chart(chart, "A20")
    sheet.add_image(image, "A40")


def move_chart(_: Any, sheet: Any) -> None:
    chart = sheet._charts[0]
    chart.name, chart.anchor._from.row = "Renommé", 9


def remove_drawings(_: Any, sheet: Any) -> None:
    sheet._charts.clear()
    sheet._images.clear()


def change_notes(_: Any, sheet: Any) -> None:
    sheet["A5"].comment = Comment("neuve", "Autre")
    sheet["A3"].comment = None


def remove_notes(_: Any, sheet: Any) -> None:
    sheet["A2"].comment = sheet["A3"].comment = None


def resize_table(_: Any, sheet: Any) -> None:
    sheet.tables["tblClients"].ref = "A1:C8"


def remove_table(_: Any, sheet: Any) -> None:
    del sheet.tables["tblClients"]


def add_formats(_: Any, sheet: Any) -> None:
    sheet.conditional_formatting.add("D2:D9", CellIsRule("greaterThan", ["3"], font=Font(bold=True)))


def add_validation(_: Any, sheet: Any) -> None:
    validation = DataValidation(type="list", formula1='"a,b"')
    validation.add("D7")
    sheet.add_data_validation(validation)


def add_name(book: Any, _: Any) -> None:
    book.defined_names["neuf"] = DefinedName("neuf", attr_text="Autre!$A$2")


def add_style(book: Any, sheet: Any) -> None:
    book.add_named_style(NamedStyle("Saisie", fill=PatternFill("solid", fgColor="FFFFFFCC"), number_format="0.0000"))
    sheet["B4"].style = "Saisie"


def set_view(_: Any, sheet: Any) -> None:
    sheet.freeze_panes, sheet.sheet_properties.tabColor = "C3", "FFFF0000"
    sheet.page_setup.orientation = "landscape"


def add_link(_: Any, sheet: Any) -> None:
    sheet["A6"].hyperlink = "https://example.org/lien"


def add_sheet(book: Any, _: Any) -> None:
    sheet = book.create_sheet("Neuf", 0)
    sheet.append(["h", "i"])
    sheet.append(["x", 2])
    sheet.add_table(Table(displayName="tblNeuf", ref="A1:B2"))
    set_formula(sheet["C1"], "=1+1", 2)
    sheet["A2"].comment = Comment("note", "Moi")
    sheet["B2"].hyperlink = "https://example.org/z"
    add_drawings(book, sheet)


def remove_sheet(book: Any, _: Any) -> None:
    book.remove(book["Autre"])


def rename_and_move(book: Any, sheet: Any) -> None:
    sheet.title = "Clients"
    book.move_sheet(sheet, 1)


DRAWING, RELS = "xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels"
CELLS = {f"{SHEET}#sheetData", f"{SHEET}#dimension", "xl/sharedStrings.xml#si"}
APP = {f"docProps/app.xml#{name}" for name in ("Application", "AppVersion", "HeadingPairs", "TitlesOfParts")}
STYLES = {
    f"xl/styles.xml#{name}"
    for name in ("fonts", "fills", "borders", "numFmts", "cellXfs", "cellStyleXfs", "cellStyles")
}
TYPES, BOOK = "[Content_Types].xml#Override", "xl/workbook.xml"
# fmt: off
CHANGES: tuple[tuple[Change, set[str]], ...] = (
    (set_value,       {*CELLS, *APP}),
    (set_look,        {*CELLS - {f"{SHEET}#dimension"}, *APP, "xl/styles.xml#fonts", "xl/styles.xml#fills",
                       "xl/styles.xml#cellXfs", "xl/styles.xml#numFmts"}),
    (add_drawings,    {f"{DRAWING}#oneCellAnchor", f"{RELS}#Relationship", "+xl/charts/chart3.xml",
                       "+xl/media/image4.png", TYPES}),
    (move_chart,      {f"{DRAWING}#twoCellAnchor"}),
    (remove_drawings, {f"{DRAWING}#twoCellAnchor", f"-{RELS}", "-xl/charts/chart1.xml", TYPES,
                       "-xl/media/image2.png"}),
    (change_notes,    {"xl/comments1.xml#authors", "xl/comments1.xml#commentList",
                       "xl/drawings/vmlDrawing1.vml#shape"}),
    (remove_notes,    {"-xl/comments1.xml", "xl/drawings/vmlDrawing1.vml#shape", TYPES,
                       "xl/worksheets/_rels/sheet1.xml.rels#Relationship"}),
    (resize_table,    {"xl/tables/table1.xml#table", *APP}),
    (remove_table,    {f"{SHEET}#tableParts", "-xl/tables/table1.xml", TYPES, *APP,
                       "xl/worksheets/_rels/sheet1.xml.rels#Relationship"}),
    (add_formats,     {f"{SHEET}#conditionalFormatting"}),
    (add_validation,  {f"{SHEET}#dataValidations"}),
    (add_name,        {f"{BOOK}#definedNames", *APP}),
    (set_view,        {f"{SHEET}#sheetViews", f"{SHEET}#sheetPr", f"{SHEET}#pageSetup"}),
    (add_link,        {f"{SHEET}#hyperlinks", "xl/worksheets/_rels/sheet1.xml.rels#Relationship"}),
    (add_style,       {*CELLS, *APP, *STYLES}),
    (remove_sheet,    {"-xl/worksheets/sheet2.xml", "-xl/worksheets/_rels/sheet2.xml.rels", f"{BOOK}#sheets", TYPES,
                       f"{BOOK}#definedNames", "xl/_rels/workbook.xml.rels#Relationship", "xl/sharedStrings.xml#si",
                       *APP}),
    (rename_and_move, {f"{BOOK}#sheets", f"{BOOK}#definedNames", *APP}),
    (add_sheet,       {"+xl/worksheets/sheet3.xml", "+xl/worksheets/_rels/sheet3.xml.rels", "+xl/tables/table2.xml",
                       "+xl/comments2.xml", "+xl/drawings/vmlDrawing3.vml", "+xl/drawings/drawing3.xml",
                       "+xl/drawings/_rels/drawing3.xml.rels", "+xl/charts/chart3.xml", "+xl/media/image4.png",
                       f"{BOOK}#sheets", f"{BOOK}#definedNames", "xl/_rels/workbook.xml.rels#Relationship", TYPES,
                       *APP}),
)
# fmt: on


@pytest.mark.parametrize(("change", "expected"), CHANGES, ids=lambda each: getattr(each, "__name__", ""))
def test_only_what_was_changed_differs(books: Path, tmp_path: Path, change: Change, expected: set[str]) -> None:
    target = saved(books / "ribbon.xlsm", tmp_path / "saved.xlsm", change)

    assert differences(books / "ribbon.xlsm", target) == expected


REMOVALS = (remove_notes, remove_drawings, remove_table, remove_sheet, rename_and_move)


def remove_everything(book: Any, sheet: Any) -> None:
    for change in REMOVALS:
        change(book, sheet)


def everything(book: Any, sheet: Any) -> None:
    for change, _ in CHANGES:
        if change not in REMOVALS:
            change(book, sheet)


@pytest.mark.office
@IGNORE_OPENPYXL
def test_a_book_changed_everywhere_is_valid_and_opens(books: Path, tmp_path: Path) -> None:
    target = saved(books / "ribbon.xlsm", tmp_path / "saved.xlsm", everything)

    assert validate(target) == []
    assert opens_in_libreoffice(target)
    assert openpyxl.load_workbook(target).sheetnames == ["Neuf", "Données", "Autre", "Graphe"]


@pytest.mark.office
def test_a_book_emptied_of_all_it_had_is_valid(books: Path, tmp_path: Path) -> None:
    target = saved(books / "ribbon.xlsm", tmp_path / "saved.xlsm", remove_everything)

    assert validate(target) == []


def test_macros_ribbons_and_unknown_parts_outlive_every_change(books: Path, tmp_path: Path) -> None:
    target = saved(books / "ribbon.xlsm", tmp_path / "saved.xlsm", everything)
    before, after = parts(books / "ribbon.xlsm"), parts(target)

    kept = ("xl/vbaProject.bin", "customUI/customUI14.xml", "customUI/customUI.xml", "xl/inconnu/partie.bin")
    assert [after[name] for name in kept] == [before[name] for name in kept]
    assert after["xl/vbaProject.bin"] == vba_project()
    assert after["_rels/.rels"] == before["_rels/.rels"]


@IGNORE_OPENPYXL
def test_untouched_formulas_keep_what_they_showed(books: Path, tmp_path: Path) -> None:
    target = saved(books / "rich.xlsx", tmp_path / "saved.xlsx", set_value)

    shown = openpyxl.load_workbook(target, data_only=True)["Données"]
    assert [shown[cell].value for cell in ("D2", "D3", "D4", "D5", "E1")] == [1507.5, "ab", True, "#N/A", 1]
    rows = parts(target)[SHEET].decode()
    assert '<c r="E1" cm="1"><f t="array" ref="E1:E3">_xlfn.SEQUENCE(3)</f><v>1</v></c>' in rows


def test_dates_finer_than_a_millisecond_keep_their_number(books: Path, tmp_path: Path) -> None:
    target = saved(books / "rich.xlsx", tmp_path / "saved.xlsx", set_value)

    assert "46023.5515" in parts(books / "rich.xlsx")[SHEET].decode()
    before = parts(books / "rich.xlsx")[SHEET].decode().split('r="C2"')[1].split("</c>")[0]
    after = parts(target)[SHEET].decode().split('r="C2"')[1].split("</c>")[0]
    assert before == after


@IGNORE_OPENPYXL
def test_runs_of_a_text_keep_their_looks_in_a_rewritten_sheet(books: Path, tmp_path: Path) -> None:
    target = saved(books / "rich.xlsx", tmp_path / "saved.xlsx", set_value)

    rich = openpyxl.load_workbook(target, rich_text=True)["Données"]["F1"].value
    assert str(rich) == "avant gras après"
    assert [run.font.b for run in rich if hasattr(run, "font")][:1] == [True]


def test_saving_twice_from_one_opening_gives_the_same_file(books: Path, tmp_path: Path) -> None:
    opened = load(books / "ribbon.xlsm")
    everything(opened.workbook, opened.workbook.worksheets[0])
    first = save(opened, tmp_path / "one.xlsm").read_bytes()

    assert save(opened, tmp_path / "two.xlsm").read_bytes() == first


def test_changes_pile_up_over_two_openings(books: Path, tmp_path: Path) -> None:
    target = saved(books / "ribbon.xlsm", tmp_path / "one.xlsm", set_value)
    again = saved(target, tmp_path / "two.xlsm", add_drawings)

    assert load(again).workbook["Données"]["B2"].value == 7
    assert differences(target, again) == {
        f"{DRAWING}#oneCellAnchor",
        f"{RELS}#Relationship",
        "+xl/charts/chart3.xml",
        "+xl/media/image4.png",
        TYPES,
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook made by openpyxl with what it can make."""
    path = tmp_path_factory.mktemp("plain") / "plain.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["h", "i"])
    sheet.append(["x", 2])
    sheet.conditional_formatting.add("B2:B9", ColorScaleRule("min", None, "FFFF0000", "max", None, "FF00FF00"))
    for change in (add_validation, add_drawings, set_view, add_link, change_notes):
        change(book, sheet)
    sheet.add_table(Table(displayName="tblClients", ref="A1:B2"))
    book.create_sheet("Autre")["A1"].value = "=1+1"
    book.save(path)
    return path


@pytest.mark.parametrize("change", [set_value, set_look, add_formats, change_notes, remove_drawings, add_sheet])
def test_a_book_of_openpyxl_differs_by_the_change_only(plain: Path, tmp_path: Path, change: Change) -> None:
    untouched = save(load(plain), tmp_path / "same.xlsx")
    target = saved(plain, tmp_path / "saved.xlsx", change)

    assert differences(plain, untouched) == set()
    assert {each for each in differences(plain, target) if "sheet2" in each or "theme" in each} == set()


@pytest.mark.office
def test_a_book_of_libreoffice_keeps_all_it_had(books: Path, tmp_path: Path) -> None:
    source = _converted(books / "rich.xlsx", tmp_path)
    untouched = save(load(source), tmp_path / "same.xlsx")
    target = saved(source, tmp_path / "saved.xlsx", set_value)

    assert differences(source, untouched) == set()
    changed = {each for each in differences(source, target) if not each.startswith("docProps/")}
    assert changed == CELLS
    assert opens_in_libreoffice(target)


def _converted(source: Path, folder: Path) -> Path:
    """The workbook as LibreOffice writes it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "converted"
    command = [program("soffice"), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return out / source.name


def test_the_file_asks_excel_to_calculate(books: Path, tmp_path: Path) -> None:
    target = save(load(books / "rich.xlsx"), tmp_path / "saved.xlsx")

    assert b'fullCalcOnLoad="1"' in parts(target)["xl/workbook.xml"]


def test_the_order_of_calculation_is_forgotten_once_a_cell_changes(books: Path, tmp_path: Path) -> None:
    from rich_books import OFFICE, with_parts  # noqa: PLC0415 - used here only

    source = Path(shutil.copy(books / "rich.xlsx", tmp_path / "source.xlsx"))
    chain = (
        b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="D2" i="1"/></calcChain>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    rels = {"xl/_rels/workbook.xml.rels": (("cc", f"{OFFICE}/calcChain", "calcChain.xml"),)}
    with_parts(source, {"xl/calcChain.xml": (chain, kind)}, rels)

    assert "-xl/calcChain.xml" in differences(source, saved(source, tmp_path / "a.xlsx", set_value))
    assert "-xl/calcChain.xml" not in differences(source, saved(source, tmp_path / "b.xlsx", set_view))


def test_a_deleted_text_leaves_the_file(books: Path, tmp_path: Path) -> None:
    def forget(_: Any, sheet: Any) -> None:
        sheet["A4"].value = None

    target = saved(books / "rich.xlsx", tmp_path / "saved.xlsx", forget)
    with zipfile.ZipFile(target) as archive:
        holders = [name for name in archive.namelist() if b"Client 3" in archive.read(name)]

    assert b"Client 3" in parts(books / "rich.xlsx")["xl/sharedStrings.xml"]
    assert holders == []


def test_opened_tells_where_it_came_from(books: Path) -> None:
    opened = load(books / "ribbon.xlsm")

    assert isinstance(opened, Opened)
    assert (opened.path, opened.has_macros) == (books / "ribbon.xlsm", True)


@pytest.mark.parametrize(("encoding", "declared"), [("utf-16", "UTF-16"), ("latin-1", "ISO-8859-1")])
def test_a_sheet_in_another_encoding_is_changed_like_any_other(tmp_path: Path, encoding: str, declared: str) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "été"
    book.create_sheet("Autre")["A1"] = '="été"'
    book.save(path)
    held = parts(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            text = data.decode().replace('<?xml version="1.0"?>', "")
            recoded = f'<?xml version="1.0" encoding="{declared}"?>{text}'.encode(encoding)
            archive.writestr(name, recoded if "worksheets" in name else data)

    def change(workbook: Any, sheet: Any) -> None:
        sheet["B1"].value = "automne"
        workbook["Autre"].freeze_panes = "A2"

    again = openpyxl.load_workbook(saved(path, path, change))
    assert [cell.value for cell in again.worksheets[0][1]] == ["été", "automne"]
    assert (again["Autre"]["A1"].value, again["Autre"].freeze_panes) == ('="été"', "A2")
