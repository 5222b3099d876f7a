"""Sets of areas, as validations and conditional formats hold them: read, cut out, written."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from fae_xlwings.engine.base.addresses import Area, between, parse


@lru_cache(4096)
def areas_of(text: str) -> Sequence[Area]:
    """The areas of a file's list, « A1:B2 D4 », from top to bottom."""
    found = (area for word in text.split() if (area := parse(word)) is not None)
    return tuple(sorted(found, key=lambda area: (area.row, area.column)))


def reference(areas: Iterable[Area]) -> str:
    """The areas as files write them: « A1:B2 D4 »."""
    return " ".join(area.reference for area in areas)


def without(areas: Iterable[Area], hole: Area) -> list[Area]:
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
