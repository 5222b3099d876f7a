"""Ranges: a rectangle of one sheet, what is in its cells and how they look."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import MAX_COLUMNS, MAX_ROWS, SHEET, Area, address
from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.facade import Api, Member, method
from fae_xlwings.engine.excel.conditional_formats import ConditionalFormats
from fae_xlwings.engine.excel.parents import Sheet
from fae_xlwings.engine.excel.validations import DataValidation
from fae_xlwings.engine.file.named_styles import style_name
from fae_xlwings.engine.parts import geometry
from fae_xlwings.engine.parts.merged import merge, unmerge


class Range(Implementation, contract=base_classes.Range):
    """A rectangle of cells on one sheet."""

    sheet: Sheet

    # A file has no payload limit: no reason to cut reads and writes into pieces.
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet: Sheet, area: Area, arg1_input: str = "") -> None:
        self.sheet = sheet
        self.area = area
        self.arg1_input = arg1_input
        self.options: dict[str, Any] = {}

    def __len__(self) -> int:
        return self.area.nrows * self.area.ncols

    @property
    def api(self) -> Any:
        """The range in Excel's own object model."""
        return RangeApi(self)

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

    def __call__(self, row: int, column: int | None = None) -> "Range":
        """The cell at that place, from 1, rows first; places outside the range count on from it."""
        if column is None:
            row, column = (row - 1) // self.area.ncols + 1, (row - 1) % self.area.ncols + 1
        row, column = self.row + row - 1, self.column + column - 1
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"La ligne {row}, colonne {column} est en dehors de la feuille « {self.sheet.name} ».")
        return Range(self.sheet, Area(row, column))

    @property
    def address(self) -> str:
        """The A1 text, « $A$1:$C$3 »."""
        return address(self.area)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """The A1 text with or without dollars."""
        if external:
            refuse("Range.get_address(external=True)")
        return address(self.area, row_absolute=row_absolute, column_absolute=col_absolute)

    @property
    def raw_value(self) -> Any:
        """The values as COM gives them: one value, or a tuple of rows."""
        return self._one_or_rows(self.sheet.part.values(self._clipped))

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._write(data)

    @property
    def formula(self) -> Any:
        """The formulas, and the plain text of cells without one: one text, or a tuple of rows."""
        return self._one_or_rows(self.sheet.part.formulas(self._clipped))

    @formula.setter
    def formula(self, value: Any) -> None:
        self._write(value)

    formula2 = formula

    @property
    def _clipped(self) -> Area:
        return self.sheet.part.clipped(self.area)

    def _one_or_rows(self, rows: list[tuple[Any, ...]]) -> Any:
        return rows[0][0] if self.area.nrows == self.area.ncols == 1 else tuple(rows)

    def _write(self, data: Any) -> None:
        """A table of rows from the first cell on, or one value for all cells; a formula follows from the first one."""
        part = self.sheet.part
        if isinstance(data, list | tuple):
            part.write(self.area, data if data and isinstance(data[0], list | tuple) else [data])
        elif data is None or (isinstance(data, str) and not data):
            part.clear_contents(self._clipped)
        elif isinstance(data, str) and data[0] == "=" and (len(self) > 1 or hasattr(data, "values")):
            part.fill_formula(self._clipped, data, getattr(data, "values", None))
        else:
            area = self._clipped
            part.write_columns(area, [[data] * area.nrows] * area.ncols)

    def clear(self) -> None:
        """Values and looks removed."""
        self.sheet.part.forget(self._clipped if self.area != SHEET else SHEET)
        unmerge(self.sheet.part, self.area)

    def clear_contents(self) -> None:
        """Values removed, looks kept."""
        self.sheet.part.clear_contents(self._clipped)

    def merge(self, across: bool) -> None:
        """The cells made one."""
        if across:
            refuse("Range.merge(across=True)")
        merge(self.sheet.part, self.area)

    def _set_column_width(self, value: float) -> None:
        geometry.set_column_width(self.sheet.part, self.area, value)

    def _set_row_height(self, value: float) -> None:
        geometry.set_row_height(self.sheet.part, self.area, value)

    column_width = property(None, _set_column_width, doc="The width of the columns in characters.")
    row_height = property(None, _set_row_height, doc="The height of the rows in points.")

    @property
    def width(self) -> float:
        """The width in points."""
        return geometry.width(self.sheet.part, self.area)

    @property
    def height(self) -> float:
        """The height in points."""
        return geometry.height(self.sheet.part, self.area)

    @property
    def left(self) -> float:
        """The distance in points from the sheet's left edge."""
        return geometry.left(self.sheet.part, self.area.column)

    @property
    def top(self) -> float:
        """The distance in points from the sheet's top edge."""
        return geometry.top(self.sheet.part, self.area.row)

    data_validation = property(DataValidation, doc="What may be entered.")
    conditional_formats = property(ConditionalFormats, doc="The formats that depend on values.")

    def select(self) -> None:
        """The range selected, its sheet shown."""
        self.sheet.select_range(self)


def _hidden(rng: Range) -> bool | None:
    part = rng.sheet.part
    hidden = geometry.columns_hidden if rng.area.whole_columns else geometry.rows_hidden
    return hidden(part, rng.area)


def _hide(rng: Range, value: bool) -> None:
    if not (rng.area.whole_columns or rng.area.whole_rows):
        refuse("Range.api.Hidden = … (autre chose que des lignes ou des colonnes entières)")
    hide = geometry.hide_columns if rng.area.whole_columns else geometry.hide_rows
    hide(rng.sheet.part, rng.area, hidden=bool(value))


def _set_style(rng: Range, value: Any) -> None:
    part = rng.sheet.part
    part.restyle(part.clipped(rng.area), part.shared.named.apply(style_name(value)))


def _set_format(rng: Range, value: Any) -> None:
    part, text = rng.sheet.part, str(value)
    part.restyle(part.clipped(rng.area), lambda look: part.shared.styles.formatted(look, text))


class RangeApi(Api):
    """Excel's `Range`."""

    Address = Member(lambda rng: rng.address)
    Areas = Member(lambda rng: AreasApi([rng]))
    EntireColumn = Member(lambda rng: RangeApi(Range(rng.sheet, Area(1, rng.column, MAX_ROWS, rng.area.ncols))))
    EntireRow = Member(lambda rng: RangeApi(Range(rng.sheet, Area(rng.row, 1, rng.area.nrows, MAX_COLUMNS))))
    Formula = Member(lambda rng: rng.formula, Range.formula.fset)
    Hidden = Member(_hidden, _hide)
    OutlineLevel = Member(
        lambda rng: geometry.outline_level(rng.sheet.part, rng.area),
        lambda rng, level: geometry.outline_columns(rng.sheet.part, rng.area, level),
    )
    UseStandardHeight = Member(None, lambda rng, _: geometry.free_row_heights(rng.sheet.part, rng.area))
    NumberFormat = Member(None, _set_format)
    Style = Member(None, _set_style)
    Select = method(Range.select)


class AreasApi(Api):
    """Excel's `Areas` of a range: here always one."""

    Count = Member(len)
    Item = method(lambda areas, rank: RangeApi(areas[rank - 1]))
