"""Where the files made from an open workbook go, and what Excel shows and selects in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import xlwings as xw

from fae_xlwings.draw.opening import twice
from fae_xlwings.errors import InputError
from fae_xlwings.intake.reading import Portfolio

FOLDER = "FAE"
_NUMBERS = re.compile(r"\d+")


def folder_of(book: xw.Book) -> Path:
    """The folder of a workbook; Documents/FAE for one that has no file yet or lies on OneDrive or SharePoint.

    The name of such a workbook is an address on the network: no path may be made of it.
    """
    name = str(book.api.FullName)
    path = Path(name)
    return path.parent if path.is_absolute() and "://" not in name else Path.home() / "Documents" / FOLDER


def selected_rows(book: xw.Book, portfolio: Portfolio) -> tuple[int, ...]:
    """The rows of clients that are selected and shown on their sheet; raises `InputError` when there is none."""
    sheet = book.sheets.active
    found: set[int] = set()
    if sheet.name == portfolio.sheet:
        for address in selected_areas(book):
            found |= _rows_within(address, portfolio)
    rows = tuple(row for row in visible_rows(sheet, portfolio) if row in found) if found else ()
    if not rows:
        raise InputError(
            f"Aucun client n'est sélectionné : dans la feuille « {portfolio.sheet} », sélectionnez une ou plusieurs "
            "lignes de clients, puis recommencez.",
        )
    return rows


def selected_areas(book: xw.Book) -> Iterator[str]:
    """The addresses of the cells selected on the sheet in front."""
    selection = selected_cells(book)
    if selection is not None:
        yield from (str(area.Address) for area in selection.api.Areas)


def selected_cells(book: xw.Book) -> xw.Range | None:
    """The selected cells; what Excel refuses to tell is taken for none by xlwings, so that it is asked once more."""
    return twice(lambda: book.app.selection or book.app.selection)


def _rows_within(address: str, portfolio: Portfolio) -> set[int]:
    """The rows of clients in an address; one without row numbers is that of whole columns."""
    numbers = [int(number) for number in _NUMBERS.findall(address)]
    return {row for row in portfolio.rows if not numbers or numbers[0] <= row <= numbers[-1]}


def visible_rows(sheet: xw.Sheet, portfolio: Portfolio) -> tuple[int, ...]:
    """The rows of the clients that a filter leaves visible."""
    if not portfolio.rows:
        return ()
    shown = set(_shown(sheet, portfolio.rows[0], portfolio.rows[-1]))
    return tuple(row for row in portfolio.rows if row in shown)


def _shown(sheet: xw.Sheet, first: int, last: int) -> Iterator[int]:
    """The visible rows of a span, which is halved as long as Excel answers « some »."""
    hidden = sheet.range(f"{first}:{last}").api.EntireRow.Hidden
    if hidden is None:
        middle = (first + last) // 2
        yield from _shown(sheet, first, middle)
        yield from _shown(sheet, middle + 1, last)
    elif not hidden:
        yield from range(first, last + 1)
