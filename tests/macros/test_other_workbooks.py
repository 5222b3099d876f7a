"""Buttons pressed through the add-in on a workbook that is not ours: scores in place, pages in a new file."""

import shutil
from datetime import date
from pathlib import Path

import office
import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from pressing import active_sheet, formulas, pressed, values

from fae_xlwings import workflow
from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.macros import MACROS

STAMP = f"{date.today():%Y%m%d}"  # noqa: DTZ011 - the day buttons work with
# fmt: off
ROWS = (
    ("Mon cabinet",),
    (),
    ("Dossier", "Nom",         "Activité",   "Honoraires HT", "Outil",         "Appétence"),
    ("001",     "SCI EXEMPLE", "Immobilier", 8500,            "NON",           "TRES BON"),
    ("002",     "SARL TEST",   "Hôtellerie", "4 200,00 €",    "partiellement", " bon"),
    (),
    ("003",     "EURL DEMO",   None,         2100,            "OUI",           "MOYEN"),
    ("004",     None,          "sans nom",   100,             "OUI",           "BON"),
    ("005",     "EI ESSAI",    "Artisanat",  None,            "bof",           "BON"),
    ("006",     "SA MOINS",    "Conseil",    -3,              "NON",           "BON"),
)
# fmt: on
PRIORITIES = ["P1", "P2", None, "P4", None, "À compléter", "À compléter"]
SCORING = ("fae_scorer", "fae_scorer_formules", "fae_scorer_fonctions")
FIRST, LAST = 4, 10


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A portfolio as a firm keeps it: a title above, headers of its own, blanks, texts and mistakes."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Mes clients"
    for row in ROWS:
        sheet.append(row)
    workbook.create_sheet("Divers")["A1"] = "rien à voir"
    path = tmp_path / "clients de l'étude & Cie.xlsx"
    workbook.save(path)
    return path


def scored(path: Path) -> list[object]:
    """The priorities beside the clients."""
    return [row[8] or None for row in values(path, "Mes clients")[FIRST - 1 : LAST]]


@pytest.mark.parametrize("button", SCORING)
def test_scores_stand_beside_the_clients_and_nothing_else_changes(button: str, theirs: Path) -> None:
    before = values(theirs, "Mes clients", last_column=6)

    pressed(theirs, button)

    assert values(theirs, "Mes clients")[2][6:] == COMPUTED
    assert scored(theirs) == PRIORITIES
    assert values(theirs, "Mes clients", last_column=6) == before
    assert values(theirs, "Divers") == [("rien à voir",)]
    assert active_sheet(theirs) == "Mes clients"


@pytest.mark.parametrize("button", SCORING)
def test_scoring_twice_changes_nothing(button: str, theirs: Path) -> None:
    pressed(theirs, button)
    once = theirs.read_bytes()

    pressed(theirs, button)

    assert theirs.read_bytes() == once


def test_values_replace_formulas_in_the_same_columns(theirs: Path) -> None:
    pressed(theirs, "fae_scorer_formules")
    pressed(theirs, "fae_scorer")

    assert formulas(theirs, "Mes clients", "G4:L4") == ["Grand", 170, "P1", "★★★★★", 70, "ÉLEVÉ"]
    assert openpyxl.load_workbook(theirs)["Mes clients"].max_column == 12


@pytest.mark.office
def test_native_formulas_agree_with_python_and_follow_an_entry(theirs: Path) -> None:
    done = pressed(theirs, "fae_scorer_formules")

    assert "1 ligne en valeurs" in done
    assert "La feuille « Paramètres », ajoutée à ce classeur" in done
    assert formulas(theirs, "Mes clients", "H5:I5") == [28, "P2"]
    assert office.formulas_disagreeing(theirs) == []
    after = office.recalculated(theirs, {"Mes clients!D7": 90000.0, "Mes clients!B8": "SARL NOUVELLE"})["Mes clients"]
    assert after["I7"] == "P1"
    assert after["I8"] == "P4"


def test_native_formulas_obey_the_parameters_that_the_user_changed(theirs: Path) -> None:
    pressed(theirs, "fae_scorer_formules")
    workbook = openpyxl.load_workbook(theirs)
    workbook["Paramètres"]["C8"] = 1
    workbook.save(theirs)

    done = pressed(theirs, "fae_scorer_formules")

    assert values(theirs, "Paramètres")[7][2] == 1
    assert values(theirs, "Mes clients")[3][7] == 17
    assert "ajoutée" not in done


def test_the_defaults_come_back_in_a_workbook_that_has_parameters(theirs: Path) -> None:
    with pytest.raises(InputError, match="n'a pas de feuille « Paramètres »"):
        pressed(theirs, "fae_defauts")
    pressed(theirs, "fae_scorer_formules")
    workbook = openpyxl.load_workbook(theirs)
    workbook["Paramètres"]["C8"] = 1
    workbook.save(theirs)

    pressed(theirs, "fae_defauts")

    assert values(theirs, "Paramètres")[7][2] == 10


def test_a_sheet_of_the_user_s_own_called_parametres_is_not_overwritten(theirs: Path) -> None:
    workbook = openpyxl.load_workbook(theirs)
    workbook.create_sheet("Paramètres")["A1"] = "à moi"
    workbook.save(theirs)

    with pytest.raises(OutputError, match="n'est pas la nôtre"):
        pressed(theirs, "fae_scorer_formules")
    assert values(theirs, "Paramètres") == [("à moi",)]


def test_the_excel_table_of_the_clients_takes_the_scores_in(theirs: Path) -> None:
    workbook = openpyxl.load_workbook(theirs)
    workbook["Mes clients"].add_table(Table(displayName="Portefeuille", ref="A3:F10"))
    workbook.save(theirs)

    pressed(theirs, "fae_scorer")

    assert openpyxl.load_workbook(theirs)["Mes clients"].tables["Portefeuille"].ref == "A3:L10"


def test_a_client_that_left_leaves_no_score_behind(theirs: Path) -> None:
    pressed(theirs, "fae_scorer")
    workbook = openpyxl.load_workbook(theirs)
    for row in (9, 10):
        for column in range(1, 7):
            workbook["Mes clients"].cell(row, column).value = None
    workbook.save(theirs)

    pressed(theirs, "fae_scorer")

    assert not any(any(row) for row in values(theirs, "Mes clients")[8:])


def test_a_sheet_without_clients_is_refused_and_left_alone(theirs: Path) -> None:
    workbook = openpyxl.load_workbook(theirs)
    workbook.active = 1
    workbook.save(theirs)

    with pytest.raises(InputError, match="La feuille « Divers » n'est pas un portefeuille"):
        pressed(theirs, "fae_scorer")


@pytest.mark.parametrize("button", ["fae_dashboard", "fae_actualiser", "fae_plan"])
def test_a_page_is_shown_in_a_new_workbook_beside_theirs(button: str, theirs: Path) -> None:
    before = values(theirs, "Mes clients")

    done = pressed(theirs, button)

    path = theirs.parent / f"analyse_fae_{STAMP}.xlsx"
    assert done.endswith(str(path))
    assert active_sheet(path) == {"fae_dashboard": "Dashboard", "fae_actualiser": "Accueil"}.get(
        button, "Plan d'Action"
    )
    assert [row[0] for row in values(path, "Données", first_row=3)][:2] == ["SCI EXEMPLE", "SARL TEST"]
    assert values(theirs, "Mes clients") == before


def test_a_page_opens_in_the_same_excel(theirs: Path) -> None:
    from fae_xlwings import macros  # noqa: PLC0415 - the only test that looks at the app
    from fae_xlwings.engine import open_book  # noqa: PLC0415 - idem

    book = open_book(theirs)
    macros.press("fae_dashboard", book)

    assert [each.name for each in book.app.books] == [theirs.name, f"analyse_fae_{STAMP}.xlsx"]


def test_an_import_is_analysed_in_a_new_workbook(theirs: Path) -> None:
    done = pressed(theirs, "fae_importer", file=workflow.example())

    assert done.startswith("L'analyse de 299 clients est dans un classeur à part")


def test_files_are_made_from_any_workbook(theirs: Path) -> None:
    pressed(theirs, "fae_rapports", rows=(4, 7))
    pressed(theirs, "fae_emails")
    pressed(theirs, "fae_export")
    pressed(theirs, "fae_export_selection")

    assert sorted(path.name for path in theirs.parent.iterdir() if path != theirs) == [
        f"analyse_fae_{STAMP}.xlsx",
        f"liste_fae_{STAMP}.xlsx",
        f"messages_fae_{STAMP}",
        f"rapports_fae_{STAMP}",
    ]
    assert len(list((theirs.parent / f"rapports_fae_{STAMP}").iterdir())) == 2


def test_an_analysis_without_macros_is_ours_too(theirs: Path) -> None:
    pressed(theirs, "fae_dashboard")
    path = Path(shutil.move(theirs.parent / f"analyse_fae_{STAMP}.xlsx", theirs.parent / "à nous.xlsx"))

    assert pressed(path, "fae_matrice").startswith("Feuille « Matrice 2.0 » à jour")
    assert active_sheet(path) == "Matrice 2.0"


@pytest.mark.parametrize(
    "button",
    sorted(
        MACROS.keys()
        - {"fae_importer", "fae_comparer", "fae_modele", "fae_verifier", "fae_a_propos", "fae_ouverture"}
        - {"fae_modele_rapport", "fae_exemple"}
    ),
)
def test_an_empty_workbook_is_refused_in_one_french_sentence(button: str, tmp_path: Path) -> None:
    path = tmp_path / "vide.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises((InputError, OutputError)) as refusal:
        pressed(path, button)
    assert str(refusal.value).endswith(".")
    assert [each.name for each in tmp_path.iterdir()] == ["vide.xlsx"]
