"""The week told by the command line."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import office
import openpyxl
import pytest
from icalendar import Calendar

from fae_xlwings import workflow

HEADER = [
    "NOM",
    "SECTEUR",
    "CA",
    "OUTIL",
    "APPETENCE",
    "COLLABORATEUR",
    "STATUT",
    "DERNIER_CONTACT",
    "PROCHAINE_RELANCE",
]
FIRST, THIRD = datetime(2026, 11, 1), datetime(2026, 11, 3)  # noqa: DTZ001
ROWS = [
    ["Neuf", "x", 9000, "NON", "BON", "Anne", None, None, None],
    ["Rappel", "x", 900, "OUI", "BON", "Paul", "Contacté", FIRST, THIRD],
    ["Refus", "x", 9000, "NON", "BON", "Anne", "Refusé", FIRST, THIRD],
]


@pytest.fixture
def clients(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(row)
    path = tmp_path / "clients.xlsx"
    book.save(path)
    return path


def fae(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fae_xlwings", "semaine", *map(str, words), "--date", "25/11/2026"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_week_is_told_in_order(clients: Path) -> None:
    told = fae(clients).stdout

    assert told.startswith("Semaine du 25/11/2026 : 2 clients à appeler, 25 h")
    assert told.index("En retard (03/11/2026) · Rappel") < told.index("À contacter · Neuf")
    assert "Refus" not in told
    assert "E-mail 5 · Relance à J+10." in told


def test_a_long_week_is_cut_on_the_screen_only(clients: Path) -> None:
    book = openpyxl.load_workbook(clients)
    for number in range(60):
        book.active.append([f"Client {number:02}", "x", 900, "OUI", "BON", "Paul", "Contacté", FIRST, THIRD])
    book.save(clients)

    assert "… et 21 autres (--json ou --xlsx les donnent tous)" in fae(clients).stdout
    assert len(json.loads(fae(clients, "--json").stdout)["clients"]) == 61


def test_the_json_and_the_files_say_the_same(clients: Path, tmp_path: Path) -> None:
    done = fae(clients, "--json", "--ics", "--xlsx", "--sortie", tmp_path / "ici")
    found = json.loads(done.stdout)

    assert done.stderr == ""
    assert (found["date"], found["collaborateur"], found["heures"]) == ("2026-11-25", "Tous", 25.0)
    assert [(each["NOM"], each["quand"], each["relance"]) for each in found["clients"]] == [
        ("Rappel", "En retard", "2026-11-03"),
        ("Neuf", "À contacter", None),
    ]
    agenda, listed = map(Path, found["fichiers"])
    assert (agenda.name, listed.name) == ("semaine_fae_20261125.ics", "semaine_fae_20261125.xlsx")
    assert len(Calendar.from_ical(agenda.read_bytes()).walk("VEVENT")) == 2
    book = openpyxl.load_workbook(listed, data_only=True)
    assert book.sheetnames == ["Ma semaine", "Données", "Paramètres", "Calculs"]
    assert [book["Ma semaine"][f"B{row}"].value or "" for row in (14, 15, 16)] == ["Rappel", "Neuf", ""]
    assert [book["Données"][f"A{row}"].value for row in (3, 4, 5)] == ["Rappel", "Neuf", None]


@pytest.mark.office
def test_every_formula_of_the_list_is_right(clients: Path, tmp_path: Path) -> None:
    fae(clients, "--xlsx", "--collaborateur", "anne", "--sortie", tmp_path)

    assert office.formulas_disagreeing(tmp_path / "semaine_fae_20261125.xlsx") == []


def test_what_was_chosen_on_the_page_counts_until_the_command_says_otherwise(clients: Path, tmp_path: Path) -> None:
    typed = {"semaine_qui": "Anne", "semaine_heures": 0.5}
    analysis = replace(workflow.read(clients, date(2026, 11, 25)), inputs=typed)
    book = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")

    as_typed, as_asked = (
        json.loads(fae(book, "--json", *words).stdout) for words in ((), ("--collaborateur", "Tous", "--heures", "3"))
    )

    assert (as_typed["collaborateur"], as_typed["heures"]) == ("Anne", 0.5)
    assert [each["NOM"] for each in as_typed["clients"]] == ["Neuf"]
    assert (as_asked["collaborateur"], as_asked["heures"]) == ("Tous", 3)
    assert [each["NOM"] for each in as_asked["clients"]] == ["Rappel", "Neuf"]


def test_each_client_comes_with_his_own_dates(clients: Path) -> None:
    book = openpyxl.load_workbook(clients)
    for row, told in enumerate((("TAILLE", "REGIME_TVA"), ("GE", "Réel mensuel"), ("PME", "Exonéré")), start=1):
        for column, word in enumerate(told, start=len(HEADER) + 1):
            book.active.cell(row, column, word)
    book.save(clients)

    exempt, large = json.loads(fae(clients, "--json").stdout)["clients"]

    assert (exempt["doit_emettre_le"], exempt["plafond_theorique_par_an"]) == (None, 0)
    assert (large["doit_emettre_le"], large["envois_par_an"]) == ("2026-09-01", {"transactions": 36, "paiements": 12})
    assert large["pris_par_defaut"] == ["factures"]
    assert "Doit émettre depuis le 01/09/2026 ; e-reporting : 36 envois par an" in fae(clients).stdout.replace(
        "\n    ", " "
    )


def test_a_collaborator_has_his_own_week(clients: Path) -> None:
    found = json.loads(fae(clients, "--collaborateur", "anne", "--json").stdout)

    assert (found["collaborateur"], found["heures"]) == ("Anne", 12.5)
    assert [each["NOM"] for each in found["clients"]] == ["Neuf"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--collaborateur", "Zoé"), "Aucun client n'est suivi par « Zoé ». Collaborateurs : Anne, Paul."),
        (("--collaborateur", "Paul", "--heures", "0", "--date", "01/11/2026", "--ics"), "Personne n'est à appeler"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(words: tuple[str, ...], told: str, clients: Path) -> None:
    command = [sys.executable, "-m", "fae_xlwings", "semaine", str(clients), *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert list(clients.parent.iterdir()) == [clients]


def test_hours_that_are_none_are_a_misuse(clients: Path) -> None:
    done = fae(clients, "--heures", "-1")

    assert done.returncode == 2
    assert done.stdout == ""
