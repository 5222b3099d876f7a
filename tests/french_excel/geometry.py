"""Where cells lie on the sheet, in points, and how wide and high they are."""

from bisect import bisect_right
from collections.abc import Iterable

from french_excel.store import Box, Sheet

STANDARD_WIDTH, STANDARD_HEIGHT = 8.43, 15.0
WIDEST, HIGHEST = 255, 409.5
DIGIT, PADDING, POINTS_PER_PIXEL = 7, 5, 0.75
MANY = 2_000
"""A span of whole rows or columns: only the first are looked at, as the rest is like them."""


def column_width(sheet: Sheet, number: int) -> float:
    """The width in characters."""
    return 0.0 if number in sheet.hidden_columns else sheet.widths.get(number, STANDARD_WIDTH)


def row_height(sheet: Sheet, number: int) -> float:
    """The height in points."""
    hidden = number in sheet.hidden_rows or number in sheet.filtered_rows
    return 0.0 if hidden else sheet.heights.get(number, STANDARD_HEIGHT)


def characters(pixels: int) -> float:
    """The width in characters that Excel answers for a column of so many pixels."""
    return round((pixels - PADDING) / DIGIT if pixels > DIGIT + PADDING else pixels / (DIGIT + PADDING), 2)


def pixels(width: float) -> int:
    """The pixels of a width in characters."""
    return int((width * DIGIT + PADDING if width >= 1 else width * (DIGIT + PADDING)) + 0.5)


def width_in_points(width: float) -> float:
    """The width of a column, which is a whole number of pixels."""
    return pixels(width) * POINTS_PER_PIXEL


def left_of(sheet: Sheet, column: int) -> float:
    """How far right a column begins."""
    own = set(sheet.widths) | sheet.hidden_columns
    before = [number for number in own if number < column]
    standard = (column - 1 - len(before)) * width_in_points(STANDARD_WIDTH)
    return standard + sum(width_in_points(column_width(sheet, number)) for number in before)


def top_of(sheet: Sheet, row: int) -> float:
    """How far down a row begins."""
    own = set(sheet.heights) | sheet.hidden_rows | sheet.filtered_rows
    before = [number for number in own if number < row]
    return (row - 1 - len(before)) * STANDARD_HEIGHT + sum(row_height(sheet, number) for number in before)


def few_columns(box: Box) -> Iterable[int]:
    """The columns of a box, the first of very many."""
    return range(box.left, min(box.right, box.left + MANY) + 1)


def few_rows(box: Box) -> Iterable[int]:
    """The rows of a box, the first of very many."""
    return range(box.top, min(box.bottom, box.top + MANY) + 1)


def moved(box: Box, down: int, right: int) -> Box:
    """The box elsewhere on the sheet."""
    return Box(box.top + down, box.left + right, box.bottom + down, box.right + right)


def column_at(sheet: Sheet, left: float) -> int:
    """The column that lies at a distance from the left edge."""
    starts = [left_of(sheet, number) for number in range(1, 100)]
    return bisect_right(starts, left)
