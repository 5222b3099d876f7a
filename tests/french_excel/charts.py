"""Embedded charts and shapes: a source of data, a kind, and properties kept as they are set."""

from typing import Any

from french_excel.chart_parts import Axis, ChartGroup, Legend, Series, SeriesCollection, Title
from french_excel.com import Collection, ComObject, refused
from french_excel.store import Box
from french_excel.store import Chart as Stored

BY_ROWS, BY_COLUMNS = 1, 2
PIE, DOUGHNUT = 5, -4120
ROUND = (PIE, DOUGHNUT)
AXES, GROUPS = (1, 2), (1, 2)


def sources(sheet: Any, box: Box) -> list[tuple[str, str, str]]:
    """The series of a source by columns: names in the first row, categories in the first column."""
    quoted = sheet.quoted()
    body = box._replace(top=box.top + 1)
    categories = quoted + body._replace(right=box.left).address()

    def column(number: int) -> tuple[str, str, str]:
        values = quoted + body._replace(left=number, right=number).address()
        return quoted + Box(box.top, number, box.top, number).address(), categories, values

    return [column(number) for number in range(box.left + 1, box.right + 1)]


class ChartObject(ComObject):
    """The frame of a chart on its sheet."""

    def __init__(self, sheet: Any, stored: Stored) -> None:
        super().__init__(sheet.excel, sheet)
        self.sheet, self.stored = sheet, stored

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.stored.name

    @property
    def Name(self) -> str:
        return self.stored.name

    @Name.setter
    def Name(self, name: str) -> None:
        self.check()
        self.stored.name = name

    @property
    def Left(self) -> float:
        return self.stored.left

    @property
    def Top(self) -> float:
        return self.stored.top

    @property
    def Width(self) -> float:
        return self.stored.width

    @property
    def Height(self) -> float:
        return self.stored.height

    @property
    def Chart(self) -> "Chart":
        return Chart(self)

    @property
    def Locked(self) -> bool:
        return self.stored.properties.get("locked", True)

    @Locked.setter
    def Locked(self, on: bool) -> None:
        self.check()
        self.stored.properties["locked"] = bool(on)

    @property
    def Placement(self) -> int:
        return self.stored.properties.get("placement", 1)

    @Placement.setter
    def Placement(self, way: int) -> None:
        self.check()
        self.stored.properties["placement"] = way

    @property
    def AlternativeText(self) -> str:
        return self.stored.alt

    @AlternativeText.setter
    def AlternativeText(self, text: str) -> None:
        self.check()
        self.stored.alt = text

    def check(self) -> None:
        """A refusal where drawings are protected."""
        if self.sheet.ProtectDrawingObjects or (self.sheet.ProtectContents and not self.excel.frees_charts):
            raise refused("Le graphique se trouve sur une feuille protégée.")

    def Delete(self) -> None:
        self.check()
        self.sheet.stored.charts = [each for each in self.sheet.stored.charts if each is not self.stored]


class ChartObjects(Collection):
    """The charts of a sheet."""

    def items(self) -> list[ChartObject]:
        return [ChartObject(self.parent, stored) for stored in self.parent.stored.charts]

    def Add(self, Left: float, Top: float, Width: float, Height: float) -> ChartObject:
        """An empty chart."""
        if self.parent.ProtectDrawingObjects:
            raise refused("La feuille est protégée.")
        taken = {each.name for each in self.parent.stored.charts}
        name = next(f"Graphique {number}" for number in range(1, 1000) if f"Graphique {number}" not in taken)
        stored = Stored(name, float(Left), float(Top), float(Width), float(Height))
        self.parent.stored.charts.append(stored)
        return ChartObject(self.parent, stored)


class Shapes(Collection):
    """What is drawn on a sheet: its charts."""

    def items(self) -> list[ChartObject]:
        return ChartObjects(self.excel, self.parent).items()


class Chart(ComObject):
    """A chart."""

    def __init__(self, frame: ChartObject) -> None:
        super().__init__(frame.excel, frame)
        self.frame, self.stored = frame, frame.stored

    @property
    def Name(self) -> str:
        return f"{self.frame.sheet.stored.name} {self.stored.name}"

    @property
    def ChartType(self) -> int:
        return self.stored.kind

    @ChartType.setter
    def ChartType(self, kind: int) -> None:
        self.frame.check()
        self.stored.kind = kind

    @property
    def ChartStyle(self) -> int:
        return self.stored.properties.get("style", 2)

    @ChartStyle.setter
    def ChartStyle(self, number: int) -> None:
        self.stored.properties["style"] = number

    def SetSourceData(self, Source: Any, PlotBy: int = BY_COLUMNS) -> None:
        """The series taken anew from cells."""
        self.frame.check()
        if PlotBy != BY_COLUMNS:
            raise refused("SetSourceData : la doublure ne trace que par colonnes.")
        self.stored.sources = sources(Source.sheet, Source.box)

    @property
    def HasTitle(self) -> bool:
        return self.stored.properties.get("title") is not None

    @HasTitle.setter
    def HasTitle(self, on: bool) -> None:
        self.frame.check()
        self.stored.properties["title"] = self.stored.properties.get("title") or "" if on else None

    @property
    def ChartTitle(self) -> Title:
        if not self.HasTitle:
            raise refused("Le graphique n'a pas de titre.")
        return Title(self, "title")

    @property
    def HasLegend(self) -> bool:
        return self.stored.properties.get("legend", False)

    @HasLegend.setter
    def HasLegend(self, on: bool) -> None:
        self.frame.check()
        self.stored.properties["legend"] = bool(on)

    @property
    def Legend(self) -> Legend:
        if not self.HasLegend:
            raise refused("Le graphique n'a pas de légende.")
        return Legend(self, "legend")

    def GetHasAxis(self, kind: int, group: int = 1) -> bool:
        """Whether an axis is shown."""
        if self.stored.kind in ROUND or group != 1:
            return False
        return self.stored.properties.get(f"axis{kind}.visible", True)

    def SetHasAxis(self, kind: int, group: int, on: bool) -> None:
        """An axis shown or not."""
        self.frame.check()
        if self.stored.kind in ROUND:
            raise refused("Ce type de graphique n'a pas d'axes.")
        self._know(kind, group)
        self.stored.properties[f"axis{kind}.visible"] = bool(on)

    def Axes(self, Type: int, AxisGroup: int = 1) -> Axis:
        """An axis that is shown."""
        self._know(Type, AxisGroup)
        if not self.GetHasAxis(Type, AxisGroup):
            raise refused("La méthode Axes de la classe Chart a échoué.")
        return Axis(self, f"axis{Type}")

    def _know(self, kind: int, group: int) -> None:
        if kind not in AXES or group != 1:
            raise refused(f"Axes({kind}, {group}) : axe inconnu de la doublure.")

    def ChartGroups(self, number: int) -> ChartGroup:
        """The series that share a kind."""
        if number != 1 or self.stored.kind in ROUND:
            raise refused("La méthode ChartGroups de la classe Chart a échoué.")
        return ChartGroup(self, "group")

    def SeriesCollection(self, Index: int | None = None) -> Any:
        found = SeriesCollection(self.excel, self)
        return found if Index is None else found.Item(Index)

    def FullSeriesCollection(self, Index: int) -> Series:
        return SeriesCollection(self.excel, self).Item(Index)
