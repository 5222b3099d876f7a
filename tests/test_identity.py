"""The name, the version and the author stand once, in a text file."""

from importlib.metadata import version
from pathlib import Path

from fae_xlwings import __version__
from fae_xlwings.identity import IDENTITY

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
