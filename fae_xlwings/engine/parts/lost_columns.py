"""Formulas that name a column which a table no longer has: errors, as Excel makes them; it opens no file otherwise."""

import re
from collections.abc import Callable, Iterable, Iterator

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.base.xml import tag
from fae_xlwings.engine.file.shared import Shared
from fae_xlwings.engine.parts.table_part import table_parts
from fae_xlwings.engine.sheet.cells import Cells, Formula
from fae_xlwings.engine.sheet.columns import Run
from fae_xlwings.engine.sheet.kept import CellError, formula_of
from fae_xlwings.engine.sheet.rows import Kept
from fae_xlwings.engine.sheet.sheet_part import SheetPart

BROKEN = "#REF!"
_COLUMN = re.compile(r"\[@?([^\[\]]+)\]|(?<=\[)@?([^\[\]@#]+)(?=\])")
_STRING = r'"(?:[^"]|"")*"'
Change = Callable[[str], str]


def break_references(shared: Shared, sheets: Iterable[SheetPart], table: str, lost: Iterable[str]) -> None:
    """The references to columns that a table lost broken, in every formula and name of the book."""
    change = _breaking(table, {name.lower() for name in lost})
    for sheet in sheets:
        if _may_name(sheet.cells, table):
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


def _may_name(cells: Cells, table: str) -> bool:
    word = table.lower()
    in_file = cells.file is not None and word.encode() in bytes(cells.file.data).lower()
    written = (run for column in cells.columns.values() for run in column.runs)
    return in_file or any(word in text.lower() for run in written for text in _texts(run))


def _texts(run: Run) -> Iterator[str]:
    if run.formula is not None:
        yield run.formula
    yield from (text for value in run.values if (text := _text(value)))


def _text(value: object) -> str:
    """The formula of a value that was written or kept from the file; nothing where it has none of its own."""
    if isinstance(value, Kept):
        formula = formula_of(value.inner)
        return formula.text if formula is not None else ""
    return value.text if isinstance(value, Formula) else ""


def _change(sheet: SheetPart, change: Change) -> None:
    used = sheet.used()
    in_file = [(row, number, look, _text(Kept(*kept))) for row, (number, look, *kept) in sheet.cells.file_cells(used)]
    for row, number, look, text in in_file:
        if change(text) != text:
            _put(sheet, Area(row, number), change(text), look)
    for number, run in list(sheet.cells.runs(used)):
        _change_run(sheet, number, run, change)


def _change_run(sheet: SheetPart, number: int, run: Run, change: Change) -> None:
    looks = run.each_look()
    if run.formula is not None and change(run.formula) != run.formula:
        area = Area(run.row, number, len(run.values))
        errors = [CellError(BROKEN)] * len(run.values)
        sheet.touch(area).put(area, [(errors, [look or 0 for look in looks])], change(run.formula))
    elif run.formula is None:
        for place, text in enumerate(map(_text, run.values)):
            if change(text) != text:
                _put(sheet, Area(run.row + place, number), change(text), looks[place])


def _put(sheet: SheetPart, area: Area, text: str, look: int | None) -> None:
    """A formula of one cell written over, its look kept."""
    sheet.touch(area).put(area, [([Formula(text, CellError(BROKEN))], [look])])
