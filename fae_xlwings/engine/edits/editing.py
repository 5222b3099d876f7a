"""Cells inserted, deleted, moved and cleared, with everything that refers to them following."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from typing import TYPE_CHECKING

from fae_xlwings.engine import hyperlinks, validations
from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area, parse
from fae_xlwings.engine.cells import inside, stored
from fae_xlwings.engine.edits.shifting import Shift, apply
from fae_xlwings.engine.looks.styles import clear_styles
from fae_xlwings.engine.references import rewrite_all
from fae_xlwings.engine.values import clear

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range


def clear_all(rng: "Range") -> None:
    """Values, formats, conditional formats, notes, links and validations removed."""
    clear(rng.worksheet, rng.area)
    for cell in inside(rng.worksheet, rng.area):
        cell.comment = None
    hyperlinks.remove(rng)
    validations.delete(rng)
    rng.conditional_formats.clear()
    clear_styles(rng.worksheet, rng.area)


def insert(rng: "Range", shift: str | None, copy_origin: str | None) -> None:
    """Cells inserted, « down » or « right », looking like those before them (or after, by `copy_origin`)."""
    across = _across(rng.area, shift, {"right": True, "down": False})
    area = rng.area
    if across:
        moved = Shift(area.column, area.ncols, area.row, area.last_row, across=True)
    else:
        moved = Shift(area.row, area.nrows, area.column, area.last_column, across=False)
    apply(rng.worksheet, moved)
    _take_looks(rng, across=across, after=copy_origin == "format_from_right_or_below")


def delete(rng: "Range", shift: str | None) -> None:
    """The cells removed; those below (« up ») or to the right (« left ») take their place."""
    across = _across(rng.area, shift, {"left": True, "up": False})
    area = rng.area
    if across:
        moved = Shift(area.column, -area.ncols, area.row, area.last_row, across=True)
    else:
        moved = Shift(area.row, -area.nrows, area.column, area.last_column, across=False)
    apply(rng.worksheet, moved)


def _across(area: Area, shift: str | None, words: dict[str, bool]) -> bool:
    """Whether cells move sideways; without a word the shape of the area decides, as in Excel."""
    if area.whole_columns or area.whole_rows:
        return area.whole_columns
    return words[shift] if shift else area.nrows > area.ncols


def _take_looks(rng: "Range", *, across: bool, after: bool) -> None:
    """The new cells look like their neighbours before or after."""
    area, cells = rng.area, stored(rng.worksheet)
    step = (area.ncols if across else area.nrows) if after else -1
    models = area.moved(0 if across else step, step if across else 0)
    if min(models.row, models.column) < 1:
        return
    line = Area(models.row, models.column, area.nrows if across else 1, 1 if across else area.ncols)
    for cell in inside(rng.worksheet, line):
        if cell._style is None:
            continue
        for offset in range(area.ncols if across else area.nrows):
            row, column = (cell.row, area.column + offset) if across else (area.row + offset, cell.column)
            if (row, column) not in cells:
                rng.worksheet._get_cell(row, column)._style = cell._style


def move(rng: "Range", target: "Range") -> None:
    """The cells cut and put elsewhere in the book; formulas that refer to them follow, their own stay as they are."""
    source, place = rng.area, Area(target.row, target.column, *rng.shape)
    if place.last_row > MAX_ROWS or place.last_column > MAX_COLUMNS:
        raise ValueError(f"{rng.address} ne tient pas dans la feuille à partir de {target.address}.")
    _refuse_tables(rng, target, place)
    old, new = rng.worksheet, target.worksheet
    taken = [(cell, stored(old).pop((cell.row, cell.column))) for cell in inside(old, source)]
    for spot in [(cell.row, cell.column) for cell in inside(new, place)]:
        del stored(new)[spot]
    home, away = old.title, new.title

    def change(sheet: str, area: Area) -> tuple[str, Area]:
        if sheet.lower() == home.lower() and source.holds(area):
            return away, area.moved(place.row - source.row, place.column - source.column)
        return sheet, area

    for cell, _ in taken:
        cell.parent = new
        cell.row, cell.column = cell.row + place.row - source.row, cell.column + place.column - source.column
        if cell._hyperlink is not None:
            cell._hyperlink.ref = cell.coordinate
        stored(new)[cell.row, cell.column] = cell
    rewrite_all(old.parent, change)


def _refuse_tables(rng: "Range", target: "Range", place: Area) -> None:
    for worksheet, area in ((rng.worksheet, rng.area), (target.worksheet, place)):
        for table in worksheet.tables.values():
            found = parse(table.ref)
            if found is not None and found.meets(area):
                raise NotImplementedError(
                    f"Range.move (tableau « {table.displayName} ») : seul Excel sait le déplacer."
                )
