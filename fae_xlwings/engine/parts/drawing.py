"""The drawing of a sheet: what is laid over its cells, and where."""

from collections.abc import Iterator

from fae_xlwings.engine.base.tree import assign
from fae_xlwings.engine.base.xml import CHART, DRAWING, OFFICE, XDR, Node, etree, parse_xml, tag
from fae_xlwings.engine.file.package import Part
from fae_xlwings.engine.parts.geometry import EMU_PER_POINT, spot
from fae_xlwings.engine.sheet.sheet_part import SheetPart

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
EMPTY = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{DRAWING}"/>'.encode()
FRAME = f"""<xdr:oneCellAnchor xmlns:xdr="{XDR}" xmlns:a="{DRAWING}" xmlns:c="{CHART}" xmlns:r="{OFFICE}">\
<xdr:from><xdr:col/><xdr:colOff/><xdr:row/><xdr:rowOff/></xdr:from><xdr:ext/>\
<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>\
<a:graphic><a:graphicData uri="{CHART}"><c:chart/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>\
</xdr:oneCellAnchor>""".encode()
_ID = tag("id", OFFICE)


def drawing_of(sheet: SheetPart) -> Part | None:
    """The drawing part of a sheet, `None` without one or where the file has lost it."""
    node = sheet.find("drawing")
    relation = None if node is None else sheet.part.relations.get(node.get(_ID, ""))
    return None if relation is None else relation.part


class Drawn:
    """Something drawn on a sheet: an anchor, or the alternatives of one."""

    def __init__(self, sheet: SheetPart, drawing: Part, node: Node) -> None:
        self.sheet = sheet
        self.drawing = drawing
        self.node = node

    @property
    def properties(self) -> Node:
        """The node that tells its name, `None` for what is none."""
        return next(self.node.iter(tag("cNvPr", XDR)), None)

    @property
    def name(self) -> str:
        """The name."""
        return self.properties.get("name", "")

    def describe(self, text: str) -> None:
        """The text read to those who cannot see it."""
        self.drawing.edit()
        assign(self.properties, descr=text)

    @property
    def chart(self) -> Part | None:
        """The chart that it shows, `None` for anything else."""
        node = next(self.node.iter(tag("chart", CHART)), None)
        relation = None if node is None else self.drawing.relations.get(node.get(_ID, ""))
        return None if relation is None else relation.part

    def remove(self) -> None:
        """It is gone, with the parts that only it showed; a drawing without anything goes too."""
        root = self.drawing.edit()
        root.remove(self.node)
        for rel_id in {node.get(_ID) for node in self.node.iter() if node.get(_ID)}:
            relation = self.drawing.relations.get(rel_id)
            self.drawing.relations.drop(rel_id)
            if relation is not None and relation.part is not None:
                self.drawing.package.drop(relation.part)
        if len(root) == 0:
            self._remove_drawing()

    def _remove_drawing(self) -> None:
        self.sheet.part.relations.drop(self.sheet.place("drawing").get(_ID))
        self.sheet.remove("drawing")
        self.drawing.package.drop(self.drawing)


def drawn_on(sheet: SheetPart) -> Iterator[Drawn]:
    """What is drawn on a sheet, the lowest first."""
    drawing = drawing_of(sheet)
    if drawing is not None:
        found = (Drawn(sheet, drawing, node) for node in [*drawing.root])
        yield from (each for each in found if each.properties is not None)


def add_chart_frame(sheet: SheetPart, chart: Part, name: str, x: float, y: float, *size: float) -> Drawn:
    """A chart laid over the cells at a point of the sheet, held by the cell there, with its width and height."""
    drawing = drawing_of(sheet) or _new_drawing(sheet)
    root = drawing.edit()
    ids = [int(node.get("id", "0")) for node in root.iter(tag("cNvPr", XDR))]
    node = parse_xml(FRAME)
    root.append(node)
    assign(next(node.iter(tag("cNvPr", XDR))), id=max(ids, default=1) + 1, name=name)
    next(node.iter(tag("chart", CHART))).set(_ID, drawing.relations.add("chart", chart))
    for place, value in zip(node[0], spot(sheet, max(x, 0), max(y, 0)), strict=True):
        place.text = str(value)
    assign(node[1], cx=round(size[0] * EMU_PER_POINT), cy=round(size[1] * EMU_PER_POINT))
    etree.cleanup_namespaces(node)
    return Drawn(sheet, drawing, node)


def pattern(sheet: SheetPart, kind: str) -> str:
    """How the parts drawn on a sheet are named: by its own number, whatever other sheets have had since."""
    number = "".join(filter(str.isdigit, sheet.part.name.rpartition("/")[2]))
    return f"xl/{kind}s/{kind}{number}0{{}}.xml"


def _new_drawing(sheet: SheetPart) -> Part:
    drawing = sheet.part.package.add(pattern(sheet, "drawing"), CONTENT_TYPE, parse_xml(EMPTY))
    sheet.place("drawing").set(_ID, sheet.part.relations.add("drawing", drawing))
    return drawing
