"""The drawing of a sheet with charts and pictures added, changed or removed; shapes and all else stay as they are."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from fae_xlwings.engine.files.drawing_reader import chart_id, is_anchor, origin_of, picture_id, properties
from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import DRAWING, OFFICE, Node, etree, local_name, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.parts import (
    SheetMerge,
    Side,
    bring,
    bring_targets,
    fingerprint,
    forget_unused,
    unmodelled,
)
from fae_xlwings.engine.sheet_order import insert_child

_PLACE = frozenset({"from", "to", "ext", "pos"})
# What Excel writes into every chart for itself: nobody sees a chart change when it goes.
_UNSEEN = frozenset({
    "AlternateContent", "Choice", "Fallback", "style", "extLst", "ext", "uniqueId", "dataDisplayOptions16",
    "dispNaAsBlank", "layout", "showLeaderLines", "leaderLines", "lang", "printSettings", "headerFooter",
    "pageMargins", "pageSetup",
})  # fmt: skip
_OWN_RELS = frozenset({"chart", "image"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart or picture as openpyxl writes it: its anchor, and the part of what it shows."""

    package: Package
    drawing: str
    anchor: Node
    target: str

    def look(self) -> bytes:
        """What is shown, wherever it stands."""
        return fingerprint(self.package, self.target)

    def place(self) -> list[bytes]:
        """Where it stands."""
        pieces = [etree.tostring(child, method="c14n") for child in self.anchor if local_name(child) in _PLACE]
        return [str(self.anchor.tag).encode(), str(self.anchor.get("editAs")).encode(), *pieces]

    def label(self) -> tuple[str | None, str | None]:
        """Its name and its alternative text."""
        node = properties(self.anchor)
        return (node.get("name"), node.get("descr")) if node is not None else (None, None)


def _drawing_of(package: Package, part: str) -> str | None:
    return next((rel.target for rel in package.of_kind(part, "drawing") if rel.target in package.parts), None)


def _drawn(side: Side) -> list[tuple[Any, Drawn]]:
    """The charts and pictures of a sheet, each with what openpyxl wrote for it."""
    drawing = _drawing_of(side.package, side.part)
    if drawing is None:
        return []
    anchors = {chart_id(node) or picture_id(node): node for node in parse_xml(side.package.parts[drawing])}
    rels = {rel.id: rel.target for rel in side.package.rels(drawing)}
    ids = [(item, f"rId{number}") for number, item in enumerate(side.sheet._drawing.items(), 1)]  # noqa: SLF001
    return [(item, Drawn(side.package, drawing, anchors[rel_id], rels[rel_id])) for item, rel_id in ids]


def _by_index(drawn: list[tuple[Any, Drawn]], drawing: str) -> dict[int, Drawn]:
    """The drawn things that come from the drawing, by the rank of their anchor there."""
    found: dict[int, Drawn] = {}
    for item, each in drawn:
        origin = origin_of(item)
        if origin and origin.part == drawing:
            found.setdefault(origin.index, each)
    return found


def merge_drawing(job: SheetMerge) -> None:
    """The sheet's drawing brought up to date, made or taken away."""
    drawing = _drawing_of(job.out, job.part)
    was, is_now = _drawn(job.base), _drawn(job.now)
    if drawing is None:
        if is_now:
            _attach(job, bring(job.out, job.now.package, is_now[0][1].drawing, "drawing"))
        return
    old, new = _by_index(was, drawing), _by_index(is_now, drawing)
    kept = set(map(id, new.values()))
    added = [each for _, each in is_now if id(each) not in kept]
    xml = parse_xml(job.out.parts[drawing])
    before = etree.tostring(xml)
    _update_all(job, drawing, xml, old, new)
    for each in added:
        _append(job.out, drawing, xml, each)
    if etree.tostring(xml) != before:
        _store(job, drawing, xml)


def _attach(job: SheetMerge, drawing: str) -> None:
    node = etree.Element(tag("drawing"), nsmap={"r": OFFICE})
    node.set(tag("id", OFFICE), job.out.relate(job.part, f"{OFFICE}/drawing", drawing))
    insert_child(job.root, node)


def _update_all(job: SheetMerge, drawing: str, xml: Node, old: dict[int, Drawn], new: dict[int, Drawn]) -> None:
    anchors = [node for node in xml if is_anchor(node)]
    for index, each in old.items():
        if index in new:
            _update(job, drawing, anchors[index], each, new[index])
        else:
            xml.remove(anchors[index])


def _update(job: SheetMerge, drawing: str, anchor: Node, old: Drawn, new: Drawn) -> None:
    if old.look() != new.look():
        _update_look(job, drawing, anchor, old, new)
    node = properties(anchor)
    if old.label() != new.label() and node is not None:
        for key, value in zip(("name", "descr"), new.label(), strict=True):
            node.set(key, value or "")
    if old.place() != new.place():
        anchor.getparent().replace(anchor, _moved(anchor, new.anchor))


def _update_look(job: SheetMerge, drawing: str, anchor: Node, old: Drawn, new: Drawn) -> None:
    shown = chart_id(anchor)
    rel = job.out.rel(drawing, shown or "")
    if rel is None:
        _update_picture(job.out, drawing, anchor, new)
        return
    if _lost(job.out.parts[rel.target], old.package.parts[old.target]):
        job.lose(f"des détails du graphique « {new.label()[0]} »")
    # In the same part: what Excel keeps beside a chart (its palette, its style) stays with it.
    job.out.parts[rel.target] = new.package.parts[new.target]


def _lost(stands: bytes, written: bytes) -> list[str]:
    return [name for name in unmodelled(parse_xml(stands), parse_xml(written)) if name not in _UNSEEN]


def _update_picture(out: Package, drawing: str, anchor: Node, new: Drawn) -> None:
    blip = anchor.find(f".//{tag('blip', DRAWING)}")
    blip.set(tag("embed", OFFICE), out.relate(drawing, f"{OFFICE}/image", bring(out, new.package, new.target, "image")))


def _moved(anchor: Node, placed: Node) -> Node:
    """The file's anchor standing where the other one stands."""
    moved = etree.Element(placed.tag, nsmap=anchor.nsmap)
    moved.attrib.update(placed.attrib)
    moved.extend(deepcopy(child) for child in placed if local_name(child) in _PLACE)
    moved.extend(child for child in list(anchor) if local_name(child) not in _PLACE)
    return moved


def _append(out: Package, drawing: str, xml: Node, each: Drawn) -> None:
    anchor = deepcopy(each.anchor)
    for node in anchor.iter(etree.Element):
        bring_targets(out, drawing, node, each.package, each.drawing)
    label = properties(anchor)
    numbers = [int(node.get("id", 0)) for node in xml.iter(etree.Element) if local_name(node) == "cNvPr"]
    if label is not None:
        label.set("id", str(max(numbers, default=1) + 1))
    xml.append(anchor)


def _store(job: SheetMerge, drawing: str, xml: Node) -> None:
    """The drawing written back, or taken off the sheet when nothing is left on it."""
    if any(is_anchor(node) or local_name(node) == "AlternateContent" for node in xml):
        job.out.parts[drawing] = xml_bytes(xml)
        forget_unused(job.out, drawing, xml, _OWN_RELS)
        return
    node = job.root.find(tag("drawing"))
    if node is not None:
        job.root.remove(node)
