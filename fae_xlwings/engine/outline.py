"""Hidden and grouped rows and columns."""

from collections.abc import Iterable
from typing import Any

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import clipped, column_block, find_column
from fae_xlwings.engine.looks.stored import Worksheet

# Excel's own limit.
MAX_LEVEL = 7


def rows_hidden(worksheet: Worksheet, area: Area) -> bool | None:
    """Whether every row of an area is hidden, `None` when some are."""
    area = clipped(worksheet, area)
    lines = (worksheet.row_dimensions.get(row) for row in range(area.row, area.last_row + 1))
    return _agreed(bool(line is not None and line.hidden) for line in lines)


def columns_hidden(worksheet: Worksheet, area: Area) -> bool | None:
    """Whether every column of an area is hidden, `None` when some are."""
    area = clipped(worksheet, area)
    found = (find_column(worksheet, column) for column in range(area.column, area.last_column + 1))
    return _agreed(bool(each is not None and each.hidden) for each in found)


def _agreed(answers: Iterable[bool]) -> bool | None:
    distinct = set(answers)
    return distinct.pop() if len(distinct) == 1 else None


def hide_rows(worksheet: Worksheet, area: Area, *, hidden: bool) -> None:
    """The rows of an area hidden or shown again."""
    for line in _rows(worksheet, area):
        line.hidden = hidden


def hide_columns(worksheet: Worksheet, area: Area, *, hidden: bool) -> None:
    """The columns of an area hidden or shown again."""
    for dimension in column_block(worksheet, area.column, area.last_column):
        dimension.hidden = hidden


def _rows(worksheet: Worksheet, area: Area) -> list[Any]:
    area = clipped(worksheet, area)
    return [worksheet.row_dimensions[row] for row in range(area.row, area.last_row + 1)]


def group(worksheet: Worksheet, area: Area, by: str, step: int) -> None:
    """The rows or columns of an area one outline level deeper (`step` 1) or higher (-1)."""
    lines = _rows(worksheet, area) if by == "rows" else column_block(worksheet, area.column, area.last_column)
    for line in lines:
        level = (line.outlineLevel or 0) + step
        if not 0 <= level <= MAX_LEVEL:
            raise ValueError(f"Les groupes vont de 0 à {MAX_LEVEL} niveaux : {area.reference} est déjà au bout.")
        line.outlineLevel = level
