"""The names of a workbook in its part, those of single sheets counted by the sheet's place."""

from bisect import bisect_right
from functools import cached_property

from fae_xlwings.engine.base.tree import assign, child, children, ensure
from fae_xlwings.engine.base.xml import Node, element
from fae_xlwings.engine.file.package import Part

# The order of the schema (ECMA-376 part 1, CT_Workbook).
ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection",
    "bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize",
    "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr",
    "webPublishObjects", "extLst",
)  # fmt: skip


class DefinedNames:
    """The names of the book, and those of its sheets by the sheet's place from 0."""

    def __init__(self, workbook: Part) -> None:
        self.workbook = workbook

    def nodes(self) -> list[Node]:
        """Every name, to be read only."""
        return children(child(self.workbook.root, "definedNames"), "definedName")

    def find(self, name: str, place: int | None = None) -> Node | None:
        """The name of the book, or of the sheet at that place, whatever its case, to be read only."""
        return next((node for node in self.called(name) if place_of(node) == place), None)

    def called(self, name: str) -> list[Node]:
        """The names that read so, of the book and of its sheets, to be read only."""
        return self._by_name.get(name.lower(), [])

    @cached_property
    def _by_name(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes():
            found.setdefault(_key(node)[0], []).append(node)
        return found

    def set(self, name: str, text: str, place: int | None = None) -> Node:
        """The name made to stand for a formula, written without « = »."""
        node = self.find(name, place)
        if node is not None:
            self.workbook.edit()
            node.text = text
            return node
        known = self._by_name
        parent = ensure(self.workbook.edit(), "definedNames", ORDER)
        node = assign(element("definedName", name=name), localSheetId=place)
        node.text = text
        parent.insert(bisect_right(parent, _key(node), key=_key), node)
        known.setdefault(name.lower(), []).append(node)
        return node

    def drop(self, name: str, place: int | None = None) -> None:
        """The name removed."""
        node = self.find(name, place)
        if node is None:
            return
        parent = node.getparent()
        self.workbook.edit()
        parent.remove(node)
        self._by_name[name.lower()].remove(node)
        if not len(parent):
            parent.getparent().remove(parent)


def place_of(node: Node) -> int | None:
    """The place from 0 of the sheet that a name belongs to, `None` for the book."""
    place = node.get("localSheetId")
    return None if place is None else int(place)


def _key(node: Node) -> tuple[str, int]:
    place = place_of(node)
    return (node.get("name") or "").lower(), -1 if place is None else place
