"""Widths, heights and positions on a sheet, in characters, points, and the file's own units."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import column_index_from_string

from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area
from fae_xlwings.engine.cells import column_block, default_width, find_column
from fae_xlwings.engine.looks.stored import Worksheet

# Calibri 11: a digit is 7 pixels wide, a cell keeps 5 for its margins (ECMA-376, 18.3.1.13).
DIGIT = 7
MARGIN = 5
POINTS_PER_PIXEL = 0.75
EMU_PER_POINT = 12_700
DEFAULT_HEIGHT = 15.0


def to_characters(width: float) -> float:
    """The width in characters, as Excel shows it, of a width in the file's measure."""
    pixels = to_pixels(width)
    return round((pixels - MARGIN) / DIGIT, 2) if pixels > DIGIT + MARGIN else round(pixels / (DIGIT + MARGIN), 2)


def from_characters(characters: float) -> float:
    """The width in the file's measure of a width in characters."""
    pixels = characters * (DIGIT + MARGIN) if characters < 1 else round(characters * DIGIT) + MARGIN
    return int(pixels / DIGIT * 256) / 256


def to_pixels(width: float) -> int:
    """The pixels of a width in the file's measure."""
    return int((256 * width + int(128 / DIGIT)) / 256 * DIGIT)


def _points(worksheet: Worksheet, dimension: Any) -> float:
    if dimension is not None and dimension.hidden:
        return 0.0
    width = dimension.width if dimension is not None and dimension.width else default_width(worksheet)
    return to_pixels(width) * POINTS_PER_PIXEL


def row_points(worksheet: Worksheet, row: int) -> float:
    """The height of a row in points, 0 when hidden."""
    line = worksheet.row_dimensions.get(row)
    if line is not None and line.hidden:
        return 0.0
    return line.ht if line is not None and line.ht is not None else default_height(worksheet)


def default_height(worksheet: Worksheet) -> float:
    """The height of a row that the sheet does not describe."""
    return worksheet.sheet_format.defaultRowHeight or DEFAULT_HEIGHT


def left(worksheet: Worksheet, column: int) -> float:
    """The distance in points from the sheet's left edge to a column."""
    total = (column - 1) * _points(worksheet, None)
    for dimension in worksheet.column_dimensions.values():
        first = dimension.min or column_index_from_string(dimension.index)
        covered = min(dimension.max or first, column - 1) - first + 1
        if covered > 0:
            total += covered * (_points(worksheet, dimension) - _points(worksheet, None))
    return total


def top(worksheet: Worksheet, row: int) -> float:
    """The distance in points from the sheet's top edge to a row."""
    usual = default_height(worksheet)
    described = [number for number in worksheet.row_dimensions if number < row]
    return (row - 1) * usual + sum(row_points(worksheet, number) - usual for number in described)


def width(worksheet: Worksheet, area: Area) -> float:
    """The width of an area in points."""
    return left(worksheet, area.last_column + 1) - left(worksheet, area.column)


def height(worksheet: Worksheet, area: Area) -> float:
    """The height of an area in points."""
    return top(worksheet, area.last_row + 1) - top(worksheet, area.row)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the sheet: the cell it lies in, from 0, and the offset inside it in the file's units (EMU)."""

    column: int
    column_offset: int
    row: int
    row_offset: int


def spot(worksheet: Worksheet, x: float, y: float) -> Spot:
    """The cell and offset of a point given in points from the sheet's corner."""
    column = _last_before(lambda n: left(worksheet, n), x, MAX_COLUMNS)
    row = _last_before(lambda n: top(worksheet, n), y, MAX_ROWS)
    inside = x - left(worksheet, column), y - top(worksheet, row)
    return Spot(column - 1, round(inside[0] * EMU_PER_POINT), row - 1, round(inside[1] * EMU_PER_POINT))


def _last_before(position: Callable[[int], float], limit: float, last: int) -> int:
    low, high = 1, last
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if position(middle) <= limit else (low, middle - 1)
    return low


def set_column_width(worksheet: Worksheet, area: Area, characters: float) -> None:
    """The width in characters given to every column of an area; 0 hides them."""
    for dimension in column_block(worksheet, area.column, area.last_column):
        dimension.hidden = characters == 0
        dimension.width = from_characters(characters) if characters else dimension.width


def column_width(worksheet: Worksheet, area: Area) -> float | None:
    """The width in characters that every column of an area has, `None` where they differ."""
    last = min(area.last_column, area.column + 255)
    dimensions = [find_column(worksheet, column) for column in range(area.column, last + 1)]
    widths = {_characters(worksheet, dimension) for dimension in dimensions}
    return widths.pop() if len(widths) == 1 else None


def _characters(worksheet: Worksheet, dimension: Any) -> float:
    if dimension is not None and dimension.hidden:
        return 0.0
    return to_characters(dimension.width if dimension is not None and dimension.width else default_width(worksheet))


def set_row_height(worksheet: Worksheet, area: Area, points: float) -> None:
    """The height in points given to every row of an area; 0 hides them."""
    if area.whole_columns:
        worksheet.sheet_format.defaultRowHeight = points
        worksheet.sheet_format.customHeight = True
        return
    for row in range(area.row, area.last_row + 1):
        line = worksheet.row_dimensions[row]
        line.hidden = points == 0
        line.ht = float(points) if points else line.ht


def row_height(worksheet: Worksheet, area: Area) -> float | None:
    """The height in points that every row of an area has, `None` where they differ."""
    if area.whole_columns:
        heights = {row_points(worksheet, row) for row in worksheet.row_dimensions} | {default_height(worksheet)}
    else:
        heights = {row_points(worksheet, row) for row in range(area.row, area.last_row + 1)}
    return heights.pop() if len(heights) == 1 else None
