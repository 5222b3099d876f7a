"""The series of a chart: fills, points, labels."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.colors import hexadecimal
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, Member, method, part
from fae_xlwings.engine.base.tree import assign, child, children, drop, ensure, flag, insert
from fae_xlwings.engine.base.xml import CHART, Node, etree, tag
from fae_xlwings.engine.parts.chart_part import SERIES_ORDER, ChartPart, Shape, paint, paint_line, said, say

POINT_ORDER = ("idx", "spPr")
# What new labels show, as Excel wants it told: their value alone.
NEW_LABELS = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
LABEL_ORDER = ("numFmt", "dLblPos", *NEW_LABELS)
# XlDataLabelPosition, the file's words (ST_DLblPos).
POSITIONS = {-4108: "ctr", 0: "t", 1: "b", -4131: "l", -4152: "r", 2: "outEnd", 3: "inEnd", 4: "inBase", 5: "bestFit"}


class ChartSeries(Implementation, contract=base_classes.ChartSeries):
    """One series."""

    def __init__(self, chart: ChartPart, node: Node) -> None:
        self.chart = chart
        self.node = node

    @property
    def api(self) -> Any:
        """The series in Excel's own object model."""
        self.chart.edit()
        return SeriesApi(self.node)


class ChartSeriesCollection(Implementation, contract=base_classes.ChartSeriesCollection):
    """The series of a chart."""

    def __init__(self, chart: ChartPart) -> None:
        self.chart = chart

    def __len__(self) -> int:
        return len(self.chart.series)

    def __iter__(self) -> Iterator[ChartSeries]:
        return (ChartSeries(self.chart, node) for node in self.chart.series)


def _keep(shape: Shape) -> None:
    """Nothing: fills are solid here."""


class ColorApi(Api):
    """Excel's `ColorFormat`."""

    RGB = Member(None, lambda shape, value: paint(shape, hexadecimal(value)))


class FillApi(Api):
    """Excel's `FillFormat`."""

    # Excel's own fill, until a colour is given, or none at all.
    Visible = Member(None, lambda shape, value: paint(shape, None if value else "none"))
    Solid = method(_keep)
    ForeColor = part(ColorApi)


class LineColorApi(Api):
    """Excel's `ColorFormat` of a line."""

    RGB = Member(None, lambda shape, value: paint_line(shape, hexadecimal(value)))


class LineApi(Api):
    """Excel's `LineFormat`."""

    ForeColor = part(LineColorApi)


class FormatApi(Api):
    """Excel's `ChartFormat`."""

    Fill = part(FillApi)
    Line = part(LineApi)


class PointApi(Api):
    """Excel's `Point`: a slice, a bar."""

    Format = part(FormatApi, lambda point: Shape(point, POINT_ORDER))


def _point(series: Node, index: int) -> PointApi:
    """The point of a series, from 1, told apart from the others when it is not yet."""
    for node in children(series, "dPt"):
        if said(node, "idx") == str(index - 1):
            return PointApi(node)
    node = insert(series, etree.SubElement(series, tag("dPt", CHART)), SERIES_ORDER)
    say(node, "idx", POINT_ORDER, index - 1)
    return PointApi(node)


def _labels(series: Node) -> Node:
    """The data labels of a series, made when missing."""
    found = child(series, "dLbls")
    if found is None:
        found = ensure(series, "dLbls", SERIES_ORDER)
        for name in NEW_LABELS:
            say(found, name, LABEL_ORDER, name == "showVal")
    return found


def _has_labels(series: Node, value: bool) -> None:
    if value:
        _labels(series)
    else:
        drop(series, "dLbls")


def _shows(word: str) -> Member:
    return Member(
        lambda labels: flag(child(labels, word), "val"),
        lambda labels, value: say(labels, word, LABEL_ORDER, bool(value)),
    )


def _set_format(labels: Node, code: str) -> None:
    assign(ensure(labels, "numFmt", LABEL_ORDER), formatCode=code, sourceLinked=False)


class DataLabelsApi(Api):
    """Excel's `DataLabels`."""

    ShowValue = _shows("showVal")
    ShowPercentage = _shows("showPercent")
    ShowCategoryName = _shows("showCatName")
    NumberFormat = Member(None, _set_format)
    Position = Member(None, lambda labels, value: say(labels, "dLblPos", LABEL_ORDER, POSITIONS[value]))


def _label_api(series: Node) -> DataLabelsApi:
    return DataLabelsApi(_labels(series))


class SeriesApi(Api):
    """Excel's `Series`."""

    Format = part(FormatApi, lambda series: Shape(series, SERIES_ORDER))
    Points = method(_point)
    HasDataLabels = Member(lambda series: child(series, "dLbls") is not None, _has_labels)
    DataLabels = method(_label_api)
