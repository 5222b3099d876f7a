"""The looks of the file with those made since put behind them, so that every number the file uses stays true.

openpyxl only ever appends to its lists of looks, and reads them in the order of the file: a look with a number below
the file's count is the file's own, whatever openpyxl understood of it.
"""

from copy import deepcopy

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import Node, etree, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.parts import node_fingerprint

# The order of the schema (ECMA-376 part 1, CT_Stylesheet).
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_FIRST_CUSTOM = 164


def merge_styles(out: Package, part: str, base: bytes, now: bytes) -> None:
    """The styles part of `out` with what the book gained between the two stylesheets that openpyxl writes."""
    xml, was, is_now = (parse_xml(data) for data in (out.parts[part], base, now))
    if xml.find(tag("cellXfs")) is None or not len(xml.find(tag("cellXfs"))):
        out.parts[part] = now
        return
    before = etree.tostring(xml)
    _merge(xml, was, is_now)
    if etree.tostring(xml) != before:
        out.parts[part] = xml_bytes(xml)


def _merge(xml: Node, was: Node, is_now: Node) -> None:
    for name in ("fonts", "fills", "borders", "dxfs"):
        _append(xml, name, _gained(xml, is_now, name))
    formats = _Formats(xml, is_now)
    styles = _merge_named(xml, was, is_now, formats)
    for look in _gained(xml, is_now, "cellXfs"):
        formats.translate(look)
        look.set("xfId", styles.get(look.get("xfId", "0"), "0"))
        _append(xml, "cellXfs", [look])


def _list(xml: Node, name: str) -> Node:
    """The list called so, made where the schema wants it when there is none."""
    found = xml.find(tag(name))
    if found is None:
        found = etree.Element(tag(name))
        rank = _ORDER.index(name)
        earlier = [tag(each) for each in _ORDER[:rank]]
        xml.insert(sum(1 for child in xml if child.tag in earlier), found)
    return found


def _append(xml: Node, name: str, nodes: list[Node]) -> None:
    if nodes:
        stands = _list(xml, name)
        stands.extend(nodes)
        stands.set("count", str(len(stands)))


def _children(xml: Node, name: str) -> list[Node]:
    found = xml.find(tag(name))
    return [] if found is None else list(found.iterchildren(etree.Element))


def _gained(xml: Node, is_now: Node, name: str) -> list[Node]:
    """The looks of a list that came after those of the file."""
    return [deepcopy(node) for node in _children(is_now, name)[len(_children(xml, name)) :]]


class _Formats:
    """Number formats by code: openpyxl numbers those of its own anew, the file's numbers stay."""

    def __init__(self, xml: Node, is_now: Node) -> None:
        self.xml = xml
        self.codes = {node.get("numFmtId"): node.get("formatCode") for node in _children(is_now, "numFmts")}
        self.numbers = {node.get("formatCode"): node.get("numFmtId") for node in _children(xml, "numFmts")}

    def translate(self, look: Node) -> None:
        """The look with the file's number for its format, added to the file's list when new."""
        code = self.codes.get(look.get("numFmtId"))
        if code is not None and int(look.get("numFmtId")) >= _FIRST_CUSTOM:
            look.set("numFmtId", self.numbers.get(code) or self._add(code))

    def _add(self, code: str) -> str:
        taken = [int(number) for number in self.numbers.values()]
        number = str(max([_FIRST_CUSTOM - 1, *taken]) + 1)
        self.numbers[code] = number
        _append(self.xml, "numFmts", [etree.Element(tag("numFmt"), numFmtId=number, formatCode=code)])
        return number


def _merge_named(xml: Node, was: Node, is_now: Node, formats: _Formats) -> dict[str, str]:
    """The file's number of each named style by openpyxl's; styles changed or made since are written to the file."""
    mine = {node.get("name"): node.get("xfId", "0") for node in _children(xml, "cellStyles")}
    before = {node.get("name"): _look(was, node) for node in _children(was, "cellStyles")}
    numbers: dict[str, str] = {}
    for node in _children(is_now, "cellStyles"):
        name, look = node.get("name"), _look(is_now, node)
        if name not in mine:
            mine[name] = _add_named(xml, node, look, formats)
        elif name in before and _print(before[name]) != _print(look):
            _change_named(xml, mine[name], look, formats)
        numbers[node.get("xfId", "0")] = mine[name]
    return numbers


def _look(xml: Node, named: Node) -> Node:
    return deepcopy(_children(xml, "cellStyleXfs")[int(named.get("xfId", "0"))])


def _print(look: Node) -> bytes:
    return node_fingerprint(Package({}), "", look)


def _add_named(xml: Node, named: Node, look: Node, formats: _Formats) -> str:
    number = str(len(_children(xml, "cellStyleXfs")))
    formats.translate(look)
    _append(xml, "cellStyleXfs", [look])
    twin = deepcopy(named)
    twin.set("xfId", number)
    _append(xml, "cellStyles", [twin])
    return number


def _change_named(xml: Node, number: str, look: Node, formats: _Formats) -> None:
    formats.translate(look)
    stands = _children(xml, "cellStyleXfs")[int(number)]
    stands.getparent().replace(stands, look)
