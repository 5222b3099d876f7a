"""What is shipped: every folder of the package, and the sources beside it."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def setuptools() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def test_every_folder_of_the_package_is_shipped() -> None:
    listed = setuptools()["packages"]
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "fae_xlwings").rglob("__init__.py")}

    assert set(listed) == {".".join(folder.parts) for folder in folders} | {
        "fae_xlwings.addin",
        "fae_xlwings.workbook",
    }


def test_every_kind_of_file_beside_the_sources_is_shipped() -> None:
    shipped = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    folders = {
        "fae_xlwings.addin": "addin",
        "fae_xlwings.workbook": "workbook",
        "fae_xlwings.texts": "fae_xlwings/texts",
    }
    forgotten = [
        path.name
        for package, folder in folders.items()
        for path in (ROOT / folder).glob("*.*")
        if path.suffix != ".py" and not any(path.match(pattern) for pattern in shipped[package])
    ]

    assert forgotten == []
