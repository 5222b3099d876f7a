"""The styles part: looks are added to it, what is there is neither read further than asked nor rewritten.

A look is the number of an `xf`; a changed look is another `xf`, with the same parts but the one that changed.
"""

from copy import deepcopy

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_REVERSE

from fae_xlwings.engine.base.tree import assign, child, drop, ensure, flag, insert
from fae_xlwings.engine.base.xml import Node, element, tag
from fae_xlwings.engine.file.package import Part

# The order of the schema (ECMA-376 part 1, CT_Stylesheet, CT_Xf, CT_Font).
ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip
_XF_ORDER = ("alignment", "protection", "extLst")
# What an xf says of each of its parts: the list, the attribute, the flag that it is meant.
PARTS = {
    "font": ("fonts", "fontId", "applyFont"),
    "fill": ("fills", "fillId", "applyFill"),
    "border": ("borders", "borderId", "applyBorder"),
}
_FLAGS = {"alignment": "applyAlignment", "protection": "applyProtection"}

# Numbers 14 and 22 follow the reader's own country; Excel names them in the American way (ECMA-376, 18.8.30).
LOCAL_FORMATS = {14: "m/d/yyyy", 22: "m/d/yyyy h:mm"}
_LOCAL_IDS = {text: number for number, text in LOCAL_FORMATS.items()}
_FIRST_OWN_FORMAT = 164
# Excel's own limits for what a file may hold.
_MAX_LOOKS = 65_490

Spelling = tuple[object, ...]


class Styles:
    """The looks of a workbook, by number."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._known: dict[str, dict[Spelling, int]] = {}
        self._nodes: dict[str, list[Node]] = {}
        self._formats: dict[int, str] | None = None
        self.added = False

    def list_of(self, name: str) -> list[Node]:
        """The nodes of a list: `fonts`, `cellXfs`, `dxfs` and so on."""
        found = self._nodes.get(name)
        if found is None:
            parent = child(self.part.root, name)
            nodes = [] if parent is None else [node for node in parent if not callable(node.tag)]
            found = self._nodes[name] = nodes
        return found

    def node(self, name: str, number: int) -> Node:
        """The node of that number in a list, an empty one where the file has none."""
        nodes = self.list_of(name)
        return nodes[number] if 0 <= number < len(nodes) else element(name[:-1])

    def xf(self, look: int) -> Node:
        """The `xf` of a look, the first one for a number that the file does not have."""
        nodes = self.list_of("cellXfs")
        return nodes[look if 0 <= look < len(nodes) else 0]

    def add(self, name: str, node: Node) -> int:
        """The number in a list of a node like this one, added when there is none."""
        nodes = self.list_of(name)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = {}
            for number, each in enumerate(nodes):
                known.setdefault(_spelt(each), number)
        number = known.get(key := _spelt(node))
        if number is None:
            number = known[key] = self.append(name, node)
        return number

    def append(self, name: str, node: Node) -> int:
        """The number in a list of a node put at its end."""
        nodes = self.list_of(name)
        self.added = True
        parent = ensure(self.part.edit(), name, ORDER)
        parent.append(node)
        nodes.append(node)
        if name == "cellXfs" and len(nodes) > _MAX_LOOKS:
            raise ValueError("Ce classeur a trop de mises en forme différentes : Excel n'en accepte pas davantage.")
        parent.set("count", str(len(nodes)))
        return len(nodes) - 1

    def part_in(self, xf: Node, name: str) -> Node | None:
        """The font, fill, border, alignment or protection that an `xf` means, to be read only."""
        if name not in PARTS:
            return child(xf, name)
        collection, attribute, _ = PARTS[name]
        return self.node(collection, int(xf.get(attribute) or 0))

    def set_part(self, xf: Node, name: str, node: Node) -> None:
        """One part of an `xf` replaced by another."""
        if name not in PARTS:
            drop(xf, name)
            insert(xf, node, _XF_ORDER)
            xf.set(_FLAGS[name], "1")
            return
        collection, attribute, meant = PARTS[name]
        assign(xf, **{attribute: self.add(collection, node), meant: True})

    def editable(self, xf: Node) -> Node:
        """An `xf` of the file, to be changed."""
        self.part.edit()
        self.added = True
        return xf

    def number_format(self, look: int) -> str:
        """The number format of a look, as Excel names it."""
        number = int(self.xf(look).get("numFmtId") or 0)
        if number in LOCAL_FORMATS:
            return LOCAL_FORMATS[number]
        return self._own_formats().get(number) or BUILTIN_FORMATS.get(number, "General")

    def _own_formats(self) -> dict[int, str]:
        if self._formats is None:
            nodes = self.list_of("numFmts")
            self._formats = {int(node.get("numFmtId") or 0): node.get("formatCode") or "General" for node in nodes}
        return self._formats

    def format_id(self, text: str) -> int:
        """The number under which the file keeps a number format, a new one for a new format."""
        if text in _LOCAL_IDS or text in BUILTIN_FORMATS_REVERSE:
            return _LOCAL_IDS.get(text, BUILTIN_FORMATS_REVERSE.get(text, 0))
        formats = self._own_formats()
        for number, known in formats.items():
            if known == text:
                return number
        number = max([_FIRST_OWN_FORMAT - 1, *formats]) + 1
        self.append("numFmts", element("numFmt", numFmtId=str(number), formatCode=text))
        formats[number] = text
        return number

    def formatted(self, look: int, text: str) -> int:
        """The look with another number format."""
        xf = deepcopy(self.xf(look))
        assign(xf, numFmtId=self.format_id(text), applyNumberFormat=True)
        return self.add("cellXfs", xf)

    def quoted(self, look: int, mark: bool) -> int:
        """The look with or without the mark of a text, the leading apostrophe of a person who types."""
        if flag(self.xf(look), "quotePrefix") == mark:
            return look
        xf = deepcopy(self.xf(look))
        assign(xf, quotePrefix=True if mark else None)
        return self.add("cellXfs", xf)


def _spelt(node: Node) -> Spelling:
    """What a node says, whatever its prefixes: its canonical form is not the same within a file as alone."""
    below = tuple(_spelt(each) for each in node if not callable(each.tag))
    return node.tag, tuple(sorted(node.attrib.items())), (node.text or "").strip(), below


def set_value(font: Node, name: str, value: str | bool | None) -> None:
    """A property of a font: a text, or yes or no; `None` and no take it off."""
    drop(font, name)
    if value is None or value is False:
        return
    ensure(font, name, FONT_ORDER)
    if isinstance(value, str):
        font.find(tag(name)).set("val", value)
