"""The cells of a sheet: rows of the file, and over them what was written since."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from fae_xlwings.engine.base.addresses import Area, between, parse
from fae_xlwings.engine.sheet.columns import Column, Looks, Run, downwards, shifted
from fae_xlwings.engine.sheet.kept import FileFormula, formula_of, with_formula
from fae_xlwings.engine.sheet.rows import FileCell, Kept, Rows, beginnings
from fae_xlwings.engine.sheet.sheet_frame import Halves

Decode = Callable[[bytes, bytes], Any]
# What one column of an area holds: values as stored, and looks.
Stored = tuple[list[Any], list[int | None]]


EMPTY = Kept(b"", b"")
FEW, MANY = 6, 100
"""The columns up to which, and the rows from which on, cells are looked for one by one in the rows of the file."""


class Formula:
    """A formula written into one cell, as files keep it without « = », and the value the cell shows."""

    __slots__ = ("shown", "text")

    def __init__(self, text: str, shown: Any) -> None:
        self.text = text
        self.shown = shown


class Cells:
    """The cells of a sheet; `Kept` are the file's own, whatever else was written."""

    def __init__(self, halves: Halves) -> None:
        self.file: Rows | None = Rows(halves)
        self.columns: dict[int, Column] = {}
        self.lines: dict[int, dict[str, str]] = {}
        self._masters: dict[str, tuple[int, int, FileFormula]] | None = None
        self._spelt: dict[str, Callable[[int], str]] = {}

    def column(self, number: int) -> Column:
        """What was written in a column."""
        return self.columns.setdefault(number, Column())

    def file_cells(self, area: Area) -> Iterator[tuple[int, FileCell]]:
        """The cells of the file in an area that nothing was written over, row by row."""
        if self.file is None or not (slots := self.file.slots(area.row, area.last_row)):
            return
        written = {number: list(self.columns[number].within(area.row, area.last_row)) for number in self._in(area)}
        first, last = area.column, area.last_column
        for slot, cells in self._rows(self.file, slots, area):
            row = self.file.numbers[slot]
            for cell in cells:
                if first <= cell[0] <= last and (not written or not _holds(written.get(cell[0]), row)):
                    yield row, cell

    @staticmethod
    def _rows(file: Rows, slots: range, area: Area) -> Iterator[tuple[int, Iterator[FileCell]]]:
        """The rows of the file with their cells; of a tall area of few columns only those in it are taken apart."""
        if area.ncols <= FEW and len(slots) > MANY and file.says_places:
            columns = beginnings(area.column, area.last_column)
            yield from ((slot, file.cells_of(slot, columns)) for slot in slots)
        else:
            held = (slot for slot in slots if area.column == 1 or not file.ends_before(slot, area.column))
            yield from ((slot, file.cells(slot)) for slot in held)

    def _in(self, area: Area) -> list[int]:
        if area.ncols < len(self.columns):
            return [number for number in range(area.column, area.last_column + 1) if number in self.columns]
        return [number for number in sorted(self.columns) if area.column <= number <= area.last_column]

    def runs(self, area: Area) -> Iterator[tuple[int, Run]]:
        """The pieces of what was written in an area, by column."""
        for number in self._in(area):
            for run in self.columns[number].within(area.row, area.last_row):
                yield number, run

    def stored(self, area: Area, decode: Decode) -> list[Stored]:
        """What an area holds, column by column; `decode` reads the cells that the file says."""
        found: list[Stored] = [([None] * area.nrows, [None] * area.nrows) for _ in range(area.ncols)]
        for row, (number, look, attributes, inner) in self.file_cells(area):
            values, looks = found[number - area.column]
            values[row - area.row], looks[row - area.row] = decode(attributes, inner), look
        for number, run in self.runs(area):
            values, looks = found[number - area.column]
            part = slice(run.row - area.row, run.last - area.row + 1)
            values[part] = [decode(*value) if type(value) is Kept else value for value in run.values]
            looks[part] = run.each_look()
        return found

    def put(self, area: Area, columns: Sequence[tuple[Sequence[Any], Looks]], formula: str | None = None) -> None:
        """Columns of values and looks put into an area."""
        self.free_formulas(area)
        for number, (values, looks) in enumerate(columns, area.column):
            self.column(number).put(Run(area.row, values, looks, formula))

    def forget(self, area: Area) -> None:
        """Every cell of an area gone, looks too."""
        if area == between(1, 1, area.last_row, area.last_column) and self._ends_before(area):
            self.file, self.columns = None, {}
            return
        self.free_formulas(area)
        self.lift(area)
        for number in self._in(area):
            column = self.columns[number]
            for run in list(column.within(area.row, area.last_row)):
                column.put(Run(run.row, [None] * len(run.values), None))

    def _ends_before(self, area: Area) -> bool:
        return (used := self.used()) is None or area.holds(used)

    def lift(self, area: Area) -> None:
        """The cells of the file in an area made writable ones, as they are."""
        found: dict[int, dict[int, FileCell]] = {}
        for row, cell in self.file_cells(area):
            found.setdefault(cell[0], {})[row] = cell
        for number, cells in found.items():
            column = self.column(number)
            for first, last in list(column.gaps(min(cells), max(cells))):
                kept = [cells.get(row) for row in range(first, last + 1)]
                values = [None if cell is None else Kept(cell[2], cell[3]) for cell in kept]
                column.put(Run(first, values, [None if cell is None else cell[1] for cell in kept]))

    def used(self) -> Area | None:
        """The area from the first to the last cell, `None` without any."""
        bounds = [extent for extent in (self.file.extent() if self.file else None,) if extent is not None]
        for number, column in self.columns.items():
            bounds += [(rows[0], number, rows[-1], number) for run in column.runs if (rows := _existing(run))]
        if not bounds:
            return None
        tops, lefts, bottoms, rights = zip(*bounds, strict=True)
        return between(min(tops), min(lefts), max(bottoms), max(rights))

    def is_bare(self, area: Area) -> bool:
        """Whether nothing is known of the cells of an area, seen at a glance."""
        in_file = self.file is not None and len(self.file.slots(area.row, area.last_row))
        return not in_file and not any(True for _ in self.runs(area))

    def has_formulas(self, area: Area) -> bool:
        """Whether some cell of an area holds a formula."""
        for _, run in self.runs(area):
            kinds = set(map(type, run.values))
            if run.formula is not None or Formula in kinds or (Kept in kinds and any(map(_is_formula, run.values))):
                return True
        return any(formula_of(cell[3]) is not None for _, cell in self.file_cells(area))

    def filled(self, area: Area) -> int:
        """How many cells of an area hold something; the file's own are not taken apart for it where all are asked."""
        file = self.file
        plain = file is not None and len(file.numbers) and not any(True for _ in self.runs(area))
        if plain and file is not None and area.row <= file.numbers[0] and file.numbers[-1] <= area.last_row:
            return sum(number for column, number in file.filled.items() if area.column <= column <= area.last_column)
        if plain and file is not None and all(area.column <= column <= area.last_column for column in file.filled):
            return file.filled_between(area.row, area.last_row)
        return sum(value is not None and value != EMPTY for values, _ in self.stored(area, Kept) for value in values)

    def has_texts(self) -> bool:
        """Whether some text was written."""
        runs = (run for column in self.columns.values() for run in column.runs)
        return any(type(value) is str for run in runs for value in run.values)

    def formula_values(self) -> Iterator[Any]:
        """What every formula that was written shows, `None` for one that nobody has calculated."""
        for column in self.columns.values():
            for run in column.runs:
                if run.formula is not None:
                    yield from run.values
                elif Formula in set(map(type, run.values)):
                    yield from (value.shown for value in run.values if isinstance(value, Formula))

    def line(self, row: int) -> dict[str, str]:
        """The attributes of a row, to be read only."""
        own = self.lines.get(row)
        return own if own is not None else (self.file.attributes(row) if self.file else {})

    def edit_line(self, row: int) -> dict[str, str]:
        """The attributes of a row, to be changed."""
        return self.lines.setdefault(row, dict(self.line(row)))

    def described(self) -> list[int]:
        """The rows that the sheet says something of, cells or attributes."""
        return sorted({*self.lines, *(self.file.numbers if self.file else ())})

    def groups(self) -> set[int]:
        """The numbers of the shared formulas of the file that cells still follow."""
        self.master("")
        return {int(group) for group in self._masters or {} if group.isdigit()} if self.file is not None else set()

    def master(self, group: str) -> tuple[int, int, FileFormula] | None:
        """The cell whose shared formula a group of cells follows: its row, its column, the formula."""
        if self._masters is None:
            self._masters = dict(self._find_masters())
        return self._masters.get(group)

    def _find_masters(self) -> Iterator[tuple[str, tuple[int, int, FileFormula]]]:
        if self.file is None or b"shared" not in self.file.data:
            return
        for slot, row in enumerate(self.file.numbers):
            # A formula that others share says for which cells.
            cells = self.file.cells(slot) if b"ref" in self.file.bytes_of(range(slot, slot + 1)) else ()
            for number, _, _, inner in cells:
                formula = formula_of(inner) if b"shared" in inner else None
                if formula is not None and formula.kind == "shared" and formula.text:
                    yield formula.group, (row, number, formula)

    def spelt(self, row: int, column: int, formula: FileFormula) -> str:
        """The text of a formula of the file where it stands."""
        master = self.master(formula.group) if formula.kind == "shared" and not formula.text else None
        if master is None:
            return formula.text
        top, left, shared = master
        if row < top or column != left:
            return shifted(shared.text, row - top, column - left)
        if formula.group not in self._spelt:
            self._spelt[formula.group] = downwards(shared.text)
        return self._spelt[formula.group](row - top)

    def free_formulas(self, area: Area) -> None:
        """The cells outside of an area that follow a shared formula inside given a formula of their own."""
        self.master("")
        inside = [g for g, (row, column, _) in (self._masters or {}).items() if area.holds(Area(row, column))]
        for group in inside:
            self._free(group, area)

    def _free(self, group: str, area: Area) -> None:
        found = self.master(group)
        covered = parse(found[2].area) if found is not None else None
        for row, (number, look, attributes, inner) in list(self.file_cells(covered)) if covered is not None else ():
            formula = formula_of(inner)
            outside = not area.holds(Area(row, number))
            if outside and formula is not None and formula.kind == "shared" and formula.group == group:
                freed = Kept(attributes, with_formula(inner, self.spelt(row, number, formula)))
                self.column(number).put(Run(row, [freed], look))
        (self._masters or {}).pop(group, None)
        self._spelt.pop(group, None)


def _is_formula(value: Any) -> bool:
    return isinstance(value, Kept) and formula_of(value.inner) is not None


def _holds(runs: list[Run] | None, row: int) -> bool:
    return runs is not None and any(run.row <= row <= run.last for run in runs)


def _existing(run: Run) -> list[int]:
    """The first and last row of a run that have a cell."""
    if isinstance(run.looks, int):
        return [run.row, run.last]
    looks = run.each_look()
    rows = [number for number, look in enumerate(looks, run.row) if look is not None]
    return [rows[0], rows[-1]] if rows else []
