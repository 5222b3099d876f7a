"""The XML of a worksheet in two halves: a small frame, edited as a tree, and the rows, kept as bytes."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from fae_xlwings.engine.base.tree import children, insert
from fae_xlwings.engine.base.xml import Node, element, etree, in_utf8, local_name, parse_xml, tag, unprefixed, xml_bytes
from fae_xlwings.engine.file.package import Part

# The order of the schema, which Excel insists on (ECMA-376 part 1, CT_Worksheet).
ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
    "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors",
    "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
_RANKS = {name: rank for rank, name in enumerate(ORDER)}

# The element of the rows, after whatever comments and the like may mention it.
_OPENING = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?:([\w.-]+):)?sheetData(?=[\s/>])[^>]*?(/?)>", re.DOTALL
)
_EMPTY = b"<sheetData/>"


class Halves(NamedTuple):
    """The part in two: its tree without rows, and where in its bytes the rows lie."""

    root: Node
    data: bytes
    start: int
    end: int
    head: bytes
    tail: bytes


class Frame:
    """The frame of a worksheet, parsed on first use; `pieces` is how the sheet is written once it was edited."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.edited = False

    @cached_property
    def halves(self) -> Halves:
        """The part taken apart."""
        try:
            return _split(_plain(in_utf8(self.part.blob)))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.part.package.refusal(error) from error

    @property
    def frame(self) -> Node:
        """The tree of the sheet without its rows, to be read only."""
        return self.halves.root

    def edit_frame(self) -> Node:
        """The tree of the sheet without its rows, to be changed."""
        self.part.render, self.edited = self.pieces, True
        return self.frame

    def find(self, name: str) -> Node | None:
        """The child of that local name, to be read only; `None` when there is none."""
        return next(self.frame.iterchildren(tag(name)), None)

    def place(self, name: str) -> Node:
        """The child of that local name, to be changed; made where the schema wants it when there is none."""
        found = next(self.edit_frame().iterchildren(tag(name)), None)
        return found if found is not None else self.add(name)

    def add(self, name: str) -> Node:
        """A new child of that local name in its place, after its equals."""
        return self.insert(element(name))

    def insert(self, node: Node) -> Node:
        """A child put where the schema wants it, after its equals."""
        own = _rank(node)
        follower = next((child for child in self.edit_frame() if _rank(child) > own), None)
        if follower is None:
            self.frame.append(node)
        else:
            follower.addprevious(node)
        return node

    def remove(self, name: str) -> None:
        """The children of that local name removed."""
        for node in children(self.frame, name):
            self.edit_frame().remove(node)

    def rows(self) -> Iterable[bytes]:
        """The rows as they are."""
        yield self.halves.data[self.halves.start : self.halves.end]

    def pieces(self) -> Iterable[bytes]:
        """The whole sheet; what stands around the rows is the file's own bytes unless the frame was edited."""
        before, after = self.halves.head, self.halves.tail
        if self.edited:
            before, _, after = xml_bytes(self.frame).partition(_EMPTY)
        yield before + b"<sheetData>"
        yield from self.rows()
        yield b"</sheetData>" + after


def _split(data: bytes) -> Halves:
    opening = next(found for found in _OPENING.finditer(data) if found[2] is not None)
    start = end = tail = opening.end()
    if not opening[2]:
        end = data.rindex(b"</sheetData")
        tail = data.index(b">", end) + 1
    root = parse_xml(data[: opening.start()] + _EMPTY + data[tail:])
    return Halves(root, data, start, end, data[: opening.start()], data[tail:])


def _rank(node: Node) -> int:
    """The place of a child; an alternative takes the place of what it offers, strangers come last."""
    name = local_name(node)
    if name == "AlternateContent":
        names = (local_name(child) for choice in node for child in choice)
        return _RANKS[next((each for each in names if each in _RANKS), "controls")]
    return _RANKS.get(name, len(ORDER) if name else -1)


def _plain(data: bytes) -> bytes:
    """The sheet with an element for its rows, in the default namespace: the same document to every reader."""
    found = next((each for each in _OPENING.finditer(data) if each[2] is not None), None)
    if found is None:
        root = parse_xml(data)
        insert(root, element("sheetData"), ORDER)
        return _plain(xml_bytes(root))
    return unprefixed(data, found[1])
