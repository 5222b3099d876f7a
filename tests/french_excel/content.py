"""What is the user's in a workbook, and the state from which the next button starts."""

from collections.abc import Iterator
from dataclasses import dataclass

from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.draw.theme import PREFIX
from fae_xlwings.sheets import DONNEES
from french_excel.store import Book, Sheet

HEADERS = 2


@dataclass
class Content:
    """What is the user's in a workbook: what was typed, and how sheets are shown and locked."""

    typed: dict[str, dict[tuple[int, int], object]]
    sheets: dict[str, tuple[object, ...]]

    def lost(self, now: "Content", after: "Content") -> list[str]:
        """What is neither as it was nor as a whole press leaves it."""
        return [
            *(
                f"saisies perdues dans {name}"
                for name, typed in self.typed.items()
                if now.typed.get(name) not in (typed, after.typed.get(name))
            ),
            *(
                f"{name} n'est pas protégée ou montrée comme avant"
                for name, state in self.sheets.items()
                if now.sheets.get(name) not in (state, after.sheets.get(name))
            ),
        ]


def content(book: Book) -> Content:
    """What a workbook holds of the user's."""
    return Content(
        {sheet.name: dict(_typed(sheet)) for sheet in book.sheets},
        {sheet.name: (sheet.visible, sheet.protection is not None) for sheet in book.sheets},
    )


def _typed(sheet: Sheet) -> Iterator[tuple[tuple[int, int], object]]:
    headers = {column: cell.value for (row, column), cell in sheet.cells.items() if row == HEADERS}
    for spot, cell in sheet.cells.items():
        if cell.value is None:
            continue
        if sheet.name == DONNEES:
            if headers.get(spot[1]) not in COMPUTED:
                yield spot, cell.value
        elif cell.style.startswith(f"{PREFIX}input"):
            yield spot, cell.value


def state(book: Book) -> int:
    """A number for what the next button finds: cells, names, tables, rules of entry, protection; looks aside."""
    return hash((*((name.name, name.refers_to) for name in book.names), *map(_state, book.sheets)))


def _state(sheet: Sheet) -> int:
    cells = frozenset((spot, cell.formula, cell.value) for spot, cell in sheet.cells.items() if not cell.is_empty)
    rules = tuple((*rule.rule, *rule.boxes) for rule in sheet.validations)
    tables = tuple((table.name, table.box) for table in sheet.tables)
    shown = (sheet.name, sheet.visible, repr(sheet.protection), *sheet.merged, *sheet.hidden_columns)
    return hash((shown, cells, rules, tables, len(sheet.charts), frozenset(sheet.outline.items())))
