"""Charts and pictures as shapes; what else is drawn on a sheet stays in the file, out of reach."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.sheet_collections import SheetCollection

if TYPE_CHECKING:
    from fae_xlwings.engine.charts.chart import Chart
    from fae_xlwings.engine.pictures import Picture
    from fae_xlwings.engine.sheets import Sheet


class Shape(Implementation, contract=base_classes.Shape):
    """A chart or a picture."""

    type: str
    index: int

    def __init__(self, inner: "Chart | Picture", kind: str, index: int) -> None:
        self.inner = inner
        self.type = kind
        self.index = index

    @property
    def api(self) -> Any:
        """The shape in Excel's own object model."""
        return facade("Shape", self.inner)

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.inner.sheet

    @property
    def name(self) -> str:
        """The name."""
        return self.inner.name

    @name.setter
    def name(self, value: str) -> None:
        self.inner.name = value

    @property
    def left(self) -> float:
        """The distance in points from the sheet's left edge."""
        return self.inner.left

    @left.setter
    def left(self, value: float) -> None:
        self.inner.left = value

    @property
    def top(self) -> float:
        """The distance in points from the sheet's top edge."""
        return self.inner.top

    @top.setter
    def top(self, value: float) -> None:
        self.inner.top = value

    @property
    def width(self) -> float:
        """The width in points."""
        return self.inner.extent()[0]

    @width.setter
    def width(self, value: float) -> None:
        self.inner.resize(value, self.height)

    @property
    def height(self) -> float:
        """The height in points."""
        return self.inner.extent()[1]

    @height.setter
    def height(self, value: float) -> None:
        self.inner.resize(self.width, value)

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """The width multiplied, the left edge where it was."""
        del relative_to_original_size, scale
        self.width = self.width * factor

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """The height multiplied, the top edge where it was."""
        del relative_to_original_size, scale
        self.height = self.height * factor

    def delete(self) -> None:
        """The shape removed."""
        self.inner.delete()

    def activate(self) -> None:
        """Its sheet shown."""
        self.inner.sheet.activate()


class Shapes(SheetCollection[Shape], contract=base_classes.Collection):
    """The charts and pictures of a sheet."""

    excel_name = "Shapes"

    def _all(self) -> list[Shape]:
        charts = [(chart, "chart") for chart in self.sheet.charts]
        pictures = [(picture, "picture") for picture in self.sheet.pictures]
        return [Shape(inner, kind, number) for number, (inner, kind) in enumerate([*charts, *pictures], 1)]
