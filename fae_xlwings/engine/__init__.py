"""xlwings without Excel: the same calls, on files.

Nothing global is changed: no engine is activated, so that a real Excel on the same machine is left alone.
"""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlwings as xw

from fae_xlwings.engine.excel.apps import App
from fae_xlwings.engine.parts.files import describe


def open_book(path: Path) -> xw.Book:
    """The workbook in a file (.xlsx, .xlsm, .xlam, .xltx, .xltm), in an app of its own."""
    return xw.Book(impl=App().books.open(str(Path(path).absolute())))


def new_book(title: str = "", author: str = "") -> xw.Book:
    """A workbook of one empty sheet without a file yet, in an app of its own; it says what it is when it is told."""
    book = App().books.add()
    if title or author:
        describe(book.part, title, author)
    return xw.Book(impl=book)


@contextmanager
def calling(book: xw.Book) -> Generator[xw.Book]:
    """`xw.Book.caller()` answers this book inside the block, and what it answered before afterwards."""
    books: Any = xw.Book
    before = getattr(books, "_mock_caller", None)
    book.set_mock_caller()
    try:
        yield book
    finally:
        if before is None:
            del books._mock_caller  # noqa: SLF001 - xlwings has no way to forget it
        else:
            before.set_mock_caller()
