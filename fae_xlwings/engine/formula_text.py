"""Formulas as Excel's own texts, read from cells and put into them."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import datetime as dt
from typing import Any

from openpyxl.utils.datetime import to_excel as to_serial
from openpyxl.worksheet.formula import ArrayFormula

from fae_xlwings.engine.addresses import Area, parse
from fae_xlwings.engine.cells import clipped, make, stored
from fae_xlwings.engine.formula_forms import to_excel
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.tables.table_lookup import table_name_at


def read(worksheet: Worksheet, area: Area) -> Any:
    """The formulas of an area, constants as plain texts: one text, or a tuple of rows."""
    area = clipped(worksheet, area)
    cells = stored(worksheet)
    columns = range(area.column, area.last_column + 1)
    rows = range(area.row, area.last_row + 1)
    texts = tuple(tuple(text(cells.get((row, column)), worksheet) for column in columns) for row in rows)
    return texts[0][0] if area.nrows == area.ncols == 1 else texts


def text(cell: Any, worksheet: Worksheet) -> str:
    """The formula of a cell, or what one would type to get its constant."""
    value: Any = None if cell is None else cell._value
    if cell is None or value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        value = to_serial(value, worksheet.parent.epoch)
    if isinstance(value, int | float):
        return f"{value:.15g}"
    shown = str(getattr(value, "text", None) or value)
    if cell.data_type != "f":
        return shown
    return to_excel(shown, table_name_at(worksheet, cell.row, cell.column))


def array_at(worksheet: Worksheet, row: int, column: int) -> ArrayFormula | None:
    """The array formula whose result covers a cell."""
    for cell in stored(worksheet).values():
        value: Any = cell._value
        if isinstance(value, ArrayFormula):
            covered = parse(value.ref)
            if covered and covered.holds(Area(row, column)):
                return value
    return None


def read_array(worksheet: Worksheet, area: Area) -> str:
    """The array formula that the first cell belongs to, or the formula of that cell."""
    found = array_at(worksheet, area.row, area.column)
    return str(found.text) if found else text(stored(worksheet).get((area.row, area.column)), worksheet)


def write_array(worksheet: Worksheet, area: Area, formula: str) -> None:
    """One array formula over the whole area."""
    cell = make(worksheet, area.row, area.column)
    cell._value, cell.data_type = ArrayFormula(area.reference, formula), "f"
