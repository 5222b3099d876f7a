"""From the table of clients to the clean frame and the list of its anomalies; bad data never raises."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical
from fae_xlwings.domain.columns import APPETENCE, CA, CHOICES, EMAIL, INPUTS, NOM, OUTIL
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.amounts import clean_amounts, read_amount, readings
from fae_xlwings.intake.catalogue import KIND_BY_CODE
from fae_xlwings.intake.cleaning import clean_choices, clean_emails, clean_texts
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.intake.issues import Issue, issue_of
from fae_xlwings.intake.structure import structure_issues
from fae_xlwings.intake.tables import Table
from fae_xlwings.intake.weighing import weighed_amounts
from fae_xlwings.intake.words import foreign_letters, lower_column, plain_column, text_of, texts_of

CHOICE_CODES = {
    OUTIL: (kinds.OUTIL_MISSING, kinds.OUTIL_UNKNOWN),
    APPETENCE: (kinds.APPETENCE_MISSING, kinds.APPETENCE_UNKNOWN),
}
EXAMPLE_NAMES = frozenset(("SCI EXEMPLE", "SARL TEST", "EURL DEMO"))
"""The invented clients of the input template."""

Codes = Mapping[str, Sequence[str]]
"""For each column present, the code of each client's anomaly or ""."""


@dataclass(frozen=True, slots=True, eq=False)
class Diagnosis:
    """The clean frame of clients and what is wrong with it."""

    clients: pd.DataFrame
    issues: tuple[Issue, ...]


def diagnose(table: Table, maximum: float = DEFAULTS["honoraires_maximum"]) -> Diagnosis:
    """The clean frame of a table, one row per client in source order, and its anomalies.

    Fees above `maximum`, in euros, count and are told.
    """
    columns = {name: _clean(table, name, maximum) for name in INPUTS}
    clients = pd.DataFrame({name: values for name, (values, _) in columns.items()}, copy=False)
    codes = {name: codes for name, (_, codes) in columns.items() if name in table.header.columns}
    return Diagnosis(clients, (*structure_issues(table), *_client_issues(table, clients, codes)))


def _clean(table: Table, name: str, maximum: float) -> tuple["pd.Series | pd.Categorical", list[str]]:
    if name != CA or CA not in table.header.columns:
        return clean_column(name, table.values(name))
    amounts, codes = weighed_amounts(table, maximum)
    return pd.Series(amounts, dtype="float64"), codes


def clean_column(name: str, values: Sequence[object]) -> tuple["pd.Series | pd.Categorical", list[str]]:
    """The clean values of one of our columns, in the type it has in the clean frame, and the code of each anomaly."""
    if name == CA:
        amounts, codes = clean_amounts(values)
        return pd.Series(amounts, dtype="float64"), codes
    if name in CHOICES:
        positions, codes = clean_choices(values, CHOICES[name], *CHOICE_CODES[name])
        return categorical(np.array(positions, dtype=np.int8), CHOICES[name]), codes
    texts, codes = _clean_text_column(name, values)
    return pd.Series(texts, dtype="str"), codes


def _clean_text_column(name: str, values: Sequence[object]) -> tuple[list[str], list[str]]:
    """The texts of a column; a name is kept whatever it says, for no client may vanish."""
    if name == EMAIL:
        return clean_emails(values)
    texts, codes = clean_texts(values)
    return (texts_of(values), codes) if name == NOM and any(codes) else (texts, codes)


def _client_issues(table: Table, clients: pd.DataFrame, codes: Codes) -> Iterator[Issue]:
    """What is wrong with the clients: column by column, then the values that should occur once."""
    names = clients[NOM].tolist()
    for name, column_codes in codes.items():
        yield from _column_issues(table, name, column_codes, names)
    keys = plain_column(names)
    yield from _examples(table, names)
    yield from _repeated(table, NOM, keys, kinds.REPEATED_NAME, names)
    if EMAIL in codes:
        addresses = lower_column(clients[EMAIL].tolist())
        yield from _repeated(table, EMAIL, addresses, kinds.EMAIL_REPEATED, names)


def _column_issues(table: Table, name: str, codes: Sequence[str], names: Sequence[str]) -> Iterator[Issue]:
    """An issue per client at fault; remarks of pure information are one issue for the whole column."""
    values, present = table.values(name), set(codes) - {""}
    remarks = {code for code in present if _is_remark(code)}
    faults = present - remarks
    for client in [client for client, code in enumerate(codes) if code in faults] if faults else []:
        yield _client_issue(table, name, client, codes[client], values[client], owner=names[client])
    for code in sorted(remarks if table.grid.sheet else remarks - {kinds.AMOUNT_TEXT}):
        first = codes.index(code)
        yield _client_issue(table, name, first, code, values[first], count=codes.count(code))


def _is_remark(code: str) -> bool:
    return KIND_BY_CODE[code].severity == "info"


def _client_issue(
    table: Table,
    name: str,
    client: int,
    code: str,
    value: object,
    *,
    owner: str = "",
    count: int = 1,
) -> Issue:
    details = DETAILS.get(code)
    cell, detail = table.where(name, client), details(value) if details else ""
    return issue_of(code, table.grid.sheet, cell, text_of(value), client=owner, count=count, detail=detail)


def _both_readings(value: object) -> str:
    low, high = readings(text_of(value))
    return f"{french(low)} ou {french(high)}"


def _counted_amount(value: object) -> str:
    return french(read_amount(value)[0])


def _look_alikes(value: object) -> str:
    letters = foreign_letters(text_of(value))
    return f" ({letters} ressemble à une lettre d'ici)" if letters else ""


DETAILS: Mapping[str, Callable[[object], str]] = {
    kinds.AMOUNT_AMBIGUOUS: _both_readings,
    kinds.AMOUNT_LARGE: _counted_amount,
    kinds.AMOUNT_THOUSANDS: _counted_amount,
    kinds.OUTIL_UNKNOWN: _look_alikes,
    kinds.APPETENCE_UNKNOWN: _look_alikes,
}
"""What the sentence of a kind adds about the value it speaks of."""


def _examples(table: Table, names: Sequence[str]) -> Iterator[Issue]:
    if EXAMPLE_NAMES.isdisjoint(names):
        return
    for client in [client for client, name in enumerate(names) if name in EXAMPLE_NAMES]:
        yield _client_issue(table, NOM, client, kinds.EXAMPLE_ROW, names[client], owner=names[client])


def _repeated(table: Table, column: str, keys: Sequence[str], code: str, names: Sequence[str]) -> Iterator[Issue]:
    """An issue for each client whose key an earlier client already has; blank keys are nobody's."""
    if len(set(keys)) == len(keys):
        return
    first: dict[str, int] = {}
    values = table.values(column)
    for client, key in enumerate(keys):
        earlier = first.setdefault(key, client)
        if key and earlier != client:
            cell, detail = table.where(column, client), in_sheet(table.grid.sheet, table.where(column, earlier))
            if code == kinds.EMAIL_REPEATED:
                detail = f"« {names[earlier]} » ({detail})"
            yield issue_of(code, table.grid.sheet, cell, text_of(values[client]), client=names[client], detail=detail)
