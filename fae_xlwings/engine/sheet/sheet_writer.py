"""The rows of a sheet as XML: untouched rows as they are, what was written column by column."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, pairwise
from typing import Any

from openpyxl.utils.cell import get_column_letter

from fae_xlwings.engine.base.xml import quoteattr
from fae_xlwings.engine.file.strings import encoded
from fae_xlwings.engine.sheet.cells import Cells, Formula
from fae_xlwings.engine.sheet.columns import Run
from fae_xlwings.engine.sheet.kept import CellError
from fae_xlwings.engine.sheet.rows import Kept, Rows, cell_pieces, without_spans

# Rows are put together so many at a time: a whole long block at once would fill the memory with its texts.
_BATCH = 2000
_MAX_WHOLE = 1e15

Active = list[tuple[int, Run]]


class SheetWriter:
    """The rows of a sheet being written; `number_of` knows the numbers of shared texts."""

    def __init__(self, cells: Cells, number_of: Callable[[str], int]) -> None:
        self.cells = cells
        self.number_of = number_of
        self.groups: dict[int, int] = {}
        taken = cells.groups()
        self.free_groups = (number for number in count() if number not in taken)
        self.bodies: dict[type, Callable[[Any], str]] = {
            str: self._text,
            float: number_body,
            int: number_body,
            bool: lambda value: f' t="b"><v>{value:d}</v></c>',
            type(None): lambda _: "/>",
            CellError: lambda value: f' t="e"><v>{encoded(value)}</v></c>',
            Kept: _kept_body,
            Formula: lambda value: formula_body(f"<f>{encoded(value.text)}</f>", value.shown),
        }

    def _text(self, value: str) -> str:
        return f' t="s"><v>{self.number_of(value)}</v></c>'

    def pieces(self) -> Iterator[bytes]:
        """The rows in order."""
        row = 1
        for first, last, active in self._bands():
            yield from self._plain(row, first - 1)
            for start in range(first, last + 1, _BATCH):
                yield from self._written(start, min(start + _BATCH - 1, last), active)
            row = last + 1
        yield from self._plain(row, 1 << 20)

    def _bands(self) -> Iterator[tuple[int, int, Active]]:
        """The stretches of rows in which the same runs stand side by side."""
        columns = sorted(self.cells.columns.items())
        runs = [(run.row, run.last + 1) for _, column in columns for run in column.runs]
        bounds = sorted({bound for ends in runs for bound in ends})
        places = [0] * len(columns)
        for first, after in pairwise(bounds):
            active: Active = []
            for index, (number, column) in enumerate(columns):
                while places[index] < len(column.runs) and column.runs[places[index]].last < first:
                    places[index] += 1
                if places[index] < len(column.runs) and column.runs[places[index]].row <= first:
                    active.append((number, column.runs[places[index]]))
            if active:
                yield first, after - 1, active

    def _plain(self, first: int, last: int) -> Iterator[bytes]:
        """Rows that nothing was written on; only their attributes may have changed."""
        file, row = self.cells.file, first
        for number in sorted(number for number in self.cells.lines if first <= number <= last):
            if file is not None:
                yield file.bytes_of(file.slots(row, number - 1))
            slot = file.slot(number) if file is not None else None
            inner = file.split(slot)[1].decode() if file is not None and slot is not None else ""
            yield self._row(number, inner).encode()
            row = number + 1
        if file is not None and row <= last:
            yield file.bytes_of(file.slots(row, last))

    def _written(self, first: int, last: int, active: Active) -> Iterator[bytes]:
        columns = [self._column(number, run, first, last) for number, run in active]
        file = self.cells.file
        if file is not None and len(file.slots(first, last)):
            rows = self._merged(first, [number for number, _ in active], columns)
        else:
            rows = (self._row(row, "".join(cells)) for row, cells in enumerate(zip(*columns, strict=True), first))
        yield "".join(rows).encode()

    def _row(self, row: int, cells: str) -> str:
        line = self.cells.line(row) if row in self.cells.lines or self.cells.file is not None else None
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in line.items()) if line else ""
        return f'<row r="{row}"{attributes}>{cells}</row>' if cells or attributes else ""

    def _merged(self, first: int, numbers: list[int], columns: list[list[str]]) -> Iterator[str]:
        """Rows of the file with what was written on them put in."""
        file = self.cells.file
        assert file is not None  # noqa: S101 - the caller has seen it
        for row, cells in enumerate(zip(*columns, strict=True), first):
            slot = file.slot(row)
            if slot is None:
                yield self._row(row, "".join(cells))
                continue
            attributes, inner = file.split(slot)
            text = _put_in(inner, numbers, cells)
            if row in self.cells.lines:
                yield self._row(row, text)
            else:
                yield f"<row{without_spans(attributes).decode()}>{text}</row>"

    def _column(self, number: int, run: Run, first: int, last: int) -> list[str]:
        letters = get_column_letter(number)
        if first == last and run.formula is None and isinstance(run.looks, int):
            value = run.values[first - run.row]
            return [_heads(letters, first, 1, run.looks)[0] + self.bodies[type(value)](value)]
        part = slice(first - run.row, last - run.row + 1)
        values = run.values[part]
        looks = run.looks if isinstance(run.looks, int | None) else run.looks[part]
        heads = _heads(letters, first, len(values), looks)
        if run.formula is not None:
            return self._formulas(letters, run, heads, values, first)
        bodies = self.bodies
        return [head and head + bodies[type(value)](value) for head, value in zip(heads, values, strict=True)]

    def _formulas(self, letters: str, run: Run, heads: list[str], values: Sequence[Any], first: int) -> list[str]:
        """The cells of a column of formulas: the first says it, the others follow."""
        if len(run.values) == 1:
            return [heads[0] + formula_body(f"<f>{encoded(run.formula or '')}</f>", values[0])]
        group = self.groups.get(id(run))
        if group is None:
            group = self.groups[id(run)] = next(self.free_groups)
        follower = f'<f t="shared" si="{group}"/>'
        cells = [head and head + formula_body(follower, value) for head, value in zip(heads, values, strict=True)]
        if first == run.row:
            area = f"{letters}{run.row}:{letters}{run.last}"
            master = f'<f t="shared" ref="{area}" si="{group}">{encoded(run.formula or "")}</f>'
            cells[0] = heads[0] + formula_body(master, values[0])
        return cells


def _heads(letters: str, first: int, count: int, looks: Any) -> list[str]:
    """How each cell begins, its place and look; nothing for no cell."""
    rows = range(first, first + count)
    if looks is None:
        return [""] * count
    if isinstance(looks, int):
        look = f'" s="{looks}"' if looks else '"'
        return [f'<c r="{letters}{row}{look}' for row in rows]
    spelt = {look: f'" s="{look}"' if look else '"' for look in set(looks)}
    return ["" if look is None else f'<c r="{letters}{row}{spelt[look]}' for row, look in zip(rows, looks, strict=True)]


def number_body(value: float) -> str:
    """How a cell with a number goes on."""
    return f"><v>{spelt_number(value)}</v></c>"


def spelt_number(value: float) -> str:
    """The number with every digit it has, whole ones without a point."""
    return repr(int(value)) if value == (value // 1) and -_MAX_WHOLE < value < _MAX_WHOLE else repr(value)


def formula_body(formula: str, shown: Any) -> str:
    """How a cell with a formula goes on: the kind of what it shows, the formula, what it shows."""
    if shown is None:
        return f">{formula}</c>"
    if isinstance(shown, bool):
        return f' t="b">{formula}<v>{shown:d}</v></c>'
    if isinstance(shown, str):
        kind = "e" if isinstance(shown, CellError) else "str"
        return f' t="{kind}">{formula}<v>{encoded(shown)}</v></c>'
    return f">{formula}<v>{spelt_number(shown)}</v></c>" if shown - shown == 0 else f">{formula}</c>"


def _kept_body(kept: Kept) -> str:
    attributes = kept.attributes.decode()
    return f"{attributes}>{kept.inner.decode()}</c>" if kept.inner else f"{attributes}/>"


def _put_in(inner: bytes, numbers: list[int], cells: Sequence[str]) -> str:
    """The cells of a row of the file with written ones in their places."""
    if Rows.last_column(inner) < numbers[0]:
        return inner.decode() + "".join(cells)
    written = set(numbers)
    kept = [(number, text.decode()) for number, text in cell_pieces(inner) if number not in written]
    return "".join(text for _, text in sorted([*kept, *zip(numbers, cells, strict=True)]))
