"""Merged cells: an area shown as one cell, its first."""

# Covered cells are kept as ordinary empty cells: openpyxl's own kind cannot be written to after unmerging.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from fae_xlwings.engine.addresses import Area, between
from fae_xlwings.engine.cells import make, stored
from fae_xlwings.engine.looks.stored import Worksheet


def merged_areas(worksheet: Worksheet) -> list[Area]:
    """The merged areas, from top to bottom."""
    ranges = worksheet.merged_cells.ranges
    areas = (between(each.min_row, each.min_col, each.max_row, each.max_col) for each in ranges)
    return sorted(areas, key=lambda area: (area.row, area.column))


def set_merged_areas(worksheet: Worksheet, areas: list[Area]) -> None:
    """The merged areas replaced by these, those of a single cell left out."""
    ranges = [CellRange(area.reference) for area in areas if area.nrows * area.ncols > 1]
    worksheet.merged_cells = MultiCellRange(ranges)


def merge(worksheet: Worksheet, area: Area, *, across: bool = False) -> None:
    """The area, or each of its rows, merged; as in Excel only the first value stays."""
    if across:
        for row in range(area.row, area.last_row + 1):
            merge(worksheet, Area(row, area.column, 1, area.ncols))
        return
    _keep_first_value(worksheet, area)
    others = [each for each in merged_areas(worksheet) if not each.meets(area)]
    set_merged_areas(worksheet, [*others, area])


def _keep_first_value(worksheet: Worksheet, area: Area) -> None:
    cells = stored(worksheet)
    spots = [(r, c) for r in range(area.row, area.last_row + 1) for c in range(area.column, area.last_column + 1)]
    filled = [cells[spot] for spot in spots if spot in cells and cells[spot]._value is not None]
    if not filled:
        return
    value, kind = filled[0]._value, filled[0].data_type
    for cell in filled:
        cell._value, cell.data_type = None, "n"
    first = make(worksheet, area.row, area.column)
    first._value, first.data_type = value, kind


def unmerge(worksheet: Worksheet, area: Area) -> None:
    """The merged areas that touch the area made single cells again."""
    set_merged_areas(worksheet, [each for each in merged_areas(worksheet) if not each.meets(area)])


def merged_at(worksheet: Worksheet, row: int, column: int) -> Area:
    """The merged area that holds a cell, the cell alone when none does."""
    spot = Area(row, column)
    return next((each for each in merged_areas(worksheet) if each.holds(spot)), spot)


def is_merged(worksheet: Worksheet, area: Area) -> bool | None:
    """Whether all cells of an area are merged, `None` when some are."""
    touching = [each for each in merged_areas(worksheet) if each.meets(area)]
    if not touching:
        return False
    covered = sum(each.common(area).nrows * each.common(area).ncols for each in touching)
    return True if covered == area.nrows * area.ncols else None


def free_covered_cells(worksheet: Worksheet) -> None:
    """The covered cells of a loaded sheet made ordinary cells of the same look."""
    cells = stored(worksheet)
    covered = [spot for spot, cell in cells.items() if isinstance(cell, MergedCell)] if merged_areas(worksheet) else []
    for row, column in covered:
        cell = Cell(worksheet, row, column)
        cell._style = cells[row, column]._style
        cells[row, column] = cell
