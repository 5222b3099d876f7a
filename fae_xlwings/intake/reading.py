"""From a file or open sheets to a portfolio: the clean clients, the user's own columns, and what was found."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from fae_xlwings.domain.columns import INPUTS, NOM
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.intake.diagnosis import diagnose
from fae_xlwings.intake.figures import Statistics, statistics
from fae_xlwings.intake.follow_up import Loose, follow_up_places, read_follow_up
from fae_xlwings.intake.grid import Grid, column_letters, read_grids
from fae_xlwings.intake.issues import Issue
from fae_xlwings.intake.memory import uncollected
from fae_xlwings.intake.own_columns import Run, runs, storable
from fae_xlwings.intake.tables import Table, Values, find_table
from fae_xlwings.intake.words import is_blank


@dataclass(frozen=True, slots=True)
class Header:
    """A column of the source: its header as typed (unique in the frame `raw`) and its number in the sheet."""

    label: str
    number: int


@dataclass(frozen=True, eq=False)
class Portfolio:
    """What was read: clean clients, the kept rows as they are, and the way back from each value to its cell.

    `clients` and `raw` have one row per client, in source order. `rows` are sheet rows from 1; `columns`
    describes the columns of the source and `values` holds them, a client after the other; `headers` says which
    of them each of our columns (computed and follow-up too) was found in, `formats` how the numbers of the others
    are shown. `follow_up` has a row per client too, and every column of the follow-up; `shown_follow_up` has what
    could not be read too, `loose_follow_up` what is typed beside no client. `sheet` is "" for a text file.
    """

    sheet: str
    header_row: int
    headers: Mapping[str, Header]
    columns: tuple[Header, ...]
    rows: tuple[int, ...]
    clients: pd.DataFrame
    values: tuple[Values, ...]
    formats: Mapping[int, tuple[Run, ...]]
    issues: tuple[Issue, ...]
    statistics: Statistics
    follow_up: pd.DataFrame
    shown_follow_up: pd.DataFrame
    loose_follow_up: tuple[Loose, ...]

    @cached_property
    def raw(self) -> pd.DataFrame:
        """Every column of the source under its own header, values as a cell can hold them; shape (clients, columns)."""
        labels = (header.label for header in self.columns)
        data = dict(zip(labels, map(storable, self.values), strict=True))
        return pd.DataFrame(data, index=pd.RangeIndex(len(self.rows)), dtype=object)

    @property
    def column_map(self) -> dict[str, str]:
        """Where each of our columns was read: « Raison sociale (B) »."""
        found = {name: self.headers[name] for name in INPUTS if name in self.headers}
        return {name: f"{header.label} ({column_letters(header.number)})" for name, header in found.items()}

    @property
    def extra_columns(self) -> tuple[Header, ...]:
        """The user's own columns: neither inputs nor results of an earlier analysis."""
        known = {header.number for header in self.headers.values()}
        return tuple(header for header in self.columns if header.number not in known)

    def cell(self, name: str, client: int) -> str:
        """The address within the sheet of a client's value in one of our columns: "C5"."""
        return f"{column_letters(self.headers[name].number)}{self.rows[client]}"


@uncollected()
def load(path: Path) -> Portfolio:
    """The portfolio in a workbook or a text table.

    Raises `InputError` when the file cannot be read or has no table of clients; bad values never raise.
    """
    return from_grids(read_grids(path))


@uncollected()
def from_grids(grids: Sequence[Grid], parameters: Parameters = DEFAULTS) -> Portfolio:
    """The portfolio in the sheets of a file or of an open workbook; raises `InputError` as `load` does."""
    table = find_table(grids)
    columns = _columns(table)
    diagnosis = diagnose(table, parameters["honoraires_maximum"])
    places = follow_up_places(table.header, table.columns)
    follow_up = read_follow_up(table, places, diagnosis.clients[NOM].tolist())
    ours = {**table.header.columns, **places}
    by_number = {header.number: header for header in columns}
    first = table.grid.first_column
    return Portfolio(
        sheet=table.grid.sheet,
        header_row=table.grid.first_row + table.header.position,
        headers={name: by_number[first + position] for name, position in ours.items()},
        columns=columns,
        rows=tuple(table.grid.first_row + row for row in table.rows),
        clients=diagnosis.clients[list(INPUTS)],
        values=tuple(table.columns[header.number - first] for header in columns),
        formats=_formats(table, columns, set(ours.values())),
        issues=(*diagnosis.issues, *follow_up.issues),
        statistics=statistics(diagnosis.clients, len(table.aside)),
        follow_up=follow_up.frame,
        shown_follow_up=follow_up.shown,
        loose_follow_up=follow_up.loose,
    )


def _columns(table: Table) -> tuple[Header, ...]:
    """The columns of the source with a header or a value, labels made unique as « NOM (2) »."""
    first = table.grid.first_column
    labels: dict[str, int] = {}
    for position, label in enumerate(table.header.labels):
        number = first + position
        if label:
            labels[_unique(label, labels)] = number
        elif not all(map(is_blank, table.columns[position])):
            labels[_unique(f"Colonne {column_letters(number)}", labels)] = number
    return tuple(Header(label, number) for label, number in labels.items())


def _formats(table: Table, columns: Sequence[Header], ours: Collection[int]) -> dict[int, tuple[Run, ...]]:
    """The number formats of the user's own columns, by the number of the column; `ours` are the positions of ours."""
    first = table.grid.first_column
    positions = [header.number - first for header in columns if header.number - first not in ours]
    return {first + position: found for position in positions if (found := runs(table, position))}


def _unique(label: str, taken: Mapping[str, int]) -> str:
    if label not in taken:
        return label
    return next(name for count in range(2, len(taken) + 3) if (name := f"{label} ({count})") not in taken)
