"""The cells of a sheet that hold something."""

from collections.abc import Callable, Sequence
from typing import Any

import xlwings as xw

MANY = 100_000
"""More cells than this are asked about before they are read: formats alone can stretch them to the last row."""


def filled(sheet: xw.Sheet) -> xw.Range:
    """The used cells of a sheet, without the rows and columns at their end that hold formats only.

    They are counted rather than searched: a search passes over what a filter hides.
    """
    used = sheet.used_range
    rows, columns = used.shape
    if rows * columns <= MANY:
        return used
    count = sheet.book.app.api.WorksheetFunction.CountA
    bottom = _last(rows, lambda first: count(used[first - 1 :, :].api) > 0)
    right = _last(columns, lambda first: count(used[:, first - 1 :].api) > 0)
    return used[:bottom, :right]


def formulas_of(cells: xw.Range) -> Sequence[Sequence[object]]:
    """The formulas and entries of cells row by row: Excel answers a text for one cell alone."""
    found: Any = cells.formula
    return found if isinstance(found, tuple | list) else ((found,),)


def _last(size: int, holds: Callable[[int], bool]) -> int:
    """The last of a row of places from which on something is held; the first when nothing is."""
    low, high = 1, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
