"""The shared texts of the file without those that no cell shows any more: what was deleted must not stay behind."""

import re

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import etree, in_utf8, parse_xml, tag, xml_bytes

_SHARED = re.compile(rb"""\st=["']s["'][^>]*>\s*<(?:[\w.-]+:)?v>\s*(\d+)""")


def forget_texts(out: Package, workbook: str) -> None:
    """Unused texts emptied, their numbers kept for the others; the whole part goes when no cell needs it."""
    used = {int(number) for data in _sheets(out) for number in _SHARED.findall(data)}
    for rel in out.of_kind(workbook, "sharedStrings"):
        if used:
            out.parts[rel.target] = _without(out.parts[rel.target], used)
        else:
            out.set_rels(workbook, (each for each in out.rels(workbook) if each != rel))


def _sheets(out: Package) -> list[bytes]:
    reachable = out.reachable()
    return [in_utf8(data) for name, data in out.parts.items() if name in reachable and _is_sheet(out, name)]


def _is_sheet(out: Package, name: str) -> bool:
    return (out.type_of(name) or "").endswith("sheet+xml")


def _without(data: bytes, used: set[int]) -> bytes:
    root = parse_xml(data)
    items = list(root.iterchildren(tag("si")))
    unused = [item for number, item in enumerate(items) if number not in used and len(item)]
    if not unused:
        return data
    for item in unused:
        item.clear(keep_tail=True)
        etree.SubElement(item, tag("t"))
    return xml_bytes(root)
