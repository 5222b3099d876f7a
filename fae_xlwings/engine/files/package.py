"""The zip package of a workbook: its parts, their types and the relationships between them, in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from posixpath import dirname, join, normpath, relpath
from typing import Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from fae_xlwings.engine.files.xml import RELS, TYPES, Node, etree, parse_xml, tag, xml_bytes

TYPES_PART = "[Content_Types].xml"
ROOT = ""
# The oldest date a zip can hold: the same book must give the same bytes on any day.
EPOCH = (1980, 1, 1, 0, 0, 0)


def rels_part(part: str) -> str:
    """The name of the part that holds the relationships of `part` (`ROOT` for the package itself)."""
    return join(dirname(part), "_rels", f"{part.rpartition('/')[2]}.rels")


@dataclass(frozen=True, slots=True)
class Rel:
    """A relationship: its target is a part name from the package's root, or a text of its own when external."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, such as `worksheet` or `drawing`."""
        return self.type.rpartition("/")[2]


def _absolute(part: str, target: str) -> str:
    if target.startswith("/"):
        return normpath(target).lstrip("/")
    return normpath(join(dirname(part), target))


def _read_rel(part: str, node: Node) -> Rel:
    external = node.get("TargetMode") == "External"
    target = str(node.get("Target"))
    return Rel(
        str(node.get("Id")), str(node.get("Type")), target if external else _absolute(part, target), external=external
    )


def _write_rel(part: str, rel: Rel) -> Node:
    target = rel.target if rel.external else relpath(rel.target, dirname(part) or ".")
    node = etree.Element(tag("Relationship", RELS), Id=rel.id, Type=rel.type, Target=target)
    if rel.external:
        node.set("TargetMode", "External")
    return node


class Package:
    """The parts of a workbook by name (no leading slash), in the order of the file.

    It reads like a `ZipFile`, so openpyxl's own readers accept it.
    """

    filename = ""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts
        self.defaults: dict[str, str] = {}
        self.overrides: dict[str, str] = {}
        self._rels: dict[str, tuple[Rel, ...]] = {}
        if TYPES_PART in parts:
            self._read_types()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The package in the zip file `data`; `BadZipFile` and `zlib.error` when it is damaged."""
        with ZipFile(BytesIO(data)) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            return cls({name.replace("\\", "/").lstrip("/"): archive.read(name) for name in names})

    def _read_types(self) -> None:
        for node in parse_xml(self.parts[TYPES_PART]):
            if node.tag == tag("Default", TYPES):
                self.defaults[str(node.get("Extension")).lower()] = str(node.get("ContentType"))
            elif node.tag == tag("Override", TYPES):
                self.overrides[str(node.get("PartName")).lstrip("/")] = str(node.get("ContentType"))

    def type_of(self, part: str) -> str | None:
        """The content type of `part`, by its name or by its extension."""
        return self.overrides.get(part) or self.defaults.get(part.rpartition(".")[2].lower())

    def read(self, name: str) -> bytes:
        """The bytes of a part; `KeyError` when there is none."""
        return self.parts[name]

    def open(self, name: str, mode: str = "r") -> BytesIO:  # noqa: ARG002 - as ZipFile has it
        """The part as a file open for reading."""
        return BytesIO(self.parts[name])

    def namelist(self) -> list[str]:
        """The names of all parts."""
        return list(self.parts)

    def writestr(self, name: str, data: bytes | str) -> None:
        """The part `name` filled with `data`."""
        self.parts[name] = data.encode() if isinstance(data, str) else bytes(data)

    def close(self) -> None:
        """Nothing to close: the parts live in memory."""

    def rels(self, part: str) -> tuple[Rel, ...]:
        """The relationships of `part`, of the package itself for `ROOT`."""
        if part not in self._rels:
            data = self.parts.get(rels_part(part))
            nodes = parse_xml(data).iter(tag("Relationship", RELS)) if data else ()
            self._rels[part] = tuple(self._spelled(_read_rel(part, node)) for node in nodes)
        return self._rels[part]

    def _spelled(self, rel: Rel) -> Rel:
        """The relationship to the part as the zip spells it: names differ by case in some programs' files."""
        if rel.external or rel.target in self.parts:
            return rel
        spelling = next((name for name in self.parts if name.lower() == rel.target.lower()), rel.target)
        return replace(rel, target=spelling)

    def rel(self, part: str, rel_id: str) -> Rel | None:
        """The relationship of `part` called `rel_id`."""
        return next((rel for rel in self.rels(part) if rel.id == rel_id), None)

    def of_kind(self, part: str, kind: str) -> tuple[Rel, ...]:
        """The relationships of `part` whose type ends in `kind`."""
        return tuple(rel for rel in self.rels(part) if rel.kind == kind)

    def set_rels(self, part: str, rels: Iterable[Rel]) -> None:
        """New relationships for `part`; a list that stays the same leaves its bytes alone."""
        wanted = tuple(rels)
        if wanted == self.rels(part):
            return
        self._rels[part] = wanted
        if not wanted:
            self.parts.pop(rels_part(part), None)
            return
        root = etree.Element(tag("Relationships", RELS), nsmap={None: RELS})
        root.extend(_write_rel(part, rel) for rel in wanted)
        self.parts[rels_part(part)] = xml_bytes(root)

    def relate(self, part: str, rel_type: str, target: str, *, external: bool = False) -> str:
        """The id of a relationship from `part` to `target`, added unless it is there already."""
        rels = self.rels(part)
        for rel in rels:
            if (rel.type, rel.target, rel.external) == (rel_type, target, external):
                return rel.id
        taken = {rel.id for rel in rels}
        rel_id = next(name for number in range(1, len(rels) + 2) if (name := f"rId{number}") not in taken)
        self.set_rels(part, (*rels, Rel(rel_id, rel_type, target, external=external)))
        return rel_id

    def add(self, pattern: str, data: bytes, content_type: str) -> str:
        """The name of a new part, the first free one of `pattern` such as `xl/charts/chart{}.xml`."""
        taken = {name.lower() for name in self.parts}
        number = next(n for n in range(1, len(taken) + 2) if pattern.format(n).lower() not in taken)
        name = pattern.format(number)
        self.parts[name] = data
        if self.type_of(name) != content_type:
            self.overrides[name] = content_type
        return name

    def reachable(self) -> set[str]:
        """The parts that can be reached from the package by relationships."""
        seen: set[str] = set()
        waiting = [ROOT]
        while waiting:
            targets = {rel.target for rel in self.rels(waiting.pop()) if not rel.external}
            waiting += sorted(targets - seen)
            seen |= targets
        return seen

    def drop(self, parts: Iterable[str]) -> None:
        """The package without `parts`, their types and their relationships."""
        for part in parts:
            self.parts.pop(part, None)
            self.parts.pop(rels_part(part), None)
            self.overrides.pop(part, None)
            self._rels.pop(part, None)

    def copy(self) -> "Package":
        """A package with the same parts that can be changed on its own."""
        twin = Package(dict(self.parts))
        twin.defaults, twin.overrides = dict(self.defaults), dict(self.overrides)
        return twin

    def to_bytes(self) -> bytes:
        """The zip file, the same for the same parts on any day and machine."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            for name, data in self._ordered():
                info = ZipInfo(name, EPOCH)
                info.compress_type = ZIP_DEFLATED
                info.create_system = 0
                archive.writestr(info, data)
        return buffer.getvalue()

    def _ordered(self) -> Iterator[tuple[str, bytes]]:
        yield TYPES_PART, self._types_bytes()
        for name, data in self.parts.items():
            if name != TYPES_PART:
                yield name, data

    def _types_bytes(self) -> bytes:
        """The content types; those of the source byte for byte when nothing was added or taken away."""
        data = self.parts.get(TYPES_PART)
        if data:
            before = Package({TYPES_PART: data})
            if (before.defaults, before.overrides) == (self.defaults, self.overrides):
                return data
        root = etree.Element(tag("Types", TYPES), nsmap={None: TYPES})
        for extension, content_type in self.defaults.items():
            etree.SubElement(root, tag("Default", TYPES), Extension=extension, ContentType=content_type)
        for part, content_type in self.overrides.items():
            etree.SubElement(root, tag("Override", TYPES), PartName=f"/{part}", ContentType=content_type)
        return xml_bytes(root)
