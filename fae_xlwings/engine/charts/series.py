"""The series of a chart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.chart.data_source import StrRef
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel
from xlwings import base_classes

from fae_xlwings.engine.addresses import parse, split_sheet
from fae_xlwings.engine.charts.plots import all_series, regroup
from fae_xlwings.engine.charts.texts import fill_of, line_of, set_fill, set_line
from fae_xlwings.engine.charts.types import chart_type
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.colors import Rgb
from fae_xlwings.engine.looks.formats import UNSET
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.values import cell_value

if TYPE_CHECKING:
    from fae_xlwings.engine.charts.chart import Chart

# xlwings' words that the file spells otherwise (ST_MarkerStyle).
_MARKERS = {"automatic": "auto"}
_MARKERS_BACK = {"auto": "automatic", None: "none"}
# The order in which Excel wants attributes set: type and axes first, markers after line and fill.
ORDER = (
    "chart_type",
    "axis_group",
    "name",
    "line_color",
    "fill_color",
    "marker_style",
    "marker_size",
    "marker_foreground_color",
    "marker_background_color",
)


class ChartSeries(Implementation, contract=base_classes.ChartSeries):
    """One series."""

    def __init__(self, chart: "Chart", series: Any) -> None:
        self.chart = chart
        self.series = series

    @property
    def api(self) -> Any:
        """The series in Excel's own object model."""
        return facade("Series", self)

    @property
    def name(self) -> str:
        """The name shown in the legend."""
        label = self.series.tx
        if label is None:
            return f"Series{(self.series.order or 0) + 1}"
        return str(self._referred(label.strRef.f)) if label.strRef is not None else label.v

    def _referred(self, place: str) -> Any:
        sheet, text = split_sheet(place)
        area = parse(text)
        if area is None or sheet is None:
            return place
        return cell_value(self.chart.sheet.book.sheets(sheet).worksheet, area.row, area.column) or ""

    @name.setter
    def name(self, value: str) -> None:
        self.series.tx = SeriesLabel(strRef=StrRef(f=value[1:])) if value.startswith("=") else SeriesLabel(v=value)

    @property
    def chart_type(self) -> str:
        """The type of this series alone."""
        return self.series.kind

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        every = all_series(self.chart.frame)
        self.series.kind = chart_type(value).name
        regroup(self.chart.frame, every)

    @property
    def axis_group(self) -> str:
        """The pair of axes it is measured on."""
        return self.series.group

    @axis_group.setter
    def axis_group(self, value: str) -> None:
        every = all_series(self.chart.frame)
        self.series.group = value
        regroup(self.chart.frame, every)

    @property
    def fill_color(self) -> Rgb | None:
        """The colour of bars, slices or areas."""
        return fill_of(self.series)

    @fill_color.setter
    def fill_color(self, value: Any) -> None:
        set_fill(self.series, value)

    @property
    def line_color(self) -> Rgb | None:
        """The colour of the line, or of the outline."""
        return line_of(self.series)

    @line_color.setter
    def line_color(self, value: Any) -> None:
        set_line(self.series, value)

    def _marker(self) -> Any:
        if self.series.marker is None:
            self.series.marker = Marker()
        return self.series.marker

    @property
    def marker_style(self) -> str:
        """The shape of the markers."""
        symbol = self._marker().symbol
        return _MARKERS_BACK.get(symbol, symbol or "none")

    @marker_style.setter
    def marker_style(self, value: str) -> None:
        self._marker().symbol = _MARKERS.get(value, value)

    @property
    def marker_size(self) -> int:
        """The size of the markers in points, 5 unless set."""
        return int(self._marker().size or 5)

    @marker_size.setter
    def marker_size(self, value: int) -> None:
        self._marker().size = value

    @property
    def marker_foreground_color(self) -> Rgb | None:
        """The outline of the markers."""
        return line_of(self._marker())

    @marker_foreground_color.setter
    def marker_foreground_color(self, value: Any) -> None:
        set_line(self._marker(), value)

    @property
    def marker_background_color(self) -> Rgb | None:
        """The inside of the markers."""
        return fill_of(self._marker())

    @marker_background_color.setter
    def marker_background_color(self, value: Any) -> None:
        set_fill(self._marker(), value)

    def set(self, **values: Any) -> None:
        """Several attributes together, in the order that Excel wants."""
        for name in ORDER:
            if values.get(name, UNSET) is not UNSET:
                setattr(self, name, values[name])


class ChartSeriesCollection(Implementation, contract=base_classes.ChartSeriesCollection):
    """The series of a chart."""

    def __init__(self, chart: "Chart") -> None:
        self.chart = chart

    @property
    def api(self) -> Any:
        """The series in Excel's own object model."""
        return facade("SeriesCollection", self)

    def _all(self) -> list[ChartSeries]:
        return [ChartSeries(self.chart, series) for series in all_series(self.chart.frame)]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[ChartSeries]:
        return iter(self._all())

    def __call__(self, key: Any) -> ChartSeries:
        """The series of that rank, from 1; `KeyError` when there is none."""
        series = self._all()
        if not isinstance(key, int) or not 1 <= key <= len(series):
            raise KeyError(key)
        return series[key - 1]

    def __contains__(self, key: int) -> bool:
        return 1 <= key <= len(self)
