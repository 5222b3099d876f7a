"""A worksheet of the file: its frame and its cells, written anew only where they were touched."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from fae_xlwings.engine.base.addresses import Area, parse, spanning
from fae_xlwings.engine.base.tree import assign, children
from fae_xlwings.engine.base.xml import Node
from fae_xlwings.engine.file.package import Part
from fae_xlwings.engine.file.shared import Shared
from fae_xlwings.engine.sheet.cells import Cells, Formula
from fae_xlwings.engine.sheet.columns import FullLooks, Looks, Run, as_one, downwards, shifted
from fae_xlwings.engine.sheet.kept import formula_of, value_of
from fae_xlwings.engine.sheet.rows import Kept
from fae_xlwings.engine.sheet.sheet_frame import Frame
from fae_xlwings.engine.sheet.sheet_writer import SheetWriter
from fae_xlwings.engine.sheet.typist import Typist, file_form, held
from fae_xlwings.engine.sheet.values import Dates

Edit = Callable[[int], int]


class SheetPart(Frame):
    """One worksheet, parsed when somebody asks about it; `entry` is its line in the list of sheets."""

    def __init__(self, shared: Shared, part: Part, entry: Node) -> None:
        super().__init__(part)
        self.shared = shared
        self.entry = entry
        self.dates = Dates(shared)
        self._written: list[Area] = []

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.entry.get("name") or ""

    @property
    def rank(self) -> int:
        """The place among all sheets, from 0, chart sheets and old modules counted."""
        return list(self.entry.getparent().iterchildren(self.entry.tag)).index(self.entry)

    @cached_property
    def cells(self) -> Cells:
        """The cells, found in the file on first use."""
        return Cells(self.halves)

    @cached_property
    def _typist(self) -> Typist:
        return Typist(self.shared, self.name)

    @cached_property
    def _column_looks(self) -> list[tuple[int, int, int]]:
        """The looks that the file gives to columns: the first and last of each group, the look."""
        nodes = [node for node in children(self.find("cols"), "col") if node.get("style")]
        return [(int(node.get("min")), int(node.get("max")), int(node.get("style"))) for node in nodes]

    def touch(self, area: Area) -> Cells:
        """The cells, those of an area about to be changed."""
        self.part.render = self.pieces
        self._written.append(area)
        return self.cells

    def edit_line(self, row: int) -> dict[str, str]:
        """The attributes of a row, to be changed."""
        self.part.render = self.pieces
        return self.cells.edit_line(row)

    def is_touched(self, area: Area) -> bool:
        """Whether a cell of an area was changed since the file was opened."""
        return any(area.meets(each) for each in self._written)

    def used(self) -> Area:
        """The area from the first to the last cell, A1 without any."""
        return self.cells.used() or Area(1, 1)

    def clipped(self, area: Area) -> Area:
        """The area, whole columns or rows shortened to the last used cell, never to nothing."""
        if not (area.whole_columns or area.whole_rows):
            return area
        limit = self.used()
        rows = max(limit.last_row, area.row) - area.row + 1 if area.whole_columns else area.nrows
        columns = max(limit.last_column, area.column) - area.column + 1 if area.whole_rows else area.ncols
        return Area(area.row, area.column, rows, columns)

    def _value(self, attributes: bytes, inner: bytes) -> Any:
        return value_of(attributes, inner, self.shared.strings.text)

    def values(self, area: Area) -> list[tuple[Any, ...]]:
        """The values of an area as over COM, row by row."""
        stored = self.cells.stored(area, self._value)
        return list(zip(*(self.dates.column(*column) for column in stored), strict=True))

    def formulas(self, area: Area) -> list[tuple[str, ...]]:
        """The formulas of an area as people write them, constants as they would be typed, row by row."""
        columns = enumerate(self.cells.stored(area, Kept), area.column)
        areas = ((Area(area.row, number, area.nrows), values) for number, (values, _) in columns)
        return list(zip(*(self._column_formulas(*each) for each in areas), strict=True))

    def _column_formulas(self, area: Area, values: list[Any]) -> list[str]:
        rows = enumerate(values, area.row)
        texts = ["" if value is None else self._formula_text(value, row, area.column) for row, value in rows]
        for _, run in self.cells.runs(area):
            if run.formula is not None:
                follower = downwards(run.formula)
                written = [f"={follower(step)}" for step in range(len(run.values))]
                texts[run.row - area.row : run.last - area.row + 1] = written
        return texts

    def _formula_text(self, value: Any, row: int, column: int) -> str:
        """The formula of a stored value, or what one would type to get it."""
        if isinstance(value, Kept):
            formula = formula_of(value.inner)
            if formula is None:
                return typed_text(self._value(*value))
            return f"={self.cells.spelt(row, column, formula)}"
        return f"={value.text}" if isinstance(value, Formula) else typed_text(value)

    def column_formula(self, area: Area) -> str | None:
        """The formula of the first row where one was given for the whole column; "" without any, else `None`."""
        runs = [run for _, run in self.cells.runs(area)]
        if len(runs) == 1 and runs[0].formula is not None and len(runs[0].values) == area.nrows:
            return runs[0].formula
        return None if self.cells.has_formulas(area) else ""

    def looks_under(self, area: Area) -> list[FullLooks]:
        """The look of each cell of an area, by column: its own, or what a cell made there takes from row or column."""
        columns = range(area.column, area.last_column + 1)
        dressed = [self._dressed(area, number) for number in columns]
        if set(dressed) == {None} and not self._lined() and self.cells.is_bare(area):
            return [self.inherited(0, number) for number in columns]
        looks = zip(dressed, columns, strict=True)
        return [self._look_under(area, number) if look is None else look for look, number in looks]

    def _look_under(self, area: Area, number: int) -> FullLooks:
        lined, usual = self._lined(), self.inherited(0, number)
        own = enumerate(self._own_looks(area, number), area.row)
        under = (self.inherited(row, number) if look is None and lined else look for row, look in own)
        return as_one([usual if look is None else look for look in under])

    def _own_looks(self, area: Area, number: int) -> list[int | None]:
        """The looks that the cells of an area have in one of its columns."""
        return self.cells.stored(Area(area.row, number, area.nrows), nothing_of)[0][1]

    def _dressed(self, area: Area, number: int) -> int | None:
        """The look of the cells of a column that were written or dressed at once, `None` for any other."""
        column = self.cells.columns.get(number)
        run = None if column is None else column.holding(area.row, area.last_row)
        return run.looks if run is not None and isinstance(run.looks, int) else None

    def _lined(self) -> bool:
        """Whether some row has a look of its own."""
        return self._dresses_rows or any("s" in line for line in self.cells.lines.values())

    @cached_property
    def _dresses_rows(self) -> bool:
        """Whether the file gives some row a look of its own."""
        return b"customFormat=" in self.halves.data

    def inherited(self, row: int, column: int) -> int:
        """The look that a cell made there takes: its row's, else its column's; row 0 asks for the column alone."""
        line = self.cells.line(row) if row else {}
        if line.get("customFormat") in {"1", "true"}:
            return int(line.get("s", "0"))
        return next((look for first, last, look in self._column_looks if first <= column <= last), 0)

    def write(self, area: Area, rows: Sequence[Sequence[Any]]) -> None:
        """Rows of values, all as long, put from the first cell of an area on, taken as typed."""
        width = len(rows[0])
        if any(len(row) != width for row in rows):
            raise ValueError("Les lignes à écrire n'ont pas toutes le même nombre de cellules.")
        self.write_columns(Area(area.row, area.column, len(rows), width), list(zip(*rows, strict=True)))

    def write_columns(self, area: Area, columns: Sequence[Sequence[Any]]) -> None:
        """Columns of values put into an area, taken as typed."""
        put: list[tuple[list[Any], Looks]] = []
        hidden = self._covered(area)
        for number, (values, looks) in enumerate(zip(columns, self.looks_under(area), strict=True), area.column):
            rows = hidden.get(number)
            shown = [None if row in rows else value for row, value in enumerate(values, area.row)] if rows else values
            held_values, new_looks = self._typist.column(shown, looks, area.row, number)
            put.append((held_values, self._only_cells(area, number, held_values, new_looks)))
        self.touch(area).put(area, put)

    @cached_property
    def merged(self) -> list[Area]:
        """The merged cells; who merges and parts them keeps it true."""
        areas = (parse(node.get("ref") or "") for node in children(self.find("mergeCells"), "mergeCell"))
        return [area for area in areas if area is not None]

    def _covered(self, area: Area) -> dict[int, set[int]]:
        """The rows of an area, by column, that merged cells cover: what is written there does not show."""
        found: dict[int, set[int]] = {}
        for block in (each for each in self.merged if each.meets(area)):
            for number in range(block.column, block.last_column + 1):
                first = block.row + (number == block.column)
                found.setdefault(number, set()).update(range(first, block.last_row + 1))
        return found

    def _only_cells(self, area: Area, number: int, values: list[Any], looks: Looks) -> Looks:
        """The looks of a column of an area, none where nothing was written and no cell was."""
        if None not in values or self._dressed(area, number) is not None:
            return looks
        before = self._own_looks(area, number)
        each = [looks] * len(values) if isinstance(looks, int | None) else looks
        pairs = zip(values, before, each, strict=True)
        return [None if value is None and was is None else look for value, was, look in pairs]

    def fill_formula(self, area: Area, formula: str, values: Sequence[Any] | None) -> None:
        """One formula, written for the first row, for every row of each column, with the values it shows."""
        text = file_form(formula)
        shown = [None] * area.nrows if values is None else [held(value, self.dates) for value in values]
        looks = self.looks_under(area)
        cells = self.touch(area)
        for offset in range(area.ncols):
            column = Area(area.row, area.column + offset, area.nrows)
            cells.put(column, [(shown, looks[offset])], shifted(text, 0, offset))

    def restyle(self, area: Area, edit: Edit) -> None:
        """The looks of an area changed, empty cells made where there were none."""
        looks = self.looks_under(area)
        cells = self.touch(area)
        cells.lift(area)
        for number, under in enumerate(looks, area.column):
            known = {look: edit(look) for look in ({under} if isinstance(under, int) else set(under))}
            edited = known[under] if isinstance(under, int) else [known[look] for look in under]
            cells.column(number).dress(area.row, area.last_row, edited)

    def clear_contents(self, area: Area) -> None:
        """The values of an area removed, looks kept."""
        cells = self.touch(area)
        cells.free_formulas(area)
        cells.lift(area)
        for number, run in list(cells.runs(area)):
            looks = [look or None for look in run.each_look()]
            cells.column(number).put(Run(run.row, [None] * len(run.values), looks))

    def forget(self, area: Area) -> None:
        """The cells of an area removed, values and looks."""
        self.touch(area).forget(area)

    @property
    def is_edited(self) -> bool:
        """Whether anything of the sheet was changed since the file was opened."""
        return self.part.render is not None

    def settle(self) -> None:
        """What the frame and the book say of the cells brought up to date before the sheet is written."""
        if self._written:
            self.shared.settle(texts=self.cells.has_texts())
            self._measure()

    def _measure(self) -> None:
        """The dimension said by the frame, where cells lie outside."""
        used, node = self.used(), self.find("dimension")
        said = None if node is None else parse(node.get("ref") or "")
        if said is not None and not said.holds(used):
            assign(self.place("dimension"), ref=spanning(said, used).reference)

    def rows(self) -> Iterable[bytes]:
        """The rows: as they are, or written where cells or rows were touched."""
        touched = self._written or ("cells" in self.__dict__ and self.cells.lines)
        return SheetWriter(self.cells, self.shared.strings.number).pieces() if touched else super().rows()


def nothing_of(*_: bytes) -> None:
    """What is in a cell when only its look is asked."""


def typed_text(value: Any) -> str:
    """What one would type to get a constant."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, int | float) else str(value)
