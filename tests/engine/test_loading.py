"""Opening a workbook: what comes in, and what is refused with a sentence."""

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from parts import parts
from rich_books import addin_book, rich_book
from workbooks import without_part

from fae_xlwings.engine.files.loading import load, new
from fae_xlwings.engine.files.saving import save
from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.errors import InputError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_book(tmp_path_factory.mktemp("rich") / "rich.xlsx")


def content(sheet: Any, cell: str) -> Any:
    return sheet[cell]._value


def rewritten(path: Path, **replaced: tuple[str, str]) -> Path:
    """The workbook with a text replaced in some of its parts, named without folder and ending."""
    held = parts(path)
    for name, (old, new_text) in replaced.items():
        part = next(each for each in held if each.endswith(f"/{name}.xml"))
        assert old in held[part].decode()
        held[part] = held[part].decode().replace(old, new_text).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("cell", "formula", "shown"),
    [
        ("D2", "=SUM(B2:B6)", 1507.5),
        ("D3", '="a"&"b"', "ab"),
        ("D4", "=1>0", True),
        ("D5", "=NA()", "#N/A"),
        ("D6", "=C2", dt.datetime(2026, 1, 1, 12)),  # noqa: DTZ001 - Excel has no time zones
    ],
)
def test_a_formula_comes_with_the_value_it_showed(rich: Path, cell: str, formula: str, shown: object) -> None:
    value = content(load(rich).workbook["Données"], cell)

    assert isinstance(value, CachedFormula)
    assert (value, value.cached, type(value.cached)) == (formula, shown, type(shown))


def test_an_array_formula_comes_with_the_value_it_showed(rich: Path) -> None:
    value = content(load(rich).workbook["Données"], "E1")

    assert (value.text, value.ref, value.cached) == ("=_xlfn.SEQUENCE(3)", "E1:E3", 1)


def test_a_formula_never_calculated_has_no_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"].value = "=1+1"
    book.save(tmp_path / "a.xlsx")

    assert content(load(tmp_path / "a.xlsx").workbook["Sheet"], "A1").cached is None


def test_a_shared_formula_is_written_out_for_each_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("B1", "=A1*2", None, 2)
        sheet.write_formula("B2", "=A2*2", None, 4)
    shared = ('<f t="shared" ref="B1:B2" si="0">A1*2</f>', '<f t="shared" si="0"/>')
    rewritten(path, sheet1=("<f>A1*2</f>", shared[0]))
    rewritten(path, sheet1=("<f>A2*2</f>", shared[1]))
    sheet = load(path).workbook["Sheet1"]

    assert [(content(sheet, cell), content(sheet, cell).cached) for cell in ("B1", "B2")] == [
        ("=A1*2", 2),
        ("=A2*2", 4),
    ]


def test_a_text_with_runs_reads_as_plain_text(rich: Path) -> None:
    assert content(load(rich).workbook["Données"], "F1") == "avant gras après"


@pytest.mark.parametrize("text", ["a\rb\n", " bords ", "_x000D_", "&<>\"'", "\x07", "é\N{GRINNING FACE}", "a\tb"])
def test_every_text_comes_back_as_it_went(tmp_path: Path, text: str) -> None:
    opened = new()
    cell: Any = opened.workbook["Feuil1"]["A1"]
    cell._value, cell.data_type = text, "s"
    path = save(opened, tmp_path / "a.xlsx")

    assert content(load(path).workbook["Feuil1"], "A1") == text


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**53), 2**53),
    st.booleans(),
    st.datetimes(dt.datetime(1905, 1, 1), dt.datetime(9999, 1, 1)).map(lambda day: day.replace(microsecond=0)),  # noqa: DTZ001
)


@settings(max_examples=60)
@given(values=st.lists(VALUES, min_size=1, max_size=20))
def test_every_value_outlives_a_save_and_a_change_elsewhere(values: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        opened = new()
        for row, value in enumerate(values, 1):
            cell: Any = opened.workbook["Feuil1"].cell(row, 1)
            cell.value = 0 if isinstance(value, str) else value
            if isinstance(value, str):
                cell._value, cell.data_type = value, "s"
        again = load(save(opened, Path(folder) / "a.xlsx"))
        again.workbook["Feuil1"]["B1"].value = "changé"
        sheet = load(save(again, Path(folder) / "b.xlsx")).workbook["Feuil1"]

    read = [sheet.cell(row, 1).value for row in range(1, len(values) + 1)]
    assert [(type(value), value) for value in read] == [(_kind(value), value) for value in values]


def _kind(value: object) -> type:
    """A whole float comes back as an int: the file makes no difference."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return int if whole else type(value)


def test_a_text_escaped_by_excel_is_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_string("A1", "a\rb_x000D_")

    assert content(load(path).workbook["Sheet1"], "A1") == "a\rb_x000D_"


def test_cells_without_addresses_stand_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row("A1", [1, 2])
    rewritten(path, sheet1=(' r="A1"', ""))
    rewritten(path, sheet1=(' r="B1"', ""))
    sheet = load(path).workbook["Sheet1"]

    assert [sheet["A1"].value, sheet["B1"].value] == [1, 2]


def test_charts_and_pictures_come_with_their_names(rich: Path) -> None:
    sheet: Any = load(rich).workbook["Données"]

    assert [(chart.name, chart.description) for chart in sheet._charts] == [("Chart 2", "Le graphique")]
    assert [(image.name, image.description) for image in sheet._images] == [("Picture 1", "La photo")]


def test_looks_repeated_in_a_file_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write("A1", 1, book.add_format({"italic": True}))
    first = parts(path)["xl/styles.xml"].decode().split("<fonts", 1)[1].split("<font>", 1)[1].split("</font>", 1)[0]
    rewritten(path, styles=(f"<font>{first}</font>", f"<font>{first}</font><font>{first}</font>"))
    opened = load(path)
    opened.workbook["Sheet1"]["B1"].font = Font(bold=True, size=20)
    saved = openpyxl.load_workbook(save(opened, tmp_path / "b.xlsx"))["Sheet1"]

    assert (saved["B1"].font.b, saved["B1"].font.sz) == (True, 20)


def test_an_addin_opens_with_its_macros(tmp_path: Path) -> None:
    opened = load(addin_book(tmp_path / "FAE.xlam"))

    assert opened.has_macros
    assert opened.workbook["Données"]["A2"].value == "Client 1"


def test_a_workbook_without_macros_says_so(rich: Path) -> None:
    assert not load(rich).has_macros
    assert not new().has_macros


def test_a_macro_name_does_not_make_macros(rich: Path, tmp_path: Path) -> None:
    path = tmp_path / "sans.xlsm"
    path.write_bytes(rich.read_bytes())

    assert not load(path).has_macros


@pytest.mark.parametrize("part", [None, "docProps/core.xml"])
def test_a_file_that_tells_neither_author_nor_date_is_given_none(tmp_path: Path, part: str | None) -> None:
    path = save(new(), tmp_path / "p.xlsx")
    if part:
        path = without_part(path, tmp_path / "q.xlsx", part)

    told = load(path).workbook.properties

    assert (told.creator, told.created, told.modified) == (None, None, None)


def test_an_unchanged_sheet_knows_it(rich: Path) -> None:
    opened = load(rich)
    origin = next(each for each in opened.sheets if each.sheet.title == "Données")
    assert origin.snapshot is not None

    before = origin.snapshot.unchanged(origin.sheet)
    opened.workbook["Données"]["B2"].value = -1
    changed = origin.snapshot.unchanged(origin.sheet)
    opened.workbook["Données"]["B2"].value = 100.5
    assert (before, changed, origin.snapshot.unchanged(origin.sheet)) == (True, False, True)


@pytest.mark.parametrize(("before", "after"), [(-1, -2), (1, True), (0, None), ("1", 1), (1.0, "1")])
def test_a_value_close_to_another_is_still_a_change(tmp_path: Path, before: object, after: object) -> None:
    opened = new()
    opened.workbook["Feuil1"]["A1"].value = before
    opened = load(save(opened, tmp_path / "a.xlsx"))
    opened.workbook["Feuil1"]["A1"].value = after
    saved = load(save(opened, tmp_path / "b.xlsx")).workbook["Feuil1"]["A1"].value

    assert (saved, type(saved)) == (after, type(after))


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        load(path)
    return str(caught.value)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    assert "« absent.xlsx » est introuvable" in refused(tmp_path / "absent.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "est un dossier" in refused(tmp_path)


def encrypted() -> bytes:
    plain, locked = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(plain)
    msoffcrypto.format.ooxml.OOXMLFile(plain).encrypt("secret", locked)
    return locked.getvalue()


def packed(**held: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in held.items():
            archive.writestr(name.replace("__", "/").replace("TYPES", "[Content_Types]") + ".xml", text)
    return buffer.getvalue()


def workbook_bytes() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def old_excel() -> bytes:
    """The head of a compound file with the stream that an .xls keeps its sheets in."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1024) + "Workbook".encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "est vide"),
        (b"NOM;CA\n", "n'est pas un classeur Excel"),
        (packed(a="<a/>"), "n'est pas un classeur Excel"),
        (old_excel(), "ancien format Excel (.xls)"),
        (encrypted(), "mot de passe"),
        (workbook_bytes()[:2000], "est endommagé"),
        (workbook_bytes().replace(b"PK\x01\x02", b"PK\x00\x00"), "est endommagé"),
    ],
    ids=["empty", "csv", "other zip", "xls", "encrypted", "cut", "broken"],
)
def test_what_is_no_workbook_is_refused_with_its_kind_and_a_way_out(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "portefeuille.xlsx"
    path.write_bytes(data)
    message = refused(path)

    assert words in message
    assert str(path) in message
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("part", "old", "new_text", "words"),
    [
        ("_rels/.rels", "xl/workbook.xml", "xl/workbook.bin", "binaire (.xlsb)"),
        ("_rels/.rels", "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/office", "Strict"),
        ("xl/worksheets/sheet1.xml", "</worksheet>", "", "est endommagé"),
        ("xl/workbook.xml", "<sheets>", "<sheets", "est endommagé"),
    ],
)  # fmt: skip
def test_a_broken_or_foreign_package_is_refused(tmp_path: Path, part: str, old: str, new_text: str, words: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes())
    held = parts(path)
    held[part] = held[part].replace(old.encode(), new_text.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)

    assert words in refused(path)


def test_a_part_spelled_in_another_case_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes())
    held = parts(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name.replace("sheet1", "SHEET1"), data)
    opened = load(path)
    opened.workbook["Sheet"]["A1"].value = 1

    assert load(save(opened, tmp_path / "b.xlsx")).workbook["Sheet"]["A1"].value == 1


def test_a_sheet_without_its_part_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes())
    held = parts(path)
    del held["xl/worksheets/sheet1.xml"]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)

    assert "est endommagé" in refused(path)
