"""What real workbooks were found to lose, each kind in a small workbook of its own.

One value is written far to the right of the first sheet and the file is saved in place: the rest must stay as it was.
"""

import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from parts import node_differences, parts
from rich_books import OFFICE, write_parts
from small_books import MAIN, STYLES, relations, rows, small_book, texts, workbook

from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError

SHEET, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
FAR = "AZ1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "essai.xlsx"


def touched(path: Path, edit: Callable[[xw.Sheet], object] | None = None) -> dict[str, str]:
    """The parts of a workbook after one value was written far to the right and it was saved in place."""
    book = open_book(path)
    (edit or _write_far)(book.sheets[0])
    book.save()
    book.close()
    assert openpyxl.load_workbook(path) is not None
    return {name: data.decode(errors="replace") for name, data in parts(path).items()}


def _write_far(sheet: xw.Sheet) -> None:
    sheet[FAR].value = 12345


def without_far(sheet: str) -> str:
    """The cells of a sheet but for the one that was written."""
    return re.sub(rf'<c r="{FAR}"[^>]*><v>12345</v></c>', "", sheet[sheet.index("<sheetData") :])


# 1. Columns of tables.
TABLE = (
    f'<table xmlns="{MAIN}" xmlns:xr3="http://schemas.microsoft.com/office/spreadsheetml/2016/revision3" id="3" '
    'name="Clients" displayName="Clients" ref="A1:C3" totalsRowShown="0"><autoFilter ref="A1:C3"/>'
    '<tableColumns count="3"><tableColumn id="4" xr3:uid="{{AAAAAAAA-0000-0000-0000-000000000004}}" name="NOM" '
    'queryTableFieldId="1"/><tableColumn id="9" xr3:uid="{{AAAAAAAA-0000-0000-0000-000000000009}}" '
    'name="SECTEUR_x000a_détail" dataDxfId="0"/><tableColumn id="2" name="CA" totalsRowFunction="sum">'
    '<calculatedColumnFormula>Clients[[#This Row],[NOM]]*2</calculatedColumnFormula></tableColumn></tableColumns>'
    '</table>'
)  # fmt: skip


def table_book(path: Path) -> Path:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>NOM</t></is></c><c r="B1" t="inlineStr"><is><t>SECTEUR\ndétail</t>'
        '</is></c><c r="C1" t="inlineStr"><is><t>CA</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>2'
        '</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="C3"><f>A3*2</f><v>6</v></c></row>'
    )
    sheet = rows(cells, after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>')
    led = relations(("rId1", "table", "../tables/table1.xml"))
    held = {"xl/tables/table1.xml": TABLE, "xl/worksheets/_rels/sheet1.xml.rels": led}
    return small_book(path, sheet, parts=held)


def test_columns_of_tables_keep_ids_uids_and_formulas(path: Path) -> None:
    assert touched(table_book(path))["xl/tables/table1.xml"] == TABLE


def test_cells_written_in_a_table_leave_its_columns_alone(path: Path) -> None:
    def write(sheet: xw.Sheet) -> None:
        sheet["A2"].value, sheet["C2"].value = 5, 7

    before = table_book(path.with_name("avant.xlsx"))
    touched(table_book(path), write)

    assert node_differences(before, path).get("xl/tables/table1.xml", set()) == set()


def test_a_column_added_to_a_table_gets_the_next_id(path: Path) -> None:
    def widen(sheet: xw.Sheet) -> None:
        sheet["D1"].value = "SCORE"
        sheet.tables["Clients"].resize(sheet["A1:D3"])

    before = table_book(path.with_name("avant.xlsx"))
    touched(table_book(path), widen)

    assert node_differences(before, path)["xl/tables/table1.xml"] == {
        "@ref",
        "/autoFilter@ref",
        "/tableColumns@count",
        "/tableColumns/+tableColumn[SCORE]",
    }
    assert 'id="10" name="SCORE"' in parts(path)["xl/tables/table1.xml"].decode()


# 2. Empty cells said to be texts.
def test_empty_cells_of_text_stay_empty(path: Path) -> None:
    small_book(path, rows('<row r="1"><c r="A1" t="s"/><c r="B1" s="1" t="s"/><c r="C1" t="str"/></row>'))

    after = touched(path)

    assert "None" not in "".join(after.values())
    assert '<c r="A1" t="s"/><c r="B1" s="1" t="s"/><c r="C1" t="str"/>' in after[SHEET]
    assert open_book(path).sheets[0]["A1:C1"].value == [None, None, None]


# 3. Check boxes in cells.
def test_check_boxes_in_cells_stay(path: Path) -> None:
    box = (
        '<extLst><ext uri="{C7286773-470A-42A8-94C5-96B5CB345126}" xmlns:xfpb='
        '"http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"><xfpb:xfComplement i="0"/></ext>'
        "</extLst>"
    )
    styles = STYLES.replace('applyNumberFormat="1"/>', f'applyNumberFormat="1">{box}</xf>')
    small_book(path, rows('<row r="1"><c r="A1" s="1" t="b"><v>1</v></c></row>'), parts={"xl/styles.xml": styles})

    after = touched(path, lambda sheet: sheet["A1"].api.__setattr__("Style", "Normal") or sheet["B1"].select())
    assert box in after["xl/styles.xml"]

    small_book(path, rows('<row r="1"><c r="A1" s="1" t="b"><v>1</v></c></row>'), parts={"xl/styles.xml": styles})
    after = touched(path)
    assert after["xl/styles.xml"] == styles
    assert '<c r="A1" s="1" t="b"><v>1</v></c>' in after[SHEET]


# 4. Empty cells under links.
def test_empty_cells_under_links_stay_empty(path: Path) -> None:
    links = (
        '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'
        '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="A2:B3" r:id="rId1"/></hyperlinks>'
    )
    led = relations(("rId1", "hyperlink", "https://example.org")).replace('org"/>', 'org" TargetMode="External"/>')
    cells = '<row r="1"><c r="A1" s="1"/></row><row r="2"><c r="A2" s="1"/></row>'
    small_book(path, rows(cells, after=links), parts={"xl/worksheets/_rels/sheet1.xml.rels": led})

    after = touched(path)

    assert without_far(after[SHEET]).startswith(f"<sheetData>{cells}</sheetData>{links}")
    assert "example.org" not in after[SHEET]


# 5. Sheets without a part.
MODULE = '<sheet name="Module1" sheetId="7" state="veryHidden" r:id=""/>'


@pytest.mark.parametrize("place", [0, 1])
def test_sheets_without_a_part_keep_names_and_the_active_tab_in_their_places(path: Path, place: int) -> None:
    lines = ['<sheet name="Un" sheetId="1" r:id="rId1"/>', '<sheet name="Deux" sheetId="2" r:id="rId2"/>']
    lines.insert(place, MODULE)
    names = '<definedNames><definedName name="ici" localSheetId="2">Deux!$A$1</definedName></definedNames>'
    book = workbook(lines, before='<bookViews><workbookView activeTab="2"/></bookViews>', after=names)
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    small_book(path, rows(cells), rows(cells), book=book)

    def write(sheet: xw.Sheet) -> None:
        assert [each.name for each in sheet.book.sheets] == ["Un", "Deux"]
        assert sheet.book.sheets.active.name == "Deux"
        _write_far(sheet)

    book_part = open_book(path)
    write(book_part.sheets[0])
    book_part.save()
    assert parts(path)["xl/workbook.xml"].decode() == book


def test_a_sheet_put_before_them_counts_them(path: Path) -> None:
    names = '<definedNames><definedName name="ici" localSheetId="1">Un!$A$1</definedName></definedNames>'
    lines = [MODULE, '<sheet name="Un" sheetId="1" r:id="rId1"/>']
    small_book(path, rows(""), book=workbook(lines, after=names))

    book = open_book(path)
    book.sheets.add("Neuf", before=book.sheets[0])
    book.save()

    assert 'localSheetId="2"' in parts(path)["xl/workbook.xml"].decode()


# 6. Cells of the default look where their row or column is coloured.
def test_plain_cells_in_coloured_rows_and_columns_stay_plain(path: Path) -> None:
    cells = '<row r="1"><c r="A1"/><c r="B1" s="0"/></row><row r="2" s="1" customFormat="1"><c r="A2"/></row>'
    small_book(path, rows(cells, before='<cols><col min="1" max="2" width="9" style="1"/></cols>'))

    assert without_far(touched(path)[SHEET]).startswith(f"<sheetData>{cells}</sheetData>")


# 7. Many named styles.
def styled_book(path: Path, count: int) -> Path:
    named = "".join(f'<cellStyle name="Style {n}" xfId="{n}"/>' for n in range(1, count))
    bases = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * (count - 1)
    styles = STYLES.replace("</cellStyleXfs>", f"{bases}</cellStyleXfs>").replace(
        "</cellStyles>", f"{named}</cellStyles>"
    )
    return small_book(path, rows('<row r="1"><c r="A1" s="1"><v>1</v></c></row>'), parts={"xl/styles.xml": styles})


@pytest.mark.slow
def test_time_grows_no_faster_than_named_styles(path: Path) -> None:
    def seconds(count: int) -> float:
        styled_book(path, count)
        start = time.perf_counter()
        book = open_book(path)
        book.api.Styles.Add("Le nôtre").Font.Bold = True
        book.sheets[0][FAR].api.Style = "Le nôtre"
        book.save()
        return time.perf_counter() - start

    few, many = min(seconds(2_500) for _ in range(3)), seconds(20_000)
    assert many < 16 * few + 0.5


# 8. Shared texts of sheets that nobody touched.
SPELLINGS = (
    '<c r="A1" t="s"><f>B1</f><v>1</v></c>',
    "<c r='A1' t='s'><v><![CDATA[1]]></v></c>",
    '<c r="A1" t="s"><!-- un --><v>1</v></c>',
    '<c t="s" r="A1">\n  <v>\n1</v>\n</c>',
)


@pytest.mark.parametrize("cell", SPELLINGS)
def test_shared_texts_stay_however_cells_are_spelt(path: Path, cell: str) -> None:
    second = rows(f'<row r="1">{cell}</row>')
    items = texts("<t>zéro</t>", "<t>un</t>")
    small_book(path, rows(""), second, parts={"xl/sharedStrings.xml": items})

    after = touched(path, lambda sheet: setattr(sheet[FAR], "value", "neuf"))

    assert after[SECOND] == second
    assert "<si><t>zéro</t></si><si><t>un</t></si>" in after["xl/sharedStrings.xml"]
    again = open_book(path)
    assert (again.sheets[0][FAR].value, again.sheets[1]["A1"].value) == ("neuf", "un")


@pytest.mark.parametrize("cell", SPELLINGS)
def test_a_sheet_spelt_otherwise_is_read_and_edited(path: Path, cell: str) -> None:
    items = texts("<t>zéro</t>", "<t>un</t>")
    small_book(path, rows(f'<row r="1">{cell}</row>'), parts={"xl/sharedStrings.xml": items})

    touched(path)

    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    assert (sheet["A1"].value, sheet[FAR].value) == ("un", 12345)


# 9. What ended in a traceback.
WITH_APP = relations(("rId1", "officeDocument", "xl/workbook.xml"), ("rId2", "extended-properties", "docProps/app.xml"))


def test_a_book_without_styles_opens_and_saves(path: Path) -> None:
    small_book(path, rows('<row r="1"><c r="A1"><v>1</v></c></row>'), parts={"xl/styles.xml": None})

    assert "xl/styles.xml" not in touched(path)


@pytest.mark.parametrize("package", [relations(("rId1", "officeDocument", "xl/workbook.xml")), WITH_APP])
def test_a_book_without_the_part_of_its_application_opens_and_saves(path: Path, package: str) -> None:
    small_book(path, rows('<row r="1"><c r="A1"><v>1</v></c></row>'), parts={"_rels/.rels": package})

    after = touched(path)

    assert "docProps/app.xml" not in after
    assert after["_rels/.rels"] == package
    assert open_book(path).sheets[0]["A1"].value == 1.0


def test_a_picture_of_a_new_kind_stays(path: Path) -> None:
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}"><xdr:absoluteAnchor>'
        '<xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="P"/>'
        '<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
        "<xdr:clientData/>"
        "</xdr:absoluteAnchor></xdr:wsDr>"
    )
    held = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relations(("rId1", "image", "../media/image1.webp")),
        "xl/media/image1.webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L",
    }
    small_book(path, rows("", after='<drawing r:id="rId1"/>'), parts=held)

    def write(sheet: xw.Sheet) -> None:
        _write_far(sheet)
        assert [len(sheet.charts), len(sheet.shapes)] == [0, 1]

    book = open_book(path)
    write(book.sheets[0])
    book.save()
    assert {name: parts(path)[name] for name in held} == {
        name: data if isinstance(data, bytes) else data.encode() for name, data in held.items()
    }


def test_a_style_number_beyond_all_styles_is_no_trouble(path: Path) -> None:
    cells = '<row r="1"><c r="A1" s="4294967295"><v>1</v></c></row>'
    small_book(path, rows(cells))

    book = open_book(path)
    book.sheets[0]["B1"].value = "à côté"
    book.save()
    assert '<c r="A1" s="4294967295"><v>1</v></c>' in parts(path)[SHEET].decode()


def test_a_book_without_sheets_is_refused_in_one_sentence(path: Path) -> None:
    small_book(path, book=workbook([]))

    with pytest.raises(InputError, match=re.escape(path.name)):
        open_book(path)


def test_a_zip_bomb_is_refused_before_it_takes_the_memory(path: Path) -> None:
    archive = zipfile.ZipFile(small_book(path, rows(""), parts={SHEET: None}), "a", zipfile.ZIP_DEFLATED)
    with archive, archive.open(SHEET, "w", force_zip64=True) as part:
        part.write(b"<worksheet>")
        for _ in range(1_000):
            part.write(b" " * 1_000_000)

    tracemalloc.start()
    try:
        with pytest.raises(InputError, match=re.escape(path.name)):
            _ = open_book(path).sheets[0]["A1"].value
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


# 10. What is not asked need not be understood.
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">hier</dcterms:created></cp:coreProperties>'
)
ODD_STYLES = {
    "no fill": STYLES.replace('<fill><patternFill patternType="gray125"/></fill>', "<fill/>"),
    "colour by name": STYLES.replace('<sz val="11"/>', '<sz val="11"/><color rgb="rouge"/>'),
    "alternatives": STYLES.replace(
        "<fonts",
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        'Requires="x" xmlns:x="urn:x"><numFmts count="0"/></mc:Choice></mc:AlternateContent><fonts',
    ),
}


@pytest.mark.parametrize("styles", ODD_STYLES.values(), ids=ODD_STYLES)
def test_odd_styles_are_nobodys_business(path: Path, styles: str) -> None:
    small_book(path, rows('<row r="1"><c r="A1" s="1"><v>1</v></c></row>'), parts={"xl/styles.xml": styles})

    book = open_book(path)
    _write_far(book.sheets[0])
    book.save()

    assert parts(path)["xl/styles.xml"].decode() == styles


def test_a_relation_to_a_part_that_is_not_there_is_no_trouble(path: Path) -> None:
    led = relations(("rId1", "drawing", "../drawings/drawing1.xml"), ("rId2", "comments", "../comments1.xml"))
    small_book(path, rows("", after='<drawing r:id="rId1"/>'), parts={"xl/worksheets/_rels/sheet1.xml.rels": led})

    book = open_book(path)
    sheet = book.sheets[0]
    _write_far(sheet)
    assert len(sheet.charts) == len(sheet.shapes) == len(sheet.tables) == 0
    book.save()

    assert parts(path)["xl/worksheets/_rels/sheet1.xml.rels"].decode() == led


def test_a_date_of_creation_that_is_none_stays(path: Path) -> None:
    package = relations(("rId1", "officeDocument", "xl/workbook.xml")).replace(
        "</Relationships>",
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
    )
    small_book(path, rows(""), parts={"docProps/core.xml": CORE, "_rels/.rels": package})

    book = open_book(path)
    _write_far(book.sheets[0])
    book.save()

    assert parts(path)["docProps/core.xml"].decode() == CORE


def test_states_of_sheets_may_be_in_capitals(path: Path) -> None:
    lines = ['<sheet name="Un" sheetId="1" state="VISIBLE" r:id="rId1"/>']
    lines += ['<sheet name="Deux" sheetId="2" state="Hidden" r:id="rId2"/>']
    small_book(path, rows(""), rows(""), book=workbook(lines))

    book = open_book(path)
    _write_far(book.sheets[0])
    book.save()

    assert 'state="Hidden"' in parts(path)["xl/workbook.xml"].decode()


def test_the_list_of_types_may_be_in_small_letters(path: Path) -> None:
    held = parts(small_book(path, rows('<row r="1"><c r="A1"><v>1</v></c></row>')))
    write_parts(path, {name.replace("[Content_Types]", "[content_types]"): data for name, data in held.items()})

    book = open_book(path)
    _write_far(book.sheets[0])
    book.save()

    assert open_book(path).sheets[0]["A1"].value == 1.0


def test_a_strict_book_is_refused_with_the_way_out(path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    small_book(path, rows(""))
    held = {name: data.replace(OFFICE.encode(), strict.encode()) for name, data in parts(path).items()}
    write_parts(path, held)

    with pytest.raises(InputError, match=r"Strict Open XML.*\.xlsx"):
        open_book(path)


# 11. A first style that is not plain.
def test_plain_cells_stay_plain_where_the_first_style_is_not(path: Path) -> None:
    styles = STYLES.replace(
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        '<xf numFmtId="9" fontId="0" fillId="1" borderId="0" xfId="0" applyFill="1"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    )
    cells = '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    small_book(path, rows(cells), parts={"xl/styles.xml": styles})

    after = touched(path)

    assert cells.removesuffix("</row>") in after[SHEET]
    assert after["xl/styles.xml"] == styles


# 12. Memory, and texts that were shared.
@pytest.mark.slow
def test_memory_follows_the_file_and_texts_stay_shared(path: Path) -> None:
    line = "".join(f'<c r="{column}{{0}}" t="s"><v>0</v></c>' for column in "ABCDEFGHIJ")
    cells = "".join(f'<row r="{row}">{line.format(row)}</row>' for row in range(1, 50_001))
    small_book(path, rows(cells), parts={"xl/sharedStrings.xml": texts("<t>le même</t>")})

    tracemalloc.start()
    try:
        book = open_book(path)
        book.sheets[0]["AZ50000"].value = "neuf"
        book.save()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 6 * len(cells)
    after = parts(path)
    assert after[SHEET].count(b't="s"><v>0</v>') == 500_000
    assert b"inlineStr" not in after[SHEET]


# 13. Everything else that a cell, a row or the book says.
FINE = (
    '<row r="1" spans="1:9" x14ac:dyDescent="0.25" thickBot="1"><c r="A1"><f ca="1">NOW()</f><v>46000</v></c>'
    '<c r="B1"><f t="array" aca="1" ref="B1">SUM(C1:C2)</f><v>3</v></c><c r="C1" t="d" s="1"><v>2026-01-02T00:00:00'
    '</v></c><c r="D1" t="str"><v>#DIV/0!</v></c><c r="E1" t="inlineStr"><is><t xml:space="preserve">  deux </t></is>'
    '</c><c r="F1" t="e"><v>#N/A</v></c><c r="G1" cm="1" vm="2"><v>1.10</v></c></row>'
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Autre Tableur</Application><AppVersion>9.9</AppVersion></Properties>"
)


def test_flags_blanks_dates_and_calculation_stay(path: Path) -> None:
    fine = rows(FINE).replace(
        "<worksheet ", '<worksheet xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    )
    book = workbook(["Un"], after='<calcPr calcId="191029" calcMode="manual" iterate="1"/>')
    styles = STYLES.replace('applyNumberFormat="1"/>', 'applyNumberFormat="1" applyFont="0" applyFill="0"/>')
    held = {"xl/styles.xml": styles, "docProps/app.xml": APP, "_rels/.rels": WITH_APP}
    small_book(path, fine, book=book, parts=held)

    opened = open_book(path)
    opened.sheets[0]["AZ2"].value = 12345
    opened.save()
    after = {name: data.decode() for name, data in parts(path).items()}

    assert FINE in after[SHEET]
    assert {name: after[name] for name in held} == held
    assert after["xl/workbook.xml"] == book
    assert opened.sheets[0]["D1:F1"].value == ["#DIV/0!", "  deux ", None]


def test_the_application_that_made_a_book_keeps_its_name_and_version(path: Path) -> None:
    held = {"docProps/app.xml": APP, "_rels/.rels": WITH_APP}
    small_book(path, rows(""), parts=held)

    after = touched(path, lambda sheet: setattr(sheet["A1"], "formula", "=1+1"))

    assert {name: after[name] for name in held} == held


def test_a_formula_without_value_asks_for_calculation(path: Path) -> None:
    small_book(path, rows(""))

    after = touched(path, lambda sheet: setattr(sheet["A1"], "formula", "=1+1"))

    assert 'fullCalcOnLoad="1"' in after["xl/workbook.xml"]


def test_the_order_of_calculation_is_forgotten_when_cells_change(path: Path) -> None:
    chain = f'<calcChain xmlns="{MAIN}"><c r="A1" i="1"/></calcChain>'
    small_book(path, rows('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'), parts={"xl/calcChain.xml": chain})

    book = open_book(path)
    book.sheets[0].api.PageSetup.Orientation = 2
    book.save()
    assert "xl/calcChain.xml" in parts(path)

    assert "xl/calcChain.xml" not in touched(path, lambda sheet: setattr(sheet["A1"], "value", 3))
