"""One button pressed in both Excels: in the French one over COM, and on the closed file."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlwings as xw

from fae_xlwings import macros
from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import FaeError
from french_excel.agreement import differences
from french_excel.excel import FrenchExcel
from french_excel.loading.books import load_book
from french_excel.store import Book

AUTOMATIC = -4105
AT_REST = {
    "ScreenUpdating": True, "EnableEvents": True, "DisplayAlerts": True, "Interactive": True,
    "Calculation": AUTOMATIC, "PrintCommunication": True, "StatusBar": False,
}  # fmt: skip
Prepare = Callable[[xw.Book], None]


@dataclass(frozen=True, slots=True)
class Left:
    """What a button leaves: its sentence, the workbook, the files beside it, and what the application is like."""

    sentence: str
    book: Book
    files: list[str]
    opened: list[str]
    state: dict[str, Any]


def select_clients(book: xw.Book) -> None:
    """The user looks at the first two clients, which are selected."""
    select(book, "Données", "A3:C4")


def select(book: xw.Book, sheet: str, cells: str) -> None:
    """The user looks at a sheet and selects cells there."""
    book.sheets[sheet].api.Activate()
    book.sheets[sheet].range(cells).api.Select()


def in_french_excel(
    excel: FrenchExcel, path: Path, button: str, file: Path | None = None, prepare: Prepare = select_clients
) -> Left:
    """What a button leaves in a workbook open in the French Excel."""
    book = excel.open(path)
    prepare(book)
    with excel.calling(book):
        sentence = _pressed(button, book, file)
    app = excel.app.api
    return Left(
        sentence,
        next(each for each in excel.books if each.name == path.name),
        files_beside(path),
        sorted(each.name for each in excel.books),
        {name: getattr(app, name) for name in AT_REST},
    )


def on_the_file(
    path: Path, button: str, file: Path | None = None, prepare: Prepare = select_clients, *, yes: bool = False
) -> Left:
    """What a button leaves in the workbook file, whatever it asks being answered beforehand."""
    book = open_book(path)
    prepare(book)
    with calling(book):
        sentence = _pressed(button, book, file, yes=yes)
    book.save()
    opened = sorted(each.name for each in book.app.books)
    left = Left(
        sentence,
        load_book(path, FrenchExcel().tongue),
        files_beside(path),
        opened,
        AT_REST | {"StatusBar": book.app.status_bar},
    )
    book.app.quit()
    return left


def _pressed(button: str, book: xw.Book, file: Path | None, *, yes: bool = False) -> str:
    try:
        return macros.press(button, book, file=file, yes=yes)
    except FaeError as refusal:
        return f"refusé : {refusal}"


def files_beside(path: Path) -> list[str]:
    """The files and folders in the folder of a workbook."""
    return sorted(str(each.relative_to(path.parent)) for each in path.parent.rglob("*"))


def parted(
    excel: FrenchExcel,
    path: Path,
    button: str,
    file: Path | None = None,
    prepare: Prepare = select_clients,
    *,
    yes: bool = False,
) -> list[str]:
    """Where the two Excels part after a button; both work in turn in one folder, whose path sheets tell.

    The French Excel answers what it is asked as it was made to; `yes` is the answer given with the file.
    """
    source = path.with_suffix(".source")
    shutil.copy(path, source)
    live = in_french_excel(excel, path, button, file, prepare)
    kept = path.parent.with_name(f"{path.parent.name}_excel")
    path.parent.rename(kept)
    path.parent.mkdir()
    shutil.copy(kept / source.name, source)
    shutil.copy(source, path)
    closed = on_the_file(path, button, file, prepare, yes=yes)
    return [*_told(live, closed), *differences(live.book, closed.book)]


def _told(live: Left, closed: Left) -> list[str]:
    pairs = ((name, getattr(live, name), getattr(closed, name)) for name in ("sentence", "files", "opened", "state"))
    return [f"{name}: {one!r} / {other!r}" for name, one, other in pairs if one != other]
