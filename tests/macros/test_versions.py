"""A workbook of another version of the program: brought up to date when older, refused when newer."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import InputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros import press
from fae_xlwings.workflow.products import products

MAIN = "xl/workbook.xml"


@pytest.fixture(scope="module")
def delivered() -> bytes:
    return products()["FAE_2026.xlsm"]


def of_version(delivered: bytes, version: str, path: Path) -> Path:
    """The delivered workbook as another version of the program would have left it, with a price of the user's."""
    whole = path.with_suffix(".whole")
    whole.write_bytes(delivered)
    told = (f'"{IDENTITY.version}"'.encode(), f'"{version}"'.encode())
    with ZipFile(whole) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(*told) if name == MAIN else source.read(name))
    return path


def pressed(path: Path, button: str) -> str:
    book = open_book(path)
    with calling(book):
        done = press(button, book)
    book.save()
    return done


def version_in(path: Path) -> str:
    return openpyxl.load_workbook(path).defined_names["FAE_VERSION"].attr_text


def titles(path: Path) -> object:
    return openpyxl.load_workbook(path)["Accueil"]["A1"].value


def test_the_delivered_workbook_bears_its_version(delivered: bytes, tmp_path: Path) -> None:
    path = of_version(delivered, IDENTITY.version, tmp_path / "c.xlsm")

    assert version_in(path) == f'"{IDENTITY.version}"'


def test_an_older_workbook_is_redrawn_on_opening_and_keeps_what_was_typed(delivered: bytes, tmp_path: Path) -> None:
    path = of_version(delivered, "7.9.0", tmp_path / "c.xlsm")
    book = open_book(path)
    book.sheets["Accueil"]["A1"].value = "CRM d'avant"
    book.sheets["Données"]["A3"].value = "SCI À MOI"
    book.save()

    assert pressed(path, "fae_ouverture").endswith(f"version {IDENTITY.version} ; vos saisies sont gardées.")

    assert titles(path) == IDENTITY.title
    assert openpyxl.load_workbook(path)["Données"]["A3"].value == "SCI À MOI"
    assert version_in(path) in (f'"{IDENTITY.version}"', f'="{IDENTITY.version}"')


def test_a_newer_workbook_is_refused_and_left_as_it_is(delivered: bytes, tmp_path: Path) -> None:
    path = of_version(delivered, "9.0.0", tmp_path / "c.xlsm")
    before = path.read_bytes()

    with pytest.raises(InputError, match=r"version plus récente \(9\.0\.0\).*INSTALLER\.bat"):
        press("fae_scorer", open_book(path))

    assert path.read_bytes() == before


def test_a_newer_workbook_does_not_keep_the_installation_from_being_verified(delivered: bytes, tmp_path: Path) -> None:
    path = of_version(delivered, "9.0.0", tmp_path / "c.xlsm")

    assert IDENTITY.title in press("fae_a_propos", open_book(path))
