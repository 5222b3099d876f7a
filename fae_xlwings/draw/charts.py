"""Native charts of a plan, through xlwings."""

import xlwings as xw

from fae_xlwings.draw.theme import PALETTE
from fae_xlwings.views.plan import Chart

KINDS = {
    "pie": "pie",
    "doughnut": "doughnut",
    "scatter": "xy_scatter",
    "column": "column_clustered",
    "column_stacked": "column_stacked",
    "bar": "bar_clustered",
}


def draw_chart(sheet: xw.Sheet, plan: Chart) -> None:
    """A native chart laid over its cells, fed by its source."""
    place = sheet.range(plan.area)
    chart = sheet.charts.add(place.left, place.top, place.width, place.height, name=plan.name)
    chart.set_source_data(sheet.range(plan.source))
    chart.chart_type = KINDS[plan.kind]
    chart.title = plan.title
    chart.legend.visible = plan.legend
    for series, look in zip(chart.series, plan.series, strict=False):
        if look.colour:
            series.fill_color = PALETTE[look.colour]
