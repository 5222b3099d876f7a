"""The proof tools prove: what is planted wrong is found, and nothing is left behind."""

import shutil
import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter
from libreoffice import LibreOffice, OfficeError, program
from office import (
    Disagreement,
    Value,
    formulas_disagreeing,
    opens_in_libreoffice,
    recalculated,
    to_pdf,
    to_png,
    validate,
    visible_sheets,
)

pytestmark = pytest.mark.office


def workbook_with(path: Path, **formulas: tuple[str, Value]) -> Path:
    """A workbook as from Excel, with inputs in column A and the formulas and cached values given by cell."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Calcul")
    sheet.write_column("A1", [10, 20, "dix"])
    for cell, (formula, value) in formulas.items():
        sheet.write_formula(cell, formula, None, value)
    book.add_worksheet("Vide")
    book.add_worksheet("Caché").hide()
    book.close()
    return path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return workbook_with(tmp_path / "petit.xlsx", B1=("=A1+A2", 30))


def test_a_planted_wrong_value_is_reported_and_the_right_ones_are_not(tmp_path: Path) -> None:
    path = workbook_with(tmp_path / "faux.xlsx", B1=("=A1+A2", 30), B2=("=A1*2", 21))

    assert formulas_disagreeing(path) == [Disagreement("Calcul", "B2", "=A1*2", 21.0, 20.0)]


@pytest.mark.parametrize(
    ("formula", "cached"),
    [
        ("=1/3", 0.3333333333333),
        ('=A3&" é"', "dix é"),
        ('=IF(A1>5,"","x")', ""),
        ("=A1>5", True),
        ("=DATE(2026,9,1)", 46266),
        ("=Vide!A1", 0),
    ],
)
def test_equal_values_agree(tmp_path: Path, formula: str, cached: Value) -> None:
    assert formulas_disagreeing(workbook_with(tmp_path / "juste.xlsx", B1=(formula, cached))) == []


@pytest.mark.parametrize(
    ("formula", "cached", "found"),
    [
        ("=1/3", 0.33333333, 1 / 3),
        ("=A3", "Dix", "dix"),
        ("=A1*0", "", 0.0),
        ('=""', 0, None),
        ("=A1", "10", 10.0),
        ("=A1/0", "#DIV/0!", "#DIV/0!"),
        ("=NA()", 1, "#N/A"),
        ("=INCONNUE(A1)", 0, "#NAME?"),
    ],
)
def test_unequal_values_and_errors_are_reported(
    tmp_path: Path, formula: str, cached: Value, found: Value | None
) -> None:
    (wrong,) = formulas_disagreeing(workbook_with(tmp_path / "faux.xlsx", B1=(formula, cached)))

    assert wrong.recalculated == found


def test_edits_are_set_before_the_calculation(small: Path) -> None:
    assert recalculated(small, {"Calcul!A1": 0.5})["Calcul"]["B1"] == 20.5
    assert recalculated(small, {"Calcul!A1": None})["Calcul"]["B1"] == 20.0
    assert recalculated(small, {"Calcul!A1": "dix"})["Calcul"]["B1"] == "#VALUE!"


def test_every_sheet_comes_back_without_its_empty_cells(small: Path) -> None:
    assert recalculated(small) == {"Calcul": {"A1": 10.0, "A2": 20.0, "A3": "dix", "B1": 30.0}, "Vide": {}, "Caché": {}}


def test_hidden_sheets_are_not_among_the_visible_ones(small: Path) -> None:
    assert visible_sheets(small) == ["Calcul", "Vide"]


def test_the_calculation_is_that_of_a_french_machine(tmp_path: Path) -> None:
    path = workbook_with(tmp_path / "texte.xlsx", B1=('=TEXT(0.5,"0,00")', "0,50"), B2=('=TEXT(46266,"aaaa")', "2026"))

    assert formulas_disagreeing(path) == []


def test_the_file_asked_about_is_left_alone(small: Path) -> None:
    before = small.read_bytes()

    recalculated(small, {"Calcul!A1": 1})

    assert small.read_bytes() == before
    assert [path.name for path in small.parent.iterdir()] == ["petit.xlsx"]


def test_a_valid_workbook_has_no_finding(small: Path) -> None:
    assert validate(small) == []


def test_an_element_out_of_order_is_found_for_each_office_version(small: Path, tmp_path: Path) -> None:
    broken = tmp_path / "casse.xlsx"
    with zipfile.ZipFile(small) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<sheetData>", b"<pageMargins/><sheetData>"))

    findings = validate(broken)

    assert {finding.split(":")[0] for finding in findings} == {"Office2016", "Microsoft365"}
    assert all("/xl/worksheets/sheet" in finding for finding in findings)


def test_libreoffice_opens_workbooks_and_reports(small: Path, tmp_path: Path) -> None:
    report = tmp_path / "rapport.docx"
    docx.Document().save(str(report))

    assert opens_in_libreoffice(small)
    assert opens_in_libreoffice(report)


def test_libreoffice_does_not_open_a_text_with_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "faux.xlsx"
    path.write_text("NOM;CA\n")

    assert not opens_in_libreoffice(path)


def test_one_sheet_prints_as_one_picture(small: Path, tmp_path: Path) -> None:
    (picture,) = to_png(to_pdf(small, tmp_path, sheet="Calcul"), tmp_path)

    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_missing_program_is_an_error() -> None:
    with pytest.raises(OfficeError, match="nulle-part is missing"):
        program("nulle-part")


def test_a_question_that_takes_too_long_is_an_error_and_the_next_one_is_answered(small: Path, tmp_path: Path) -> None:
    office = LibreOffice(timeout_s=0.001)
    # A soffice that is killed while it reads leaves a lock beside the file: each question has a copy, as in `ask`.
    copy = Path(shutil.copy(small, tmp_path / "copie.xlsx"))
    try:
        with pytest.raises(OfficeError, match="took more than"):
            office.ask({"do": "open", "path": str(copy), "filter": "Calc MS Excel 2007 XML"})
        office._timeout_s = 60
        office.ask({"do": "open", "path": str(small), "filter": "Calc MS Excel 2007 XML"})
    finally:
        office.stop()


def test_stopping_leaves_no_profile_behind(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    office = LibreOffice()

    office.ask({"do": "open", "path": str(small), "filter": "Calc MS Excel 2007 XML"})
    running = list(tmp_path.glob("fae_soffice_*"))
    office.stop()

    assert len(running) == 1
    assert not running[0].exists()
