"""Widths, heights and positions on a sheet, in characters, points, and the file's own units."""

from bisect import bisect_right
from collections.abc import Iterator

from fae_xlwings.engine.base.addresses import MAX_COLUMNS, MAX_ROWS, Area
from fae_xlwings.engine.base.tree import assign, children, flag
from fae_xlwings.engine.base.xml import Node, etree, tag
from fae_xlwings.engine.sheet.sheet_part import SheetPart

# Calibri 11: a digit is 7 pixels wide, a cell keeps 5 for its margins (ECMA-376, 18.3.1.13).
DIGIT = 7
MARGIN = 5
POINTS_PER_PIXEL = 0.75
EMU_PER_POINT = 12_700
DEFAULT_HEIGHT = 15.0
# What Excel writes for its standard 8.43 characters of Calibri 11.
DEFAULT_WIDTH = 9.140625


def from_characters(characters: float) -> float:
    """The width in the file's measure of a width in characters."""
    pixels = characters * (DIGIT + MARGIN) if characters < 1 else int(characters * DIGIT + 0.5) + MARGIN
    return int(pixels / DIGIT * 256) / 256


def to_pixels(width: float) -> int:
    """The pixels of a width in the file's measure."""
    return int((256 * width + int(128 / DIGIT)) / 256 * DIGIT)


def default_width(sheet: SheetPart) -> float:
    """The width, in the file's measure, of a column that the sheet does not describe."""
    return _said(sheet.find("sheetFormatPr"), "defaultColWidth", DEFAULT_WIDTH)


def default_height(sheet: SheetPart) -> float:
    """The height of a row that the sheet does not describe."""
    return _said(sheet.find("sheetFormatPr"), "defaultRowHeight", DEFAULT_HEIGHT)


def _said(node: Node | None, name: str, usual: float) -> float:
    return float((None if node is None else node.get(name)) or usual)


def _described(sheet: SheetPart) -> Iterator[tuple[int, int, Node]]:
    """The columns that the sheet describes: the first and last of each group, and what is said of it."""
    for node in children(sheet.find("cols"), "col"):
        yield int(node.get("min")), int(node.get("max")), node


def column_block(sheet: SheetPart, first: int, last: int) -> list[Node]:
    """The descriptions of exactly these columns, to be changed: split from their neighbours', made where missing."""
    cols = sheet.place("cols")
    for low, high, node in list(_described(sheet)):
        for bound in (first, last + 1):
            if low < bound <= high:
                twin = etree.fromstring(etree.tostring(node))
                node.addprevious(twin)
                assign(twin, max=bound - 1)
                assign(node, min=bound)
                low = bound  # noqa: PLW2901 - what is left of the group
    for low, high in _undescribed(sheet, first, last):
        assign(etree.SubElement(cols, tag("col")), min=low, max=high, width=default_width(sheet))
    cols[:] = sorted(cols, key=lambda node: int(node.get("min")))
    return [node for low, high, node in _described(sheet) if first <= low and high <= last]


def _undescribed(sheet: SheetPart, first: int, last: int) -> list[tuple[int, int]]:
    gaps: list[tuple[int, int]] = []
    column = first
    for low, high in sorted((low, high) for low, high, _ in _described(sheet)):
        if high < column or low > last:
            continue
        if low > column:
            gaps.append((column, low - 1))
        column = high + 1
    return [*gaps, (column, last)] if column <= last else gaps


def set_column_width(sheet: SheetPart, area: Area, characters: float) -> None:
    """The width in characters given to every column of an area, which shows again."""
    for node in column_block(sheet, area.column, area.last_column):
        assign(node, hidden=None, width=from_characters(characters), customWidth=True)


def hide_columns(sheet: SheetPart, area: Area, *, hidden: bool) -> None:
    """The columns of an area hidden or shown again."""
    for node in column_block(sheet, area.column, area.last_column):
        assign(node, hidden=True if hidden else None)


def columns_hidden(sheet: SheetPart, area: Area) -> bool | None:
    """Whether every column of an area is hidden, `None` when some are."""
    found = {
        flag(node, "hidden") for low, high, node in _described(sheet) if low <= area.last_column and high >= area.column
    }
    if _undescribed(sheet, area.column, area.last_column):
        found.add(False)
    return found.pop() if len(found) == 1 else None


def outline_columns(sheet: SheetPart, area: Area, level: int) -> None:
    """The columns of an area put at a level of the outline, 1 for those outside of it."""
    sheet_wide = sheet.place("sheetFormatPr")
    deepest = max(level - 1, int(sheet_wide.get("outlineLevelCol", 0)))
    assign(sheet_wide, defaultRowHeight=default_height(sheet), outlineLevelCol=deepest)
    for node in column_block(sheet, area.column, area.last_column):
        assign(node, outlineLevel=level - 1 or None)


def outline_level(sheet: SheetPart, area: Area) -> int:
    """The level in the outline of the first column of an area."""
    found = (node.get("outlineLevel") for low, high, node in _described(sheet) if low <= area.column <= high)
    return int(next(found, None) or 0) + 1


def set_row_height(sheet: SheetPart, area: Area, points: float) -> None:
    """The height in points given to every row of an area, which shows again."""
    if area.whole_columns:
        assign(sheet.place("sheetFormatPr"), defaultRowHeight=points, customHeight=True)
        return
    for row in range(area.row, area.last_row + 1):
        line = sheet.edit_line(row)
        line.pop("hidden", None)
        line.update(ht=f"{points:.15g}", customHeight="1")


def free_row_heights(sheet: SheetPart, area: Area) -> None:
    """The rows of an area as high as their contents want."""
    for row in sheet.cells.described():
        if area.row <= row <= area.last_row and "ht" in sheet.cells.line(row):
            line = sheet.edit_line(row)
            del line["ht"]
            line.pop("customHeight", None)


def row_points(sheet: SheetPart, row: int) -> float:
    """The height of a row in points, 0 when hidden."""
    line = sheet.cells.line(row)
    if line.get("hidden") in {"1", "true"}:
        return 0.0
    return float(line.get("ht") or default_height(sheet))


def hide_rows(sheet: SheetPart, area: Area, *, hidden: bool) -> None:
    """The rows of an area hidden or shown again."""
    area = sheet.clipped(area)
    for row in range(area.row, area.last_row + 1):
        line = sheet.edit_line(row)
        line.pop("hidden", None)
        line.update({"hidden": "1"} if hidden else {})


def rows_hidden(sheet: SheetPart, area: Area) -> bool | None:
    """Whether every row of an area is hidden, `None` when some are."""
    area = sheet.clipped(area)
    told = {row for row in _told(sheet) if area.row <= row <= area.last_row and not row_points(sheet, row)}
    if not told:
        return False
    return True if len(told) == area.nrows else None


def _told(sheet: SheetPart) -> list[int]:
    """The rows whose height or hiding the sheet may tell."""
    cells = sheet.cells
    plain = cells.file is None or not (b"ht=" in cells.file.data or b"hidden=" in cells.file.data)
    return sorted(cells.lines) if plain else cells.described()


def left(sheet: SheetPart, column: int) -> float:
    """The distance in points from the sheet's left edge to a column."""
    unsaid = default_width(sheet)
    usual = to_pixels(unsaid)
    pixels = (column - 1) * usual
    for low, high, node in _described(sheet):
        covered = min(high, column - 1) - low + 1
        shown = 0.0 if flag(node, "hidden") else _said(node, "width", unsaid)
        pixels += max(covered, 0) * (to_pixels(shown) - usual)
    return pixels * POINTS_PER_PIXEL


def top(sheet: SheetPart, row: int) -> float:
    """The distance in points from the sheet's top edge to a row."""
    usual = default_height(sheet)
    return (row - 1) * usual + sum(row_points(sheet, each) - usual for each in _told(sheet) if each < row)


def width(sheet: SheetPart, area: Area) -> float:
    """The width of an area in points."""
    return left(sheet, area.last_column + 1) - left(sheet, area.column)


def height(sheet: SheetPart, area: Area) -> float:
    """The height of an area in points."""
    return top(sheet, area.last_row + 1) - top(sheet, area.row)


def spot(sheet: SheetPart, x: float, y: float) -> tuple[int, int, int, int]:
    """The cell of a point given in points from the sheet's corner, and the offset inside it.

    Column, offset, row, offset, as files have them: cells from 0, offsets in their own units (EMU).
    """
    column = bisect_right(range(1, MAX_COLUMNS), x, key=lambda number: left(sheet, number + 1))
    row = bisect_right(range(1, MAX_ROWS), y, key=lambda number: top(sheet, number + 1))
    inside = x - left(sheet, column + 1), y - top(sheet, row + 1)
    return column, round(inside[0] * EMU_PER_POINT), row, round(inside[1] * EMU_PER_POINT)
