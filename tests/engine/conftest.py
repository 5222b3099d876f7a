"""A book and a sheet to try things on, and the same book saved and opened again."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen

from fae_xlwings.engine import new_book, open_book


@pytest.fixture
def book() -> xw.Book:
    return new_book()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]


@pytest.fixture
def reopened(book: xw.Book, tmp_path: Path) -> Reopen:
    """The book as a file gives it back."""

    def reopen() -> xw.Book:
        book.save(tmp_path / "essai.xlsx")
        return open_book(tmp_path / "essai.xlsx")

    return reopen
