"""XML of the parts of a workbook, through lxml: it alone gives back the prefixes and attributes it was given.

lxml comes with python-docx, which the package needs anyway.
"""

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

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_blank_text=False)


def parse_xml(data: bytes) -> Node:
    """The root element of an XML part; entities are left alone, nothing is fetched."""
    return etree.fromstring(data, _PARSER)


def xml_bytes(root: Node) -> bytes:
    """The part written from its root element, with the declaration that Excel writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def tag(name: str, namespace: str = MAIN) -> str:
    """The full name of an element, in the workbook's own namespace unless told otherwise."""
    return f"{{{namespace}}}{name}"


def local_name(node: Node) -> str:
    """The name of an element without its namespace, `""` for a comment."""
    return "" if callable(node.tag) else str(node.tag).rpartition("}")[2]
