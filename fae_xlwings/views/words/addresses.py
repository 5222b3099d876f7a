"""Cell addresses as values: « B4:D9 » and what lies beside it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from fae_xlwings.intake.grid import column_letters

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_RELATIVE_ROW = re.compile(
    r"""("[^"]*"|'[^']*'|\[[^\]]*\])|(?<![\w.$])(\$?[A-Z]{1,3})(\d{1,7})(?![\w(])""",
)
"""What holds no address (texts, names of sheets and of columns), or a cell whose row follows the formula's own."""


class Area(NamedTuple):
    """A rectangle of cells, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    @lru_cache(4096)
    def of(cls, address: str) -> "Area":
        """The area of an address such as « B4 » or « $B$4:$D$9 »."""
        corners = [(int(row), column_number(letters)) for letters, row in _CELL.findall(address)]
        if not corners:
            raise ValueError(address)
        return cls(*corners[0], *corners[-1])

    @property
    def rows(self) -> int:
        """The number of rows."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """The number of columns."""
        return self.right - self.left + 1

    def resized(self, rows: int, columns: int) -> "Area":
        """The area of that size from the same top left corner."""
        return Area(self.top, self.left, self.top + rows - 1, self.left + columns - 1)

    def column(self, index: int) -> "Area":
        """One column of the area, counted from 0."""
        return Area(self.top, self.left + index, self.bottom, self.left + index)

    def within(self, down: int, right: int) -> "Area":
        """The cell so many rows and columns from the first."""
        return Area(self.top + down, self.left + right, self.top + down, self.left + right)

    def meets(self, other: "Area") -> bool:
        """Whether the two have a cell in common."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )

    def absolute(self) -> str:
        """The address with dollar signs: « $B$4:$D$9 »."""
        return _joined(*(f"${column_letters(c)}${r}" for r, c in self._corners()))

    def __str__(self) -> str:
        return _joined(*(f"{column_letters(c)}{r}" for r, c in self._corners()))

    def _corners(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.top, self.left), (self.bottom, self.right)


def spanning(areas: Iterable[Area]) -> Area:
    """The smallest area that holds all the areas."""
    corners = [(area.top, area.left, area.bottom, area.right) for area in areas]
    tops, lefts, bottoms, rights = zip(*corners, strict=True)
    return Area(min(tops), min(lefts), max(bottoms), max(rights))


def cell(row: int, column: int) -> str:
    """The address of one cell, row and column counted from 1."""
    return f"{column_letters(column)}{row}"


def followed(formula: str, count: int) -> Iterator[str]:
    """A formula as so many rows have it, from its own downwards: its relative rows follow, as in Excel."""
    parts: list[str | int] = []
    end = 0
    for found in _RELATIVE_ROW.finditer(formula):
        if found[3]:
            parts += [formula[end : found.start(3)], int(found[3])]
            end = found.end(3)
    parts.append(formula[end:])
    for step in range(count):
        yield "".join([part if isinstance(part, str) else str(part + step) for part in parts])


def column_number(letters: str) -> int:
    """The number of a column, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}:{last}"
