"""A chart as its part keeps it: plots, axes, titles, series, each edited in place."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from openpyxl.chart.title import title_maker

from fae_xlwings.engine.base.contract import refuse
from fae_xlwings.engine.base.tree import assign, child, children, drop, ensure, from_openpyxl, insert, must
from fae_xlwings.engine.base.xml import CHART, DRAWING, Node, etree, local_name, tag
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.parts.chart_types import CHART_TYPES, ChartType, Source, chart_tree

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

# The order of the schema, as far as charts made here go (ECMA-376 part 1, CT_Chart and its children).
CHART_ORDER = ("title", "autoTitleDeleted", "plotArea", "legend", "plotVisOnly", "dispBlanksAs")
PLOT_ORDER = ("gapWidth", "overlap", "axId")
SERIES_ORDER = ("tx", "spPr", "dPt", "dLbls", "cat", "val")
AXIS_ORDER = ("scaling", "delete", "axPos", "majorGridlines", "title", "numFmt", "majorTickMark", "crossAx")
SCALING_ORDER = ("orientation", "max", "min")
LEGEND_ORDER = ("legendPos", "overlay")
FILLS = ("noFill", "solidFill")
SHAPE_ORDER = (*FILLS, "prstDash", "ln")


def say(parent: Node, name: str, order: Sequence[str], value: Any) -> None:
    """What a chart says in a child's `val`; `None` takes the child off."""
    if value is None:
        drop(parent, name)
    else:
        assign(ensure(parent, name, order), val=value)


def said(parent: Node | None, *path: str) -> str | None:
    """What a child says in its `val`, `None` where there is none."""
    node = None if parent is None else child(parent, *path)
    return None if node is None else node.get("val")


def set_title(parent: Node, order: Sequence[str], text: str | None) -> None:
    """The title of a chart or an axis, beside what it names and never over it."""
    drop(parent, "title")
    if text is not None:
        made = title_maker(text)
        made.overlay = False
        insert(parent, from_openpyxl(made.to_tree(), CHART), order)


def set_size(parent: Node, points: float) -> None:
    """The size of a title's letters."""
    for run in parent.iter(tag("r", DRAWING)):
        if run.find(tag("rPr", DRAWING)) is None:
            run.insert(0, etree.Element(tag("rPr", DRAWING)))
    for name in ("defRPr", "rPr"):
        for node in parent.iter(tag(name, DRAWING)):
            assign(node, sz=round(points * 100))


class Shape(NamedTuple):
    """Something drawn in a chart: a series, a point."""

    owner: Node
    order: Sequence[str]


def paint(shape: Shape, value: str | None) -> None:
    """The fill: « RRGGBB », « none » without one, `None` where Excel chooses."""
    _fill(_look(shape), value)


def paint_line(shape: Shape, value: str) -> None:
    """The colour of a line."""
    found = _look(shape).find(tag("ln", DRAWING))
    line = etree.SubElement(_look(shape), tag("ln", DRAWING)) if found is None else found
    _fill(line, value)


def _look(shape: Shape) -> Node:
    return ensure(shape.owner, "spPr", shape.order)


def _fill(look: Node, value: str | None) -> None:
    for node in [node for node in look if local_name(node) in FILLS]:
        look.remove(node)
    if value is None:
        return
    fill = etree.SubElement(look, tag("noFill" if value == "none" else "solidFill", DRAWING))
    if value != "none":
        assign(etree.SubElement(fill, tag("srgbClr", DRAWING)), val=value)
    insert(look, fill, SHAPE_ORDER)


class ChartPart:
    """A chart; what was drawn in it is known of one made here only."""

    def __init__(self, part: Part, row: ChartType | None = None) -> None:
        self.part = part
        self._drawn: tuple[ChartType | None, Sequence[Source]] = row, ()

    @property
    def chart(self) -> Node:
        """The chart proper, to be read only."""
        return must(self.part.root, "chart")

    def edit(self) -> Node:
        """The chart proper, to be changed."""
        self.part.edit()
        return self.chart

    @property
    def area(self) -> Node:
        """The plot, first, and the axes it lies between."""
        return must(self.chart, "plotArea")

    @property
    def series(self) -> list[Node]:
        """The series in their order."""
        return children(self.area[0], "ser")

    @property
    def type(self) -> ChartType:
        """The type that it was drawn as."""
        return self._drawn[0] or refuse("Chart (un graphique qui était dans le fichier, autrement que supprimé)")

    def draw(self, row: ChartType, sources: Sequence[Source] | None = None) -> None:
        """The chart drawn as a type, from other sources if given; titles, legend and looks around it stay."""
        wanted = row, self._drawn[1] if sources is None else sources
        if wanted == (self.type, self._drawn[1]):
            return
        self._drawn = wanted
        self.edit()
        self.area[:] = must(from_openpyxl(chart_tree(*wanted), CHART), "chart", "plotArea")[:]

    def axis(self, kind: str) -> Node | None:
        """The category (x) or value (y) axis, shown or not, `None` for a chart of slices."""
        axes = [node for node in self.area if local_name(node).endswith("Ax")]
        return axes[kind == "value"] if axes else None


def new_chart(package: Package) -> ChartPart:
    """An empty chart of the first type, without title."""
    row = CHART_TYPES[0]
    root = from_openpyxl(chart_tree(row, ()), CHART)
    chart = ChartPart(package.add("xl/charts/chart{}.xml", CONTENT_TYPE, root), row)
    say(chart.edit(), "autoTitleDeleted", CHART_ORDER, True)
    return chart
