"""Texts and colours inside charts."""

from typing import Any

from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import Title, title_maker
from openpyxl.descriptors import Typed
from openpyxl.drawing.line import LineProperties

from fae_xlwings.engine.looks.colors import Rgb, hexadecimal


class Labels(DataLabelList):
    """Data labels whose number format is their own; openpyxl's would leave them that of the cells."""

    # The name is the file's; openpyxl writes a bare text under it, which says nothing of where it comes from.
    numFmt: Any = Typed(expected_type=NumFmt, allow_none=True)  # noqa: N815
    __nested__ = tuple(name for name in DataLabelList.__nested__ if name != "numFmt")
    __elements__ = DataLabelList.__elements__

    @classmethod
    def of(cls, labels: DataLabelList) -> "Labels":
        """The same labels, as read from a file or made by openpyxl."""
        known = {name: getattr(labels, name) for name in cls.__elements__ if name != "numFmt"}
        code = labels.numFmt
        return cls(**known, numFmt=NumFmt(formatCode=code, sourceLinked=False) if code else None)


def title_of(text: str) -> Title:
    """A title above what it names, never over it."""
    title = title_maker(text)
    title.overlay = False
    return title


def text_of(title: Title | None) -> str | None:
    """The text of a title, `None` without one."""
    if title is None or title.tx is None:
        return None
    if title.tx.strRef is not None and title.tx.strRef.strCache is not None:
        return "".join(point.v for point in title.tx.strRef.strCache.pt)
    paragraphs = title.tx.rich.paragraphs if title.tx.rich is not None else []
    return "\n".join("".join(run.t for run in paragraph.r or ()) for paragraph in paragraphs)


def solid_color(choice: Any) -> Rgb | None:
    """The colour of a solid fill given by value, `None` for anything else."""
    color = getattr(choice, "srgbClr", None)
    text = getattr(color, "val", color)
    return (int(text[:2], 16), int(text[2:4], 16), int(text[4:6], 16)) if isinstance(text, str) else None


def look(owner: Any) -> GraphicalProperties:
    """The graphical properties of a series, point or marker, created when missing."""
    if owner.spPr is None:
        owner.spPr = GraphicalProperties()
    return owner.spPr


def set_fill(owner: Any, color: Any) -> None:
    """A solid fill."""
    look(owner).noFill = None
    look(owner).solidFill = hexadecimal(color)


def set_line(owner: Any, color: Any) -> None:
    """A solid line, as wide as it was."""
    old = look(owner).ln
    look(owner).ln = LineProperties(w=old.w if old is not None else None, solidFill=hexadecimal(color))


def fill_of(owner: Any) -> Rgb | None:
    """The colour of the fill."""
    return solid_color(owner.spPr.solidFill) if owner.spPr is not None else None


def line_of(owner: Any) -> Rgb | None:
    """The colour of the line."""
    return solid_color(owner.spPr.ln.solidFill) if owner.spPr is not None and owner.spPr.ln is not None else None
