"""Rows and columns of a table, added and removed with what lies below or beside it moving."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.table import TableColumn as Column
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.edits.shifting import Shift, apply
from fae_xlwings.engine.values import clear, write

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.tables.table import Table


def shift_rows(table: "Table", start: int, count: int) -> None:
    """So many rows of cells pushed down from a row on, or pulled up, under the columns of the table only."""
    area = table.area
    apply(table.worksheet, Shift(start, count, area.column, area.last_column, across=False))


def _shift_columns(table: "Table", start: int, count: int) -> None:
    area = table.area
    apply(table.worksheet, Shift(start, count, area.row, area.last_row, across=True))


class TableRow(Implementation, contract=base_classes.TableRow):
    """A data row of a table."""

    index: int

    def __init__(self, table: "Table", index: int) -> None:
        self.table = table
        self.index = index

    @property
    def range(self) -> "Range":
        """Its cells."""
        body = self.table.data_body_range
        assert body is not None  # noqa: S101 - a table with rows has a body
        return self.table.sheet.on(Area(body.row + self.index - 1, body.column, 1, body.area.ncols))

    def delete(self) -> None:
        """The row removed; the last one is only emptied, as in Excel."""
        cells = self.range
        if len(self.table.rows) == 1:
            clear(self.table.worksheet, cells.area)
        else:
            shift_rows(self.table, cells.row, -1)


class TableRows(Implementation, contract=base_classes.TableRows):
    """The data rows of a table."""

    def __init__(self, table: "Table") -> None:
        self.table = table

    @property
    def parent(self) -> "Table":
        """The table."""
        return self.table

    @property
    def column_count(self) -> int:
        """How many values a row takes."""
        return self.table.area.ncols

    def __len__(self) -> int:
        body = self.table.data_body_range
        return 0 if body is None else body.shape[0]

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self.table, number) for number in range(1, len(self) + 1))

    def __call__(self, key: int) -> TableRow:
        """The row of that rank, from 1; `KeyError` when there is none."""
        if not 1 <= key <= len(self):
            raise KeyError(key)
        return TableRow(self.table, key)

    def __contains__(self, key: int) -> bool:
        return 1 <= key <= len(self)

    def add(self, values: list[Any] | None, index: int | None) -> TableRow:
        """A row at that rank, after the last one without a rank; the empty row of a new table is filled first."""
        number = len(self) + 1 if index is None else index
        if index is None and self.table.insert_row_range is not None:
            number = 1
        elif number <= len(self) or self.table.show_totals:
            shift_rows(self.table, TableRow(self.table, number).range.row, 1)
        else:
            self._extend()
        row = TableRow(self.table, number)
        if values is not None:
            write(self.table.worksheet, row.range.area, [values])
        return row

    def _extend(self) -> None:
        area = self.table.area
        shift_rows(self.table, area.last_row + 1, 1)
        self.table.stretch(Area(area.row, area.column, area.nrows + 1, area.ncols))


class TableColumn(Implementation, contract=base_classes.TableColumn):
    """A column of a table."""

    index: int

    def __init__(self, table: "Table", index: int) -> None:
        self.table = table
        self.index = index

    @property
    def name(self) -> str:
        """The text of its header."""
        return self.table.table.tableColumns[self.index - 1].name

    @property
    def range(self) -> "Range":
        """Its cells, header and total included."""
        area = self.table.area
        return self.table.sheet.on(Area(area.row, area.column + self.index - 1, area.nrows))

    @property
    def data_body_range(self) -> "Range | None":
        """Its data cells."""
        body = self.table.data_body_range
        if body is None:
            return None
        return self.table.sheet.on(Area(body.row, body.column + self.index - 1, body.shape[0]))

    def delete(self) -> None:
        """The column removed, with its cells."""
        if len(self.table.columns) == 1:
            raise ValueError(f"Le tableau « {self.table.name} » n'a plus que cette colonne : il en garde une.")
        _shift_columns(self.table, self.range.column, -1)


class TableColumns(Implementation, contract=base_classes.TableColumns):
    """The columns of a table."""

    def __init__(self, table: "Table") -> None:
        self.table = table

    @property
    def parent(self) -> "Table":
        """The table."""
        return self.table

    def __len__(self) -> int:
        return self.table.area.ncols

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self.table, number) for number in range(1, len(self) + 1))

    def __call__(self, key: int | str) -> TableColumn:
        """The column of that name or rank; `KeyError` when there is none."""
        for column in self:
            if key in (column.index, column.name) or str(key).casefold() == column.name.casefold():
                return column
        raise KeyError(key)

    def __contains__(self, key: int | str) -> bool:
        return any(key in (column.index, column.name) for column in self)

    def add(self, name: str, index: int | None) -> TableColumn:
        """A column at that rank, after the last one without a rank."""
        area = self.table.area
        number = len(self) + 1 if index is None else index
        columns = [*self.table.table.tableColumns]
        columns.insert(number - 1, Column(id=number, name=name))
        _shift_columns(self.table, area.column + number - 1, 1)
        write(self.table.worksheet, Area(area.row, area.column + number - 1), f"'{name}")
        self.table.stretch(Area(area.row, area.column, area.nrows, area.ncols + 1), columns)
        return TableColumn(self.table, number)
