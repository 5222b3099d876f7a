"""What is shipped: every folder of the package, and the sources beside it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_folder_of_the_package_is_shipped() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "fae_xlwings").rglob("__init__.py")}

    assert set(listed) == {".".join(folder.parts) for folder in folders} | {
        "fae_xlwings.addin",
        "fae_xlwings.workbook",
    }
