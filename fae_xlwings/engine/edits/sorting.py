"""Rows put in order and freed of repetitions, in Excel's own order of values."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import datetime as dt
from functools import cmp_to_key
from typing import Any

from openpyxl.formula.translate import Translator

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import clipped, stored
from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.merged_cells import is_merged
from fae_xlwings.engine.values import CellError, cell_value

# Excel sorts numbers and dates first, then texts, booleans, errors; empty cells come last either way.
RANKS = ((float | dt.datetime, 0), (CellError, 3), (str, 1), (bool, 2))
EMPTY = 4


def sort(worksheet: Worksheet, area: Area, keys: list[int], ascending: list[bool], *, has_headers: bool) -> None:
    """The rows in order of the columns `keys` (from 1), each ascending or not; cells move with their looks."""
    body = _body(worksheet, area, has_headers)
    rows = list(range(body.row, body.last_row + 1))
    values = {row: [_key(cell_value(worksheet, row, body.column + key - 1)) for key in keys] for row in rows}

    def compare(one: int, other: int) -> int:
        for up, left, right in zip(ascending, values[one], values[other], strict=True):
            result = _compare(left, right, up=up)
            if result:
                return result
        return 0

    _reorder(worksheet, body, sorted(rows, key=cmp_to_key(compare)))


def _body(worksheet: Worksheet, area: Area, has_headers: bool) -> Area:
    if is_merged(worksheet, area) is not False:
        raise ValueError(f"{area.reference} contient des cellules fusionnées : elles ne se trient pas.")
    area = clipped(worksheet, area)
    return Area(area.row + has_headers, area.column, area.nrows - has_headers, area.ncols)


def _key(value: Any) -> tuple[int, Any]:
    if value is None or value == "":
        return EMPTY, 0
    rank = next((rank for kind, rank in RANKS if isinstance(value, kind)), 1)
    if isinstance(value, dt.datetime):
        value = (value - dt.datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001 - cells know no time zone
    return rank, value.casefold() if isinstance(value, str) else value


def _compare(left: tuple[int, Any], right: tuple[int, Any], *, up: bool) -> int:
    if EMPTY in (left[0], right[0]):
        return (left[0] == EMPTY) - (right[0] == EMPTY)
    result = (left > right) - (left < right)
    return result if up else -result


def _reorder(worksheet: Worksheet, body: Area, order: list[int]) -> None:
    cells = stored(worksheet)
    columns = range(body.column, body.last_column + 1)
    taken = {row: [cells.pop((row, column), None) for column in columns] for row in order}
    for row, old in zip(range(body.row, body.last_row + 1), order, strict=False):
        for cell in taken[old]:
            if cell is not None:
                _place(worksheet, cell, row)


def _place(worksheet: Worksheet, cell: Any, row: int) -> None:
    before, cell.row = cell.coordinate, row
    if cell.data_type == "f" and isinstance(cell._value, str) and cell.coordinate != before:
        moved = Translator(cell._value, before).translate_formula(cell.coordinate)
        cell._value = CachedFormula(moved, getattr(cell._value, "cached", None))
    if cell._hyperlink is not None:
        cell._hyperlink.ref = cell.coordinate
    stored(worksheet)[row, cell.column] = cell


def remove_duplicates(worksheet: Worksheet, area: Area, columns: list[int], *, has_headers: bool) -> None:
    """The rows whose values in `columns` (from 1) repeat an earlier row removed, the others closed up."""
    body = _body(worksheet, area, has_headers)
    seen: set[tuple[Any, ...]] = set()
    kept: list[int] = []
    for row in range(body.row, body.last_row + 1):
        key = tuple(_key(cell_value(worksheet, row, body.column + column - 1)) for column in columns)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    dropped = [row for row in range(body.row, body.last_row + 1) if row not in set(kept)]
    cells = stored(worksheet)
    for row in dropped:
        for column in range(body.column, body.last_column + 1):
            cells.pop((row, column), None)
    _reorder(worksheet, body, kept)
