"""Pages that are read from top to bottom: lines laid one under the other, as high as their text needs."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import NamedTuple

from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.layout import LEFT
from fae_xlwings.views.words.plan import Block, Columns, Formula, Row, Value
from fae_xlwings.views.words.styles import Style

LINE_HEIGHT = 15.0
PADDING = 3.0
BLANK_HEIGHT = 8.0
SECTION_HEIGHT = 20.0
"""A heading is set larger than what stands under it."""
CHARACTERS_PER_UNIT = 1.18
"""Running text in Calibri 11 is narrower than the digits that column widths count."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a page: its cells from column `left`, their style, its height (0: the usual one), its anchor."""

    cells: Row = ()
    style: Style | tuple[Style, ...] = "text"
    left: int = LEFT
    height: float = 0.0
    anchor: str = ""


class Text(NamedTuple):
    """A cell that is read: the label beside it, its value, its style, the longest text that it may have to show."""

    label: str | None
    value: Value
    style: Style
    longest: str = ""


NO_TEXT = Text(None, None, "text")


class Flow(NamedTuple):
    """Lines in place: blocks and heights for the plan, the row of each anchor, the first free row."""

    blocks: tuple[Block | Columns, ...]
    heights: tuple[tuple[str, float], ...]
    rows: Mapping[str, int]
    end: int


def flow(first_row: int, lines: Iterable[Line]) -> Flow:
    """The lines from `first_row` on; neighbours of one shape share a block."""
    placed = list(enumerate(lines, start=first_row))
    shapes = groupby((item for item in placed if item[1].cells), key=_shape)
    runs = [run for _, same in shapes for run in _runs(list(same))]
    return Flow(
        tuple(_block(run) for run in runs),
        tuple(row_heights(first_row, [line.height for _, line in placed])),
        {line.anchor: row for row, line in placed if line.anchor},
        first_row + len(placed),
    )


def row_heights(first_row: int, heights: Iterable[float]) -> Iterator[tuple[str, float]]:
    """The heights of rows, neighbours of one height together; 0 stands for the usual one."""
    end = first_row
    for height, same in groupby(heights):
        start, end = end, end + sum(1 for _ in same)
        if height:
            yield f"{start}:{end - 1}", height


def height_of(value: Value, width: float) -> float:
    """The height that a wrapped text needs in a column of that width; one line stands as any other cell does."""
    text = str(value.value if isinstance(value, Formula) else value or "")
    paragraphs = text.split("\n")
    lines = sum(max(1, math.ceil(len(each) / (width * CHARACTERS_PER_UNIT))) for each in paragraphs)
    return lines * LINE_HEIGHT + (PADDING if lines > 1 else 0.0)


def beside(left: Sequence[Text], right: Sequence[Text], width: float) -> Iterator[Line]:
    """Texts one under the other, on two columns of one width; labels stand on the left of both."""
    for one, other in zip_longest(left, right, fillvalue=NO_TEXT):
        height = max(height_of(text.longest, width) for text in (one, other))
        yield Line((one.label, one.value, None, other.value), ("label", one.style, "text", other.style), height=height)


def _shape(item: tuple[int, Line]) -> tuple[int, int, object]:
    line = item[1]
    return line.left, len(line.cells), line.style


def _runs(items: list[tuple[int, Line]]) -> Iterable[list[tuple[int, Line]]]:
    """The items parted where a row is missing between two."""
    numbered = enumerate(items)
    for _, run in groupby(numbered, key=lambda pair: pair[1][0] - pair[0]):
        yield [item for _, item in run]


def _block(run: list[tuple[int, Line]]) -> Block:
    row, line = run[0]
    return Block(cell(row, line.left), tuple(line.cells for _, line in run), line.style)
