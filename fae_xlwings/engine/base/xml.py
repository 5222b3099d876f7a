"""XML of the parts of a workbook, through lxml: it alone gives back the prefixes and attributes it was given.

lxml comes with python-docx, which the package needs anyway.
"""

import re
from typing import Any

# lxml ships no types; this is the one place that knows.
import lxml.etree as _lxml  # pyright: ignore[reportMissingImports, reportMissingModuleSource]

etree: Any = _lxml
Node = Any

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"

# How a part in UTF-16 begins, with its byte order mark or without.
_WIDE = frozenset({b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"})
_NARROW = frozenset({b"utf-8", b"us-ascii"})
_DECLARED = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding=["']([\w.-]+)""")
_SAFE = {"resolve_entities": False, "no_network": True, "huge_tree": True}
_PARSER = etree.XMLParser(**_SAFE)
_BARE_PARSER = etree.XMLParser(**_SAFE, remove_comments=True, remove_pis=True)


def parse_xml(data: bytes, *, bare: bool = False) -> Node:
    """The root element of an XML part, `bare` without comments; entities are left alone, nothing is fetched."""
    return etree.fromstring(data, _BARE_PARSER if bare else _PARSER)


def in_utf8(data: bytes) -> bytes:
    """The part in UTF-8, as it is when it is so already: Excel writes nothing else, other programs may."""
    declared = _DECLARED.match(data)
    wide = data[:2] in _WIDE
    return xml_bytes(parse_xml(data)) if wide or (declared and declared[1].lower() not in _NARROW) else data


def unprefixed(data: bytes, prefix: bytes | None) -> bytes:
    """The part with the namespace of a prefix its default one: the same document to every reader."""
    if not prefix:
        return data
    bare = re.sub(rb"(</?)" + re.escape(prefix) + rb":", rb"\1", data)
    return bare.replace(b"xmlns:" + prefix + b"=", b"xmlns=", 1)


def xml_bytes(root: Node) -> bytes:
    """The part written from its root element, with the declaration that Excel writes."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def tag(name: str, namespace: str = MAIN) -> str:
    """The full name of an element, in the workbook's own namespace unless told otherwise."""
    return f"{{{namespace}}}{name}"


def local_name(node: Node) -> str:
    """The name of an element without its namespace, `""` for a comment."""
    return "" if callable(node.tag) else str(node.tag).rpartition("}")[2]


def element(name: str, namespace: str = MAIN, /, **attributes: str) -> Node:
    """A new element without a parent."""
    return etree.Element(tag(name, namespace), attributes, nsmap={None: namespace})


def escape(text: str) -> str:
    """A text as the content of an element; the standard library's own brings the whole of its network along."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """A text as the value of an attribute, quotes included."""
    return '"' + escape(text).replace('"', "&quot;") + '"'
