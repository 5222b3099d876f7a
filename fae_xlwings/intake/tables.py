"""The table of clients within the sheets: which sheet, which header row, which rows are clients."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from fae_xlwings.domain.columns import NOM
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.headers import HeaderRow, find_header
from fae_xlwings.intake.words import header_key, is_blank, texts_of

DATA_SHEET = "Données"

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table found in a grid: positions (from 0) of its header, of its clients, of the rows without NOM.

    `columns` holds the values column by column, a client after the other.
    """

    grid: Grid
    header: HeaderRow
    rows: tuple[int, ...]
    nameless: tuple[int, ...]
    columns: tuple[Values, ...]
    fallback: bool

    def values(self, name: str) -> Values:
        """The values of one of our columns, a client after the other; empty cells if the column is absent."""
        column = self.header.columns.get(name)
        return (None,) * len(self.rows) if column is None else self.columns[column]

    def where(self, name: str, client: int) -> str:
        """The address within the sheet of a client's value."""
        return self.grid.cell(self.rows[client], self.header.columns[name])


def find_table(grids: Sequence[Grid]) -> Table:
    """The table of clients in the sheet « Données », or else in the first sheet that has one.

    Raises `InputError` when there is nothing to read, or no row of headers with NOM.
    """
    named = [grid for grid in grids if header_key(grid.sheet) == header_key(DATA_SHEET)]
    candidates = named or [grid for grid in grids if grid.cells]
    if not any(grid.cells for grid in candidates):
        raise InputError(_nothing_to_read(candidates))
    for grid in candidates:
        header = find_header(grid.cells)
        if header:
            return _table(grid, header, fallback=not named and grid.sheet != "")
    raise InputError(_no_header(candidates[0]))


def _nothing_to_read(grids: Sequence[Grid]) -> str:
    where = f"La feuille « {grids[0].sheet} »" if grids and grids[0].sheet else "Le fichier"
    return f"{where} est vide : collez-y vos clients, avec une ligne d'en-têtes qui contient NOM."


def _no_header(grid: Grid) -> str:
    where = f"de la feuille « {grid.sheet} »" if grid.sheet else "du fichier"
    return (
        f"Aucune ligne d'en-têtes avec NOM parmi les premières lignes {where} : "
        "ajoutez les titres des colonnes, ou partez du modèle."
    )


def _table(grid: Grid, header: HeaderRow, *, fallback: bool) -> Table:
    cells, first, nom = grid.cells, header.position + 1, header.columns[NOM]
    named = texts_of(row[nom] for row in cells[first:])
    rows = tuple(compress(range(first, len(cells)), named))
    others = (row for row, name in enumerate(named, start=first) if not name)
    nameless = (row for row in others if not all(map(is_blank, cells[row])))
    return Table(grid, header, rows, tuple(nameless), _transposed(grid, header.position, rows), fallback)


def _transposed(grid: Grid, header: int, rows: Sequence[int]) -> tuple[Values, ...]:
    if not rows:
        return tuple(() for _ in grid.cells[header])
    return tuple(zip(*[grid.cells[row] for row in rows], strict=True))
