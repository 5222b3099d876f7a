"""Books are opened, saved and closed."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError


def test_a_saved_book_takes_its_files_name(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.name == "bilan.xlsx"
    assert book.fullname == str(tmp_path / "bilan.xlsx")


def test_what_was_written_comes_back(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = [["Nom", 1], ["Été", True]]
    book.save(tmp_path / "bilan.xlsx")

    assert open_book(tmp_path / "bilan.xlsx").sheets[0]["A1:B2"].value == [["Nom", 1.0], ["Été", True]]


def test_a_book_can_be_saved_again_after_more_changes(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")
    book.sheets[0]["A1"].value = "plus tard"
    book.save()

    assert open_book(tmp_path / "bilan.xlsx").sheets[0]["A1"].value == "plus tard"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises((InputError, FileNotFoundError)):
        open_book(tmp_path / "absent.xlsx")


def test_a_password_cannot_be_set(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match="password"):
        book.save(tmp_path / "secret.xlsx", password="x")  # noqa: S106 - the refusal is what is tested


def test_a_closed_book_is_forgotten_by_its_app(book: xw.Book) -> None:
    app = book.app
    book.close()

    assert len(app.books) == 0


def test_an_app_finds_its_books_by_name(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.app.books["BILAN.xlsx"] == book
    with pytest.raises(KeyError):
        _ = book.app.books["absent.xlsx"]


def test_opening_an_open_file_gives_the_same_book(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.app.books.open(tmp_path / "bilan.xlsx") == book


def test_header_cells_rewritten_after_the_table_name_its_columns(book: xw.Book, tmp_path: Path) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = [["a", "b"], [1, 2]]
    sheet.tables.add(sheet["A1:B2"], name="t")
    sheet["B1"].value = "Total"
    book.save(tmp_path / "t.xlsx")

    assert open_book(tmp_path / "t.xlsx").sheets[0]["t[Total]"].value == 2
