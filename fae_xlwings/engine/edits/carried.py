"""What openpyxl reads badly or not at all and yet refers to cells: the file's own XML, following cells that move."""

from collections.abc import Callable, Iterator, Mapping

from fae_xlwings.engine.addresses import parse
from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.sheet_frame import split_rows
from fae_xlwings.engine.files.xml import XDR, Node, etree, local_name, parse_xml, tag, xml_bytes
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.references import Change, rewrite_bare

_SHEET = ".worksheet+xml"
# Charts of chart sheets and of Excel 2016, shapes, sources and places of pivot tables, controls.
_KINDS = (
    "drawingml.chart+xml", "chartex+xml", "drawing+xml", "pivotCacheDefinition+xml", "pivotTable+xml",
    "controlproperties+xml",
)  # fmt: skip
# Sparklines, rules and lists of Excel 2010, and the older rules they complete; warnings switched off; cells that
# anyone may edit.
_CHILDREN = frozenset({"extLst", "ignoredErrors", "protectedRanges", "conditionalFormatting", "dataValidations"})
_FORMULAS = frozenset({"f", "formula", "formula1", "formula2"})
_LINKS = ("textlink", "fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx")


class Carried:
    """The XML of a file that refers to cells, with what openpyxl does not read of it."""

    def __init__(self, package: Package, worksheets: Mapping[str, Worksheet]) -> None:
        owned = ((rel.target, sheet) for part, sheet in worksheets.items() for rel in package.rels(part))
        self.homes = {**dict(owned), **worksheets}
        self._sources = {name: data for name, kind in _carried_kinds(package) if (data := _source(package, name, kind))}
        self._roots: dict[str, Node] = {}
        self._written: dict[str, bytes] = {}

    def rewrite(self, change: Change) -> None:
        """Every reference changed, as in formulas; what lay on cells that are gone goes with them."""
        for name, root in self._opened().items():
            home = self.homes.get(name)
            title = home.title if home is not None else ""
            for node in [*_referring(root)]:
                _follow(node, title, change)

    def move_shapes(self, worksheet: Worksheet, line: Callable[[int], int], axis: str) -> None:
        """The corners of what is drawn on a sheet, « row » or « col » counted from 0, put where `line` says."""
        for name, root in self._opened().items():
            if self.homes.get(name) is worksheet:
                for node in root.iter(tag(axis, XDR)):
                    if node.getparent().getparent().get("editAs") != "absolute":
                        node.text = str(line(int(node.text)))

    def put_into(self, package: Package) -> None:
        """The references brought up to date in the parts of the file."""
        for name, root in self._roots.items():
            if name in package.parts and etree.tostring(root) != self._written[name]:
                split = split_rows(package.parts[name])
                package.parts[name] = split.joined(xml_bytes(root), split.rows)

    def _opened(self) -> dict[str, Node]:
        for name, data in self._sources.items():
            if name not in self._roots:
                self._roots[name] = parse_xml(data)
                self._written[name] = etree.tostring(self._roots[name])
        return self._roots


def _carried_kinds(package: Package) -> Iterator[tuple[str, str]]:
    for name in package.parts:
        kind = package.type_of(name) or ""
        if kind.endswith((_SHEET, *_KINDS)):
            yield name, kind


def _source(package: Package, name: str, kind: str) -> bytes:
    """The XML to keep, rows left out; nothing for a sheet that has none of the children."""
    if not kind.endswith(_SHEET):
        return package.parts[name]
    frame = split_rows(package.parts[name]).frame
    return frame if any(child.encode() in frame for child in _CHILDREN) else b""


def _referring(root: Node) -> Iterator[Node]:
    """The elements that may refer to cells, of a sheet only those that are kept."""
    if local_name(root) == "worksheet":
        for child in root.iterchildren(etree.Element):
            if local_name(child) in _CHILDREN:
                yield from child.iter(etree.Element)
    else:
        yield from root.iter(etree.Element)


def _follow(node: Node, home: str, change: Change) -> None:
    name = local_name(node)
    if name in _FORMULAS and (node.text or "").strip():
        node.text = rewrite_bare(node.text, home, change)
    elif name == "sqref" or node.get("sqref"):
        _follow_area(node, home, change)
    elif name in {"location", "worksheetSource"} and node.get("ref"):
        _follow_table(node, home, change)
    for link in _LINKS:
        if node.get(link):
            node.set(link, rewrite_bare(node.get(link), home, change))


def _follow_area(node: Node, home: str, change: Change) -> None:
    """Where a sparkline, a rule or a permission lies; it goes when none of its cells is left."""
    listed = local_name(node) == "sqref"
    text = " ".join(_places(node.text if listed else node.get("sqref"), home, change))
    if not text:
        remove(node.getparent() if listed else node)
    elif listed:
        node.text = text
    else:
        node.set("sqref", text)


def _places(text: str, home: str, change: Change) -> Iterator[str]:
    for area in filter(None, map(parse, text.split())):
        new = change(home, area)
        if new is not None:
            # Cells that move to another sheet leave behind what lay on them.
            yield (new[1] if new[0] == home else area).reference


def remove(node: Node) -> None:
    """The element taken out, and the lists around it that hold nothing else."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    if not len(parent):
        remove(parent.getparent() if local_name(parent) == "sparklines" else parent)
    elif parent.get("count"):
        parent.set("count", str(len(parent)))


def _follow_table(node: Node, home: str, change: Change) -> None:
    """The source or the place of a pivot table; one whose cells are gone stays as it was, as in Excel."""
    area = parse(node.get("ref"))
    new = change(node.get("sheet", home), area) if area else None
    if new is not None:
        node.set("ref", new[1].reference)
        if node.get("sheet"):
            node.set("sheet", new[0])
