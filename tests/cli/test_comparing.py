"""Two files compared from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

OLD = """NOM;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE
Parti;Conseil;3000;NON;BON
Reste;Conseil;8500;NON;TRES BON
Équipé;Conseil;9000;NON;BON
Double;Conseil;100;OUI;BON
Double;Conseil;200;OUI;BON
"""
NEW = [
    ["Raison sociale", "SIREN", "Honoraires HT", "OUTIL", "APPETENCE"],
    ["RESTE", 732829320, 8500, "NON", "TRES BON"],
    ["Equipé", "552 100 554", 9100, "OUI", "BON"],
    ["Double", None, 100, "OUI", "BON"],
    ["Arrivé", None, 1200, "NON", "MOYEN"],
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "ancien.csv", tmp_path / "nouveau.xlsx"
    old.write_text(OLD, encoding="cp1252")
    book = openpyxl.Workbook()
    for row in NEW:
        book.active.append(row)
    book.save(new)
    return old, new


def fae(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fae_xlwings", "comparer", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_json_holds_who_came_who_left_who_moved_and_why(files: tuple[Path, Path]) -> None:
    done = fae(*files, "--date", "2026-11-23", "--json")
    found = json.loads(done.stdout)

    assert done.stderr == ""
    assert found["gagnes"] == [{"NOM": "Arrivé", "CA_HONORAIRES_HT": 1200.0, "PRIORITE": "P3"}]
    assert [client["NOM"] for client in found["perdus"]] == ["Parti"]
    assert found["deplaces"] == [
        {"NOM": "Equipé", "avant": "P1", "apres": "P3", "raison": "Outil de NON à OUI."},
    ]
    assert found["retards"] == {"nouveaux": [], "resolus": ["Equipé"]}
    assert found["non_compares"] == ["Double"]
    assert found["euros"] == {
        "avant": 20800.0, "gagnes": 1200.0, "perdus": -3000.0, "gardes": 100.0,
        "non_compares": -200.0, "apres": 18900.0,
    }  # fmt: skip
    assert found["indicateurs"]["total_clients"] == {"avant": 5, "apres": 4}


def test_a_reader_is_told_the_same_in_french(files: tuple[Path, Path]) -> None:
    shown = fae(*files, "--date", "2026-11-23").stdout

    for expected in (
        "ancien.csv : 5 clients au 23/11/2026",
        "Gagnés : 1 client",
        "Perdus : 1 client",
        "Equipé : P1 → P3. Outil de NON à OUI.",
        "« Double »",
        "distinguez leurs noms",
        "Potentiel de missions",
        "−1\u202f900\u00a0€",
        "\u00a0points",
    ):
        assert expected in shown


def test_an_analysis_is_seen_on_the_day_it_was_made(files: tuple[Path, Path]) -> None:
    old, _ = files
    command = [sys.executable, "-m", "fae_xlwings", "analyser", str(old), "--date", "2026-08-01", "--rapports", "aucun"]
    subprocess.run(command, capture_output=True, check=True)

    found = json.loads(fae(old.parent / "analyse_fae_20260801.xlsx", old, "--json").stdout)

    assert found["dates"]["avant"] == "2026-08-01"
    assert (found["gagnes"], found["perdus"], found["deplaces"]) == ([], [], [])


def test_a_file_that_is_not_there_is_refused_in_one_sentence(files: tuple[Path, Path]) -> None:
    done = fae(files[0], files[0].parent / "absent.xlsx")

    assert (done.returncode, done.stdout) == (1, "")
    assert "« absent.xlsx » est introuvable" in done.stderr
