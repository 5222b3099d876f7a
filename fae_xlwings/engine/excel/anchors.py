"""Formulas of rules that hold for many cells: written for the first of them, they follow when that one changes."""

from collections.abc import Iterable, Sequence

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.base.xml import Node
from fae_xlwings.engine.sheet.columns import shifted


def _corner(areas: Sequence[Area]) -> tuple[int, int]:
    return min(area.row for area in areas), min(area.column for area in areas)


def follow(formulas: Iterable[Node], before: Sequence[Area], after: Sequence[Area]) -> None:
    """The formulas of a rule that held for some areas, as it needs them to say the same for others."""
    (row, column), (new_row, new_column) = _corner(before), _corner(after)
    if (row, column) != (new_row, new_column):
        for node in formulas:
            node.text = shifted(node.text or "", new_row - row, new_column - column)
