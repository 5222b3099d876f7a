"""Merged cells of a sheet."""

from fae_xlwings.engine.base.addresses import Area, between, parse
from fae_xlwings.engine.base.tree import assign, children, detach
from fae_xlwings.engine.base.xml import element
from fae_xlwings.engine.sheet.sheet_part import SheetPart


def merge(part: SheetPart, area: Area) -> None:
    """The cells of an area made one, which keeps the value of the first."""
    unmerge(part, area)
    right = between(area.row, area.column + 1, area.row, area.last_column)
    below = between(area.row + 1, area.column, area.last_row, area.last_column)
    for piece in (right, below):
        if any(value is not None for row in part.values(piece) for value in row):
            part.clear_contents(piece)
    holder = part.place("mergeCells")
    holder.append(element("mergeCell", ref=area.reference))
    assign(holder, count=len(holder))
    part.merged.append(area)


def unmerge(part: SheetPart, area: Area) -> None:
    """The merged cells that touch an area parted again."""
    for node in children(part.find("mergeCells"), "mergeCell") if any(map(area.meets, part.merged)) else ():
        found = parse(node.get("ref", ""))
        if found is not None and found.meets(area):
            part.edit_frame()
            part.merged.remove(found)
            holder = detach(node)
            assign(holder, count=len(holder))
            if len(holder) == 0:
                detach(holder)
