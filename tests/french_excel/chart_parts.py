"""The parts of a chart; each keeps its properties in the chart's, under a prefix of its own."""

from typing import Any

from french_excel.com import Collection, ComObject, refused
from french_excel.grammar import format_in

MARKED = (-4169, 65, 66, 67, 72, 73, 74, 75)
AUTOMATIC_MARKER = -4105


def part(key: str, default: Any) -> property:
    """A property of a part."""

    def put(self: "Part", value: Any) -> None:
        self.chart.frame.check()
        self.chart.stored.properties[f"{self.prefix}.{key}"] = value

    return property(lambda self: self.chart.stored.properties.get(f"{self.prefix}.{key}", default), put)


def formatted(default: str = "General") -> property:
    """A number format of a part, read in the language of whoever calls."""

    def put(self: "Part", text: str) -> None:
        self.chart.stored.properties[f"{self.prefix}.format"] = format_in(text, self.excel.format_tongue)

    return property(lambda self: self.chart.stored.properties.get(f"{self.prefix}.format", default), put)


class Part(ComObject):
    """A part of a chart."""

    def __init__(self, chart: Any, prefix: str) -> None:
        super().__init__(chart.excel, chart)
        self.chart, self.prefix = chart, prefix


class PartFont(Part):
    """The letters of a part."""

    Size = part("size", 10)
    Bold = part("bold", False)
    Color = part("ink", 0)


class Title(Part):
    """The title of a chart or an axis."""

    @property
    def Text(self) -> str:
        return self.chart.stored.properties.get(self.prefix) or ""

    @Text.setter
    def Text(self, text: str) -> None:
        self.chart.frame.check()
        self.chart.stored.properties[self.prefix] = text

    @property
    def Font(self) -> PartFont:
        return PartFont(self.chart, self.prefix)


class Legend(Part):
    """The legend."""

    Position = part("position", -4152)

    @property
    def Font(self) -> PartFont:
        return PartFont(self.chart, self.prefix)


class TickLabels(Part):
    """The labels along an axis."""

    NumberFormat = formatted()


class Axis(Part):
    """An axis."""

    MinimumScale = part("minimum", 0.0)
    MaximumScale = part("maximum", 0.0)
    ReversePlotOrder = part("reversed", False)
    HasMajorGridlines = part("gridlines", True)
    Crosses = part("crosses", -4105)
    TickLabelPosition = part("labels", 4)

    @property
    def HasTitle(self) -> bool:
        return self.chart.stored.properties.get(f"{self.prefix}.title") is not None

    @HasTitle.setter
    def HasTitle(self, on: bool) -> None:
        key = f"{self.prefix}.title"
        self.chart.stored.properties[key] = (self.chart.stored.properties.get(key) or "") if on else None

    @property
    def AxisTitle(self) -> Title:
        if not self.HasTitle:
            raise refused("L'axe n'a pas de titre.")
        return Title(self.chart, f"{self.prefix}.title")

    @property
    def TickLabels(self) -> TickLabels:
        return TickLabels(self.chart, self.prefix)


class ChartGroup(Part):
    """The bars that share a kind."""

    GapWidth = part("gap", 150)
    Overlap = part("overlap", 0)


class Colour(Part):
    """A colour of a fill or a line."""

    RGB = part("rgb", 0)


class Fill(Part):
    """The fill of a series or a point."""

    @property
    def Visible(self) -> bool:
        return self.chart.stored.properties.get(f"{self.prefix}.visible", True)

    @Visible.setter
    def Visible(self, on: bool) -> None:
        self.chart.stored.properties[f"{self.prefix}.visible"] = bool(on)

    @property
    def ForeColor(self) -> Colour:
        return Colour(self.chart, self.prefix)

    def Solid(self) -> None:
        self.chart.stored.properties[f"{self.prefix}.solid"] = True


class Format(Part):
    """The look of a series or a point."""

    @property
    def Fill(self) -> Fill:
        return Fill(self.chart, f"{self.prefix}.fill")

    @property
    def Line(self) -> Fill:
        return Fill(self.chart, f"{self.prefix}.line")


class DataLabels(Part):
    """What is written beside the points of a series."""

    NumberFormat = formatted()
    ShowValue = part("value", True)
    ShowCategoryName = part("category", False)
    ShowSeriesName = part("series", False)
    ShowPercentage = part("percentage", False)
    ShowLegendKey = part("key", False)
    Position = part("position", None)
    Separator = part("separator", None)

    @property
    def Font(self) -> PartFont:
        return PartFont(self.chart, self.prefix)


class Point(Part):
    """A point of a series."""

    @property
    def Format(self) -> Format:
        return Format(self.chart, self.prefix)


class Series(Part):
    """A series."""

    MarkerStyle = part("marker", AUTOMATIC_MARKER)
    MarkerSize = part("marker_size", 5)
    MarkerBackgroundColor = part("marker_fill", -1)
    MarkerForegroundColor = part("marker_ink", -1)
    HasDataLabels = part("has_labels", False)

    def __init__(self, chart: Any, number: int) -> None:
        super().__init__(chart, f"series{number}")
        self.number = number

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.Name

    @property
    def Name(self) -> str:
        from french_excel.references import place_of

        place = place_of(self.chart.stored.sources[self.number - 1][0])
        if place is None:
            return ""
        sheet = self.chart.frame.sheet.book.stored.sheet(place[0])
        cell = sheet.cells.get((place[1].top, place[1].left))
        return str(cell.value) if cell else ""

    @property
    def AxisGroup(self) -> int:
        return 1

    @property
    def Format(self) -> Format:
        return Format(self.chart, self.prefix)

    def Points(self, number: int) -> Point:
        """A point, counted from 1."""
        return Point(self.chart, f"{self.prefix}.point{number}")

    def DataLabels(self) -> DataLabels:
        """The labels, where there are any."""
        if not self.HasDataLabels:
            raise refused("La méthode DataLabels de la classe Series a échoué.")
        return DataLabels(self.chart, f"{self.prefix}.label")


class SeriesCollection(Collection):
    """The series of a chart."""

    def items(self) -> list[Series]:
        return [Series(self.parent, number) for number in range(1, len(self.parent.stored.sources) + 1)]
