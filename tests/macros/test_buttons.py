"""Every button pressed on the closed workbook as delivered: what it writes, and what it leaves alone."""

from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

import docx
import office
import openpyxl
import pytest
import xlwings as xw
from lxml import etree
from pressing import (
    OWN_COLUMNS,
    active_sheet,
    edited,
    formulas,
    has_ribbon,
    macro_parts,
    pressed,
    pressed_on,
    setting,
    values,
)

from fae_xlwings import workflow
from fae_xlwings.bundle.sources import ribbon_source
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros import MACROS, press
from fae_xlwings.macros.following import STATUS_OF
from fae_xlwings.views.pages.risques import TOP_ROW
from fae_xlwings.workflow import pdf

TODAY = date.today()  # noqa: DTZ011 - the day buttons work with
STAMP = f"{TODAY:%Y%m%d}"
BUTTONS = tuple(
    str(button.get("id"))
    for button in etree.fromstring(ribbon_source()).iter("{http://schemas.microsoft.com/office/2009/07/customui}button")
)
# fmt: off
PAGES = {
    "fae_diagnostic": "Diagnostic",
    "fae_dashboard":  "Dashboard",
    "fae_matrice":    "Matrice 2.0",
    "fae_risques":    "Analyse Risques",
    "fae_simulateur": "Simulateur CA",
    "fae_semaine":    "Ma semaine",
    "fae_plan":       "Plan d'Action",
    "fae_suivi":      "Suivi",
    "fae_evolution":  "Évolution",
    "fae_tco":        "Budget TCO",
    "fae_guide":      "Guide Missions",
}
NEW_CLIENT = ["CABINET ESSAI", "Conseil", 20000, "NON", "BON"]
TYPED = {
    "Données!A6:E6":     NEW_CLIENT,
    "Simulateur CA!E11": 0.5,
    "Budget TCO!C5":     7,
    "Guide Missions!B23": "☑",
    "Paramètres!C8":     9,
}
PRESSED_BEFORE = {
    "fae_note_annuler":   ("fae_note_contacte",),
    "fae_taux_reprendre": ("fae_note_accepte",),
    "fae_taux_rendre":    ("fae_note_accepte", "fae_taux_reprendre"),
}
# fmt: on


def own_cells(path: Path) -> list[tuple[object, ...]]:
    """What is the user's own on « Données »: the message, the headers and the columns to fill in."""
    return values(path, "Données", last_column=OWN_COLUMNS)


def all_cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The formulas and entries of every sheet."""
    return {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(path)}


def given(button: str) -> dict[str, object]:
    """What a button needs besides the workbook, where nobody can choose."""
    return {
        "fae_importer": {"file": workflow.example()},
        "fae_comparer": {"file": workflow.example()},
        "fae_rapports": {"rows": (3, 5)},
        "fae_rapports_pdf": {"rows": (3, 5)},
        "fae_brouillons": {"rows": (3, 5)},
        **{note: {"rows": (3, 5)} for note in STATUS_OF},
    }.get(button, {})


def test_every_button_of_the_ribbon_has_its_macro_and_every_macro_a_button() -> None:
    # What is pressed by the opening of a workbook, and by nobody.
    assert set(MACROS) == {*BUTTONS, "fae_ouverture"}
    assert len(BUTTONS) == len(set(BUTTONS))


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_keeps_the_macros_and_what_the_user_typed(button: str, ours: Path) -> None:
    edited(ours, TYPED)
    for first in PRESSED_BEFORE.get(button, ()):
        pressed(ours, first, rows=(4,))
    macros_before, cells_before = macro_parts(ours), own_cells(ours)

    done = pressed(ours, button, **given(button)) if button != "fae_importer" else pressed(ours, "fae_scorer")

    assert done
    assert macro_parts(ours) == macros_before
    assert has_ribbon(ours)
    assert own_cells(ours) == cells_before
    kept = dict.fromkeys(TYPED) | TYPED
    if button == "fae_defauts":
        kept["Paramètres!C8"] = 10
    book = open_book(ours)
    for place, value in kept.items():
        sheet, _, address = place.rpartition("!")
        assert book.sheets[sheet].range(address).value == value


@pytest.mark.parametrize(("button", "page"), PAGES.items())
def test_a_page_button_shows_its_page_protected(button: str, page: str, ours: Path) -> None:
    done = pressed(ours, button)

    assert done.startswith(f"Feuille « {page} » à jour au {TODAY:%d/%m/%Y}")
    assert active_sheet(ours) == page
    assert openpyxl.load_workbook(ours)[page].protection.sheet


@pytest.mark.office
def test_every_formula_is_right_after_all_buttons_in_turn(ours: Path) -> None:
    edited(ours, TYPED)
    for button in (each for each in BUTTONS if each not in {"fae_importer", "fae_comparer", "fae_scorer_fonctions"}):
        pressed(ours, button, **given(button))

    assert office.formulas_disagreeing(ours) == []
    assert office.validate(ours) == []


@pytest.mark.office
@pytest.mark.parametrize("button", ["fae_dashboard", "fae_actualiser", "fae_importer", "fae_defauts"])
def test_every_formula_is_right_after_a_change_and_one_button(button: str, ours: Path) -> None:
    changes = {
        **TYPED,
        "Données!A4:H4": [None] * OWN_COLUMNS,
        "Données!A8:E8": ["SARL TARD", "Conseil", "abc", "oui", "?"],
    }
    if button == "fae_importer":
        changes = {"Paramètres!C8": 9}
    edited(ours, changes)

    pressed(ours, button, **given(button))

    assert office.formulas_disagreeing(ours) == []


@pytest.mark.office
def test_cells_that_excel_does_not_read_are_left_as_typed_and_told(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": ["SARL TEXTE", "Conseil", "'4 200,00 €", "non", " faible "]})

    done = pressed(ours, "fae_actualiser")

    assert "pour 1 client" in done
    assert "Diagnostic" in done
    assert own_cells(ours)[5][2:5] == ("4 200,00 €", "non", " faible ")
    assert values(ours, "Données")[5][10] == "P3"
    assert office.formulas_disagreeing(ours) == []


def test_a_row_without_a_name_is_told(ours: Path) -> None:
    edited(ours, {"Données!C6": 500})

    done = pressed(ours, "fae_dashboard")

    assert done.endswith("1 ligne sans NOM, dont Excel compte le montant.")


def test_added_clients_join_the_table(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": NEW_CLIENT, "Données!A9:E9": ["SARL TARD", "Conseil", 100, "OUI", "FAIBLE"]})

    pressed(ours, "fae_actualiser")

    assert openpyxl.load_workbook(ours)["Données"].tables["tblClients"].ref == "A2:AC9"
    rows = values(ours, "Données", first_row=3)
    assert [row[10] or None for row in rows] == ["P1", "P2", "P4", "P1", None, None, "P4"]
    assert formulas(ours, "Données", "K7:K7")[0].startswith('=IF(A7="","",')


def test_a_client_that_left_leaves_no_score_behind(ours: Path) -> None:
    edited(ours, {"Données!A5:H5": [None] * OWN_COLUMNS})

    pressed(ours, "fae_scorer")

    assert not any(values(ours, "Données")[4])


def test_pages_follow_the_day_until_a_date_is_typed(ours: Path) -> None:
    later, typed = date(TODAY.year + 1, 2, 1), date(2026, 9, 15)
    pressed_on(ours, "fae_dashboard", later)
    assert values(ours, "Paramètres")[4][2].date() == later
    pressed(ours, "fae_dashboard")
    assert values(ours, "Paramètres")[4][2].date() == TODAY
    assert formulas(ours, "Paramètres", "C5:C5") == ["=TODAY()"]

    edited(ours, {"Paramètres!C5": typed})
    assert pressed(ours, "fae_actualiser").startswith("Toutes les feuilles sont à jour au 15/09/2026")
    assert formulas(ours, "Paramètres", "C5:C5") == [datetime(2026, 9, 15)]  # noqa: DTZ001

    edited(ours, {"Paramètres!C5": None})
    pressed(ours, "fae_dashboard")
    assert formulas(ours, "Paramètres", "C5:C5") == ["=TODAY()"]


def test_drawn_again_on_one_day_the_workbook_is_the_same_bytes(ours: Path) -> None:
    pressed(ours, "fae_actualiser")
    once = ours.read_bytes()
    pressed(ours, "fae_actualiser")

    assert ours.read_bytes() == once


def test_scores_are_formulas_or_functions_and_stay_so(ours: Path) -> None:
    pressed(ours, "fae_scorer")
    assert formulas(ours, "Données", "I3:I3")[0].startswith('=IF(A3="","",IF(AND(ISNUMBER(C3)')
    assert values(ours, "Données")[2][8:14] == ("Grand", 170, "P1", "★★★★★", 70, "ÉLEVÉ")

    pressed(ours, "fae_scorer_fonctions")
    assert formulas(ours, "Données", "J3:J3") == ["=FAE_SCORE(C3,D3,E3)"]
    pressed(ours, "fae_actualiser")
    assert formulas(ours, "Données", "I3:I3") == ["=FAE_SEGMENT(C3,D3,E3)"]
    assert values(ours, "Données")[2][9] == 170

    pressed(ours, "fae_scorer_formules")
    assert formulas(ours, "Données", "I3:I3")[0].startswith('=IF(A3="","",IF(AND(ISNUMBER(C3)')


@pytest.mark.parametrize(
    ("page", "change", "told", "names"),
    [
        ("Matrice 2.0", {"Matrice 2.0!G7": "Non", "Matrice 2.0!G8": "Non"}, "1 client sur 3", ["EURL DEMO"]),
        ("Plan d'Action", {}, "1 client sur 3", ["SCI EXEMPLE"]),
        ("Analyse Risques", {f"Analyse Risques!C{TOP_ROW + 1}": 1}, "2 clients sur 3", ["SCI EXEMPLE", "SARL TEST"]),
        (
            "Dashboard",
            {"Données!A6:E15": [NEW_CLIENT] * 10},
            "10 clients sur 13",
            ["CABINET ESSAI"] * 10,
        ),
        ("Suivi", {}, "1 client sur 3", ["SCI EXEMPLE"]),
    ],
)
def test_the_list_of_the_page_at_hand_is_exported(
    ours: Path, page: str, change: dict[str, object], told: str, names: list[str]
) -> None:
    edited(ours, change)

    done = pressed(ours, "fae_export_selection", sheet=page)

    assert done.startswith(f"{told}, liste de « {page} »")
    path = ours.parent / f"liste_fae_{STAMP}.xlsx"
    assert [row[0] for row in values(path, "Données", first_row=3)] == names


def test_the_anomalies_are_exported_from_their_page(ours: Path) -> None:
    edited(ours, {"Données!C3": "'abc"})

    done = pressed(ours, "fae_export_selection", sheet="Diagnostic")

    assert "anomalie" in done
    rows = values(ours.parent / f"anomalies_fae_{STAMP}.xlsx", "Anomalies", first_row=5)
    assert any(row[2] == "abc" and row[3] == "C3" for row in rows)


def test_the_steps_of_accueil_tick_as_they_are_done(ours: Path) -> None:
    def ticks() -> str:
        return "".join(str(row[1])[0] for row in values(ours, "Accueil") if str(row[1])[:1] in {"☐", "☑"})

    edited(ours, {"Données!C3": "'abc"})
    pressed(ours, "fae_actualiser")
    assert ticks() == "☐☐☐"
    pressed(ours, "fae_diagnostic")
    assert ticks() == "☐☑☐"
    pressed(ours, "fae_export")
    assert ticks() == "☐☑☑"


def test_the_defaults_come_back(ours: Path) -> None:
    edited(ours, {"Paramètres!C8": 99, "Paramètres!C6": date(2030, 1, 1)})

    pressed(ours, "fae_defauts")

    rows = values(ours, "Paramètres")
    assert rows[7][2] == 10
    assert rows[5][2] is None
    assert active_sheet(ours) == "Paramètres"


def test_the_defaults_mend_a_parameter_that_cannot_be_read(ours: Path) -> None:
    edited(ours, {"Paramètres!C8": "dix"})
    with pytest.raises(InputError, match="Paramètres!C8"):
        pressed(ours, "fae_scorer")

    pressed(ours, "fae_defauts")

    assert pressed(ours, "fae_scorer").startswith("3 clients classés")


def test_the_defaults_are_not_forced_on_a_user_who_says_no(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(ours, {"Paramètres!C8": 9})
    monkeypatch.setattr(xw.App, "alert", lambda *_: "no")

    with pytest.raises(InputError, match="garde vos valeurs"):
        pressed(ours, "fae_defauts")


def test_an_import_that_the_user_confirms_replaces_the_clients(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited(ours, {"Données!A6:E6": NEW_CLIENT, "Simulateur CA!E11": 0.5, "Paramètres!C8": 9})
    monkeypatch.setattr(xw.App, "alert", lambda *_: "yes")

    pressed(ours, "fae_importer", file=workflow.example())

    assert len(values(ours, "Données", first_row=3)) == 299
    assert values(ours, "Simulateur CA")[10][4] == 0.5
    assert values(ours, "Paramètres")[7][2] == 9


@pytest.mark.parametrize("button", ["fae_scorer", "fae_scorer_formules", "fae_scorer_fonctions"])
def test_scoring_twice_gives_the_same_file(button: str, ours: Path) -> None:
    pressed(ours, button)
    once = ours.read_bytes()

    pressed(ours, button)

    assert ours.read_bytes() == once


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_plan", "fae_defauts"])
def test_redrawing_twice_gives_the_same_cells(button: str, ours: Path) -> None:
    pressed(ours, button)
    once = all_cells(ours)

    pressed(ours, button)

    assert all_cells(ours) == once


def test_an_import_replaces_the_examples(ours: Path) -> None:
    done = pressed(ours, "fae_importer", file=workflow.example())

    assert done.startswith("299 clients de « portefeuille_exemple.csv » dans la feuille Données")
    assert len(values(ours, "Données", first_row=3)) == 299
    assert active_sheet(ours) == "Données"


def test_an_import_does_not_replace_the_clients_of_a_user_unasked(
    ours: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    edited(ours, {"Données!A6:E6": NEW_CLIENT})

    with pytest.raises(InputError, match="garde vos clients"):
        pressed(ours, "fae_importer", file=workflow.example())
    assert "Les remplacer par ceux de «\u00a0portefeuille_exemple.csv\u00a0»\u00a0?" in capfd.readouterr().err
    assert own_cells(ours)[5][0] == NEW_CLIENT[0]


def test_reports_are_written_for_the_given_rows_and_remembered(ours: Path) -> None:
    done = pressed(ours, "fae_rapports", rows=(3, 5))

    folder = ours.parent / f"rapports_fae_{STAMP}"
    assert done == f"2 rapports Word : {folder}"
    assert sorted(path.name for path in folder.iterdir()) == [
        "Rapport FAE - EURL DEMO.docx",
        "Rapport FAE - SCI EXEMPLE.docx",
    ]
    assert docx.Document(str(folder / "Rapport FAE - EURL DEMO.docx")).paragraphs
    made = [row for row in values(ours, "Livrables Word") if str(row[5]).endswith(".docx")]
    assert [row[1] for row in made] == ["SCI EXEMPLE", "EURL DEMO"]
    assert [row[3] for row in made] == ["Rapport FAE - SCI EXEMPLE.docx", "Rapport FAE - EURL DEMO.docx"]


@pytest.mark.office
def test_reports_and_their_pdf_are_written_and_both_remembered(ours: Path) -> None:
    done = pressed(ours, "fae_rapports_pdf", rows=(3, 5))

    folder = ours.parent / f"rapports_fae_{STAMP}"
    assert done == f"2 rapports Word : {folder}\n2 PDF au même endroit."
    names = [f"Rapport FAE - {client}.{kind}" for kind in ("pdf", "docx") for client in ("SCI EXEMPLE", "EURL DEMO")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.glob("*.pdf"))
    made = [row for row in values(ours, "Livrables Word") if str(row[5]).startswith(str(folder))]
    assert [(row[3], row[4], row[5]) for row in made] == [(name, "Ouvrir", str(folder / name)) for name in names]


def test_reports_stay_where_no_pdf_can_be_made(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    monkeypatch.setattr(pdf, "PLACES", ())

    done = pressed(ours, "fae_rapports_pdf", rows=(3,))

    assert "Les PDF ne peuvent pas être faits : ni Word ni LibreOffice" in done
    listed = [row[3] for row in values(ours, "Livrables Word") if row[4] == "Ouvrir"]
    assert listed == ["Rapport FAE - SCI EXEMPLE.docx"]


def test_reports_of_the_filter_are_those_it_shows(ours: Path) -> None:
    book = open_book(ours)
    book.sheets["Données"].range("4:4").api.EntireRow.Hidden = True
    book.save()

    done = pressed(ours, "fae_rapports_filtre")

    folder = ours.parent / f"rapports_fae_{STAMP}"
    assert done == f"2 rapports Word : {folder}"
    assert {path.stem for path in folder.iterdir()} == {"Rapport FAE - SCI EXEMPLE", "Rapport FAE - EURL DEMO"}


def test_the_firm_is_named_at_the_foot_of_every_page(ours: Path) -> None:
    edited(ours, {setting(ours, "Nom du cabinet"): "Cabinet Exemple & Associés"})

    pressed(ours, "fae_actualiser")
    pressed(ours, "fae_rapports", rows=(3,))

    pages = [sheet for sheet in openpyxl.load_workbook(ours) if sheet.title not in {"Données", "xlwings.conf"}]
    footers = {sheet.title: str(sheet.oddFooter.left.text) for sheet in pages}
    assert set(footers.values()) == {f"{IDENTITY.signature} · Cabinet Exemple && Associés"}, footers


def test_reports_are_written_for_the_selected_rows(ours: Path) -> None:
    book = open_book(ours)
    book.sheets["Données"].range("B4:C5").api.Select()

    done = press("fae_rapports", book)

    assert done.startswith("2 rapports Word")


def test_reports_want_a_client_among_the_rows(ours: Path) -> None:
    with pytest.raises(InputError, match="Aucun client n'est sélectionné : dans la feuille « Données »"):
        pressed(ours, "fae_rapports")
    with pytest.raises(InputError, match="Aucun client sur les lignes 90"):
        pressed(ours, "fae_rapports", rows=(90,))


@pytest.mark.parametrize(("priority", "client"), [("p1", "SCI EXEMPLE"), ("p2", "SARL TEST"), ("p4", "EURL DEMO")])
def test_reports_of_a_priority_are_those_of_its_clients(priority: str, client: str, ours: Path) -> None:
    done = pressed(ours, f"fae_rapports_{priority}")

    assert done.endswith(f"Rapport FAE - {client}.docx")


def test_a_priority_without_clients_makes_nothing(ours: Path) -> None:
    assert pressed(ours, "fae_rapports_p3") == "Aucun client n'est en P3 : aucun rapport à écrire."
    assert [path.name for path in ours.parent.iterdir()] == [ours.name]


def test_messages_are_text_files_that_windows_reads(ours: Path) -> None:
    pressed(ours, "fae_emails")

    folder = ours.parent / f"messages_fae_{STAMP}"
    suited = [path.read_bytes() for path in sorted(folder.glob("*.txt"))]
    texts = [path.read_bytes() for path in sorted(folder.rglob("*.txt"))]
    assert (len(suited), len(texts)) == (3, 3 + 3 * 7)
    assert all(text.startswith(b"\xef\xbb\xbfObjet : ") for text in suited)
    assert all(text.startswith(b"\xef\xbb\xbf") for text in texts)
    assert all(text.count(b"\n") == text.count(b"\r\n") for text in texts)
    assert all(not {"P1", "score"} & set(text.decode("utf-8-sig").split()) for text in texts)
    assert [row[1] for row in values(ours, "Exports") if str(row[5]) == str(folder)] == ["Messages"]


def test_nobody_is_sent_the_report_of_a_namesake(ours: Path) -> None:
    pressed(ours, "fae_rapports_p1")
    edited(ours, {"Données!A6:H6": ["'SCI EXEMPLE", "'Conseil", 8500, "'NON", "'BON", "'A", "'B", "'a.b@exemple.fr"]})

    pressed(ours, "fae_brouillons", rows=(3, 6))

    drafts = list((ours.parent / f"brouillons_fae_{STAMP}").glob("*.eml"))
    assert len(drafts) == 2
    assert all(b"attachment" not in draft.read_bytes() for draft in drafts)


def test_the_whole_analysis_is_exported_without_macros(ours: Path) -> None:
    pressed(ours, "fae_export")
    pressed(ours, "fae_export")

    path = ours.parent / f"analyse_fae_{STAMP}.xlsx"
    assert openpyxl.load_workbook(path).sheetnames == openpyxl.load_workbook(ours).sheetnames[:-1]
    made = [row[3] for row in values(ours, "Exports") if row[1] == "Analyse complète" and row[5]]
    assert made == [f"analyse_fae_{STAMP}_2.xlsx", f"analyse_fae_{STAMP}.xlsx"]


def test_only_what_the_filter_shows_is_exported(ours: Path) -> None:
    book = open_book(ours)
    book.sheets["Données"].range("4:4").api.EntireRow.Hidden = True
    book.save()

    done = pressed(ours, "fae_export_selection")

    path = ours.parent / f"liste_fae_{STAMP}.xlsx"
    assert done == f"2 clients sur 3, selon le filtre de « Données » : {path}"
    assert [row[0] for row in values(path, "Données", first_row=3)] == ["SCI EXEMPLE", "EURL DEMO"]
    assert values(path, "Données", first_row=3)[0][9] == 170


def test_hidden_rows_are_never_scored_over(ours: Path) -> None:
    book = open_book(ours)
    book.sheets["Données"].range("4:4").api.EntireRow.Hidden = True
    book.save()

    with pytest.raises(OutputError, match="Des lignes de la feuille « Données » sont masquées"):
        pressed(ours, "fae_scorer")
    assert pressed(ours, "fae_actualiser").startswith("Toutes les feuilles sont à jour")


def test_a_protected_sheet_is_told_with_its_remedy(ours: Path) -> None:
    book = open_book(ours)
    book.sheets["Données"].api.Protect()
    book.save()

    with pytest.raises(OutputError, match="protégée : onglet Révision"):
        pressed(ours, "fae_scorer")


def test_the_template_is_a_new_workbook(ours: Path) -> None:
    done = pressed(ours, "fae_modele")

    assert done.endswith(str(ours.parent / "modele_fae.xlsx"))
    assert openpyxl.load_workbook(ours.parent / "modele_fae.xlsx").sheetnames == ["Instructions", "Données"]


def test_about_says_which_version_is_where(ours: Path) -> None:
    done = pressed(ours, "fae_a_propos")

    assert f"version {version('fae-xlwings')}" in done
    assert "vos données restent sur cet ordinateur" in done
    assert str(ours.parent) in done


def test_a_deleted_sheet_comes_back(ours: Path) -> None:
    book = openpyxl.load_workbook(ours, keep_vba=True)
    del book["Budget TCO"]
    for name in [each for each, defined in book.defined_names.items() if "Budget TCO" in defined.attr_text]:
        del book.defined_names[name]
    book.save(ours)

    pressed(ours, "fae_tco")

    assert active_sheet(ours) == "Budget TCO"
