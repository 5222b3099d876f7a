"""Everything that the package asks of Excel has its row in the table, and is called here over the double."""

import ctypes
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import openpyxl
import pytest
import xlwings as xw
from openpyxl.worksheet.table import Table

from fae_xlwings import macros, workflow
from fae_xlwings.cli import launcher
from fae_xlwings.draw.excel import draw
from fae_xlwings.views.words.plan import Block, Bounds, Chart, Series, SheetPlan
from french_excel.excel import FrenchExcel
from french_excel.members import COM, ELSEWHERE, XLWINGS, named, recorded, spoken, table
from french_excel.two_excels import select_clients
from french_excel.windows import Desktop

HOMES = {COM, XLWINGS, ELSEWHERE}
NO_WORKBOOK = "xw.apps"

OURS = (
    "fae_importer",
    "fae_scorer_fonctions",
    "fae_modele",
    "fae_actualiser",
    "fae_defauts",
    "fae_rapports",
    "fae_emails",
    "fae_export_selection",
    "fae_tco",
)
REDRAWING = {"fae_importer", "fae_actualiser"}
OTHERS = ("fae_scorer", "fae_scorer_formules", "fae_dashboard", "fae_importer")


@pytest.fixture(scope="module")
def called(product: Path, up_to_date: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The members that a tour of the product calls: xlwings' own, and those of Excel."""
    folder = tmp_path_factory.mktemp("membres")
    excels: list[FrenchExcel] = []
    with recorded() as members:
        for button in OURS:
            path = folder / button / product.name
            path.parent.mkdir()
            delivered = product if button in REDRAWING else up_to_date
            excels.append(_pressed(Path(shutil.copy(delivered, path)), button))
        excels += [_pressed(_other_workbook(folder / f"{button}.xlsx"), button) for button in OTHERS]
        excels += [_drawn_by_hand(), _pressed_on_nothing(), _questioned(folder), _attached(product)]
        with _escape_held():
            path = folder / "échap" / product.name
            path.parent.mkdir()
            excels.append(_pressed(Path(shutil.copy(up_to_date, path)), "fae_rapports"))
    asked = {member.rpartition(".")[2].rstrip("=") for excel in excels for member in excel.members}
    return members, asked


def _pressed(path: Path, button: str) -> FrenchExcel:
    """The Excel in which a button was pressed on a workbook, its user choosing the example."""
    with FrenchExcel(chosen_file=str(workflow.example()), tables_extend=path.suffix == ".xlsm").running() as excel:
        book = excel.open(path)
        if path.suffix == ".xlsm":
            _used(excel, book, button)
        with excel.calling(book):
            macros.run(button)
    return excel


def _escape_held() -> Any:
    """A Windows whose user holds the Escape key, Excel being in front."""
    user32 = SimpleNamespace(
        GetAsyncKeyState=lambda _key: 0x8000,
        GetForegroundWindow=Desktop.top,
        GetWindowThreadProcessId=lambda hwnd, found: setattr(found._obj, "value", hwnd),
    )
    return mock.patch.object(ctypes, "windll", SimpleNamespace(user32=user32), create=True)


def _used(excel: FrenchExcel, book: xw.Book, button: str) -> None:
    """A workbook as its user left it: clients selected, a sheet formatted to its end, a page or a name gone."""
    select_clients(book)
    excel.books[0].sheet("Exports").stretched_to = 200_000
    if button == "fae_tco":
        book.sheets["Budget TCO"].delete()
    if button == "fae_defauts":
        book.sheets["Paramètres"].range("C7").value = 1400
    if button == "fae_actualiser":
        book.names["i_matrice_mesure"].delete()
        excel.fails = _once_after(excel, "Names.Add", 2)


def _once_after(excel: FrenchExcel, member: str, times: int) -> Callable[[str], bool]:
    """The failure of the call that follows the how many-th of a member."""

    def fails(called: str) -> bool:
        due = excel.members[member] == times and called != member
        excel.fails = None if due else fails
        return due

    return fails


def _pressed_on_nothing() -> FrenchExcel:
    with FrenchExcel().running() as excel:
        macros.run("fae_scorer")
    return excel


def _drawn_by_hand() -> FrenchExcel:
    """A page with what no page of a new workbook has: an upper bound only warned of, curves."""
    points = Block("A1", (("Honoraires", "P1"), (1, 2), (3, 4)))
    chart = Chart("Barres", "bar", "A1:B3", "D1:F9", "Barres", "Des barres", (Series("p1"),), x_title="Honoraires")
    curve = Chart("Courbe", "line", "A1:B3", "D11:F19", "Courbe", "Une courbe", (Series("p1"),))
    bounds = Bounds("A1", 1, 9, "De 1 à 9.", strict=False)
    with FrenchExcel().running() as excel:
        book = excel.app.books.add()
        charts, folds = (chart, curve), (("E:F", True),)
        draw(
            book,
            [SheetPlan("Page", (points,), charts=charts, validations=(bounds,), hidden=("C:D",), folds=folds)],
        )
    return excel


def _questioned(folder: Path) -> FrenchExcel:
    """The Excel that was asked what only a real one can tell."""
    with FrenchExcel().running() as excel:
        workflow.excel_answers(folder, date(2026, 11, 23))
    return excel


def _attached(path: Path) -> FrenchExcel:
    """The Excel on whose open workbook LANCER_OUTIL.bat offers the buttons."""
    with FrenchExcel(vba_on_stack=False).running() as excel:
        assert launcher.open_book() is None
        excel.open(path)
        shown = launcher.open_book()
        assert shown is not None
        assert shown.name == path.name
    return excel


def _other_workbook(path: Path) -> Path:
    """A portfolio of somebody else's, in a table that does not hold its scores yet."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ["NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"],
        ["SCI EXEMPLE", "Immobilier", 8500, "NON", "TRES BON"],
        ["EURL DEMO", "Commerce", 2100, "OUI", "MOYEN"],
    ):
        sheet.append(row)
    sheet.add_table(Table(displayName="Clients", ref="A1:E3"))
    workbook.save(path)
    return path


def test_every_row_has_a_home_and_a_verdict() -> None:
    assert {row.home for row in table()} == HOMES
    assert all(row.verdict for row in table())
    assert len({(row.home, row.name) for row in table()}) == len(table())


def test_every_name_that_sources_ask_for_has_a_row() -> None:
    words = {row.word for row in table()}

    assert {name: sorted(places) for name, places in named().items() if name not in words} == {}


def test_every_row_is_asked_for() -> None:
    asked = named().keys() | spoken()

    assert [row.name for row in table() if row.word not in asked] == []


def test_every_member_of_xlwings_is_called_and_has_its_row(called: tuple[set[str], set[str]]) -> None:
    members = called[0]
    rows = {row.name for row in table() if row.home == XLWINGS} - {NO_WORKBOOK}

    assert {"called, no row": members - rows, "row, not called": rows - members} == {
        "called, no row": set(),
        "row, not called": set(),
    }


def test_every_member_of_excel_is_called(called: tuple[set[str], set[str]]) -> None:
    _, asked = called
    doors = {"GetIDsOfNames", "Invoke"}

    assert {row.name for row in table() if row.home == COM} - asked - doors == set()


def _planted(folder: Path, source: str) -> dict[str, set[str]]:
    module = folder / "draw" / "x.py"
    module.parent.mkdir(parents=True)
    module.write_text(source, encoding="utf-8")
    return named(folder)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("import xlwings as xw\ndef f(sheet: xw.Sheet) -> None:\n    sheet.autofit()", "autofit"),
        ("def f(cells):\n    cells.api.WrapText = True", "WrapText"),
        ("def f(cells):\n    setattr(cells, 'Orientation', 1)", "Orientation"),
    ],
)
def test_a_new_member_is_seen(source: str, name: str, tmp_path: Path) -> None:
    assert name in _planted(tmp_path, source)


def test_libraries_that_are_not_excel_are_left_alone(tmp_path: Path) -> None:
    assert _planted(tmp_path, "import docx\ndef f(cell):\n    cell.autofit = True") == {}
