"""What the three-way merge of two packages is made of: is it the same, bring it over, clean up behind it."""

from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import OFFICE, Node, etree, local_name, parse_xml, tag, xml_bytes

# Numbers that openpyxl gives out in the order of writing; they say nothing of the content.
_NUMBERED = frozenset({"table", "cNvPr"})
# openpyxl copies this relationship's id from the file, where it stays valid.
_LITERAL = tag("pageSetup")
_ID = f"{{{OFFICE}}}"


@dataclass(frozen=True, slots=True)
class Side:
    """A sheet as openpyxl writes it without rows: its package, its part there, and the openpyxl sheet."""

    package: Package
    part: str
    sheet: Any


@dataclass(frozen=True, slots=True)
class SheetMerge:
    """The merge of one sheet: the package being written, the sheet's part and XML there, and the two renderings."""

    out: Package
    part: str
    root: Node
    base: Side
    now: Side
    losses: "Losses"

    def lose(self, what: str) -> None:
        """Something of this sheet that cannot be carried over."""
        self.losses.add(what, self.now.sheet.title)


@dataclass(slots=True)
class Losses:
    """What cannot be carried over to the saved file, in the user's words."""

    found: list[str] = field(default_factory=list[str])

    def add(self, what: str, where: str) -> None:
        """One thing lost, and the sheet it was on."""
        self.found.append(f"{what} (feuille « {where} »)")


def fingerprint(package: Package, part: str) -> bytes:
    """What a part says, whatever its relationships and numbers are called; what it points to is included."""
    data = package.parts[part]
    if not part.endswith((".xml", ".vml")):
        return data
    return node_fingerprint(package, part, parse_xml(data))


def node_fingerprint(package: Package, part: str, node: Node) -> bytes:
    """What an element of a part says, what it points to included."""
    twin = deepcopy(node)
    for each in twin.iter(etree.Element):
        if local_name(each) in _NUMBERED:
            each.attrib.pop("id", None)
        if each.tag != _LITERAL:
            _resolve(package, part, each)
    return etree.tostring(twin, method="c14n", with_tail=False)


def _resolve(package: Package, part: str, node: Node) -> None:
    for name, value in node.attrib.items():
        rel = package.rel(part, value) if name.startswith(_ID) else None
        if rel is not None:
            node.set(name, rel.target if rel.external else _digest(fingerprint(package, rel.target)))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


_PATTERNS = {
    "worksheet": "xl/worksheets/sheet{}.xml",
    "drawing": "xl/drawings/drawing{}.xml",
    "chart": "xl/charts/chart{}.xml",
    "table": "xl/tables/table{}.xml",
    "comments": "xl/comments{}.xml",
    "vmlDrawing": "xl/drawings/vmlDrawing{}.vml",
}
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWING_ML = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "worksheet": f"{_SHEET_ML}.worksheet+xml",
    "drawing": f"{_DRAWING_ML}.drawing+xml",
    "chart": f"{_DRAWING_ML}.drawingml.chart+xml",
    "table": f"{_SHEET_ML}.table+xml",
    "comments": f"{_SHEET_ML}.comments+xml",
    "vmlDrawing": f"{_DRAWING_ML}.vmlDrawing",
}


def add_part(out: Package, kind: str, data: bytes) -> str:
    """The name of a new part of one of the kinds that openpyxl writes."""
    if kind == "vmlDrawing":
        out.defaults.setdefault("vml", _TYPES[kind])
    return out.add(_PATTERNS[kind], data, _TYPES[kind])


def bring(out: Package, package: Package, part: str, kind: str) -> str:
    """The name under which a part written by openpyxl stands in `out`, what it points to brought along."""
    data = package.parts[part]
    if kind == "image":
        return _bring_image(out, data, part.rpartition(".")[2])
    root = parse_xml(data)
    name = add_part(out, kind, data)
    for node in root.iter(etree.Element):
        bring_targets(out, name, node, package, part)
    out.parts[name] = data if kind == "vmlDrawing" else xml_bytes(root)
    return name


def bring_targets(out: Package, name: str, node: Node, package: Package, part: str) -> None:
    """The relationships of one element, carried from `part` of `package` to the part `name` of `out`."""
    for attribute, value in node.attrib.items():
        rel = package.rel(part, value) if attribute.startswith(_ID) and node.tag != _LITERAL else None
        if rel is not None:
            target = rel.target if rel.external else bring(out, package, rel.target, rel.kind)
            node.set(attribute, out.relate(name, rel.type, target, external=rel.external))


def _bring_image(out: Package, data: bytes, extension: str) -> str:
    out.defaults.setdefault(extension, f"image/{extension}")
    same = (name for name, other in out.parts.items() if name.startswith("xl/media/") and other == data)
    return next(same, None) or out.add(f"xl/media/image{{}}.{extension}", data, f"image/{extension}")


def forget_unused(out: Package, part: str, root: Node, kinds: frozenset[str]) -> None:
    """The relationships of `part` without those of these kinds that nothing in it uses any more."""
    used = {value for node in root.iter(etree.Element) for name, value in node.attrib.items() if name.startswith(_ID)}
    out.set_rels(part, (rel for rel in out.rels(part) if rel.kind not in kinds or rel.id in used))


def unmodelled(source: Node, written: Node | None) -> list[str]:
    """The kinds of elements that the file had and openpyxl would not write."""
    known = {local_name(node) for node in written.iter(etree.Element)} if written is not None else set[str]()
    return sorted({local_name(node) for node in source.iter(etree.Element)} - known - {""})
