"""The charts and pictures of a sheet, each remembering the anchor of the file that it came from."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl.chart.chartspace import ChartSpace
from openpyxl.chart.reader import read_chart
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor, OneCellAnchor, TwoCellAnchor

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import CHART, DRAWING, OFFICE, XDR, Node, parse_xml, tag

_ANCHORS = {
    tag("twoCellAnchor", XDR): TwoCellAnchor,
    tag("oneCellAnchor", XDR): OneCellAnchor,
    tag("absoluteAnchor", XDR): AbsoluteAnchor,
}
# What openpyxl raises on drawings it has no model for.
_UNREADABLE = (TypeError, ValueError, AttributeError, KeyError, OSError, IndexError)


@dataclass(frozen=True, slots=True)
class DrawingOrigin:
    """The anchor of the file that a chart or picture came from: its drawing part and its rank there."""

    part: str
    index: int


def origin_of(item: Any) -> DrawingOrigin | None:
    """Where a chart or picture came from, `None` when it was made since."""
    return getattr(item, "origin", None)


def is_anchor(node: Node) -> bool:
    """Whether a child of a drawing is an anchor, not a comment or an alternative."""
    return node.tag in _ANCHORS


def chart_id(anchor: Node) -> str | None:
    """The relationship of the chart in an anchor, `None` when it shows something else."""
    node = anchor.find(f"{{{XDR}}}graphicFrame//{{{CHART}}}chart")
    return None if node is None else node.get(f"{{{OFFICE}}}id")


def picture_id(anchor: Node) -> str | None:
    """The relationship of the picture in an anchor, `None` when it shows something else or is only linked."""
    node = anchor.find(f"{{{XDR}}}pic/{{{XDR}}}blipFill/{{{DRAWING}}}blip")
    return None if node is None else node.get(f"{{{OFFICE}}}embed")


def properties(anchor: Node) -> Node | None:
    """The element of an anchor that holds name and alternative text."""
    return anchor.find(f".//{{{XDR}}}cNvPr")


def read_drawing(package: Package, part: str) -> tuple[list[Any], list[Any]]:
    """The charts and the pictures of a drawing; what openpyxl cannot model is left out, the file keeps it."""
    charts: list[Any] = []
    pictures: list[Any] = []
    anchors = filter(is_anchor, parse_xml(package.read(part)))
    for index, anchor in enumerate(anchors):
        for found, read in ((charts, _read_chart), (pictures, _read_picture)):
            item = _attempt(read, package, part, anchor)
            if item is not None:
                item.origin = DrawingOrigin(part, index)
                found.append(item)
    return charts, pictures


def _attempt(read: Any, package: Package, part: str, anchor: Node) -> Any:
    try:
        item = read(package, part, anchor)
    except _UNREADABLE:
        return None
    if item is not None:
        _name(item, properties(anchor))
    return item


def _name(item: Any, node: Node | None) -> None:
    item.name = None if node is None else node.get("name")
    item.description = None if node is None else node.get("descr")


def _read_chart(package: Package, part: str, anchor: Node) -> Any:
    rel = package.rel(part, chart_id(anchor) or "")
    if rel is None:
        return None
    space: Any = ChartSpace.from_tree(parse_xml(package.read(rel.target)))
    plot = space.chart.plotArea
    chart: Any = read_chart(space)
    # openpyxl reads these and drops them: corners would turn round, the plot area white, a title appear.
    chart.roundedCorners, chart.style = space.roundedCorners, space.style
    chart.plot_area.spPr, chart.plot_area.dTable = plot.spPr, plot.dTable
    chart.auto_title = not space.chart.autoTitleDeleted
    chart.anchor = _read_anchor(anchor)
    chart.anchor.graphicFrame = None
    return chart


def _read_picture(package: Package, part: str, anchor: Node) -> Any:
    rel = package.rel(part, picture_id(anchor) or "")
    if rel is None or rel.external:
        return None
    picture = Image(BytesIO(package.read(rel.target)))
    picture.anchor = _read_anchor(anchor)
    return picture if picture.format not in {"wmf", "emf"} else None


def _read_anchor(anchor: Node) -> Any:
    return _ANCHORS[str(anchor.tag)].from_tree(anchor)
