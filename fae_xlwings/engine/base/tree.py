"""Nodes of a part found, and put where the schema wants them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from openpyxl.xml.functions import tostring

from fae_xlwings.engine.base.xml import MAIN, Node, etree, local_name, parse_xml, tag


def child(parent: Node, *path: str) -> Node | None:
    """The first descendant on a path of names in the parent's own namespace, `None` when a step is missing."""
    found = parent
    for name in path:
        found = None if found is None else next(found.iterchildren(_beside(parent, name)), None)
    return found


def must(parent: Node, *path: str) -> Node:
    """The first descendant on a path of names; a part without it is not what it says it is."""
    found = child(parent, *path)
    if found is None:
        raise KeyError("/".join(path))
    return found


def children(parent: Node | None, name: str) -> list[Node]:
    """The children of that name, none without a parent."""
    return [] if parent is None else list(parent.iterchildren(_beside(parent, name)))


def ensure(parent: Node, name: str, order: Sequence[str]) -> Node:
    """The child of that name, made where the schema wants it when it is missing."""
    found = child(parent, name)
    return insert(parent, etree.SubElement(parent, _beside(parent, name)), order) if found is None else found


def insert(parent: Node, node: Node, order: Sequence[str]) -> Node:
    """The node put before the first child that comes later in the schema; what the order does not name stays."""
    later = _later(local_name(node), tuple(order))
    place = next((index for index, each in enumerate(parent) if local_name(each) in later), None)
    parent.insert(len(parent) if place is None else place, node)
    return node


@lru_cache(1024)
def _later(name: str, order: tuple[str, ...]) -> frozenset[str]:
    return frozenset(order[order.index(name) + 1 :])


def detach(node: Node) -> Node:
    """The parent that a node is taken out of."""
    parent = node.getparent()
    parent.remove(node)
    return parent


def drop(parent: Node | None, *names: str) -> None:
    """The children of those names removed."""
    for name in names:
        for node in children(parent, name):
            detach(node)


def assign(node: Node, **attributes: Any) -> Node:
    """Attributes set as files write them; `None` takes one off."""
    for name, value in attributes.items():
        if value is None:
            node.attrib.pop(name, None)
        else:
            node.set(name, _text(value))
    return node


def flag(node: Node | None, name: str, default: bool = False) -> bool:
    """A yes or no attribute, whatever way it is written."""
    value = None if node is None else node.get(name)
    return default if value is None else value.strip().lower() in {"1", "true", "on"}


def _beside(parent: Node, name: str) -> str:
    space, brace, _ = parent.tag.rpartition("}")
    return f"{space}{brace}{name}"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def from_openpyxl(tree: Any, namespace: str = MAIN) -> Node:
    """The tree that openpyxl makes of one of its objects, as a node of a part."""
    root = parse_xml(tostring(tree))
    for node in root.iter():
        if not node.tag.startswith("{"):
            node.tag = tag(node.tag, namespace)
    return root
