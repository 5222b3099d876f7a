"""Merged cells of a sheet."""

from fae_xlwings.engine.base.addresses import Area, parse
from fae_xlwings.engine.base.areas import without
from fae_xlwings.engine.base.tree import assign, children, detach
from fae_xlwings.engine.base.xml import element
from fae_xlwings.engine.sheet.sheet_part import SheetPart


def merge(part: SheetPart, area: Area) -> None:
    """The cells of an area made one, which keeps the value of the first."""
    unmerge(part, area)
    for piece in without([area], Area(area.row, area.column)):
        if any(value is not None for row in part.values(piece) for value in row):
            part.clear_contents(piece)
    holder = part.place("mergeCells")
    holder.append(element("mergeCell", ref=area.reference))
    assign(holder, count=len(holder))


def unmerge(part: SheetPart, area: Area) -> None:
    """The merged cells that touch an area parted again."""
    for node in children(part.find("mergeCells"), "mergeCell"):
        found = parse(node.get("ref", ""))
        if found is not None and found.meets(area):
            part.edit_frame()
            holder = detach(node)
            assign(holder, count=len(holder))
            if len(holder) == 0:
                detach(holder)
