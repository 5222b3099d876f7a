"""The table of clients within the sheets: which sheet, which header row, which rows are clients."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from fae_xlwings.domain.columns import NOM, REQUIRED
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.headers import SEARCHED_ROWS, HeaderRow, find_header
from fae_xlwings.intake.rows import Aside, Sorted, sort_rows
from fae_xlwings.intake.words import header_key, one_line, shown
from fae_xlwings.sheets import DONNEES, SHEETS

OTHER_COLUMNS = 2
"""How many of our columns must stand beside NOM for a sheet to be a portfolio."""
LISTED_SHEETS, LISTED_HEADERS = 6, 8

# fmt: off
OWN_PAGES = frozenset(map(header_key, {*SHEETS} - {DONNEES}))
NO_PORTFOLIO = frozenset(map(header_key, (
    "Instructions", "Mode d'emploi", "Lisez-moi", "Aide", "Notice", "Listes", "Liste", "Listes déroulantes", "Valeurs",
    "Référentiel", "Légende", "Sommaire", "Paramètres", "Exemple", "Exemples", "Modèle", "Template", "README",
)))
# fmt: on
"""Sheets that speak of the columns without being a portfolio: they are read where no other sheet fits."""

_YEAR = re.compile(r"(?:19|20)\d\d")

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """Another sheet that looks like a portfolio and is not read."""

    sheet: str
    clients: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The table found in a grid: positions (from 0) of its header and of its clients, and the rows set aside.

    `columns` holds the values column by column, a client after the other.
    """

    grid: Grid
    header: HeaderRow
    rows: tuple[int, ...]
    aside: tuple[Aside, ...]
    columns: tuple[Values, ...]
    fallback: bool
    others: tuple[Other, ...] = ()

    def values(self, name: str) -> Values:
        """The values of one of our columns, a client after the other; empty cells if the column is absent."""
        column = self.header.columns.get(name)
        return (None,) * len(self.rows) if column is None else self.columns[column]

    def where(self, name: str, client: int) -> str:
        """The address within the sheet of a client's value."""
        return self.grid.cell(self.rows[client], self.header.columns[name])


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sheet with headers, its rows sorted."""

    grid: Grid
    header: HeaderRow
    columns: tuple[Values, ...]
    rows: Sorted

    @property
    def is_portfolio(self) -> bool:
        return len(self.header.columns) > OTHER_COLUMNS

    @property
    def is_named(self) -> bool:
        return header_key(self.grid.sheet).startswith(header_key(DONNEES)) and self.is_portfolio

    @property
    def merit(self) -> tuple[object, ...]:
        """What makes a sheet the one to read, the weightiest first; the first sheet wins over its like."""
        key = header_key(self.grid.sheet)
        exact = self.is_named and key == header_key(DONNEES)
        speaks = key in NO_PORTFOLIO and not exact
        years = [int(year) for year in _YEAR.findall(self.grid.sheet)]
        seen = not self.grid.hidden
        alike = key.startswith(header_key(DONNEES))
        filled, year = self.rows.clients != (), max(years, default=0)
        return (seen, not speaks, filled, self.is_named, exact, self.header.weight, alike, year)


def find_table(grids: Sequence[Grid]) -> Table:
    """The table of clients: in « Données » if it is one, else in the visible sheet with most of our columns.

    Raises `InputError` when there is nothing to read, or no row of headers with NOM.
    """
    if not any(grid.cells for grid in grids):
        raise InputError(_nothing_to_read(grids))
    candidates = [candidate for grid in grids if (candidate := _candidate(grid))]
    if not candidates:
        raise InputError(_no_header(grids))
    best = max(candidates, key=lambda candidate: candidate.merit)
    if _lies_down(best):
        raise InputError(_turn_it(best.grid))
    others = tuple(_other(each) for each in candidates if each is not best and _is_another(each, grids))
    return _table(best, others)


def _candidate(grid: Grid) -> _Candidate | None:
    header = find_header(grid.cells)
    if header is None:
        return None
    columns = _transposed(grid.cells[header.position + 1 :], len(header.labels))
    return _Candidate(grid, header, columns, sort_rows(grid.cells, header, columns))


def _lies_down(candidate: _Candidate) -> bool:
    """Whether the headers stand one below the other: the table is to be turned."""
    column = candidate.header.columns[NOM]
    keys = {header_key(one_line(row[column])) for row in candidate.grid.cells[:SEARCHED_ROWS]}
    said = sum(header_key(name) in keys for name in REQUIRED)
    return not candidate.is_portfolio and said > OTHER_COLUMNS


def _is_another(candidate: _Candidate, grids: Sequence[Grid]) -> bool:
    """Whether a sheet that is not read may hold clients: neither a page of ours, nor an explanation."""
    key = header_key(candidate.grid.sheet)
    ours = {header_key(grid.sheet) for grid in grids} & OWN_PAGES
    known = key in NO_PORTFOLIO or (key in OWN_PAGES and len(ours) > OTHER_COLUMNS)
    return candidate.is_portfolio and candidate.rows.clients != () and not known


def _other(candidate: _Candidate) -> Other:
    return Other(candidate.grid.sheet, len(candidate.rows.clients), candidate.grid.hidden)


def _nothing_to_read(grids: Sequence[Grid]) -> str:
    alone = len(grids) == 1 and grids[0].sheet
    where = f"La feuille « {grids[0].sheet} »" if alone else "Le fichier"
    return f"{where} est vide : collez-y vos clients, avec une ligne d'en-têtes qui contient NOM."


def _no_header(grids: Sequence[Grid]) -> str:
    where = "du fichier" if not grids[0].sheet else "de ses feuilles"
    filled = [grid for grid in grids if grid.cells]
    found = " ; ".join(map(_headers_said, filled[:LISTED_SHEETS])) + (" …" if len(filled) > LISTED_SHEETS else "")
    return (
        f"Aucune ligne d'en-têtes avec NOM parmi les premières lignes {where} ({found}) : "
        "ajoutez les titres des colonnes, ou partez du modèle."
    )


def _headers_said(grid: Grid) -> str:
    """What the fullest of the first rows says, as the headers of a sheet."""
    rows = ([one_line(value) for value in row] for row in grid.cells[:SEARCHED_ROWS])
    texts = max(([text for text in row if text] for row in rows), key=len)
    said = ", ".join(f"« {shown(text)} »" for text in texts[:LISTED_HEADERS]) or "aucun titre"
    more = ", …" if len(texts) > LISTED_HEADERS else ""
    return f"feuille « {grid.sheet} » : {said}{more}" if grid.sheet else f"titres trouvés : {said}{more}"


def _turn_it(grid: Grid) -> str:
    where = f"de la feuille « {grid.sheet} »" if grid.sheet else "du fichier"
    return (
        f"Les titres {where} sont l'un sous l'autre, les clients en colonnes : dans Excel, copiez le tableau puis "
        "collez-le avec l'option Transposer, et enregistrez."
    )


def _table(found: _Candidate, others: tuple[Other, ...]) -> Table:
    grid, header, rows = found.grid, found.header, found.rows
    fallback = grid.sheet != "" and not found.is_named and header_key(grid.sheet) != header_key(DONNEES)
    columns = _of_clients(found)
    return Table(grid, header, rows.clients, rows.aside, columns, fallback, others)


def _of_clients(found: _Candidate) -> tuple[Values, ...]:
    """The columns without the rows that are no clients."""
    first, clients = found.header.position + 1, found.rows.clients
    if not found.columns or len(clients) == len(found.columns[0]):
        return found.columns
    kept = [row - first for row in clients]
    return tuple(tuple(map(column.__getitem__, kept)) for column in found.columns)


def _transposed(rows: Sequence[Sequence[object]], width: int) -> tuple[Values, ...]:
    """The columns of rows that are all of one width: laid end to end, they are cut faster than zipped."""
    cells = list(chain.from_iterable(rows))
    if len(cells) != width * len(rows):
        raise ValueError(width)
    return tuple(tuple(cells[column::width]) for column in range(width))
