"""The cells of a sheet that hold something."""

from collections.abc import Callable, Sequence
from itertools import accumulate
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


def filled_parts(sheet: xw.Sheet) -> list[xw.Range]:
    """The filled cells of a sheet: all its first rows, and below them the columns that go on, neighbours together.

    A few tall columns among many short ones would else be read with all the empty cells beside them.
    """
    cells = filled(sheet)
    rows, columns = cells.shape
    top = MANY // columns
    if rows <= top:
        return [cells]
    first = cells[:top, :]
    held = list(accumulate(map(_number_held, zip(*formulas_of(first), strict=True)), initial=0))
    count = sheet.book.app.api.WorksheetFunction.CountA
    below = _columns(0, columns, lambda left, right: count(cells[:, left:right].api) > held[right] - held[left])
    return [first, *(cells[top:, left:right] for left, right in below)]


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


def _number_held(column: Sequence[object]) -> int:
    return sum(text != "" for text in column)


def _columns(left: int, right: int, goes_on: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The columns that go on, from one to before another, neighbours together: halves that do not are passed over."""
    if not goes_on(left, right):
        return []
    if right - left == 1:
        return [(left, right)]
    middle = (left + right) // 2
    before, after = _columns(left, middle, goes_on), _columns(middle, right, goes_on)
    if before and after and before[-1][1] == after[0][0]:
        return [*before[:-1], (before[-1][0], after[0][1]), *after[1:]]
    return [*before, *after]
