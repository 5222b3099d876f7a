"""The verification of an installation: right here, and wrong where something is."""

from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from fae_xlwings.workflow import installation


def wrong(folder: Path) -> dict[str, str]:
    return {check.label: check.found for check in installation.checks(folder) if not check.right}


def test_this_installation_is_right(tmp_path: Path) -> None:
    assert wrong(tmp_path) == {}


def test_the_sample_calculation_is_shown(tmp_path: Path) -> None:
    assert {check.label: check.found for check in installation.checks(tmp_path)}["Calcul d'essai"] == "170"


def test_a_missing_library_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(installation, "LIBRARIES", ("pandas",))
    monkeypatch.setattr(installation, "version", lambda name: absent(name) if name == "pandas" else "0.0")

    assert wrong(tmp_path)["pandas"].endswith("réinstallez le programme FAE avec INSTALLER.bat")
    assert "0.0" in wrong(tmp_path)["Lien avec Excel"]


def test_a_folder_that_refuses_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("pas un dossier", encoding="utf-8")

    assert str(tmp_path / "fichier") in wrong(tmp_path / "fichier")["Écriture"]


def test_missing_sources_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fae_xlwings.bundle.sources.PLACES", ())

    assert "réinstallez" in wrong(tmp_path)["Sources du classeur et du complément"]


def test_a_wrong_result_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "SAMPLE_SCORE", 171.0)

    assert wrong(tmp_path)["Calcul d'essai"].startswith("170 au lieu de 171")
