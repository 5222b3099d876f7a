"""Conditional formats: looks that depend on formulas, and colour scales."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from typing import Any

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from xlwings import base_classes

from fae_xlwings.engine.base.addresses import Area, areas_of
from fae_xlwings.engine.base.colors import Rgb, argb
from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.tree import assign, children, detach, from_openpyxl
from fae_xlwings.engine.base.xml import Node, element, etree, tag
from fae_xlwings.engine.sheet.sheet_part import SheetPart

# Rules of Excel 2010 and later, in the sheet's extension list.
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"

# xlwings' word, the file's (ST_CfvoType), where they differ.
THRESHOLDS: dict[str, Any] = {"lowest_value": "min", "highest_value": "max", "number": "num"}


def _groups(part: SheetPart) -> list[Node]:
    """Rules that hold for the same cells, those of the sheet's extension list last."""
    extended = part.frame.findall(f"{tag('extLst')}//{tag('conditionalFormatting', X14)}")
    return [*children(part.frame, "conditionalFormatting"), *extended]


def _held(group: Node) -> Node | None:
    """The node that tells the cells of an extended group; others tell them in an attribute."""
    return group.find(tag("sqref", XM))


def _areas(group: Node) -> Sequence[Area]:
    held = _held(group)
    return areas_of(group.get("sqref", "") if held is None else held.text or "")


def _remove(node: Node, *, lists: bool) -> None:
    """The node gone, and with it the lists that it leaves empty."""
    parent = detach(node)
    if lists and len(parent) == 0:
        _remove(parent, lists=True)


class ConditionalFormat(Implementation, contract=base_classes.ConditionalFormat):
    """One rule; xlwings gives it back to whoever adds one."""


class ConditionalFormats(Implementation, contract=base_classes.ConditionalFormats):
    """The rules that touch a range."""

    parent: Any

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A look where a formula holds, its references meant for the first cell."""
        look = _look(*map(spec.get, ("font_color", "font_bold", "font_italic", "fill_color")))
        number = self.parent.sheet.part.shared.styles.add("dxfs", deepcopy(look))
        stops = spec["stop_if_true"] or None
        rule = assign(element("cfRule"), type="expression", priority=1, dxfId=number, stopIfTrue=stops)
        etree.SubElement(rule, tag("formula")).text = spec["formula"].removeprefix("=")
        return self._add(rule)

    def add_color_scale(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Two or three colours from low to high."""
        pairs = zip(spec["threshold_types"], spec["thresholds"], strict=True)
        limits = [FormatObject(type=THRESHOLDS.get(word, word), val=value) for word, value in pairs]
        scale = ColorScale(cfvo=limits, color=[Color(argb(color)) for color in spec["colors"]])
        return self._add(from_openpyxl(Rule("colorScale", priority=1, colorScale=scale).to_tree()))

    def _add(self, rule: Node) -> ConditionalFormat:
        """A rule tried before all others, as Excel does with new ones; theirs keep their order."""
        part = self.parent.sheet.part
        for other in (rule for group in _groups(part) for rule in children(group, "cfRule")):
            if other.get("priority") is not None:
                assign(other, priority=int(other.get("priority")) + 1)
        assign(part.add("conditionalFormatting"), sqref=self.parent.area.reference).append(rule)
        return ConditionalFormat()

    def clear(self) -> None:
        """The rules of the range removed; a rule that holds for other cells too is not parted here."""
        part, area = self.parent.sheet.part, self.parent.area
        for group in [group for group in _groups(part) if any(map(area.meets, _areas(group)))]:
            if not all(map(area.holds, _areas(group))):
                refuse("ConditionalFormats.clear() (une partie seulement des cellules d'une règle)")
            part.edit_frame()
            _remove(group, lists=_held(group) is not None)


@cache
def _look(ink: Rgb | None, bold: bool | None, italic: bool | None, shade: Rgb | None) -> Node:
    """What a rule makes of its cells; a page says the same of many."""
    font = Font(b=bold, i=italic, color=Color(argb(ink)) if ink is not None else None, name=None, sz=None)
    plain = bold is None and italic is None and ink is None
    # A conditional fill shows its background colour, unlike a cell's.
    fill = None if shade is None else PatternFill(bgColor=Color(argb(shade)))
    return from_openpyxl(DifferentialStyle(font=None if plain else font, fill=fill).to_tree())
