"""The header row of a table of clients: where it is, and which of our columns each header means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fae_xlwings.domain.columns import APPETENCE, CA, COLUMNS, EMAIL, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, SECTEUR
from fae_xlwings.intake.words import header_key, text_of

SEARCHED_ROWS = 50

ALIASES = {
    NOM: ("CLIENT", "NOMCLIENT", "NOMDUCLIENT", "RAISONSOCIALE", "DENOMINATION", "DENOMINATIONSOCIALE"),
    SECTEUR: ("SECTEURACTIVITE", "SECTEURDACTIVITE", "ACTIVITE"),
    CA: ("CA", "CAHT", "CAHONORAIRES", "HONORAIRES", "HONORAIRESHT", "HONORAIRESANNUELS", "HONORAIRESANNUELSHT"),
    OUTIL: ("OUTIL", "OUTILCOMPATIBLE", "OUTILREFORME", "CONFORMITEOUTIL"),
    APPETENCE: ("APPETENCE", "APPETENCENUMERIQUE", "AUTONOMIENUMERIQUE", "AISANCEINFORMATIQUE"),
    PRENOM: ("PRENOM", "PRENOMDIRIGEANT", "PRENOMDUDIRIGEANT"),
    NOM_DIRIGEANT: ("NOMDIRIGEANT", "NOMDUDIRIGEANT"),
    EMAIL: ("EMAIL", "MAIL", "COURRIEL", "ADRESSEEMAIL", "EMAILDIRIGEANT", "EMAILDUDIRIGEANT", "MAILDIRIGEANT"),
}
"""Other headers firms use for our columns, as `header_key` writes them."""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A header row: its position in the cells, the position of each of our columns, and the repeated headers."""

    position: int
    columns: Mapping[str, int]
    repeated: tuple[int, ...]


def find_header(cells: Sequence[Sequence[object]]) -> HeaderRow | None:
    """The row among the first 50 that names most of our columns, NOM among them; none if no row names NOM."""
    rows = (match_headers(row, position) for position, row in enumerate(cells[:SEARCHED_ROWS]))
    candidates = [row for row in rows if NOM in row.columns]
    return max(candidates, key=lambda row: len(row.columns), default=None)


def match_headers(row: Sequence[object], position: int = 0) -> HeaderRow:
    """The columns a row of headers names; our own names win over aliases, and the first of two equal headers wins."""
    keys = [header_key(text_of(value)) for value in row]
    columns: dict[str, int] = {}
    for accepted in (_OWN_NAMES, _ALIAS_NAMES):
        for column, key in enumerate(keys):
            name = accepted.get(key)
            if name is not None and name not in columns:
                columns[name] = column
    return HeaderRow(position, columns, _repeated(keys, columns))


def _repeated(keys: Sequence[str], columns: Mapping[str, int]) -> tuple[int, ...]:
    taken = {keys[column]: column for column in columns.values()}
    return tuple(column for column, key in enumerate(keys) if taken.get(key, column) != column)


_OWN_NAMES = {header_key(column.name): column.name for column in COLUMNS}
_ALIAS_NAMES = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
