"""The rows of a sheet as the file has them: bytes, found by number, their cells taken apart only where asked."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from openpyxl.utils.cell import column_index_from_string, get_column_letter

from fae_xlwings.engine.base.xml import Node, parse_xml, tag, xml_bytes
from fae_xlwings.engine.sheet.sheet_frame import Halves

_ROW = re.compile(rb"<row(?=[\s/>])([^>]*?)(/?)>")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_CELL = re.compile(rb"<c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</c\s*>)", re.DOTALL)
# A cell as nearly every program spells it.
_USUAL = re.compile(rb'<c r="([A-Z]+)\d+"(?: s="(\d+)")?((?: t="\w+")?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_PLACE = re.compile(rb"""<c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]+)\d+["']""")
_UNPLACED = re.compile(rb"<c(?:\s+(?!r\s*=)[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
# A cell with something in it.
_FILLED = re.compile(rb"""<c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]+)\d+["'](?:[^>]*[^/>])?>""")
# A cell that does not say its place first, as `<c r="AB12"`.
_HIDDEN_PLACE = re.compile(rb"""<c(?! r="[A-Z]+\d)[\s/>]""")
_NINE = ord("9")
_SPANS = re.compile(rb"""\sspans\s*=\s*(?:"[^"]*"|'[^']*')""")


class Kept(NamedTuple):
    """What the file says of a cell, but for its place and its look."""

    attributes: bytes
    inner: bytes


# A cell of the file: its column, its look, its other attributes, what is in it.
FileCell = tuple[int, int, bytes, bytes]


class _Columns(dict[bytes, int]):
    def __missing__(self, letters: bytes) -> int:
        self[letters] = number = column_index_from_string(letters.decode().upper())
        return number


_COLUMNS = _Columns()


class Rows:
    """The rows of the file in order; `data` holds them from `offsets[i]` to `offsets[i + 1]`."""

    def __init__(self, halves: Halves) -> None:
        self.data = halves.data
        found = self._index(halves.start, halves.end)
        if found is None:
            self.data = _placed(halves.data[halves.start : halves.end], halves.root.nsmap)
            found = self._index(0, self.data.rindex(b"</sheetData"))
        assert found is not None  # noqa: S101 - every row and cell has its place now
        self.numbers, self.offsets = found

    def _index(self, start: int, end: int) -> tuple[list[int], list[int]] | None:
        """The numbers and offsets of the rows, `None` where some thing does not say its place or is out of order."""
        data = self.data
        if data.find(b"<!", start, end) >= 0 or _has_unplaced(data, start, end):
            return None
        numbers: list[int] = []
        offsets: list[int] = []
        for found in _ROW.finditer(data, start, end):
            number = _NUMBER.search(found[1])
            if number is None or (numbers and int(number[1]) <= numbers[-1]):
                return None
            numbers.append(int(number[1]))
            offsets.append(found.start())
        offsets.append(end)
        return numbers, offsets

    def slots(self, first: int, last: int) -> range:
        """Where the rows from one number to another stand."""
        return range(bisect_left(self.numbers, first), bisect_right(self.numbers, last))

    def slot(self, row: int) -> int | None:
        """Where a row stands, `None` for one that the file does not describe."""
        slot = bisect_left(self.numbers, row)
        return slot if slot < len(self.numbers) and self.numbers[slot] == row else None

    def bytes_of(self, slots: range) -> bytes:
        """The rows that stand side by side, as they are."""
        return self.data[self.offsets[slots.start] : self.offsets[slots.stop]]

    def split(self, slot: int) -> tuple[bytes, bytes]:
        """A row's attributes and the bytes of its cells."""
        start, end = self.offsets[slot], self.offsets[slot + 1]
        found = _ROW.match(self.data, start)
        assert found is not None  # noqa: S101 - the index holds rows only
        return found[1], b"" if found[2] else self.data[found.end() : self.data.rindex(b"</row", start, end)]

    def attributes(self, row: int) -> dict[str, str]:
        """What the file says of a row, but for its number and the columns it spans."""
        slot = self.slot(row)
        found = _ATTRIBUTE.findall(self.split(slot)[0]) if slot is not None else []
        return {name.decode(): value[1:-1].decode() for name, value in found if name not in {b"r", b"spans"}}

    def cells(self, slot: int) -> Iterator[FileCell]:
        """The cells of a row."""
        return cells_in(self.split(slot)[1])

    @cached_property
    def says_places(self) -> bool:
        """Whether every cell says its place first, so that one of a column is found without those beside it."""
        return _HIDDEN_PLACE.search(self.data, self.offsets[0], self.offsets[-1]) is None

    def cells_of(self, slot: int, columns: Mapping[int, bytes]) -> Iterator[FileCell]:
        """The cells of a row in some columns, each with how its cells begin, where all of them say their places."""
        start, end = self.offsets[slot], self.offsets[slot + 1]
        for number, beginning in columns.items():
            place = self.data.find(beginning, start, end)
            while place >= 0 and not self.data[place + len(beginning)] <= _NINE:
                place = self.data.find(beginning, place + 1, end)
            usual = _USUAL.match(self.data, place, end) if place >= 0 else None
            if usual is not None:
                yield number, int(usual[2] or 0), usual[3], usual[4] or b""
            elif place >= 0 and (found := _CELL.match(self.data, place, end)) is not None:
                yield _unusual(found[1], found[2] or b"")

    @cached_property
    def filled(self) -> Counter[int]:
        """How many cells of each column hold something."""
        found: Counter[bytes] = Counter()
        for start, end in pairwise(self.offsets):
            found.update(_FILLED.findall(self.data, start, end))
        return Counter({_COLUMNS[letters]: number for letters, number in found.items()})

    def filled_between(self, first: int, last: int) -> int:
        """How many cells of the rows from one number to another hold something."""
        slots = self.slots(first, last)
        return self.data.count(b"</c>", self.offsets[slots.start], self.offsets[slots.stop])

    def extent(self) -> tuple[int, int, int, int] | None:
        """The first row and column and the last ones that have a cell, `None` without any."""
        bounds = [(self.numbers[slot], *ends) for slot in range(len(self.numbers)) if (ends := self._ends(slot))]
        if not bounds:
            return None
        return bounds[0][0], min(each[1] for each in bounds), bounds[-1][0], max(each[2] for each in bounds)

    def _ends(self, slot: int) -> tuple[int, int] | None:
        start, end = self.offsets[slot], self.offsets[slot + 1]
        first = _PLACE.search(self.data, start, end)
        if first is None:
            return None
        last = self.last_column(self.data[start:end])
        return _COLUMNS[first[1]], last or _COLUMNS[first[1]]

    def ends_before(self, slot: int, column: int) -> bool:
        """Whether a row has no cell from a column on."""
        start, end = self.offsets[slot], self.offsets[slot + 1]
        last = self.data.rfind(b"<c ", start, end)
        found = _PLACE.match(self.data, last, end) if last >= 0 else None
        return found is None or _COLUMNS[found[1]] < column

    @staticmethod
    def last_column(cells: bytes) -> int:
        """The column of the last cell, 0 without one."""
        found = _PLACE.match(cells, cells.rfind(b"<c ")) if b"<c " in cells else None
        return _COLUMNS[found[1]] if found else 0


def beginnings(first: int, last: int) -> dict[int, bytes]:
    """How the cells of some columns begin, but for the number of their row."""
    return {number: b'<c r="' + get_column_letter(number).encode() for number in range(first, last + 1)}


def without_spans(attributes: bytes) -> bytes:
    """The attributes of a row whose cells changed: which columns it spans is but a hint, and no longer true."""
    return _SPANS.sub(b"", attributes)


def cells_in(row: bytes) -> Iterator[FileCell]:
    """The cells in the bytes of a row."""
    usual = _USUAL.findall(row)
    if len(usual) == row.count(b"<c "):
        for letters, look, attributes, inner in usual:
            yield _COLUMNS[letters], int(look) if look else 0, attributes, inner
    else:
        yield from (_unusual(attributes, inner) for attributes, inner in _CELL.findall(row))


def cell_pieces(row: bytes) -> Iterator[tuple[int, bytes]]:
    """The cells in the bytes of a row as they are, with their columns."""
    for found in _CELL.finditer(row):
        place = _PLACE.match(found[0])
        if place is not None:
            yield _COLUMNS[place[1]], found[0]


def _unusual(attributes: bytes, inner: bytes) -> FileCell:
    found: dict[bytes, bytes] = dict(_ATTRIBUTE.findall(attributes))
    place, look = found.pop(b"r")[1:-1], found.pop(b"s", b'"0"')[1:-1]
    rest = b"".join(b" " + name + b"=" + value for name, value in found.items())
    return _COLUMNS[place.rstrip(b"0123456789")], int(look), rest, inner


def _has_unplaced(data: bytes, start: int, end: int) -> bool:
    cells = data.count(b"<c ", start, end) + data.count(b"<c>", start, end) + data.count(b"<c/>", start, end)
    return cells != data.count(b'<c r="', start, end) and _UNPLACED.search(data, start, end) is not None


def _placed(rows: bytes, names: dict[str | None, str]) -> bytes:
    """The rows with every place said, in order, without comments: the same cells to every reader."""
    known = "".join(f' xmlns{":" + prefix if prefix else ""}="{uri}"' for prefix, uri in names.items())
    root = parse_xml(f"<sheetData{known}>".encode() + rows + b"</sheetData>", bare=True)
    number = 0
    for row in root.iter(tag("row")):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        _place_cells(row, number)
    root[:] = sorted(root, key=lambda row: int(row.get("r")))
    return xml_bytes(root)


def _place_cells(row: Node, number: int) -> None:
    column = 0
    for cell in row.iter(tag("c")):
        place = cell.get("r")
        column = _COLUMNS[place.rstrip("0123456789").encode()] if place else column + 1
        rest = dict(cell.attrib)
        rest.pop("r", None)
        cell.attrib.clear()
        cell.attrib.update({"r": f"{get_column_letter(column)}{number}", **rest})
