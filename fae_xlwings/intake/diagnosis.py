"""From the table of clients to the clean frame and the list of its anomalies; bad data never raises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical
from fae_xlwings.domain.columns import APPETENCE, CA, CHOICES, EMAIL, INPUTS, NOM, OPTIONAL, OUTIL, REQUIRED, SECTEUR
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake import issues
from fae_xlwings.intake.cleaning import clean_amounts, clean_choices, clean_emails, clean_texts
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.intake.issues import KIND_BY_CODE, Issue
from fae_xlwings.intake.tables import Table
from fae_xlwings.intake.words import lower_column, plain_column, text_of, texts_of

CHOICE_CODES = {
    OUTIL: (issues.OUTIL_MISSING, issues.OUTIL_UNKNOWN),
    APPETENCE: (issues.APPETENCE_MISSING, issues.APPETENCE_UNKNOWN),
}
WITHOUT_COLUMN = {
    SECTEUR: "le secteur de chaque client reste vide",
    CA: "les honoraires comptent pour 0 € et tout reste à compléter",
    OUTIL: "les scores restent vides et tout reste à compléter",
    APPETENCE: "les scores restent vides et tout reste à compléter",
}
"""What follows from the absence of a required column; without NOM there is no table at all."""

TOTAL_WORDS = frozenset(("TOTAL", "TOTAL :", "TOTAUX", "TOTAL GENERAL", "SOUS-TOTAL", "SOUS TOTAL"))

Codes = Mapping[str, Sequence[str]]
"""For each column present, the code of each client's anomaly or ""."""


@dataclass(frozen=True, slots=True, eq=False)
class Diagnosis:
    """The clean frame of clients and what is wrong with it."""

    clients: pd.DataFrame
    issues: tuple[Issue, ...]


def diagnose(table: Table) -> Diagnosis:
    """The clean frame of a table, one row per client in source order, and its anomalies."""
    columns = {name: clean_column(name, table.values(name)) for name in INPUTS}
    clients = pd.DataFrame({name: values for name, (values, _) in columns.items()})
    codes = {name: codes for name, (_, codes) in columns.items() if name in table.header.columns}
    return Diagnosis(clients, (*_structure_issues(table), *_client_issues(table, clients, codes)))


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


def _structure_issues(table: Table) -> Iterator[Issue]:
    """What is wrong with the sheet, its headers and the rows that are no clients."""
    sheet, header = table.grid.sheet, table.header
    if table.fallback:
        yield _issue(issues.SHEET_FALLBACK, sheet, "", sheet)
    start = table.grid.cell(header.position, 0)
    for name in (*REQUIRED, *OPTIONAL):
        if name not in header.columns:
            code = issues.REQUIRED_COLUMN if name in REQUIRED else issues.OPTIONAL_COLUMN
            yield _issue(code, sheet, start, name, detail=WITHOUT_COLUMN.get(name, ""))
    for column in header.repeated:
        value = text_of(table.grid.cells[header.position][column])
        yield _issue(issues.REPEATED_COLUMN, sheet, table.grid.cell(header.position, column), value)
    for row in table.nameless:
        yield _issue(issues.NO_NAME, sheet, table.grid.cell(row, header.columns[NOM]), "")
    if not table.rows:
        yield _issue(issues.NO_CLIENT, sheet, start, "")


def _client_issues(table: Table, clients: pd.DataFrame, codes: Codes) -> Iterator[Issue]:
    """What is wrong with the clients: column by column, then the values that should occur once."""
    names = clients[NOM].tolist()
    for name, column_codes in codes.items():
        yield from _column_issues(table, name, column_codes, names)
    keys = plain_column(names)
    yield from _total_rows(table, names, keys)
    yield from _repeated(table, NOM, keys, issues.REPEATED_NAME, names)
    if EMAIL in codes:
        addresses = lower_column(clients[EMAIL].tolist())
        yield from _repeated(table, EMAIL, addresses, issues.EMAIL_REPEATED, names)


def _column_issues(table: Table, name: str, codes: Sequence[str], names: Sequence[str]) -> Iterator[Issue]:
    """An issue per client at fault; remarks of pure information are one issue for the whole column."""
    values, present = table.values(name), set(codes) - {""}
    remarks = {code for code in present if _is_remark(code)}
    faults = present - remarks
    for client in [client for client, code in enumerate(codes) if code in faults] if faults else []:
        yield _client_issue(table, name, client, codes[client], values[client], owner=names[client])
    for code in sorted(remarks if table.grid.sheet else remarks - {issues.AMOUNT_TEXT}):
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
    detail = french(clean_amounts([value])[0][0]) if code == issues.AMOUNT_AMBIGUOUS else ""
    cell = table.where(name, client)
    return _issue(code, table.grid.sheet, cell, text_of(value), client=owner, count=count, detail=detail)


def _total_rows(table: Table, names: Sequence[str], keys: Sequence[str]) -> Iterator[Issue]:
    for client in [client for client, key in enumerate(keys) if key in TOTAL_WORDS]:
        yield _client_issue(table, NOM, client, issues.TOTAL_ROW, names[client], owner=names[client])


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
            if code == issues.EMAIL_REPEATED:
                detail = f"« {names[earlier]} » ({detail})"
            yield _issue(code, table.grid.sheet, cell, text_of(values[client]), client=names[client], detail=detail)


def _issue(
    code: str,
    sheet: str,
    cell: str,
    value: str,
    *,
    client: str = "",
    count: int = 1,
    detail: str = "",
) -> Issue:
    where = in_sheet(sheet, cell)
    kind = KIND_BY_CODE[code]
    message = kind.sentence.format(where=where, value=value, client=client, count=count, detail=detail)
    return Issue(code, sheet, cell, value, message, client, count)
