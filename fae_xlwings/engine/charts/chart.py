"""Charts on a sheet."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from itertools import count
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart
from openpyxl.chart.legend import Legend
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.charts.axes import ChartAxis, ChartLegend
from fae_xlwings.engine.charts.data import build_series, by_rows, category_source
from fae_xlwings.engine.charts.plots import SECONDARY, all_series, empty, regroup
from fae_xlwings.engine.charts.series import ChartSeriesCollection
from fae_xlwings.engine.charts.texts import text_of, title_of
from fae_xlwings.engine.charts.types import POINTED, chart_type
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.placing import Placed, place
from fae_xlwings.engine.sheet_collections import SheetCollection

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet

DEFAULT_TYPE = "column_clustered"
# The styles that files number; newer ones are made of parts that only Excel writes.
MAX_STYLE = 48


class Chart(Placed, Implementation, contract=base_classes.Chart):
    """A chart."""

    def __init__(self, sheet: "Sheet", frame: Any) -> None:
        self.sheet = sheet
        self.item = self.frame = frame

    @property
    def api(self) -> Any:
        """The chart object and the chart in Excel's own object model, as over COM."""
        return facade("ChartObject", self), facade("Chart", self)

    @property
    def _rows(self) -> list[Any]:
        return all_series(self.frame)

    def set_source_data(self, rng: "Range", plot_by: str | None = None) -> None:
        """The series taken from a block of cells, names and categories guessed as Excel does."""
        row = chart_type(self.chart_type)
        series: list[Any] = [*build_series(rng.worksheet, rng.area, plot_by, pointed=row.element in POINTED)]
        for each in series:
            each.kind = row.name
        regroup(self.frame, series)
        self.frame.source = (rng.sheet, rng.area, plot_by)

    def set_x_axis_values(self, rng: "Range") -> None:
        """The labels along the horizontal axis of every series."""
        source = category_source(rng.worksheet, rng.area)
        for series in self._rows:
            setattr(series, "cat" if series.val is not None else "xVal", source)

    @property
    def chart_type(self) -> str:
        """The type, « combination » when series differ."""
        kinds = {series.kind for series in self._rows}
        if not kinds:
            return getattr(self.frame, "wanted", DEFAULT_TYPE)
        return kinds.pop() if len(kinds) == 1 else "combination"

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        row = chart_type(value)
        self.frame.wanted = row.name
        every = self._rows
        for series in every:
            series.kind = row.name
        if every:
            regroup(self.frame, every)
        else:
            empty(self.frame, row.name)

    @property
    def plot_by(self) -> str:
        """Whether each row or each column is a series."""
        _, area, plot_by = self._source()
        return "rows" if by_rows(area, plot_by) else "columns"

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        sheet, area, _ = self._source()
        self.set_source_data(sheet.on(area), value)

    def _source(self) -> tuple["Sheet", Area, str | None]:
        source = getattr(self.frame, "source", None)
        if source is None:
            raise NotImplementedError("Chart.plot_by : seulement après Chart.set_source_data.")
        return source

    @property
    def title(self) -> str | None:
        """The title, `None` without one."""
        return text_of(self.frame.title)

    @title.setter
    def title(self, value: str | None) -> None:
        self.frame.title = None if value is None else title_of(value)

    @property
    def legend(self) -> ChartLegend:
        """The legend."""
        return ChartLegend(self)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of categories, or of x."""
        return ChartAxis(self, "category")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of values, or of y."""
        return ChartAxis(self, "value")

    @property
    def secondary_category_axis(self) -> ChartAxis:
        """The second axis of categories."""
        return ChartAxis(self, "category", SECONDARY)

    @property
    def secondary_value_axis(self) -> ChartAxis:
        """The second axis of values."""
        return ChartAxis(self, "value", SECONDARY)

    @property
    def series(self) -> ChartSeriesCollection:
        """The series."""
        return ChartSeriesCollection(self)

    @property
    def style(self) -> int:
        """The number of the built-in style."""
        return getattr(self.frame, "modern_style", None) or self.frame.style or 2

    @style.setter
    def style(self, value: int) -> None:
        self.frame.modern_style = value
        self.frame.style = value if value <= MAX_STYLE else None

    @property
    def width(self) -> float:
        """The width in points."""
        return self.extent()[0]

    @width.setter
    def width(self, value: float) -> None:
        self.resize(value, self.height)

    @property
    def height(self) -> float:
        """The height in points."""
        return self.extent()[1]

    @height.setter
    def height(self, value: float) -> None:
        self.resize(self.width, value)

    def delete(self) -> None:
        """The chart removed."""
        self.sheet.worksheet._charts.remove(self.frame)


class Charts(SheetCollection[Chart], contract=base_classes.Charts):
    """The charts of a sheet."""

    excel_name = "ChartObjects"

    def _all(self) -> list[Chart]:
        return [Chart(self.sheet, frame) for frame in self.sheet.worksheet._charts]

    def add(  # noqa: PLR0917 - xlwings passes them by position
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: "Range | None" = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """A new chart, empty unless a source is given."""
        frame: Any = BarChart()
        frame._charts = []
        frame.legend = Legend(overlay=False)
        frame.roundedCorners = False
        frame.name = name or self._free_name()
        x, y = (anchor.left, anchor.top) if anchor is not None else (left, top)
        place(self.sheet.worksheet, frame, x, y, width, height)
        self.sheet.worksheet._charts.append(frame)
        chart = Chart(self.sheet, frame)
        chart.chart_type = chart_type or DEFAULT_TYPE
        if source is not None:
            chart.set_source_data(source, plot_by)
        if style is not None:
            chart.style = style
        return chart

    def _free_name(self) -> str:
        return next(name for name in (f"Chart {number}" for number in count(1)) if name not in self)
