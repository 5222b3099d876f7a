"""Axes and legend of a chart."""

from typing import TYPE_CHECKING, Any

from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.legend import Legend
from xlwings import XlwingsError, base_classes

from fae_xlwings.engine.charts.plots import axes
from fae_xlwings.engine.charts.texts import text_of, title_of
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.formats import UNSET
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.charts.chart import Chart

# xlwings' word, the file's (ST_LegendPos, ST_Crosses).
LEGENDS = (("top", "t"), ("bottom", "b"), ("left", "l"), ("right", "r"), ("corner", "tr"))
_LEGEND_TO_FILE = dict(LEGENDS)
_LEGEND_FROM_FILE = {file: word for word, file in LEGENDS}
CROSSES = (("automatic", "autoZero"), ("minimum", "min"), ("maximum", "max"))
_CROSSES_TO_FILE = dict(CROSSES)
_CROSSES_FROM_FILE = {file: word for word, file in CROSSES}

ATTRIBUTES = ("title", "minimum_scale", "maximum_scale", "major_unit", "number_format", "reverse_order", "crosses")


class ChartAxis(Implementation, contract=base_classes.ChartAxis):
    """The category or value axis of a chart, first or second pair."""

    def __init__(self, parent: "Chart", axis_type: str, group: str = "primary") -> None:
        self.parent = parent
        self.axis_type = axis_type
        self.group = group

    def find(self) -> Any:
        """The axis in the file, shown or not, `None` for a chart without axes."""
        pair = axes(self.parent.frame, self.group)
        if pair is None and self.group == "secondary":
            raise XlwingsError("Ce graphique n'a pas de second axe : placez-y d'abord une série.")
        return None if pair is None else pair[self.axis_type == "value"]

    def shown(self) -> Any:
        """The axis in the file; an error when it is not shown."""
        axis = self.find()
        if axis is None or axis.delete:
            raise XlwingsError(f"Cet axe du graphique « {self.parent.name} » n'est pas affiché.")
        return axis

    @property
    def api(self) -> Any:
        """The axis in Excel's own object model, `None` when it is not shown."""
        return facade("Axis", self) if self.visible else None

    @property
    def visible(self) -> bool:
        """Whether the axis is shown."""
        axis = self.find()
        return axis is not None and not axis.delete

    @visible.setter
    def visible(self, value: bool) -> None:
        axis = self.find()
        if axis is not None:
            axis.delete = not value

    @property
    def title(self) -> str | None:
        """The text beside the axis."""
        return text_of(self.shown().title) if self.visible else None

    @title.setter
    def title(self, value: str | None) -> None:
        if value is not None:
            self.visible = True
        if self.visible:
            self.shown().title = None if value is None else title_of(value)

    @property
    def minimum_scale(self) -> float | None:
        """The lowest value shown, `None` when Excel chooses."""
        return self.shown().scaling.min

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        self.shown().scaling.min = value

    @property
    def maximum_scale(self) -> float | None:
        """The highest value shown, `None` when Excel chooses."""
        return self.shown().scaling.max

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        self.shown().scaling.max = value

    @property
    def major_unit(self) -> float | None:
        """The distance between marks, `None` when Excel chooses."""
        return getattr(self.shown(), "majorUnit", None)

    @major_unit.setter
    def major_unit(self, value: float | None) -> None:
        self.shown().majorUnit = value

    @property
    def number_format(self) -> str:
        """The number format of the labels."""
        found = self.shown().numFmt
        return found.formatCode if found is not None else "General"

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.shown().numFmt = NumFmt(formatCode=value, sourceLinked=False)

    @property
    def reverse_order(self) -> bool:
        """Whether the axis runs backwards."""
        return self.shown().scaling.orientation == "maxMin"

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        self.shown().scaling.orientation = "maxMin" if value else "minMax"

    @property
    def crosses(self) -> str:
        """Where the other axis meets this one."""
        axis = self.other()
        if axis.crossesAt is not None:
            return "custom"
        return _CROSSES_FROM_FILE.get(axis.crosses or "autoZero", "automatic")

    @crosses.setter
    def crosses(self, value: str) -> None:
        axis = self.other()
        axis.crossesAt, axis.crosses = None, _CROSSES_TO_FILE[value]

    def other(self) -> Any:
        """The axis across: the file keeps there where it meets this one."""
        self.shown()
        return ChartAxis(self.parent, "category" if self.axis_type == "value" else "value", self.group).find()

    def set(self, *, visible: Any = UNSET, **values: Any) -> None:
        """Several attributes together, visibility last when it hides the axis."""
        given = {name: values[name] for name in ATTRIBUTES if values.get(name, UNSET) is not UNSET}
        if visible is True or (visible is False and given):
            self.visible = True
        for name, value in given.items():
            setattr(self, name, value)
        if visible is False:
            self.visible = False


class ChartLegend(Implementation, contract=base_classes.ChartLegend):
    """The legend of a chart."""

    def __init__(self, parent: "Chart") -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The legend in Excel's own object model, `None` when there is none."""
        return facade("Legend", self) if self.visible else None

    @property
    def visible(self) -> bool:
        """Whether there is a legend."""
        return self.parent.frame.legend is not None

    @visible.setter
    def visible(self, value: bool) -> None:
        if value and not self.visible:
            self.parent.frame.legend = Legend(overlay=False)
        elif not value:
            self.parent.frame.legend = None

    @property
    def position(self) -> str | None:
        """The side it is on, `None` without a legend."""
        return _LEGEND_FROM_FILE.get(self.parent.frame.legend.position or "r") if self.visible else None

    @position.setter
    def position(self, value: str) -> None:
        self.visible = True
        self.parent.frame.legend.position = _LEGEND_TO_FILE[value]
