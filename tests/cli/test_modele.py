"""The command that writes the input template."""

import subprocess
import sys
from pathlib import Path


def modele(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "fae_xlwings", "modele", str(path)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_template_is_written_and_the_next_one_beside_it(tmp_path: Path) -> None:
    first, second = modele(tmp_path / "modele.xlsx"), modele(tmp_path / "modele.xlsx")

    assert (first.returncode, second.returncode) == (0, 0)
    assert str(tmp_path / "modele.xlsx") in first.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"modele.xlsx", "modele_2.xlsx"}


def test_another_kind_of_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    done = modele(tmp_path / "modele.csv")

    assert done.returncode == 1
    assert "finit par .xlsx" in done.stderr
    assert list(tmp_path.iterdir()) == []
