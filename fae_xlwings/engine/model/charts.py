"""Charts and pictures in Excel's object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from typing import Any

from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import NumDataSource, NumRef

from fae_xlwings.engine.charts.axes import ChartAxis
from fae_xlwings.engine.charts.data import category_source, reference
from fae_xlwings.engine.charts.types import BY_NAME, BY_NUMBER
from fae_xlwings.engine.model.chart_parts import Shaped, body_font, labels_of, point, title_font
from fae_xlwings.engine.model.helpers import MSO_TRUE, method, part, plain, worded
from fae_xlwings.engine.model.object_model import Facade, Member, facade, target_of

# XlAxisType and XlAxisGroup, the engine's words.
AXIS_TYPES = {1: "category", 2: "value"}
AXIS_GROUPS = {1: "primary", 2: "secondary"}
# XlLegendPosition, xlwings' words.
LEGEND_POSITIONS = {-4160: "top", -4107: "bottom", -4131: "left", -4152: "right", 2: "corner"}
# XlTickLabelPosition, the file's words (ST_TickLblPos).
TICK_POSITIONS = {4: "nextTo", -4127: "high", -4134: "low", -4142: "none"}
# XlDisplayBlanksAs, the file's words.
BLANKS = {1: "gap", 2: "zero", 3: "span"}
# XlPlacement: whether a drawing follows the cells under it.
PLACEMENTS = {1: "twoCell", 2: "oneCell", 3: "absolute"}
# XlTickMark, the file's words (ST_TickMark).
TICK_MARKS = {-4142: None, 2: "in", 3: "out", 4: "cross"}


def _groups(chart: Any, index: int) -> Facade:
    return facade("ChartGroup", chart.frame._charts[index - 1])


def _series(chart: Any, index: int | None = None) -> Facade:
    return facade("SeriesCollection", chart.series) if index is None else facade("Series", chart.series(index))


def _axis(chart: Any, kind: int = 1, group: int = 1) -> Facade:
    return facade("Axis", ChartAxis(chart, AXIS_TYPES[kind], AXIS_GROUPS[group]))


def _has_title(owner: Any, value: bool) -> None:
    if value and owner.title is None:
        owner.title = " "
    elif not value:
        owner.title = None


def _labels(series: Any, index: int | None = None) -> Facade:
    if index is not None:
        raise NotImplementedError("Series.api.DataLabels(n) : donnez les étiquettes de toute la série.")
    return facade("DataLabels", labels_of(series.series))


def _has_labels(series: Any, value: bool) -> None:
    if value:
        labels_of(series.series)
    else:
        series.series.dLbls = None


def _set_values(series: Any, source: Any) -> None:
    rng = target_of(source)
    data = NumDataSource(numRef=NumRef(f=reference(rng.worksheet, rng.area)))
    setattr(series.series, "val" if series.series.yVal is None else "yVal", data)


def _set_categories(series: Any, source: Any) -> None:
    rng = target_of(source)
    setattr(series.series, "cat" if series.series.yVal is None else "xVal", category_source(rng.worksheet, rng.area))


def _gridlines(axis: Any, name: str, value: bool) -> None:
    setattr(axis.shown(), name, ChartLines() if value else None)


def _lines(name: str, word: str) -> tuple[Member, Member]:
    has = Member(
        "Axis",
        f"Has{name}",
        lambda axis: getattr(axis.shown(), word) is not None,
        lambda axis, value: _gridlines(axis, word, value),
    )
    return has, part("Axis", name, "Gridlines", lambda axis: getattr(axis.shown(), word))


def _shaped(owner: str, name: str, attribute: str) -> Member:
    return part(owner, name, "ChartArea", lambda chart: Shaped(chart.frame, attribute))


def _placement(placed: Any) -> int:
    return {word: number for number, word in PLACEMENTS.items()}[
        getattr(placed.item.anchor, "editAs", None) or "oneCell"
    ]


def _set_placement(placed: Any, value: int) -> None:
    del placed
    if value != 2:  # noqa: PLR2004 - Excel's own number
        raise NotImplementedError(
            "Placement : dessins et images sont déplacés avec les cellules, sans changer de taille."
        )


def _title(owner: Any) -> Any:
    return owner.frame.title if hasattr(owner, "frame") else owner.shown().title


MEMBERS = (
    Member("ChartObjects", "Count", len),
    method("ChartObjects", "Item", lambda charts, key: facade("ChartObject", charts(key))),
    plain("ChartObject", "Name", "name"),
    plain("ChartObject", "Left", "left"),
    plain("ChartObject", "Top", "top"),
    plain("ChartObject", "Width", "width"),
    plain("ChartObject", "Height", "height"),
    part("ChartObject", "Chart", "Chart"),
    part("ChartObject", "ShapeRange", "ShapeRange"),
    Member("ChartObject", "Placement", _placement, _set_placement),
    Member(
        "ChartObject",
        "RoundedCorners",
        lambda c: c.frame.roundedCorners,
        lambda c, v: setattr(c.frame, "roundedCorners", v),
    ),
    method("ChartObject", "Delete", lambda chart: chart.delete()),
    plain("ShapeRange", "Name", "name"),
    plain("ShapeRange", "AlternativeText", "description"),
    Member(
        "ShapeRange",
        "LockAspectRatio",
        lambda s: MSO_TRUE if getattr(s, "lock_aspect_ratio", False) else 0,
        lambda s, v: setattr(s, "lock_aspect_ratio", bool(v)),
    ),
    plain("Shape", "Name", "name"),
    plain("Shape", "AlternativeText", "description"),
    plain("Picture", "Name", "name"),
    plain("Picture", "Left", "left"),
    plain("Picture", "Top", "top"),
    plain("Picture", "Width", "width"),
    plain("Picture", "Height", "height"),
    part("Picture", "ShapeRange", "ShapeRange"),
    Member("Picture", "Placement", _placement, _set_placement),
    method("Picture", "Delete", lambda picture: picture.delete()),
    Member(
        "Chart",
        "ChartType",
        lambda c: BY_NAME[c.chart_type].number,
        lambda c, v: setattr(c, "chart_type", BY_NUMBER[v].name),
    ),
    plain("Chart", "ChartStyle", "style"),
    Member("Chart", "HasTitle", lambda chart: chart.title is not None, _has_title),
    part("Chart", "ChartTitle", "ChartTitle"),
    Member("Chart", "HasLegend", lambda c: c.legend.visible, lambda c, v: setattr(c.legend, "visible", v)),
    part("Chart", "Legend", "Legend", lambda chart: chart.legend),
    worded("Chart", "DisplayBlanksAs", "frame.display_blanks", BLANKS),
    plain("Chart", "PlotVisibleOnly", "frame.visible_cells_only"),
    _shaped("Chart", "ChartArea", "graphical_properties"),
    part("Chart", "PlotArea", "ChartArea", lambda chart: Shaped(chart.frame.plot_area, "spPr")),
    part("ChartArea", "Format", "ChartFormat"),
    method("Chart", "ChartGroups", _groups),
    method("Chart", "SeriesCollection", _series),
    method("Chart", "FullSeriesCollection", _series),
    method("Chart", "Axes", _axis),
    plain("ChartGroup", "GapWidth", "gapWidth"),
    plain("ChartGroup", "Overlap", "overlap"),
    plain("ChartGroup", "DoughnutHoleSize", "holeSize"),
    plain("ChartGroup", "FirstSliceAngle", "firstSliceAng"),
    plain("ChartGroup", "VaryByCategories", "varyColors"),
    plain("ChartGroup", "BubbleScale", "bubbleScale"),
    Member("SeriesCollection", "Count", len),
    method("SeriesCollection", "Item", lambda series, index: facade("Series", series(index))),
    plain("Series", "Name", "name"),
    Member(
        "Series",
        "ChartType",
        lambda s: BY_NAME[s.chart_type].number,
        lambda s, v: setattr(s, "chart_type", BY_NUMBER[v].name),
    ),
    worded("Series", "AxisGroup", "axis_group", AXIS_GROUPS),
    plain("Series", "MarkerSize", "marker_size"),
    plain("Series", "Smooth", "series.smooth"),
    plain("Series", "Explosion", "series.explosion"),
    plain("Series", "InvertIfNegative", "series.invertIfNegative"),
    Member("Series", "Values", None, _set_values),
    Member("Series", "XValues", None, _set_categories),
    Member("Series", "HasDataLabels", lambda s: s.series.dLbls is not None, _has_labels),
    method("Series", "DataLabels", _labels),
    method("Series", "Points", lambda series, index: point(series.series, index)),
    part("Series", "Format", "ChartFormat", lambda series: series.series),
    Member("ChartTitle", "Text", lambda owner: owner.title, lambda owner, v: setattr(owner, "title", v)),
    Member("ChartTitle", "Font", lambda owner: title_font(_title(owner))),
    worded("Legend", "Position", "position", LEGEND_POSITIONS),
    Member(
        "Legend",
        "IncludeInLayout",
        lambda o: not o.parent.frame.legend.overlay,
        lambda o, v: setattr(o.parent.frame.legend, "overlay", not v),
    ),
    Member("Legend", "Font", lambda legend: body_font(legend.parent.frame.legend)),
    part("Legend", "Format", "ChartFormat", lambda legend: legend.parent.frame.legend),
    Member("Axis", "HasTitle", lambda axis: axis.title is not None, _has_title),
    part("Axis", "AxisTitle", "ChartTitle"),
    plain("Axis", "MinimumScale", "minimum_scale"),
    plain("Axis", "MaximumScale", "maximum_scale"),
    plain("Axis", "MajorUnit", "major_unit"),
    plain("Axis", "ReversePlotOrder", "reverse_order"),
    *_lines("MajorGridlines", "majorGridlines"),
    *_lines("MinorGridlines", "minorGridlines"),
    part("Gridlines", "Format", "ChartFormat"),
    part("Axis", "Format", "ChartFormat", lambda axis: axis.shown()),
    part("Axis", "TickLabels", "TickLabels"),
    Member(
        "Axis",
        "TickLabelPosition",
        lambda a: {w: n for n, w in TICK_POSITIONS.items()}.get(a.shown().tickLblPos or "nextTo"),
        lambda a, v: setattr(a.shown(), "tickLblPos", TICK_POSITIONS[v]),
    ),
    Member(
        "Axis",
        "MajorTickMark",
        lambda a: {w: n for n, w in TICK_MARKS.items()}.get(a.shown().majorTickMark),
        lambda a, v: setattr(a.shown(), "majorTickMark", TICK_MARKS[v]),
    ),
    Member(
        "Axis",
        "TickLabelSpacing",
        lambda a: a.shown().tickLblSkip or 1,
        lambda a, v: setattr(a.shown(), "tickLblSkip", v),
    ),
    Member("Axis", "CrossesAt", None, lambda a, v: setattr(a.other(), "crossesAt", v)),
    plain("TickLabels", "NumberFormat", "number_format"),
    Member("TickLabels", "Font", lambda axis: body_font(axis.shown())),
)
