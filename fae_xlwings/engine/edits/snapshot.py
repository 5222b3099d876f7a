"""The cells of a sheet as they were read, to tell later what the user changed."""

# The state of a cell is compared as openpyxl stores it; its public accessors copy a style on each read.
# ruff: noqa: SLF001

from dataclasses import dataclass, field
from typing import Any

from openpyxl.styles.cell_style import StyleArray

Spot = tuple[int, int]
_UNSTYLED = StyleArray().tobytes()


@dataclass(slots=True)
class Aside:
    """What a cell says in the file and openpyxl has no room for.

    `attributes` are rich values, dynamic arrays and phonetics; `serial` is a date too fine for a Python one.
    """

    attributes: dict[str, str] = field(default_factory=dict[str, str])
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class RowLook:
    """A row's height and look, as openpyxl would write them and as the file says them."""

    written: dict[str, str]
    stands: dict[str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The cells and rows of a sheet as they were read; the three lists go together."""

    spots: list[Spot]
    values: list[Any]
    styles: list[bytes]
    rows: dict[int, RowLook]
    aside: dict[Spot, Aside]

    def kept(self, worksheet: Any) -> dict[Spot, Aside]:
        """What the file said beside the value, for the cells that still hold what they held."""
        if not self.aside:
            return {}
        cells: dict[Spot, Any] = worksheet._cells
        pairs = zip(self.spots, self.values, strict=True)
        same = (spot for spot, value in pairs if spot in self.aside and _holds(cells.get(spot), value))
        return {spot: self.aside[spot] for spot in same}

    def unchanged(self, worksheet: Any) -> bool:
        """Whether every cell and row of the sheet is still as it was read."""
        cells: dict[Spot, Any] = worksheet._cells
        if row_looks(worksheet) != {row: look.written for row, look in self.rows.items()}:
            return False
        if sum(map(is_told, cells.values())) != len(self.spots):
            return False
        return all(map(_is_as_read, map(cells.get, self.spots), self.values, self.styles))


def _holds(cell: Any, value: Any) -> bool:
    return cell is not None and same_value(cell._value, value)


def _is_as_read(cell: Any, value: Any, style: bytes) -> bool:
    return _holds(cell, value) and style_key(cell) == style


def same_value(now: Any, before: Any) -> bool:
    """Whether a cell's value is the one that was read, with what its formula showed and how its text looked."""
    if now is before:
        return True
    return type(now) is type(before) and bool(now == before) and _extras(now) == _extras(before)


def _extras(value: Any) -> tuple[Any, Any, Any]:
    cached = getattr(value, "cached", None)
    return type(cached), cached, getattr(value, "runs", None)


def style_key(cell: Any) -> bytes:
    """The style of a cell as bytes, the same for the same style."""
    style = cell._style
    return _UNSTYLED if style is None else style.tobytes()


def is_told(cell: Any) -> bool:
    """Whether a cell is written to the file: it has a value or a look."""
    return cell._value is not None or (cell._style is not None and any(cell._style))


def row_looks(worksheet: Any) -> dict[int, dict[str, str]]:
    """The rows that have a height or a look of their own, as openpyxl writes them."""
    looks = ((row, dict(dimension)) for row, dimension in worksheet.row_dimensions.items())
    return {row: look for row, look in looks if look}


def take_snapshot(worksheet: Any, attributes: dict[int, dict[str, str]], aside: dict[Spot, Aside]) -> Snapshot:
    """What the sheet holds now; `attributes` are the file's own words for each row."""
    cells: dict[Spot, Any] = {spot: cell for spot, cell in worksheet._cells.items() if is_told(cell)}
    keys: dict[bytes, bytes] = {}
    return Snapshot(
        list(cells),
        [cell._value for cell in cells.values()],
        [keys.setdefault(key, key) for key in map(style_key, cells.values())],
        {row: RowLook(look, attributes.get(row, {})) for row, look in row_looks(worksheet).items()},
        aside,
    )
