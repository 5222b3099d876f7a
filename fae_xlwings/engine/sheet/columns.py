"""What was written on a sheet, column by column, as it was given: runs of values one below the other."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator

# A range whose cells are all said by column and row, its sheet plain or quoted; the rows in it that move.
_PLAIN_RANGE = re.compile(r"(?:(?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")
# A name, which no address reads like.
_NAME = re.compile(r"[^\W\d][\w.]*(?<!\d)|[^\W\d_]*_\w*")
_ROW = re.compile(r"(?<=[A-Z])(\d+)(?=$|:)")

Looks = int | None | Sequence[int | None]
# The looks of a column whose every cell has one.
FullLooks = int | Sequence[int]


@dataclass(slots=True)
class Run:
    """Neighbours in a column: their values, and their look where all have one; a look `None` is no cell at all.

    With a formula, written for the first row, the values are what each row shows.
    """

    row: int
    values: Sequence[Any]
    looks: Looks
    formula: str | None = None
    last: int = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.row + len(self.values) - 1

    def piece(self, first: int, last: int) -> "Run":
        """The rows from one to another, both inside the run."""
        if (first, last) == (self.row, self.last):
            return self
        part = slice(first - self.row, last - self.row + 1)
        looks = self.looks if isinstance(self.looks, int | None) else self.looks[part]
        return Run(first, self.values[part], looks, self._formula_at(first))

    def _formula_at(self, row: int) -> str | None:
        return self.formula and shifted(self.formula, row - self.row, 0)

    def each_look(self) -> Sequence[int | None]:
        """The look of every row."""
        return [self.looks] * len(self.values) if isinstance(self.looks, int | None) else self.looks


def as_one(looks: Sequence[int]) -> FullLooks:
    """The looks of a column, one where all are the same."""
    return looks[0] if len(set(looks)) == 1 else looks


def shifted(formula: str, rows: int, columns: int) -> str:
    """A formula without « = », as a cell so many rows lower and columns further right has it."""
    if not rows and not columns:
        return formula
    translator = Translator(f"={formula}", "A1")
    return str(translator.translate_formula(row_delta=rows, col_delta=columns))[1:]


def downwards(formula: str) -> Callable[[int], str]:
    """How a formula without « = » reads so many rows below its own cell, taken apart once for all of them."""
    pieces: list[str] = [""]
    rows: list[int] = []
    for token in Tokenizer(f"={formula}").items:
        moving = _moves(token)
        if moving and not _PLAIN_RANGE.fullmatch(token.value):
            return lambda step: shifted(formula, step, 0)
        texts = _ROW.split(token.value) if moving else [token.value]
        pieces[-1] += texts[0]
        for row, text in zip(texts[1::2], texts[2::2], strict=True):
            rows.append(int(row))
            pieces.append(text)
    tail = list(zip(rows, pieces[1:], strict=True))
    return lambda step: pieces[0] + "".join([f"{row + step}{text}" for row, text in tail])


def _moves(token: Token) -> bool:
    """Whether a part of a formula is an address."""
    is_range = token.type == Token.OPERAND and token.subtype == Token.RANGE
    return is_range and "[" not in token.value and _NAME.fullmatch(token.value) is None


class Column:
    """The runs of one column, from top to bottom."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def _before(self, row: int) -> int:
        """How many runs begin above a row; most are asked about below all others, as a page is drawn downwards."""
        if not self.runs or self.runs[-1].row < row:
            return len(self.runs)
        return bisect_right(self.runs, row - 1, key=lambda run: run.row)

    def _touching(self, first: int, last: int) -> slice:
        start = self._before(first)
        if start == len(self.runs) and (not start or self.runs[-1].last < first):
            return slice(start, start)
        if start and self.runs[start - 1].last >= first:
            start -= 1
        return slice(start, self._before(last + 1))

    def within(self, first: int, last: int) -> Iterator[Run]:
        """The pieces of runs between two rows."""
        for run in self.runs[self._touching(first, last)]:
            yield run.piece(max(first, run.row), min(last, run.last))

    def holding(self, first: int, last: int) -> Run | None:
        """The run that holds the rows from one to another, `None` where several or none do."""
        start = self._before(first + 1)
        found = self.runs[start - 1] if start else None
        return found if found is not None and found.last >= last else None

    def gaps(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The rows between two that no run holds, from one to another."""
        row = first
        for run in self.within(first, last):
            if run.row > row:
                yield row, run.row - 1
            row = run.last + 1
        if row <= last:
            yield row, last

    def put(self, run: Run) -> None:
        """A run in the place of what its rows held."""
        touched = self._touching(run.row, run.last)
        kept = [run]
        for old in self.runs[touched]:
            if old.row < run.row:
                kept.insert(0, old.piece(old.row, run.row - 1))
            if old.last > run.last:
                kept.append(old.piece(run.last + 1, old.last))
        self.runs[touched] = kept

    def dress(self, first: int, last: int, looks: FullLooks) -> None:
        """The looks of the rows from one to another changed, empty cells made where there were none."""
        runs = list(self.within(first, last))
        runs += [Run(top, [None] * (bottom - top + 1), None) for top, bottom in self.gaps(first, last)]
        for run in runs:
            own = looks if isinstance(looks, int) else as_one(looks[run.row - first : run.last - first + 1])
            self.put(Run(run.row, run.values, own, run.formula))
