"""The copies kept before a button replaces what the user typed: beside the workbook, whole, the five latest."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from pressing import edited, pressed, values

from fae_xlwings import workflow
from fae_xlwings.engine import open_book
from fae_xlwings.errors import OutputError
from fae_xlwings.workflow.backups import KEPT


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workflow.build_products(tmp_path_factory.mktemp("produits"))[0]


@pytest.fixture
def ours(product: Path, tmp_path: Path) -> Path:
    return edited(Path(shutil.copy(product, tmp_path)), {"Données!A3": "SARL DU CLIENT", "Paramètres!C7": 1400.0})


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("sauvegarde_fae_*"))


def held(path: Path) -> tuple[object, object]:
    book = openpyxl.load_workbook(path, keep_vba=True)
    return book["Données"]["A3"].value, book["Paramètres"]["C7"].value


def test_importing_keeps_the_workbook_as_it_was_and_says_where(ours: Path) -> None:
    with pytest.raises(Exception, match="Rien n'a été importé"):
        pressed(ours, "fae_importer", file=workflow.example())
    assert copies(ours.parent) == []
    book = open_book(ours)

    saved = workflow.back_up(book)

    assert copies(ours.parent) == [saved]
    assert saved.suffix == ".xlsm"
    assert held(saved) == ("SARL DU CLIENT", 1400)
    assert book.api.FullName == str(ours)


def test_default_values_keep_the_ones_they_replace(ours: Path) -> None:
    said = pressed(ours, "fae_defauts")

    (saved,) = copies(ours.parent)
    assert str(saved) in said
    assert held(saved)[1] == 1400
    assert held(ours)[1] == 1500


def test_delivered_values_are_not_worth_a_copy(product: Path, tmp_path: Path) -> None:
    pressed(Path(shutil.copy(product, tmp_path)), "fae_defauts")

    assert copies(tmp_path) == []


def test_the_latest_copies_stay_and_nothing_else_is_touched(ours: Path) -> None:
    other = ours.with_name("sauvegarde_fae_de_marie.xlsm")
    old = [ours.with_name(f"sauvegarde_fae_202501{day:02}_0900.xlsm") for day in range(1, 8)]
    for path in (other, *old):
        path.write_bytes(b"")

    saved = workflow.back_up(open_book(ours))

    assert [*copies(ours.parent)] == sorted([other, *old[-(KEPT - 1) :], saved])


def test_of_many_copies_in_a_minute_the_last_ones_stay(ours: Path) -> None:
    book = open_book(ours)
    made = []
    for number in range(2 * KEPT + 2):
        book.sheets["Paramètres"]["C7"].value = 1400 + number
        made.append(workflow.back_up(book))
        assert made[-1].exists()

    assert {held(path)[1] for path in copies(ours.parent)} == set(range(1407, 1412))


def test_a_copy_that_cannot_be_written_keeps_everything_as_it_is(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fae_xlwings.engine.excel.books.save", full)

    with pytest.raises(OutputError, match="Rien n'a changé"):
        pressed(ours, "fae_defauts")
    assert held(ours)[1] == 1400


def test_default_values_leave_what_the_firm_says_of_itself(ours: Path) -> None:
    keys = [row[6] for row in values(ours, "Paramètres", last_column=7)]
    row = keys.index("cabinet_nom") + 1
    edited(ours, {f"Paramètres!C{row}": "Cabinet Exemple"})

    pressed(ours, "fae_defauts")

    assert values(ours, "Paramètres", first_row=row)[0][2] == "Cabinet Exemple"
