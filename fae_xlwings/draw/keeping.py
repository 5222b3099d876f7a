"""What stood on a sheet before it was drawn, put back when Excel stops half-way."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

import xlwings as xw

from fae_xlwings.draw.cells import style_block, write_cells
from fae_xlwings.draw.filled import filled_parts, formulas_of
from fae_xlwings.draw.names import reference, refers_to
from fae_xlwings.draw.opening import twice
from fae_xlwings.draw.tables import Headed, cells_around, draw_table, free_tables, headers
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import Formula, Row, SheetPlan, Table, Value

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Kept:
    """The cells and tables of a sheet, and where the names that drawing has moved referred to."""

    cells: tuple[tuple[Area, tuple[Row, ...]], ...]
    tables: tuple[Table, ...]
    names: dict[str, str] = field(default_factory=dict[str, str])


def keep(sheet: xw.Sheet) -> Kept:
    """What stands on a sheet now."""
    cells = tuple((Area.of(part.get_address()), contents(part)) for part in filled_parts(sheet))
    return Kept(cells, tuple(Table(table.name, table.range.get_address()) for table in sheet.tables))


def name_cells(sheet: xw.Sheet, plan: SheetPlan, kept: Kept) -> None:
    """The names of a plan given to its cells, but for those that already are theirs: each one costs a calculation."""
    names = sheet.book.names
    for name, address in plan.names:
        wanted = reference(plan.name, address)
        now = refers_to(names, name)
        if now.replace("'", "") != wanted.replace("'", ""):
            kept.names[name] = now
            names.add(name, wanted)


def put_back(sheet: xw.Sheet, plan: SheetPlan, kept: Kept) -> None:
    """The sheet with the contents it had, and as much of its looks as the plan tells; each step whatever the others do.

    What the user had typed is whole again, and can be changed; pressing the button again draws the rest.
    """
    stays = quietly(lambda: free_tables(sheet, _headed(kept)))
    quietly(lambda: _clear(sheet, stays))
    for area, rows in kept.cells:
        quietly(lambda area=area, rows=rows: write_cells(sheet, area, rows))
    for table in kept.tables:
        quietly(lambda table=table: draw_table(sheet, table))
    for name, place in kept.names.items():
        quietly(lambda name=name, place=place: _name_again(sheet, name, place))
    for block in plan.blocks:
        quietly(lambda block=block: style_block(sheet, block))


def quietly(action: Callable[[], Answer]) -> Answer | None:
    """A step of putting back: what Excel refuses twice does not keep the others from being done."""
    with suppress(Exception):
        return twice(action)
    return None


def _headed(kept: Kept) -> list[Headed]:
    """The tables that there were, with their headers."""
    return [Headed(table, headers(Area.of(table.address), kept.cells)) for table in kept.tables]


def _clear(sheet: xw.Sheet, stays: Area | None) -> None:
    for cells in cells_around(sheet, stays):
        cells.clear_contents()


def _name_again(sheet: xw.Sheet, name: str, place: str) -> None:
    if place:
        sheet.book.names.add(name, place)
    else:
        sheet.book.names[name].delete()


def contents(cells: xw.Range) -> tuple[Row, ...]:
    """The contents of cells as they were typed: formulas, texts and numbers."""
    values: Any = rows_as_in_a_file(cells.options(ndim=2, err_to_str=True).value)
    rows = (zip(*pair, strict=True) for pair in zip(formulas_of(cells), values, strict=True))
    return tuple(tuple(_typed(formula, value) if formula else value for formula, value in row) for row in rows)


def _typed(formula: object, value: Any) -> Value:
    """A formula, unless what it says is what it shows: then it is a text that begins like one."""
    text = str(formula)
    return Formula(text, value) if text.startswith("=") and text != value else value
