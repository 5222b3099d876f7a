"""Cell styles changed in bulk: each distinct style is edited once and shared by its cells."""

# Styles live in the workbook's private collections; copying them cell by cell costs seconds on a long column.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from collections.abc import Callable, Iterable
from copy import copy
from typing import Any

from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import column_block, content, inherited, inside, make, set_style, stored, style
from fae_xlwings.engine.looks.stored import Workbook, Worksheet

Edit = Callable[[StyleArray, Workbook], None]

PARTS = {
    "font": ("_fonts", "fontId"),
    "fill": ("_fills", "fillId"),
    "border": ("_borders", "borderId"),
    "alignment": ("_alignments", "alignmentId"),
    "protection": ("_protections", "protectionId"),
}

# Numbers 14 and 22 follow the reader's own country; Excel names them in the American way (ECMA-376, 18.8.30).
LOCAL_FORMATS = {14: "m/d/yyyy", 22: "m/d/yyyy h:mm"}
_LOCAL_IDS = {text: number for number, text in LOCAL_FORMATS.items()}


class Restyling:
    """An edit being applied: remembers what each style became."""

    def __init__(self, workbook: Workbook, edit: Edit) -> None:
        self.workbook = workbook
        self.edit = edit
        self.done: dict[bytes, StyleArray] = {}

    def __call__(self, array: StyleArray | None) -> StyleArray:
        """The edited style, the same object for equal styles."""
        key = b"" if array is None else array.tobytes()
        edited = self.done.get(key)
        if edited is None:
            edited = StyleArray() if array is None else copy(array)
            self.edit(edited, self.workbook)
            self.done[key] = edited
        return edited


def restyle(worksheet: Worksheet, area: Area, edit: Edit) -> None:
    """The edit applied to every cell of an area; whole columns and rows keep it for cells to come."""
    restyling = Restyling(worksheet.parent, edit)
    if area.whole_columns:
        _restyle_all(column_block(worksheet, area.column, area.last_column), restyling)
    elif area.whole_rows:
        _restyle_all([worksheet.row_dimensions[row] for row in range(area.row, area.last_row + 1)], restyling)
    if area.whole_columns or area.whole_rows:
        _restyle_all(inside(worksheet, area), restyling)
    else:
        _restyle_cells(worksheet, area, restyling)


def _restyle_all(owners: Iterable[Any], restyling: Restyling) -> None:
    for owner in owners:
        owner._style = restyling(owner._style)


def _restyle_cells(worksheet: Worksheet, area: Area, restyling: Restyling) -> None:
    cells = stored(worksheet)
    for row in range(area.row, area.last_row + 1):
        for column in range(area.column, area.last_column + 1):
            cell = cells.get((row, column)) or make(worksheet, row, column)
            cell._style = restyling(cell._style)


def part_edit(part: str, change: Callable[[Any], Any]) -> Edit:
    """The edit that replaces a style's font, fill, border, alignment or protection by `change` of a copy of it."""
    collection, key = PARTS[part]

    def edit(array: StyleArray, workbook: Workbook) -> None:
        parts = getattr(workbook, collection)
        changed = change(copy(parts[getattr(array, key)]))
        setattr(array, key, parts.add(changed))

    return edit


def attributes_edit(part: str, **values: Any) -> Edit:
    """The edit that sets attributes of one part of a style."""

    def change(item: Any) -> Any:
        for name, value in values.items():
            setattr(item, name, value)
        return item

    return part_edit(part, change)


def number_format_edit(text: str) -> Edit:
    """The edit that sets the number format."""

    def edit(array: StyleArray, workbook: Workbook) -> None:
        array.numFmtId = format_id(workbook, text)

    return edit


def format_id(workbook: Workbook, text: str) -> int:
    """The number under which the workbook keeps a number format."""
    if text in _LOCAL_IDS:
        return _LOCAL_IDS[text]
    if text in BUILTIN_FORMATS_REVERSE:
        return BUILTIN_FORMATS_REVERSE[text]
    return workbook._number_formats.add(text) + BUILTIN_FORMATS_MAX_SIZE


def format_text(workbook: Workbook, number: int) -> str:
    """The number format kept under that number, as Excel names it."""
    if number in LOCAL_FORMATS:
        return LOCAL_FORMATS[number]
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return BUILTIN_FORMATS.get(number, "General")
    return workbook._number_formats[number - BUILTIN_FORMATS_MAX_SIZE]


def quote_edit(*, quoted: bool) -> Edit:
    """The edit that marks a cell as text, like a leading apostrophe, or removes the mark."""

    def edit(array: StyleArray, _: Workbook) -> None:
        array.quotePrefix = int(quoted)

    return edit


def effective(worksheet: Worksheet, row: int, column: int) -> StyleArray:
    """The style that a cell shows, whether or not it exists."""
    cell = stored(worksheet).get((row, column))
    return (style(cell) if cell is not None else inherited(worksheet, row, column)) or StyleArray()


def part(worksheet: Worksheet, row: int, column: int, name: str) -> Any:
    """The font, fill, border, alignment or protection that a cell shows."""
    collection, key = PARTS[name]
    return getattr(worksheet.parent, collection)[getattr(effective(worksheet, row, column), key)]


def common(worksheet: Worksheet, area: Area, read: Callable[[StyleArray], Any]) -> Any:
    """What `read` says of every style in an area, `None` where cells disagree."""
    answers: list[Any] = []
    for array in _distinct(worksheet, area):
        answer = read(array)
        if answer not in answers:
            answers.append(answer)
        if len(answers) > 1:
            return None
    return answers[0] if answers else None


def _distinct(worksheet: Worksheet, area: Area) -> list[StyleArray]:
    found: dict[bytes, StyleArray] = {}
    for cell in inside(worksheet, area):
        array = style(cell) or StyleArray()
        found[array.tobytes()] = array
    return [*found.values(), *_unwritten(worksheet, area, found)]


def _unwritten(worksheet: Worksheet, area: Area, found: dict[bytes, StyleArray]) -> list[StyleArray]:
    if not found:
        return [effective(worksheet, area.row, area.column)]
    full = area.whole_columns or area.whole_rows or area.nrows * area.ncols == len(inside(worksheet, area))
    return [] if full else [effective(worksheet, *_first_gap(worksheet, area))]


def _first_gap(worksheet: Worksheet, area: Area) -> tuple[int, int]:
    cells = stored(worksheet)
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    return next((row, column) for row in rows for column in columns if (row, column) not in cells)


def clear_styles(worksheet: Worksheet, area: Area) -> None:
    """The default style for every cell of an area, empty cells forgotten."""
    owners: list[Any] = column_block(worksheet, area.column, area.last_column) if area.whole_columns else []
    for owner in owners:
        set_style(owner, None)
    for cell in inside(worksheet, area):
        set_style(cell, None)
        if content(cell) is None and cell.comment is None and cell.hyperlink is None:
            del stored(worksheet)[cell.row, cell.column]
