"""Tables: named blocks with a header row, the file's list objects."""

from itertools import chain, count
from typing import TYPE_CHECKING, Any

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.filters import AutoFilter as Filter
from openpyxl.worksheet.table import Table as Listing
from openpyxl.worksheet.table import TableColumn as Column
from openpyxl.worksheet.table import TableFormula, TableStyleInfo
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area, between
from fae_xlwings.engine.cells import content, make, stored
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.edits import sorting
from fae_xlwings.engine.edits.shifting import Shift, apply
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.names import check_name
from fae_xlwings.engine.sheet_collections import SheetCollection
from fae_xlwings.engine.tables.autofilters import AutoFilter
from fae_xlwings.engine.tables.calculated import column_formula
from fae_xlwings.engine.tables.table_lookup import area_of, find_table, header_of, rows_of
from fae_xlwings.engine.tables.table_parts import TableColumns, TableRows
from fae_xlwings.engine.values import cell_value, clear, write

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet


def table_at(sheet: "Sheet", area: Area) -> "Table | None":
    """The table that the first cell of an area belongs to."""
    spot = Area(area.row, area.column)
    return next((table for table in sheet.tables if table.area.holds(spot)), None)


class Tables(SheetCollection["Table"], contract=base_classes.Tables):
    """The tables of a sheet."""

    excel_name = "ListObjects"

    def _all(self) -> list["Table"]:
        return [Table(self.sheet, listing) for listing in self.sheet.worksheet.tables.values()]

    def add(
        self, source: Any, has_headers: bool = True, table_style_name: str | None = None, **options: Any
    ) -> "Table":
        """A table over a range, its header cells turned into distinct texts as Excel does."""
        area: Area = source.impl.area
        self._refuse_overlap(area)
        if not has_headers:
            area = self._with_header(area)
        if area.nrows == 1:
            area = Area(area.row, area.column, 2, area.ncols)
        name = options.get("name") or self._free_name()
        listing = Listing(displayName=self._check(name), name=name, ref=area.reference)
        listing.tableColumns = name_columns(self.sheet.worksheet, area)
        listing.autoFilter = Filter(ref=area.reference)
        listing.tableStyleInfo = TableStyleInfo(name=table_style_name, showRowStripes=True)
        self.sheet.worksheet.add_table(listing)
        return Table(self.sheet, listing)

    def _with_header(self, area: Area) -> Area:
        """The area and a header row above it, the data pushed one row down."""
        apply(self.sheet.worksheet, Shift(area.row, 1, area.column, area.last_column, across=False))
        return Area(area.row, area.column, area.nrows + 1, area.ncols)

    def _refuse_overlap(self, area: Area) -> None:
        for table in self:
            if table.area.meets(area):
                raise ValueError(f"La plage {area.reference} touche déjà le tableau « {table.name} ».")

    def _check(self, name: str) -> str:
        book = self.sheet.book
        if find_table(book, name) or book.names.contains(name):
            raise ValueError(f"Le nom « {name} » est déjà pris dans ce classeur.")
        return check_name(name)

    def _free_name(self) -> str:
        book = self.sheet.book
        return next(name for name in (f"Table{number}" for number in count(1)) if not find_table(book, name))


def name_columns(worksheet: Worksheet, area: Area, old: list[Column] | None = None) -> list[Column]:
    """The columns named after the header cells, which become distinct texts; known columns keep their formulas."""
    known = {column.name: column for column in old or ()}
    columns: list[Column] = []
    for offset in range(area.ncols):
        value = cell_value(worksheet, area.row, area.column + offset)
        text = _header_text(value, offset, {column.name.lower() for column in columns})
        if value != text:
            make(worksheet, area.row, area.column + offset)
            write(worksheet, Area(area.row, area.column + offset), "'" + text)
        column = known.get(text) or Column(id=offset + 1, name=text)
        column.id, column.name = offset + 1, text
        columns.append(column)
    return columns


def _header_text(value: Any, offset: int, taken: set[str]) -> str:
    text = (
        f"{value:.15g}"
        if isinstance(value, float)
        else str(value if value not in (None, "") else f"Column{offset + 1}")
    )
    candidates = chain((text,), (f"{text}{number}" for number in count(2)))
    return next(each for each in candidates if each.lower() not in taken)


class Table(Implementation, contract=base_classes.Table):
    """A table."""

    def __init__(self, sheet: "Sheet", listing: Listing) -> None:
        self.sheet = sheet
        self.table = listing

    @property
    def worksheet(self) -> Worksheet:
        """The openpyxl sheet behind."""
        return self.sheet.worksheet

    @property
    def area(self) -> Area:
        """All cells, header and totals included."""
        return area_of(self.table)

    @property
    def api(self) -> Any:
        """The table in Excel's own object model."""
        return facade("ListObject", self)

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name formulas use."""
        return self.table.displayName

    @name.setter
    def name(self, value: str) -> None:
        if value.lower() != self.name.lower() and find_table(self.sheet.book, value):
            raise ValueError(f"Le nom « {value} » est déjà pris dans ce classeur.")
        tables = self.worksheet.tables
        del tables[self.name]
        self.table.displayName = self.table.name = check_name(value)
        self.worksheet.add_table(self.table)

    display_name = name

    @property
    def range(self) -> "Range":
        """All cells, header and totals included."""
        return self.sheet.on(self.area)

    def _part(self, item: str) -> "Range | None":
        top, bottom = rows_of(self.table, {item})
        area = between(top, self.area.column, bottom, self.area.last_column)
        return self.sheet.on(area) if area.nrows > 0 else None

    @property
    def data_body_range(self) -> "Range | None":
        """The rows between header and totals."""
        return self._part("#data")

    @property
    def header_row_range(self) -> "Range | None":
        """The header."""
        return self._part("#headers") if self.show_headers else None

    @property
    def totals_row_range(self) -> "Range | None":
        """The totals."""
        return self._part("#totals") if self.show_totals else None

    @property
    def insert_row_range(self) -> "Range | None":
        """The one empty row of a table without data, where its first row will go."""
        body = self.data_body_range
        if body is None or body.shape[0] > 1:
            return None
        columns = range(body.column, body.area.last_column + 1)
        empty = all(cell_value(self.worksheet, body.row, column) is None for column in columns)
        return body if empty else None

    @property
    def autofilter(self) -> AutoFilter:
        """The filter."""
        return AutoFilter(self, is_table=True)

    @property
    def show_autofilter(self) -> bool:
        """Whether the header has filter arrows."""
        return self.table.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.table.autoFilter = Filter(ref=self._filtered().reference) if value else None

    def _filtered(self) -> Area:
        area = self.area
        return Area(area.row, area.column, area.nrows - (self.table.totalsRowCount or 0), area.ncols)

    @property
    def show_headers(self) -> bool:
        """Whether there is a header row."""
        return header_of(self.table) == 1

    @property
    def show_totals(self) -> bool:
        """Whether there is a row of totals."""
        return bool(self.table.totalsRowCount)

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value == self.show_totals:
            return
        area = self.area
        if value:
            self.table.ref = Area(area.row, area.column, area.nrows + 1, area.ncols).reference
            self.table.tableColumns[0].totalsRowLabel = "Total"
            write(self.worksheet, Area(area.last_row + 1, area.column), "'Total")
        else:
            clear(self.worksheet, Area(area.last_row, area.column, 1, area.ncols))
            self.table.ref = Area(area.row, area.column, area.nrows - 1, area.ncols).reference
        self.table.totalsRowCount = 1 if value else None
        self.table.totalsRowShown = bool(value)

    @property
    def table_style(self) -> str | None:
        """The name of the style, « TableStyleMedium2 » for one."""
        return self._style().name

    @table_style.setter
    def table_style(self, value: str | None) -> None:
        self._style().name = value

    def _style(self) -> TableStyleInfo:
        if self.table.tableStyleInfo is None:
            self.table.tableStyleInfo = TableStyleInfo()
        return self.table.tableStyleInfo

    @property
    def show_table_style_row_stripes(self) -> bool:
        """Whether every other row is shaded."""
        return bool(self._style().showRowStripes)

    @show_table_style_row_stripes.setter
    def show_table_style_row_stripes(self, value: bool) -> None:
        self._style().showRowStripes = value

    @property
    def show_table_style_column_stripes(self) -> bool:
        """Whether every other column is shaded."""
        return bool(self._style().showColumnStripes)

    @show_table_style_column_stripes.setter
    def show_table_style_column_stripes(self, value: bool) -> None:
        self._style().showColumnStripes = value

    @property
    def show_table_style_first_column(self) -> bool:
        """Whether the first column stands out."""
        return bool(self._style().showFirstColumn)

    @show_table_style_first_column.setter
    def show_table_style_first_column(self, value: bool) -> None:
        self._style().showFirstColumn = value

    @property
    def show_table_style_last_column(self) -> bool:
        """Whether the last column stands out."""
        return bool(self._style().showLastColumn)

    @show_table_style_last_column.setter
    def show_table_style_last_column(self, value: bool) -> None:
        self._style().showLastColumn = value

    def unlist(self) -> None:
        """The table made ordinary cells again, values and looks kept."""
        del self.worksheet.tables[self.table.displayName]

    def delete(self) -> None:
        """The table and its values removed."""
        self.unlist()
        clear(self.worksheet, self.area)

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' own word
        """The table over another range that has the same header row."""
        area: Area = range.impl.area
        if area.row != self.area.row or not area.meets(self.area):
            raise ValueError(f"Le tableau « {self.name} » doit garder sa ligne d'en-tête ({self.area.reference}).")
        self.stretch(area)

    def stretch(self, area: Area, columns: list[Column] | None = None) -> None:
        """The table over an area, its columns (or those given) named by the header cells."""
        self.table.ref = area.reference
        self.table.tableColumns = name_columns(self.worksheet, area, columns or self.table.tableColumns)
        if self.table.autoFilter is not None:
            self.table.autoFilter.ref = self._filtered().reference

    @property
    def rows(self) -> TableRows:
        """The data rows."""
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        """The columns."""
        return TableColumns(self)

    def sort(self, keys: list[int], ascending: list[bool]) -> None:
        """The data rows put in order by columns."""
        body = self.data_body_range
        if body is not None:
            sorting.sort(self.worksheet, body.area, keys, ascending, has_headers=False)


def settle(worksheet: Worksheet) -> None:
    """The columns of every table named after its header cells, as they are in Excel at any time."""
    for listing in worksheet.tables.values():
        if header_of(listing):
            area = area_of(listing)
            listing.tableColumns = name_columns(worksheet, area, listing.tableColumns)
            for offset, column in enumerate(listing.tableColumns):
                _calculate(worksheet, listing, column, area.column + offset)


def _calculate(worksheet: Worksheet, listing: Listing, column: Column, number: int) -> None:
    """The formula that all data cells of a column share kept by the table, which gives it to new rows.

    Where some cells differ the table keeps what it had, as Excel does, until no formula is left.
    """
    top, bottom = rows_of(listing, {"#data"})
    cells = stored(worksheet)
    texts = [_formula_text(cells.get((row, number))) for row in range(top, bottom + 1)]
    shared = column_formula(texts, top)
    if shared is not None:
        column.calculatedColumnFormula = TableFormula(attr_text=shared)
    elif not any(texts):
        column.calculatedColumnFormula = None


def _formula_text(cell: Cell | None) -> str:
    return str(content(cell)) if cell is not None and cell.data_type == "f" else ""
