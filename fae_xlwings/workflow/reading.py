"""From a file or an open workbook to an analysis.

An open workbook is one of two: ours, whose sheets show the analysis of its own sheet « Données », or any other,
whose active sheet holds the clients and is left as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import xlwings as xw

from fae_xlwings.domain.columns import APPETENCE, CA, OUTIL
from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.draw.cells import cells_at
from fae_xlwings.draw.filled import filled, formulas_of
from fae_xlwings.draw.names import cells_named
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.intake.grid import Grid, read_grids
from fae_xlwings.intake.headers import find_header
from fae_xlwings.intake.parameters_sheet import read_day, read_entries, read_parameters, read_texts
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.sheets import CLIENTS_TABLE, DONNEES, EXPORTS, LIVRABLES, PARAMETRES
from fae_xlwings.views.pages.scoring import as_excel_reads
from fae_xlwings.views.words.addresses import Area, spanning
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.history import read_history
from fae_xlwings.views.words.plan import Value

PACKAGE = Path(__file__).parents[1]
EXAMPLE = "portefeuille_exemple.csv"
ENTRY_PREFIX = "i_"
READ_BACK = (DONNEES, PARAMETRES, EXPORTS, LIVRABLES)
DAY_KEY = "date_analyse"
OURS_ENDS = (".xlsx", ".xlsm")


class Day(NamedTuple):
    """The day of an analysis, and whether it follows that of the computer."""

    on: date
    follows: bool = True


def example() -> Path:
    """The example portfolio: beside the package in a checkout, inside it once installed."""
    places = (PACKAGE / "workbook" / EXAMPLE, PACKAGE.parent / "workbook" / EXAMPLE)
    return next((place for place in places if place.is_file()), places[0])


def read(path: Path, today: date, deadline: date | None = None, *, follows: bool = True) -> Analysis:
    """The analysis of a portfolio file on a day; raises `InputError` when there is nothing to read.

    The day is that of the computer, which its workbook `follows`, unless it was asked for.
    """
    return _analysis(read_grids(path), Day(today, follows), deadline)


def read_dated(path: Path, otherwise: date, day: date | None = None, parameters: Parameters | None = None) -> Analysis:
    """The analysis of a portfolio file on the day given, else on that of its last analysis, else on the other.

    A file that has no parameters of its own is read by those given, if any.
    """
    grids = read_grids(path)
    on = Day(day or read_day(grids, DAY_KEY) or otherwise, follows=False)
    found = _analysis(grids, on)
    if parameters is None or read_entries(grids):
        return found
    return analyse(found.portfolio, on.on, parameters, found.deadline)


def read_closed(path: Path, today: date, *, follows: bool = True) -> Analysis:
    """The analysis of a file; of a workbook of ours as its pages show it, with what was typed on them."""
    if path.suffix.lower() in OURS_ENDS and path.is_file():
        book = open_book(path)
        if is_ours(book):
            found = as_excel_reads(_read_ours(book, today))
            return found if follows else _on(found, today)
    return read(path, today, follows=follows)


def _on(analysis: Analysis, day: date) -> Analysis:
    return replace(analysis, calendar=calendar(day, analysis.parameters, analysis.deadline), follows=False)


def read_book(book: xw.Book, today: date) -> Analysis:
    """The analysis of an open workbook, its sheet « Paramètres » obeyed; `InputError` without clients to read."""
    return _read_ours(book, today) if is_ours(book) else _analysis(_other_grids(book), Day(today))


def read_active(book: xw.Book, today: date) -> Analysis:
    """The analysis of the clients that can be scored where they stand: ours, or those of the active sheet.

    Raises `InputError` for a sheet that does not look like a portfolio: scores are not written beside just anything.
    """
    if is_ours(book):
        return _read_ours(book, today)
    sheet = book.sheets.active
    active = grid(sheet)
    if not _is_portfolio(active):
        raise InputError(
            f"La feuille « {sheet.name} » n'est pas un portefeuille : il y faut une ligne de titres avec NOM et "
            f"{CA}, {OUTIL} ou {APPETENCE}. Affichez la feuille de vos clients, puis recommencez.",
        )
    return _analysis([active, *_parameter_grids(book)], Day(today))


def is_ours(book: xw.Book) -> bool:
    """Whether a workbook is the product's own: its table of clients on « Données », and the sheet « Paramètres »."""
    names = {sheet.name for sheet in book.sheets}
    return {DONNEES, PARAMETRES} <= names and CLIENTS_TABLE in {table.name for table in book.sheets[DONNEES].tables}


def has_parameters(book: xw.Book) -> bool:
    """Whether a workbook has our sheet « Paramètres », and not one of its own by the same name."""
    return bool(read_entries(_parameter_grids(book)))


def _is_portfolio(candidate: Grid) -> bool:
    header = find_header(candidate.cells)
    return header is not None and not {CA, OUTIL, APPETENCE}.isdisjoint(header.columns)


def _other_grids(book: xw.Book) -> list[Grid]:
    """The active sheet when it is a portfolio, else every sheet to look for one."""
    active = grid(book.sheets.active)
    return [active, *_parameter_grids(book)] if _is_portfolio(active) else [grid(sheet) for sheet in book.sheets]


def _parameter_grids(book: xw.Book) -> list[Grid]:
    return [grid(sheet) for sheet in book.sheets if sheet.name == PARAMETRES]


def read_again(book: xw.Book, before: Analysis) -> Analysis:
    """The analysis of our own workbook once its clients have changed, and nothing that was typed on its pages."""
    return _read_ours(book, before.today, before.inputs)


def _read_ours(book: xw.Book, today: date, inputs: Mapping[str, Value] | None = None) -> Analysis:
    """The analysis of our own workbook, with what the user typed on its pages unless that is known."""
    grids = [grid(sheet) for sheet in book.sheets if sheet.name in READ_BACK]
    found = _analysis(grids, _day(book, grids, today))
    return standing(replace(found, inputs=_inputs(book) if inputs is None else inputs))


def read_with_defaults(book: xw.Book, today: date) -> Analysis:
    """The analysis of an open workbook by the parameters as delivered, whatever its own have become; texts stay."""
    ours = is_ours(book)
    grids = [grid(sheet) for sheet in book.sheets if sheet.name in READ_BACK] if ours else _other_grids(book)
    delivered = DEFAULTS.with_texts(read_texts(grids))
    history = read_history(grids)
    found = analyse(from_grids(grids), today, delivered, inputs=_inputs(book), history=history, follows=True)
    return standing(found) if ours else found


def standing(analysis: Analysis) -> Analysis:
    """The analysis of clients that stay where they are: the index of `scored` is their place in the table, from 0.

    Rows left blank between two clients count: pages point at clients by that place.
    """
    first = analysis.portfolio.header_row + 1
    return replace(analysis, scored=analysis.scored.set_axis([row - first for row in analysis.portfolio.rows]))


def _day(book: xw.Book, grids: Sequence[Grid], today: date) -> Day:
    """The date that the user typed over the formula of the day; that of the computer until then, or once emptied."""
    typed, place = read_day(grids, DAY_KEY), read_entries(grids).get(DAY_KEY)
    if typed is None or place is None or str(cells_at(book.sheets[0], place.address).formula).startswith("="):
        return Day(today)
    return Day(typed, follows=False)


def _inputs(book: xw.Book) -> dict[str, Value]:
    """What was typed in the cells named `i_<key>`; one that still follows a formula holds nothing of the user's."""
    pages: dict[str, dict[str, Area]] = {}
    for key, sheet, cell in cells_named(book, ENTRY_PREFIX):
        pages.setdefault(sheet, {})[key] = cell
    read = (_typed(book.sheets[sheet], cells) for sheet, cells in pages.items())
    return {key: value for page in read for key, value in page.items()}


def _typed(sheet: xw.Sheet, cells: Mapping[str, Area]) -> dict[str, Value]:
    """What cells of a sheet hold that are not formulas, all read at once."""
    whole = spanning(cells.values())
    found = sheet.range(str(whole))
    formulas = formulas_of(found)
    values = rows_as_in_a_file(found.options(ndim=2).value)
    spots = {key: (cell.top - whole.top, cell.left - whole.left) for key, cell in cells.items()}
    typed = {key: spot for key, spot in spots.items() if not str(formulas[spot[0]][spot[1]]).startswith("=")}
    return {key: values[row][column] for key, (row, column) in typed.items()}  # pyright: ignore[reportReturnType]


def _analysis(grids: Sequence[Grid], day: Day, deadline: date | None = None) -> Analysis:
    target = deadline or read_day(grids, "echeance")
    parameters, history = read_parameters(grids), read_history(grids)
    return analyse(from_grids(grids), day.on, parameters, target, history=history, follows=day.follows)


def parameters_of(book: xw.Book) -> Parameters:
    """The parameters in force in an open workbook, the defaults where it has no sheet « Paramètres »."""
    return read_parameters(_parameter_grids(book))


def grid(sheet: xw.Sheet) -> Grid:
    """The filled cells of an open sheet; a formula that failed shows its error, as in a file."""
    cells = filled(sheet)
    values = rows_as_in_a_file(cells.options(ndim=2, err_to_str=True).value)
    return Grid(sheet.name, values, cells.row, cells.column)
