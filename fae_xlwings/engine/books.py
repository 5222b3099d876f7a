"""Books: open files and the collection of them."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine import merged_cells
from fae_xlwings.engine.apps import App
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.files.loading import Opened, load, new
from fae_xlwings.engine.files.saving import moved_message, save
from fae_xlwings.engine.looks.stored import Workbook
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.names import Names
from fae_xlwings.engine.sheets import Sheets
from fae_xlwings.engine.tables.table import settle


class Books(Implementation, contract=base_classes.Books):
    """The books an app has open; the active one is the last opened or activated."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        """The collection in Excel's own object model."""
        return facade("Workbooks", self)

    @property
    def active(self) -> "Book":
        """The book that was opened or activated last."""
        return self.app.opened[-1]

    def __call__(self, key: str | int) -> "Book":
        """The book of that name or rank; `KeyError` when there is none."""
        books = self.app.opened
        if isinstance(key, int) and 1 <= key <= len(books):
            return books[key - 1]
        for book in books:
            if book.name.lower() == str(key).lower():
                return book
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.app.opened)

    def __iter__(self) -> Iterator["Book"]:
        return iter(list(self.app.opened))

    def add(self) -> "Book":
        """A new book of one sheet, without a file."""
        return self._keep(Book(self.app, new(), None))

    def open(self, fullname: str, *_: Any) -> "Book":
        """The book read from a file."""
        path = Path(fullname)
        return self._keep(Book(self.app, load(path), path))

    def _keep(self, book: "Book") -> "Book":
        self.app.opened.append(book)
        return book


_numbers = count(1)


class Book(Implementation, contract=base_classes.Book):
    """An open file, or a book that has none yet."""

    app: App

    def __init__(self, app: App, opened: Opened, path: Path | None) -> None:
        self.app = app
        self.opened = opened
        self.path = path
        self.title = f"Book{next(_numbers)}"
        for worksheet in self.workbook.worksheets:
            merged_cells.free_covered_cells(worksheet)

    @property
    def workbook(self) -> Workbook:
        """The openpyxl workbook behind."""
        return self.opened.workbook

    @property
    def api(self) -> Any:
        """The book in Excel's own object model."""
        return facade("Workbook", self)

    @property
    def name(self) -> str:
        """The file name, or « Book1 » for a book without a file."""
        return self.path.name if self.path else self.title

    @property
    def fullname(self) -> str:
        """The path of the file, or the name of a book without a file."""
        return str(self.path) if self.path else self.title

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The names defined in the book, those of its sheets included."""
        return Names(self)

    def activate(self) -> None:
        """The book made the active one."""
        self.app.opened.remove(self)
        self.app.opened.append(self)

    def close(self) -> None:
        """The book forgotten, unsaved changes lost."""
        if self in self.app.opened:
            self.app.opened.remove(self)
        selected = self.app.selected
        if selected is not None and selected.sheet.book is self:
            self.app.selected = None

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """The book written to its file, or to `path`, which becomes its file.

        Where that file is held by another program the work goes beside it, and the user is told.
        """
        if password is not None:
            raise NotImplementedError("Book.save(password=…) : seul Excel sait chiffrer un classeur.")
        target = Path(path) if path else self.path or Path(f"{self.title}.xlsx")
        self._settle()
        self.path = save(self.opened, target.absolute())
        moved = moved_message(target.absolute(), self.path)
        if moved:
            self.app.alert(moved, None)

    def save_copy(self, path: str) -> None:
        """The book as it is now written to another file, its own left as it is."""
        self._settle()
        save(self.opened, Path(path).absolute())

    def _settle(self) -> None:
        for worksheet in self.workbook.worksheets:
            settle(worksheet)
