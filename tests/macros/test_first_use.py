"""The first steps of a user: the example and back, and the walk from one cell to mend to the next."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from pressing import edited, pressed, values

from fae_xlwings import macros, workflow
from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import InputError
from fae_xlwings.sheets import TABLE

STAMP = f"{date.today():%Y%m%d}"  # noqa: DTZ011 - the day buttons work with
EXAMPLE = f"exemple_fae_{STAMP}.xlsx"
WRONG = {
    "Données!A6:E6": ["SARL FLOUE", "Conseil", "abc", "peut-être", "BON"],
    "Données!A7:E7": ["SARL SÛRE", "Conseil", 3000, "NON", "BON"],
    "Données!A8:E8": ["SARL VIDE", "Conseil", 2000, "NON", None],
}
WALK = ["C6", "D6", "E8"]
EMPTY = ("NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE")
NEEDING_CLIENTS = (
    "fae_rapports", "fae_rapports_pdf", "fae_rapports_filtre", "fae_rapports_tous", "fae_rapports_p1", "fae_emails",
    "fae_brouillons", "fae_semaine_agenda", "fae_export_selection",
)  # fmt: skip


def walked(book: xw.Book, times: int) -> Iterator[tuple[str, str]]:
    """The cell selected after each press of « Suivant », and what was said."""
    for _ in range(times):
        with calling(book):
            told = macros.press("fae_suivant", book)
        yield book.app.selection.get_address(row_absolute=False, column_absolute=False), told


def test_next_walks_the_cells_to_mend_from_the_top_and_round(ours: Path) -> None:
    edited(ours, WRONG)
    book = open_book(ours)

    found = list(walked(book, 4))

    assert [cell for cell, _ in found] == [*WALK, WALK[0]]
    assert book.sheets.active.name == "Données"
    assert [told.partition(". ")[0] for _, told in found] == [
        "Point 1 sur 3", "Point 2 sur 3", "Point 3 sur 3", "Point 1 sur 3",
    ]  # fmt: skip
    assert "« abc » n'est pas un montant" in found[0][1].replace("\u00a0", " ")
    assert found[0][1].endswith("par exemple 1 500,50.")


def test_next_goes_on_from_the_selected_cell(ours: Path) -> None:
    edited(ours, WRONG)
    book = open_book(ours)
    book.sheets["Données"].api.Activate()
    book.sheets["Données"].range("D6").api.Select()

    assert [cell for cell, _ in walked(book, 1)] == ["E8"]


def test_next_says_when_nothing_is_left_and_stays(ours: Path) -> None:
    before = open_book(ours).sheets.active.name

    assert pressed(ours, "fae_suivant").startswith("Aucune cellule à corriger")
    assert open_book(ours).sheets.active.name == before


def test_next_walks_a_sheet_of_the_firm_s_own(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Mes clients"
    for row in (
        ("Cabinet",),
        ("Nom", "Honoraires HT", "Outil", "Appétence", "Secteur"),
        ("A", 10, "NON", "BON", "Conseil"),
        ("B", 10, "?", "BON", "Conseil"),
    ):
        sheet.append(row)
    path = tmp_path / "clients.xlsx"
    workbook.save(path)

    assert [cell for cell, _ in walked(open_book(path), 1)] == ["C4"]


def test_the_example_stands_in_a_workbook_of_its_own(ours: Path) -> None:
    edited(ours, WRONG)
    before = values(ours, "Données")

    done = pressed(ours, "fae_exemple")

    assert done.endswith(str(ours.parent / EXAMPLE))
    assert values(ours, "Données") == before
    assert len(values(ours.parent / EXAMPLE, "Données")) == 301


def test_a_workbook_that_holds_the_example_says_so(ours: Path) -> None:
    pressed(ours, "fae_importer", file=workflow.example())

    assert pressed(ours, "fae_exemple").startswith(f"« {ours.name} » contient déjà l'exemple")
    assert [each.name for each in ours.parent.glob("*.xls*")] == [ours.name]


@pytest.mark.parametrize("times", [1, 2])
def test_the_way_back_from_the_example_is_the_same_button(times: int, ours: Path) -> None:
    book = open_book(ours)
    for _ in range(times):
        with calling(book):
            macros.press("fae_exemple", book)
    shown = next(each for each in book.app.books if each.name == EXAMPLE)

    with calling(shown):
        told = macros.press("fae_exemple", shown)

    assert told == "De retour dans votre classeur."
    assert sorted(each.name for each in ours.parent.glob("*.xls*")) == [ours.name, EXAMPLE]


@pytest.fixture
def empty(ours: Path) -> Path:
    """The workbook of a user who has no client yet."""
    source = ours.parent / "vide.csv"
    source.write_text(";".join(EMPTY))
    pressed(ours, "fae_importer", file=source)
    source.unlink()
    return ours


@pytest.mark.parametrize("button", NEEDING_CLIENTS)
def test_without_a_client_what_needs_one_says_so(button: str, empty: Path) -> None:
    with pytest.raises(InputError, match="La feuille « Données » n'a encore aucun client : saisissez"):
        pressed(empty, button)
    assert [each.name for each in empty.parent.iterdir()] == [empty.name]


def test_without_a_client_every_other_button_still_does_its_work(empty: Path) -> None:
    assert pressed(empty, "fae_scorer").startswith("Aucun client à classer. Feuille « Données »")
    assert pressed(empty, "fae_actualiser").endswith(": 0 client.")
    for sheet in TABLE:
        if sheet.button:
            assert pressed(empty, sheet.button).endswith(", 0 client.")
    assert pressed(empty, "fae_note_synthese").endswith("Note de synthèse FAE.docx")
    assert pressed(empty, "fae_export").startswith("Analyse de 0 client enregistrée")
