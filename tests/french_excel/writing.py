"""What cells take: as typed, as formulas, and what keeps them from being written."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from french_excel.com import refused
from french_excel.grammar import DAY_ZERO, ENGLISH, Tongue, as_typed, checked, is_foreign, is_formula, shifted
from french_excel.reading import is_locked, number_format
from french_excel.store import Box, Cell, ErrorValue, Sheet, Table
from french_excel.structured import freeze, heads, rename_columns
from french_excel.table_growth import grow_tables

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

SECONDS = 86_400
LONGEST_TEXT, LONGEST_FORMULA = 32_767, 8_192
TEXT_FORMAT, DATE_FORMAT, MONEY_FORMAT = "@", "m/d/yyyy", '#,##0.00 "€"'
UNAVAILABLE, UNKNOWN_NAME = "#N/A", ErrorValue("#NAME?")
SPILLING = re.compile(r"=SEQUENCE\((\d+)\)")
Spot = tuple[int, int]


def held_spots(sheet: Sheet, boxes: Sequence[Box]) -> list[Spot]:
    """The places among the boxes where a cell is stored; large boxes are not walked."""
    if sum(box.height * box.width for box in boxes) > len(sheet.cells):
        return [spot for spot in sheet.cells if any(box.meets(Box(*spot, *spot)) for box in boxes)]
    return [spot for box in boxes for spot in box.spots() if spot in sheet.cells]


def spots(sheet: Sheet, boxes: Sequence[Box]) -> list[Spot]:
    """The places of the boxes; of whole rows and columns, those that hold something."""
    whole = any(box.height * box.width > 1_000_000 for box in boxes)
    return held_spots(sheet, boxes) if whole else [spot for box in boxes for spot in box.spots()]


def all_cells(sheet: Sheet, boxes: Sequence[Box]) -> Iterator[Cell]:
    """The cells of the boxes, made where nothing is stored yet."""
    return (sheet.cell(spot) for spot in spots(sheet, boxes))


def check_writable(sheet: "Worksheet", boxes: Sequence[Box]) -> None:
    """Excel's refusal on a protected sheet, where one of the cells is locked."""
    if sheet.stored.protection is None:
        return
    places = spots(sheet.stored, boxes)
    if not places or any(is_locked(sheet, spot) for spot in places):
        raise refused("La cellule ou le graphique que vous essayez de modifier se trouve sur une feuille protégée.")


def put_values(sheet: "Worksheet", boxes: Sequence[Box], data: Any) -> None:
    """`Range.Value =`: an array is parsed in the grammar of arrays, a single text in English."""
    is_array = isinstance(data, list | tuple)
    tongue = sheet.excel.array_tongue if is_array else ENGLISH
    _put(sheet, boxes, data, tongue)


def put_formulas(sheet: "Worksheet", boxes: Sequence[Box], data: Any) -> None:
    """`Range.Formula =`: always English."""
    if any(not isinstance(value, str | int | float) for row in _rows(data) for value in row if value is not None):
        raise refused("Range.Formula ne prend que du texte et des nombres.")
    _put(sheet, boxes, data, ENGLISH)


def _rows(data: Any) -> Sequence[Sequence[Any]]:
    if not isinstance(data, list | tuple):
        return [[data]]
    return data if data and isinstance(data[0], list | tuple) else [data]


def _put(sheet: "Worksheet", boxes: Sequence[Box], data: Any, tongue: Tongue) -> None:
    check_writable(sheet, boxes)
    for box in boxes:
        entry = _Entry(sheet, box, _rows(data), tongue)
        headed = _headed(sheet.stored, [box])
        entries = {spot: entry.at(spot) for spot in spots(sheet.stored, [box]) if _takes(sheet.stored, spot)}
        for spot, fill in entries.items():
            fill(sheet.stored.cell(spot))
        _name_columns(sheet, headed)
        grow_tables(sheet, box, set(entries))


def _headed(sheet: Sheet, boxes: Sequence[Box]) -> list[tuple[Table, list[str]]]:
    """The tables whose headers lie among cells about to be changed, and those headers."""
    tops = ((table, table.box._replace(bottom=table.box.top)) for table in sheet.tables)
    return [(table, heads(sheet, table)) for table, top in tops if any(top.meets(box) for box in boxes)]


def _name_columns(sheet: "Worksheet", headed: Sequence[tuple[Table, list[str]]]) -> None:
    """The columns of tables named anew, one after the other: a name that a later column still has gets a number."""
    for table, before in headed:
        names = list(before)
        for place, written in enumerate(heads(sheet.stored, table)):
            others = {name.casefold() for name in names[:place] + names[place + 1 :]}
            names[place] = next(name for name in _candidates(written, place) if name.casefold() not in others)
            sheet.stored.cell((table.box.top, table.box.left + place)).value = names[place]
        rename_columns(sheet.book.stored, table, before, names)


def _candidates(written: str, place: int) -> Iterator[str]:
    wanted = written or f"Colonne{place + 1}"
    yield wanted
    yield from (f"{wanted}{number}" for number in count(2))


def _takes(sheet: Sheet, spot: Spot) -> bool:
    """Whether a written value lands: not on a row that a filter hides, nor under a merged cell."""
    if spot[0] in sheet.filtered_rows:
        return False
    if not sheet.merged:
        return True
    under = next((box for box in sheet.merged if box.meets(Box(*spot, *spot))), None)
    return under is None or (under.top, under.left) == spot


def put_spilling(sheet: "Worksheet", box: Box, text: str) -> None:
    """`Range.Formula2 =`, as far as the double knows: what spills cannot where a cell below holds something."""
    spill = SPILLING.fullmatch(text)
    if not sheet.excel.dynamic_arrays or not spill:
        raise refused("Impossible de définir la propriété Formula2 de la classe Range.")
    check_writable(sheet, [box])
    below = (sheet.stored.cells.get((box.top + down, box.left), Cell()) for down in range(1, int(spill[1])))
    cell = sheet.stored.cell((box.top, box.left))
    cell.formula = text
    cell.value = 1.0 if all(each.value is None for each in below) else ErrorValue("#SPILL!")


def sort(sheet: "Worksheet", box: Box, column: int) -> None:
    """`Range.Sort`: on a protected sheet `AllowSorting` is not enough, the cells must be unlocked too.

    Numbers come before texts, nothing comes last; formulas follow their row, and each cell keeps its look.
    """
    held = sheet.stored.protection
    if held is not None and not (sheet.excel.sorts_protected and held.allowed.get("AllowSorting")):
        raise refused("La méthode Sort de la classe Range a échoué.")
    check_writable(sheet, [box])
    columns = range(box.left, box.right + 1)
    rows = {row: [sheet.stored.cell((row, each)) for each in columns] for row in range(box.top, box.bottom + 1)}
    held_by = [(row, [replace(cell) for cell in cells]) for row, cells in rows.items()]
    held_by.sort(key=lambda pair: _rank(pair[1][column - box.left].value))
    for (row, cells), (before, entries) in zip(rows.items(), held_by, strict=True):
        for cell, entry in zip(cells, entries, strict=True):
            cell.value, cell.marked = entry.value, entry.marked
            cell.formula = entry.formula and shifted(entry.formula, f"A{before}", f"A{row}")


def _rank(value: Any) -> tuple[int, float, str]:
    if value is None:
        return (2, 0.0, "")
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value), "")


class _Entry:
    """Data on its way into a box of cells: a single entry fills them all, its references moving along."""

    def __init__(self, sheet: "Worksheet", box: Box, rows: Sequence[Sequence[Any]], tongue: Tongue) -> None:
        self.sheet, self.box, self.rows, self.tongue = sheet, box, rows, tongue
        self.is_single = len(rows) == 1 and len(rows[0]) == 1
        self.origin = Box(box.top, box.left, box.top, box.left).address(rows=False, columns=False)

    def at(self, spot: Spot) -> Callable[[Cell], None]:
        """What is to be done to the cell; every refusal comes before the first cell is written."""
        down, right = spot[0] - self.box.top, spot[1] - self.box.left
        if self.is_single:
            value = self.rows[0][0]
        elif down < len(self.rows) and right < len(self.rows[down]):
            value = self.rows[down][right]
        else:
            value = UNAVAILABLE
        stored = self.sheet.stored.cells.get(spot)
        is_text = stored is not None and number_format(self.sheet, stored) == TEXT_FORMAT
        if is_formula(value) and not is_text:
            return self._formula(value, spot)
        return constant(value, self.tongue, is_text=is_text)

    def _formula(self, given: str, spot: Spot) -> Callable[[Cell], None]:
        if len(given) > LONGEST_FORMULA:
            raise refused("La formule est trop longue.")
        english = checked(given if given[0] == "=" else f"={given}", self.tongue)
        down, right = (spot[0] - self.box.top, spot[1] - self.box.left) if self.is_single else (0, 0)
        target = Box(*spot, *spot).address(rows=False, columns=False)
        text = shifted(english, self.origin, target) if self.is_single else english
        misread = is_foreign(given, self.tongue)
        value = UNKNOWN_NAME if misread else _stored(self.sheet.excel.calculator(given, down, right))

        def fill(cell: Cell) -> None:
            cell.formula, cell.value, cell.marked = text, value, False

        return fill


def constant(value: Any, tongue: Tongue, *, is_text: bool) -> Callable[[Cell], None]:
    """What writing a value does to a cell."""
    marked = isinstance(value, str) and value.startswith("'")
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise refused("Le texte est trop long pour une cellule.")
    entry = value[1:] if marked else _typed(value, tongue, is_text=is_text)
    shown = _format_of(value)

    def fill(cell: Cell) -> None:
        cell.formula, cell.value, cell.marked = "", _stored(entry), marked
        if shown and cell.number_format is None and cell.style == "Normal":
            cell.number_format = shown

    return fill


def _typed(value: Any, tongue: Tongue, *, is_text: bool) -> Any:
    if is_text and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}"
    return as_typed(value, tongue) if isinstance(value, str) and not is_text else value


def _format_of(value: Any) -> str | None:
    """How Excel shows what it was given where nothing else was asked for."""
    if isinstance(value, Decimal):
        return MONEY_FORMAT
    return DATE_FORMAT if isinstance(value, date) else None


def _stored(value: Any) -> Any:
    """The value as the store keeps it: numbers are floats, dates their serial number, nothing is None."""
    if value is None or value == "":
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return (moment.replace(tzinfo=None) - DAY_ZERO).total_seconds() / SECONDS
    if isinstance(value, int | float | Decimal):
        return float(value)
    raise TypeError(f"COM does not carry {type(value).__name__}")


def clear(sheet: "Worksheet", boxes: Sequence[Box], *, contents_only: bool) -> None:
    """Cells emptied; part of a table cannot be cleared with its formats."""
    check_writable(sheet, boxes)
    if not contents_only:
        _clear_tables(sheet, boxes)
    headed = _headed(sheet.stored, boxes)
    for spot in held_spots(sheet.stored, boxes):
        if contents_only:
            cell = sheet.stored.cells[spot]
            cell.formula, cell.value, cell.marked = "", None, False
        else:
            del sheet.stored.cells[spot]
    _name_columns(sheet, headed)
    if not contents_only:
        sheet.stored.merged = [box for box in sheet.stored.merged if not any(box.meets(each) for each in boxes)]


def _clear_tables(sheet: "Worksheet", boxes: Sequence[Box]) -> None:
    """Tables cleared whole are gone; where only a part would be cleared, nothing is."""
    met = [table for table in sheet.stored.tables if any(table.box.meets(box) for box in boxes)]
    if any(all(list(table.box.less(box)) for box in boxes) for table in met):
        raise refused("La méthode Clear de la classe Range a échoué : une partie d'un tableau.")
    for table in met:
        freeze(sheet.book.stored, sheet.stored, table)
    sheet.stored.tables = [table for table in sheet.stored.tables if not any(table is each for each in met)]


def put_style(sheet: "Worksheet", boxes: Iterable[Box], name: str) -> None:
    """A named style given to cells, which lose what they had of their own."""
    places = list(boxes)
    check_writable(sheet, places)
    if name not in sheet.book.stored.styles:
        raise refused(f"Le style « {name} » n'existe pas.")
    for cell in all_cells(sheet.stored, places):
        cell.style, cell.number_format, cell.look = name, None, {}
