"""What stood on a sheet before it was drawn, put back when Excel stops half-way."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import eq
from typing import Any, TypeVar

import xlwings as xw

from fae_xlwings.draw.cells import style_block, write_block
from fae_xlwings.draw.filled import filled_parts, formulas_of
from fae_xlwings.draw.names import reference, refers_to
from fae_xlwings.draw.opening import twice
from fae_xlwings.draw.tables import cells_around, draw_table, free_tables, headed
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.views.words.addresses import Area, cell, followed
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Row, SheetPlan, Table, Value

Answer = TypeVar("Answer")
STRETCH = 10_000
"""The rows of tall columns read at once."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The cells and tables of a sheet, and where the names that drawing has moved referred to."""

    blocks: tuple[Block | Columns, ...]
    tables: tuple[Table, ...]
    names: dict[str, str] = field(default_factory=dict[str, str])


def keep(sheet: xw.Sheet) -> Kept:
    """What stands on a sheet now."""
    first, *columns = filled_parts(sheet)
    blocks = (_block(first), *(_columns(stretch) for part in columns for stretch in _stretches(part)))
    return Kept(blocks, tuple(Table(table.name, table.range.get_address()) for table in sheet.tables))


def _block(cells: xw.Range) -> Block:
    return Block(_corner(cells), contents(cells))


def _columns(cells: xw.Range) -> Block | Columns:
    """The contents of tall columns, each that is one formula held as one: spelt out, a few fill the memory."""
    formulas, values = zip(*formulas_of(cells), strict=True), zip(*_values(cells), strict=True)
    held = Columns(_corner(cells), tuple(map(_column, formulas, values)))
    mixed = (value for column in held.columns if not isinstance(column, ColumnFormula) for value in column)
    return Block(held.at, tuple(held.rows)) if any(isinstance(value, Formula) for value in mixed) else held


def _column(formulas: Sequence[object], values: Sequence[Value]) -> Sequence[Value] | ColumnFormula:
    first = str(formulas[0])
    is_live = first.startswith("=") and not any(map(eq, formulas, values))
    if is_live and all(map(eq, followed(first, len(formulas)), formulas)):
        return ColumnFormula(first, values)
    return tuple(map(_typed, formulas, values))


def _stretches(cells: xw.Range) -> Iterator[xw.Range]:
    """Tall columns some rows at a time."""
    for top in range(0, cells.shape[0], STRETCH):
        yield cells[top : top + STRETCH, :]


def _corner(cells: xw.Range) -> str:
    return cell(cells.row, cells.column)


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
    stays = quietly(lambda: free_tables(sheet, headed(kept.tables, kept.blocks)))
    quietly(lambda: _clear(sheet, stays))
    for block in kept.blocks:
        quietly(lambda block=block: write_block(sheet, block))
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
    pairs = zip(formulas_of(cells), _values(cells), strict=True)
    return tuple(tuple(map(_typed, formulas, values)) for formulas, values in pairs)


def _values(cells: xw.Range) -> Any:
    return rows_as_in_a_file(cells.options(ndim=2, err_to_str=True).value)


def _typed(formula: object, value: Any) -> Value:
    """A formula, unless what it says is what it shows: then it is a text that begins like one."""
    text = str(formula) if formula else ""
    return Formula(text, value) if text.startswith("=") and text != value else value
