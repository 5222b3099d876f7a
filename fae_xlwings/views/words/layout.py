"""The parts that every page shares: the violet band, sections, cards, tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from fae_xlwings.intake.grid import quoted
from fae_xlwings.texts import typeset
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Row, Value
from fae_xlwings.views.words.styles import Style

PAGE_COLUMNS = 8
PAGE_WIDTHS = (("A:A", 3.0), ("B:G", 21.0), ("H:H", 3.0))
BAND_HEIGHTS = (("1:1", 34.0), ("2:2", 20.0))
LEFT = 2
CLIENT_WIDTH = 34.0
Box = tuple[Style, Style, Style]
BOX: Box = ("advice", "advice_mid", "advice_end")
BOX_TOP: Box = ("advice_top", "advice_top_mid", "advice_top_end")
BOX_BOTTOM: Box = ("advice_bottom", "advice_bottom_mid", "advice_bottom_end")
"""The amber box of one line, and the two lines of a larger one."""


class Card(NamedTuple):
    """A figure shown large, under its label and above what it means."""

    label: str
    value: Value
    style: Style
    note: str


def band(title: str, subtitle: str, columns: int = PAGE_COLUMNS) -> tuple[Block, ...]:
    """The violet band over the first two rows, title in A1: each row is one cell, for its ground to be one gradient."""
    blank: Row = (None,) * (columns - 1)
    return (
        Block("A1", ((title, *blank),), "band_title", merged=True),
        Block("A2", ((subtitle, *blank),), "band_subtitle", merged=True),
    )


def section(row: int, title: str, columns: int = PAGE_COLUMNS - 2) -> Block:
    """A section heading across the page."""
    return Block(cell(row, LEFT), ((title, *(None,) * (columns - 1)),), "section")


def boxed(*lines: Value, columns: int) -> Iterator[tuple[Row, tuple[Style, ...]]]:
    """The lines of an amber box with their styles: the text from the first column on, no line drawn within."""
    last = len(lines) - 1
    for number, line in enumerate(lines):
        left, middle, right = BOX if not last else BOX_TOP if not number else BOX_BOTTOM
        within: tuple[Style, ...] = (middle,) * (columns - 2)
        yield (line, *(None,) * (columns - 1)), (left, *within, right)


def cards(row: int, items: Sequence[Card], column: int = LEFT) -> tuple[Block, ...]:
    """Cards side by side, three rows high, one column each."""
    styles: tuple[Style, ...] = tuple(card.style for card in items)
    return (
        Block(cell(row, column), (tuple(card.label for card in items),), "card_label"),
        Block(cell(row + 1, column), (tuple(card.value for card in items),), styles),
        Block(cell(row + 2, column), (tuple(card.note for card in items),), "card_note"),
    )


def card_addresses(row: int, count: int, column: int = LEFT) -> list[str]:
    """Where `cards` puts the figures."""
    return [Area(row + 1, column + index, row + 1, column + index).absolute() for index in range(count)]


def grid(at: str, header: Sequence[str], rows: Iterable[Row], styles: tuple[Style, ...]) -> tuple[Block, ...]:
    """A header row and the rows beneath it."""
    body = tuple(rows)
    head = _head(at, header)
    return (head, Block(_below(at), body, styles)) if body else (head,)


def column_grid(
    at: str, header: Sequence[str], columns: Sequence[Sequence[Value] | ColumnFormula], styles: tuple[Style, ...]
) -> tuple[Block | Columns, ...]:
    """A header row and the columns beneath it."""
    head = _head(at, header)
    return (head, Columns(_below(at), tuple(columns), styles)) if columns[0] else (head,)


def _head(at: str, header: Sequence[str]) -> Block:
    titles = tuple(title if isinstance(title, Formula) else typeset(title) for title in header)
    return Block(at, (titles,), "header_wrap")


def _below(at: str) -> str:
    corner = Area.of(at)
    return cell(corner.top + 1, corner.left)


def link(sheet: str, text: str, target: str = "A1") -> Formula:
    """A link to a sheet of the same workbook."""
    address = f"#{quoted(sheet)}!{target}".replace('"', '""')
    return Formula(f'=HYPERLINK("{address}","{text.replace(chr(34), chr(34) * 2)}")', text)
