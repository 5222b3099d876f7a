"""The cells of a plan written on a sheet: looks first, then values, then formulas, each in as few calls as can be."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, TypeVar

import xlwings as xw

from fae_xlwings.draw.theme import style_name
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Row, Value
from fae_xlwings.views.words.styles import Style

PLAIN = re.compile(r"[^\W\d_][^\d²³¹]*")
WORDS_EXCEL_READS = {"TRUE", "FALSE", "VRAI", "FAUX"}
PLAIN_TYPES = {str, float, int, bool, type(None)}
"""What any Excel takes as it is: xlwings' conversion, cell by cell, would cost more than all the rest."""

Item = TypeVar("Item")


def cells_at(sheet: xw.Sheet, address: str) -> xw.Range:
    """The cells at an address of the sheet, or of another: « Données!A3:A50 »."""
    name, _, place = address.rpartition("!")
    owner = sheet.book.sheets[name.strip("'").replace("''", "'")] if name else sheet
    return owner.range(place)


def draw_block(sheet: xw.Sheet, block: Block | Columns) -> None:
    """The cells of a block; their look comes first, as a cell formatted as text would keep a formula as its text."""
    area = block.area
    if not area.rows:
        return
    _dress(sheet, area, block)
    _write(sheet, area, block)
    if isinstance(block, Block) and block.merged:
        sheet.range(str(area)).merge()


def write_block(sheet: xw.Sheet, block: Block | Columns) -> None:
    """The contents of a block, without its looks."""
    _write(sheet, block.area, block)


def _write(sheet: xw.Sheet, area: Area, block: Block | Columns) -> None:
    if isinstance(block, Columns):
        _write_columns(sheet, area, block.columns)
    else:
        write_cells(sheet, area, block.rows)


def style_block(sheet: xw.Sheet, block: Block | Columns) -> None:
    """The looks of a block."""
    _dress(sheet, block.area, block)


def _dress(sheet: xw.Sheet, area: Area, block: Block | Columns) -> None:
    for part, style in _style_runs(area, block.style):
        sheet.range(str(part)).api.Style = style_name(style)


def styles_of(block: Block | Columns) -> tuple[Style, ...]:
    """The styles that a block wears."""
    return (block.style,) if isinstance(block.style, str) else block.style


def write_cells(sheet: xw.Sheet, area: Area, rows: Sequence[Row]) -> None:
    """Values in one call, each rectangle of formulas in another: given among values, Excel may read them in French.

    Formulas go straight to Excel: xlwings would ask a dozen questions about the cells of each rectangle.
    """
    live = [tuple(isinstance(value, Formula) for value in row) for row in rows]
    if not all(map(all, live)):
        plain = [[None if isinstance(value, Formula) else value for value in row] for row in rows]
        _write_values(sheet.range(str(area)), plain)
    for shape, top, height in _runs(live):
        for is_live, left, width in _runs(shape):
            if is_live:
                texts = tuple(row[left : left + width] for row in rows[top : top + height])
                sheet.range(str(area.within(top, left).resized(height, width))).api.Formula = texts


def _write_values(cells: xw.Range, rows: Sequence[Sequence[Value]]) -> None:
    """Values as they are where any Excel takes them so, else as xlwings converts them: dates are for it to make."""
    if PLAIN_TYPES.issuperset(map(type, chain.from_iterable(rows))):
        cells.raw_value = [tuple(map(_raw, row)) for row in rows]
    else:
        cells.value = [list(map(as_typed, row)) for row in rows]


def as_typed(value: Value) -> Value:
    """The value as a person would type it: text that Excel would read as something else gets the leading mark."""
    if not isinstance(value, str) or isinstance(value, Formula) or _is_plain(value):
        return value
    return f"'{value}" if value else None


def _is_plain(text: str) -> bool:
    """Whether Excel keeps the text as it is: it starts with a letter, holds no digit, and is no truth value."""
    return PLAIN.fullmatch(text) is not None and text.upper() not in WORDS_EXCEL_READS


def _style_runs(area: Area, styles: Style | Sequence[Style]) -> Iterator[tuple[Area, Style]]:
    """The columns of a block gathered where neighbours share a style."""
    each = (styles,) * area.columns if isinstance(styles, str) else styles
    for style, first, width in _runs(each):
        yield area.column(first).resized(area.rows, width), style


def _runs(items: Sequence[Item]) -> Iterator[tuple[Item, int, int]]:
    """Equal neighbours gathered: the item, the place of the first one, their number."""
    for item, same in groupby(enumerate(items), key=itemgetter(1)):
        places = [place for place, _ in same]
        yield item, places[0], len(places)


def _write_columns(sheet: xw.Sheet, area: Area, columns: Sequence[Any]) -> None:
    """Neighbouring columns of values in one call, and one call for each column of formulas."""
    for write, first, width in _runs([_writer(column) for column in columns]):
        write(sheet, area.column(first).resized(area.rows, width), columns[first : first + width])


def _writer(column: Sequence[Value]) -> Callable[[xw.Sheet, Area, Sequence[Any]], None]:
    if isinstance(column, ColumnFormula):
        return _write_formulas
    return _write_plain if PLAIN_TYPES.issuperset(map(type, column)) else _write_converted


def _write_formulas(sheet: xw.Sheet, area: Area, formulas: Sequence[ColumnFormula]) -> None:
    for index, formula in enumerate(formulas):
        sheet.range(str(area.column(index))).api.Formula = formula


def _write_plain(sheet: xw.Sheet, area: Area, columns: Sequence[Sequence[Value]]) -> None:
    sheet.range(str(area)).raw_value = list(zip(*(map(_raw, column) for column in columns), strict=True))


def _raw(value: Value) -> Value:
    typed = as_typed(value)
    return "" if typed is None else typed


def _write_converted(sheet: xw.Sheet, area: Area, columns: Sequence[Sequence[Value]]) -> None:
    """Columns with dates, which xlwings makes what Excel takes for one."""
    sheet.range(str(area)).value = list(zip(*(map(as_typed, column) for column in columns), strict=True))
