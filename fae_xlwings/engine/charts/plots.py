"""The inside of a chart: series grouped into plots by type and axes, and the axes they share."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from itertools import groupby
from typing import Any

from openpyxl.chart.axis import NumericAxis, TextAxis
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef
from openpyxl.chart.plotarea import PlotArea
from openpyxl.chart.series import Series, XYSeries
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from fae_xlwings.engine.charts.types import POINTED, ROUND, chart_type, dress, kind_of, make_part

PRIMARY, SECONDARY = "primary", "secondary"
# Any distinct numbers do: they link plots to their axes inside the file.
_IDS = {PRIMARY: (10, 100), SECONDARY: (20, 200)}
# The light grey of Excel's own new charts.
GRID = "D9D9D9"


def all_series(frame: Any) -> list[Any]:
    """The series of a chart in their order, each knowing its type and its axes."""
    for part in frame._charts:
        for series in part.ser:
            series.kind = kind_of(part, series)
            series.group = group_of(frame, part)
    return sorted((series for part in frame._charts for series in part.ser), key=lambda series: series.order or 0)


def group_of(frame: Any, part: Any) -> str:
    """Whether a plot uses the first pair of axes or the second."""
    if not hasattr(part, "y_axis"):
        return PRIMARY
    return PRIMARY if part.y_axis.axId == _first_axes(frame)[1].axId else SECONDARY


def _first_axes(frame: Any) -> tuple[Any, Any]:
    first = next((part for part in frame._charts if hasattr(part, "y_axis")), None)
    return (None, None) if first is None else (first.x_axis, first.y_axis)


def axes(frame: Any, group: str) -> tuple[Any, Any] | None:
    """The horizontal and vertical axes of a group, `None` when no series uses it."""
    for part in frame._charts:
        if hasattr(part, "y_axis") and group_of(frame, part) == group:
            return part.x_axis, part.y_axis
    return None


def regroup(frame: Any, series: list[Any]) -> None:
    """The chart rebuilt from its series, according to the type and the axes each one asks for."""
    kept = {group: axes(frame, group) for group in _IDS}
    parts: list[Any] = []
    ordered = sorted(series, key=lambda each: getattr(each, "group", PRIMARY) == SECONDARY)
    for (kind, group), members in groupby(ordered, key=lambda each: (each.kind, getattr(each, "group", PRIMARY))):
        parts.append(_part(kind, group, list(members), kept, _like(frame, kind)))
    for number, each in enumerate(series):
        each.idx = each.order = number
    frame._charts = parts
    frame.plot_area = PlotArea()


def empty(frame: Any, kind: str) -> None:
    """The chart without series, its type and axes ready for some."""
    frame._charts = [_part(kind, PRIMARY, [], {group: axes(frame, group) for group in _IDS}, None)]
    frame.plot_area = PlotArea()


def _like(frame: Any, kind: str) -> Any:
    """The plot of that type that the chart had, for its gaps and labels."""
    return next((part for part in frame._charts if part.ser and getattr(part.ser[0], "kind", "") == kind), None)


def _part(kind: str, group: str, members: list[Any], kept: dict[str, Any], old: Any) -> Any:
    row = chart_type(kind)
    part = make_part(row)
    for each in members:
        _convert(each, pointed=row.element in POINTED)
        if getattr(each, "dressed", None) != kind:
            dress(each, row)
            each.dressed = kind
    part.ser = members
    for name in ("gapWidth", "overlap", "holeSize", "firstSliceAng", "dLbls"):
        if old is not None and type(old) is type(part):
            setattr(part, name, getattr(old, name, None)) if hasattr(part, name) else None
    if row.element not in ROUND:
        part.x_axis, part.y_axis = _axes(row.element, row.direction, group, kept)
    return part


def _axes(element: type, direction: str, group: str, kept: dict[str, Any]) -> tuple[Any, Any]:
    pointed = element in POINTED
    old = kept[group]
    kind: Any = NumericAxis if pointed else TextAxis
    if old is not None and type(old[0]) is kind:
        return _placed(old[0], old[1], direction)
    across, upward = _IDS[group]
    x = kind(axId=across, crossAx=upward)
    y = NumericAxis(axId=upward, crossAx=across)
    for axis in (x, y):
        axis.delete, axis.majorGridlines = False, axis.majorGridlines if axis is y and group == PRIMARY else None
    if y.majorGridlines is not None:
        y.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID))
    if group == SECONDARY:
        x.delete, y.crosses = True, "max"
    if old is not None:
        _inherit(x, old[0])
        _inherit(y, old[1])
    kept[group] = (x, y)
    return _placed(x, y, direction)


def _placed(x: Any, y: Any, direction: str) -> tuple[Any, Any]:
    """The axes on the sides that bars or columns want them."""
    second = y.crosses == "max"
    x.axPos = "l" if direction == "bar" else "b"
    y.axPos = ("t" if second else "b") if direction == "bar" else ("r" if second else "l")
    return x, y


def _inherit(axis: Any, old: Any) -> None:
    for name in ("title", "number_format", "scaling", "delete"):
        setattr(axis, name, getattr(old, name))


def _convert(series: Any, *, pointed: bool) -> None:
    """The data of a series under the names that points (x, y) or categories and values go by."""
    series.__class__ = XYSeries if pointed else Series
    if pointed and series.val is not None:
        series.yVal, series.val = series.val, None
        series.xVal, series.cat = series.cat, None
    elif not pointed and series.yVal is not None:
        series.val, series.yVal = NumDataSource(numRef=NumRef(f=series.yVal.numRef.f)), None
        source = series.xVal
        series.cat, series.xVal = AxDataSource(numRef=source.numRef, strRef=source.strRef) if source else None, None
