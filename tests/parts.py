"""Two workbooks compared part by part, and child by child where a part is XML."""

import struct
import zipfile
from collections.abc import Iterator
from difflib import SequenceMatcher
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


def stored(path: Path) -> dict[str, bytes]:
    """Every part as it lies in the zip, still packed, by name."""
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {entry.filename: _packed(data, entry) for entry in archive.infolist()}


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    name, extra = struct.unpack_from("<HH", data, entry.header_offset + 26)
    start = entry.header_offset + 30 + name + extra
    return data[start : start + entry.compress_size]


def node_differences(before: Path, after: Path) -> dict[str, set[str]]:
    """What differs, node by node: the paths of nodes by part; a part that is not repacked is not compared.

    `@x` is an attribute that differs, `=` a text, `-x` a node that is gone, `+x` one that is new.
    """
    old, new = parts(before), parts(after)
    packed, repacked = stored(before), stored(after)
    found = {name: {"-"} for name in old.keys() - new.keys()} | {name: {"+"} for name in new.keys() - old.keys()}
    for name in old.keys() & new.keys():
        if packed[name] != repacked[name]:
            found[name] = set(_nodes("", etree.fromstring(old[name]), etree.fromstring(new[name])))
    return found


def _nodes(path: str, old: etree._Element, new: etree._Element) -> Iterator[str]:
    names = {*old.attrib, *new.attrib}
    yield from (f"{path}@{etree.QName(name).localname}" for name in names if old.get(name) != new.get(name))
    if (old.text or "").strip() != (new.text or "").strip():
        yield f"{path}="
    befores, afters = list(old.iterchildren(etree.Element)), list(new.iterchildren(etree.Element))
    same = SequenceMatcher(None, [*map(_spelt, befores)], [*map(_spelt, afters)], autojunk=False)
    for kind, start, end, first, last in same.get_opcodes():
        if kind != "equal":
            yield from _block(path, befores[start:end], afters[first:last])


def _block(path: str, old: list[etree._Element], new: list[etree._Element]) -> Iterator[str]:
    """The differences of neighbours that are not the same: those that go by one name are compared, others told."""
    left = [(_label(node), node) for node in new]
    for node in old:
        label = _label(node)
        match = next((pair for pair in left if pair[0] == label), None)
        if match is None:
            yield f"{path}/-{label}"
            continue
        left.remove(match)
        yield from _nodes(f"{path}/{label}", node, match[1])
    yield from (f"{path}/+{label}" for label, _ in left)


def _label(node: etree._Element) -> str:
    key = next((node.get(name) for name in ("r", "name", "Id", "PartName", "uri") if node.get(name)), None)
    return _name(node) + (f"[{key}]" if key else "")


def _spelt(node: etree._Element) -> bytes:
    return etree.tostring(node, method="c14n", exclusive=True).strip()
