"""What is wrong with a file, its sheets, its headers and the rows that are no clients."""

from collections.abc import Iterator

from fae_xlwings.domain.columns import APPETENCE, CA, OPTIONAL, OUTIL, REQUIRED, SECTEUR
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.issues import Issue, issue_of
from fae_xlwings.intake.remarks import Remark
from fae_xlwings.intake.tables import Table
from fae_xlwings.intake.weighing import fees_on
from fae_xlwings.intake.words import one_line, text_of

WITHOUT_COLUMN = {
    SECTEUR: "le secteur de chaque client reste vide",
    CA: "les honoraires comptent pour 0 € et tout reste à compléter",
    OUTIL: "les scores restent vides et tout reste à compléter",
    APPETENCE: "les scores restent vides et tout reste à compléter",
}
"""What follows from the absence of a required column; without NOM there is no table at all."""

LISTED_HEADERS = 12


def structure_issues(table: Table) -> Iterator[Issue]:
    """The issues of the file and its sheets, then of the headers, then of the rows set aside."""
    yield from (_remark_issue(table, remark) for remark in table.grid.remarks)
    yield from _sheet_issues(table)
    yield from _header_issues(table)
    yield from _row_issues(table)


def _remark_issue(table: Table, remark: Remark) -> Issue:
    cell = table.grid.cell(remark.row, remark.column) if remark.column >= 0 else ""
    if not cell and remark.row >= 0:
        cell = table.grid.cell(remark.row, 0)
    return issue_of(remark.code, table.grid.sheet, cell, remark.value, count=remark.count, detail=remark.detail)


def _sheet_issues(table: Table) -> Iterator[Issue]:
    sheet = table.grid.sheet
    if table.fallback:
        yield issue_of(kinds.SHEET_FALLBACK, sheet, "", sheet)
    if table.grid.hidden:
        yield issue_of(kinds.HIDDEN_SHEET, sheet, "", sheet)
    for other in table.others:
        lines = f"{other.clients} ligne{'s' if other.clients > 1 else ''}"
        detail = f"{'masquée ' if other.hidden else ''}qui ressemble à un portefeuille ({lines})"
        yield issue_of(kinds.OTHER_SHEET, other.sheet, "", other.sheet, count=other.clients, detail=detail)


def _header_issues(table: Table) -> Iterator[Issue]:
    grid, header = table.grid, table.header
    start = grid.cell(header.position, 0)
    for name in (*REQUIRED, *OPTIONAL):
        if name not in header.columns:
            code = kinds.REQUIRED_COLUMN if name in REQUIRED else kinds.OPTIONAL_COLUMN
            yield issue_of(code, grid.sheet, start, name, detail=_absence(table, name))
    for column in header.repeated:
        cell = grid.cell(header.position, column)
        yield issue_of(kinds.REPEATED_COLUMN, grid.sheet, cell, header.labels[column])
    yield from _rival_issues(table)
    for name in header.thousands:
        column = header.columns[name]
        yield issue_of(kinds.THOUSANDS_COLUMN, grid.sheet, grid.cell(header.position, column), header.labels[column])


def _absence(table: Table, name: str) -> str:
    """What follows from the absence of a required column, and the headers it was looked for in."""
    if name not in WITHOUT_COLUMN:
        return ""
    found = [f"« {label} »" for label in table.header.labels if label]
    listed = ", ".join(found[:LISTED_HEADERS]) + (" …" if len(found) > LISTED_HEADERS else "")
    return f"{WITHOUT_COLUMN[name]} (titres trouvés : {listed})"


def _rival_issues(table: Table) -> Iterator[Issue]:
    grid, header = table.grid, table.header
    for rival in header.rivals:
        label, cell = header.labels[rival.column], grid.cell(header.position, rival.column)
        if rival.reason:
            yield issue_of(kinds.OTHER_BASIS_COLUMN, grid.sheet, cell, label, detail=rival.reason)
        else:
            yield issue_of(kinds.RIVAL_COLUMN, grid.sheet, cell, label, detail=_read_instead(table, rival.name))


def _read_instead(table: Table, name: str) -> str:
    column = table.header.columns[name]
    read, where = table.header.labels[column], table.grid.cell(table.header.position, column)
    return f"{name}, elle n'est pas utilisée : « {read} » ({where}) est plus précise ou mieux remplie"


def _row_issues(table: Table) -> Iterator[Issue]:
    grid = table.grid
    for aside in table.aside:
        cell = grid.cell(aside.row, aside.column)
        if aside.code == kinds.NO_NAME:
            yield _nameless_issue(grid.sheet, cell, fees_on(table, aside.row))
        else:
            yield issue_of(aside.code, grid.sheet, cell, one_line(text_of(grid.cells[aside.row][aside.column])))
    if not table.rows:
        yield issue_of(kinds.NO_CLIENT, grid.sheet, grid.cell(table.header.position, 0), "")


def _nameless_issue(sheet: str, cell: str, fees: float) -> Issue:
    """A row without NOM, with the fees that are left out with it."""
    told = f", avec {french(fees)} € d'honoraires" if fees else ""
    return issue_of(kinds.NO_NAME, sheet, cell, "", detail=told, fees=fees)
