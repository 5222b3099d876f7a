"""Whether a workbook that only calamine reads spans more cells than can be held, most of them empty."""

import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from fae_xlwings.intake.cell_xml import MOST_CELLS, SPARSE
from fae_xlwings.intake.file_kinds import COMPOUND_FILE, SAVE_AS

TOO_FAR = (
    "trop étendu pour être lu : une cellule est remplie ou mise en forme très loin du tableau, "
    f"effacez-la, ou {SAVE_AS}"
)
LEAST_BYTES = 6
"""What a filled cell takes at least in a binary workbook: where it does not fit, most cells are empty."""
MORE = 0x80
"""The bit of a byte that says that its number goes on."""

_DIMENSIONS = re.compile(rb"\x00\x02(?:\x0e\x00(.{12})|\x0a\x00(.{8}))\x00\x00", re.DOTALL)
"""The record of an .xls sheet that says how far it reaches, in the files of Excel 97 and of Excel 5."""
_BINARY_SHEET = re.compile(r"xl/worksheets/[^/]+\.bin", re.IGNORECASE)
_ROW_RECORD, _CELL_RECORDS = 0, range(2, 12)
_OPEN_TABLE = re.compile(rb"<table:table[ >].*?</table:table>", re.DOTALL)
_OPEN_PART = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>")
_REPEATED = re.compile(rb"-repeated=[\"'](\d+)[\"']")

Extent = tuple[int, int]
"""How many cells a sheet spans, and how many of them can be filled at most."""


def is_sprawling(data: bytes) -> bool:
    """Whether the sheets of an .xls, .xlsb or .ods span too many cells to be read."""
    extents = [*_old_extents(data)] if data.startswith(COMPOUND_FILE) else [*_packed_extents(data)]
    return sum(span for span, _ in extents) > max(MOST_CELLS, SPARSE * sum(filled for _, filled in extents))


def _old_extents(data: bytes) -> Iterator[Extent]:
    """The extents that an .xls file tells of its sheets; the bytes are shared by all, and counted once."""
    yield 0, len(data) // LEAST_BYTES
    for new, old in _DIMENSIONS.findall(data):
        first_row, bottom, first_column, right = struct.unpack("<IIHH", new) if new else struct.unpack("<HHHH", old)
        if first_row < bottom <= 1 << 16 and first_column < right <= 1 << 8:
            yield bottom * right, 0


def _packed_extents(data: bytes) -> Iterator[Extent]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _BINARY_SHEET.fullmatch(name):
                yield _extent(_binary_cells(archive.read(name)))
            elif name == "content.xml":
                yield from (_extent(_open_cells(table)) for table in _OPEN_TABLE.findall(archive.read(name)))


def _extent(cells: Iterable[tuple[int, int, int]]) -> Extent:
    """The extent of a sheet by the row, the column (from 0) and the number of each of its filled cells."""
    bottom = right = filled = 0
    for row, column, count in cells:
        bottom, right, filled = max(bottom, row + 1), max(right, column + 1), filled + count
    return bottom * right, filled


def _binary_cells(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """The filled cells of an .xlsb sheet; each record begins with its kind and its size."""
    at, row = 0, 0
    while at + 6 < len(sheet):
        kind, at = _number(sheet, at, 2)
        size, at = _number(sheet, at, 4)
        if kind == _ROW_RECORD:
            row = int.from_bytes(sheet[at : at + 4], "little")
        elif kind in _CELL_RECORDS:
            yield row, int.from_bytes(sheet[at : at + 4], "little"), 1
        at += size


def _number(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    number = 0
    for rank in range(longest):
        byte = data[at + rank]
        number |= (byte & ~MORE) << 7 * rank
        if not byte & MORE:
            return number, at + rank + 1
    return number, at + longest


def _open_cells(table: bytes) -> Iterator[tuple[int, int, int]]:
    """The filled cells of an .ods sheet, the last one of each run of equal ones."""
    row, rows, column = -1, 0, -1
    for part, said in _OPEN_PART.findall(table):
        repeated = _REPEATED.search(said)
        count = int(repeated[1]) if repeated else 1
        if part == b"table-row":
            row, rows, column = row + count, count, -1
            continue
        column += count
        if not said.endswith(b"/") or b"value" in said:
            yield row, column, count * rows
