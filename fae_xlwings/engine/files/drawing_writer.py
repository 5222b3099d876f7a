"""Charts and pictures as parts of a file, under the names and alternative texts they were given."""

# openpyxl draws through private methods, which its type stubs leave out.
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from io import BytesIO
from typing import Any

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.xml.functions import tostring

from fae_xlwings.engine.files.xml import CHART, etree, parse_xml, tag, xml_bytes


class NamedDrawing(SpreadsheetDrawing):
    """A drawing that writes the `name` and `description` of its charts and pictures; openpyxl numbers them all anew."""

    # openpyxl would take a subclass without its own list for an element without children.
    __elements__ = SpreadsheetDrawing.__elements__

    def items(self) -> list[Any]:
        """The charts, then the pictures: the order of their relationships."""
        return [*self.charts, *self.images]

    def _chart_frame(self, idx: int) -> Any:
        frame = super()._chart_frame(idx)
        _label(frame.nvGraphicFramePr.cNvPr, self.items()[idx - 1], idx, "Graphique")
        return frame

    def _picture_frame(self, idx: int) -> Any:
        frame = super()._picture_frame(idx)
        _label(frame.nvPicPr.cNvPr, self.items()[idx - 1], idx, "Image")
        frame.blipFill.blip.cstate = None
        return frame

    def _write(self) -> Any:
        for index, picture in enumerate(self.images, len(self.charts) + 1):
            frame = getattr(picture.anchor, "pic", None)
            if frame is not None:
                _label(frame.nvPicPr.cNvPr, picture, index, "Image")
                if frame.spPr is not None and frame.spPr.prstGeom is not None:
                    # openpyxl writes this list, empty but for odd shapes, in a namespace that Excel refuses.
                    frame.spPr.prstGeom.avLst = None
        return super()._write()


def chart_bytes(chart: Any) -> bytes:
    """The part of a chart; without a title it has none, where Excel would show the name of a single series."""
    data: Any = tostring(_tree(chart))
    if chart.title is not None or getattr(chart, "auto_title", False):
        return data
    root = parse_xml(data)
    root.find(tag("chart", CHART)).insert(0, etree.Element(tag("autoTitleDeleted", CHART), val="1"))
    return xml_bytes(root)


def _tree(chart: Any) -> Any:
    """The XML of a chart, of one that has no series yet too."""
    plots = chart._charts  # noqa: SLF001
    chart._charts = plots or [chart]  # noqa: SLF001
    try:
        return chart._write()  # noqa: SLF001
    finally:
        chart._charts = plots  # noqa: SLF001


def _label(properties: Any, item: Any, number: int, word: str) -> None:
    properties.id = number + 1
    properties.name = getattr(item, "name", None) or f"{word} {number}"
    properties.descr = getattr(item, "description", None)


def picture_bytes(picture: Image) -> bytes:
    """The picture's own bytes, a PNG when its format has no place in a workbook.

    openpyxl closes the picture after writing it once: its bytes take its place, so that a book can be saved again.
    """
    if isinstance(picture.ref, BytesIO) and picture.format in {"gif", "jpeg", "png"}:
        return picture.ref.getvalue()
    data = picture._data()  # noqa: SLF001
    picture.ref = BytesIO(data)
    picture.format = picture.format if picture.format in {"gif", "jpeg"} else "png"
    return data
