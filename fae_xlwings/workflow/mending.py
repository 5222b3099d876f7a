"""The cells to mend in an open workbook, walked one after the other."""

from dataclasses import dataclass

import xlwings as xw

from fae_xlwings.intake.issues import Issue
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.workflow.places import selected_cells

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stop:
    """A cell to mend on the walk: what is wrong with it, its rank from 1, and how many there are."""

    issue: Issue
    rank: int
    total: int


def select_next(book: xw.Book, analysis: Analysis) -> Stop | None:
    """The cell to mend after the one selected, selected and shown; the first one after the last; None when all is well.

    The cells of the clients' sheet only: a sheet that was not read has nothing to mend.
    """
    sheet = book.sheets[analysis.portfolio.sheet]
    stops = to_mend(analysis)
    if not stops:
        return None
    here = _selected(book, sheet)
    places = list(stops)
    rank = next((rank for rank, place in enumerate(places) if place > here), 0)
    place = places[rank]
    sheet.api.Activate()
    sheet.range(place).api.Select()
    return Stop(stops[place], rank + 1, len(stops))


def to_mend(analysis: Analysis) -> dict[Place, Issue]:
    """The anomalies that ask for something, by row and column, from the top; of two in a cell the worse one."""
    found: dict[Place, Issue] = {}
    for issue in analysis.portfolio.issues:
        if issue.cell and issue.severity != "info" and issue.sheet == analysis.portfolio.sheet:
            area = Area.of(issue.cell)
            place = (area.top, area.left)
            if place not in found or issue.severity == "error":
                found[place] = issue
    return dict(sorted(found.items()))


def _selected(book: xw.Book, sheet: xw.Sheet) -> Place:
    """The row and column of the cell selected on a sheet; before the first one when another sheet is in front."""
    selection = selected_cells(book)
    if selection is None or book.sheets.active.name != sheet.name:
        return (0, 0)
    return (selection.row, selection.column)
