"""The commands about workbooks with buttons, run as a user would."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pressing import has_ribbon, macro_parts

from fae_xlwings import workflow


def fae(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The command run in a process of its own."""
    command = [sys.executable, "-m", "fae_xlwings", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder where `fae construire` wrote."""
    folder = tmp_path_factory.mktemp("construits")
    done = fae("construire", "--sortie", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(folder / "FAE_2026.xlsm"), str(folder / "FAE.xlam")]
    return folder


@pytest.fixture
def ours(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built / "FAE_2026.xlsm", tmp_path))


def test_a_button_pressed_by_command_keeps_macros_and_ribbon(ours: Path) -> None:
    before = macro_parts(ours)

    done = fae("bouton", "fae_importer", ours, "--fichier", workflow.example())

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("299 clients")
    assert macro_parts(ours) == before
    assert has_ribbon(ours)


def test_a_question_is_answered_by_command_or_nothing_is_replaced(ours: Path) -> None:
    again = ("bouton", "fae_importer", ours, "--fichier", workflow.example())
    fae(*again)

    refused, done = fae(*again), fae(*again, "--oui")

    assert "Rien n'a été importé" in refused.stderr
    assert "--oui" in refused.stderr
    assert done.stdout.startswith("299 clients"), done.stderr


def test_rows_are_chosen_by_command(ours: Path) -> None:
    done = fae("bouton", "fae_rapports", ours, "--lignes", "3,5")

    assert done.stdout.startswith("2 rapports Word"), done.stderr
    assert len(list(ours.parent.rglob("*.docx"))) == 2


def test_a_workbook_open_elsewhere_is_left_alone_and_the_copy_is_named(ours: Path) -> None:
    before = ours.read_bytes()
    ours.with_name(f"~${ours.name}").write_bytes(b"")

    done = fae("bouton", "fae_scorer", ours)

    assert "« FAE_2026_2.xlsm »" in done.stderr
    assert ours.read_bytes() == before
    assert ours.with_name("FAE_2026_2.xlsm").is_file()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["fae_importer"], 2, "Indiquez le portefeuille à importer avec --fichier."),
        (["fae_rapports", "--lignes", "a"], 1, "« a » n'est pas une liste de lignes"),
        (["fae_rien"], 1, "Le bouton « fae_rien » n'existe pas."),
    ],
)
def test_a_button_pressed_wrongly_is_told(words: list[str], code: int, sentence: str, ours: Path) -> None:
    before = ours.read_bytes()

    done = fae("bouton", words[0], ours, *words[1:])

    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(sentence)
    assert ours.read_bytes() == before


def test_the_installation_is_verified(tmp_path: Path) -> None:
    done = fae("verifier", "--sortie", tmp_path)

    assert done.returncode == 0
    assert "✔ Calcul d'essai : 170" in done.stdout
    assert done.stdout.endswith("Tout fonctionne sur cet ordinateur.\n")


def test_a_faulty_installation_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("pas un dossier", encoding="utf-8")

    done = fae("verifier", "--sortie", tmp_path / "fichier")

    assert done.returncode == 1
    assert "✘ Écriture" in done.stdout


def test_the_demonstration_leaves_the_two_products_beside_the_analysis(tmp_path: Path) -> None:
    done = fae("demo", "--sortie", tmp_path)

    assert done.returncode == 0, done.stderr
    assert {"FAE_2026.xlsm", "FAE.xlam"} < {path.name for path in tmp_path.iterdir()}
    assert str(tmp_path / "FAE_2026.xlsm") in done.stdout
