import struct
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook
from workbooks import without_part, workbook

from fae_xlwings.errors import InputError
from fae_xlwings.intake.file_kinds import COMPOUND_FILE, NotATable
from fae_xlwings.intake.grid import read_grids
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.intake.words import NOT_CALCULATED
from fae_xlwings.intake.workbooks import sheets_of


def test_cells_keep_their_type(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Données")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["00123", 12.5, True])
        sheet.write_datetime(0, 3, datetime(2026, 9, 1), day)  # noqa: DTZ001 - cells have no time zone

    [sheet] = sheets_of(path.read_bytes())

    assert sheet.cells == [["00123", 12.5, True, date(2026, 9, 1)]]


def test_a_number_below_zero_stays_itself_where_it_is_shown_as_a_date(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet("Données"), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_number("A1", -5, day)
        sheet.write_number("B1", -0.5, day)
        sheet.write_number("C1", -7)
        sheet.write_string("D1", "-8")

    [sheet] = sheets_of(path.read_bytes())

    assert sheet.cells == [[-5.0, -0.5, -7.0, "-8"]]


def test_a_book_that_lacks_the_part_of_a_sheet_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", Autre="x", Données="NOM")

    with pytest.raises(InputError, match="abîmé ou incomplet"):
        read_grids(without_part(path, tmp_path / "q.xlsx", "xl/worksheets/sheet2.xml"))


def test_a_table_that_starts_lower_and_to_the_right_keeps_its_place(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Données").write_row(4, 2, ["NOM", "CA"])

    [sheet] = sheets_of(path.read_bytes())

    assert (sheet.first_row, sheet.first_column, sheet.cells) == (5, 3, [["NOM", "CA"]])


def test_cached_values_of_formulas_are_read_and_failed_ones_told(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Vide")
        sheet = book.add_worksheet("Données & Co")
        sheet.write("B3", "NOM")
        sheet.write_formula("C4", "=6*7", None, 42)
        sheet.write_formula("AB4", "=NA()", None, "#N/A")
        sheet.write_formula("B5", "=1/0", None, "#DIV/0!")

    empty, sheet = sheets_of(path.read_bytes())

    assert empty.cells == []
    assert [sheet.cells[0][0], sheet.cells[1][1], sheet.cells[1][26], sheet.cells[2][0]] == [
        "NOM",
        42.0,
        "#N/A",
        "#DIV/0!",
    ]


def test_chart_sheets_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Données"
    book.create_chartsheet("Graphique", 0)
    book["Données"]["A1"] = "NOM"
    book.save(path)

    assert [sheet.name for sheet in sheets_of(path.read_bytes())] == ["Données"]


def test_targets_from_the_root_of_the_package_are_followed(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "NOM", "=NA()"
    book.save(path)

    [sheet] = sheets_of(path.read_bytes())

    assert sheet.cells[0] == ["NOM"]


def test_the_strict_form_of_open_xml_is_read(tmp_path: Path) -> None:
    usual, path = workbook(tmp_path / "p.xlsx", Données="NOM | CA\nAlpha | 12.5"), tmp_path / "q.xlsx"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, strict(old.read(name)))

    [sheet] = sheets_of(path.read_bytes())

    assert (sheet.name, sheet.cells) == ("Données", [["NOM", "CA"], ["Alpha", 12.5]])


def strict(part: bytes) -> bytes:
    """A part as Excel writes it under « Feuille de calcul Strict Open XML »."""
    root, iso = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    for kind in (b"officeDocument", b"spreadsheetml"):
        part = part.replace(root + kind + b"/2006/", iso + kind + b"/")
    return part


def test_openpyxl_reads_what_calamine_gives_up(tmp_path: Path) -> None:
    whole = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet("Données")
        sheet.write_row("A1", ["NOM", "CA"])
        sheet.write("A2", "Alpha")
        sheet.write_formula("B2", "=25/2", None, 12.5)
    path = without_part(whole, tmp_path / "q.xlsx", "_rels/.rels")
    with pytest.raises(CalamineError):
        CalamineWorkbook.from_path(path)

    [sheet] = sheets_of(path.read_bytes())

    assert (sheet.name, sheet.cells) == ("Données", [["NOM", "CA"], ["Alpha", 12.5]])


def test_openpyxl_reads_the_same_where_calamine_is_not_to_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Données")
        sheet.write_row("A2", ["NOM", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"])
        sheet.write_row("A3", ["00123", 12.5, "NON", "TRES BON"])
        sheet.write_row("A5", ["Alpha", "1 200 €", None, "BON"])
        sheet.write_formula("B6", "=1/0", None, "#DIV/0!")
        sheet.write("A6", "Bêta")
    quick = from_grids(read_grids(path))
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.delitem(sys.modules, "fae_xlwings.intake.fast_reader")

    slow = from_grids(read_grids(path))

    assert slow.issues == quick.issues
    assert slow.rows == quick.rows
    pd.testing.assert_frame_equal(slow.clients, quick.clients)


def test_a_workbook_without_styles_has_no_formats(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "p.xlsx", Données="NOM | CA\nAlpha | 12.5")

    [sheet] = sheets_of(without_part(whole, tmp_path / "q.xlsx", "xl/styles.xml").read_bytes())

    assert sheet.cells == [["NOM", "CA"], ["Alpha", 12.5]]


def test_a_formula_never_calculated_is_told_and_one_beyond_what_was_read_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["NOM", "CA", None])
    book.active.append(["Alpha", "=6*7", None])
    book.active["F9"] = "=1"
    book.save(path)

    [sheet] = sheets_of(path.read_bytes())

    assert sheet.cells[1][:2] == ["Alpha", NOT_CALCULATED]


@pytest.mark.parametrize("data", [COMPOUND_FILE, b"PK\x03\x04"])
def test_other_formats_need_calamine_and_say_so_without_it(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    monkeypatch.delitem(sys.modules, "fae_xlwings.intake.fast_reader", raising=False)

    with pytest.raises(NotATable, match=r"enregistrez-le au format \.xlsx"):
        list(sheets_of(data, "other_workbook"))


END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
HEADER = struct.pack(
    "<8s16x5H6x9I109I", COMPOUND_FILE, 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0, 0, *[FREE] * 108
)
"""The start of an .xls: a table of sectors that begins right behind it."""
CUT_SHORT = HEADER + "Workbook\0".encode("utf-16-le") + bytes(41)
"""An .xls whose copy stopped within its first sector: calamine panics on it."""


@pytest.mark.parametrize("screen", [True, False])
def test_a_panic_of_the_quick_reader_is_a_sentence_and_nothing_on_the_screen(
    tmp_path: Path, screen: bool, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "coupe.xls"
    path.write_bytes(CUT_SHORT)
    if not screen:
        monkeypatch.setattr(sys, "stderr", None)

    with pytest.raises(InputError, match="abîmé ou incomplet"):
        read_grids(path)

    assert [grid.sheet for grid in read_grids(workbook(tmp_path / "p.xlsx", Données="NOM"))] == ["Données"]
    assert not screen or capfd.readouterr().err == ""
