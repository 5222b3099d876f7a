"""Axes and legend of a chart."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Callable
from typing import Any

from openpyxl.chart.legend import Legend
from xlwings import XlwingsError, base_classes

from fae_xlwings.engine.base.contract import Implementation, given, refuse
from fae_xlwings.engine.base.facade import Api, Member, part
from fae_xlwings.engine.base.tree import assign, child, drop, ensure, from_openpyxl, insert
from fae_xlwings.engine.base.xml import CHART, Node
from fae_xlwings.engine.parts.chart_part import (
    AXIS_ORDER,
    CHART_ORDER,
    LEGEND_ORDER,
    SCALING_ORDER,
    ChartPart,
    said,
    say,
    set_title,
)

# xlwings' word, the file's (ST_LegendPos).
LEGENDS = {"top": "t", "bottom": "b", "left": "l", "right": "r", "corner": "tr"}


def _scale(name: str) -> Callable[[Node, Any], None]:
    return lambda axis, value: say(ensure(axis, "scaling", AXIS_ORDER), name, SCALING_ORDER, value)


def _format(axis: Node, value: str) -> None:
    assign(ensure(axis, "numFmt", AXIS_ORDER), formatCode=value, sourceLinked=False)


# How each attribute of an axis is written.
WRITERS: dict[str, Callable[[Node, Any], None]] = {
    "title": lambda axis, value: set_title(axis, AXIS_ORDER, value),
    "minimum_scale": _scale("min"),
    "maximum_scale": _scale("max"),
    "number_format": _format,
    "reverse_order": lambda axis, value: _scale("orientation")(axis, "maxMin" if value else "minMax"),
}


class ChartAxis(Implementation, contract=base_classes.ChartAxis):
    """The category or value axis of a chart."""

    def __init__(self, chart: ChartPart, kind: str) -> None:
        self.chart = chart
        self.kind = kind

    @property
    def api(self) -> Any:
        """The axis in Excel's own object model, `None` when it is not shown."""
        return AxisApi(self.edit()) if said(self.edit(), "delete") in {"0", "false"} else None

    def edit(self) -> Node:
        """The axis in the file, shown or not, to be changed."""
        self.chart.edit()
        axis = self.chart.axis(self.kind)
        if axis is None:
            raise XlwingsError("Ce graphique n'a pas d'axes.")
        return axis

    def set(self, *, visible: Any, **values: Any) -> None:
        """Attributes set together, visibility last when it hides the axis."""
        axis = self.edit()
        if visible is True or values.get("title"):
            say(axis, "delete", AXIS_ORDER, False)
        for name, value in given(values).items():
            writer = WRITERS.get(name) or refuse(f"ChartAxis.{name}")
            writer(axis, value)
        if visible is False:
            say(axis, "delete", AXIS_ORDER, True)


def _show_gridlines(axis: Node, value: bool) -> None:
    drop(axis, "majorGridlines")
    if value:
        ensure(axis, "majorGridlines", AXIS_ORDER)


class TickLabelsApi(Api):
    """Excel's `TickLabels` of an axis."""

    NumberFormat = Member(None, _format)


class AxisApi(Api):
    """Excel's `Axis`."""

    TickLabels = part(TickLabelsApi)
    HasMajorGridlines = Member(lambda axis: child(axis, "majorGridlines") is not None, _show_gridlines)


class ChartLegend(Implementation, contract=base_classes.ChartLegend):
    """The legend of a chart."""

    def __init__(self, chart: ChartPart) -> None:
        self.chart = chart

    @property
    def visible(self) -> bool:
        """Whether there is a legend."""
        return child(self.chart.chart, "legend") is not None

    @visible.setter
    def visible(self, value: bool) -> None:
        chart = self.chart.edit()
        if not value:
            drop(chart, "legend")
        elif not self.visible:
            insert(chart, from_openpyxl(Legend().to_tree(), CHART), CHART_ORDER)

    def _place(self, value: str) -> None:
        self.visible = True
        legend = child(self.chart.edit(), "legend")
        say(legend, "legendPos", LEGEND_ORDER, LEGENDS[value])
        say(legend, "overlay", LEGEND_ORDER, False)

    position = property(None, _place, doc="The side it is on.")
