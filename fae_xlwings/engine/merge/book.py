"""The list of sheets, the names and the properties of the file, with the user's changes put in."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from fae_xlwings.engine.files.book_writer import APPLICATION
from fae_xlwings.engine.files.package import ROOT, Package
from fae_xlwings.engine.files.xml import OFFICE, Node, etree, local_name, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.parts import node_fingerprint

_WORKBOOK = "xl/workbook.xml"
# The order of the schema (ECMA-376 part 1, CT_Workbook).
_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "workbookProtection", "bookViews",
    "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr",
)  # fmt: skip
_MERGED = ("workbookPr", "workbookProtection", "bookViews")


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet of the book as it is now, and its part in the saved file; `origin` is its rank in the file, if any."""

    sheet: Any
    part: str
    origin: int | None


def merge_workbook(out: Package, part: str, base: Package, now: Package, sheets: Sequence[Placed]) -> None:
    """The workbook part of `out` brought up to date; Excel is asked to calculate everything when it opens the file."""
    xml, was, is_now = (parse_xml(data) for data in (out.parts[part], base.parts[_WORKBOOK], now.parts[_WORKBOOK]))
    for name in _MERGED:
        if _print(was.find(tag(name))) != _print(is_now.find(tag(name))):
            _replace(xml, name, is_now.find(tag(name)))
    _merge_names(xml, was, is_now, sheets)
    _merge_sheets(out, part, xml, sheets)
    _ask_to_calculate(xml)
    out.parts[part] = xml_bytes(xml)


def _print(node: Node | None) -> bytes:
    return b"" if node is None else node_fingerprint(Package({}), "", node)


def _replace(xml: Node, name: str, node: Node | None) -> None:
    stands = xml.find(tag(name))
    if node is None:
        if stands is not None:
            xml.remove(stands)
    elif stands is not None:
        xml.replace(stands, deepcopy(node))
    else:
        _insert(xml, deepcopy(node))


def _insert(xml: Node, node: Node) -> None:
    rank = _ORDER.index(local_name(node))
    xml.insert(sum(1 for child in xml if local_name(child) in _ORDER[: rank + 1]), node)


def _ask_to_calculate(xml: Node) -> None:
    node = xml.find(tag("calcPr"))
    if node is None:
        node = etree.Element(tag("calcPr"))
        _insert(xml, node)
    node.set("fullCalcOnLoad", "1")


def _key(node: Node) -> tuple[str, str | None]:
    return str(node.get("name")).lower(), node.get("localSheetId")


def _names(xml: Node) -> dict[tuple[str, str | None], Node]:
    return {_key(node): node for node in xml.iter(tag("definedName"))}


def _merge_names(xml: Node, was: Node, is_now: Node, sheets: Sequence[Placed]) -> None:
    mine, old, new = _names(xml), _names(was), _names(is_now)
    ranks = {str(sheet.origin): str(rank) for rank, sheet in enumerate(sheets) if sheet.origin is not None}
    same_order = all(before == after for before, after in ranks.items())
    if same_order and {key: _print(node) for key, node in old.items()} == {
        key: _print(node) for key, node in new.items()
    }:
        return
    kept = [moved for key, node in mine.items() if key not in old and (moved := _moved(node, ranks)) is not None]
    merged = etree.Element(tag("definedNames"))
    merged.extend(sorted([*kept, *map(deepcopy, new.values())], key=_key_text))
    _replace(xml, "definedNames", merged if len(merged) else None)


def _key_text(node: Node) -> tuple[str, int]:
    return str(node.get("name")).lower(), int(node.get("localSheetId") or -1)


def _moved(node: Node, ranks: dict[str, str]) -> Node | None:
    """A name that openpyxl does not know, on the sheet's new place; none when its sheet is gone."""
    twin, local = deepcopy(node), node.get("localSheetId")
    if local is None:
        return twin
    if local not in ranks:
        return None
    twin.set("localSheetId", ranks[local])
    return twin


def _merge_sheets(out: Package, part: str, xml: Node, sheets: Sequence[Placed]) -> None:
    stands = xml.find(tag("sheets"))
    nodes = list(stands.iterchildren(etree.Element))
    by_part = {out_rel.target: node for node in nodes if (out_rel := out.rel(part, node.get(tag("id", OFFICE))))}
    taken = [int(node.get("sheetId")) for node in nodes]
    wanted: list[Node] = []
    for placed in sheets:
        node = by_part.get(placed.part) if placed.origin is not None else None
        if node is None:
            taken.append(max(taken, default=0) + 1)
            node = etree.Element(tag("sheet"), nsmap={"r": OFFICE}, sheetId=str(taken[-1]))
            node.set(tag("id", OFFICE), out.relate(part, f"{OFFICE}/worksheet", placed.part))
        _describe(node, placed.sheet)
        wanted.append(node)
    stands[:] = wanted
    used = {node.get(tag("id", OFFICE)) for node in wanted}
    gone = {node.get(tag("id", OFFICE)) for node in nodes} - used
    out.set_rels(part, (rel for rel in out.rels(part) if rel.id not in gone))


def _describe(node: Node, sheet: Any) -> None:
    node.set("name", sheet.title)
    if node.get("state", "visible") != sheet.sheet_state:
        node.set("state", sheet.sheet_state)


def merge_properties(out: Package, base: Package, now: Package) -> None:
    """The properties of the document and the theme, where the user changed them."""
    for kind, name in (
        ("core-properties", "docProps/core.xml"),
        ("custom-properties", "docProps/custom.xml"),
        ("theme", "xl/theme/theme1.xml"),
    ):
        data = now.parts.get(name)
        if data is None or data == base.parts.get(name):
            continue
        source, rels = (ROOT, "_rels/.rels") if kind != "theme" else (_WORKBOOK, "")
        stands = out.of_kind(source, kind)
        if stands:
            out.parts[stands[0].target] = data
        elif rels:
            _adopt(out, now, name)


def _adopt(out: Package, now: Package, name: str) -> None:
    out.parts[name] = now.parts[name]
    rel = next(rel for rel in now.rels(ROOT) if rel.target == name)
    out.relate(ROOT, rel.type, name)
    out.overrides[name] = str(now.type_of(name) or _PROPERTIES[name])


_PROPERTIES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}


def disown(out: Package) -> None:
    """The file no longer said to come from Excel: LibreOffice would believe values that are out of date.

    The titles of the sheets go with it, as they may have changed; Excel writes them again.
    """
    for rel in out.of_kind(ROOT, "extended-properties"):
        xml = parse_xml(out.parts[rel.target])
        for node in list(xml.iterchildren(etree.Element)):
            if local_name(node) in {"HeadingPairs", "TitlesOfParts", "AppVersion"}:
                xml.remove(node)
            elif local_name(node) == "Application":
                node.text = APPLICATION
        out.parts[rel.target] = xml_bytes(xml)
