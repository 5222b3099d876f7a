"""What lies on a sheet moved aside or closed up when cells are inserted or deleted."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import TableColumn

from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area, address, between, parse
from fae_xlwings.engine.areas import areas_of
from fae_xlwings.engine.cells import column_block, stored, used
from fae_xlwings.engine.looks.conditional_formats import Rules
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.merged_cells import merged_areas, set_merged_areas
from fae_xlwings.engine.references import rewrite_all
from fae_xlwings.engine.tables.table_lookup import area_of
from fae_xlwings.engine.validations import set_areas


@dataclass(frozen=True, slots=True)
class Shift:
    """Cells pushed away or pulled in: the place where it begins, how many lines, and which others it touches.

    `across` tells columns (moved sideways) from rows; `count` is negative for a deletion. Only the lines from `first`
    to `last` of the other direction move: all of them for whole rows and columns.
    """

    start: int
    count: int
    first: int
    last: int
    across: bool

    def area(self, area: Area) -> Area | None:
        """Where an area ends up, `None` when all its cells are deleted; areas only partly in the way stay."""
        low, high = (area.column, area.last_column) if self.across else (area.row, area.last_row)
        side = (area.row, area.last_row) if self.across else (area.column, area.last_column)
        if high < self.start or side[0] < self.first or side[1] > self.last:
            return area
        ends = self._span(low, high)
        if ends is None:
            return None
        if self.across:
            return between(area.row, ends[0], area.last_row, ends[1])
        return between(ends[0], area.column, ends[1], area.last_column)

    def _span(self, low: int, high: int) -> tuple[int, int] | None:
        limit = MAX_COLUMNS if self.across else MAX_ROWS
        if (low, high) == (1, limit):
            return low, high
        if self.count >= 0:
            return (low + self.count if low >= self.start else low), min(high + self.count, limit)
        end = self.start - self.count - 1
        if low >= self.start and high <= end:
            return None
        new_low = low if low < self.start else max(self.start, low + self.count)
        return new_low, max(self.start - 1, high + self.count)

    def line(self, number: int) -> int | None:
        """Where a row or column ends up, `None` when it is deleted."""
        if number < self.start:
            return number
        if self.count < 0 and number < self.start - self.count:
            return None
        return number + self.count

    @property
    def whole(self) -> bool:
        """Whether whole rows or columns move."""
        return self.first == 1 and self.last == (MAX_ROWS if self.across else MAX_COLUMNS)


def apply(worksheet: Worksheet, shift: Shift) -> None:
    """The sheet after the shift: cells, sizes, merges, tables, rules, names, drawings and every reference."""
    check(worksheet, shift)
    _move_cells(worksheet, shift)
    if shift.whole:
        _move_lines(worksheet, shift)
    set_merged_areas(worksheet, [new for old in merged_areas(worksheet) if (new := shift.area(old))])
    _move_rules(worksheet, shift)
    _move_tables(worksheet, shift)
    title = worksheet.title

    def change(sheet: str, area: Area) -> tuple[str, Area] | None:
        if sheet.lower() != title.lower():
            return sheet, area
        new = shift.area(area)
        return None if new is None else (sheet, new)

    rewrite_all(worksheet.parent, change)
    _move_filter(worksheet, shift)
    _move_printing(worksheet, shift)
    if shift.whole:
        _move_breaks(worksheet, shift)
        _move_drawings(worksheet, shift)


def check(worksheet: Worksheet, shift: Shift) -> None:
    """A refusal, as in Excel, of a shift that would tear a table, a merged area or an array formula apart."""
    blocks = [(area_of(table), f"le tableau « {table.displayName} »") for table in worksheet.tables.values()]
    blocks += [(area, f"les cellules fusionnées {area.reference}") for area in merged_areas(worksheet)]
    arrays = [cell._value for cell in stored(worksheet).values() if isinstance(cell._value, ArrayFormula)]
    blocks += [(area, f"la formule matricielle {each.ref}") for each in arrays if (area := parse(each.ref))]
    for area, name in blocks:
        low, high = (area.row, area.last_row) if shift.across else (area.column, area.last_column)
        beyond = (area.last_column if shift.across else area.last_row) < shift.start
        apart = high < shift.first or low > shift.last
        if not (beyond or apart) and (low < shift.first or high > shift.last):
            raise ValueError(f"Ce décalage couperait {name} de la feuille « {worksheet.title} » en deux.")


def _move_cells(worksheet: Worksheet, shift: Shift) -> None:
    cells = stored(worksheet)
    moving = [spot for spot in cells if _concerned(spot, shift)]
    taken = [(spot, cells.pop(spot)) for spot in moving]
    for (row, column), cell in taken:
        line = shift.line(column if shift.across else row)
        if line is None:
            continue
        cell.row, cell.column = (row, line) if shift.across else (line, column)
        if cell._hyperlink is not None:
            cell._hyperlink.ref = cell.coordinate
        cells[cell.row, cell.column] = cell


def _concerned(spot: tuple[int, int], shift: Shift) -> bool:
    line, side = (spot[1], spot[0]) if shift.across else spot
    return line >= shift.start and shift.first <= side <= shift.last


def _move_lines(worksheet: Worksheet, shift: Shift) -> None:
    if shift.across:
        _move_columns(worksheet, shift)
        return
    rows = worksheet.row_dimensions
    kept = {number: rows.pop(number) for number in [*rows]}
    for number, line in kept.items():
        new = shift.line(number)
        if new is not None:
            line.index = new
            rows[new] = line


def _move_columns(worksheet: Worksheet, shift: Shift) -> None:
    right = max(used(worksheet).last_column, shift.start) + abs(shift.count)
    column_block(worksheet, shift.start, min(right, MAX_COLUMNS))
    dimensions = worksheet.column_dimensions
    kept = [dimensions.pop(key) for key in [*dimensions]]
    for dimension in kept:
        ends = shift.area(between(1, dimension.min, MAX_ROWS, dimension.max))
        if ends is not None:
            dimension.min, dimension.max = ends.column, ends.last_column
            dimension.index = get_column_letter(ends.column)
            dimensions[dimension.index] = dimension


def _move_rules(worksheet: Worksheet, shift: Shift) -> None:
    validations = worksheet.data_validations
    kept: list[Any] = []
    for rule in validations.dataValidation:
        areas = [new for old in areas_of(rule.sqref) if (new := shift.area(old))]
        if areas:
            set_areas(rule, areas)
            kept.append(rule)
    validations.dataValidation = kept
    rules = Rules(worksheet)
    moved = [([new for old in areas if (new := shift.area(old))], rule) for areas, rule in rules.items]
    rules.store([item for item in moved if item[0]])


def _move_tables(worksheet: Worksheet, shift: Shift) -> None:
    for name in [*worksheet.tables]:
        table = worksheet.tables[name]
        new = shift.area(area_of(table))
        if new is None:
            del worksheet.tables[name]
            continue
        if shift.across:
            _recount_columns(table, shift)
        table.ref = new.reference
        if table.autoFilter is not None:
            height = new.nrows - (table.totalsRowCount or 0)
            table.autoFilter.ref = Area(new.row, new.column, height, new.ncols).reference


def _recount_columns(table: Any, shift: Shift) -> None:
    """The columns of a table that gains or loses some; new ones are named when the book is saved."""
    area = area_of(table)
    kept = [c for n, c in enumerate(table.tableColumns, area.column) if shift.line(n) is not None]
    place = shift.start - area.column
    if shift.count > 0 and 0 < place < area.ncols:
        added = [TableColumn(id=1, name=f"Column{place + number}") for number in range(1, shift.count + 1)]
        kept[place:place] = added
    for number, column in enumerate(kept, 1):
        column.id = number
    table.tableColumns = kept


def _move_filter(worksheet: Worksheet, shift: Shift) -> None:
    found = worksheet.auto_filter
    area = parse(found.ref) if found.ref else None
    if area is not None:
        new = shift.area(area)
        found.ref = None if new is None else new.reference


def _move_printing(worksheet: Worksheet, shift: Shift) -> None:
    """The area to print, and the rows and columns repeated on every page."""
    areas = [new for old in areas_of(worksheet._print_area) if (new := shift.area(old))]
    worksheet.print_area = ",".join(map(address, areas)) or None
    for title, stored_as in (("print_title_rows", "_print_rows"), ("print_title_cols", "_print_cols")):
        old = parse(getattr(worksheet, title) or "")
        new = shift.area(old) if old else None
        # openpyxl's own setter has no way to say that there is none any more.
        setattr(worksheet, stored_as, None)
        setattr(worksheet, title, address(new) if new else None)


def _move_breaks(worksheet: Worksheet, shift: Shift) -> None:
    """The page breaks, each known by the last line before it."""
    breaks = worksheet.col_breaks if shift.across else worksheet.row_breaks
    for each in breaks.brk:
        each.id = (shift.line(each.id + 1) or shift.start) - 1
    breaks.brk = [*{each.id: each for each in breaks.brk if each.id}.values()]


def _move_drawings(worksheet: Worksheet, shift: Shift) -> None:
    """Charts, pictures and shapes moved with the cells under their corners, but those that stay where they are."""
    axis = "col" if shift.across else "row"

    def moved(place: int) -> int:
        line = shift.line(place + 1)
        return (shift.start if line is None else line) - 1

    for item in [*worksheet._charts, *worksheet._images]:
        if getattr(item.anchor, "editAs", None) == "absolute":
            continue
        for marker in (getattr(item.anchor, "_from", None), getattr(item.anchor, "to", None)):
            if marker is not None:
                setattr(marker, axis, moved(getattr(marker, axis)))
    carried = getattr(worksheet.parent, "carried", None)
    if carried is not None:
        carried.move_shapes(worksheet, moved, axis)
