"""The page « Suivi », the rates it hands the Simulateur, and the same figures from the command line."""

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from itertools import takewhile
from pathlib import Path

import office
import openpyxl
import pytest
from pressing import edited, pressed, values

from fae_xlwings.domain.follow_up_columns import (
    ANNUAIRE,
    COLLABORATEUR,
    MANDAT,
    PLATEFORME,
    PROCHAINE_RELANCE,
    PROPOSES,
    SIGNES,
    STATUT,
)
from fae_xlwings.errors import InputError
from fae_xlwings.sheets import SIMULATEUR, SUIVI
from fae_xlwings.views.pages.donnees import address

TODAY = datetime.combine(date.today(), datetime.min.time())  # noqa: DTZ011 - the day buttons work with
CLIENTS = (
    ("SCI ROSERAIE", 8500, "NON", "TRES BON", {STATUT: "Accepté", COLLABORATEUR: "Équipe * Nord", PROPOSES: 1300,
                                               SIGNES: 1200, PROCHAINE_RELANCE: TODAY - timedelta(days=2),
                                               MANDAT: "Signé", PLATEFORME: "Alpha"}),
    ("SARL TARD", 9000, "NON", "BON", {STATUT: "refusé", COLLABORATEUR: "équipe * nord", PROPOSES: 900,
                                       PROCHAINE_RELANCE: TODAY - timedelta(days=9)}),
    ("SAS FINIE", 12000, "NON", "BON", {STATUT: "Terminé", SIGNES: 800, ANNUAIRE: TODAY}),
    ("EI OFFERTE", 9500, "NON", "BON", {STATUT: "Proposition", COLLABORATEUR: "=Est",
                                        PROCHAINE_RELANCE: TODAY + timedelta(hours=15)}),
    ("EURL TEXTE", 2000, "OUI", "BON", {STATUT: "Contacté", PROPOSES: "1 200 €", PLATEFORME: "alpha",
                                        PROCHAINE_RELANCE: "demain"}),
)  # fmt: skip


@pytest.fixture
def followed(ours: Path) -> Path:
    """A workbook whose five clients are followed, as people type."""
    cells: dict[str, object] = {}
    for row, (name, fees, tool, ease, follow_up) in enumerate(CLIENTS, start=3):
        cells[f"Données!A{row}:E{row}"] = [f"'{name}", "'Conseil", fees, f"'{tool}", f"'{ease}"]
        for header, value in follow_up.items():
            cells[f"Données!{address(header, row)}"] = f"'{value}" if isinstance(value, str) else value
    edited(ours, cells)
    pressed(ours, "fae_actualiser")
    return ours


def page(path: Path) -> dict[str, tuple[object, ...]]:
    """The rows of the page by their first words, the last of a name."""
    return {str(row[1]): row[2:] for row in values(path, SUIVI) if row[1] is not None}


def part(path: Path, title: str) -> dict[str, tuple[object, ...]]:
    """The rows of a part of the page by their first words."""
    sheet = values(path, SUIVI)
    start = next(number for number, row in enumerate(sheet) if row[1] == title)
    rows = takewhile(lambda row: row[1] is not None, sheet[start + 2 :])
    return {str(row[1]): row[2:9] for row in rows}


def labels(path: Path) -> dict[int, str]:
    """The first words of the rows of the page; of the load, which says the same names again, none."""
    sheet = enumerate(values(path, SUIVI), start=1)
    before = takewhile(lambda row: not str(row[1][1]).startswith("📆"), sheet)
    found = {number: str(row[1]) for number, row in before}
    return {**found, **{number: str(row[1]) for number, row in sheet if "lateforme" in str(row[1])}}


def rates(path: Path) -> list[object]:
    return [row[4] for row in values(path, SIMULATEUR)[10:14]]


def test_the_funnel_counts_what_is_proposed_signed_and_done(followed: Path) -> None:
    rows = page(followed)

    assert rows["Cible du Simulateur"][:2] == (4, 4 * 1350)
    assert rows["Proposé"][:2] == (4, 2200)
    assert rows["Signé"][:2] == (2, 2000)
    assert rows["Terminé"][:2] == (1, 800)
    assert any(text.startswith("⚠ Cellules du suivi qui ne") and text.endswith(" : 2.") for text in rows)
    assert [rows[stage][3] for stage in ("Proposé", "Signé", "Terminé")] == [2, 0, 0]
    assert rows["Attendu selon le Simulateur"][:2] == (pytest.approx(4 * 0.6), pytest.approx(3240))
    assert rows["P1"][:6] == (4, 4, 2, 1, pytest.approx(2 / 3), 0.6)


def test_everyone_has_his_late_clients_his_overdue_reminders_and_his_load(followed: Path) -> None:
    people = part(followed, "👥 Par collaborateur")
    load = {name: row[0] for name, row in part(followed, "📆 La charge mois par mois, en heures").items()}

    assert people["Équipe * Nord"] == (2, 1, 1, 0, 2, 1, 1200)
    assert people["=Est"] == (1, 1, 0, 1, 1, 0, 0)
    assert people["Autres ou sans collaborateur"] == (2, 1, 0, 0, 1, 1, 800)
    assert people["Total"] == (5, 3, 1, 1, 4, 2, 2000)
    assert (load["Équipe * Nord"], load["=Est"], load["Total"]) == (8, 0.25, 8.25)
    rows = page(followed)
    assert (rows["Plateforme : Alpha"][0], rows["Autres plateformes"][0]) == (2, 0)
    assert rows["Mandat : signé"][0] == rows["Annuaire vérifié"][0] == 1
    assert rows["STATUT"][:2] == (5, 100)


@pytest.mark.office
def test_the_page_follows_what_is_typed_without_python(followed: Path) -> None:
    typed = {STATUT: "Terminé", SIGNES: 1000.0, COLLABORATEUR: "Nouvelle venue", PLATEFORME: "Bêta"}
    after = office.recalculated(followed, {f"Données!{address(header, 6)}": value for header, value in typed.items()})

    assert office.formulas_disagreeing(followed) == []
    assert (after[SUIVI]["C8"], after[SUIVI]["D8"]) == (3, 3000)
    told = {name: after[SUIVI].get(f"C{row}") for row, name in labels(followed).items()}
    assert (told["=Est"], told["Autres ou sans collaborateur"], told["Total"]) == (0, 3, 5)
    assert (told["Plateforme : Alpha"], told["Autres plateformes"], told["Plateforme choisie, toutes"]) == (2, 1, 3)


def test_the_real_rates_go_to_the_simulator_and_back(followed: Path) -> None:
    edited(followed, {f"{SIMULATEUR}!E12": 0.5})
    before = rates(followed)

    done = pressed(followed, "fae_taux_reprendre")

    assert "P1 67 % (2 sur 3)" in done
    assert rates(followed) == [pytest.approx(2 / 3), *before[1:]]
    assert [row[8] for row in values(followed, SUIVI) if row[1] in {"P1", "P2"}] == ["Paramètres", None]
    with pytest.raises(InputError, match="déjà les taux réels"):
        pressed(followed, "fae_taux_reprendre")
    pressed(followed, "fae_actualiser")

    done = pressed(followed, "fae_taux_rendre")

    assert done == "Le Simulateur a de nouveau ses taux d'avant : P1."
    assert rates(followed) == before
    assert str(openpyxl.load_workbook(followed)[SIMULATEUR]["E11"].value).startswith("=")
    with pytest.raises(InputError, match="Aucun taux d'avant"):
        pressed(followed, "fae_taux_rendre")


def test_a_rate_that_was_typed_comes_back_as_it_was(followed: Path) -> None:
    edited(followed, {f"{SIMULATEUR}!E11": 0.45})

    pressed(followed, "fae_taux_reprendre")
    pressed(followed, "fae_taux_rendre")

    assert openpyxl.load_workbook(followed)[SIMULATEUR]["E11"].value == 0.45


def test_no_answer_gives_no_rate(ours: Path) -> None:
    before = {sheet: values(ours, sheet) for sheet in (SUIVI, SIMULATEUR)} if SUIVI in _sheets(ours) else {}

    with pytest.raises(InputError, match="Aucun client n'a encore répondu"):
        pressed(ours, "fae_taux_reprendre")
    assert {sheet: values(ours, sheet) for sheet in before} == before


def _sheets(path: Path) -> list[str]:
    return openpyxl.load_workbook(path).sheetnames


def test_a_table_without_a_column_of_the_follow_up_says_which(ours: Path) -> None:
    edited(ours, {f"Données!{address(STATUT, 2)}": "'MON STATUT"})

    pressed(ours, "fae_suivi")

    assert any("n'a pas la colonne STATUT" in text for text in page(ours))


def fae(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fae_xlwings", "suivi", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_command_says_what_the_page_says(followed: Path) -> None:
    pressed(followed, "fae_taux_reprendre")

    found = json.loads(fae(followed, "--json").stdout)

    rows = page(followed)
    assert [each["etape"] for each in found["entonnoir"]] == ["Cible du Simulateur", "Proposé", "Signé", "Terminé"]
    assert [(each["clients"], each["honoraires"]) for each in found["entonnoir"]] == [
        rows[each["etape"]][:2] for each in found["entonnoir"]
    ]
    assert found["hypothese"]["missions"] == pytest.approx(rows["Attendu selon le Simulateur"][0], abs=0.01)
    assert found["conversion"][0]["taux_reel"] == found["conversion"][0]["taux_simulateur"] == pytest.approx(2 / 3)
    assert found["collaborateurs"][-1]["honoraires_signes"] == 2000
    assert found["plateformes"] == {"Alpha": 2}
    assert found["completude"]["part"] * 100 == pytest.approx(rows["Ensemble du suivi"][1])
    shown = fae(followed)
    assert shown.stderr == ""
    assert "FAE_2026.xlsm : 5 clients au" in shown.stdout
    assert "67 %" in shown.stdout


def test_a_list_without_follow_up_is_told_too(tmp_path: Path) -> None:
    listed = tmp_path / "clients.csv"
    listed.write_text("NOM;CA;OUTIL;APPETENCE\nSCI A;8500;NON;BON\n", encoding="utf-8")

    found = json.loads(fae(listed, "--json", "--date", "2026-11-23").stdout)

    assert (found["date"], found["clients"], found["entonnoir"][1]["clients"]) == ("2026-11-23", 1, 0)


def test_the_list_of_the_page_is_that_of_reminders_due_and_of_late_clients(followed: Path) -> None:
    done = pressed(followed, "fae_export_selection", sheet=SUIVI)

    assert done.startswith("4 clients sur 5, liste de « Suivi » (les relances dues, puis les clients en retard")
    names = [row[0] for row in values(Path(done.partition(" : ")[2]), "Données", first_row=3)]
    assert names == ["SCI ROSERAIE", "EI OFFERTE", "SAS FINIE", "SARL TARD"]
