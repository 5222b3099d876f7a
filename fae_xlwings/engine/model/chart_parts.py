"""The formats inside charts in Excel's object model: fills, lines, fonts and labels."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from openpyxl.chart.data_source import NumFmt
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.drawing.text import Font as LatinFont

from fae_xlwings.engine.charts.texts import Labels, fill_of, line_of, look, set_fill
from fae_xlwings.engine.looks.colors import hexadecimal, integer
from fae_xlwings.engine.model.helpers import MSO_TRUE, method, part
from fae_xlwings.engine.model.object_model import Facade, Member, facade

EMU_PER_POINT = 12_700
# Files count font sizes in hundredths of a point.
HUNDREDTHS = 100

# MsoLineDashStyle, the file's words (ST_PresetLineDashVal).
DASHES = {
    1: "solid",
    2: "sysDot",
    3: "sysDash",
    4: "dash",
    5: "dashDot",
    6: "lgDashDotDot",
    7: "lgDash",
    8: "lgDashDot",
}
_DASH_NUMBERS = {word: number for number, word in DASHES.items()}
# XlDataLabelPosition, the file's words (ST_DLblPos).
POSITIONS = {
    -4108: "ctr",
    0: "t",
    1: "b",
    -4131: "l",
    -4152: "r",
    2: "outEnd",
    3: "inEnd",
    4: "inBase",
    5: "bestFit",
}
_POSITION_NUMBERS = {word: number for number, word in POSITIONS.items()}


class Shaped:
    """Something drawn, with a fill and a line, whose graphical properties are kept under some name."""

    def __init__(self, owner: Any, attribute: str = "spPr") -> None:
        self.owner = owner
        self.attribute = attribute

    @property
    def spPr(self) -> Any:  # noqa: N802 - the file's own word
        """The graphical properties."""
        return getattr(self.owner, self.attribute)

    @spPr.setter
    def spPr(self, value: Any) -> None:  # noqa: N802 - idem
        setattr(self.owner, self.attribute, value)


def _fill_visible(owner: Any) -> bool:
    return owner.spPr is not None and not owner.spPr.noFill


def _show_fill(owner: Any, value: Any) -> None:
    look(owner).noFill = None if value else True
    if not value:
        look(owner).solidFill = None


def _color_of_fill(owner: Any) -> int | None:
    color = fill_of(owner)
    return None if color is None else integer(color)


def _line(owner: Any) -> Any:
    if look(owner).ln is None:
        look(owner).ln = LineProperties()
    return look(owner).ln


def _show_line(owner: Any, value: Any) -> None:
    line = _line(owner)
    line.noFill = None if value else True
    if not value:
        line.solidFill = None


def _line_color(owner: Any, value: Any) -> None:
    line = _line(owner)
    line.noFill = None
    line.solidFill = hexadecimal(value)


def _color_of_line(owner: Any) -> int | None:
    color = line_of(owner)
    return None if color is None else integer(color)


def _weight(owner: Any) -> float | None:
    width = _line(owner).w
    return None if width is None else width / EMU_PER_POINT


class Lettering:
    """The font of a chart's text: title, axis title, tick labels, legend or data labels."""

    def __init__(self, read: Callable[[], CharacterProperties], write: Callable[[CharacterProperties], None]) -> None:
        self._read = read
        self._write = write

    def get(self, name: str) -> Any:
        """One attribute under its name in the file."""
        return getattr(self._read(), name)

    def set(self, **values: Any) -> None:
        """Attributes set under their names in the file."""
        properties = deepcopy(self._read())
        for name, value in values.items():
            setattr(properties, name, value)
        self._write(properties)


def body_font(owner: Any) -> Facade:
    """The font of what keeps its text properties in `txPr`: labels, legend, tick labels."""

    def read() -> CharacterProperties:
        body = owner.txPr
        paragraph = body.p[0] if body is not None and body.p else None
        found = paragraph.pPr.defRPr if paragraph is not None and paragraph.pPr is not None else None
        return found or CharacterProperties()

    def write(properties: CharacterProperties) -> None:
        paragraph = Paragraph(pPr=ParagraphProperties(defRPr=properties), endParaRPr=CharacterProperties())
        owner.txPr = RichText(p=[paragraph])

    return facade("ChartFont", Lettering(read, write))


def title_font(title: Any) -> Facade:
    """The font of a title, kept by its paragraphs."""

    def read() -> CharacterProperties:
        found = [paragraph.pPr.defRPr for paragraph in title.tx.rich.paragraphs if paragraph.pPr is not None]
        return next((each for each in found if each is not None), None) or CharacterProperties()

    def write(properties: CharacterProperties) -> None:
        for paragraph in title.tx.rich.paragraphs:
            paragraph.pPr = ParagraphProperties(defRPr=properties)
            for run in paragraph.r or ():
                run.rPr = deepcopy(properties)

    return facade("ChartFont", Lettering(read, write))


def _font_color(lettering: Lettering) -> int | None:
    fill = lettering.get("solidFill")
    text = getattr(fill.srgbClr, "val", fill.srgbClr) if fill is not None else None
    return integer(f"#{text}") if text else None


def labels_of(owner: Any) -> Labels:
    """The data labels of a series, created when missing."""
    if owner.dLbls is None:
        owner.dLbls = Labels(showVal=True, showSerName=False, showCatName=False, showPercent=False, showLegendKey=False)
    elif not isinstance(owner.dLbls, Labels):
        owner.dLbls = Labels.of(owner.dLbls)
    return owner.dLbls


def _label_format(labels: Labels) -> str:
    return labels.numFmt.formatCode if labels.numFmt is not None else "General"


def _set_label_format(labels: Labels, code: str) -> None:
    labels.numFmt = NumFmt(formatCode=code, sourceLinked=False)


def _shows(name: str, word: str) -> Member:
    def put(labels: Any, value: Any) -> None:
        setattr(labels, word, bool(value))

    return Member("DataLabels", name, lambda labels: bool(getattr(labels, word)), put)


def point(series: Any, index: int) -> Facade:
    """The point of a series, from 1: a slice, a bar."""
    found = next((each for each in series.dPt if each.idx == index - 1), None)
    if found is None:
        found = DataPoint(idx=index - 1, spPr=GraphicalProperties())
        series.dPt = [*series.dPt, found]
    return facade("Point", found)


def _explode(owner: Any, value: int) -> None:
    owner.explosion = int(value)


MEMBERS = (
    part("ChartFormat", "Fill", "FillFormat"),
    part("ChartFormat", "Line", "LineFormat"),
    Member("FillFormat", "Visible", lambda o: MSO_TRUE if _fill_visible(o) else 0, _show_fill),
    method("FillFormat", "Solid", lambda owner: None),  # noqa: ARG005 - fills are solid here
    part("FillFormat", "ForeColor", "FillColor"),
    Member("FillColor", "RGB", _color_of_fill, set_fill),
    Member("LineFormat", "Visible", lambda o: 0 if _line(o).noFill else MSO_TRUE, _show_line),
    Member("LineFormat", "Weight", _weight, lambda o, v: setattr(_line(o), "w", round(v * EMU_PER_POINT))),
    Member(
        "LineFormat",
        "DashStyle",
        lambda o: _DASH_NUMBERS.get(_line(o).prstDash or "solid"),
        lambda o, v: setattr(_line(o), "prstDash", DASHES[v]),
    ),
    part("LineFormat", "ForeColor", "LineColor"),
    Member("LineColor", "RGB", _color_of_line, _line_color),
    Member(
        "ChartFont", "Size", lambda f: (f.get("sz") or 1000) / HUNDREDTHS, lambda f, v: f.set(sz=round(v * HUNDREDTHS))
    ),
    Member("ChartFont", "Bold", lambda f: bool(f.get("b")), lambda f, v: f.set(b=bool(v))),
    Member("ChartFont", "Italic", lambda f: bool(f.get("i")), lambda f, v: f.set(i=bool(v))),
    Member("ChartFont", "Color", _font_color, lambda f, v: f.set(solidFill=hexadecimal(v))),
    Member("ChartFont", "Name", None, lambda f, v: f.set(latin=LatinFont(typeface=v))),
    _shows("ShowValue", "showVal"),
    _shows("ShowPercentage", "showPercent"),
    _shows("ShowCategoryName", "showCatName"),
    _shows("ShowSeriesName", "showSerName"),
    _shows("ShowLegendKey", "showLegendKey"),
    Member(
        "DataLabels",
        "Position",
        lambda labels: _POSITION_NUMBERS.get(labels.dLblPos),
        lambda labels, v: setattr(labels, "dLblPos", POSITIONS[v]),
    ),
    Member("DataLabels", "NumberFormat", _label_format, _set_label_format),
    Member(
        "DataLabels", "Separator", lambda labels: labels.separator, lambda labels, v: setattr(labels, "separator", v)
    ),
    Member("DataLabels", "Font", body_font),
    part("DataLabels", "Format", "ChartFormat"),
    part("Point", "Format", "ChartFormat"),
    part("Point", "Interior", "PointInterior"),
    Member("Point", "Explosion", lambda p: p.explosion or 0, _explode),
    Member("PointInterior", "Color", _color_of_fill, set_fill),
)
