"""The vocabulary of a sheet to be drawn: frozen, free of any library, printable as text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Literal, NamedTuple, Self

from fae_xlwings.views.words.addresses import Area, followed
from fae_xlwings.views.words.styles import Colour, Style

Value = str | float | date | datetime | None
Row = tuple[Value, ...]


class Formula(str):
    """An Excel formula (English, commas) that carries the value Python computed for the same cell.

    Double entry: the file shows `value` before any recalculation, and recalculating must give it again.
    """

    __slots__ = ("value",)
    value: Value

    def __new__(cls, text: str, value: Value) -> Self:
        """The formula `text` whose value is `value`."""
        formula = super().__new__(cls, text)
        formula.value = value
        return formula


class ColumnFormula(str):
    """The formula of a column of cells, as its first row has it, and the values of all its rows.

    Excel shifts what is relative in it from row to row, so that a column of any height is written by one call.
    """

    __slots__ = ("values",)
    values: Sequence[Value]

    def __new__(cls, text: str, values: Sequence[Value]) -> Self:
        """The formula `text`, written for the first of the rows whose values are `values`."""
        formula = super().__new__(cls, text)
        formula.values = values
        return formula

    def cells(self) -> Iterator[Formula]:
        """The formula of each cell, for who cannot shift it."""
        return map(Formula, followed(self, len(self.values)), self.values)


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells from its top left corner; one style for all, or one for each column; one cell if merged."""

    at: str
    rows: tuple[Row, ...]
    style: Style | tuple[Style, ...] = "text"
    merged: bool = False

    @property
    def area(self) -> Area:
        """The cells that the block covers."""
        return Area.of(self.at).resized(len(self.rows), max(map(len, self.rows), default=0))


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of cells, all of one height, from their top left corner; one style for all, or one for each."""

    at: str
    columns: tuple[Sequence[Value] | ColumnFormula, ...]
    style: Style | tuple[Style, ...] = "text"

    @property
    def area(self) -> Area:
        """The cells that the columns cover."""
        return Area.of(self.at).resized(len(_values(self.columns[0])), len(self.columns))

    @property
    def rows(self) -> Iterator[Row]:
        """The same cells row by row, each with its own formula."""
        cells = (column.cells() if isinstance(column, ColumnFormula) else column for column in self.columns)
        return zip(*cells, strict=True)


def _values(column: Sequence[Value] | ColumnFormula) -> Sequence[Value]:
    return column.values if isinstance(column, ColumnFormula) else column


@dataclass(frozen=True, slots=True)
class Table:
    """A named Excel table over cells that blocks have written, header row included."""

    name: str
    address: str


class Series(NamedTuple):
    """A series of a chart: its colour (none: invisible, for the base of a waterfall)."""

    colour: Colour | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over `source` (header row and first column included), laid over the cells of `area`.

    For a pie, `series` colours the points; elsewhere `points` colours those of the last series. A bar that says its
    own value (`labels`) needs no axis of values unless `y_title` names one; `x_title` names the axis of categories.
    `minimum` is where the axis of values begins; labels stand `inside` at the foot of the bars where the longest would
    reach beyond the frame; `alt` is what a screen reader says.
    """

    name: str
    kind: Literal["pie", "doughnut", "column", "column_stacked", "bar", "line"]
    source: str
    area: str
    title: str
    alt: str
    series: tuple[Series, ...]
    legend: bool = True
    labels: bool = False
    x_title: str = ""
    y_title: str = ""
    number_format: str = ""
    minimum: float | None = None
    inside: bool = False
    points: tuple[Colour, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A conditional format: `style` where `formula`, written for the first cell of `address`, is true.

    Operators only, no function and no comma: asked over COM, Excel reads these formulas in the user's own language.
    """

    address: str
    formula: str
    style: Style


@dataclass(frozen=True, slots=True)
class Scale:
    """A colour scale over `address`, from the lowest value to the highest."""

    address: str
    colours: tuple[Colour, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A drop-down list; `source` is the address of its words. Anything else is refused, or only warned of."""

    address: str
    source: str
    message: str
    strict: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number between two bounds, whole or not, or `above` the lower one. Anything else is refused, or warned of.

    Bounds are whole numbers: Excel would read a decimal mark in the user's own language.
    """

    address: str
    minimum: int
    maximum: int | None
    message: str
    whole: bool = False
    above: bool = False
    strict: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The print set-up: A4, one page wide, `title_rows` repeated, `area` printed (the used cells when empty).

    `tall` is the number of sheets of paper that it is fitted to, as many as it takes when 0. `firm` is named at the
    foot of the page; `breaks` are rows that begin a sheet of paper.
    """

    title_rows: str = ""
    area: str = ""
    portrait: bool = False
    tall: int = 0
    breaks: tuple[int, ...] = ()
    firm: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """Everything a sheet will hold; what is drawn later lies over what was drawn before.

    `helpers` are the cells that its formulas and charts need but nobody reads: they stand on « Calculs », and
    `helper_names` name some of them.
    `formats` are number formats of the user's own, laid over the styles. `folds` are columns in an
    outline, each with whether they are folded at first.
    """

    name: str
    blocks: tuple[Block | Columns, ...] = ()
    helpers: tuple[Block | Columns, ...] = ()
    widths: tuple[tuple[str, float], ...] = ()
    heights: tuple[tuple[str, float], ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    rules: tuple[Rule | Scale, ...] = ()
    validations: tuple[Choice | Bounds, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    helper_names: tuple[tuple[str, str], ...] = ()
    formats: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()
    folds: tuple[tuple[str, bool], ...] = ()
    freeze: str = ""
    page: Page = Page()
    tab: Colour = "violet"
    protected: bool = True
    visible: bool = True

    def as_text(self) -> str:
        """The plan as lines that a person can review, for golden tests."""
        return "\n".join([f"# {self.name}", *self._lines()]) + "\n"

    def _lines(self) -> Iterator[str]:
        for block in self.blocks:
            yield from _block_lines(block)
        for name in (each.name for each in fields(self) if each.name not in {"name", "blocks", "helpers"}):
            value = getattr(self, name)
            items: Sequence[object] = value if isinstance(value, tuple) else (value,)
            yield from (f"{name}: {item}" for item in items)


def _block_lines(block: Block | Columns) -> Iterator[str]:
    styles = block.style if isinstance(block.style, str) else " ".join(dict.fromkeys(block.style))
    yield f"{block.area} [{styles}]" + " merged" * (isinstance(block, Block) and block.merged)
    if isinstance(block, Columns):
        yield from _formula_lines(block)
        rows = zip(*map(_values, block.columns), strict=True)
    else:
        rows = block.rows
    for row in rows:
        yield "  " + " | ".join(_cell_text(value) for value in row)


def _formula_lines(block: Columns) -> Iterator[str]:
    for index, column in enumerate(block.columns):
        if isinstance(column, ColumnFormula):
            yield f"  {block.area.column(index)} {column}"


def _cell_text(value: Value) -> str:
    if isinstance(value, Formula):
        return f"{value.value!s} {value}"
    return "" if value is None else str(value)
