"""Formulas that name a column which a table no longer has: errors, as Excel makes them; it opens no file otherwise."""

import re
from collections.abc import Callable, Iterable

from fae_xlwings.engine.base.addresses import SHEET, Area
from fae_xlwings.engine.base.xml import tag
from fae_xlwings.engine.file.shared import Shared
from fae_xlwings.engine.parts.table_part import table_parts
from fae_xlwings.engine.sheet.cells import Formula
from fae_xlwings.engine.sheet.kept import CellError
from fae_xlwings.engine.sheet.sheet_part import SheetPart

BROKEN = "#REF!"
_COLUMN = re.compile(r"\[@?([^\[\]]+)\]|(?<=\[)@?([^\[\]@#]+)(?=\])")
_STRING = r'"(?:[^"]|"")*"'
Change = Callable[[str], str]


def break_references(shared: Shared, sheets: Iterable[SheetPart], table: str, lost: Iterable[str]) -> None:
    """The references to columns that a table lost broken, in every formula and name of the book."""
    change = _breaking(table, {name.lower() for name in lost})
    for sheet in sheets:
        if sheet.is_touched(SHEET) or table.lower().encode() in sheet.halves.data.lower():
            _change(sheet, change)
    owned = [(shared.workbook, node) for node in shared.names.nodes()]
    for part in table_parts(shared.package):
        owned += [(part, node) for node in part.root.iter(tag("calculatedColumnFormula"))]
    for part, node in owned:
        if node.text and change(node.text) != node.text:
            part.edit()
            node.text = change(node.text)


def _breaking(table: str, lost: set[str]) -> Change:
    pattern = re.compile(rf"{_STRING}|(?<![\w.]){re.escape(table)}(\[(?:[^\[\]]|\[[^\[\]]*\])*\])", re.IGNORECASE)

    def broken(found: re.Match[str]) -> str:
        names = {(one or other).lower() for one, other in _COLUMN.findall(found[1] or "")}
        return f"{table}[{BROKEN}]" if names & lost else found[0]

    return lambda formula: pattern.sub(broken, formula)


def _change(sheet: SheetPart, change: Change) -> None:
    """The formulas of a sheet that change written over, looks kept; a text, unlike a formula, shows what it says."""
    used = sheet.used()
    for row, (texts, shown) in enumerate(zip(sheet.formulas(used), sheet.values(used), strict=True), used.row):
        for column, (text, value) in enumerate(zip(texts, shown, strict=True), used.column):
            if text.startswith("=") and text != value and change(text) != text:
                place = Area(row, column)
                look = sheet.looks_under(place)[0]
                sheet.touch(place).put(place, [([Formula(change(text)[1:], CellError(BROKEN))], look)])
