"""Texts as they stand in a file: characters that XML cannot hold, and runs with their own look."""

import re
from io import BytesIO
from typing import Self

from fae_xlwings.engine.files.xml import MAIN, Node, etree, tag

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMESPACE = f' xmlns="{MAIN}"'


class RichText(str):
    """A cell's text whose runs have looks of their own; `runs` is the XML of those runs, kept to be written back."""

    __slots__ = ("runs",)

    runs: str

    def __new__(cls, text: str, runs: str) -> Self:
        """The text as a reader sees it, and its runs."""
        rich = super().__new__(cls, text)
        rich.runs = runs
        return rich

    def __reduce__(self) -> tuple[type["RichText"], tuple[str, str]]:
        return RichText, (str(self), self.runs)


def decoded(text: str) -> str:
    """The text with the file's own escapes (`_x000D_`) turned into characters."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def encoded(text: str) -> str:
    """The text ready for an XML element: markup escaped, characters that XML forbids in the file's own escapes."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def text_element(text: str) -> str:
    """The `<t>` element that shows `text`, outer blanks and line ends included."""
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{space}>{encoded(text)}</t>"


def read_string(item: Node) -> str:
    """The text of an `<si>` or `<is>` element, a `RichText` when it holds runs or phonetic hints."""
    first = item.find(tag("t"))
    if first is not None and len(item) == 1:
        return decoded(first.text or "")
    runs = item.findall(tag("r"))
    texts = [node.text or "" for run in runs or (item,) for node in run.findall(tag("t"))]
    plain = decoded("".join(texts))
    return RichText(plain, _inner_xml(item)) if len(item) else plain


def _inner_xml(item: Node) -> str:
    pieces = [etree.tostring(child, encoding="unicode", with_tail=False) for child in item]
    return "".join(pieces).replace(_NAMESPACE, "")


def read_strings(data: bytes) -> list[str]:
    """The shared strings of a workbook, in their order."""
    strings: list[str] = []
    for _, item in etree.iterparse(BytesIO(data), tag=tag("si"), resolve_entities=False, huge_tree=True):
        strings.append(read_string(item))
        item.clear(keep_tail=False)
    return strings
