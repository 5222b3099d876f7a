"""The user's own columns as a cell of any workbook can hold them: their values, and how these are shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from fae_xlwings.intake.grid import column_letters
from fae_xlwings.intake.parts import MOMENT_SIGNS
from fae_xlwings.intake.tables import Table, Values

DAY = timedelta(days=1)
AFTER_LAST_DAY = 2_958_466
PLAIN = {str, type(None)}


@dataclass(frozen=True, slots=True)
class Run:
    """The number format of clients that follow each other, both included, by their place from 0."""

    first: int
    last: int
    code: str


def storable(values: Values) -> Values:
    """The values of a column, lengths and times of day as the fractions of a day that they are in Excel."""
    if {timedelta, time}.isdisjoint(map(type, values)):
        return values
    return tuple(_in_days(value) if isinstance(value, timedelta | time) else value for value in values)


def _in_days(value: timedelta | time) -> float:
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return value / DAY


def runs(table: Table, position: int) -> tuple[Run, ...]:
    """The number formats of a column of the table, as the user's file has them or as such values are usually shown."""
    values = table.columns[position]
    if PLAIN.issuperset(map(type, values)):
        return ()
    return tuple(_runs(list(_codes(table, position, values))))


def _codes(table: Table, position: int, values: Sequence[object]) -> Iterator[str]:
    grid = table.grid
    own: Mapping[int, str] = grid.looks.column(column_letters(grid.first_column + position)) if grid.looks else {}
    for row, value in zip(table.rows, values, strict=True):
        code = own.get(grid.first_row + row, "")
        yield "" if isinstance(value, str | bool | None) or _shows_nothing(value, code) else code or _usual(value)


def _shows_nothing(value: object, code: str) -> bool:
    """Whether Excel shows a row of # instead of a value: a number that is no date, in the format of one."""
    is_date = isinstance(value, int | float) and 0 <= value < AFTER_LAST_DAY
    return isinstance(value, int | float) and not is_date and MOMENT_SIGNS.search(code) is not None


def _usual(value: object) -> str:
    """How Excel shows a value whose own format is not known."""
    if isinstance(value, datetime) and value.time() != time():
        return "dd/mm/yyyy hh:mm"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    if isinstance(value, timedelta):
        return "[h]:mm:ss"
    return "hh:mm:ss" if isinstance(value, time) else ""


def _runs(codes: Sequence[str]) -> Iterator[Run]:
    start = 0
    for code, cells in groupby(codes):
        end = start + len(list(cells))
        if code:
            yield Run(start, end - 1, code)
        start = end
