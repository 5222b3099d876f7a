"""What the XML of a sheet says that its values do not: failed and empty formulas, lost numbers, formats, far cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST_CELLS = 1_000_000
"""How many cells a sheet may span before it is worth asking whether they hold anything."""
SPARSE = 4
"""Below one cell filled in so many, a far cell was typed by mistake."""
HEAD = 4096
"""Where the quotes that a file uses show: the start of its XML."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

_LOW_OR_WIDE = re.compile(rb"r=[\"'](?:[A-Z][A-Z]|\d{6})")
"""A cell or a row without which a sheet cannot be too large: in the 27th column, the hundred thousandth row."""
_REFERENCE = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]+)(\d+)")
_ATTRIBUTE = re.compile(rb"\b(r|s|t)=[\"']([^\"']*)[\"']")
_PLACE = re.compile(rb"([A-Z]+)(\d+)")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")
_EMPTY_FORMULA = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>",
)
_CELL_START, _CELL_END = re.compile(rb"<(?:\w+:)?c[ >]"), re.compile(rb"</(?:\w+:)?c>")
_NEGATIVE = re.compile(rb"v>(-\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)</", re.ASCII)

Position = tuple[int, int]
"""A row and a column, from 1."""


@dataclass(frozen=True, slots=True)
class Looks:
    """The number formats of a sheet, found in its XML when a column asks for them."""

    xml: bytes
    codes: Sequence[str]

    def column(self, letters: str) -> Mapping[int, str]:
        """The format of each row of a column that has one, by its number in the sheet."""
        if not any(self.codes):
            return {}
        name = letters.encode()
        found = re.findall(rb'<c r="%b(\d+)" s="(\d+)"' % name, self.xml) or self._slowly(name)
        return {int(row): code for row, style in found if (code := self._code(int(style)))}

    def _slowly(self, name: bytes) -> list[tuple[bytes, bytes]]:
        """The same whatever the order of the attributes and the prefix of the names."""
        cells = re.finditer(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']%b\d+[\"'][^>]*>" % name, self.xml)
        said = (dict(_ATTRIBUTE.findall(cell[0])) for cell in cells)
        return [(each[b"r"].removeprefix(name), each[b"s"]) for each in said if each.get(b"s", b"").isdigit()]

    def _code(self, style: int) -> str:
        return self.codes[style] if style < len(self.codes) else ""


def is_far(xml: bytes) -> bool:
    """Whether a sheet spans so many cells, most of them empty, that they cannot all be held."""
    if not _LOW_OR_WIDE.search(xml):
        return False
    places = _REFERENCE.findall(xml)
    bottom = max((int(row) for _, row in places), default=0)
    right = max(map(column_number, {letters for letters, _ in places}), default=0)
    return bottom * right > max(MOST_CELLS, SPARSE * len(places))


def failed_formulas(xml: bytes) -> Iterator[tuple[Position, str]]:
    """Each failed formula and the error it shows."""
    for mark in (b't="e"', b"t='e'") if b"='" in xml[:HEAD] else (b't="e"',):
        at = xml.find(mark)
        while at >= 0:
            cell = xml[xml.rfind(b"<", 0, at) : _end_of_cell(xml, at)]
            place, value = _place(cell), _VALUE.search(cell)
            if place and value:
                yield place, value[1].decode(errors="replace")
            at = xml.find(mark, at + 1)


def _end_of_cell(xml: bytes, at: int) -> int:
    end = _CELL_END.search(xml, at)
    return end.start() if end else at


def empty_formulas(xml: bytes) -> Iterator[Position]:
    """Each formula whose value was never written; one whose value is an empty text has been calculated."""
    if b"<f" not in xml and b":f" not in xml:
        return
    for found in _EMPTY_FORMULA.finditer(xml):
        cell = _opening(xml, found.start())
        place = _place(cell)
        if place and dict(_ATTRIBUTE.findall(cell)).get(b"t") != b"str":
            yield place


def negative_numbers(xml: bytes) -> Iterator[tuple[Position, float]]:
    """Each negative number, which calamine answers as a time of day where it is shown as a date."""
    if b"v>-" not in xml:
        return
    for found in _NEGATIVE.finditer(xml):
        place = _place(_opening(xml, found.start()))
        if place:
            yield place, float(found[1])


def _opening(xml: bytes, at: int) -> bytes:
    """The opening tag of the cell around a position, found tag by tag: a search would go through the whole sheet."""
    start = xml.rfind(b"<", 0, at)
    while start >= 0 and not _CELL_START.match(xml, start):
        start = xml.rfind(b"<", 0, start)
    return xml[start : xml.find(b">", start)] if start >= 0 else b""


def _place(cell: bytes) -> Position | None:
    """The place of a cell, where it says a true one."""
    found = _PLACE.fullmatch(dict(_ATTRIBUTE.findall(cell)).get(b"r", b""))
    if found is None:
        return None
    row, column = int(found[2]), column_number(found[1])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def column_number(letters: bytes) -> int:
    """The number of a column, from 1: A is 1, AB is 28."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
