"""Charts and pictures placed on a sheet: position and size in points, name, alternative text."""

from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor, AnchorMarker, OneCellAnchor, TwoCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.cell import coordinate_to_tuple

from fae_xlwings.engine.geometry import EMU_PER_POINT, left, spot, top
from fae_xlwings.engine.looks.stored import Worksheet

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet


def place(worksheet: Worksheet, item: Any, x: float, y: float, *size: float) -> None:
    """The chart or picture put at a point of the sheet, held by the cell there, with its width and height."""
    corner = spot(worksheet, max(x, 0), max(y, 0))
    marker = AnchorMarker(corner.column, corner.column_offset, corner.row, corner.row_offset)
    extent = XDRPositiveSize2D(*(round(side * EMU_PER_POINT) for side in size))
    anchor = OneCellAnchor(_from=marker, ext=extent)
    anchor.pic = getattr(item.anchor, "pic", None)
    item.anchor = anchor


def box(worksheet: Worksheet, item: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height of a chart or picture, in points."""
    anchor = item.anchor
    if isinstance(anchor, str):
        row, column = coordinate_to_tuple(anchor)
        return left(worksheet, column), top(worksheet, row), item.width, item.height
    if isinstance(anchor, AbsoluteAnchor):
        return tuple(part / EMU_PER_POINT for part in (anchor.pos.x, anchor.pos.y, anchor.ext.width, anchor.ext.height))  # pyright: ignore[reportReturnType]
    x, y = _point(worksheet, anchor._from)  # noqa: SLF001 - the file's own word
    if isinstance(anchor, TwoCellAnchor):
        right, bottom = _point(worksheet, anchor.to)
        return x, y, right - x, bottom - y
    return x, y, anchor.ext.width / EMU_PER_POINT, anchor.ext.height / EMU_PER_POINT


def _point(worksheet: Worksheet, marker: AnchorMarker) -> tuple[float, float]:
    x = left(worksheet, marker.col + 1) + marker.colOff / EMU_PER_POINT
    return x, top(worksheet, marker.row + 1) + marker.rowOff / EMU_PER_POINT


class Placed:
    """What charts and pictures have in common."""

    sheet: "Sheet"
    item: Any

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """The name."""
        return getattr(self.item, "name", None) or ""

    @name.setter
    def name(self, value: str) -> None:
        self.item.name = value

    @property
    def description(self) -> str:
        """The text read to those who cannot see it."""
        return getattr(self.item, "description", None) or ""

    @description.setter
    def description(self, value: str) -> None:
        self.item.description = value

    @property
    def left(self) -> float:
        """The distance in points from the sheet's left edge."""
        return box(self.sheet.worksheet, self.item)[0]

    @left.setter
    def left(self, value: float) -> None:
        _, y, width, height = box(self.sheet.worksheet, self.item)
        place(self.sheet.worksheet, self.item, value, y, width, height)

    @property
    def top(self) -> float:
        """The distance in points from the sheet's top edge."""
        return box(self.sheet.worksheet, self.item)[1]

    @top.setter
    def top(self, value: float) -> None:
        x, _, width, height = box(self.sheet.worksheet, self.item)
        place(self.sheet.worksheet, self.item, x, value, width, height)

    def extent(self) -> tuple[float, float]:
        """Width and height in points."""
        return box(self.sheet.worksheet, self.item)[2:]

    def resize(self, width: float, height: float) -> None:
        """Another size, the corner where it was."""
        x, y, _, _ = box(self.sheet.worksheet, self.item)
        place(self.sheet.worksheet, self.item, x, y, width, height)
