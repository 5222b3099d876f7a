"""The package of a workbook: parts by name, their content types and the relations between them.

A part that nobody edits is copied as it lies in the zip, not even unpacked; one that is edited is edited as its own
tree, so every node nobody asked about stays.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import IO, Protocol
from zipfile import BadZipFile

from fae_xlwings.engine.base.xml import OFFICE, RELS, TYPES, Node, element, etree, parse_xml, tag, xml_bytes
from fae_xlwings.engine.file.zipped import Stored, TooLargeError, read_zip, write_zip

TYPES_PART = "[Content_Types].xml"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
# Packing harder takes three times as long and wins a tenth.
LEVEL = 4

Content = bytes | Node


class Draft(Protocol):
    """A model that a new part is until it is saved."""

    def tree(self) -> Node: ...  # noqa: D102 - said by the class that has it


class Part:
    """A part of the package: bytes as stored until read, a tree once parsed, written anew only when changed."""

    def __init__(self, package: "Package", name: str, content: "Stored | Content") -> None:
        self.package = package
        self.name = name
        self.is_new = not isinstance(content, Stored)
        self._stored = content if isinstance(content, Stored) else None
        self._blob = content if isinstance(content, bytes) else None
        self._root: Node = None if isinstance(content, Stored | bytes) else content
        self._edited = self._root is not None
        self.render: Callable[[], Iterable[bytes]] | None = None
        self.draft: Draft | None = None
        # A part that is filled while others are written comes after them.
        self.last = False
        self._relations: Relations | None = None

    @property
    def content_type(self) -> str:
        """What the package says the part is, `""` when it says nothing."""
        return self.package.type_of(self.name)

    @property
    def blob(self) -> bytes:
        """The bytes of the part, unpacked; those of its tree once that was edited."""
        if self._edited:
            return xml_bytes(self._root)
        return self._blob if self._blob is not None else self.unpacked()

    def unpacked(self) -> bytes:
        """The bytes as the file holds them."""
        assert self._stored is not None  # noqa: S101 - a part is stored, or holds bytes or a tree
        try:
            return self._stored.read()
        except (BadZipFile, zlib.error, TooLargeError) as error:
            raise self.package.refusal(error) from error

    @property
    def root(self) -> Node:
        """The tree of the part, to be read only."""
        if self._root is None:
            try:
                self._root = parse_xml(self.blob)
            except etree.XMLSyntaxError as error:
                raise self.package.refusal(error) from error
        return self._root

    def edit(self) -> Node:
        """The tree of the part, to be changed."""
        root = self.root
        self._edited = True
        return root

    def take_draft(self) -> None:
        """The tree made anew from the model, where the part has one."""
        if self.draft is not None:
            self._root, self._edited = self.draft.tree(), True

    @property
    def is_edited(self) -> bool:
        """Whether its tree was changed, or is new."""
        return self._edited

    @property
    def is_as_stored(self) -> bool:
        """Whether it lies in the zip as it lay."""
        return self._stored is not None and not self._edited and self.render is None

    @property
    def relations(self) -> "Relations":
        """The relations that lead from the part to others."""
        if self._relations is None:
            self._relations = Relations(self.package, self.name)
        return self._relations

    def written(self) -> Stored | Iterable[bytes]:
        """What goes into the zip: the part as stored, or the pieces of its new content."""
        if self.render is not None:
            return self.render()
        return self._stored if self._stored is not None and not self._edited else [self.blob]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: `target` is a part's name, or a text of its own when external."""

    id: str
    type: str
    target: str
    part: Part | None = None
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type, such as `worksheet` or `drawing`."""
        return self.type.rpartition("/")[2]


class Relations:
    """The relations that lead from one part to others, or from the package itself for the owner `""`."""

    def __init__(self, package: "Package", owner: str) -> None:
        self.package = package
        self.owner = owner
        self.name = join(dirname(owner), "_rels", f"{owner.rpartition('/')[2]}.rels")

    @property
    def _nodes(self) -> list[Node]:
        part = self.package.find(self.name)
        return [] if part is None else list(part.root.iter(tag("Relationship", RELS)))

    def __iter__(self) -> Iterator[Relation]:
        return map(self._read, self._nodes)

    def _read(self, node: Node) -> Relation:
        external = node.get("TargetMode") == "External"
        target = node.get("Target") or ""
        name = target if external else self._absolute(target)
        part = None if external else self.package.find(name)
        return Relation(node.get("Id") or "", node.get("Type") or "", part.name if part else name, part, external)

    def _absolute(self, target: str) -> str:
        return normpath(target if target.startswith("/") else join(dirname(self.owner), target)).lstrip("/")

    def get(self, rel_id: str) -> Relation | None:
        """The relation of that id, `None` when there is none."""
        return next((self._read(node) for node in self._nodes if node.get("Id") == rel_id), None)

    def of_kind(self, kind: str) -> list[Relation]:
        """The relations whose type ends in that word."""
        return [relation for relation in self if relation.kind == kind]

    def parts(self, kind: str) -> list[Part]:
        """The parts that relations of that kind lead to; a relation to a missing part leads nowhere."""
        return [relation.part for relation in self.of_kind(kind) if relation.part is not None]

    def add(self, kind: str, target: Part) -> str:
        """The id of a new relation, its kind given as a whole type or as the last word of Office's own."""
        taken = {node.get("Id") for node in self._nodes}
        rel_id = next(name for n in range(1, len(taken) + 2) if (name := f"rId{n}") not in taken)
        text = relpath(target.name, dirname(self.owner) or ".")
        kind = kind if ":" in kind else f"{OFFICE}/{kind}"
        self._editable().append(element("Relationship", RELS, Id=rel_id, Type=kind, Target=text))
        return rel_id

    def _editable(self) -> Node:
        part = self.package.find(self.name)
        if part is None:
            part = self.package.put(self.name, element("Relationships", RELS))
        return part.edit()

    def drop(self, rel_id: str) -> None:
        """The relation of that id removed."""
        root = self._editable()
        for node in [node for node in root if node.get("Id") == rel_id]:
            root.remove(node)


class Package:
    """The parts of a workbook by name (no leading slash), in the order of the file."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self._names: dict[str, str] = {}
        self._types: dict[tuple[str, str], str] | None = None
        self.relations = Relations(self, "")
        # What to raise instead of the zip's or the XML's own errors; who opens a file knows its name.
        self.refusal: Callable[[Exception], Exception] = lambda error: error

    @classmethod
    def from_bytes(cls, data: bytes) -> "Package":
        """The package in a zip file; `BadZipFile` when it is damaged."""
        package = cls()
        for name, stored in read_zip(data):
            package.put(name, stored)
        return package

    @classmethod
    def new(cls) -> "Package":
        """A package without parts."""
        package = cls()
        types = package.put(TYPES_PART, element("Types", TYPES)).root
        for extension, kind in (("rels", RELS_TYPE), ("xml", "application/xml")):
            types.append(element("Default", TYPES, Extension=extension, ContentType=kind))
        return package

    def put(self, name: str, content: Stored | Content) -> Part:
        """The part of that name, without a content type of its own."""
        part = self.parts[name] = Part(self, name, content)
        self._names[name.lower()] = name
        return part

    def find(self, name: str) -> Part | None:
        """The part of that name, whatever its case: some programs' relations differ from their zip by it."""
        found = self.parts.get(name)
        return found if found is not None else self.parts.get(self._names.get(name.lower(), ""))

    @property
    def _type_part(self) -> Part:
        found = self.find(TYPES_PART)
        if found is None:
            raise KeyError(TYPES_PART)
        return found

    def type_of(self, name: str) -> str:
        """The content type of a part, by its name or by its extension, `""` when there is none."""
        if self._types is None:
            self._types = dict(_types(self._type_part.root))
        own = self._types.get(("", name.lower()))
        return own or self._types.get((name.rpartition(".")[2].lower(), ""), "")

    def set_type(self, name: str, content_type: str) -> None:
        """The content type of a part, its own where its extension says another."""
        if self.type_of(name) == content_type:
            return
        self._forget_type(name)
        root = self._type_part.edit()
        root.append(element("Override", TYPES, PartName=f"/{name}", ContentType=content_type))
        self._types = None

    def _forget_type(self, name: str) -> None:
        wanted = f"/{name}".lower()
        nodes = [node for node in self._type_part.root if (node.get("PartName") or "").lower() == wanted]
        for node in nodes:
            self._type_part.edit().remove(node)
        self._types = None

    def add(self, pattern: str, content_type: str, content: Content) -> Part:
        """A new part, under the first free name of a pattern such as `xl/charts/chart{}.xml`."""
        number = next(n for n in range(1, len(self._names) + 2) if pattern.format(n).lower() not in self._names)
        part = self.put(pattern.format(number), content)
        self.set_type(part.name, content_type)
        return part

    def adopt(self, part: Part, content_type: str) -> None:
        """A part made apart put into the package, under another name where its own is taken."""
        stem, _, extension = part.name.rpartition(".")
        names = [part.name, *(f"{stem}{n}.{extension}" for n in range(2, len(self._names) + 3))]
        part.name = next(name for name in names if name.lower() not in self._names)
        self.parts[part.name] = part
        self._names[part.name.lower()] = part.name
        self.set_type(part.name, content_type)

    def drop(self, part: Part) -> None:
        """The part removed, and those that nothing but it led to; relations to it are for its owners to drop."""
        targets = [relation.part for relation in part.relations if relation.part is not None]
        for name in (part.name, part.relations.name):
            if self.parts.pop(name, None) is not None:
                self._names.pop(name.lower(), None)
                self._forget_type(name)
        for target in targets:
            if target.name in self.parts and not self._is_led_to(target):
                self.drop(target)

    def _is_led_to(self, part: Part) -> bool:
        owners = [self.relations, *(each.relations for each in self.parts.values() if not each.name.endswith(".rels"))]
        return any(relation.part is part for owner in owners for relation in owner)

    def write(self, file: IO[bytes]) -> None:
        """The zip file written, the same for the same parts on any day and machine."""
        parts = sorted(self.parts.values(), key=lambda part: (part.last, part.is_new, part.name if part.is_new else ""))
        write_zip(file, ((part.name, part.written()) for part in parts), LEVEL)


def _types(root: Node) -> Iterator[tuple[tuple[str, str], str]]:
    for node in root:
        kind = node.get("ContentType") or ""
        if node.tag == tag("Default", TYPES):
            yield ((node.get("Extension") or "").lower(), ""), kind
        elif node.tag == tag("Override", TYPES):
            yield ("", (node.get("PartName") or "").lstrip("/").lower()), kind
