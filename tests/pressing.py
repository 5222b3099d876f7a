"""Buttons pressed on real workbooks, as the ribbon and `fae bouton` do, and what is in the files afterwards."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from fae_xlwings import macros
from fae_xlwings.engine import calling, open_book
from fae_xlwings.macros.pressing import Press
from fae_xlwings.texts import typeset

MACRO_PARTS = ("xl/vbaProject.bin", "customUI/customUI14.xml")
RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
OWN_COLUMNS = 8
Rows = list[tuple[Any, ...]]


def pressed(path: Path, button: str, rows: Sequence[int] = (), file: Path | None = None, sheet: str = "") -> str:
    """What a button answers on a closed workbook, which shows a sheet and is saved in place."""
    book = open_book(path)
    if sheet:
        book.sheets[sheet].api.Activate()
    with calling(book):
        done = macros.press(button, book, rows, file)
    book.save()
    return done


def pressed_on(path: Path, button: str, day: date) -> str:
    """What a button answers on another day."""
    book = open_book(path)
    done = macros.MACROS[button](Press(book, day)).sentence
    book.save()
    return done


def macro_parts(path: Path) -> dict[str, bytes]:
    """The VBA project and the ribbon of a workbook."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in MACRO_PARTS}


def has_ribbon(path: Path) -> bool:
    """Whether the package still says that it has a ribbon."""
    with zipfile.ZipFile(path) as package:
        return RIBBON_RELATION in package.read("_rels/.rels").decode()


def values(path: Path, sheet: str, first_row: int = 1, last_column: int | None = None) -> Rows:
    """The values that the file remembers, row by row."""
    workbook = openpyxl.load_workbook(path, data_only=True)
    return list(workbook[sheet].iter_rows(min_row=first_row, max_col=last_column, values_only=True))


def formulas(path: Path, sheet: str, address: str) -> list[Any]:
    """What the cells of a row or column hold, formulas as their text."""
    cells = openpyxl.load_workbook(path)[sheet][address]
    return [cell.value for row in cells for cell in (row if isinstance(row, tuple) else (row,))]


def active_sheet(path: Path) -> str:
    """The sheet the workbook opens on."""
    return str(openpyxl.load_workbook(path).active.title)  # pyright: ignore[reportOptionalMemberAccess]


def edited(path: Path, changes: dict[str, Any]) -> Path:
    """The workbook after a person typed in cells such as « Données!A6 »."""
    book = open_book(path)
    for place, value in changes.items():
        sheet, _, address = place.rpartition("!")
        book.sheets[sheet].range(address).value = value
    book.save()
    return path


def setting(path: Path, label: str) -> str:
    """The cell of « Paramètres » that holds a value, by the words before it: « Paramètres!C92 »."""
    [row] = [row for row, cells in enumerate(values(path, "Paramètres"), start=1) if cells[1] == typeset(label)]
    return f"Paramètres!C{row}"
