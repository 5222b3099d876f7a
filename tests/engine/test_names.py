"""Names of the book and of its sheets."""

from pathlib import Path

import pytest
import xlsxwriter
import xlwings as xw
from headless import Reopen

from fae_xlwings.engine import open_book


def test_a_name_stands_for_a_range(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    book.names.add("taux", f"={sheet.name}!$B$2")

    assert reopened().names["TAUX"].refers_to == f"={sheet.name}!$B$2"
    with pytest.raises(NotImplementedError, match=r"Name\.refers_to_range"):
        _ = book.names["taux"].refers_to_range


def test_a_new_name_takes_the_place_of_an_old_one(book: xw.Book) -> None:
    book.names.add("zone", "=1")
    book.names.add("Zone", "=2")

    assert [(name.Name, name.RefersTo) for name in book.api.Names] == [("zone", "=2")]


def test_a_name_may_stand_for_a_number_or_a_text(book: xw.Book) -> None:
    book.names.add("pi", "=3.14")
    book.names.add("salut", "bonjour")

    assert (book.names["pi"].refers_to, book.names["salut"].refers_to) == ("=3.14", '="bonjour"')


def test_a_sheets_own_name_goes_before_the_books(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as file:
        file.add_worksheet("Un")
        file.add_worksheet("Deux")
        file.define_name("cible", "=Un!$A$1")
        file.define_name("Deux!cible", "=Deux!$C$3")
    book = open_book(tmp_path / "a.xlsx")

    assert (book.names["Deux!cible"].refers_to, book.names["cible"].refers_to) == ("=Deux!$C$3", "=Un!$A$1")
    assert [name.Name for name in book.api.Names] == ["Deux!cible", "cible"]


def test_a_name_is_no_address(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Sheet\.range\('taux'\)"):
        sheet.range("taux")


@pytest.mark.parametrize("name", ["deux mots", "A1", "1er", "R"])
def test_what_cannot_be_a_name_is_refused(book: xw.Book, name: str) -> None:
    with pytest.raises(ValueError, match="ne peut pas être un nom"):
        book.names.add(name, "=1")
