"""The chart types a file can hold here: how each is written, and how it is told again."""

from dataclasses import dataclass
from typing import Any

from openpyxl.chart import (
    AreaChart,
    BarChart,
    BubbleChart,
    DoughnutChart,
    LineChart,
    PieChart,
    RadarChart,
    ScatterChart,
)
from openpyxl.chart.marker import Marker
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from fae_xlwings.engine.contract import refuse


@dataclass(frozen=True, slots=True)
class ChartType:
    """A chart type: xlwings' word, Excel's number (XlChartType), the file's element and what it says."""

    name: str
    number: int
    element: type
    direction: str = ""
    grouping: str = ""
    markers: bool = False
    line: bool = True
    smooth: bool = False
    exploded: bool = False
    radar: str = ""


# fmt: off
CHART_TYPES = (
    ChartType("column_clustered",             51,    BarChart,      "col", "clustered"),
    ChartType("column_stacked",               52,    BarChart,      "col", "stacked"),
    ChartType("column_stacked_100",           53,    BarChart,      "col", "percentStacked"),
    ChartType("bar_clustered",                57,    BarChart,      "bar", "clustered"),
    ChartType("bar_stacked",                  58,    BarChart,      "bar", "stacked"),
    ChartType("bar_stacked_100",              59,    BarChart,      "bar", "percentStacked"),
    ChartType("line",                         4,     LineChart,     "",    "standard"),
    ChartType("line_stacked",                 63,    LineChart,     "",    "stacked"),
    ChartType("line_stacked_100",             64,    LineChart,     "",    "percentStacked"),
    ChartType("line_markers",                 65,    LineChart,     "",    "standard", markers=True),
    ChartType("line_markers_stacked",         66,    LineChart,     "",    "stacked", markers=True),
    ChartType("line_markers_stacked_100",     67,    LineChart,     "",    "percentStacked", markers=True),
    ChartType("area",                         1,     AreaChart,     "",    "standard"),
    ChartType("area_stacked",                 76,    AreaChart,     "",    "stacked"),
    ChartType("area_stacked_100",             77,    AreaChart,     "",    "percentStacked"),
    ChartType("pie",                          5,     PieChart),
    ChartType("pie_exploded",                 69,    PieChart,      exploded=True),
    ChartType("doughnut",                     -4120, DoughnutChart),
    ChartType("doughnut_exploded",            80,    DoughnutChart, exploded=True),
    ChartType("xy_scatter",                   -4169, ScatterChart,  markers=True, line=False),
    ChartType("xy_scatter_lines",             74,    ScatterChart,  markers=True),
    ChartType("xy_scatter_lines_no_markers",  75,    ScatterChart),
    ChartType("xy_scatter_smooth",            72,    ScatterChart,  markers=True, smooth=True),
    ChartType("xy_scatter_smooth_no_markers", 73,    ScatterChart,  smooth=True),
    ChartType("radar",                        -4151, RadarChart,    radar="standard"),
    ChartType("radar_markers",                81,    RadarChart,    radar="marker", markers=True),
    ChartType("radar_filled",                 82,    RadarChart,    radar="filled"),
    ChartType("bubble",                       15,    BubbleChart),
)
# fmt: on
BY_NAME = {row.name: row for row in CHART_TYPES}
BY_NUMBER = {row.number: row for row in CHART_TYPES}

ROUND = (PieChart, DoughnutChart)
POINTED = (ScatterChart, BubbleChart)

# Excel's own defaults for new charts (gaps and holes in percent).
GAP_WIDTH = 150
STACKED_OVERLAP = 100
HOLE_SIZE = 75
EXPLOSION = 25


def chart_type(name: str) -> ChartType:
    """The row of a chart type; those a file cannot be given here are refused by name."""
    row = BY_NAME.get(name)
    if row is None:
        refuse(f"Chart.chart_type = {name!r}")
    return row


def make_part(row: ChartType) -> Any:
    """An empty plot of that type."""
    part = row.element()
    if row.direction:
        part.barDir, part.gapWidth = row.direction, GAP_WIDTH
    if row.grouping:
        part.grouping = row.grouping
    if row.direction and row.grouping != "clustered":
        part.overlap = STACKED_OVERLAP
    if row.element is DoughnutChart:
        part.holeSize = HOLE_SIZE
    if row.element is ScatterChart:
        part.scatterStyle = "smoothMarker" if row.smooth else "lineMarker"
    if row.radar:
        part.type = row.radar
    part.varyColors = row.element in ROUND
    return part


def dress(series: Any, row: ChartType) -> None:
    """The marks of a type on one of its series: markers, line, smoothing, explosion."""
    series.kind = row.name
    series.smooth = row.smooth if row.element in (LineChart, ScatterChart) else None
    series.explosion = EXPLOSION if row.exploded else None
    if row.element in (LineChart, ScatterChart, RadarChart):
        if series.marker is None:
            series.marker = Marker()
        series.marker.symbol = ("auto" if row.element is not ScatterChart else "circle") if row.markers else "none"
    _line(series, row)


def _line(series: Any, row: ChartType) -> None:
    if series.spPr is None:
        series.spPr = GraphicalProperties()
    if not row.line:
        series.spPr.ln = LineProperties(noFill=True)
    elif series.spPr.ln is not None and series.spPr.ln.noFill:
        series.spPr.ln = None


def kind_of(part: Any, series: Any) -> str:
    """The type of a series, told from the plot that holds it."""
    known = getattr(series, "kind", None)
    if known is not None:
        return known
    found = [row for row in CHART_TYPES if row.element is type(part) and _fits(row, part)]
    marked = [row for row in found if row.markers == _has_markers(series) and row.smooth == bool(series.smooth)]
    rows = [row for row in marked if row.line != _has_no_line(series) and row.exploded == bool(series.explosion)]
    row = next(iter(rows or marked or found), None)
    if row is None:
        refuse(f"Chart.chart_type ({type(part).__name__})")
    return row.name


def _fits(row: ChartType, part: Any) -> bool:
    direction = getattr(part, "barDir", "") or ""
    grouping = getattr(part, "grouping", "") or ""
    radar = getattr(part, "type", "") if row.radar else ""
    return (direction, grouping, radar) == (row.direction, row.grouping, row.radar)


def _has_markers(series: Any) -> bool:
    return series.marker is not None and series.marker.symbol not in (None, "none")


def _has_no_line(series: Any) -> bool:
    return bool(series.spPr is not None and series.spPr.ln is not None and series.spPr.ln.noFill)
