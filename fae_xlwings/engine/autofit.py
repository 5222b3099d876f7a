"""Columns as wide and rows as high as their contents, estimated from the characters they show."""

import datetime as dt
from typing import Any

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import clipped, column_block, find_column, inside
from fae_xlwings.engine.geometry import DEFAULT_HEIGHT, default_height, from_characters, to_characters
from fae_xlwings.engine.merged_cells import merged_areas
from fae_xlwings.engine.stored import Worksheet
from fae_xlwings.engine.styles import part
from fae_xlwings.engine.values import cell_value

# Columns of Excel stop at 255 characters, rows at 409 points.
MAX_WIDTH = 255.0
MAX_HEIGHT = 409.0
# Bold Calibri is about a tenth wider; sizes are relative to the standard 11.
BOLD = 1.1
STANDARD_SIZE = 11.0
_DATE_WIDTH = len("00/00/0000")


def fit(worksheet: Worksheet, area: Area, axis: str | None = None) -> None:
    """The columns (« c », « columns »), the rows (« r », « rows ») or both of an area fitted to what they show."""
    area = clipped(worksheet, area)
    if axis in (None, "c", "columns"):
        _fit_columns(worksheet, area)
    if axis in (None, "r", "rows"):
        _fit_rows(worksheet, area)


def _fit_columns(worksheet: Worksheet, area: Area) -> None:
    wide = {spot for each in merged_areas(worksheet) if each.ncols > 1 for spot in _spots(each)}
    widths: dict[int, float] = {}
    for cell in inside(worksheet, area):
        if (cell.row, cell.column) not in wide and not part(worksheet, cell.row, cell.column, "alignment").wrapText:
            needed = _text_width(worksheet, cell.row, cell.column)
            widths[cell.column] = max(widths.get(cell.column, 0.0), needed)
    for column, width in widths.items():
        if width:
            column_block(worksheet, column, column)[0].width = from_characters(min(width + 1, MAX_WIDTH))


def _spots(area: Area) -> list[tuple[int, int]]:
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    return [(row, column) for row in rows for column in columns]


def _text_width(worksheet: Worksheet, row: int, column: int) -> float:
    lines = _text(cell_value(worksheet, row, column)).split("\n")
    font = part(worksheet, row, column, "font")
    scale = (font.sz or STANDARD_SIZE) / STANDARD_SIZE * (BOLD if font.b else 1)
    return max(map(len, lines)) * scale


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return "0" * _DATE_WIDTH
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _fit_rows(worksheet: Worksheet, area: Area) -> None:
    heights: dict[int, float] = {}
    for cell in inside(worksheet, area):
        heights[cell.row] = max(heights.get(cell.row, 0.0), _text_height(worksheet, cell.row, cell.column))
    for row, height in heights.items():
        if height > default_height(worksheet) or row in worksheet.row_dimensions:
            worksheet.row_dimensions[row].ht = min(max(height, DEFAULT_HEIGHT), MAX_HEIGHT)


def _text_height(worksheet: Worksheet, row: int, column: int) -> float:
    size = part(worksheet, row, column, "font").sz or STANDARD_SIZE
    lines = _text(cell_value(worksheet, row, column)).split("\n")
    if not part(worksheet, row, column, "alignment").wrapText:
        return size / STANDARD_SIZE * DEFAULT_HEIGHT
    dimension = find_column(worksheet, column)
    room = max(to_characters(dimension.width), 1) if dimension is not None else 8.43
    count = sum(max(1, -(-len(line) // int(room))) for line in lines)
    return count * size / STANDARD_SIZE * DEFAULT_HEIGHT
