"""The cells, rows and columns of an openpyxl sheet as they are stored."""

# The public accessors copy a style on each read; the engine shares styles between cells.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from copy import copy
from typing import Any, cast

from openpyxl.cell.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.cell import column_index_from_string, get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension

from fae_xlwings.engine.addresses import MAX_COLUMNS, Area, between
from fae_xlwings.engine.looks.stored import Worksheet

Cells = dict[tuple[int, int], Any]


def stored(worksheet: Worksheet) -> Cells:
    """The cells that exist, by row and column."""
    return cast("Cells", worksheet._cells)


def content(cell: Cell | None) -> Any:
    """The value as stored, formula text included; `None` for a cell that does not exist."""
    return None if cell is None else cell._value


def style(owner: Any) -> StyleArray | None:
    """The style of a cell, a row or a column; `None` for the workbook's default."""
    return cast("StyleArray | None", owner._style)


def set_style(owner: Any, array: StyleArray | None) -> None:
    """The style given to a cell, a row or a column, shared and never changed in place afterwards."""
    owner._style = array


def inherited(worksheet: Worksheet, row: int, column: int) -> StyleArray | None:
    """The style that a cell written there for the first time takes from its row or its column."""
    line = worksheet.row_dimensions.get(row)
    if line is not None and line.has_style:
        return style(line)
    dimension = find_column(worksheet, column)
    return style(dimension) if dimension is not None and dimension.has_style else None


def make(worksheet: Worksheet, row: int, column: int) -> Cell:
    """The cell at that place, created with the style of its row or column when there is none."""
    cells = stored(worksheet)
    cell = cells.get((row, column))
    if cell is None:
        cell = Cell(worksheet, row, column)
        cell._style = inherited(worksheet, row, column)
        cells[row, column] = cell
    return cell


def inside(worksheet: Worksheet, area: Area) -> list[Cell]:
    """The existing cells of an area, row by row."""
    cells = stored(worksheet)
    if area.nrows * area.ncols > len(cells):
        spots = sorted(spot for spot in cells if _within(area, spot))
        return [cells[spot] for spot in spots]
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    found = (cells.get((row, column)) for row in rows for column in columns)
    return [cell for cell in found if cell is not None]


def _within(area: Area, spot: tuple[int, int]) -> bool:
    return area.row <= spot[0] <= area.last_row and area.column <= spot[1] <= area.last_column


def used(worksheet: Worksheet) -> Area:
    """The area from the first to the last existing cell, A1 when there is none."""
    spots = stored(worksheet)
    if not spots:
        return Area(1, 1)
    rows = {row for row, _ in spots}
    columns = {column for _, column in spots}
    return between(min(rows), min(columns), max(rows), max(columns))


def clipped(worksheet: Worksheet, area: Area) -> Area:
    """The area, whole columns or rows shortened to the last used cell, never to nothing."""
    if not (area.whole_columns or area.whole_rows):
        return area
    limit = used(worksheet)
    bottom = max(limit.last_row, area.row) if area.whole_columns else area.last_row
    right = max(limit.last_column, area.column) if area.whole_rows else area.last_column
    return between(area.row, area.column, bottom, right)


def find_column(worksheet: Worksheet, column: int) -> ColumnDimension | None:
    """What the sheet says of a column: files describe neighbours of equal width together."""
    dimensions = worksheet.column_dimensions
    own = dimensions.get(get_column_letter(column))
    if own is not None and not (own.min and own.max):
        return own
    return next((each for each in dimensions.values() if _covers(each, column)), None)


def _covers(dimension: ColumnDimension, column: int) -> bool:
    if not (dimension.min and dimension.max):
        return column_index_from_string(dimension.index) == column
    return dimension.min <= column <= dimension.max


def column_block(worksheet: Worksheet, first: int, last: int) -> list[ColumnDimension]:
    """The descriptions of exactly these columns, split from their neighbours', created where missing."""
    for bound in (first, last + 1):
        _split(worksheet, bound)
    block = [each for each in worksheet.column_dimensions.values() if first <= _first(each) <= last]
    gaps = _gaps(sorted((_first(each), each.max or _first(each)) for each in block), first, last)
    block += [_describe(worksheet, start, end) for start, end in gaps]
    return block


def _first(dimension: ColumnDimension) -> int:
    return dimension.min or column_index_from_string(dimension.index)


def _split(worksheet: Worksheet, column: int) -> None:
    dimension = find_column(worksheet, column) if column <= MAX_COLUMNS else None
    if dimension is None or _first(dimension) == column:
        return
    tail = _describe(worksheet, column, dimension.max or column)
    for name in ("width", "bestFit", "hidden", "outlineLevel", "collapsed"):
        setattr(tail, name, getattr(dimension, name))
    tail._style = copy(dimension._style)
    dimension.max = column - 1


def _gaps(taken: list[tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    starts = [first, *(end + 1 for _, end in taken)]
    ends = [*(start - 1 for start, _ in taken), last]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start <= end]


def _describe(worksheet: Worksheet, first: int, last: int) -> ColumnDimension:
    letter = get_column_letter(first)
    dimension = ColumnDimension(worksheet, index=letter, min=first, max=last, width=default_width(worksheet))
    worksheet.column_dimensions[letter] = dimension
    return dimension


def default_width(worksheet: Worksheet) -> float:
    """The width, in the file's measure, of a column that the sheet does not describe."""
    # 9.140625 is what Excel writes for its standard 8.43 characters of Calibri 11.
    return worksheet.sheet_format.defaultColWidth or 9.140625
