"""Tables of the workbook stay the tables that they were, so that what the user built on them goes on."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from fae_xlwings import macros, workflow
from fae_xlwings.draw import excel as drawing
from fae_xlwings.engine import open_book
from french_excel.copies import COPIED_HERE, Copies
from french_excel.excel import FrenchExcel
from french_excel.two_excels import parted

OWN = "Mes calculs"
FORMULAS = (
    "=SUM(tblClients[CA_HONORAIRES_HT])",
    "=COUNTA(tblClients[NOM])",
    "=ROWS(tblClients)",
    "=ROWS(tblExports)",
    "=COUNTA(tblParametres[Valeur])",
)
STOPS = range(300, 3600, 300)
NOTED = "=COUNTA(tblClients[RESPONSABLE])"
HEADERS = ["NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"]


@pytest.fixture
def built(ours: Path) -> Path:
    """The workbook with a column of the user's own and a sheet of formulas over the tables."""
    book = open_book(ours)
    clients = book.sheets["Données"]
    clients["AD2:AE2"].value = ["RESPONSABLE", "GROUPE"]
    clients["AD3:AE3"].value = ["Zoé", "Nord"]
    clients.tables["tblClients"].resize(clients["A2:AE5"])
    sheet = book.sheets.add(OWN, after=book.sheets[-1])
    for row, formula in enumerate((*FORMULAS, NOTED), start=1):
        sheet.range((row, 1)).formula = formula
    book.save()
    return ours


def portfolio(path: Path, *own: str) -> Path:
    """A portfolio file of two clients, with columns of its own."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.append([*HEADERS, *own])
    sheet.append(["SCI EXEMPLE", "Immobilier", 8500, "NON", "TRES BON", *own])
    sheet.append(["EURL DEMO", "Commerce", 2100, "OUI", "MOYEN", *own])
    workbook.save(path)
    return path


def pressed(excel: FrenchExcel, path: Path, button: str, file: Path | None = None) -> xw.Book:
    excel.chosen_file = str(file or workflow.example())
    book = excel.open(path)
    with excel.calling(book):
        macros.run(button)
    return book


def kept(book: xw.Book) -> list[str]:
    return [row[0] for row in book.sheets[OWN].range(f"A1:A{len(FORMULAS) + 1}").formula]


def unlisted(sheet: xw.Sheet, _wanted: object) -> None:
    for table in list(sheet.tables):
        table.api.Unlist()


@pytest.mark.parametrize("button", ["fae_importer", "fae_actualiser", "fae_defauts", "fae_exports", "fae_export"])
def test_formulas_keep_the_names_of_tables(button: str, built: Path, excel: FrenchExcel) -> None:
    book = pressed(excel, built, button)

    assert kept(book)[:-1] == [*FORMULAS]


def test_tables_made_anew_would_be_forgotten(built: Path, excel: FrenchExcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "free_tables", unlisted)
    book = pressed(excel, built, "fae_importer")

    assert kept(book)[1] == "=COUNTA(Données!$A$3:$A$5)"


@pytest.mark.parametrize(
    ("own", "follows"),
    [
        (("RESPONSABLE", "GROUPE"), NOTED),
        (("RESPONSABLE",), NOTED),
        (("GROUPE",), "=COUNTA(tblClients[#REF!])"),
        (("GROUPE", "RESPONSABLE"), "=COUNTA(tblClients[#REF!])"),
        ((), "=COUNTA(tblClients[#REF!])"),
    ],
)
def test_columns_of_the_user_are_followed_or_told_lost(
    own: tuple[str, ...], follows: str, built: Path, excel: FrenchExcel, tmp_path: Path
) -> None:
    source = portfolio(tmp_path / "nouveau.xlsx", *own)
    book = pressed(excel, built, "fae_importer", source)
    sheet = book.sheets["Données"]

    assert kept(book) == [*FORMULAS, follows]
    assert sheet.tables["tblClients"].range.shape == (3, 29 + len(own))
    assert sheet["AD2:AE2"].value == [*own, None, None][:2]
    assert sheet["A3:A4"].value == ["SCI EXEMPLE", "EURL DEMO"]


@pytest.mark.parametrize("own", [("RESPONSABLE", "GROUPE"), ("GROUPE",)], ids=["kept", "lost"])
def test_tables_and_their_formulas_are_the_same_in_both(
    own: tuple[str, ...], built: Path, excel: FrenchExcel, tmp_path: Path
) -> None:
    source = portfolio(tmp_path.with_name(f"{tmp_path.name}_source.xlsx"), *own)

    assert parted(excel, built, "fae_importer", source) == []


def test_rows_that_a_filter_hid_are_written_too(built: Path, excel: FrenchExcel) -> None:
    book = excel.open(built)
    pressed_twice = excel.books[0].sheet("Exports")
    with excel.calling(book):
        macros.run("fae_export")
        table = pressed_twice.tables[0]
        pressed_twice.filtered_rows = {table.box.bottom}
        macros.run("fae_export")

    assert pressed_twice.filtered_rows == set()
    assert pressed_twice.cells[(table.box.bottom, table.box.left)].value is not None


def test_a_row_of_totals_goes_with_the_clients_it_summed(built: Path, excel: FrenchExcel) -> None:
    book = excel.open(built)
    excel.books[0].sheet("Données").cell((6, 1)).value = "Total"
    excel.books[0].sheet("Données").tables[0].box = excel.books[0].sheet("Données").tables[0].box._replace(bottom=6)
    excel.books[0].sheet("Données").tables[0].totals = True
    excel.chosen_file = str(workflow.example())
    with excel.calling(book):
        macros.run("fae_importer")

    assert book.sheets["Données"].tables["tblClients"].show_totals is False
    assert kept(book)[:-1] == [*FORMULAS]


@pytest.mark.skipif(not COPIED_HERE, reason="this system cannot copy a process")
def test_an_import_stopped_half_way_leaves_formulas_their_tables(built: Path, excel: FrenchExcel) -> None:
    excel.chosen_file = str(workflow.example())
    book = excel.open(built)

    def press() -> None:
        with excel.calling(book):
            macros.run("fae_importer")

    def check() -> None:
        assert kept(book)[:-1] == [*FORMULAS]
        assert len(book.sheets["Données"].tables) == 1

    assert Copies(built.parent).each(excel, STOPS, press, check) == {call: [] for call in STOPS}
