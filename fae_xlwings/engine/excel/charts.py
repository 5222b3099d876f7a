"""Charts on a sheet."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.facade import Api, Member, method, part, plain
from fae_xlwings.engine.base.tree import child
from fae_xlwings.engine.base.xml import Node
from fae_xlwings.engine.excel.chart_axes import ChartAxis, ChartLegend
from fae_xlwings.engine.excel.chart_series import ChartSeriesCollection
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.excel.parents import Sheet
from fae_xlwings.engine.parts.chart_data import sources
from fae_xlwings.engine.parts.chart_part import (
    CHART_ORDER,
    PLOT_ORDER,
    ChartPart,
    new_chart,
    said,
    say,
    set_size,
    set_title,
)
from fae_xlwings.engine.parts.chart_types import chart_type
from fae_xlwings.engine.parts.drawing import Drawn, add_chart_frame, drawn_on


class Chart(Implementation, contract=base_classes.Chart):
    """A chart."""

    def __init__(self, sheet: Sheet, drawn: Drawn, chart: ChartPart) -> None:
        self.sheet = sheet
        self.drawn = drawn
        self.chart = chart

    @property
    def api(self) -> Any:
        """The chart object and the chart in Excel's own object model, as over COM."""
        return ChartObjectApi(self), ChartApi(self)

    @property
    def name(self) -> str:
        """The name."""
        return self.drawn.name

    def set_source_data(self, rng: Any, plot_by: str | None = None) -> None:
        """The series taken from a block of cells, names and categories guessed as Excel does."""
        if plot_by != "columns":
            refuse("Chart.set_source_data(plot_by=…) autrement que par colonnes")
        row = self.chart.type
        self.chart.draw(row, sources(rng.sheet.part, rng.area))

    def _set_type(self, value: str) -> None:
        self.chart.draw(chart_type(value))

    def _set_title(self, value: str | None) -> None:
        set_title(self.chart.edit(), CHART_ORDER, value)
        say(self.chart.chart, "autoTitleDeleted", CHART_ORDER, value is None)

    chart_type = property(None, _set_type, doc="The type.")
    title = property(None, _set_title, doc="The title, `None` for none.")

    @property
    def legend(self) -> ChartLegend:
        """The legend."""
        return ChartLegend(self.chart)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of categories, or of x."""
        return ChartAxis(self.chart, "category")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of values, or of y."""
        return ChartAxis(self.chart, "value")

    @property
    def series(self) -> ChartSeriesCollection:
        """The series."""
        return ChartSeriesCollection(self.chart)

    def delete(self) -> None:
        """The chart removed."""
        self.drawn.remove()


class Charts(Items[Chart], contract=base_classes.Charts):
    """The charts of a sheet."""

    def __iter__(self) -> Iterator[Chart]:
        drawn = ((each, each.chart) for each in drawn_on(self.parent.part))
        return (Chart(self.parent, each, ChartPart(found)) for each, found in drawn if found is not None)

    def add(self, left: float, top: float, width: float, height: float, **options: Any) -> Chart:
        """A new chart, empty; its style is Excel's own, whatever number xlwings passes."""
        for name in ("chart_type", "source", "plot_by", "anchor"):
            if options[name] is not None:
                refuse(f"Charts.add({name}=…)")
        name = options["name"] or next(each for n in count(1) if (each := f"Chart {n}") not in self)
        made = new_chart(self.parent.part.part.package)
        return Chart(self.parent, add_chart_frame(self.parent.part, made.part, name, left, top, width, height), made)


class Shape(Implementation, contract=base_classes.Shape):
    """Anything drawn on a sheet."""

    def __init__(self, sheet: Sheet, drawn: Drawn) -> None:
        self.sheet = sheet
        self.drawn = drawn

    @property
    def api(self) -> Any:
        """The shape in Excel's own object model."""
        return ShapeApi(self.drawn)

    @property
    def name(self) -> str:
        """The name."""
        return self.drawn.name


class Shapes(Items[Shape], contract=base_classes.Collection):
    """What is drawn on a sheet, the lowest first."""

    def __iter__(self) -> Iterator[Shape]:
        return (Shape(self.parent, each) for each in drawn_on(self.parent.part))


class ShapeApi(Api):
    """Excel's `Shape`."""

    AlternativeText = plain("description")


class ChartObjectApi(Api):
    """Excel's `ChartObject`."""


class FontApi(Api):
    """The letters of a title."""

    Size = Member(None, set_size)


class ChartTitleApi(Api):
    """Excel's `ChartTitle`."""

    Font = part(FontApi)


class ChartGroupApi(Api):
    """Excel's `ChartGroup`: the plot of one type."""

    GapWidth = Member(
        lambda plot: int(said(plot, "gapWidth") or 150), lambda plot, value: say(plot, "gapWidth", PLOT_ORDER, value)
    )
    Overlap = Member(
        lambda plot: int(said(plot, "overlap") or 0), lambda plot, value: say(plot, "overlap", PLOT_ORDER, value)
    )


def _group(chart: Chart, index: int) -> ChartGroupApi:
    chart.chart.edit()
    return ChartGroupApi(chart.chart.area[index - 1])


def _title(chart: Chart) -> Node:
    title = child(chart.chart.edit(), "title")
    if title is None:
        raise ValueError(f"Le graphique « {chart.name} » n'a pas de titre.")
    return title


class ChartApi(Api):
    """Excel's `Chart`."""

    ChartTitle = part(ChartTitleApi, _title)
    ChartGroups = method(_group)
