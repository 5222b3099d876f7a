"""Cells copied, pasted and continued."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import datetime as dt
from copy import copy as shallow
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell
from openpyxl.formula.translate import Translator

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import clipped, content, inside, make, set_style, stored, style
from fae_xlwings.engine.contract import refuse
from fae_xlwings.engine.formulas import set_formula
from fae_xlwings.engine.merged_cells import merged_areas, set_merged_areas
from fae_xlwings.engine.values import cell_value, write

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

# What a paste brings: values, formulas, formats.
KINDS = {
    "all": ("content", "look"),
    "all_except_borders": ("content", "look"),
    "all_merging_conditional_formats": ("content", "look"),
    "all_using_source_theme": ("content", "look"),
    "formats": ("look",),
    "formulas": ("content",),
    "formulas_and_number_formats": ("content", "look"),
    "values": ("value",),
    "values_and_number_formats": ("value", "look"),
}


def copy(rng: "Range", destination: Any) -> None:
    """The cells copied to a range, or remembered by the app until they are pasted."""
    if destination is None:
        rng.sheet.book.app.clipboard = rng
    else:
        paste_cells(rng, destination.impl, "all", skip_blanks=False, transpose=False)


def paste(rng: "Range", kind: str, operation: str | None, *, skip_blanks: bool, transpose: bool) -> None:
    """What was copied last, pasted at the range."""
    source = rng.sheet.book.app.clipboard
    if source is None:
        raise ValueError("Rien n'a été copié : Range.copy() d'abord.")
    if operation is not None:
        refuse(f"Range.paste(operation={operation!r})")
    paste_cells(source, rng, kind, skip_blanks=skip_blanks, transpose=transpose)


def paste_cells(source: "Range", target: "Range", kind: str, *, skip_blanks: bool, transpose: bool) -> None:
    """The cells of one range put over another, repeated when the target is a multiple of the source."""
    if kind not in KINDS:
        refuse(f"Range.paste({kind!r})")
    area = clipped(source.worksheet, source.area)
    shape = (area.ncols, area.nrows) if transpose else (area.nrows, area.ncols)
    held = _held(source, area)
    for row in range(0, _repeated(target.area.nrows, shape[0]), shape[0]):
        for column in range(0, _repeated(target.area.ncols, shape[1]), shape[1]):
            place = Area(target.row + row, target.column + column, *shape)
            _put(held, target, place, kind, skip_blanks=skip_blanks, transpose=transpose)
    if "look" in KINDS[kind] and not transpose:
        _copy_merges(source, area, target)


def _repeated(wanted: int, size: int) -> int:
    return wanted if wanted % size == 0 else size


def _held(source: "Range", area: Area) -> list[list[Cell | None]]:
    """The cells as they were before the paste, which may overlap them."""
    cells = stored(source.worksheet)
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    return [[shallow(cell) if (cell := cells.get((row, column))) else None for column in columns] for row in rows]


def _put(
    held: list[list[Cell | None]], target: "Range", place: Area, kind: str, *, skip_blanks: bool, transpose: bool
) -> None:
    for down, line in enumerate(held):
        for right, cell in enumerate(line):
            row, column = (down, right) if not transpose else (right, down)
            if not (skip_blanks and content(cell) is None):
                _put_cell(cell, target, place.row + row, place.column + column, kind)


def _put_cell(cell: Cell | None, target: "Range", row: int, column: int, kind: str) -> None:
    new = make(target.worksheet, row, column)
    parts = KINDS[kind]
    if "look" in parts:
        set_style(new, None if cell is None else style(cell))
    if "content" in parts:
        _put_content(cell, new)
    if "value" in parts:
        shown = None if cell is None else _shown(cell)
        write(target.worksheet, Area(row, column), f"'{shown}" if isinstance(shown, str) and shown else shown)


def _shown(cell: Cell) -> Any:
    value: Any = cell._value
    return getattr(value, "cached", None) if cell.data_type == "f" else value


def _put_content(cell: Any, new: Any) -> None:
    if cell is None:
        new._value, new.data_type = None, "n"
        return
    new._value, new.data_type = cell._value, cell.data_type
    if cell.data_type == "f" and isinstance(cell._value, str):
        moved = Translator(cell._value, cell.coordinate).translate_formula(new.coordinate)
        set_formula(new, moved, getattr(cell._value, "cached", None) if moved == cell._value else None)
    new._hyperlink = shallow(cell._hyperlink)
    if new._hyperlink is not None:
        new._hyperlink.ref = new.coordinate
    new.comment = shallow(cell.comment) if cell.comment is not None else None


def _copy_merges(source: "Range", area: Area, target: "Range") -> None:
    rows, columns = target.row - area.row, target.column - area.column
    moved = [each.moved(rows, columns) for each in merged_areas(source.worksheet) if area.holds(each)]
    if moved:
        place = Area(target.row, target.column, area.nrows, area.ncols)
        kept = [each for each in merged_areas(target.worksheet) if not each.meets(place)]
        set_merged_areas(target.worksheet, [*kept, *moved])


SERIES = ("fill_default", "fill_series", "fill_days", "linear_trend", "fill_copy", "fill_formats", "fill_values")


def autofill(rng: "Range", destination: "Range", kind: str) -> None:
    """The cells continued over a larger range that begins with them: copied, or as a series of numbers or days."""
    if kind not in SERIES:
        refuse(f"Range.autofill({kind!r})")
    source, area = rng.area, destination.area
    if (area.row, area.column) != (source.row, source.column):
        refuse("Range.autofill (vers le haut ou la gauche)")
    downward = area.nrows > source.nrows
    looks = "formats" if kind == "fill_formats" else ("values" if kind == "fill_values" else "all")
    lines = range(source.ncols if downward else source.nrows)
    for line in lines:
        _continue_line(rng, area, line, downward=downward, kind=kind, looks=looks)


def _continue_line(rng: "Range", area: Area, line: int, *, downward: bool, kind: str, looks: str) -> None:
    source = rng.area
    length, size = (area.nrows, source.nrows) if downward else (area.ncols, source.ncols)
    spots = [
        (source.row + n, source.column + line) if downward else (source.row + line, source.column + n)
        for n in range(length)
    ]
    values = [cell_value(rng.worksheet, *spot) for spot in spots[:size]]
    formulas = any(cell.data_type == "f" for spot in spots[:size] for cell in inside(rng.worksheet, Area(*spot)))
    for number in range(size, length):
        paste_cells(rng.at(*spots[number % size]), rng.at(*spots[number]), looks, skip_blanks=False, transpose=False)
        if looks == "all" and kind != "fill_copy" and not formulas:
            following = _following(values, number, force=kind != "fill_default")
            if following is not None:
                write(rng.worksheet, Area(*spots[number]), following)


def _following(values: list[Any], number: int, *, force: bool) -> Any:
    """The value at that rank of the series that the values begin, `None` when they are only to be repeated."""
    if all(isinstance(value, dt.datetime) for value in values):
        step = values[1] - values[0] if len(values) > 1 else dt.timedelta(days=1)
        return values[0] + step * number
    if not all(isinstance(value, float) for value in values) or (len(values) == 1 and not force):
        return None
    if len(values) == 1:
        return values[0] + number
    slope = (values[-1] - values[0]) / (len(values) - 1)
    return values[0] + slope * number
