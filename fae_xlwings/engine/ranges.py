"""Ranges: a rectangle of one sheet, what is in its cells and how they look."""

from typing import TYPE_CHECKING, Any

from openpyxl.utils.cell import get_column_letter
from xlwings import base_classes

from fae_xlwings.engine import formula_text, hyperlinks, navigation
from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, Area, address, quoted
from fae_xlwings.engine.contract import Implementation, refuse
from fae_xlwings.engine.edits.range_edits import Edits
from fae_xlwings.engine.looks.conditional_formats import ConditionalFormats
from fae_xlwings.engine.looks.range_look import Look
from fae_xlwings.engine.looks.styles import clear_styles
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.names import Name, Names, name_of_area
from fae_xlwings.engine.notes import Note, add_note, note_at
from fae_xlwings.engine.tables.autofilters import AutoFilter
from fae_xlwings.engine.tables.table import Table, table_at
from fae_xlwings.engine.validations import DataValidation
from fae_xlwings.engine.values import clear, read, write

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet


class Range(Look, Edits, Implementation, contract=base_classes.Range):
    """A rectangle of cells, possibly without any, on one sheet."""

    # A file has no payload limit: no reason to cut reads and writes into pieces.
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet: "Sheet", area: Area, arg1_input: str = "") -> None:
        self.sheet = sheet
        self.area = area
        self.arg1_input = arg1_input
        self.options: dict[str, Any] = {}

    @property
    def api(self) -> Any:
        """The range in Excel's own object model, `None` for a range without cells."""
        return facade("Range", self) if len(self) else None

    @property
    def row(self) -> int:
        """The first row, from 1."""
        return self.area.row

    @property
    def column(self) -> int:
        """The first column, from 1."""
        return self.area.column

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns."""
        return self.area.nrows, self.area.ncols

    @property
    def coords(self) -> tuple["Sheet", int, int, int, int]:
        """Sheet, row, column, number of rows and of columns."""
        return self.sheet, self.row, self.column, *self.shape

    def __call__(self, row: int, column: int | None = None) -> "Range":
        """The cell at that place, from 1, rows first; places outside the range count on from it."""
        if not len(self):
            refuse("Range sans cellule : sa cellule (1, 1)")
        if column is None:
            row, column = (row - 1) // self.area.ncols + 1, (row - 1) % self.area.ncols + 1
        return self.at(self.row + row - 1, self.column + column - 1)

    def at(self, row: int, column: int, nrows: int = 1, ncols: int = 1) -> "Range":
        """Another range of the same sheet; `IndexError` outside of it."""
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"La ligne {row}, colonne {column} est en dehors de la feuille « {self.sheet.name} ».")
        return Range(self.sheet, Area(row, column, nrows, ncols))

    @property
    def rows(self) -> "Range":
        """The rows: the range itself."""
        return Range(self.sheet, self.area)

    @property
    def columns(self) -> "Range":
        """The columns: the range itself."""
        return Range(self.sheet, self.area)

    @property
    def address(self) -> str:
        """The A1 text, « $A$1:$C$3 »; a range without cells says its shape."""
        if not len(self):
            return f"${get_column_letter(self.column)}${self.row}{{{self.area.nrows}x{self.area.ncols}}}"
        return address(self.area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The A1 text with or without dollars, with book and sheet if external."""
        text = address(self.area, row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return text
        place = f"[{self.sheet.book.name}]{self.sheet.name}"
        plain = quoted(self.sheet.name) == self.sheet.name and " " not in self.sheet.book.name
        return f"{place}!{text}" if plain else "'" + place.replace("'", "''") + f"'!{text}"

    @property
    def raw_value(self) -> Any:
        """The values as COM gives them: one value, or a tuple of rows."""
        return read(self.worksheet, self.area) if len(self) else None

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if len(self):
            write(self.worksheet, self.area, data)

    @property
    def formula(self) -> Any:
        """The formulas, and the plain text of cells without one: one text, or a tuple of rows."""
        return formula_text.read(self.worksheet, self.area) if len(self) else None

    @formula.setter
    def formula(self, value: Any) -> None:
        if len(self):
            write(self.worksheet, self.area, value)

    formula2 = formula

    @property
    def formula_array(self) -> str | None:
        """The array formula that the first cell belongs to, or its plain formula."""
        return formula_text.read_array(self.worksheet, self.area)

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        formula_text.write_array(self.worksheet, self.area, value)

    @property
    def has_array(self) -> bool:
        """Whether the range belongs to an array formula."""
        return formula_text.array_at(self.worksheet, self.row, self.column) is not None

    def clear_contents(self) -> None:
        """The values removed, formats kept."""
        clear(self.worksheet, self.area)

    def clear_formats(self) -> None:
        """The formats removed, conditional ones too, values kept."""
        clear_styles(self.worksheet, self.area)
        self.conditional_formats.clear()

    @property
    def hyperlink(self) -> str:
        """The address of the first cell's link; an error without one."""
        return hyperlinks.read(self)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """A link on the range, with its text and its tip."""
        hyperlinks.add(self, address, text_to_display, screen_tip)

    @property
    def data_validation(self) -> DataValidation:
        """What may be entered."""
        return DataValidation(self)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The formats that depend on values."""
        return ConditionalFormats(self)

    @property
    def autofilter(self) -> AutoFilter:
        """The filter of the range."""
        return AutoFilter(self)

    @property
    def note(self) -> Note | None:
        """The note on the first cell."""
        return note_at(self.sheet, self.row, self.column)

    def add_note(self, text: str) -> Note:
        """A note on the first cell."""
        return add_note(self.sheet, self.row, self.column, text)

    @property
    def comment(self) -> None:
        """No threaded comment: files keep them as they are, notes are for reading and writing."""
        return

    @property
    def table(self) -> Table | None:
        """The table that the first cell belongs to."""
        return table_at(self.sheet, self.area)

    @property
    def name(self) -> Name | None:
        """The name that stands for exactly this range."""
        return name_of_area(self.sheet, self.area)

    @name.setter
    def name(self, value: str) -> None:
        Names(self.sheet.book).add(value, f"={quoted(self.sheet.name)}!{self.address}")

    def select(self) -> None:
        """The range selected, its sheet shown."""
        navigation.select(self)

    def end(self, direction: str) -> "Range":
        """The cell that Ctrl and an arrow would reach from the first cell."""
        return Range(self.sheet, navigation.end(self.worksheet, self.row, self.column, direction))

    def expand(self, mode: str = "table") -> "Range":
        """The range widened down, to the right or both, up to the first empty cell."""
        return Range(self.sheet, navigation.expand(self.worksheet, self.area, mode))

    @property
    def current_region(self) -> "Range":
        """The block of cells around, up to empty rows and columns."""
        return Range(self.sheet, navigation.current_region(self.worksheet, self.area)) if len(self) else self
