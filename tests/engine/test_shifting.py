"""Cells inserted, deleted and moved take everything along."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen
from office import validate
from openpyxl.worksheet.pagebreak import Break
from parts import parts
from rich_books import OFFICE, rich_book, with_parts

from fae_xlwings.engine import open_book
from fae_xlwings.engine.files.xml import MAIN


@pytest.fixture
def filled(book: xw.Book, sheet: xw.Sheet) -> xw.Sheet:
    sheet["A1"].value = [["nom", "ca"], ["a", 1], ["b", 2], ["c", 3]]
    sheet.tables.add(sheet["A1:B4"], name="tbl")
    sheet["D1"].formula = "=SUM(B2:B4)+$B$3"
    sheet["B2:B4"].data_validation.set_decimal("greater_than", 0)
    sheet["B2:B4"].conditional_formats.add_custom("=$B2>1", fill_color="#ff0000")
    book.names.add("montants", f"={sheet.name}!$B$2:$B$4")
    sheet.charts.add(source=sheet["A1:B4"], anchor=sheet["F8"], name="G")
    sheet["4:4"].row_height = 33
    sheet["D9:E9"].merge()
    return sheet


def test_a_row_inserted_pushes_all_that_is_below(filled: xw.Sheet) -> None:
    filled["3:3"].insert("down")

    assert filled["D1"].formula == "=SUM(B2:B5)+$B$4"
    assert filled.tables["tbl"].range.address == "$A$1:$B$5"
    assert filled.book.names["montants"].refers_to == "=Feuil1!$B$2:$B$5"
    assert filled["B5"].data_validation.type == "decimal"
    assert len(filled["B5"].conditional_formats) == 1
    assert filled["A5"].row_height == 33
    assert filled["D10"].merge_area.address == "$D$10:$E$10"
    assert filled.charts["G"].series[0].impl.series.val.numRef.f == "Feuil1!$B$2:$B$5"
    assert filled.charts["G"].top == filled["A9"].top


def test_a_row_deleted_pulls_it_back(filled: xw.Sheet) -> None:
    filled["3:3"].delete()

    assert filled["D1"].formula == "=SUM(B2:B3)+#REF!"
    assert filled.tables["tbl"].data_body_range.value == [["a", 1.0], ["c", 3.0]]
    assert filled.book.names["montants"].refers_to == "=Feuil1!$B$2:$B$3"


def test_formulas_of_other_sheets_follow(filled: xw.Sheet) -> None:
    other = filled.book.sheets.add("Autre")
    other["A1"].formula = "=Feuil1!B4+B4"
    filled["2:2"].insert("down")

    assert other["A1"].formula == "=Feuil1!B5+B4"


def test_a_column_inserted_pushes_widths_and_links(sheet: xw.Sheet) -> None:
    sheet["B:B"].column_width = 30
    sheet["B1"].add_hyperlink("https://example.org/", "site")
    sheet["A1"].formula = "=C1"
    sheet["B:B"].insert("right")

    assert (sheet["B1"].column_width, sheet["C1"].column_width) == (8.43, 30)
    assert sheet["C1"].hyperlink == "https://example.org/"
    assert sheet["A1"].formula == "=D1"


def test_part_of_a_row_may_move_alone(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("down")
    assert sheet["A1:B3"].value == [[None, 2.0], [1.0, 4.0], [3.0, None]]
    sheet["A1"].delete("up")
    assert sheet["A1:B2"].value == [[1.0, 2.0], [3.0, 4.0]]


def test_a_shift_that_would_tear_a_table_is_refused(filled: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="couperait le tableau « tbl »"):
        filled["A2"].insert("down")
    assert filled["A2"].value == "a"


def test_inserted_cells_look_like_those_before(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = [["a"], ["b"]]
    sheet["A1"].font.bold = True
    sheet["2:2"].insert("down")

    assert sheet["A2"].font.bold is True


def test_values_known_for_formulas_survive(sheet: xw.Sheet, reopened: Reopen) -> None:
    class Formula(str):
        __slots__ = ("value",)

    formula = Formula("=A3*2")
    formula.value = 8.0
    sheet["A1"].value = [[formula], [None], [4]]
    sheet["2:2"].insert("down")
    again = reopened().sheets[0]

    assert (again["A1"].formula, again["A1"].value) == ("=A4*2", 8.0)


def test_moved_cells_are_followed_by_formulas(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Autre")
    sheet["A1"].value = [[1, 2]]
    sheet["C1"].formula = "=A1+B1"
    sheet["A1:B1"].move(other["D4"])

    assert sheet["C1"].formula == "=Autre!D4+Autre!E4"
    assert other["D4:E4"].value == [1.0, 2.0]
    assert sheet["A1"].value is None


def test_overlapping_moves_keep_every_value(sheet: xw.Sheet) -> None:
    sheet["B1"].value = [1, 2, 3]
    sheet["B1:D1"].move(sheet["A1"])

    assert sheet["A1:D1"].value == [1.0, 2.0, 3.0, None]


def test_what_is_printed_follows(sheet: xw.Sheet) -> None:
    sheet.name = "Un, deux"
    worksheet = sheet.impl.worksheet
    sheet.page_setup.print_area = "$A$1:$B$20"
    worksheet.print_title_rows, worksheet.print_title_cols = "1:2", "A:A"
    worksheet.row_breaks.append(Break(id=10))
    sheet["1:1"].insert("down")
    sheet["A:A"].insert("right")

    assert sheet.page_setup.print_area == "$B$2:$C$21"
    assert (worksheet.print_title_rows, worksheet.print_title_cols) == ("$2:$3", "$B:$B")
    assert [each.id for each in worksheet.row_breaks.brk] == [11]
    sheet["2:3"].delete()
    sheet["B:B"].delete()
    assert (worksheet.print_title_rows, worksheet.print_title_cols) == (None, None)
    assert sheet.page_setup.print_area == "$B$2:$B$19"


SHEET = "xl/worksheets/sheet1.xml"
SPARKLINE, DATA_BAR = "<xm:f>Données!B2:B{0}</xm:f><xm:sqref>{1}</xm:sqref>", "<xm:sqref>B2:B{0}</xm:sqref>"


@pytest.mark.parametrize(
    ("change", "held"),
    [
        (lambda sheet: sheet["4:4"].insert("down"), (SPARKLINE.format(7, "G2"), DATA_BAR.format(7), '"A1:A10"')),
        (lambda sheet: sheet["3:4"].delete(), (SPARKLINE.format(4, "G2"), DATA_BAR.format(4), '"A1:A7"')),
        (lambda sheet: sheet["F:F"].insert("right"), ("<xm:sqref>H2</xm:sqref>", '"B2:B6" name="saisie"')),
        (lambda sheet: setattr(sheet, "name", "C A"), ("<xm:f>'C A'!B2:B6</xm:f>",)),
    ],
)
def test_what_openpyxl_does_not_read_follows_too(
    tmp_path: Path, change: Callable[[xw.Sheet], None], held: tuple[str, ...]
) -> None:
    written = shifted(tmp_path, change)

    assert [text for text in held if text not in written[SHEET]] == []


def test_a_sparkline_goes_with_its_cell_and_the_other_extensions_stay(tmp_path: Path) -> None:
    written = shifted(tmp_path, lambda sheet: sheet["2:2"].delete())

    assert "sparkline" not in written[SHEET].replace("xmlns", "")
    assert DATA_BAR.format(5) in written[SHEET]
    assert validate(tmp_path / "a.xlsx") == []


def test_charts_of_chart_sheets_follow(tmp_path: Path) -> None:
    written = shifted(tmp_path, lambda sheet: sheet["4:4"].insert("down"))

    assert [name for name in written if "$B$6" in written[name] and "chart" in name] == []
    assert "<c:f>Données!$B$2:$B$7</c:f>" in written["xl/charts/chart1.xml"], "the file's own chart"


def test_shapes_move_with_the_cells_under_them(tmp_path: Path) -> None:
    before = parts(rich_book(tmp_path / "a.xlsx"))["xl/drawings/drawing1.xml"].decode()
    after = shifted(tmp_path, lambda sheet: sheet["12:12"].insert("down"))["xl/drawings/drawing1.xml"]

    assert "<xdr:row>19</xdr:row>" in before
    assert "<xdr:row>20</xdr:row>" in after


@pytest.mark.parametrize(("place", "shift", "cell"), [("1:1", "down", "E2"), ("A:A", "right", "F1")])
def test_a_dynamic_array_keeps_its_cells_together(tmp_path: Path, place: str, shift: str, cell: str) -> None:
    written = shifted(tmp_path, lambda sheet: sheet[place].insert(shift))

    arrays = re.findall('<c r="([^"]*)" cm="1"><f t="array" ref="([^":]*):', written[SHEET])
    assert arrays == [(cell, cell)]


def test_a_shift_that_would_tear_an_array_formula_is_refused(sheet: xw.Sheet) -> None:
    sheet["A5:B6"].formula_array = "=D1:E2"

    with pytest.raises(ValueError, match="couperait la formule matricielle A5:B6"):
        sheet["A1"].insert("down")


def test_an_array_formula_follows_a_sheet_that_is_renamed(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    book.sheets.add("Autre")["A1:A2"].formula_array = "=Feuil1!B1:B2*2"
    again = reopened()
    again.sheets["Feuil1"].name = "Source"
    again.save()

    assert open_book(Path(again.fullname)).sheets["Autre"]["A1"].formula_array == "=Source!B1:B2*2"
    assert sheet.name == "Feuil1"


PIVOT = b'<p xmlns="%s"><cacheSource><worksheetSource ref="A1:B6" sheet="Donn\xc3\xa9es"/></cacheSource></p>'
PLACE = b'<p xmlns="%s"><location ref="J5:K9"/></p>'
LINK = b'<formControlPr xmlns="%s" fmlaLink="$B$5" fmlaRange="Autre!$A$1:$A$3"/>'


def test_pivot_tables_and_controls_follow(tmp_path: Path) -> None:
    path, kind = rich_book(tmp_path / "a.xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml."
    held = {
        "xl/pivotCache/pivotCacheDefinition1.xml": (PIVOT, f"{kind}pivotCacheDefinition+xml"),
        "xl/pivotTables/pivotTable1.xml": (PLACE, f"{kind}pivotTable+xml"),
        "xl/ctrlProps/ctrlProp1.xml": (LINK, "application/vnd.ms-excel.controlproperties+xml"),
    }
    related = {
        "xl/_rels/workbook.xml.rels": (("c1", f"{OFFICE}/pivotCacheDefinition", f"/{next(iter(held))}"),),
        "xl/worksheets/_rels/sheet1.xml.rels": (
            ("p1", f"{OFFICE}/pivotTable", "../pivotTables/pivotTable1.xml"),
            ("f1", f"{OFFICE}/ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ),
    }
    with_parts(path, {name: (data % MAIN.encode(), kind) for name, (data, kind) in held.items()}, related)
    book = open_book(path)
    book.sheets[0]["4:4"].insert("down")
    book.sheets[0].name = "Clients"
    book.save()
    cache, place, link = (parts(path)[name].decode() for name in held)

    assert 'ref="A1:B7" sheet="Clients"' in cache
    assert 'ref="J6:K10"' in place
    assert 'fmlaLink="$B$6" fmlaRange="Autre!$A$1:$A$3"' in link


def shifted(folder: Path, change: Callable[[xw.Sheet], None]) -> dict[str, str]:
    """The parts of the rich workbook after a change to its first sheet."""
    path = rich_book(folder / "a.xlsx")
    book = open_book(path)
    change(book.sheets[0])
    book.save(path)
    return {name: data.decode(errors="replace") for name, data in parts(path).items()}


def test_a_data_bar_keeps_what_excel_2010_adds_to_it(tmp_path: Path) -> None:
    before = re.findall("<x14:id>.*?<", parts(rich_book(tmp_path / "b.xlsx"))[SHEET].decode())
    written = shifted(tmp_path, lambda sheet: sheet["4:4"].insert("down"))

    assert before
    assert re.findall("<x14:id>.*?<", written[SHEET]) == before
    assert re.findall('<conditionalFormatting sqref="(.*?)"', written[SHEET]) == ["B2:B7", "C2:C7", "A2:A7"]
