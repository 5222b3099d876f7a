"""Structured references: what becomes of the formulas that name a table when it goes, or a column of it."""

import re
from collections.abc import Callable, Iterator, Sequence

from french_excel.grammar import STRINGS
from french_excel.reading import number_text
from french_excel.store import Book, Box, Cell, ErrorValue, Sheet, Table

PARTS = re.compile(r"\[([^\[\]]*)\]")
BROKEN = "#REF!"
ROW = {"#This Row", "@"}
Change = Callable[[list[str], int], str]


def heads(sheet: Sheet, table: Table) -> list[str]:
    """The names of the columns of a table."""
    box = table.box
    values = [sheet.cells.get((box.top, column), Cell()).value for column in range(box.left, box.right + 1)]
    return [number_text(value) if isinstance(value, float) else str(value or "") for value in values]


def freeze(book: Book, sheet: Sheet, table: Table) -> None:
    """The references to a table that is gone made those of its cells, which follow it no more."""
    names = heads(sheet, table)

    def fixed(parts: list[str], row: int) -> str:
        quoted = sheet.name.replace("'", "''")
        return (
            (sheet.name if sheet.name.isidentifier() else f"'{quoted}'")
            + "!"
            + _box(table, names, parts, row).address()
        )

    _change(book, table, fixed)


def _box(table: Table, names: Sequence[str], parts: list[str], row: int) -> Box:
    """The cells that a reference names, seen from a row."""
    box, lower = table.box, [name.casefold() for name in names]
    columns = [box.left + lower.index(part.casefold()) for part in parts if part.casefold() in lower]
    if columns:
        box = box._replace(left=min(columns), right=max(columns))
    if "#All" in parts:
        return box
    if "#Headers" in parts:
        return box._replace(bottom=box.top)
    if ROW & set(parts):
        return box._replace(top=row, bottom=row)
    return box._replace(top=box.top + 1, bottom=box.bottom - table.totals)


def drop_columns(book: Book, table: Table, lost: set[str]) -> None:
    """The references to columns that a table lost made errors."""
    lower = {name.casefold() for name in lost}

    def broken(parts: list[str], _row: int) -> str:
        return f"{table.name}[{BROKEN}]" if lower & {part.casefold() for part in parts} else ""

    _change(book, table, broken)


def rename_columns(book: Book, table: Table, before: Sequence[str], after: Sequence[str]) -> None:
    """The references to columns whose header was written over made those of the new header."""
    new = {old.casefold(): name for old, name in zip(before, after, strict=True) if old != name}

    def renamed(parts: list[str], _row: int) -> str:
        if not new.keys() & {part.casefold() for part in parts}:
            return ""
        told = [new.get(part.casefold(), part) for part in parts]
        return f"{table.name}[{told[0]}]" if len(told) == 1 else f"{table.name}[[{'],['.join(told)}]]"

    if new:
        _change(book, table, renamed)


def _change(book: Book, table: Table, change: Change) -> None:
    """Every reference to a table in a workbook changed, those kept for which the change has no word."""
    pattern = re.compile(
        rf"(?<![\w.\[]){re.escape(table.name)}(\[(?:[^\[\]]|\[[^\[\]]*\])*\])?(?![\w.(])", re.IGNORECASE
    )
    for cell, row in _naming(book, table.name):
        changed = _changed(cell.formula, pattern, lambda parts, row=row: change(parts, row))
        if changed != cell.formula:
            cell.formula = changed
            cell.value = ErrorValue(BROKEN) if BROKEN in changed else cell.value
    for name in book.names:
        name.refers_to = _changed(name.refers_to, pattern, lambda parts: change(parts, 0))


def _naming(book: Book, name: str) -> Iterator[tuple[Cell, int]]:
    lower = name.casefold()
    for sheet in book.sheets:
        for (row, _), cell in sheet.cells.items():
            if cell.formula and lower in cell.formula.casefold():
                yield cell, row


def _changed(formula: str, pattern: re.Pattern[str], change: Callable[[list[str]], str]) -> str:
    pieces = STRINGS.split(formula)
    pieces[::2] = [
        pattern.sub(lambda found: change(_parts(found[1] or "")) or found[0], piece) for piece in pieces[::2]
    ]
    return "".join(pieces)


def _parts(brackets: str) -> list[str]:
    """What stands between the brackets of a reference: columns and special items."""
    inside = brackets[1:-1]
    parts = PARTS.findall(inside) or ([inside] if inside else [])
    return [each for part in parts for each in (("@", part[1:]) if part.startswith("@") else (part,))]
