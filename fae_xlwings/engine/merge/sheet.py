"""One sheet of the file with the user's changes put in; what did not change stays byte for byte.

Each child of a sheet is merged three ways: written by openpyxl from the file (`base`), written by openpyxl from the
book as it is now (`now`), and the file itself. Where base and now agree, the file's own words stand.
"""

from copy import deepcopy

from fae_xlwings.engine.files.loading import SheetOrigin
from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.sheet_frame import split_rows
from fae_xlwings.engine.files.sheet_writer import sheet_data
from fae_xlwings.engine.files.xml import Node, etree, local_name, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.completions import forget_completions, links
from fae_xlwings.engine.merge.drawing import merge_drawing
from fae_xlwings.engine.merge.notes import merge_notes
from fae_xlwings.engine.merge.parts import (
    Losses,
    SheetMerge,
    Side,
    bring_targets,
    forget_unused,
    node_fingerprint,
    unmodelled,
)
from fae_xlwings.engine.merge.tables import merge_tables
from fae_xlwings.engine.sheet_order import insert_child, rank

# Merged by modules of their own, or with the rows.
_APART = frozenset({"sheetData", "dimension", "drawing", "legacyDrawing", "tableParts"})
_OWN_RELS = frozenset({"hyperlink", "drawing", "table", "vmlDrawing"})
_WORDS = {
    "conditionalFormatting": "les détails de mises en forme conditionnelles",
    "dataValidations": "les détails de listes de choix",
    "sheetViews": "les détails de l'affichage",
}


Printed = list[tuple[bytes, Node]]


def hollow(package: Package) -> Package:
    """The package with the rows of its sheets taken out: quick to read again."""
    twin = package.copy()
    for name, data in package.parts.items():
        if (package.type_of(name) or "").endswith(".worksheet+xml"):
            twin.parts[name] = split_rows(data).frame
    return twin


def merge_sheet(out: Package, origin: SheetOrigin, base: Side, now: Side, losses: Losses) -> bool:
    """Whether any cell was changed; the sheet's part of `out` is brought up to date."""
    split = split_rows(out.parts[origin.part])
    job = SheetMerge(out, origin.part, parse_xml(split.frame), base, now, losses)
    kept_rows = origin.snapshot is None or origin.snapshot.unchanged(now.sheet)
    frame = _merged_frame(job, split.frame, kept_rows=kept_rows)
    if kept_rows and frame is split.frame:
        return False
    rows = split.rows if kept_rows else sheet_data(now.sheet, origin.snapshot)
    out.parts[origin.part] = split.joined(frame, rows)
    return not kept_rows


def _merged_frame(job: SheetMerge, frame: bytes, *, kept_rows: bool) -> bytes:
    before = etree.tostring(job.root)
    linked = links(job.root)
    _merge_children(job)
    forget_completions(job.root, linked - links(job.root))
    for merge in (merge_drawing, merge_notes, merge_tables):
        merge(job)
    if not kept_rows:
        _set_dimension(job.root, job.now)
    if etree.tostring(job.root) == before:
        return frame
    forget_unused(job.out, job.part, job.root, _OWN_RELS)
    return xml_bytes(job.root)


def _by_name(root: Node) -> dict[str, list[Node]]:
    groups: dict[str, list[Node]] = {}
    for node in root.iterchildren(etree.Element):
        groups.setdefault(local_name(node), []).append(node)
    return groups


def _merge_children(job: SheetMerge) -> None:
    groups = _by_name(job.root)
    was, is_now = (_by_name(parse_xml(side.package.parts[side.part])) for side in (job.base, job.now))
    for name in sorted((was.keys() | is_now.keys()) - _APART, key=rank):
        old, new = _printed(job.base, was.get(name, [])), _printed(job.now, is_now.get(name, []))
        if [print_ for print_, _ in old] != [print_ for print_, _ in new]:
            stands = groups.get(name, [])
            _report(job, stands, old, new)
            _report_links(job, stands, old, new)
            _replace(job.root, stands, _merged(job, stands, old, new))


def _merged(job: SheetMerge, stands: list[Node], old: Printed, new: Printed) -> list[Node]:
    """The children to put in: the file's own where it still says the same, and those openpyxl could not read."""
    kept = _reusable(stands, old)
    known = {node.get("sqref") for _, node in old}
    strays = [node for node in stands if node.get("sqref") and node.get("sqref") not in known]
    pieces = (kept.pop(print_, None) or [_brought(job, node)] for print_, node in new)
    return [*strays, *(node for piece in pieces for node in piece)]


def _printed(side: Side, nodes: list[Node]) -> Printed:
    return [(node_fingerprint(side.package, side.part, node), node) for node in nodes]


def _reusable(stands: list[Node], old: Printed) -> dict[bytes, list[Node]]:
    """The file's own elements for each conditional format that may still be there, found by its range."""
    by_range: dict[str, list[Node]] = {}
    for node in stands:
        by_range.setdefault(node.get("sqref", ""), []).append(node)
    return {print_: by_range.get(node.get("sqref", ""), []) for print_, node in old if node.get("sqref")}


def _brought(job: SheetMerge, node: Node) -> Node:
    twin = deepcopy(node)
    for each in twin.iter(etree.Element):
        bring_targets(job.out, job.part, each, job.now.package, job.now.part)
    return twin


def _replace(root: Node, stands: list[Node], merged: list[Node]) -> None:
    for node in stands:
        root.remove(node)
    for node in merged:
        insert_child(root, node)


def _report(job: SheetMerge, stands: list[Node], old: Printed, new: Printed) -> None:
    """A loss where the file's element said more than openpyxl understands; what the user removed is none."""
    if len(stands) != 1 or len(new) != 1 or stands[0].get("sqref"):
        return
    if not old or unmodelled(stands[0], old[0][1]):
        name = local_name(stands[0])
        job.lose(_WORDS.get(name, f"des réglages de la feuille ({name})"))


def _report_links(job: SheetMerge, stands: list[Node], old: Printed, new: Printed) -> None:
    """A loss where a rule that Excel 2010 completes was changed; one that the user removed is none."""
    known, still = {print_ for print_, _ in old}, {print_ for print_, _ in new}
    changed = {node.get("type") for print_, each in new if print_ not in known for node in each}
    kept = _reusable(stands, old)
    gone = [node for print_, nodes in kept.items() if print_ not in still for node in nodes if links(node)]
    if changed & {rule.get("type") for node in gone for rule in node}:
        job.lose(_WORDS["conditionalFormatting"])


def _set_dimension(root: Node, now: Side) -> None:
    written = parse_xml(now.package.parts[now.part]).find(tag("dimension"))
    stands = root.find(tag("dimension"))
    if written is None:
        return
    if stands is None:
        insert_child(root, deepcopy(written))
    else:
        stands.set("ref", written.get("ref"))
