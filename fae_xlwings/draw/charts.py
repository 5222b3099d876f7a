"""Native charts of a plan, through xlwings; what it lacks, through Excel's own object model."""

from collections.abc import Iterator, Sequence
from typing import Any

import xlwings as xw

from fae_xlwings.draw.cells import cells_at
from fae_xlwings.draw.formats import put_number_format
from fae_xlwings.draw.theme import PALETTE, bgr
from fae_xlwings.views.words.plan import Chart
from fae_xlwings.views.words.styles import Colour

KINDS = {
    "pie": "pie",
    "doughnut": "doughnut",
    "column": "column_clustered",
    "column_stacked": "column_stacked",
    "bar": "bar_clustered",
    "line": "line",
}
ROUND = ("pie", "doughnut")
BARS = ("column", "column_stacked", "bar")
GAP_WIDTH, FULL_OVERLAP = 55, 100
OUTSIDE_END, INSIDE_BASE = 2, 4
PERCENT = "0%"
TITLE_SIZE = 13
HEAD = "…"


def draw_chart(sheet: xw.Sheet, plan: Chart) -> None:
    """A native chart laid over its cells, fed by its source: Excel wants data before some types."""
    place, source = sheet.range(plan.area), cells_at(sheet, plan.source)
    chart = sheet.charts.add(place.left, place.top, place.width, place.height, name=plan.name)
    _head(source)
    chart.set_source_data(source, plot_by="columns")
    chart.chart_type = KINDS[plan.kind]
    chart.title = plan.title
    chart.api[1].ChartTitle.Font.Size = TITLE_SIZE
    sheet.shapes[plan.name].api.AlternativeText = plan.alt
    _draw_legend(chart, plan)
    if plan.kind not in ROUND:
        _draw_axes(chart, plan)
    if plan.kind in BARS:
        _draw_gaps(chart, plan)
    _draw_series(chart, plan)


def _head(source: xw.Range) -> None:
    """Heads put where the source is still to be drawn: Excel tells names from values by what stands there."""
    heads = source[0, :]
    if not any(heads.options(ndim=1).value):
        heads.value = [HEAD] * source.shape[1]


def _draw_legend(chart: xw.Chart, plan: Chart) -> None:
    chart.legend.visible = plan.legend
    if plan.legend:
        chart.legend.position = "bottom"


def _draw_axes(chart: xw.Chart, plan: Chart) -> None:
    """Titles and numbers of both axes; where each bar says its own value, the axis of values would repeat it."""
    across, upwards = chart.category_axis, chart.value_axis
    across.title, upwards.title = plan.x_title or None, plan.y_title or None
    _draw_scale(upwards, plan)
    if plan.kind == "bar":
        across.reverse_order = True
    if plan.labels and not plan.y_title:
        upwards.api.HasMajorGridlines = False
        upwards.visible = False


def _draw_scale(axis: xw.main.ChartAxis, plan: Chart) -> None:
    if plan.number_format:
        put_number_format(axis.api.TickLabels, plan.number_format)
    if plan.minimum is not None:
        axis.minimum_scale = plan.minimum


def _draw_gaps(chart: xw.Chart, plan: Chart) -> None:
    group = chart.api[1].ChartGroups(1)
    group.GapWidth = GAP_WIDTH
    if plan.kind == "column_stacked":
        group.Overlap = FULL_OVERLAP


def _draw_series(chart: xw.Chart, plan: Chart) -> None:
    drawn = list(chart.series)
    for series, look in zip(drawn, plan.series, strict=False):
        if plan.kind == "line":
            _draw_line(series, look.colour)
        elif plan.kind not in ROUND:
            _fill(series.api.Format.Fill, look.colour)
    for series, colours in _points(drawn, plan):
        for number, colour in enumerate(colours, start=1):
            _fill(series.api.Points(number).Format.Fill, colour)
    for series in _labelled(drawn, plan):
        _draw_labels(series, plan)


def _draw_line(series: xw.main.ChartSeries, colour: Colour | None) -> None:
    if colour is not None:
        series.api.Format.Line.ForeColor.RGB = bgr(PALETTE[colour])


def _points(
    drawn: Sequence[xw.main.ChartSeries], plan: Chart
) -> Iterator[tuple[xw.main.ChartSeries, list[Colour | None]]]:
    if plan.kind in ROUND:
        yield drawn[0], [look.colour for look in plan.series]
    elif plan.points:
        yield drawn[-1], list(plan.points)


def _fill(fill: Any, colour: Colour | None) -> None:
    if colour is None:
        fill.Visible = False
        return
    fill.Visible = True
    fill.Solid()
    fill.ForeColor.RGB = bgr(PALETTE[colour])


def _labelled(drawn: Sequence[xw.main.ChartSeries], plan: Chart) -> list[xw.main.ChartSeries]:
    if not plan.labels:
        return []
    if plan.kind in ROUND:
        return list(drawn[:1])
    return [series for series, look in zip(drawn, plan.series, strict=False) if look.colour]


def _draw_labels(series: xw.main.ChartSeries, plan: Chart) -> None:
    """The value beside each bar; for a slice, its name and its share."""
    series.api.HasDataLabels = True
    labels = series.api.DataLabels()
    if plan.kind in ROUND:
        labels.ShowCategoryName, labels.ShowPercentage, labels.ShowValue = True, True, False
        put_number_format(labels, PERCENT)
        return
    labels.ShowValue = True
    if plan.number_format:
        put_number_format(labels, plan.number_format)
    if plan.kind != "column_stacked":
        labels.Position = INSIDE_BASE if plan.inside else OUTSIDE_END
