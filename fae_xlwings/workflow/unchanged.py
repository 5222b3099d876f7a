"""Which pages of our own workbook need not be drawn again, and which of their cells show something else.

A page stays as it is drawn while it is not too large to be read back, its plan is of the same make, formula by
formula, and its cells still hold what was written there. Of such a page only the blocks that show other values than
the plan says are written; whatever else is found has it drawn whole. What was drawn stands in a name of the workbook,
a mark for each page, taken off before it is drawn and given once it is: stopped half-way, it has none.
"""

from base64 import b32encode
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from math import isclose
from typing import NamedTuple

import xlwings as xw

from fae_xlwings.draw.filled import filled, formulas_of
from fae_xlwings.draw.keeping import quietly
from fae_xlwings.draw.names import refers_to
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.intake.parameters_sheet import EXCEL_DAY_ZERO
from fae_xlwings.sheets import DONNEES, SHEETS
from fae_xlwings.views.words.addresses import Area, spanning
from fae_xlwings.views.words.digest import digest
from fae_xlwings.views.words.plan import Block, Columns, Formula, SheetPlan, Table, Value

MARKS_NAME = "FAE_PAGES"
WIDTH = 10
NO_MARK = "-" * WIDTH
MARKED = tuple(name for name in SHEETS if name != DONNEES)
"""The pages that have a mark; the sheet of the user's own cells has none."""
SAME_NUMBER = 1e-9
MOST_CELLS = 250_000
"""Beyond, reading a page back takes longer than drawing it: it is always drawn, and has no mark."""


class Changes(NamedTuple):
    """The plans that must be drawn whole, and those of which some blocks must be written."""

    whole: list[SheetPlan]
    parts: list[tuple[SheetPlan, list[Block | Columns]]]

    @property
    def plans(self) -> list[SheetPlan]:
        """All of them."""
        return [*self.whole, *(plan for plan, _ in self.parts)]


def changes(book: xw.Book, drawn: Collection[SheetPlan], always: Collection[str] = ()) -> Changes:
    """What must be drawn of the plans, those of `always` whole whatever stands there."""
    # Formulas that Excel has calculated need not be written; beside a page that is always drawn, it would do so twice.
    if not any(map(_is_large, drawn)):
        book.app.calculate()
    marks, sheets = _marks(book), {sheet.name: sheet for sheet in book.sheets}
    found = Changes([], [])
    for plan in drawn:
        known = plan.name in sheets and plan.name not in always
        blocks = _other_blocks(sheets[plan.name], plan, marks) if known else None
        if blocks is None:
            found.whole.append(plan)
        elif blocks:
            found.parts.append((plan, blocks))
    return found


@contextmanager
def marking(book: xw.Book, drawn: Sequence[SheetPlan]) -> Generator[None]:
    """Pages without a mark while they are drawn, and with their new one afterwards.

    They are whole by then: where Excel refuses the marks, all that is lost is that they will be drawn once more.
    """
    if not drawn:
        yield
        return
    marks = {name: mark for name, mark in _marks(book).items() if name not in {plan.name for plan in drawn}}
    _write(book, marks)
    yield
    quietly(lambda: _write(book, {**marks, **_new_marks(book, drawn)}))


def _new_marks(book: xw.Book, drawn: Sequence[SheetPlan]) -> dict[str, str]:
    return {plan.name: _mark(book.sheets[plan.name], plan) for plan in drawn if not _is_large(plan)}


def _marks(book: xw.Book) -> dict[str, str]:
    """The marks of the pages, by their names; none where another version has written them."""
    text = refers_to(book.names, MARKS_NAME).strip('="')
    if len(text) != WIDTH * len(MARKED):
        return {}
    cut = (text[start : start + WIDTH] for start in range(0, len(text), WIDTH))
    return {name: mark for name, mark in zip(MARKED, cut, strict=True) if mark != NO_MARK}


def _write(book: xw.Book, marks: Mapping[str, str]) -> None:
    book.names.add(MARKS_NAME, f'="{"".join(marks.get(name, NO_MARK) for name in MARKED)}"')


def _is_large(plan: SheetPlan) -> bool:
    bottom = max((block.area.bottom for block in plan.blocks), default=0)
    return bottom * max((block.area.right for block in plan.blocks), default=0) > MOST_CELLS


def _mark(sheet: xw.Sheet, plan: SheetPlan) -> str:
    """The plan of a page and what its cells hold, in a few letters."""
    return _letters(plan, formulas_of(filled(sheet)))


def _letters(plan: SheetPlan, formulas: Sequence[Sequence[object]]) -> str:
    """The letters of a plan and its cells; empty ones at the end, which widths and looks stretch, count for nothing."""
    held = blake2b(digest(plan))
    rows = [tuple(row[: _size(row)]) for row in formulas]
    for row in rows[: _size(rows)]:
        held.update(repr(row).encode())
    return b32encode(held.digest()).decode()[:WIDTH]


def _size(items: Sequence[object]) -> int:
    """The number of items up to the last that holds something."""
    return next((place for place in range(len(items), 0, -1) if items[place - 1]), 0)


def _other_blocks(sheet: xw.Sheet, plan: SheetPlan, marks: Mapping[str, str]) -> list[Block | Columns] | None:
    """The blocks to be written for a page to be what its plan would draw; nothing where it must be drawn whole.

    What only a person who lifts its protection can change is not looked for. Values written among rows that a filter
    hides would land in those it shows, and beside a table they would have it grow.
    """
    if _is_large(plan) or plan.name not in marks or plan.protected is not bool(sheet.api.ProtectContents):
        return None
    cells = filled(sheet)
    if len(sheet.charts) != len(plan.charts) or marks[plan.name] != _letters(plan, formulas_of(cells)):
        return None
    shown = rows_as_in_a_file(cells.options(ndim=2, err_to_str=True).value)
    blocks = list(_with_those_above(plan, _differing(shown, (cells.row, cells.column), plan)))
    hidden = blocks and cells.api.EntireRow.Hidden is not False
    return None if hidden or any(_is_beside(block, table) for block in blocks for table in plan.tables) else blocks


def _is_beside(block: Block | Columns, table: Table) -> bool:
    """Whether a block has cells that touch the end of a table."""
    area = Area.of(table.address)
    return block.area.meets(area.resized(area.rows + 1, area.columns + 1)) and spanning([area, block.area]) != area


def _differing(found: Sequence[Sequence[object]], corner: tuple[int, int], plan: SheetPlan) -> set[int]:
    """The places of the blocks of which cells show another value; what is under another block is not seen."""
    wanted: dict[tuple[int, int], tuple[int, Value]] = {}
    for place, block in enumerate(plan.blocks):
        wanted.update((spot, (place, value)) for spot, value in _values(block.area, block.rows))
    return {
        place
        for (row, column), (place, value) in wanted.items()
        if not _same(_at(found, row - corner[0], column - corner[1]), value)
    }


def _with_those_above(plan: SheetPlan, places: Collection[int]) -> Iterator[Block | Columns]:
    """The blocks at some places of a plan, and those that lie over one of them."""
    written: list[Area] = []
    for place, block in enumerate(plan.blocks):
        if place in places or any(map(block.area.meets, written)):
            written.append(block.area)
            yield block


def _values(area: Area, rows: Iterable[Sequence[Value]]) -> Iterator[tuple[tuple[int, int], Value]]:
    for row, cells in enumerate(rows, start=area.top):
        for column, value in enumerate(cells, start=area.left):
            yield (row, column), value.value if isinstance(value, Formula) else value


def _at(rows: Sequence[Sequence[object]], row: int, column: int) -> object:
    inside = 0 <= row < len(rows) and 0 <= column < len(rows[row])
    return rows[row][column] if inside else None


def _same(found: object, wanted: Value) -> bool:
    one, other = _number(found), _number(wanted)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=SAME_NUMBER, abs_tol=SAME_NUMBER)
    return one == other or {one, other} <= {None, ""}


def _number(value: object) -> object:
    """A value, a date as the number that Excel counts it by: it answers one for any number shown as a date may be."""
    if isinstance(value, datetime):
        return (value.replace(tzinfo=None) - datetime.combine(EXCEL_DAY_ZERO, time())) / timedelta(days=1)
    return (value - EXCEL_DAY_ZERO).days if isinstance(value, date) else value
