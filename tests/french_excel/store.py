"""What a workbook holds, as plain data that can be compared: nothing here knows of COM, of files, or of a language."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, Self

from openpyxl.utils import column_index_from_string, get_column_letter

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
ERROR_CODES = {
    "#NULL!": 2000, "#DIV/0!": 2007, "#VALUE!": 2015, "#REF!": 2023, "#NAME?": 2029, "#NUM!": 2036, "#N/A": 2042,
    "#GETTING_DATA": 2043, "#SPILL!": 2045, "#CONNECT!": 2046, "#BLOCKED!": 2047, "#UNKNOWN!": 2048, "#FIELD!": 2049,
    "#CALC!": 2050,
}  # fmt: skip
FIRST_ERROR = -2146828288
SPILL = "#SPILL!"


class ErrorValue(str):
    """An error that a cell shows."""

    __slots__ = ()

    @property
    def code(self) -> int:
        """The integer that COM hands over for it."""
        return FIRST_ERROR + ERROR_CODES[self]


Scalar = float | str | bool | ErrorValue | None


class Box(NamedTuple):
    """A rectangle of cells, counted from 1, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, address: str) -> Self:
        """The rectangle of an A1 address: « B2 », « $A$1:C3 », « A:C », « 2:5 »."""
        first, _, last = address.replace("$", "").partition(":")
        (top, left), (bottom, right) = _corner(first), _corner(last or first)
        return cls(top or 1, left or 1, bottom or MAX_ROWS, right or MAX_COLUMNS)

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    @lru_cache(maxsize=200_000)  # noqa: B019 - boxes are values, few of them differ
    def address(self, *, rows: bool = True, columns: bool = True) -> str:
        """The A1 address, as Excel writes it."""
        row, column = "$" * rows, "$" * columns
        left, right = (f"{column}{get_column_letter(each)}" for each in (self.left, self.right))
        if self.height == MAX_ROWS:
            return f"{left}:{right}"
        if self.width == MAX_COLUMNS:
            return f"{row}{self.top}:{row}{self.bottom}"
        first, last = f"{left}{row}{self.top}", f"{right}{row}{self.bottom}"
        return first if first == last else f"{first}:{last}"

    def meets(self, other: "Box") -> "Box | None":
        """The cells that both hold."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return Box(top, left, bottom, right) if top <= bottom and left <= right else None

    def less(self, other: "Box") -> "Iterator[Box]":
        """What is left without the cells of another, as rectangles."""
        common = self.meets(other)
        if common is None:
            yield self
            return
        sides = (
            Box(self.top, self.left, common.top - 1, self.right),
            Box(common.bottom + 1, self.left, self.bottom, self.right),
            Box(common.top, self.left, common.bottom, common.left - 1),
            Box(common.top, common.right + 1, common.bottom, self.right),
        )
        yield from (side for side in sides if side.top <= side.bottom and side.left <= side.right)

    def spots(self) -> Iterator[tuple[int, int]]:
        """The places of the cells, row by row."""
        columns = range(self.left, self.right + 1)
        return ((row, column) for row in range(self.top, self.bottom + 1) for column in columns)


EVERYTHING = Box(1, 1, MAX_ROWS, MAX_COLUMNS)


def _corner(text: str) -> tuple[int, int]:
    letters = text.rstrip("0123456789")
    return int(text[len(letters) :] or 0), column_index_from_string(letters) if letters else 0


@dataclass(slots=True)
class Cell:
    """A cell: its formula in English or nothing, what it shows, and how; `marked` is the apostrophe of typed text."""

    formula: str = ""
    value: Scalar = None
    marked: bool = False
    style: str = "Normal"
    number_format: str | None = None
    look: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing, whatever it looks like."""
        return not self.formula and self.value is None

    @property
    def is_bare(self) -> bool:
        """Whether nothing was ever done to it."""
        return self == Cell()


@dataclass(slots=True)
class Style:
    """A named style."""

    number_format: str = "General"
    look: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Validation:
    """A rule of entry; its formulas in the user's language, lists as `choices` or as the cells they point at."""

    boxes: list[Box]
    kind: int
    alert: int = 1
    operator: int = 1
    formula1: str = ""
    formula2: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    flags: dict[str, bool] = field(default_factory=dict)

    @property
    def rule(self) -> tuple[object, ...]:
        """What two cells must share to be under one rule."""
        return (self.kind, self.alert, self.operator, self.formula1, self.formula2)


@dataclass(slots=True)
class Rule:
    """A conditional format; its formula in the user's language, as written for the first cell."""

    boxes: list[Box]
    kind: int
    formula1: str = ""
    formula2: str = ""
    operator: int = 0
    look: dict[str, Any] = field(default_factory=dict)
    scale: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """An Excel table."""

    name: str
    box: Box
    style: str = "TableStyleMedium2"
    totals: bool = False
    autofilter: bool = True


@dataclass(slots=True)
class Chart:
    """An embedded chart: where it lies in points, its source, and every property that was set."""

    name: str
    left: float
    top: float
    width: float
    height: float
    kind: int = 51
    sources: list[tuple[str, str, str]] = field(default_factory=list)
    properties: dict[str, Any] = field(default_factory=dict)
    alt: str = ""


@dataclass(slots=True)
class View:
    """How the window shows a sheet."""

    gridlines: bool = True
    frozen: bool = False
    split_row: int = 0
    split_column: int = 0
    scroll_row: int = 1
    scroll_column: int = 1
    selection: list[Box] = field(default_factory=lambda: [Box(1, 1, 1, 1)])


@dataclass(slots=True)
class Protection:
    """What a protected sheet allows; the password is that of the user."""

    password: str = ""
    allowed: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """A sheet of cells."""

    name: str
    visible: int = VISIBLE
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    outline: dict[int, int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    filtered_rows: set[int] = field(default_factory=set)
    stretched_to: int = 0
    merged: list[Box] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    page: dict[str, Any] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    view: View = field(default_factory=View)
    protection: Protection | None = None
    tab: int | None = None

    def cell(self, spot: tuple[int, int]) -> Cell:
        """The cell to be written at a place."""
        return self.cells.setdefault(spot, Cell())


@dataclass(slots=True)
class Name:
    """A defined name of the workbook."""

    name: str
    refers_to: str


@dataclass(slots=True)
class Book:
    """A workbook."""

    name: str
    folder: str = ""
    sheets: list[Sheet] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    styles: dict[str, Style] = field(default_factory=lambda: {"Normal": Style()})
    active: str = ""
    read_only: bool = False
    structure_locked: bool = False

    def sheet(self, name: str) -> Sheet:
        """The sheet of a name."""
        return next(sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold())
