"""The Excel tables of a plan: one that is there already stays, or formulas that name it would forget its name."""

from collections.abc import Iterator, Sequence
from itertools import count, takewhile
from operator import eq
from typing import NamedTuple

import xlwings as xw

from fae_xlwings.views.words.addresses import MAX_COLUMNS, MAX_ROWS, Area
from fae_xlwings.views.words.plan import Block, Columns, Row, Table, Value

TABLE_STYLE = "TableStyleLight1"
SMALLEST = 2
"""The rows of the smallest table: its header and one below."""


class Headed(NamedTuple):
    """A table, and the headers that it will have."""

    table: Table
    headers: Sequence[Value]


def draw_table(sheet: xw.Sheet, table: Table) -> None:
    """A table over cells already written: the one of that name where it is, else a new one."""
    cells = sheet.range(table.address)
    there = next((each for each in sheet.tables if each.name == table.name), None)
    if there is None:
        sheet.tables.add(cells, name=table.name, table_style_name=TABLE_STYLE)
    elif there.range.get_address() != cells.get_address():
        there.resize(cells)


def headed(tables: Sequence[Table], blocks: Sequence[Block | Columns]) -> list[Headed]:
    """The tables of a plan with the headers that its blocks write."""
    rows = [(block.area, block.rows) for block in blocks if isinstance(block, Block)]
    return [Headed(table, _headers(Area.of(table.address), rows)) for table in tables]


def _headers(area: Area, written: Sequence[tuple[Area, Sequence[Row]]]) -> list[Value]:
    found: dict[int, Value] = {}
    for place, rows in written:
        if place.top <= area.top <= place.bottom:
            found.update(zip(count(place.left), rows[area.top - place.top], strict=False))
    return [found.get(column) for column in range(area.left, area.right + 1)]


def free_tables(sheet: xw.Sheet, wanted: Sequence[Headed]) -> Area | None:
    """The tables of a sheet made ordinary cells again, but for the first that is wanted: the cells that stay its own.

    It keeps the columns that begin as the wanted ones do. Those of other names go before headers are written over:
    Excel would lead the formulas that name them to whatever comes in their place.
    """
    planned = {each.table.name: each for each in wanted}
    stays: Area | None = None
    for table in list(sheet.tables):
        area = _shared(table, planned[table.name]) if table.name in planned and stays is None else None
        if area is None:
            table.api.Unlist()
        else:
            _cut(sheet, table, area)
            stays = area
    return stays


def _shared(table: xw.main.Table, wanted: Headed) -> Area | None:
    """What a table has in common with the wanted one; nothing where its first cell or header is another."""
    now, then = Area.of(table.range.get_address()), Area.of(wanted.table.address)
    if (now.top, now.left) != (then.top, then.left):
        return None
    found = table.range[0, :].options(ndim=1).value
    pairs = zip(map(_key, found), map(_key, wanted.headers), strict=False)
    width = sum(1 for _ in takewhile(lambda pair: eq(*pair), pairs))
    return now.resized(max(min(now.rows, then.rows), SMALLEST), width) if width else None


def _key(header: object) -> str:
    """A header as Excel tells it from others."""
    return str(header).casefold()


def _cut(sheet: xw.Sheet, table: xw.main.Table, area: Area) -> None:
    """A table made small, its filter and totals taken away: values written on hidden rows would be lost."""
    if table.show_totals:
        table.show_totals = False
    if table.show_autofilter:
        table.show_autofilter = False
        table.show_autofilter = True
    if table.range.get_address() != area.absolute():
        table.resize(sheet.range(str(area)))


def lengthen_table(sheet: xw.Sheet, wanted: Sequence[Headed], stays: Area | None) -> None:
    """The table that stays given the rows it will have while they are empty: a column calculates its new ones."""
    if stays is None:
        return
    table = next(each for each in sheet.tables if Area.of(each.range.get_address()) == stays)
    rows = next(Area.of(each.table.address).rows for each in wanted if each.table.name == table.name)
    if rows != stays.rows:
        table.resize(sheet.range(str(stays.resized(rows, stays.columns))))


def cells_around(sheet: xw.Sheet, area: Area | None) -> Iterator[xw.Range]:
    """All cells of a sheet but those of an area."""
    if area is None:
        yield sheet.cells
        return
    if area.top > 1:
        yield sheet.range(f"1:{area.top - 1}")
    if area.left > 1:
        yield sheet.range(str(Area(area.top, 1, area.bottom, area.left - 1)))
    yield sheet.range(str(Area(area.top, area.right + 1, area.bottom, MAX_COLUMNS)))
    yield sheet.range(f"{area.bottom + 1}:{MAX_ROWS}")
