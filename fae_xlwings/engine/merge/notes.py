"""The notes of a sheet with those changed, added or removed; the others keep their look and their size."""

from copy import deepcopy

from openpyxl.utils.cell import coordinate_to_tuple

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import OFFICE, Node, etree, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.parts import SheetMerge, Side, add_part
from fae_xlwings.engine.sheet_order import insert_child

_VML = "urn:schemas-microsoft-com:vml"
_EXCEL = "urn:schemas-microsoft-com:office:excel"
# Excel's own VML is not always well-formed.
_LENIENT = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)


def merge_notes(job: SheetMerge) -> None:
    """The sheet's notes brought up to date."""
    out, part, now = job.out, job.part, job.now
    was, is_now = _notes(job.base), _notes(now)
    if was == is_now:
        return
    stands = _target(out, part, "comments")
    changed = {ref for ref in was.keys() | is_now.keys() if was.get(ref) != is_now.get(ref)}
    if not is_now:
        out.set_rels(part, (rel for rel in out.rels(part) if rel.kind != "comments"))
    elif stands is None:
        _add(out, part, now)
    else:
        out.parts[stands] = xml_bytes(_merged_list(out.parts[stands], now, changed))
    _merge_shapes(job, changed)
    if out.of_kind(part, "threadedComment"):
        job.lose("les commentaires en fil de discussion")
        out.set_rels(part, (rel for rel in out.rels(part) if rel.kind != "threadedComment"))


def _target(package: Package, part: str, kind: str) -> str | None:
    return next((rel.target for rel in package.of_kind(part, kind) if rel.target in package.parts), None)


def _notes(side: Side) -> dict[str, tuple[str | None, str]]:
    """The author and the text of each note, by its cell."""
    comments = side.sheet._comments  # noqa: SLF001 - gathered by openpyxl's writer
    return {comment.ref: (comment.author, comment.text.t) for comment in comments}


def _add(out: Package, part: str, now: Side) -> None:
    written = now.package.of_kind(now.part, "comments")[0].target
    name = add_part(out, "comments", now.package.parts[written])
    out.relate(part, f"{OFFICE}/comments", name)


def _merged_list(data: bytes, now: Side, changed: set[str]) -> Node:
    """The list of notes: the file's own elements, but those of `changed` cells as openpyxl writes them."""
    xml = parse_xml(data)
    notes = xml.find(tag("commentList"))
    for node in [node for node in notes if node.get("ref") in changed]:
        notes.remove(node)
    written = _target(now.package, now.part, "comments")
    if written is not None:
        theirs = parse_xml(now.package.parts[written])
        authors = [node.text or "" for node in theirs.find(tag("authors"))]
        for node in theirs.find(tag("commentList")):
            if node.get("ref") in changed:
                notes.append(_with_author(xml, deepcopy(node), authors))
    return xml


def _with_author(xml: Node, note: Node, authors: list[str]) -> Node:
    name = authors[int(note.get("authorId", 0))]
    known = xml.find(tag("authors"))
    names = [node.text or "" for node in known]
    if name not in names:
        etree.SubElement(known, tag("author")).text = name
        names.append(name)
    note.set("authorId", str(names.index(name)))
    return note


def _merge_shapes(job: SheetMerge, changed: set[str]) -> None:
    """The yellow boxes of the notes: without a box, Excel takes a note for damage."""
    out, now = job.out, job.now
    written = _target(now.package, now.part, "vmlDrawing")
    new = parse_xml(now.package.parts[written]) if written else None
    stands = _shapes_part(job)
    if stands is None:
        if written is not None:
            _attach(job, add_part(out, "vmlDrawing", now.package.parts[written]))
        return
    xml = etree.fromstring(out.parts[stands], _LENIENT)
    spots = {_spot(ref) for ref in changed}
    for shape in [shape for shape in xml.findall(tag("shape", _VML)) if _shape_spot(shape) in spots]:
        xml.remove(shape)
    _append_shapes(xml, new, spots)
    out.parts[stands] = etree.tostring(xml)
    if xml.find(tag("shape", _VML)) is None:
        job.root.remove(job.root.find(tag("legacyDrawing")))


def _append_shapes(xml: Node, new: Node | None, spots: set[tuple[int, int]]) -> None:
    if new is None:
        return
    if xml.find(f"{tag('shapetype', _VML)}[@id='_x0000_t202']") is None:
        xml.append(deepcopy(new.find(tag("shapetype", _VML))))
    taken = {str(shape.get("id")) for shape in xml.findall(tag("shape", _VML))}
    for shape in new.findall(tag("shape", _VML)):
        if _shape_spot(shape) in spots:
            twin = deepcopy(shape)
            number = next(n for n in range(1026, 1027 + len(taken)) if f"_x0000_s{n}" not in taken)
            twin.set("id", f"_x0000_s{number}")
            taken.add(f"_x0000_s{number}")
            xml.append(twin)


def _shapes_part(job: SheetMerge) -> str | None:
    node = job.root.find(tag("legacyDrawing"))
    rel = job.out.rel(job.part, node.get(tag("id", OFFICE))) if node is not None else None
    return rel.target if rel else None


def _spot(ref: str) -> tuple[int, int]:
    row, column = coordinate_to_tuple(ref)
    return row - 1, column - 1


def _shape_spot(shape: Node) -> tuple[int, int] | None:
    data = shape.find(tag("ClientData", _EXCEL))
    if data is None or data.get("ObjectType") != "Note":
        return None
    row, column = (data.findtext(tag(name, _EXCEL)) for name in ("Row", "Column"))
    return (int(row), int(column)) if row and column else None


def _attach(job: SheetMerge, shapes: str) -> None:
    node = etree.Element(tag("legacyDrawing"), nsmap={"r": OFFICE})
    node.set(tag("id", OFFICE), job.out.relate(job.part, f"{OFFICE}/vmlDrawing", shapes))
    insert_child(job.root, node)
