"""Areas of a sheet and the A1 texts that name them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from openpyxl.utils.cell import get_column_letter, range_boundaries

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_SHEET = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$")
_PLAIN_SHEET = re.compile(r"^[^\W\d][\w.]*$")
_LIKE_A_CELL = re.compile(r"^(?:[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*|[Cc][0-9]*|[Rr][0-9]*[Cc][0-9]*)$")


class Area(NamedTuple):
    """A rectangle of cells: first row and column from 1, then how many of each."""

    row: int
    column: int
    nrows: int = 1
    ncols: int = 1

    @property
    def last_row(self) -> int:
        """The number of the bottom row."""
        return self.row + self.nrows - 1

    @property
    def last_column(self) -> int:
        """The number of the rightmost column."""
        return self.column + self.ncols - 1

    @property
    def whole_columns(self) -> bool:
        """Whether every row of the sheet belongs to the area."""
        return self.nrows == MAX_ROWS

    @property
    def whole_rows(self) -> bool:
        """Whether every column of the sheet belongs to the area."""
        return self.ncols == MAX_COLUMNS

    @property
    def reference(self) -> str:
        """The A1 text without dollars, as files write it."""
        return address(self, row_absolute=False, column_absolute=False)

    def meets(self, other: "Area") -> bool:
        """Whether both areas share a cell."""
        rows = self.row <= other.last_row and other.row <= self.last_row
        return rows and self.column <= other.last_column and other.column <= self.last_column

    def holds(self, other: "Area") -> bool:
        """Whether the other area lies inside this one."""
        rows = self.row <= other.row and other.last_row <= self.last_row
        return rows and self.column <= other.column and other.last_column <= self.last_column


SHEET = Area(1, 1, MAX_ROWS, MAX_COLUMNS)


def between(top: int, left: int, bottom: int, right: int) -> Area:
    """The area from one corner to the other, bounds included."""
    return Area(top, left, bottom - top + 1, right - left + 1)


def spanning(first: Area, second: Area) -> Area:
    """The smallest area that holds both."""
    return between(
        min(first.row, second.row),
        min(first.column, second.column),
        max(first.last_row, second.last_row),
        max(first.last_column, second.last_column),
    )


@lru_cache(4096)
def parse(text: str) -> Area | None:
    """The area that an A1 text names (« B2 », « $A$1:C3 », « A:C », « 1:3 »), `None` when it names none."""
    try:
        bounds = range_boundaries(text.strip())
    except ValueError:
        return None
    if 0 in bounds or (":" not in text and None in bounds):
        return None
    left, right = sorted((bounds[0] or 1, bounds[2] or MAX_COLUMNS))
    top, bottom = sorted((bounds[1] or 1, bounds[3] or MAX_ROWS))
    return between(top, left, bottom, right) if bottom <= MAX_ROWS and right <= MAX_COLUMNS else None


@lru_cache(4096)
def areas_of(text: str) -> Sequence[Area]:
    """The areas of a file's list, « A1:B2 D4 »."""
    return tuple(area for word in text.split() if (area := parse(word)) is not None)


def address(area: Area, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """The A1 text of an area, in Excel's manner: « $B$2 », « $A$1:$C$3 », « $A:$C », « $1:$3 »."""
    row, column = "$" * row_absolute, "$" * column_absolute
    left, right = (column + get_column_letter(n) for n in (area.column, area.last_column))
    top, bottom = (f"{row}{n}" for n in (area.row, area.last_row))
    if area.whole_columns:
        return f"{left}:{right}"
    if area.whole_rows:
        return f"{top}:{bottom}"
    return left + top if area.nrows == area.ncols == 1 else f"{left}{top}:{right}{bottom}"


def split_sheet(reference: str) -> tuple[str | None, str]:
    """The sheet name and the rest of a reference such as « 'Mon bilan'!A1 »; no name when none is given."""
    found = _SHEET.match(reference)
    if not found:
        return None, reference
    quoted, plain, rest = found.groups()
    name = quoted.replace("''", "'") if quoted else plain
    return name.rpartition("]")[2], rest


def quoted(sheet: str) -> str:
    """The sheet name as formulas write it, between apostrophes where they are needed."""
    plain = _PLAIN_SHEET.match(sheet) and not _LIKE_A_CELL.match(sheet)
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"
