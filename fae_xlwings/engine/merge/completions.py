"""Conditional formats of Excel 2007 that later versions complete: a bar's look, in an extension linked by a number."""

from fae_xlwings.engine.edits.carried import remove
from fae_xlwings.engine.files.xml import Node, tag

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def links(root: Node) -> set[str]:
    """The numbers by which rules name what completes them."""
    return {node.text or "" for node in root.iter(tag("id", _X14))}


def forget_completions(root: Node, numbers: set[str]) -> None:
    """The completions taken out whose rule is gone: Excel would go on showing them."""
    for node in [node for node in root.iter(tag("cfRule", _X14)) if node.get("id") in numbers]:
        around = node.getparent()
        alone = len(around.findall(tag("cfRule", _X14))) == 1
        # What is left without a rule is the list of its cells.
        remove(around if alone else node)
