"""Which pages of our own workbook need not be drawn again: nothing they show has changed since they were.

A page stays when it is not too large to be read back, its plan is the one it was drawn from, its cells still hold
what was written there, formula by formula, and show what the plan says; whatever else is found has it drawn. What was
drawn stands in a name of the workbook, a mark for each page, taken off before it is drawn and given once it is:
stopped half-way, it has none.
"""

from base64 import b32encode
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from math import isclose

import xlwings as xw

from fae_xlwings.draw.filled import filled, formulas_of
from fae_xlwings.draw.names import refers_to
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.intake.parameters_sheet import EXCEL_DAY_ZERO
from fae_xlwings.sheets import DONNEES, SHEETS
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.digest import digest
from fae_xlwings.views.words.plan import Formula, SheetPlan, Value

MARKS_NAME = "FAE_PAGES"
WIDTH = 10
NO_MARK = "-" * WIDTH
MARKED = tuple(name for name in SHEETS if name != DONNEES)
"""The pages that have a mark; the sheet of the user's own cells has none."""
SAME_NUMBER = 1e-9
MOST_CELLS = 250_000
"""Beyond, reading a page back takes longer than drawing it: it is always drawn, and has no mark."""


def to_draw(book: xw.Book, drawn: Iterable[SheetPlan], always: Collection[str] = ()) -> list[SheetPlan]:
    """The plans that must be drawn, those of `always` whatever stands there."""
    marks, sheets = _marks(book), {sheet.name: sheet for sheet in book.sheets}
    return [
        plan
        for plan in drawn
        if plan.name in always or plan.name not in sheets or not _stands(sheets[plan.name], plan, marks)
    ]


@contextmanager
def marking(book: xw.Book, drawn: Sequence[SheetPlan]) -> Generator[None]:
    """Pages without a mark while they are drawn, and with their new one afterwards."""
    if not drawn:
        yield
        return
    marks = {name: mark for name, mark in _marks(book).items() if name not in {plan.name for plan in drawn}}
    _write(book, marks)
    yield
    new = {plan.name: _mark(book.sheets[plan.name], plan) for plan in drawn if not _is_large(plan)}
    _write(book, {**marks, **new})


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
    held = blake2b(digest(plan))
    for row in formulas:
        held.update(repr(tuple(row)).encode())
    return b32encode(held.digest()).decode()[:WIDTH]


def _stands(sheet: xw.Sheet, plan: SheetPlan, marks: Mapping[str, str]) -> bool:
    """Whether a page is what its plan would draw; what only a person who lifts its protection can change is not."""
    if _is_large(plan) or plan.name not in marks or plan.protected is not bool(sheet.api.ProtectContents):
        return False
    cells = filled(sheet)
    if len(sheet.charts) != len(plan.charts) or marks[plan.name] != _letters(plan, formulas_of(cells)):
        return False
    return _shows(rows_as_in_a_file(cells.options(ndim=2, err_to_str=True).value), (cells.row, cells.column), plan)


def _shows(found: Sequence[Sequence[object]], corner: tuple[int, int], plan: SheetPlan) -> bool:
    """Whether cells show the values of a plan; what lies over another block is seen, what is under it is not."""
    wanted: dict[tuple[int, int], Value] = {}
    for block in plan.blocks:
        wanted.update(_values(block.area, block.rows))
    return all(_same(_at(found, row - corner[0], column - corner[1]), value) for (row, column), value in wanted.items())


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
