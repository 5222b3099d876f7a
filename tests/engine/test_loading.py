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
from parts import parts
from rich_books import addin_book, rich_book
from workbooks import without_part

from fae_xlwings.engine import new_book, open_book
from fae_xlwings.errors import InputError


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_book(tmp_path_factory.mktemp("rich") / "rich.xlsx")


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
    read = open_book(rich).sheets["Données"][cell]
    value = read.options(err_to_str=True).value

    assert (read.formula, value, type(value)) == (formula, shown, type(shown))


def test_an_array_formula_comes_with_the_value_it_showed(rich: Path) -> None:
    cell = open_book(rich).sheets["Données"]["E1"]

    assert (cell.formula, cell.value) == ("=_xlfn.SEQUENCE(3)", 1)


def test_a_formula_never_calculated_has_no_value(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"].value = "=1+1"
    book.save(tmp_path / "a.xlsx")
    cell = open_book(tmp_path / "a.xlsx").sheets[0]["A1"]

    assert (cell.formula, cell.value) == ("=1+1", None)


def test_a_shared_formula_is_read_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("B1", "=A1*2", None, 2)
        sheet.write_formula("B2", "=A2*2", None, 4)
    shared = ('<f t="shared" ref="B1:B2" si="0">A1*2</f>', '<f t="shared" si="0"/>')
    rewritten(path, sheet1=("<f>A1*2</f>", shared[0]))
    rewritten(path, sheet1=("<f>A2*2</f>", shared[1]))
    cells = open_book(path).sheets[0]["B1:B2"]

    assert (cells.formula, cells.value) == ((("=A1*2",), ("=A2*2",)), [2, 4])


def test_cells_that_follow_a_formula_outlive_the_cell_that_says_it(tmp_path: Path) -> None:
    book = new_book()
    book.sheets[0]["B1:B4"].formula = "=A1*2"
    book.save(tmp_path / "a.xlsx")
    book = open_book(tmp_path / "a.xlsx")
    book.sheets[0]["B1"].value = "dit"
    book.save()

    assert open_book(tmp_path / "a.xlsx").sheets[0]["B1:B4"].formula == (("dit",), ("=A2*2",), ("=A3*2",), ("=A4*2",))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["B4"].value == "=A4*2"


def test_a_text_with_runs_reads_as_plain_text(rich: Path) -> None:
    assert open_book(rich).sheets["Données"]["F1"].value == "avant gras après"


@pytest.mark.parametrize("text", ["a\rb\n", " bords ", "_x000D_", "&<>\"'", "é\N{GRINNING FACE}", "a\tb"])
def test_every_text_comes_back_as_it_went(tmp_path: Path, text: str) -> None:
    book = new_book()
    book.sheets[0]["A1"].value = f"'{text}"
    book.save(tmp_path / "a.xlsx")

    assert open_book(tmp_path / "a.xlsx").sheets[0]["A1"].value == text


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(2**53), 2**53),
    st.booleans(),
    st.datetimes(dt.datetime(1905, 1, 1), dt.datetime(9999, 1, 1)).map(lambda day: day.replace(microsecond=0)),  # noqa: DTZ001
)


@settings(max_examples=60)
@given(values=st.lists(VALUES, min_size=1, max_size=20))
def test_every_value_outlives_a_save_and_a_change_elsewhere(values: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        book = new_book()
        book.sheets[0]["A1"].value = [[f"'{value}" if isinstance(value, str) else value] for value in values]
        book.save(Path(folder) / "a.xlsx")
        book = open_book(Path(folder) / "a.xlsx")
        book.sheets[0]["B1"].value = "changé"
        book.save()
        read = open_book(Path(folder) / "a.xlsx").sheets[0].range((1, 1), (len(values), 1)).options(ndim=1).value

    assert [(type(value), value) for value in read] == [(_kind(value), value) for value in values]


def _kind(value: object) -> type:
    """Every number is a float, as over COM."""
    return float if type(value) is int else type(value)


def test_a_text_escaped_by_excel_is_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_string("A1", "a\rb_x000D_")

    assert open_book(path).sheets[0]["A1"].value == "a\rb_x000D_"


def test_cells_without_addresses_stand_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row("A1", [1, 2])
    rewritten(path, sheet1=(' r="A1"', ""))
    rewritten(path, sheet1=(' r="B1"', ""))
    book = open_book(path)
    book.sheets[0]["C1"].value = 3
    book.save()

    assert open_book(path).sheets[0]["A1:C1"].value == [1, 2, 3]
    assert [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][1]] == [1, 2, 3]


def test_charts_come_with_their_names(rich: Path) -> None:
    assert [chart.name for chart in open_book(rich).sheets["Données"].charts] == ["Chart 2"]


def test_an_addin_opens(tmp_path: Path) -> None:
    assert open_book(addin_book(tmp_path / "FAE.xlam")).sheets["Données"]["A2"].value == "Client 1"


@pytest.mark.parametrize("part", ["docProps/core.xml", "docProps/app.xml", "xl/styles.xml", "xl/theme/theme1.xml"])
def test_a_file_that_lacks_a_part_is_given_none(tmp_path: Path, part: str) -> None:
    path = without_part(rich_book(tmp_path / "p.xlsx"), tmp_path / "q.xlsx", part)
    book = open_book(path)
    book.sheets[0]["Z9"].value = 1
    book.save()

    assert part not in parts(path)


@pytest.mark.parametrize(("before", "after"), [(-1, -2), (1, True), (0, None), ("'1", 1), (1.0, "'1")])
def test_a_value_close_to_another_is_still_a_change(tmp_path: Path, before: object, after: object) -> None:
    book = new_book()
    book.sheets[0]["A1"].value = before
    book.save(tmp_path / "a.xlsx")
    book = open_book(tmp_path / "a.xlsx")
    book.sheets[0]["A1"].value = after
    book.save()
    saved = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"].value

    assert (saved, type(saved)) == ((after.lstrip("'"), str) if isinstance(after, str) else (after, type(after)))


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_book(path).sheets[0].used_range.value  # noqa: B018 - parts are read when asked about
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
    book = open_book(path)
    book.sheets[0]["A1"].value = 1
    book.save(tmp_path / "b.xlsx")

    assert open_book(tmp_path / "b.xlsx").sheets[0]["A1"].value == 1


def test_a_book_without_any_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes())
    without_part(path, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml")

    assert "ne contient aucune feuille de calcul" in refused(tmp_path / "b.xlsx")


def test_a_part_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook_bytes())
    held = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data + b" " * (100 << 20) if name.endswith("sheet1.xml") else data)

    assert "démesurée" in refused(path)
