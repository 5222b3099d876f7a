"""Office packages ([ECMA-376] part 2) as a mapping of part names to bytes, read and written reproducibly."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # no stubs

from fae_xlwings.errors import InputError

CONTENT_TYPES = "[Content_Types].xml"
TYPES_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
PACKAGE = ""
NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"

# The oldest date a ZIP archive can hold: files made from the same sources are the same bytes whenever they are made.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
MADE_ON_WINDOWS = 0

Parts = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from one part to another, the target as a part name."""

    identifier: str
    kind: str
    target: str


def read_parts(package: bytes) -> Parts:
    """The parts of a package by name; raises InputError for bytes that are none."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except zipfile.BadZipFile:
        raise InputError("Le classeur de départ n'est pas un fichier Excel : donnez un fichier .xlsx.") from None


def write_parts(parts: Parts) -> bytes:
    """The package of some parts: the same bytes for the same parts, whatever the day, the system and their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=_part_order):
            information = zipfile.ZipInfo(name, FIXED_DATE)
            information.create_system = MADE_ON_WINDOWS
            information.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(information, parts[name], compresslevel=9)
    return buffer.getvalue()


def _part_order(name: str) -> tuple[int, str]:
    """Content types and package relationships first, as Office writes them."""
    return [CONTENT_TYPES, "_rels/.rels", name].index(name), name


def parse(parts: Parts, name: str) -> etree._Element:
    """The root element of an XML part."""
    return etree.fromstring(parts[name])


def store(parts: Parts, name: str, root: etree._Element) -> None:
    """An XML part replaced by a tree."""
    parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def set_content_type(parts: Parts, name: str, content_type: str) -> None:
    """The content type of one part, declared once."""
    root = parse(parts, CONTENT_TYPES)
    for override in root.findall(f"{TYPES_NAMESPACE}Override"):
        if override.get("PartName") == f"/{name}":
            root.remove(override)
    etree.SubElement(root, f"{TYPES_NAMESPACE}Override", PartName=f"/{name}", ContentType=content_type)
    store(parts, CONTENT_TYPES, root)


def relationships(parts: Parts, source: str) -> Iterator[Relationship]:
    """The relationships of a part, or of the package when the source is PACKAGE."""
    for element in _relationship_root(parts, source):
        target = posixpath.join("/", posixpath.dirname(source), element.get("Target", ""))
        name = posixpath.normpath(target).removeprefix("/")
        yield Relationship(element.get("Id", ""), element.get("Type", ""), name)


def relate(parts: Parts, source: str, kind: str, target: str, wanted: str = "") -> str:
    """The identifier of a relationship from a part to another, added, under the name `wanted`, unless it is there."""
    present = list(relationships(parts, source))
    for relationship in present:
        if (relationship.kind, relationship.target) == (kind, target):
            return relationship.identifier
    taken = {relationship.identifier for relationship in present}
    identifier = wanted or next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
    root = _relationship_root(parts, source)
    # Relative, as Excel writes them.
    attributes = {"Id": identifier, "Type": kind, "Target": posixpath.relpath(target, posixpath.dirname(source) or ".")}
    etree.SubElement(root, f"{RELATIONSHIPS_NAMESPACE}Relationship", attributes)
    store(parts, relationships_part(source), root)
    return identifier


def _relationship_root(parts: Parts, source: str) -> etree._Element:
    """The relationships element of a part, empty when it has no relationship yet."""
    return etree.fromstring(parts.get(relationships_part(source), NO_RELATIONSHIPS))


def relationships_part(source: str) -> str:
    """The name of the part that holds the relationships of another."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
