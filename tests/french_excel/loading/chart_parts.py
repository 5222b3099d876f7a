"""What a chart of a file says, under the keys that the double keeps what is set over COM."""

from collections.abc import Iterator
from typing import Any

from french_excel.loading.cells import bgr

OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# fmt: off
KINDS = {
    ("pieChart", "", ""): 5, ("doughnutChart", "", ""): -4120, ("scatterChart", "", ""): -4169,
    ("barChart", "col", "clustered"): 51, ("barChart", "col", "stacked"): 52, ("barChart", "col", "percentStacked"): 53,
    ("barChart", "bar", "clustered"): 57, ("barChart", "bar", "stacked"): 58, ("barChart", "bar", "percentStacked"): 59,
    ("lineChart", "", "standard"): 4, ("areaChart", "", "standard"): 1,
}
PLACES = {"b": -4107, "l": -4131, "r": -4152, "t": -4160, "tr": 2}
MARKERS = {
    "circle": 8, "square": 1, "triangle": 3, "diamond": 2, "x": -4168, "star": 5, "dot": -4118, "dash": -4115,
    "plus": 9, "none": -4142, "auto": -4105,
}
LABELS = {
    "ctr": -4108, "t": 0, "b": 1, "l": -4131, "r": -4152, "outEnd": 2, "inEnd": 3, "inBase": 4, "bestFit": 5,
}
SHOWN = {"showVal": "value", "showCatName": "category", "showSerName": "series", "showPercent": "percentage"}
# fmt: on
HUNDREDTHS = 100
Told = Iterator[tuple[str, Any]]


def value(owner: Any, path: str) -> str:
    """The value of an element below another, empty where it is not."""
    found = owner.find("/".join(f"{C}{name}" for name in path.split("/"))) if owner is not None else None
    return "" if found is None else found.get("val", "1")


def kind_of(root: Any) -> int:
    """The kind of a chart, by its first group."""
    group = _group(root)
    name = group.tag.removeprefix(C)
    return KINDS[name, value(group, "barDir"), value(group, "grouping") if name != "scatterChart" else ""]


def _group(root: Any) -> Any:
    return next(each for each in root.find(f"{C}chart/{C}plotArea") if each.tag.endswith("Chart"))


def series(root: Any) -> list[tuple[str, str, str]]:
    """The name, categories and values of each series, as references."""
    return [
        (_reference(each, "tx"), _reference(each, "cat") or _reference(each, "xVal"), _values(each))
        for each in root.iter(f"{C}ser")
    ]


def _values(one: Any) -> str:
    return _reference(one, "val") or _reference(one, "yVal")


def _reference(one: Any, name: str) -> str:
    return next((each.text for each in one.iterfind(f"{C}{name}//{C}f")), "")


def properties(root: Any) -> Told:
    """Everything a chart says of itself."""
    chart = root.find(f"{C}chart")
    yield from _title(chart, "title")
    legend = chart.find(f"{C}legend")
    yield "legend", legend is not None
    if legend is not None:
        yield "legend.position", PLACES[value(legend, "legendPos") or "r"]
    for axis in chart.find(f"{C}plotArea"):
        if axis.tag.endswith("Ax"):
            yield from _axis(axis, f"axis{_number(axis)}")
    group = _group(root)
    for key, name in (("group.gap", "gapWidth"), ("group.overlap", "overlap")):
        if value(group, name):
            yield key, int(value(group, name))
    for number, each in enumerate(root.iter(f"{C}ser"), start=1):
        yield from _series(each, f"series{number}")


def _number(axis: Any) -> int:
    """Which of Excel's axes it is: 1 for categories or x, 2 for values or y; bars lay them the other way round."""
    if not axis.tag.endswith("valAx"):
        return 1
    others = [each for each in axis.getparent() if each.tag.endswith("Ax") and each is not axis]
    crosses_values = all(each.tag.endswith("valAx") for each in others)
    return 1 if crosses_values and value(axis, "axPos") in {"b", "t"} else 2


def _title(owner: Any, key: str) -> Told:
    title = owner.find(f"{C}title")
    if title is None:
        return
    yield key, "".join(each.text or "" for each in title.iter(f"{A}t"))
    sizes = [each.get("sz") for each in title.iter(f"{A}rPr", f"{A}defRPr") if each.get("sz")]
    if sizes:
        yield f"{key}.size", int(sizes[0]) / HUNDREDTHS


def _axis(axis: Any, key: str) -> Told:
    yield f"{key}.visible", value(axis, "delete") not in {"1", "true"}
    yield from _title(axis, f"{key}.title")
    shown = axis.find(f"{C}numFmt")
    if shown is not None and shown.get("sourceLinked") in {None, "0", "false"}:
        yield f"{key}.format", shown.get("formatCode")
    if value(axis, "scaling/min"):
        yield f"{key}.minimum", float(value(axis, "scaling/min"))
    yield f"{key}.reversed", value(axis, "scaling/orientation") == "maxMin"
    if key == "axis2":
        yield f"{key}.gridlines", axis.find(f"{C}majorGridlines") is not None


def _series(one: Any, key: str) -> Told:
    yield from _fill(one.find(f"{C}spPr"), f"{key}.fill")
    yield from _fill(one.find(f"{C}spPr/{A}ln"), f"{key}.line")
    for point in one.iterfind(f"{C}dPt"):
        yield from _fill(point.find(f"{C}spPr"), f"{key}.point{int(value(point, 'idx')) + 1}.fill")
    marker = one.find(f"{C}marker")
    if marker is not None:
        yield f"{key}.marker", MARKERS[value(marker, "symbol")]
        yield from _marker(marker, key)
    labels = one.find(f"{C}dLbls")
    if labels is not None:
        yield f"{key}.has_labels", True
        yield from _labels(labels, f"{key}.label")


def _marker(marker: Any, key: str) -> Told:
    if value(marker, "size"):
        yield f"{key}.marker_size", int(value(marker, "size"))
    for name, path in (("marker_fill", f"{A}solidFill"), ("marker_ink", f"{A}ln/{A}solidFill")):
        colour = marker.find(f"{C}spPr/{path}/{A}srgbClr")
        if colour is not None:
            yield f"{key}.{name}", bgr(colour.get("val"))


def _fill(look: Any, key: str) -> Told:
    if look is None:
        return
    colour = look.find(f"{A}solidFill/{A}srgbClr")
    if look.find(f"{A}noFill") is not None:
        yield f"{key}.visible", False
    elif colour is not None:
        yield f"{key}.rgb", bgr(colour.get("val"))


def _labels(labels: Any, key: str) -> Told:
    shown = labels.find(f"{C}numFmt")
    if shown is not None:
        yield f"{key}.format", shown.get("formatCode")
    yield from ((f"{key}.{word}", value(labels, name) in {"1", "true"}) for name, word in SHOWN.items())
    if value(labels, "dLblPos"):
        yield f"{key}.position", LABELS[value(labels, "dLblPos")]
