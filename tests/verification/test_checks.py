"""The verification of an installation: right here, and wrong where something is, each step for itself."""

import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from fae_xlwings.verification import checks, lines, program, verdict

# A library that cannot be loaded, whoever asks.
WITHOUT = """
import sys
sys.modules[{name!r}] = None
sys.argv = ["fae", "verifier"]
from fae_xlwings.cli import main
main()
"""


def wrong(folder: Path) -> dict[str, str]:
    return {check.label: check.found for check in checks(folder) if not check.right}


def test_this_installation_is_right(tmp_path: Path) -> None:
    assert wrong(tmp_path) == {}


def test_the_steps_are_numbered_and_the_sample_calculation_is_shown(tmp_path: Path) -> None:
    found = tuple(checks(tmp_path))

    assert lines(found)[0].startswith(" 1. ✔ Python : 3.")
    assert "17. ✔ Calcul d'essai : 170" in lines(found)
    assert verdict(found) == "Tout fonctionne sur cet ordinateur."


def test_a_missing_library_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(program, "LIBRARIES", ("pandas",))
    monkeypatch.setattr(program, "version", lambda name: absent(name) if name == "pandas" else "0.0")

    assert wrong(tmp_path)["pandas"] == "absent : relancez INSTALLER.bat, qui répare"
    assert "0.0" in wrong(tmp_path)["Lien avec Excel"]


@pytest.mark.parametrize(("name", "label"), [("pandas", "pandas"), ("lxml", "lxml"), ("numpy", "numpy")])
def test_a_library_that_cannot_be_loaded_is_a_line_of_the_report_and_never_a_traceback(
    tmp_path: Path, name: str, label: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(name=name)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert f"✘ {label} :" in done.stdout
    assert "✔ openpyxl" in done.stdout
    assert "relancez INSTALLER.bat" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_reader_that_can_be_done_without_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)

    assert wrong(tmp_path) == {}
    assert "openpyxl" in program.library("python-calamine")


def test_a_folder_that_refuses_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("pas un dossier", encoding="utf-8")

    assert str(tmp_path / "fichier") in wrong(tmp_path / "fichier")["Écriture"]


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "ROOM_NEEDED", 10**18)

    assert "libérez de la place" in wrong(tmp_path)["Place sur le disque"]


def test_missing_sources_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fae_xlwings.bundle.sources.PLACES", ())

    assert "réinstallez" in wrong(tmp_path)["Sources du classeur et du complément"]


def test_a_wrong_result_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SAMPLE_SCORE", 171.0)

    assert wrong(tmp_path)["Calcul d'essai"].startswith("170 au lieu de 171")
