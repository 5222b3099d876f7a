"""Names of the book and of its sheets."""

import pytest
import xlwings as xw
from headless import Reopen


def test_a_name_stands_for_a_range(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2"].value = 0.2
    book.names.add("taux", f"={sheet.name}!$B$2")
    again = reopened()

    assert again.names["taux"].refers_to_range.value == 0.2
    assert again.sheets[0]["taux"].address == "$B$2"
    assert again.sheets[0]["B2"].name.name == "taux"


def test_a_range_can_be_given_a_name(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["A1:B2"].name = "zone"

    assert book.names["ZONE"].refers_to == f"={sheet.name}!$A$1:$B$2"


def test_a_name_may_stand_for_a_number_or_a_text(book: xw.Book) -> None:
    book.names.add("pi", "=3.14")
    book.names.add("salut", "bonjour")

    assert (book.names["pi"].refers_to, book.names["salut"].refers_to) == ("=3.14", '="bonjour"')
    with pytest.raises(ValueError, match="ne désigne pas une plage"):
        _ = book.names["pi"].refers_to_range


def test_a_sheets_own_name_goes_before_the_books(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Deux")
    book.names.add("cible", f"={sheet.name}!$A$1")
    other.names.add("cible", "=Deux!$C$3")

    assert other["cible"].address == "$C$3"
    assert book.names["Deux!cible"].refers_to == "=Deux!$C$3"
    assert [name.name for name in book.names] == ["cible", "Deux!cible"]


def test_a_name_leads_to_the_sheet_it_lies_on(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("Deux")
    book.names.add("ailleurs", "=Deux!$B$2")

    assert sheet.range("ailleurs").sheet.name == "Deux"


def test_names_are_changed_renamed_and_deleted(book: xw.Book) -> None:
    name = book.names.add("avant", "=1")
    name.name = "apres"
    name.refers_to = "=2"

    assert book.names["apres"].refers_to == "=2"
    del book.names["apres"]
    assert "apres" not in book.names
    assert len(book.names) == 0


@pytest.mark.parametrize("name", ["deux mots", "A1", "1er", "R"])
def test_what_cannot_be_a_name_is_refused(book: xw.Book, name: str) -> None:
    with pytest.raises(ValueError, match="ne peut pas être un nom"):
        book.names.add(name, "=1")
