"""The name, the version and the author stand once, in a text file."""

from datetime import date
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import fromstring

from fae_xlwings import __version__
from fae_xlwings.identity import IDENTITY
from fae_xlwings.sheets import ACCUEIL
from fae_xlwings.workflow import build_products, example, read, write_template, write_workbook

ROOT = Path(__file__).parents[1]


def test_the_installed_package_bears_the_version_of_the_text_file() -> None:
    assert version("fae-xlwings") == __version__ == IDENTITY.version


def test_no_source_repeats_what_the_text_file_says() -> None:
    folders = (ROOT / "fae_xlwings", ROOT / "addin")
    paths = [
        path for folder in folders for path in folder.rglob("*.*") if path.suffix in {".py", ".bas", ".cls", ".toml"}
    ]
    repeating = [
        path.name
        for path in paths
        if path.name != "identity.toml"
        and any(word in path.read_text(encoding="utf-8") for word in (f'"{IDENTITY.version}"', IDENTITY.author))
    ]

    assert repeating == []


def test_every_workbook_says_in_its_properties_what_it_is(tmp_path: Path) -> None:
    written = [*build_products(tmp_path), write_template(tmp_path / "modele.xlsx")]
    written.append(write_workbook(read(example(), date(2026, 11, 23)), tmp_path / "analyse.xlsx", pages=(ACCUEIL,)))

    for path in written:
        with ZipFile(path) as archive:
            properties = DocumentProperties.from_tree(fromstring(archive.read("docProps/core.xml")))
        assert properties.title == IDENTITY.title, path.name
        assert properties.creator == IDENTITY.author, path.name
