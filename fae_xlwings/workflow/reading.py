"""From a file or an open workbook to an analysis."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlwings as xw

from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.intake.grid import Grid, read_grids
from fae_xlwings.intake.parameters_sheet import read_day, read_parameters
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.views.analysis import Analysis, analyse
from fae_xlwings.views.history import read_history
from fae_xlwings.views.sheets import PARAMETRES

PACKAGE = Path(__file__).parents[1]
EXAMPLE = "portefeuille_exemple.csv"


def example() -> Path:
    """The example portfolio: beside the package in a checkout, inside it once installed."""
    places = (PACKAGE / "workbook" / EXAMPLE, PACKAGE.parent / "workbook" / EXAMPLE)
    return next((place for place in places if place.is_file()), places[0])


def read(path: Path, today: date, deadline: date | None = None) -> Analysis:
    """The analysis of a portfolio file on a day; raises `InputError` when there is nothing to read."""
    return _analysis(read_grids(path), today, deadline)


def read_book(book: xw.Book, today: date) -> Analysis:
    """The analysis of an open workbook, its sheet « Paramètres » obeyed."""
    return _analysis([grid(sheet) for sheet in book.sheets], today)


def _analysis(grids: Sequence[Grid], today: date, deadline: date | None = None) -> Analysis:
    target = deadline or read_day(grids, "echeance")
    return analyse(from_grids(grids), today, read_parameters(grids), target, history=read_history(grids))


def parameters_of(book: xw.Book) -> Parameters:
    """The parameters in force in an open workbook, the defaults where it has no sheet « Paramètres »."""
    return read_parameters([grid(sheet) for sheet in book.sheets if sheet.name == PARAMETRES])


def grid(sheet: xw.Sheet) -> Grid:
    """The used cells of an open sheet."""
    used = sheet.used_range
    values = used.options(ndim=2).value
    return Grid(sheet.name, values, used.row, used.column)
