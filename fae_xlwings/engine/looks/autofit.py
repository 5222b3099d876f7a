"""Columns as wide and rows as high as their contents, estimated from the characters they show."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import clipped, column_block, default_width, find_column, inside, style
from fae_xlwings.engine.geometry import DEFAULT_HEIGHT, default_height, from_characters, to_characters
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.looks.styles import part
from fae_xlwings.engine.merged_cells import merged_areas
from fae_xlwings.engine.values import Formats, shown

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


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a style says about the size of a text: room for each character and line, and whether lines wrap."""

    scale: float
    line: float
    wrapped: bool


class Measure:
    """The sizes of the texts of a sheet, each style looked at once."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.worksheet = worksheet
        self.known: dict[bytes, Metrics] = {}

    def metrics(self, cell: Any) -> Metrics:
        """What the cell's style says."""
        array = style(cell)
        key = b"" if array is None else array.tobytes()
        found = self.known.get(key)
        return found or self.known.setdefault(key, self._metrics(cell))

    def _metrics(self, cell: Any) -> Metrics:
        font = part(self.worksheet, cell.row, cell.column, "font")
        wrapped = bool(part(self.worksheet, cell.row, cell.column, "alignment").wrapText)
        scale = (font.sz or STANDARD_SIZE) / STANDARD_SIZE
        return Metrics(scale * (BOLD if font.b else 1), scale * DEFAULT_HEIGHT, wrapped)


def _fit_columns(worksheet: Worksheet, area: Area) -> None:
    wide = {spot for each in merged_areas(worksheet) if each.ncols > 1 for spot in _spots(each)}
    measure, widths = Measure(worksheet), dict[int, float]()
    for cell, text in _texts(worksheet, area):
        metrics = measure.metrics(cell)
        if not metrics.wrapped and (cell.row, cell.column) not in wide:
            needed = max(map(len, text.split("\n"))) * metrics.scale
            widths[cell.column] = max(widths.get(cell.column, 0.0), needed)
    for column, width in widths.items():
        if width:
            column_block(worksheet, column, column)[0].width = from_characters(min(width + 1, MAX_WIDTH))


def _texts(worksheet: Worksheet, area: Area) -> list[tuple[Any, str]]:
    formats = Formats(worksheet.parent)
    return [(cell, _text(shown(cell, formats))) for cell in inside(worksheet, area)]


def _spots(area: Area) -> list[tuple[int, int]]:
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    return [(row, column) for row in rows for column in columns]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return "0" * _DATE_WIDTH
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _fit_rows(worksheet: Worksheet, area: Area) -> None:
    measure, heights = Measure(worksheet), dict[int, float]()
    rooms = {column: _room(worksheet, column) for column in range(area.column, area.last_column + 1)}
    for cell, text in _texts(worksheet, area):
        metrics = measure.metrics(cell)
        lines = [1 + len(line) // rooms[cell.column] for line in text.split("\n")] if metrics.wrapped else [1]
        heights[cell.row] = max(heights.get(cell.row, 0.0), sum(lines) * metrics.line)
    for row, height in heights.items():
        if height > default_height(worksheet) or row in worksheet.row_dimensions:
            worksheet.row_dimensions[row].ht = min(max(height, DEFAULT_HEIGHT), MAX_HEIGHT)


def _room(worksheet: Worksheet, column: int) -> int:
    """How many characters a line of the column holds."""
    dimension = find_column(worksheet, column)
    return max(int(to_characters(dimension.width if dimension is not None else default_width(worksheet))), 1)
