"""Cells found and replaced by text, and picked by what they hold."""

# pyright: reportPrivateUsage=false

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fae_xlwings.engine import formula_text
from fae_xlwings.engine.addresses import Area, spanning
from fae_xlwings.engine.cells import clipped, content, inside, stored
from fae_xlwings.engine.values import CellError, cell_value, write

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

Spot = tuple[int, int]


def find(rng: "Range", text: str, *, whole: bool, backward: bool, order: str, case: bool) -> Spot | None:
    """The first cell that shows the text, `*` and `?` standing for any; `None` when no cell does."""
    matches = _pattern(text, whole=whole, case=case)
    spots = [(cell.row, cell.column) for cell in inside(rng.worksheet, rng.area) if content(cell) is not None]
    if order != "rows":
        spots.sort(key=lambda spot: (spot[1], spot[0]))
    ordered = reversed(spots) if backward else spots
    return next((spot for spot in ordered if matches(_shown(cell_value(rng.worksheet, *spot)))), None)


def _pattern(text: str, *, whole: bool, case: bool) -> Callable[[str], bool]:
    wild = re.sub(r"\\([*?])", lambda found: ".*" if found[1] == "*" else ".", re.escape(text))
    plain = re.sub(r"\\~(?:\.\*|\.)", lambda found: r"\*" if "*" in found[0] else r"\?", wild)
    pattern = re.compile(plain, (0 if case else re.IGNORECASE) | re.DOTALL)
    return lambda shown: bool(pattern.fullmatch(shown) if whole else pattern.search(shown))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, float) else str(value if value is not None else "")


def replace_all(rng: "Range", old: str, new: str, *, whole: bool, case: bool) -> None:
    """The text replaced in constants and formulas; what results is read as if typed."""
    pattern = re.compile(re.escape(old), 0 if case else re.IGNORECASE)
    for cell in inside(rng.worksheet, rng.area):
        before = formula_text.text(cell, rng.worksheet)
        if not before or (whole and not pattern.fullmatch(before)):
            continue
        after = pattern.sub(lambda _: new, before)
        if after != before:
            write(rng.worksheet, Area(cell.row, cell.column), after)


def special(rng: "Range", cell_type: str, value_type: str | None) -> list[Area]:
    """The « blanks », « constants », « formulas » or « visible » cells, joined into rectangles."""
    area = clipped(rng.worksheet, rng.area)
    wanted = {"blanks": _is_blank, "constants": _is_constant, "formulas": _is_formula, "visible": _is_visible}[
        cell_type
    ]
    rows, columns = range(area.row, area.last_row + 1), range(area.column, area.last_column + 1)
    spots = [
        (row, column)
        for row in rows
        for column in columns
        if wanted(rng, (row, column)) and _is_kind(rng, (row, column), value_type)
    ]
    return _joined(spots)


def _is_blank(rng: "Range", spot: Spot) -> bool:
    return content(stored(rng.worksheet).get(spot)) is None


def _is_formula(rng: "Range", spot: Spot) -> bool:
    cell = stored(rng.worksheet).get(spot)
    return cell is not None and cell.data_type == "f"


def _is_constant(rng: "Range", spot: Spot) -> bool:
    return not _is_blank(rng, spot) and not _is_formula(rng, spot)


def _is_visible(rng: "Range", spot: Spot) -> bool:
    cell = rng.at(*spot)
    return not (cell.row_hidden or cell.column_hidden)


def _is_kind(rng: "Range", spot: Spot, kind: str | None) -> bool:
    value = cell_value(rng.worksheet, *spot)
    error, logical = isinstance(value, CellError), isinstance(value, bool)
    kinds = {
        None: True,
        "errors": error,
        "logical": logical,
        "text": isinstance(value, str) and not error,
        "numbers": value is not None and not (error or logical or isinstance(value, str)),
    }
    return kinds[kind]


def _joined(spots: list[Spot]) -> list[Area]:
    """Runs of neighbours in a row, then equal runs of following rows, made one area."""
    runs: list[Area] = []
    for row, column in spots:
        last = runs[-1] if runs else None
        if last is not None and last.row == row and last.last_column == column - 1:
            runs[-1] = Area(row, last.column, 1, last.ncols + 1)
        else:
            runs.append(Area(row, column))
    areas: list[Area] = []
    for run in runs:
        above = next((each for each in areas if _continues(each, run)), None)
        if above is None:
            areas.append(run)
        else:
            areas[areas.index(above)] = spanning(above, run)
    return areas


def _continues(area: Area, run: Area) -> bool:
    return (area.column, area.ncols, area.last_row + 1) == (run.column, run.ncols, run.row)
