"""Axes and legend of a new chart."""

from collections.abc import Callable
from typing import Any

from openpyxl.chart.axis import ChartLines
from openpyxl.chart.legend import Legend
from openpyxl.chart.title import title_maker
from xlwings import base_classes

from fae_xlwings.engine.base.contract import Implementation, given, refuse
from fae_xlwings.engine.base.facade import Api, Member, part
from fae_xlwings.engine.parts.new_chart import NewChart

# xlwings' word, the file's (ST_LegendPos).
LEGENDS = {"top": "t", "bottom": "b", "left": "l", "right": "r", "corner": "tr"}


def set_title(named: Any, text: str | None) -> None:
    """The title of a chart or an axis, beside what it names and never over it; `None` for none."""
    named.title = None if text is None else title_maker(text)
    if named.title is not None:
        named.title.overlay = False


# How each attribute of an axis is written.
WRITERS: dict[str, Callable[[Any, Any], None]] = {
    "title": set_title,
    "minimum_scale": lambda axis, value: setattr(axis.scaling, "min", value),
    "reverse_order": lambda axis, value: setattr(axis.scaling, "orientation", "maxMin" if value else "minMax"),
}


class ChartAxis(Implementation, contract=base_classes.ChartAxis):
    """The category or value axis of a chart."""

    def __init__(self, chart: NewChart, name: str) -> None:
        self.chart = chart
        self.name = name

    @property
    def axis(self) -> Any:
        """The axis, shown or not."""
        return getattr(self.chart.plot, self.name)

    @property
    def api(self) -> Any:
        """The axis in Excel's own object model, `None` when it is not shown."""
        return None if self.axis.delete else AxisApi(self.axis)

    def set(self, *, visible: Any, **values: Any) -> None:
        """Attributes set together, visibility last when it hides the axis."""
        axis = self.axis
        if visible is True or values.get("title"):
            axis.delete = False
        for name, value in given(values).items():
            writer = WRITERS.get(name) or refuse(f"ChartAxis.{name}")
            writer(axis, value)
        if visible is False:
            axis.delete = True


def _show_gridlines(axis: Any, value: bool) -> None:
    axis.majorGridlines = ChartLines() if value else None


class TickLabelsApi(Api):
    """Excel's `TickLabels` of an axis."""

    NumberFormat = Member(None, lambda axis, code: setattr(axis, "number_format", code))


class AxisApi(Api):
    """Excel's `Axis`."""

    TickLabels = part(TickLabelsApi)
    HasMajorGridlines = Member(lambda axis: axis.majorGridlines is not None, _show_gridlines)


class ChartLegend(Implementation, contract=base_classes.ChartLegend):
    """The legend of a chart."""

    def __init__(self, chart: NewChart) -> None:
        self.chart = chart

    @property
    def visible(self) -> bool:
        """Whether there is a legend."""
        return self.chart.plot.legend is not None

    @visible.setter
    def visible(self, value: bool) -> None:
        if value != self.visible:
            self.chart.plot.legend = Legend(overlay=False) if value else None

    def _place(self, value: str) -> None:
        self.visible = True
        self.chart.plot.legend.position = LEGENDS[value]

    position = property(None, _place, doc="The side it is on.")
