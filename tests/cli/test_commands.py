"""The commands on real files: what they write, print and refuse."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from fae_xlwings.domain.columns import REQUIRED
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP

PORTFOLIO = """NOM;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE;NOTES
SCI EXEMPLE;Immobilier;8500;NON;TRES BON;00123
SARL TEST;Hôtellerie;4 200,00 €;PARTIELLEMENT;bon;=1+1
=Équilibre;Conseil;2100;OUI;MOYEN;1-2
À l'Étude/Audit;Conseil;abc;NON;BON;
"""


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "clients.csv"
    path.write_text(PORTFOLIO, encoding="cp1252")
    return path


def fae(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command run as a user would, in a process of its own."""
    command = [sys.executable, "-m", "fae_xlwings", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def analysed(portfolio: Path, *words: str) -> dict[str, Any]:
    """What `fae analyser --json` prints."""
    done = fae("analyser", portfolio, "--date", "2026-11-23", "--json", *words)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_an_analysis_writes_a_workbook_and_the_reports_beside_the_portfolio(portfolio: Path) -> None:
    result = analysed(portfolio)

    folder = portfolio.parent
    assert [Path(file) for file in result["fichiers"]] == [
        folder / "analyse_fae_20261123.xlsx",
        folder / "rapports_fae_20261123" / "Rapport FAE - SCI EXEMPLE.docx",
    ]
    assert all(Path(file).is_file() for file in result["fichiers"])


def test_the_workbook_lists_its_reports_by_paths_that_move_with_it(portfolio: Path) -> None:
    sheet = openpyxl.load_workbook(analysed(portfolio)["fichiers"][0])["Livrables Word"]
    listed = [cell.value for row in sheet.iter_rows() for cell in row if str(cell.value).endswith(".docx")]

    assert Path("rapports_fae_20261123", "Rapport FAE - SCI EXEMPLE.docx") in map(Path, listed)


def test_the_json_holds_clients_indicators_anomalies_and_files(portfolio: Path) -> None:
    result = analysed(portfolio, "--rapports", "aucun")

    assert list(result) == ["clients", "indicateurs", "anomalies", "colonnes", "statistiques", "fichiers"]
    first, *_, last = result["clients"]
    assert first["SCORE_OPPORTUNITE"] == 170.0
    assert first["PRIORITE"] == "P1"
    assert last["PRIORITE"] == "À compléter"
    assert result["indicateurs"]["total_clients"] == 4
    unreadable = next(issue for issue in result["anomalies"] if issue["valeur"] == "abc")
    assert unreadable["cellule"] == "C5"
    assert set(unreadable) == {"code", "feuille", "cellule", "valeur", "message"}


def test_the_json_tells_the_follow_up_of_each_client_and_what_the_reform_asks_of_him(tmp_path: Path) -> None:
    header = f"{';'.join(REQUIRED)};TAILLE;REGIME_TVA;FACTURES_EMISES_AN;DERNIER_CONTACT"
    rows = ("A;x;100;NON;BON;ETI;Franchise;40;02/11/2026", "B;x;100;NON;BON;;;;")
    portfolio = tmp_path / "suivi.csv"
    portfolio.write_text("\n".join((header, *rows)), encoding="cp1252")

    known, unknown = analysed(portfolio, "--rapports", "aucun")["clients"]

    assert set(FOLLOW_UP) < set(known)
    assert (known["TAILLE"], known["DERNIER_CONTACT"], unknown["TAILLE"]) == ("ETI", "2026-11-02", None)
    assert (known["EMISSION_LE"], known["EMISSION_EN_VIGUEUR"]) == ("2026-09-01", True)
    assert (known["ENVOIS_TRANSACTIONS_AN"], known["PLAFOND_THEORIQUE_AN"]) == (6, 40 * 50 + 12 * 500)
    assert (unknown["EMISSION_LE"], unknown["EMISSION_EN_VIGUEUR"]) == ("2027-09-01", False)
    assert (known["PRIS_PAR_DEFAUT"], unknown["PRIS_PAR_DEFAUT"]) == ([], ["taille", "régime", "factures"])


def test_an_unknown_word_has_no_score_in_the_json(portfolio: Path) -> None:
    portfolio.write_text(PORTFOLIO.replace("TRES BON", "bof"), encoding="cp1252")

    client = analysed(portfolio, "--rapports", "aucun")["clients"][0]

    assert client["SCORE_OPPORTUNITE"] is None
    assert client["APPETENCE_INFORMATIQUE"] is None


def test_nothing_is_ever_overwritten(portfolio: Path) -> None:
    first, second = analysed(portfolio), analysed(portfolio)

    assert [Path(file).name for file in second["fichiers"]] == [
        "analyse_fae_20261123_2.xlsx",
        "Rapport FAE - SCI EXEMPLE.docx",
    ]
    assert Path(second["fichiers"][1]).parent.name == "rapports_fae_20261123_2"
    assert not set(first["fichiers"]) & set(second["fichiers"])


def test_text_stays_text_in_the_workbook(portfolio: Path) -> None:
    workbook = openpyxl.load_workbook(analysed(portfolio, "--rapports", "aucun")["fichiers"][0])
    sheet = workbook["Données"]
    notes = [cell.value for cell in sheet[2]].index("NOTES") + 1

    assert [sheet.cell(row, notes).value for row in (3, 4, 5)] == ["00123", "=1+1", "1-2"]
    assert [sheet.cell(row, notes).data_type for row in (3, 4, 5)] == ["s", "s", "s"]
    assert sheet["A5"].value == "=Équilibre"
    assert sheet["A5"].data_type == "s"
    assert sheet["A5"].quotePrefix


def test_the_same_portfolio_gives_the_same_bytes(portfolio: Path) -> None:
    first, second = (Path(analysed(portfolio, "--rapports", "aucun")["fichiers"][0]) for _ in range(2))

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("words", [("--json",), ()])
def test_output_for_a_file_is_utf8_where_the_system_has_another_encoding(
    words: tuple[str, ...], portfolio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "PYTHONIOENCODING", "cp1252")

    done = fae("analyser", portfolio, "--rapports", "aucun", *words)
    refused = fae("analyser", portfolio / "absent")

    assert done.returncode == 0, done.stderr
    assert "Honoraires" in done.stdout or "★★★★★" in done.stdout
    assert "« absent » est introuvable" in refused.stderr


def test_the_summary_says_what_was_found_and_where_it_is(portfolio: Path) -> None:
    done = fae("analyser", portfolio, "--sortie", portfolio.parent / "sortie", "--date", "2026-11-23")

    assert done.returncode == 0
    for expected in (
        "4 clients au",
        "23/11/2026",
        "P1",
        "Honoraires illisibles",
        "analyse_fae_20261123.xlsx",
        "(1 document Word)",
        "Terminé en",
    ):
        assert expected in done.stdout


def test_a_path_with_brackets_is_told_as_it_is(portfolio: Path) -> None:
    folder = portfolio.parent / "Clients [archives]"

    done = fae("analyser", portfolio, "--sortie", folder)
    alone = fae("rapports", portfolio, "--sortie", folder, "--priorites", "P1")

    assert f"Classeur  {folder}" in done.stdout
    assert f"Rapports  {folder}" in done.stdout
    assert f"1 rapport Word dans {folder}" in alone.stdout


def test_a_chosen_deadline_replaces_the_next_milestone(portfolio: Path) -> None:
    result = analysed(portfolio, "--rapports", "aucun", "--echeance", "2026-12-23")

    assert result["indicateurs"]["jours_avant_reforme"] == 30


def test_reports_are_written_alone_for_named_clients(portfolio: Path) -> None:
    done = fae("rapports", portfolio, "--clients", "SARL TEST", "--date", "2026-11-23")

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("1 rapport Word dans ")
    assert [path.name for path in portfolio.parent.rglob("*.docx")] == ["Rapport FAE - SARL TEST.docx"]
    assert not list(portfolio.parent.glob("*.xlsx"))


def test_a_client_who_is_not_there_is_refused(portfolio: Path) -> None:
    done = fae("rapports", portfolio, "--clients", "Personne")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "« Personne » n'est pas dans le portefeuille : reprenez le nom tel qu'il y figure.\n"


def test_a_button_scores_a_closed_workbook_in_place(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    workbook = openpyxl.Workbook()
    rows = [["NOM", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"]]
    rows += [["SCI EXEMPLE", 8500, "NON", "TRES BON"], ["EI ESSAI", 500, "oui", "FAIBLE"]]
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)

    done = fae("bouton", "fae_scorer", path)
    sheet = openpyxl.load_workbook(path).active

    assert done.returncode == 0, done.stderr
    assert "2 clients classés : 1 en P1" in done.stdout
    assert [cell.value for cell in sheet[2]][4:] == ["Grand", 170, "P1", "★★★★★", 70, "ÉLEVÉ"]
    assert sheet["C3"].value == "oui"


def test_pressing_a_button_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    workbook = openpyxl.Workbook()
    for row in (["NOM", "CA", "OUTIL", "APPETENCE"], ["SCI EXEMPLE", 8500, "NON", "TRES BON"]):
        workbook.active.append(row)
    workbook.save(path)

    fae("bouton", "fae_scorer", path)
    once = path.read_bytes()
    fae("bouton", "fae_scorer", path)

    assert path.read_bytes() == once


def damaged(folder: Path) -> dict[str, Path]:
    """Files that cannot be analysed, by what is wrong with them."""
    files = {name: folder / f"{name}.xlsx" for name in ("faux", "dossier", "vide", "sans_nom", "absent")}
    files["faux"].write_text("ceci n'est pas un classeur", encoding="utf-8")
    files["dossier"].mkdir()
    empty = openpyxl.Workbook()
    empty.save(files["vide"])
    empty.active.append(["TITRE", "VALEUR"])
    empty.active.append(["a", 1])
    empty.save(files["sans_nom"])
    return files


@pytest.mark.parametrize("kind", ["absent", "dossier", "faux", "vide", "sans_nom"])
def test_bad_input_is_one_french_sentence_and_nothing_is_written(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    path = damaged(source)[kind]
    before = sorted(source.iterdir())

    done = fae("analyser", path, "--sortie", tmp_path / "sortie")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert sorted(source.iterdir()) == before
    assert not (tmp_path / "sortie").exists()


def test_an_encrypted_workbook_is_refused_with_its_remedy(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le"))

    done = fae("analyser", path)

    assert done.returncode == 1
    assert "mot de passe" in done.stderr


def test_a_missing_required_column_is_reported_with_its_consequence(portfolio: Path) -> None:
    portfolio.write_text("NOM;SECTEUR\nSCI EXEMPLE;Conseil\n", encoding="utf-8")

    result = analysed(portfolio)

    assert result["clients"][0]["PRIORITE"] == "À compléter"
    messages = " ".join(issue["message"] for issue in result["anomalies"])
    assert "CA_HONORAIRES_HT" in messages
    assert "tout reste à compléter" in messages


def test_a_folder_that_cannot_be_made_is_refused(portfolio: Path) -> None:
    done = fae("analyser", portfolio, "--sortie", portfolio / "dedans")

    assert done.returncode == 1
    assert "ne peut pas être créé" in done.stderr


def test_the_workbook_is_a_sound_package(portfolio: Path) -> None:
    with zipfile.ZipFile(analysed(portfolio, "--rapports", "aucun")["fichiers"][0]) as package:
        assert package.testzip() is None


def test_no_report_is_written_for_a_file_without_clients(tmp_path: Path) -> None:
    path = tmp_path / "vide.csv"
    path.write_text(PORTFOLIO.splitlines()[0], encoding="cp1252")

    done = fae("rapports", path, "--tous")

    assert (done.returncode, done.stderr) == (1, "« vide.csv » n'a aucun client : aucun rapport n'a été écrit.\n")
