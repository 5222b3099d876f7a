"""Tables and their parts found by the names that formulas use."""

import re
from typing import TYPE_CHECKING

from openpyxl.worksheet.table import Table as Listing

from fae_xlwings.engine.addresses import Area, between, parse
from fae_xlwings.engine.looks.stored import Worksheet

if TYPE_CHECKING:
    from fae_xlwings.engine.books import Book

_STRUCTURED = re.compile(r"^([^\W\d]\w*)\[(.*)\]$")
_PARTS = re.compile(r"\[?(#[\w ]+|[^\[\]#,:]+)\]?")


def find_table(book: "Book", name: str) -> tuple[Worksheet, Listing] | None:
    """The table of that name, whatever its case, with its sheet."""
    for worksheet in book.workbook.worksheets:
        for key, table in worksheet.tables.items():
            listing = worksheet.tables[key] if not isinstance(table, Listing) else table
            if listing.displayName.lower() == name.lower():
                return worksheet, listing
    return None


def table_name_at(worksheet: Worksheet, row: int, column: int) -> str | None:
    """The name of the table a cell belongs to."""
    spot = Area(row, column)
    return next((table.displayName for table in worksheet.tables.values() if area_of(table).holds(spot)), None)


def table_area(book: "Book", text: str) -> Area | None:
    """The cells that « tblClients » or « tblClients[CA] » stand for, `None` without such a table."""
    found = _STRUCTURED.match(text.strip())
    name, inside = found.groups() if found else (text, "")
    table = find_table(book, name)
    return None if table is None else _part_area(table[1], _PARTS.findall(inside))


def _part_area(listing: Listing, parts: list[str]) -> Area:
    area = area_of(listing)
    names = [part.strip().lower() for part in parts if not part.startswith("#")]
    positions = [index for index, column in enumerate(listing.tableColumns) if column.name.lower() in names]
    left, right = (positions[0], positions[-1]) if positions else (0, area.ncols - 1)
    items = {part.lower() for part in parts if part.startswith("#")} or {"#data"}
    top, bottom = rows_of(listing, items)
    return between(top, area.column + left, bottom, area.column + right)


def rows_of(listing: Listing, items: set[str]) -> tuple[int, int]:
    """The first and last row of parts of a table: « #all », « #headers », « #data », « #totals »."""
    area = area_of(listing)
    header, totals = header_of(listing), listing.totalsRowCount or 0
    tops = {"#all": area.row, "#headers": area.row, "#data": area.row + header, "#totals": area.last_row}
    ends = {"#all": area.last_row, "#headers": area.row, "#data": area.last_row - totals, "#totals": area.last_row}
    known = items & tops.keys() or {"#data"}
    return min(tops[item] for item in known), max(ends[item] for item in known)


def header_of(listing: Listing) -> int:
    """How many header rows a table has: one or none."""
    return 0 if listing.headerRowCount == 0 else 1


def area_of(listing: Listing) -> Area:
    """All cells of a table, header and totals included."""
    area = parse(listing.ref)
    assert area is not None  # noqa: S101 - a table always has a reference
    return area
