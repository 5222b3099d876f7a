"""The page « Évolution » over the days a workbook keeps, and the comparison with a file, through the buttons."""

import shutil
from datetime import date, datetime
from pathlib import Path

import office
import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection
from pressing import edited, pressed, pressed_on, values

from fae_xlwings import macros
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError
from fae_xlwings.macros.pressing import Press
from fae_xlwings.sheets import EVOLUTION
from fae_xlwings.views.pages.evolution import CHANGED, MOST, ONE_DAY, REFUSED
from fae_xlwings.workflow.snapshots import days_kept

OCTOBER, NOVEMBER, LATER = date(2026, 10, 5), date(2026, 11, 3), date(2026, 11, 20)
ROSERAIE = ["'SCI ROSERAIE", "'Conseil", 8500, "'NON", "'TRES BON"]
FIRST, SECOND = "C5", "C6"


@pytest.fixture
def followed(ours: Path) -> Path:
    """A workbook that keeps October and November; in between a client came and another got his tool."""
    edited(ours, {"Données!A6:E6": ROSERAIE})
    pressed_on(ours, "fae_actualiser", OCTOBER)
    edited(ours, {"Données!A7:E7": ["'SARL VENUE", "'Conseil", 3000, "'OUI", "'BON"], "Données!D6": "OUI"})
    pressed_on(ours, "fae_actualiser", NOVEMBER)
    return ours


def page(path: Path) -> dict[str, tuple[object, ...]]:
    """The rows of the page by their first words."""
    return {str(row[1]): row[2:] for row in values(path, EVOLUTION) if row[1] is not None}


def test_two_days_are_compared_as_soon_as_they_are_kept(followed: Path) -> None:
    rows = page(followed)

    assert values(followed, EVOLUTION)[4][2] == datetime(2026, 10, 5)  # noqa: DTZ001
    assert values(followed, EVOLUTION)[5][2] == datetime(2026, 11, 3)  # noqa: DTZ001
    assert "✔ Cette page compare le 05/10/2026 et le 03/11/2026." in rows
    assert rows["SARL VENUE"][:2] == ("P4", 3000)
    assert "➕ Gagnés : 1 client" in rows
    assert "➖ Perdus : aucun client" in rows
    assert "↔ Priorité changée : 1 client" in rows
    moved = [row for row in values(followed, EVOLUTION) if row[1] == "SCI ROSERAIE"]
    assert ("P1", "P2", "Outil de NON à OUI.") in [row[2:5] for row in moved]
    assert rows["CA du cabinet"][:4] == ("€", 23300, 26300, 3000)
    assert rows["Clients en retard"][:4] == ("clients", 2, 1, -1)


def disagreeing(path: Path) -> list[office.Disagreement]:
    """The formulas of the page that are wrong; elsewhere the day follows the computer's."""
    return [fault for fault in office.formulas_disagreeing(path) if fault.sheet == EVOLUTION]


@pytest.mark.office
def test_every_formula_of_the_page_is_right(followed: Path) -> None:
    assert disagreeing(followed) == []
    assert office.validate(followed) == []


@pytest.mark.office
def test_the_page_says_that_it_waits_for_its_button_once_a_date_is_changed(followed: Path) -> None:
    after = office.recalculated(followed, {f"{EVOLUTION}!{FIRST}": date(2026, 11, 3).toordinal() - 693594})

    assert after[EVOLUTION]["B7"] == CHANGED


def test_the_days_chosen_are_compared_and_stay_chosen(followed: Path) -> None:
    pressed_on(followed, "fae_actualiser", LATER)
    assert days_kept(open_book(followed)) == [LATER, NOVEMBER, OCTOBER]
    edited(followed, {f"{EVOLUTION}!{FIRST}": datetime(2026, 11, 3)})  # noqa: DTZ001

    for button in ("fae_evolution", "fae_actualiser"):
        pressed_on(followed, button, LATER)
        assert "✔ Cette page compare le 03/11/2026 et le 20/11/2026." in page(followed)


def test_a_day_that_is_not_kept_gives_way_to_the_usual_one(followed: Path) -> None:
    edited(followed, {f"{EVOLUTION}!{FIRST}": datetime(2025, 1, 1)})  # noqa: DTZ001

    pressed_on(followed, "fae_evolution", LATER)

    assert "✔ Cette page compare le 05/10/2026 et le 03/11/2026." in page(followed)


@pytest.mark.office
def test_days_the_wrong_way_round_are_compared_in_their_order(followed: Path) -> None:
    edited(followed, {f"{EVOLUTION}!{FIRST}": datetime(2026, 11, 3), f"{EVOLUTION}!{SECOND}": datetime(2026, 10, 5)})  # noqa: DTZ001

    pressed_on(followed, "fae_evolution", LATER)

    assert "✔ Cette page compare le 05/10/2026 et le 03/11/2026." in page(followed)
    assert disagreeing(followed) == []


def test_one_day_is_not_enough_and_the_page_says_so(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": ROSERAIE})
    pressed_on(ours, "fae_actualiser", OCTOBER)

    assert ONE_DAY in page(ours)
    with pytest.raises(InputError, match="Il faut deux dates"):
        pressed(ours, "fae_export_selection", sheet=EVOLUTION)


def test_another_page_leaves_what_the_curves_stand_on(followed: Path) -> None:
    before = values(followed, "Calculs")

    pressed_on(followed, "fae_dashboard", NOVEMBER)

    assert values(followed, "Calculs") == before


def test_a_workbook_whose_structure_is_protected_says_that_it_keeps_nothing(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": ROSERAIE})
    book = openpyxl.load_workbook(ours, keep_vba=True)
    book.security = WorkbookProtection(lockStructure=True)
    book.save(ours)

    pressed_on(ours, "fae_actualiser", OCTOBER)

    assert REFUSED in page(ours)


def test_the_list_of_the_page_is_taken_away_whole(followed: Path) -> None:
    done = pressed(followed, "fae_export_selection", sheet=EVOLUTION)

    assert done.startswith("1 client gagné, 0 perdu, 1 déplacé.")
    (taken,) = followed.parent.glob("comparaison_fae_*.xlsx")
    assert "SARL VENUE" in page(taken)
    assert ("Comparaison", taken.name) in {(row[1], row[3]) for row in values(followed, "Exports")}


def test_what_the_page_has_no_room_for_is_said_and_taken_away(followed: Path) -> None:
    names = [*(f"SAS N° {number:03}" for number in range(MOST + 20)), "SCI ROSERAIE"]
    rows = [[f"'{name}", "'Conseil", 3000, "'OUI", "'BON"] for name in names]
    edited(followed, {f"Données!A8:E{7 + len(rows)}": rows})
    pressed_on(followed, "fae_actualiser", LATER)

    pressed(followed, "fae_export_selection", sheet=EVOLUTION)

    shown, taken = page(followed), page(next(followed.parent.glob("comparaison_fae_*.xlsx")))
    assert "➕ Gagnés : 121 clients" in shown
    assert "… et 21 autres : bouton « Exporter cette liste » pour les avoir tous." in shown
    assert (len(set(names) & set(shown)), len(set(names) & set(taken))) == (MOST, len(names))
    assert {"❔ Non comparés : 1 nom", "SCI ROSERAIE"} <= set(taken)


@pytest.mark.office
def test_the_clients_are_compared_with_those_of_a_file(followed: Path, tmp_path: Path) -> None:
    listed = tmp_path / "an_dernier.csv"
    listed.write_text("NOM;CA;OUTIL;APPETENCE\nSCI ROSERAIE;2000;NON;TRES BON\nPartie;900;NON;BON\n", encoding="utf-8")
    before = {sheet: values(followed, sheet) for sheet in ("Données", EVOLUTION)}

    book = open_book(followed)
    done = macros.MACROS["fae_comparer"](Press(book, LATER, file=listed)).sentence
    opened = [each.name for each in book.app.books]
    book.save()

    assert done.startswith("4 clients gagnés, 1 perdu, 1 déplacé.")
    (made,) = followed.parent.glob("comparaison_fae_20261120.xlsx")
    assert made.name in opened
    rows = page(made)
    assert "De « an_dernier.csv » (20/11/2026) à « FAE_2026.xlsm » (20/11/2026)" in str(values(made, EVOLUTION)[1])
    assert rows["Partie"][:2] == ("P3", 900)
    assert {sheet: values(followed, sheet) for sheet in before} == before
    assert office.validate(made) == []


def test_a_file_without_parameters_is_read_by_those_of_the_workbook(followed: Path, tmp_path: Path) -> None:
    """Coefficients of the firm's own are no reason why a client has moved."""
    copied = Path(shutil.copy(followed, tmp_path / "copie.xlsm"))
    edited(copied, {"Paramètres!C8": 1})
    pressed_on(copied, "fae_actualiser", LATER)
    listed = tmp_path / "liste.csv"
    listed.write_text(
        "NOM;CA;OUTIL;APPETENCE\nSCI ROSERAIE;8500;OUI;TRES BON\nSARL VENUE;3000;OUI;BON\n"
        + "".join(f"{row[0]};{row[2]};{row[3]};{row[4]}\n" for row in values(copied, "Données")[2:5]),
        encoding="utf-8",
    )

    done = macros.MACROS["fae_comparer"](Press(open_book(copied), LATER, file=listed)).sentence

    assert done.startswith("0 client gagné, 0 perdu, 0 déplacé.")
