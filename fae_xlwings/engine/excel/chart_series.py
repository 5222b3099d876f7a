"""The series of a new chart: fills, points, labels."""

# Rows take openpyxl's objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Iterator
from typing import Any

from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.drawing.line import LineProperties
from xlwings import base_classes

from fae_xlwings.engine.base.colors import hexadecimal
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, Member, method, part, plain
from fae_xlwings.engine.parts.new_chart import NewChart

# What new labels show, as Excel wants it told: their value alone.
NEW_LABELS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
# XlDataLabelPosition, the file's words (ST_DLblPos).
POSITIONS = {-4108: "ctr", 0: "t", 1: "b", -4131: "l", -4152: "r", 2: "outEnd", 3: "inEnd", 4: "inBase", 5: "bestFit"}


class ChartSeries(Implementation, contract=base_classes.ChartSeries):
    """One series."""

    def __init__(self, series: Any) -> None:
        self.series = series

    @property
    def api(self) -> Any:
        """The series in Excel's own object model."""
        return SeriesApi(self.series)


class ChartSeriesCollection(Implementation, contract=base_classes.ChartSeriesCollection):
    """The series of a chart."""

    def __init__(self, chart: NewChart) -> None:
        self.chart = chart

    def __len__(self) -> int:
        return len(self.chart.plot.ser)

    def __iter__(self) -> Iterator[ChartSeries]:
        return map(ChartSeries, self.chart.plot.ser)


def _keep(look: Any) -> None:
    """Nothing: fills are solid here."""


def _show(look: Any, value: bool) -> None:
    """Excel's own fill, until a colour is given, or none at all."""
    look.solidFill, look.noFill = None, None if value else True


def _paint(look: Any, color: Any) -> None:
    look.noFill, look.solidFill = None, hexadecimal(color)


class ColorApi(Api):
    """Excel's `ColorFormat` of a fill or a line."""

    RGB = Member(None, _paint)


class FillApi(Api):
    """Excel's `FillFormat`."""

    Visible = Member(None, _show)
    Solid = method(_keep)
    ForeColor = part(ColorApi)


class LineApi(Api):
    """Excel's `LineFormat`."""

    ForeColor = part(ColorApi)


def _line(look: Any) -> Any:
    look.ln = look.ln or LineProperties()
    return look.ln


class FormatApi(Api):
    """Excel's `ChartFormat`."""

    Fill = part(FillApi)
    Line = part(LineApi, _line)


class PointApi(Api):
    """Excel's `Point`: a slice, a bar."""

    Format = part(FormatApi, lambda point: point.spPr)


def _point(series: Any, index: int) -> PointApi:
    """The point of a series, from 1, told apart from the others when it is not yet; its line is its series'."""
    found: Any = next((point for point in series.dPt if point.idx == index - 1), None)
    if found is None:
        found = DataPoint(idx=index - 1)
        found.spPr.ln = None
        series.dPt.append(found)
    return PointApi(found)


def _has_labels(series: Any, value: bool) -> None:
    if value != (series.dLbls is not None):
        series.dLbls = DataLabelList(**{name: name == "showVal" for name in NEW_LABELS}) if value else None


def _place_labels(labels: Any, value: int) -> None:
    labels.position = POSITIONS[value]


class DataLabelsApi(Api):
    """Excel's `DataLabels`."""

    ShowValue = plain("showVal")
    ShowPercentage = plain("showPercent")
    ShowCategoryName = plain("showCatName")
    NumberFormat = plain("numFmt")
    Position = Member(None, _place_labels)


def _labels(series: Any) -> DataLabelsApi:
    _has_labels(series, True)
    return DataLabelsApi(series.dLbls)


class SeriesApi(Api):
    """Excel's `Series`."""

    Format = part(FormatApi, lambda series: series.spPr)
    Points = method(_point)
    HasDataLabels = Member(lambda series: series.dLbls is not None, _has_labels)
    DataLabels = method(_labels)
