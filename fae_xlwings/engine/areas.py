"""Sets of areas, as validations and conditional formats hold them: cut out, moved, written."""

from typing import Any

from fae_xlwings.engine.addresses import Area, between


def areas_of(ranges: Any) -> list[Area]:
    """The areas of an openpyxl set of ranges, from top to bottom."""
    found = (between(each.min_row, each.min_col, each.max_row, each.max_col) for each in ranges.ranges)
    return sorted(found, key=lambda area: (area.row, area.column))


def reference(areas: list[Area]) -> str:
    """The areas as files write them: « A1:B2 D4 »."""
    return " ".join(area.reference for area in areas)


def without(areas: list[Area], hole: Area) -> list[Area]:
    """The areas less the cells of one more."""
    return [piece for area in areas for piece in (_cut(area, hole) if area.meets(hole) else [area])]


def _cut(area: Area, hole: Area) -> list[Area]:
    middle = area.common(hole)
    pieces = (
        between(area.row, area.column, middle.row - 1, area.last_column),
        between(middle.row, area.column, middle.last_row, middle.column - 1),
        between(middle.row, middle.last_column + 1, middle.last_row, area.last_column),
        between(middle.last_row + 1, area.column, area.last_row, area.last_column),
    )
    return [piece for piece in pieces if piece.nrows > 0 and piece.ncols > 0]


def count(areas: list[Area]) -> int:
    """How many cells the areas have together."""
    return sum(area.nrows * area.ncols for area in areas)
