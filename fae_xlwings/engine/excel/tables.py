"""Tables: named blocks with a header row, the file's list objects."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.facade import Api, method
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.excel.names import check_name
from fae_xlwings.engine.excel.parents import Sheet
from fae_xlwings.engine.parts.book_part import BookPart
from fae_xlwings.engine.parts.lost_columns import break_references
from fae_xlwings.engine.parts.table_part import TablePart, add_table, table_parts, tables_of


class Table(Implementation, contract=base_classes.Table):
    """A table."""

    def __init__(self, sheet: Sheet, table: TablePart) -> None:
        self.sheet = sheet
        self.table = table

    @property
    def name(self) -> str:
        """The name formulas use."""
        return self.table.name

    @property
    def range(self) -> Any:
        """All cells, header and totals included."""
        return self.sheet.on(self.table.area)

    @property
    def show_totals(self) -> bool:
        """Whether there is a row of totals."""
        return self.table.totals > 0

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        if value and not self.show_totals:
            refuse("Table.show_totals = True")
        if not value:
            self.table.drop_totals()

    @property
    def show_autofilter(self) -> bool:
        """Whether its headers have arrows."""
        return self.table.has_filter

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.table.set_filter(on=bool(value))

    def resize(self, range: Any) -> None:  # noqa: A002 - xlwings' own word
        """The table over another range that has the same header row."""
        area: Area = range.impl.area
        old = self.table.area
        if area.row != old.row or not area.meets(old):
            raise ValueError(f"Le tableau « {self.name} » doit garder sa ligne d'en-tête ({old.reference}).")
        lost = [name for name, place in self.table.named() if not area.column <= place <= area.last_column]
        if lost:
            book: BookPart = self.sheet.book.part
            break_references(book.shared, book.sheets, self.name, lost)
        self.table.stretch(area)

    def unlist(self) -> None:
        """The table made ordinary cells again, values and looks kept."""
        self.table.remove()


class ListObjectApi(Api, of=Table):
    """Excel's `ListObject`."""

    Unlist = method(Table.unlist)


class Tables(Items[Table], contract=base_classes.Tables):
    """The tables of a sheet."""

    def __iter__(self) -> Iterator[Table]:
        return (Table(self.parent, table) for table in tables_of(self.parent.part))

    def add(self, source: Any, has_headers: bool = True, table_style_name: str | None = None, **options: Any) -> Table:
        """A table over a range, its header cells turned into distinct texts as Excel does."""
        if not has_headers:
            refuse("Tables.add(has_headers=False)")
        area: Area = source.impl.area
        for table in self:
            if table.table.area.meets(area):
                raise ValueError(f"La plage {area.reference} touche déjà le tableau « {table.name} ».")
        area = Area(area.row, area.column, max(area.nrows, 2), area.ncols)
        name = self._free(options.get("name"))
        return Table(self.parent, add_table(self.parent.part, area, name, table_style_name))

    def _free(self, wanted: str | None) -> str:
        """The name wanted, or the first one that nothing in the book has."""
        book = self.parent.book
        taken = {part.root.get("displayName", "").lower() for part in table_parts(self.parent.part.part.package)}
        if wanted is None:
            return next(name for name in (f"Table{n}" for n in count(1)) if name.lower() not in taken)
        if wanted.lower() in taken or book.names.contains(wanted):
            raise ValueError(f"Le nom « {wanted} » est déjà pris dans ce classeur.")
        return check_name(wanted)
