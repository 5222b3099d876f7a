"""The follow-up of the clients as it was typed: which columns hold it, its clean values, what cannot be read.

Only our own headers name these columns: « Statut » or « Notes » may be anything in a file of another making, so a
column of choices that says none of our words stays the user's own, unless the table is laid out as ours.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
import pandas as pd

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up_columns import BY_NAME, FOLLOW_UP, SIREN, FollowUpColumn, Kind
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.amounts import read_amount
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.intake.headers import HeaderRow
from fae_xlwings.intake.issues import Issue, issue_of
from fae_xlwings.intake.own_columns import storable
from fae_xlwings.intake.tables import Table, Values
from fae_xlwings.intake.words import header_key, is_blank, is_formula_error, one_line, plain, text_of

OWN_LAYOUT = 8
"""From so many columns of the follow-up on, the table is ours."""
OWN_KEYS = {header_key(name): name for name in FOLLOW_UP}
EMPTY = {None, ""}
DAY_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y")
EXPECTED: Mapping[Kind, str] = {
    "date": "une date, par exemple 31/12/2026",
    "amount": "un nombre, zéro ou plus",
    "count": "un nombre, zéro ou plus",
    "siren": "un SIREN",
    "text": "un texte",
    "phone": "un numéro",
}
RESTATED = {kinds.TOTAL_ROW, kinds.HEADER_ROW}
"""The rows that say again what others say."""
COUNT = re.compile(r"0|[1-9]\d{0,10}|[1-9]\d{0,2}(?: \d{3}){1,2}", re.ASCII)
WITHOUT_FIRST_NOUGHT = 9
"""How many digits a cell of numbers leaves of a French telephone number."""


class Loose(NamedTuple):
    """The follow-up typed on a row that is no client's: the row of the sheet, the name in it or "", the values."""

    row: int
    name: str
    typed: Mapping[str, object]


@dataclass(frozen=True, slots=True, eq=False)
class FollowUp:
    """The clean follow-up, a row per client and every column there, and what is wrong with what was typed.

    `shown` is what cells are to show: what was understood, and what was typed where nothing was.
    """

    frame: pd.DataFrame
    shown: pd.DataFrame
    loose: tuple[Loose, ...]
    issues: tuple[Issue, ...]


def follow_up_places(header: HeaderRow, columns: Sequence[Values]) -> dict[str, int]:
    """The position of each column of the follow-up among those of a table, the first of those that say the same."""
    taken = set(header.columns.values())
    found: dict[str, int] = {}
    for position, label in enumerate(header.labels):
        name = OWN_KEYS.get(header_key(label))
        if name and position not in taken:
            found.setdefault(name, position)
    if len(found) >= OWN_LAYOUT:
        return found
    return {name: position for name, position in found.items() if _is_ours(BY_NAME[name], columns[position])}


def _is_ours(column: FollowUpColumn, values: Values) -> bool:
    """Whether the values may be those of the column: of choices, none at all or one of its words."""
    if not column.words:
        return True
    read = READERS[column.kind]
    filled = [value for value in values if value not in EMPTY and not is_blank(value)]
    return not filled or any(read(column, value) is not None for value in filled)


def read_follow_up(table: Table, places: Mapping[str, int], names: Sequence[str]) -> FollowUp:
    """The follow-up of the clients of a table, whose names are given to tell of what cannot be read."""
    found = {name: clean_follow_up(name, table.columns[position]) for name, position in places.items()}
    shown = {name: _shown(values, table.columns[places[name]]) for name, values in found.items()}
    where = _Where(table, places, names)
    clean, typed = (follow_up_frame(columns, len(table.rows)) for columns in (found, shown))
    issues = (*_unread(where, found), *_repeated(where, found))
    return FollowUp(clean, typed, tuple(_loose(table, places)), issues)


def _loose(table: Table, places: Mapping[str, int]) -> Iterator[Loose]:
    """What is typed on the rows without a client."""
    for row in (aside.row for aside in table.aside if aside.code not in RESTATED):
        cells = table.grid.cells[row]
        typed = {name: cells[position] for name, position in places.items() if not is_blank(cells[position])}
        if typed:
            yield Loose(table.grid.first_row + row, text_of(cells[table.header.columns[NOM]]), typed)


def _shown(clean: Sequence[object], typed: Values) -> list[object]:
    storables = zip(clean, storable(typed), strict=True)
    return [given if value is None and not is_blank(given) else value for value, given in storables]


def clean_follow_up(name: str, values: Sequence[object]) -> list[object]:
    """The clean values of a column, None where nothing is typed or nothing can be read."""
    if EMPTY.issuperset(values):
        return [None] * len(values)
    column = BY_NAME[name]
    read = READERS[column.kind]
    return [None if value in EMPTY or is_blank(value) else read(column, value) for value in values]


def follow_up_frame(columns: Mapping[str, Sequence[object]], length: int) -> pd.DataFrame:
    """The columns of a follow-up as a frame that has them all, None where nothing is known."""
    cells = np.full((length, len(FOLLOW_UP)), None, dtype=object)
    for name, values in columns.items():
        cells[:, FOLLOW_UP.index(name)] = values
    return pd.DataFrame(cells, columns=list(FOLLOW_UP), dtype=object)


@dataclass(frozen=True, slots=True)
class _Where:
    table: Table
    places: Mapping[str, int]
    names: Sequence[str]

    def cell(self, name: str, client: int) -> str:
        return self.table.grid.cell(self.table.rows[client], self.places[name])

    def typed(self, name: str) -> Values:
        return self.table.columns[self.places[name]]

    def issue(self, code: str, name: str, client: int, detail: str) -> Issue:
        value = one_line(self.typed(name)[client])
        sheet = self.table.grid.sheet
        return issue_of(code, sheet, self.cell(name, client), value, client=self.names[client], detail=detail)


def _unread(where: _Where, found: Mapping[str, Sequence[object]]) -> Iterator[Issue]:
    for name, values in found.items():
        code = kinds.SIREN_INVALID if name == SIREN else kinds.FOLLOW_UP_UNREAD
        for client, (value, typed) in enumerate(zip(values, where.typed(name), strict=True)):
            if value is None and typed not in EMPTY and not is_blank(typed):
                yield where.issue(code, name, client, _expected(BY_NAME[name]))


def _expected(column: FollowUpColumn) -> str:
    """What is to be typed in the column: « une date, par exemple 31/12/2026 »."""
    return f"un mot de sa liste ({', '.join(column.words)})" if column.words else EXPECTED[column.kind]


def _repeated(where: _Where, found: Mapping[str, Sequence[object]]) -> Iterator[Issue]:
    """An issue for each client whose SIREN an earlier client already has."""
    first: dict[object, int] = {}
    for client, value in enumerate(found.get(SIREN, ())):
        earlier = first.setdefault(value, client)
        if value is not None and earlier != client:
            place = in_sheet(where.table.grid.sheet, where.cell(SIREN, earlier))
            yield where.issue(kinds.SIREN_REPEATED, SIREN, client, f"« {where.names[earlier]} » ({place})")


def read_siren(value: object) -> str | None:
    """The nine digits of a SIREN, or of the SIRET of one of its establishments; None for any other number."""
    from stdnum.fr import siren, siret  # noqa: PLC0415 - only who types a SIREN waits for it

    digits = "".join(letter for letter in text_of(value) if letter.isalnum())
    if siret.is_valid(digits):
        digits = str(siret.to_siren(digits))
    return str(siren.compact(digits)) if siren.is_valid(digits) else None


def read_day(value: object) -> date | None:
    """The day in a cell, a date or a text that is one."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    for day_format in DAY_FORMATS:
        try:
            return datetime.strptime(text_of(value), day_format).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _read_text(value: object) -> str | None:
    return None if is_formula_error(value) else text_of(value)


def _read_phone(value: object) -> str | None:
    if is_formula_error(value):
        return None
    text = one_line(value)
    if not isinstance(value, int | float) or len(text) != WITHOUT_FIRST_NOUGHT:
        return text
    return " ".join(f"0{text}"[digit : digit + 2] for digit in range(0, len(text) + 1, 2))


def _read_positive(value: object) -> float | None:
    amount, code = read_amount(value)
    return amount if amount >= 0 and code in {"", kinds.AMOUNT_TEXT} else None


def _read_count(value: object) -> float | None:
    """The number in a cell, or in a text of digits that blanks part by three: what formulas read as well."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return float(text.replace(" ", "")) if COUNT.fullmatch(text) else None
    return _read_positive(value)


def _read_word(column: FollowUpColumn, value: object) -> str | None:
    said = plain(text_of(value))
    return next((word for word in column.words if plain(word) == said), None)


READERS: Mapping[Kind, Callable[[FollowUpColumn, object], object]] = {
    "text": lambda _, value: _read_text(value),
    "choice": _read_word,
    "date": lambda _, value: read_day(value),
    "amount": lambda _, value: _read_positive(value),
    "count": lambda _, value: _read_count(value),
    "siren": lambda _, value: read_siren(value),
    "phone": lambda _, value: _read_phone(value),
}
