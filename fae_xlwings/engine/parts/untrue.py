"""What an edit would leave untrue elsewhere in the file, dropped or refreshed on purpose when a book is saved.

- A signature: gone as soon as any part differs from what was signed, and the user is told.
- The order of calculation (calcChain): gone when a formula came or went; Excel makes it again.
- The values of formulas: where one was written without its value, Excel is asked to calculate on opening.
- The values that charts keep: those of written cells are made true again (`chart_data`).
- The names and calculated columns of tables: they follow the cells (`table_part`).
- The dimension of a sheet grows with its cells, a row says no longer which columns it spans once its cells changed, the
  counts of shared texts go when there are new ones (`sheet_part`, `rows`, `strings`).

Everything else stays: a pivot table shows what it showed until somebody refreshes it, as in Excel.
"""

from collections.abc import Iterable

from fae_xlwings.engine.base.addresses import SHEET, parse
from fae_xlwings.engine.base.tree import assign, child, ensure, flag
from fae_xlwings.engine.file.defined_names import ORDER
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.parts import chart_data, table_part
from fae_xlwings.engine.parts.book_part import BookPart
from fae_xlwings.engine.sheet.sheet_part import SheetPart

SIGNATURES = "digital-signature/origin"
UNSIGNED = (
    "La signature numérique du classeur a été retirée : il n'est plus tel qu'il a été signé. "
    "Signez-le de nouveau dans Excel."
)


def settle(book: BookPart) -> str | None:
    """The book made true to its edits; what the user must be told, `None` for nothing."""
    for sheet in book.sheets:
        if sheet.is_edited:
            table_part.settle(sheet)
    chart_data.refresh(book.package, book.sheets)
    written = [sheet for sheet in book.sheets if sheet.is_touched(SHEET)]
    shown = [value for sheet in written for value in sheet.cells.formula_values()]
    if None in shown and not flag(child(book.part.root, "calcPr"), "fullCalcOnLoad"):
        assign(ensure(book.part.edit(), "calcPr", ORDER), fullCalcOnLoad=True)
    for relation in book.part.relations.of_kind("calcChain"):
        if relation.part is not None and (shown or _is_broken(relation.part, book.sheets)):
            book.part.relations.drop(relation.id)
            book.package.drop(relation.part)
    return _unsign(book.package)


def _is_broken(chain: Part, sheets: Iterable[SheetPart]) -> bool:
    """Whether a cell in the order of calculation was written, or its sheet is gone."""
    known = {sheet.entry.get("sheetId"): sheet for sheet in sheets}
    number = None
    for cell in chain.root:
        number = cell.get("i", number)
        sheet, place = known.get(number), parse(cell.get("r", ""))
        if sheet is None or (place is not None and sheet.is_touched(place)):
            return True
    return False


def _unsign(package: Package) -> str | None:
    signed = [relation for relation in package.relations if relation.type.endswith(SIGNATURES)]
    if not signed or all(part.is_as_stored for part in package.parts.values()):
        return None
    for relation in signed:
        package.relations.drop(relation.id)
        if relation.part is not None:
            package.drop(relation.part)
    return UNSIGNED
