"""Moving over a sheet as Ctrl and the arrows do: to the end of a block, around it, over a table."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from openpyxl.worksheet.views import Selection

from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area, between
from fae_xlwings.engine.cells import content, stored, used
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.values import cell_value

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

_STEPS = {"d": (1, 0), "u": (-1, 0), "r": (0, 1), "l": (0, -1)}


def select(rng: "Range") -> None:
    """The range made the selection of its sheet, which is shown."""
    rng.sheet.activate()
    view = rng.worksheet.sheet_view
    selection = Selection(activeCell=rng.area.reference.partition(":")[0], sqref=rng.area.reference)
    pane = view.pane.activePane if view.pane else None
    selection.pane = pane
    view.selection = [*(each for each in view.selection if each.pane != pane), selection]
    rng.sheet.book.app.selected = rng


def end(worksheet: Worksheet, row: int, column: int, direction: str) -> Area:
    """The cell that Ctrl and an arrow reach from a cell, in a direction such as « down » or « r »."""
    down, right = _STEPS[direction[0]]
    limit = used(worksheet)
    cells = stored(worksheet)

    def filled(spot: tuple[int, int]) -> bool:
        return content(cells.get(spot)) is not None

    def onward(spot: tuple[int, int]) -> tuple[int, int]:
        return spot[0] + down, spot[1] + right

    def beyond(spot: tuple[int, int]) -> bool:
        return not (1 <= spot[0] <= limit.last_row and 1 <= spot[1] <= limit.last_column)

    spot = _walk((row, column), onward, filled, beyond)
    return Area(*spot) if spot else _edge(row, column, direction[0])


Spot = tuple[int, int]


def _walk(
    start: Spot, onward: Callable[[Spot], Spot], filled: Callable[[Spot], bool], beyond: Callable[[Spot], bool]
) -> Spot | None:
    spot = start
    if filled(spot) and filled(onward(spot)):
        while filled(onward(spot)):
            spot = onward(spot)
        return spot
    spot = onward(spot)
    while not filled(spot):
        if beyond(spot):
            return None
        spot = onward(spot)
    return spot


def _edge(row: int, column: int, direction: str) -> Area:
    return {
        "d": Area(MAX_ROWS, column),
        "u": Area(1, column),
        "r": Area(row, MAX_COLUMNS),
        "l": Area(row, 1),
    }[direction]


def expand(worksheet: Worksheet, area: Area, mode: str) -> Area:
    """The area widened « down », « right » or both (« table »), its first cell counting as filled."""
    if mode in ("down", "d", "vertical"):
        return between(area.row, area.column, _last_filled(worksheet, area.row, area.column, 1, 0), area.last_column)
    if mode in ("right", "r", "horizontal"):
        return between(area.row, area.column, area.last_row, _last_filled(worksheet, area.row, area.column, 0, 1))
    if mode != "table":
        raise ValueError(f"« {mode} » n'est pas une façon d'étendre une plage : table, down ou right.")
    bottom = _last_filled(worksheet, area.row, area.column, 1, 0)
    return between(area.row, area.column, bottom, _last_filled(worksheet, area.row, area.column, 0, 1))


def _last_filled(worksheet: Worksheet, row: int, column: int, down: int, right: int) -> int:
    while cell_value(worksheet, row + down, column + right) not in (None, ""):
        row, column = row + down, column + right
    return row if down else column


def current_region(worksheet: Worksheet, area: Area) -> Area:
    """The block around the first cell, bounded by empty rows and columns."""
    rows: dict[int, list[int]] = {}
    for (row, column), cell in stored(worksheet).items():
        if content(cell) is not None:
            rows.setdefault(row, []).append(column)
    top, left, bottom, right = area.row, area.column, area.row, area.column

    def touches(first: int, last: int, west: int, east: int) -> bool:
        return any(west <= column <= east for row in range(first, last + 1) for column in rows.get(row, ()))

    while True:
        before = (top, left, bottom, right)
        while touches(bottom + 1, bottom + 1, left - 1, right + 1):
            bottom += 1
        while touches(top - 1, top - 1, left - 1, right + 1):
            top -= 1
        while touches(top - 1, bottom + 1, right + 1, right + 1):
            right += 1
        while touches(top - 1, bottom + 1, left - 1, left - 1):
            left -= 1
        if before == (top, left, bottom, right):
            return between(*before)
