"""A new chart: openpyxl's own objects until the book is saved, of one of the types that a file is given here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, DoughnutChart, LineChart, PieChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from fae_xlwings.engine.base.contract import refuse
from fae_xlwings.engine.base.tree import assign, ensure, from_openpyxl, must
from fae_xlwings.engine.base.xml import CHART, Node, tag
from fae_xlwings.engine.file.package import Package, Part

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

# The light grey of the grid in Excel's own new charts.
GRID = "D9D9D9"


@dataclass(frozen=True, slots=True)
class ChartType:
    """A chart type: xlwings' word, openpyxl's class, what its plot says."""

    name: str
    element: type
    says: tuple[tuple[str, Any], ...] = ()

    @property
    def round(self) -> bool:
        """Whether it has slices instead of axes."""
        return self.element in {PieChart, DoughnutChart}


# Gaps and holes are Excel's own for new charts, in percent.
CHART_TYPES = (
    ChartType("column_clustered", BarChart, (("barDir", "col"), ("grouping", "clustered"), ("gapWidth", 150))),
    ChartType(
        "column_stacked",
        BarChart,
        (("barDir", "col"), ("grouping", "stacked"), ("gapWidth", 150), ("overlap", 100)),
    ),
    ChartType("bar_clustered", BarChart, (("barDir", "bar"), ("grouping", "clustered"), ("gapWidth", 150))),
    ChartType("line", LineChart, (("grouping", "standard"),)),
    ChartType("pie", PieChart),
    ChartType("doughnut", DoughnutChart, (("holeSize", 75),)),
)
BY_NAME = {row.name: row for row in CHART_TYPES}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a series has its name, its categories and its values; whether the categories are numbers."""

    values: str
    categories: str | None = None
    name: str | None = None
    numbers: bool = False


def chart_type(name: str) -> ChartType:
    """The row of a chart type; those a file is not given here are refused by name."""
    row = BY_NAME.get(name)
    return refuse(f"Chart.chart_type = {name!r}") if row is None else row


class NewChart:
    """A chart without title at first; `plot` is what openpyxl calls the chart, with its series, axes and legend."""

    def __init__(self) -> None:
        self.row = CHART_TYPES[0]
        self.sources: Sequence[Source] = ()
        self.plot = _plot(self.row, ())

    def draw(self, row: ChartType, sources: Sequence[Source]) -> None:
        """The chart drawn as a type, from those sources; title and legend stay."""
        if (row, sources) != (self.row, self.sources):
            old, self.row, self.sources = self.plot, row, sources
            self.plot = _plot(row, sources)
            self.plot.title, self.plot.legend = old.title, old.legend

    def tree(self) -> Node:
        """The chart as its part keeps it; numbers are told not to follow the formats of their cells."""
        root = from_openpyxl(self.plot._write(), CHART)  # noqa: SLF001 - openpyxl has no public way to write one alone
        untitled = ensure(must(root, "chart"), "autoTitleDeleted", ("autoTitleDeleted", "plotArea"))
        assign(untitled, val=self.plot.title is None)
        for node in root.iter(tag("numFmt", CHART)):
            assign(node, sourceLinked=False)
        return root


def add_chart(package: Package, pattern: str) -> Part:
    """The part of a new chart of the first type, empty."""
    part = package.add(pattern, CONTENT_TYPE, b"")
    part.draft = NewChart()
    return part


def _plot(row: ChartType, sources: Sequence[Source]) -> Any:
    """What openpyxl makes of a type and its sources, with its legend and its axes shown."""
    plot = row.element()
    for name, value in row.says:
        setattr(plot, name, value)
    plot.varyColors = row.round
    plot.legend = Legend(overlay=False)
    plot.roundedCorners = False
    plot.ser = [_series(number, source) for number, source in enumerate(sources)]
    for series in plot.ser if row.element is LineChart else ():
        series.smooth = False
    if not row.round:
        _show_axes(plot, "l" if ("barDir", "bar") in row.says else "b")
    return plot


def _show_axes(plot: Any, side: str) -> None:
    x, y = plot.x_axis, plot.y_axis
    x.delete = y.delete = False
    x.axPos, y.axPos = side, "b" if side == "l" else "l"
    x.majorGridlines = None
    y.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID))


def _series(number: int, source: Source) -> Any:
    values = NumDataSource(numRef=NumRef(f=source.values))
    made: Any = Series(cat=_categories(source), val=values)
    made.idx = made.order = number
    made.tx = SeriesLabel(strRef=StrRef(f=source.name)) if source.name else None
    made.spPr = GraphicalProperties()
    return made


def _categories(source: Source) -> AxDataSource | None:
    if source.categories is None:
        return None
    if source.numbers:
        return AxDataSource(numRef=NumRef(f=source.categories))
    return AxDataSource(strRef=StrRef(f=source.categories))
