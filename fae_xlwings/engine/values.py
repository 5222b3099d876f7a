"""Cell values read and written as over COM: numbers are floats, empty cells and errors are `None`."""

# Hundreds of thousands of cells pass through here: openpyxl's own setters would cost seconds.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.formula.translate import Translator
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.datetime import from_excel, to_excel

from fae_xlwings.engine.addresses import Area, parse
from fae_xlwings.engine.cells import clipped, inherited, inside, stored
from fae_xlwings.engine.formula_forms import needs_file_form, to_file
from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.engine.looks.stored import Workbook, Worksheet
from fae_xlwings.engine.looks.styles import Restyling, format_id, format_text, number_format_edit, quote_edit
from fae_xlwings.engine.tables.table_lookup import table_name_at
from fae_xlwings.engine.typed import ERRORS, Typed, interpret

# Excel's own limit for the text of one cell.
MAX_TEXT = 32_767
TEXT_FORMAT = "@"
_FORMULA_SIGNS = frozenset("+-@")

_NO_DATE = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class CellError(str):
    """An error a cell shows, « #N/A » for one, told apart from a text that reads the same."""

    __slots__ = ()


class Formats:
    """Which number formats of a workbook show dates, asked once each."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.known: dict[int, bool] = {}

    def dates(self, array: StyleArray | None) -> bool:
        """Whether a cell of that style shows its number as a date."""
        if array is None:
            return False
        number = array[3]
        known = self.known.get(number)
        if known is None:
            known = self.known[number] = bool(is_date_format(format_text(self.workbook, number)))
        return known


def read(worksheet: Worksheet, area: Area) -> Any:
    """The values of an area: one value for one cell, else a tuple of rows; whole columns end at the last used cell."""
    area = clipped(worksheet, area)
    cells, formats = stored(worksheet), Formats(worksheet.parent)
    columns = range(area.column, area.last_column + 1)
    rows = range(area.row, area.last_row + 1)
    values = tuple(tuple([shown(cells.get((row, column)), formats) for column in columns]) for row in rows)
    return values[0][0] if area.nrows == area.ncols == 1 else values


def cell_value(worksheet: Worksheet, row: int, column: int) -> Any:
    """The value of one cell, read alone."""
    return shown(stored(worksheet).get((row, column)), Formats(worksheet.parent))


def shown(cell: Cell | None, formats: Formats) -> Any:
    """The value a cell shows, as over COM."""
    if cell is None:
        return None
    kind, value = cell.data_type, cell._value
    if kind == "s" or value is None:
        return value if type(value) is str or value is None else str(value)
    if kind == "f":
        value = getattr(value, "cached", None)
    elif kind == "e":
        return CellError(value)
    return _as_com(value, cell._style, formats)


def _as_com(value: Any, array: StyleArray | None, formats: Formats) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return _as_date(float(value), formats) if formats.dates(array) else float(value)
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        serial = float(to_excel(value, formats.workbook.epoch))
        return _as_date(serial, formats) if array is None or formats.dates(array) else serial
    return CellError(value) if value in ERRORS else str(value)


def _as_date(serial: float, formats: Formats) -> dt.datetime | float:
    if serial < 1 and formats.workbook.epoch.year < 1904:  # noqa: PLR2004 - the other calendar of Excel
        return _NO_DATE + dt.timedelta(seconds=round(serial * 86400, 3))
    try:
        moment = from_excel(serial, formats.workbook.epoch)
    except (OverflowError, ValueError):
        return serial
    return moment if isinstance(moment, dt.datetime) else serial


def write(worksheet: Worksheet, area: Area, data: Any) -> None:
    """The data put into an area: a table of rows from its first cell on, or one value for all its cells."""
    cells = getattr(data, "cells", None)
    if cells is not None:
        Writer(worksheet).table(area, [(formula,) for formula in cells()])
    elif isinstance(data, list | tuple):
        rows: Iterable[Sequence[Any]] = data if data and isinstance(data[0], list | tuple) else [data]
        Writer(worksheet).table(area, list(rows))
    elif data is None or (isinstance(data, str) and not data):
        clear(worksheet, area)
    else:
        Writer(worksheet).fill(clipped(worksheet, area), data)


def clear(worksheet: Worksheet, area: Area) -> None:
    """The values of an area removed, formats kept."""
    cells = stored(worksheet)
    for cell in inside(worksheet, area):
        _empty(cell)
        if not cell._style and cell._comment is None and cell._hyperlink is None:
            del cells[cell.row, cell.column]


def _empty(cell: Cell) -> None:
    cell._value, cell.data_type = None, "n"


class Writer:
    """A write under way: what each Python type becomes, and the styles it needs, found once each."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.cells = stored(worksheet)
        self.quoting = Restyling(worksheet.parent, quote_edit(quoted=True))
        self.unquoting = Restyling(worksheet.parent, quote_edit(quoted=False))
        self.formatting: dict[str, Restyling] = {}
        self.text_format = format_id(worksheet.parent, TEXT_FORMAT)

    def table(self, area: Area, rows: list[Sequence[Any]]) -> None:
        """The rows, all of one length, written from the area's first cell on."""
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise ValueError("Les lignes à écrire n'ont pas toutes le même nombre de cellules.")
        target = Area(area.row, area.column, len(rows), width)
        hidden, styles = self._covered(target), self._inheritance(target)
        for row, values in enumerate(rows, area.row):
            own = styles if styles is None else self._row_styles(row, target)
            for column, value in enumerate(values, area.column):
                if hidden and (row, column) in hidden:
                    continue
                cell = self.cells.get((row, column))
                if cell is None:
                    if value is None or value == "":
                        continue
                    cell = self.cells[row, column] = Cell(self.worksheet, row, column)
                    if own is not None:
                        cell._style = own[column - area.column]
                self.put(cell, value)

    def fill(self, area: Area, value: Any) -> None:
        """The value in every cell; the references of a formula follow from the first cell on."""
        origin = f"{get_column_letter(area.column)}{area.row}"
        formula = isinstance(value, str) and value.startswith("=") and area.nrows * area.ncols > 1
        translator = Translator(value, origin) if formula else None
        for row in range(area.row, area.last_row + 1):
            line = [value] * area.ncols
            if translator is not None:
                spots = (f"{get_column_letter(column)}{row}" for column in range(area.column, area.last_column + 1))
                line = [translator.translate_formula(spot) for spot in spots]
            self.table(Area(row, area.column), [line])

    def put(self, cell: Cell, value: Any) -> None:
        """The value stored in the cell the way Excel would take it."""
        array = cell._style
        if array is not None and array[7]:
            cell._style = self.unquoting(array)
        _putter(type(value))(self, cell, value)

    def format(self, cell: Cell, text: str) -> None:
        """The number format given to a cell that has none."""
        if cell._style is None or cell._style[3] == 0:
            if text not in self.formatting:
                self.formatting[text] = Restyling(self.worksheet.parent, number_format_edit(text))
            cell._style = self.formatting[text](cell._style)

    def _covered(self, area: Area) -> set[tuple[int, int]]:
        merged = [bounds for each in self.worksheet.merged_cells.ranges if (bounds := parse(each.coord))]
        spots = {
            (row, column)
            for bounds in merged
            if bounds.meets(area)
            for row in range(bounds.row, bounds.last_row + 1)
            for column in range(bounds.column, bounds.last_column + 1)
        }
        return spots - {(bounds.row, bounds.column) for bounds in merged}

    def _inheritance(self, area: Area) -> list[StyleArray | None] | None:
        lined = any(line.has_style for line in self.worksheet.row_dimensions.values())
        styles = self._row_styles(area.row, area)
        return styles if lined or any(array is not None for array in styles) else None

    def _row_styles(self, row: int, area: Area) -> list[StyleArray | None]:
        return [inherited(self.worksheet, row, column) for column in range(area.column, area.last_column + 1)]


Putter = Callable[[Writer, Cell, Any], None]


def _put_number(_: Writer, cell: Cell, value: Any) -> None:
    if value - value == 0:
        cell._value, cell.data_type = value, "n"
    elif math.isnan(value):
        _empty(cell)
    else:
        cell._value, cell.data_type = "#NUM!", "e"


def _put_bool(_: Writer, cell: Cell, value: Any) -> None:
    cell._value, cell.data_type = bool(value), "b"


def _put_nothing(_: Writer, cell: Cell, __: Any) -> None:
    _empty(cell)


def _put_date(writer: Writer, cell: Cell, value: dt.datetime) -> None:
    value = value.replace(tzinfo=None)
    writer.format(cell, "m/d/yyyy h:mm" if value.time() != dt.time() else "m/d/yyyy")
    cell._value, cell.data_type = value, "d"


def _put_text(writer: Writer, cell: Cell, value: str) -> None:
    first = value[:1]
    if first == "'":
        cell._style = writer.quoting(cell._style)
        _put_plain(writer, cell, value[1:])
    elif cell._style is not None and cell._style[3] == writer.text_format:
        _put_plain(writer, cell, value)
    elif first == "=" and len(value) > 1:
        _put_formula(writer, cell, value)
    else:
        _put_typed(writer, cell, value)


def _put_formula(writer: Writer, cell: Cell, value: str) -> None:
    known = getattr(value, "value", None)
    text = str(value)
    if needs_file_form(text):
        text = to_file(text, table_name_at(writer.worksheet, cell.row, cell.column))
    cell._value, cell.data_type = CachedFormula(text, None if known is None else prepare(known)), "f"


def _put_typed(writer: Writer, cell: Cell, value: str) -> None:
    typed = interpret(value)
    if typed is None and value[:1] in _FORMULA_SIGNS and len(value) > 1:
        # Excel reads a formula and finds no such name, or refuses it: either way the text is lost.
        typed = Typed("#NAME?", error=True)
    if typed is None:
        _put_plain(writer, cell, value)
        return
    if typed.error:
        cell._value, cell.data_type = typed.value, "e"
    else:
        _putter(type(typed.value))(writer, cell, typed.value)
    if typed.number_format:
        writer.format(cell, typed.number_format)


def _put_plain(writer: Writer, cell: Cell, value: str) -> None:
    if len(value) > MAX_TEXT:
        where = f"{writer.worksheet.title}!{cell.coordinate}"
        raise ValueError(f"Le texte prévu en {where} dépasse les {MAX_TEXT} caractères qu'une cellule peut contenir.")
    if not value.isprintable():
        value = _UNPRINTABLE.sub("", value)
    cell._value, cell.data_type = (str(value), "s") if value else (None, "n")


_PUTTERS: dict[type, Putter] = {
    float: _put_number,
    int: _put_number,
    bool: _put_bool,
    str: _put_text,
    dt.datetime: _put_date,
    type(None): _put_nothing,
}


def _putter(kind: type) -> Putter:
    known = _PUTTERS.get(kind)
    if known is None:
        known = _PUTTERS[kind] = next((_PUTTERS[base] for base in kind.__mro__ if base in _PUTTERS), _put_other)
    return known


def _put_other(writer: Writer, cell: Cell, value: Any) -> None:
    prepared = prepare(value)
    _putter(type(prepared))(writer, cell, prepared)


def prepare(value: Any, _: Any = None) -> Any:
    """The value as Excel can hold it: text, number, boolean, date without time zone, or "" for nothing.

    Raises `TypeError` for what no cell can hold.
    """
    kind = type(value)
    if kind is float:
        return value if value == value else ""  # noqa: PLR0124 - nan differs from itself
    if kind is int or kind is bool or isinstance(value, str):
        return value
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    return _prepare_rare(value)


def _prepare_rare(value: Any) -> Any:
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, np.datetime64):
        return prepare(pd.Timestamp(value))
    if isinstance(value, dt.datetime):
        return pd.Timestamp(value).to_pydatetime(warn=False).replace(tzinfo=None)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - cells know no time zone
    if isinstance(value, np.number | Decimal | int | float):
        return prepare(float(value))
    raise TypeError(f"Une cellule ne peut pas contenir un objet de type {type(value).__name__}.")


def clean(
    data: Any,
    datetime_builder: Callable[..., Any],
    empty_as: Any,
    number_builder: Callable[[float], Any] | None,
    err_to_str: bool,
) -> list[list[Any]]:
    """The rows of raw values with the reader's options applied, as xlwings asks of its engines."""

    def one(value: Any) -> Any:
        kind = type(value)
        if value is None or value == "":
            return empty_as
        if kind is float:
            return value if number_builder is None else number_builder(value)
        if kind is CellError:
            return str(value) if err_to_str else None
        return _built(value, datetime_builder) if kind is dt.datetime else value

    return [[one(value) for value in row] for row in data]


def _built(value: dt.datetime, build: Callable[..., Any]) -> Any:
    if build is dt.datetime:
        return value
    date = {"month": value.month, "day": value.day, "year": value.year}
    time = {"hour": value.hour, "minute": value.minute, "second": value.second}
    return build(**date, **time, microsecond=value.microsecond, tzinfo=None)
