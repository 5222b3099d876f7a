"""Books: open files and the collection of them."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Iterator
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, Member, method, part
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.excel.names import NameApi, Names
from fae_xlwings.engine.excel.sheets import Sheets
from fae_xlwings.engine.file.named_styles import StylesApi
from fae_xlwings.engine.parts import untrue
from fae_xlwings.engine.parts.book_part import BookPart
from fae_xlwings.engine.parts.files import load, moved_message, new, save
from fae_xlwings.engine.parts.sheet_view import Window, WindowApi

_numbers = count(1)


class Book(Implementation, contract=base_classes.Book):
    """An open file, or a book that has none yet."""

    app: Any

    def __init__(self, app: Any, part: BookPart, path: Path | None) -> None:
        self.app = app
        self.part = part
        self.path = path
        self.title = f"Book{next(_numbers)}"
        self.window = Window(lambda: self.sheets.active.part)

    @property
    def name(self) -> str:
        """The file name, or « Book1 » for a book without a file."""
        return self.path.name if self.path else self.title

    @property
    def fullname(self) -> str:
        """The path of the file, or the name of a book without a file."""
        return str(self.path) if self.path else self.title

    sheets = property(Sheets, doc="The sheets.")

    names = property(Names, doc="The names defined in the book, those of its sheets included.")

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
        target = (Path(path) if path else self.path or Path(f"{self.title}.xlsx")).absolute()
        told = untrue.settle(self.part)
        self.path = save(self.part, target)
        for sentence in (told, moved_message(target, self.path)):
            if sentence:
                self.app.alert(sentence, None)


def _save_copy(book: Book, path: str) -> None:
    untrue.settle(book.part)
    save(book.part, Path(path).absolute())


class WorkbookApi(Api, of=Book):
    """Excel's `Workbook`."""

    FullName = Member(lambda book: book.fullname)
    ReadOnly = Member(lambda _: False)
    SaveCopyAs = method(_save_copy)
    ProtectStructure = Member(lambda book: book.part.is_locked)
    Styles = part(StylesApi, lambda book: book.part.shared.named)
    Names = Member(lambda book: [NameApi(name) for name in book.names])
    Windows = method(lambda book, _: WindowApi(book.window))


class Books(Items[Book], contract=base_classes.Books):
    """The books an app has open."""

    app = property(attrgetter("parent"), doc="The app.")

    @property
    def active(self) -> Book:
        """The book that was opened last."""
        return self.parent.opened[-1]

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self.parent.opened))

    def add(self) -> Book:
        """A new book of one sheet, without a file."""
        return self._keep(Book(self.parent, new(), None))

    def open(self, fullname: str, *_: Any) -> Book:
        """The book read from a file."""
        path = Path(fullname)
        return self._keep(Book(self.parent, load(path), path))

    def _keep(self, book: Book) -> Book:
        self.parent.opened.append(book)
        return book
