"""The shared texts of a workbook: read when asked, added to at the end, never rewritten."""

import re
from collections.abc import Iterable
from html import unescape

from fae_xlwings.engine.base.xml import escape, in_utf8, parse_xml, unprefixed, xml_bytes
from fae_xlwings.engine.file.package import Part

_ITEM = re.compile(rb"<si(?=[\s/>])[^>]*?(?:/>|>(.*?)</si\s*>)", re.DOTALL)
_PLAIN = re.compile(rb"<t(?:\s[^>]*)?>([^<]*)</t>")
_ALONE = re.compile(rb'<t(?: xml:space="preserve")?>[^<]*</t>')
_TEXT = re.compile(rb"<t(?=[\s>])[^>]*?(?<!/)>(.*?)</t\s*>", re.DOTALL)
_PHONETIC = re.compile(rb"<rPh(?=[\s/>]).*?</rPh\s*>", re.DOTALL)
_COUNTS = re.compile(rb"""\s(?:unique)?[cC]ount\s*=\s*(?:"\d*"|'\d*')""")
# Characters that XML cannot hold are spelt by Excel as « _x000D_ ».
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\r\x0b\x0c]|_(?=x[0-9A-Fa-f]{4}_)")
EMPTY = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'


def decoded(text: bytes) -> str:
    """The text that a piece of XML spells."""
    plain = text.decode()
    if "&" in plain:
        plain = unescape(plain)
    if "\r" in plain:
        plain = plain.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain) if "_x" in plain else plain


def encoded(text: str) -> str:
    """The text as XML spells it."""
    return escape(_CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text))


def text_of(item: bytes) -> str:
    """The text of a shared item or of an inline one, its runs joined, its phonetic guide left out."""
    plain = _PLAIN.fullmatch(item)
    if plain:
        return decoded(plain[1])
    if b"<rPh" in item:
        item = _PHONETIC.sub(b"", item)
    return "".join(decoded(found) for found in _TEXT.findall(item))


class Strings:
    """The shared texts by number; new ones are counted on from those of the file."""

    def __init__(self, part: Part) -> None:
        self.part = part
        # Sheets count new texts while they are written.
        part.last = True
        self._data: bytes | None = None
        self._items: list[bytes] | None = None
        self._texts: dict[int, str] = {}
        # Plain texts that were read may be used again; the others are not looked at for that.
        self._known: dict[str, int] = {}
        self._new: dict[str, int] = {}
        self._count = -1

    @property
    def data(self) -> bytes:
        """The part as the file has it, in a spelling that can be added to."""
        if self._data is None:
            self._data = _plain(in_utf8(self.part.blob))
        return self._data

    def text(self, number: int) -> str:
        """The text of that number; `IndexError` when the file has none."""
        text = self._texts.get(number)
        if text is None:
            if self._items is None:
                self._items = _ITEM.findall(self.data)
            item = self._items[number]
            text = self._texts[number] = text_of(item)
            if _ALONE.fullmatch(item):
                self._known.setdefault(text, number)
        return text

    def number(self, text: str) -> int:
        """The number of a text that is to be written."""
        number = self._known.get(text)
        if number is None:
            if self._count < 0:
                self._count = sum(map(self.data.count, (b"<si>", b"<si/>", b"<si ")))
                self.part.render = self._pieces
            number = self._known[text] = self._new[text] = self._count + len(self._new)
        return number

    def _pieces(self) -> Iterable[bytes]:
        end = self.data.rindex(b"</")
        start = self.data.index(b">", self.data.index(b"<sst")) + 1
        # How often texts are used is for nobody to know: without the counts, readers count themselves.
        yield _COUNTS.sub(b"", self.data[:start]) + self.data[start:end]
        yield "".join(map(_item, self._new)).encode()
        yield self.data[end:]


def _item(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<si><t{space}>{encoded(text)}</t></si>"


def _plain(data: bytes) -> bytes:
    """The part without prefixes, comments and the like: the same texts to every reader."""
    if b"<sst" in data and b"</sst>" in data and b"<!" not in data:
        return data
    root = parse_xml(data, bare=True)
    return unprefixed(xml_bytes(root), (root.prefix or "").encode()) if len(root) else EMPTY
