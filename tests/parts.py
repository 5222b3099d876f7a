"""Two workbooks compared part by part, and child by child where a part is XML."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree


class Varies(NamedTuple):
    """An attribute that every saved workbook may have otherwise than its source, and why."""

    part: str
    element: str
    attribute: str
    why: str


VARIES = (
    Varies("xl/workbook.xml", "calcPr", "fullCalcOnLoad", "the file asks Excel to calculate everything"),
    Varies("xl/workbook.xml", "calcPr", "calcCompleted", "idem"),
)


def parts(path: Path) -> dict[str, bytes]:
    """The bytes of every part by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differences(before: Path, after: Path) -> set[str]:
    """What differs: `-part` is gone, `+part` is new, `part#child` is an XML part whose children of that name differ."""
    old, new = parts(before), parts(after)
    gone = {f"-{name}" for name in old.keys() - new.keys()}
    added = {f"+{name}" for name in new.keys() - old.keys()}
    changed = {each for name in old.keys() & new.keys() for each in _changed(name, old[name], new[name])}
    return gone | added | changed


def _changed(name: str, old: bytes, new: bytes) -> Iterator[str]:
    if old == new:
        return
    if not name.endswith((".xml", ".rels", ".vml")):
        yield name
        return
    before, after = _children(name, old), _children(name, new)
    names = sorted(child for child in before.keys() | after.keys() if before.get(child) != after.get(child))
    yield from (f"{name}#{child}" for child in names)


def _children(part: str, data: bytes) -> dict[str, list[bytes]]:
    """The canonical XML of a part's children by their names; the root's own attributes go under its name."""
    root = etree.fromstring(data)
    groups = {_name(root): [repr(sorted(root.attrib.items())).encode()]}
    for child in root.iterchildren(etree.Element):
        _blank(part, child)
        if len(child) or child.attrib or child.text:
            groups.setdefault(_name(child), []).append(etree.tostring(child, method="c14n", exclusive=True))
    return groups


def _blank(part: str, child: etree._Element) -> None:
    for varies in VARIES:
        if (varies.part, varies.element) == (part, _name(child)):
            child.attrib.pop(varies.attribute, None)


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname
