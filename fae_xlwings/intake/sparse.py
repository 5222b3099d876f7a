"""A sheet whose cells are few and far between, gathered without the emptiness around them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.remarks import Remark

Cells = list[list[object]]
Placed = tuple[int, int, object]

ROW_GAP, COLUMN_GAP = 1000, 100
"""Empty rows, and columns, beyond which a cell has nothing to do with the table."""


def gathered(rows: Iterable[Iterable[Placed]]) -> tuple[Cells, tuple[Remark, ...]]:
    """The cells from A1 to the end of the table, and a remark for those that lie far from it."""
    placed = [[*row] for row in rows]
    placed = [row for row in placed if row]
    bottom = _end([row[0][0] for row in placed], ROW_GAP)
    columns = Counter(column for row in placed for _, column, _ in row)
    right = _end(sorted(columns), COLUMN_GAP)
    cells: Cells = [[""] * right for _ in range(bottom)]
    far: list[Placed] = []
    for row, column, value in chain.from_iterable(placed):
        if row <= bottom and column <= right:
            cells[row - 1][column - 1] = value
        else:
            far.append((row, column, value))
    return cells, _remark(far)


def _end(numbers: Sequence[int], gap: int) -> int:
    """The last number before a gap, the first one taken as it comes."""
    end = min(numbers, default=0)
    for number in sorted(set(numbers)):
        if number - end > gap:
            break
        end = number
    return end


def _remark(far: Sequence[Placed]) -> tuple[Remark, ...]:
    if not far:
        return ()
    row, column, value = far[0]
    return (Remark(kinds.FAR_CELL, row - 1, column - 1, str(value), count=len(far)),)
