"""The follow-up that a user types on « Données », through the buttons."""

from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from pressing import edited, pressed, values

from fae_xlwings.domain.follow_up_columns import COLLABORATEUR, DERNIER_CONTACT, NOTES, PROCHAINE_RELANCE, SIREN, STATUT
from fae_xlwings.errors import InputError
from fae_xlwings.views.pages import ma_semaine
from fae_xlwings.views.pages.donnees import OWN, address

NOTED = {
    f"Données!{address(SIREN, 3)}": "732 829 320",
    f"Données!{address(STATUT, 3)}": "Contacté",
    f"Données!{address(NOTES, 3)}": "Rappeler en mars",
    f"Données!{address(NOTES, 4)}": "À ne pas perdre",
}


def client(path: Path, row: int) -> dict[str, object]:
    return dict(zip(OWN, values(path, "Données")[row - 1], strict=False))


def test_an_import_keeps_the_follow_up_and_tells_of_what_finds_no_client(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(ours, NOTED)
    monkeypatch.setattr(xw.App, "alert", lambda *_: "yes")
    listed = tmp_path / "clients.csv"
    listed.write_text("NOM;SIREN;CA\nAutre;;100\nSCI Renommée;73282932000074;9000\n", encoding="utf-8")

    done = pressed(ours, "fae_importer", file=listed)

    assert (
        "Suivi gardé pour 1 client. 1 saisie du suivi sans client retrouvé : voir le bas de la feuille Exports." in done
    )
    kept = client(ours, 4)
    assert (kept["NOM"], kept[STATUT], kept[NOTES]) == ("SCI Renommée", "Contacté", "Rappeler en mars")
    assert ("SARL TEST", NOTES, "À ne pas perdre") in {row[1:4] for row in values(ours, "Exports")}

    listed.write_text("NOM;CA\nSARL TEST;100\nSCI Renommée;9000\n", encoding="utf-8")
    done = pressed(ours, "fae_importer", file=listed)

    assert "Suivi gardé pour 1 client." in done
    assert client(ours, 3)[NOTES] == "À ne pas perdre"
    assert "À ne pas perdre" not in {row[3] for row in values(ours, "Exports")}


def test_what_is_put_aside_stays_when_every_sheet_is_redrawn(ours: Path, tmp_path: Path) -> None:
    edited(ours, NOTED)
    listed = tmp_path / "clients.csv"
    listed.write_text("NOM;CA\nAutre;100\n", encoding="utf-8")
    pressed(ours, "fae_importer", file=listed)
    once = values(ours, "Exports")

    for button in ("fae_actualiser", "fae_defauts", "fae_diagnostic"):
        pressed(ours, button)

    assert {row[1:4] for row in once} <= {row[1:4] for row in values(ours, "Exports")}
    assert openpyxl.load_workbook(ours)["Données"].tables["tblClients"].ref == "A2:AC3"


def test_a_contact_is_noted_in_one_click_and_undone_in_one(ours: Path) -> None:
    before = values(ours, "Données")
    done = pressed(ours, "fae_note_contacte", rows=(3, 5))
    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: DTZ005

    assert done.startswith(f"« Contacté » noté au {today:%d/%m/%Y} pour 2 clients, relance prévue le ")
    for row in (3, 5):
        noted = client(ours, row)
        assert (noted[STATUT], noted[DERNIER_CONTACT]) == ("Contacté", today)
        assert noted[PROCHAINE_RELANCE] == today + timedelta(days=3)
    assert client(ours, 4)[STATUT] is None

    pressed(ours, "fae_actualiser")
    done = pressed(ours, "fae_note_annuler")

    assert done == "Dernier contact annulé pour 2 clients."
    assert values(ours, "Données") == before
    with pytest.raises(InputError, match="Aucun contact noté"):
        pressed(ours, "fae_note_annuler")


def test_what_was_changed_since_is_not_undone(ours: Path) -> None:
    edited(ours, {f"Données!{address(STATUT, 3)}": "À contacter"})
    pressed(ours, "fae_note_proposition", rows=(3,))
    edited(ours, {f"Données!{address(STATUT, 3)}": "Accepté"})

    done = pressed(ours, "fae_note_annuler")

    assert done == "Dernier contact annulé pour 1 client. Laissé tel quel, car changé depuis : 1 cellule."
    assert [client(ours, 3)[name] for name in (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)] == ["Accepté", None, None]


def test_a_closed_matter_has_no_reminder(ours: Path) -> None:
    pressed(ours, "fae_note_contacte", rows=(3,))
    done = pressed(ours, "fae_note_refuse", rows=(3,))

    assert "sans relance prévue" in done
    assert client(ours, 3)[PROCHAINE_RELANCE] is None


def test_nothing_is_noted_on_rows_without_a_client(ours: Path) -> None:
    with pytest.raises(InputError, match="Aucun client sur les lignes 99"):
        pressed(ours, "fae_note_contacte", rows=(99,))


WEEK = {
    "Données!A6:E6": ["CABINET ESSAI", "Conseil", 20000, "NON", "BON"],
    f"Données!{address(COLLABORATEUR, 3)}": "Anne",
    f"Données!{address(COLLABORATEUR, 6)}": "Paul",
}


def called(path: Path) -> list[object]:
    """The clients of « Ma semaine », in its order."""
    return [row[1] for row in values(path, "Ma semaine")[ma_semaine.FIRST_ROW - 1 :] if row[1]]


def test_the_collaborator_and_the_hours_stay_when_the_page_is_drawn_again(ours: Path) -> None:
    edited(ours, WEEK)
    pressed(ours, "fae_semaine")
    edited(ours, {f"Ma semaine!C{ma_semaine.WHO_ROW}": "Paul", f"Ma semaine!C{ma_semaine.HOURS_ROW}": 3})

    for button in ("fae_actualiser", "fae_semaine"):
        pressed(ours, button)

    shown = openpyxl.load_workbook(ours)["Ma semaine"]
    assert (shown[f"C{ma_semaine.WHO_ROW}"].value, shown[f"C{ma_semaine.HOURS_ROW}"].value) == ("Paul", 3)
    assert not shown[f"C{ma_semaine.WHO_ROW}"].protection.locked
    assert shown.protection.sheet
    assert called(ours) == ["CABINET ESSAI"]


def test_the_week_is_taken_away_as_a_calendar_and_as_a_list(ours: Path) -> None:
    edited(ours, WEEK)
    pressed(ours, "fae_note_contacte", rows=(3,))
    edited(ours, {f"Données!{address(PROCHAINE_RELANCE, 3)}": datetime(2026, 1, 5)})  # noqa: DTZ001

    done = pressed(ours, "fae_semaine_agenda")

    assert done.startswith("1 relance, ")
    [agenda] = ours.parent.glob("semaine_fae_*.ics")
    assert "SUMMARY:Relancer SCI EXEMPLE (prévu le 05/01)" in agenda.read_text(encoding="utf-8")
    assert agenda.name in {row[3] for row in values(ours, "Exports")}
    pressed(ours, "fae_semaine")
    done = pressed(ours, "fae_export_selection")
    [listed] = ours.parent.glob("semaine_fae_*.xlsx")
    assert str(listed) in done
    assert called(listed)[:2] == ["SCI EXEMPLE", "CABINET ESSAI"]
    assert listed.name in {row[3] for row in values(ours, "Exports")}


def test_a_week_without_anyone_writes_nothing(ours: Path) -> None:
    pressed(ours, "fae_note_refuse", rows=(3, 4, 5))

    with pytest.raises(InputError, match="Personne n'est à appeler"):
        pressed(ours, "fae_semaine_agenda")
    assert not list(ours.parent.glob("semaine_fae_*"))
