"""Charts on a sheet."""

# Rows take openpyxl's objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Iterator
from itertools import count
from typing import Any

from openpyxl.drawing.text import CharacterProperties
from xlwings import base_classes

from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.facade import Api, Member, method, part, plain
from fae_xlwings.engine.excel.chart_axes import ChartAxis, ChartLegend, set_title
from fae_xlwings.engine.excel.chart_series import ChartSeriesCollection
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.excel.parents import Sheet
from fae_xlwings.engine.parts.chart_data import sources
from fae_xlwings.engine.parts.drawing import Drawn, add_chart_frame, drawn_on, pattern
from fae_xlwings.engine.parts.new_chart import NewChart, add_chart, chart_type


class _Laid(Implementation):
    """Something laid over the cells of a sheet."""

    def __init__(self, sheet: Sheet, drawn: Drawn) -> None:
        self.sheet = sheet
        self.drawn = drawn

    @property
    def name(self) -> str:
        """The name."""
        return self.drawn.name


class Chart(_Laid, contract=base_classes.Chart):
    """A chart."""

    @property
    def chart(self) -> NewChart:
        """What is in its frame, of a chart made here; one of the file is not taken apart."""
        draft = self.drawn.chart.draft if self.drawn.chart is not None else None
        if not isinstance(draft, NewChart):
            refuse("Chart (un graphique qui était dans le fichier, autrement que supprimé)")
        return draft

    @property
    def api(self) -> Any:
        """The chart object and the chart in Excel's own object model, as over COM."""
        return ShapeApi(self.drawn), ChartApi(self)

    def set_source_data(self, rng: Any, plot_by: str | None = None) -> None:
        """The series taken from a block of cells, names and categories guessed as Excel does."""
        if plot_by != "columns":
            refuse("Chart.set_source_data(plot_by=…) autrement que par colonnes")
        self.chart.draw(self.chart.row, sources(rng.sheet.part, rng.area))

    def _set_type(self, value: str) -> None:
        self.chart.draw(chart_type(value), self.chart.sources)

    def _set_title(self, value: str | None) -> None:
        set_title(self.chart.plot, value)

    chart_type = property(None, _set_type, doc="The type.")
    title = property(None, _set_title, doc="The title, `None` for none.")

    @property
    def legend(self) -> ChartLegend:
        """The legend."""
        return ChartLegend(self.chart)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of categories, or of x."""
        return ChartAxis(self.chart, "x_axis")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of values, or of y."""
        return ChartAxis(self.chart, "y_axis")

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
        return (Chart(self.parent, each) for each in drawn_on(self.parent.part) if each.chart is not None)

    def add(self, left: float, top: float, width: float, height: float, **options: Any) -> Chart:
        """A new chart, empty; its style is Excel's own, whatever number xlwings passes."""
        for name in ("chart_type", "source", "plot_by", "anchor"):
            if options[name] is not None:
                refuse(f"Charts.add({name}=…)")
        name = options["name"] or next(each for n in count(1) if (each := f"Chart {n}") not in self)
        made = add_chart(self.parent.part.part.package, pattern(self.parent.part, "chart"))
        return Chart(self.parent, add_chart_frame(self.parent.part, made, name, left, top, width, height))


class Shape(_Laid, contract=base_classes.Shape):
    """Anything drawn on a sheet."""

    @property
    def api(self) -> Any:
        """The shape in Excel's own object model."""
        return ShapeApi(self.drawn)


class Shapes(Items[Shape], contract=base_classes.Collection):
    """What is drawn on a sheet, the lowest first."""

    def __iter__(self) -> Iterator[Shape]:
        return (Shape(self.parent, each) for each in drawn_on(self.parent.part))


class ShapeApi(Api):
    """Excel's `Shape`."""

    AlternativeText = Member(None, Drawn.describe)


def _set_size(title: Any, points: float) -> None:
    for paragraph in title.tx.rich.p:
        paragraph.pPr.defRPr.sz = size = round(points * 100)
        for run in paragraph.r:
            run.rPr = CharacterProperties(sz=size)


class FontApi(Api):
    """The letters of a title."""

    Size = Member(None, _set_size)


class ChartTitleApi(Api):
    """Excel's `ChartTitle`."""

    Font = part(FontApi)


class ChartGroupApi(Api):
    """Excel's `ChartGroup`: the plot of one type."""

    GapWidth = plain("gapWidth")
    Overlap = plain("overlap")


class ChartApi(Api):
    """Excel's `Chart`; a chart has one group here."""

    ChartTitle = part(ChartTitleApi, lambda chart: chart.chart.plot.title)
    ChartGroups = method(lambda chart, _: ChartGroupApi(chart.chart.plot))
