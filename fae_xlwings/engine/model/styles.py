"""Fonts, interiors, borders and named styles in Excel's object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from copy import copy
from typing import Any

from openpyxl.styles import Color, GradientFill, NamedStyle, PatternFill
from openpyxl.styles.fills import Stop

from fae_xlwings.engine.looks.colors import argb, integer, shown
from fae_xlwings.engine.looks.formats import changed_side
from fae_xlwings.engine.looks.stored import Workbook
from fae_xlwings.engine.looks.styles import PARTS, common, effective, part_edit, restyle
from fae_xlwings.engine.model.helpers import method, part
from fae_xlwings.engine.model.object_model import Facade, Member, facade

XL_NONE = -4142
XL_AUTOMATIC = -4105
XL_LINEAR_GRADIENT = 4000
XL_RECTANGULAR_GRADIENT = 4001

# XlPattern, the file's words (ST_PatternType).
PATTERNS = {
    XL_NONE: None,
    1: "solid",
    -4125: "darkGray",
    -4126: "mediumGray",
    -4124: "lightGray",
    17: "gray125",
    18: "gray0625",
    -4128: "darkHorizontal",
    -4166: "darkVertical",
    -4121: "darkDown",
    -4162: "darkUp",
    9: "darkGrid",
    10: "darkTrellis",
    11: "lightHorizontal",
    12: "lightVertical",
    13: "lightDown",
    14: "lightUp",
    15: "lightGrid",
    16: "lightTrellis",
}
_PATTERN_NUMBERS = {word: number for number, word in PATTERNS.items()}
# XlUnderlineStyle, the file's words (ST_UnderlineValues).
UNDERLINES = {XL_NONE: None, 2: "single", -4119: "double", 4: "singleAccounting", 5: "doubleAccounting"}
# XlHAlign and XlVAlign, the file's words.
HORIZONTAL = {
    1: None,
    -4131: "left",
    -4108: "center",
    -4152: "right",
    5: "fill",
    -4130: "justify",
    7: "centerContinuous",
    -4117: "distributed",
}
VERTICAL = {-4160: "top", -4108: "center", -4107: "bottom", -4130: "justify", -4117: "distributed"}
# XlBordersIndex, XlLineStyle and XlBorderWeight, xlwings' words.
SIDES = {
    7: "edge_left",
    8: "edge_top",
    9: "edge_bottom",
    10: "edge_right",
    11: "inside_vertical",
    12: "inside_horizontal",
}
# A style has no inner edges: its borders go by xlLeft, xlRight, xlTop and xlBottom.
STYLE_SIDES = {-4131: "left", -4152: "right", -4160: "top", -4107: "bottom"}
LINE_STYLES = {
    XL_NONE: None,
    1: "continuous",
    -4115: "dash",
    4: "dash_dot",
    5: "dash_dot_dot",
    -4118: "dot",
    -4119: "double",
    13: "slant_dash_dot",
}
WEIGHTS = {1: "hairline", 2: "thin", -4138: "medium", 4: "thick"}


class RangeLook:
    """The look of a range, one part at a time; parts read `None` where cells disagree."""

    def __init__(self, rng: Any) -> None:
        self.rng = rng
        self.workbook: Workbook = rng.worksheet.parent

    def get(self, name: str, field: str) -> Any:
        """One attribute of a part, such as the bold of the font."""
        collection, key = PARTS[name]
        items = getattr(self.workbook, collection)
        return common(self.rng.worksheet, self.rng.area, lambda array: getattr(items[getattr(array, key)], field))

    def set(self, name: str, /, **values: Any) -> None:
        """Attributes of a part."""

        def change(item: Any) -> Any:
            for field, value in values.items():
                setattr(item, field, value)
            return item

        restyle(self.rng.worksheet, self.rng.area, part_edit(name, change))

    @property
    def fill(self) -> Any:
        """The fill of the first cell."""
        return self.workbook._fills[effective(self.rng.worksheet, self.rng.row, self.rng.column).fillId]

    @fill.setter
    def fill(self, value: Any) -> None:
        restyle(self.rng.worksheet, self.rng.area, part_edit("fill", lambda _: value))


class BookStyle:
    """A named style of a book; cells take it as it is when they are given it."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        if name not in workbook.named_styles:
            raise KeyError(f"Le style « {name} » n'existe pas dans ce classeur.")
        self.workbook = workbook
        self.name = name

    @classmethod
    def new(cls, workbook: Workbook, name: str) -> "BookStyle":
        """A new style, like « Normal »."""
        workbook.add_named_style(NamedStyle(name=name))
        return cls(workbook, name)

    @property
    def style(self) -> NamedStyle:
        """The style in the file."""
        return self.workbook._named_styles[self.name]

    def get(self, name: str, field: str) -> Any:
        """One attribute of a part, such as the bold of the font."""
        return getattr(getattr(self.style, name), field)

    def set(self, name: str, /, **values: Any) -> None:
        """Attributes of a part."""
        changed = copy(getattr(self.style, name))
        for field, value in values.items():
            setattr(changed, field, value)
        setattr(self.style, name, changed)

    @property
    def fill(self) -> Any:
        """The fill."""
        return self.style.fill

    @fill.setter
    def fill(self, value: Any) -> None:
        self.style.fill = value


def _attribute(owner: str, name: str, part_name: str, field: str) -> Member:
    return Member(
        owner, name, lambda look: look.get(part_name, field), lambda look, v: look.set(part_name, **{field: v})
    )


def _truth(owner: str, name: str, part_name: str, field: str) -> Member:
    """An attribute that is false when the file does not say it."""
    return Member(
        owner,
        name,
        lambda look: bool(look.get(part_name, field)),
        lambda look, v: look.set(part_name, **{field: bool(v)}),
    )


def _words(owner: str, name: str, part_name: str, field: str, words: dict[int, Any]) -> Member:
    numbers = {word: number for number, word in words.items()}

    def get(look: Any) -> int | None:
        return numbers.get(look.get(part_name, field))

    return Member(owner, name, get, lambda look, value: look.set(part_name, **{field: words[value]}))


def _font_color(look: Any) -> int | None:
    color = shown(look.get("font", "color"), look.workbook)
    return integer(color or (0, 0, 0))


def _set_font_theme(look: Any, value: int) -> None:
    # Excel counts theme colours from 1, the file from 0.
    look.set("font", color=Color(theme=value - 1))


def _tint(look: Any, value: float) -> None:
    color = copy(look.get("font", "color"))
    color.tint = value
    look.set("font", color=color)


def _fill_color(look: Any) -> int:
    fill = look.fill
    found = shown(fill.fgColor, look.workbook) if isinstance(fill, PatternFill) and fill.fill_type else None
    return integer(found or (255, 255, 255))


def _set_fill_color(look: Any, value: int) -> None:
    old = look.fill
    kind: Any = old.fill_type if isinstance(old, PatternFill) and old.fill_type not in (None, "none") else "solid"
    look.fill = PatternFill(kind, fgColor=Color(argb(value)))


def _pattern(look: Any) -> int:
    fill = look.fill
    if isinstance(fill, GradientFill):
        return XL_LINEAR_GRADIENT if fill.type == "linear" else XL_RECTANGULAR_GRADIENT
    return _PATTERN_NUMBERS.get(fill.fill_type, XL_NONE)


def _set_pattern(look: Any, value: int) -> None:
    if value in (XL_LINEAR_GRADIENT, XL_RECTANGULAR_GRADIENT):
        ends = (Stop(Color("FFFFFFFF"), 0), Stop(Color("FF000000"), 1))
        look.fill = GradientFill(type="linear" if value == XL_LINEAR_GRADIENT else "path", stop=ends)
        return
    old = look.fill
    ink = old.fgColor if isinstance(old, PatternFill) else Color("FFFFFFFF")
    kind: Any = PATTERNS[value]
    look.fill = PatternFill(kind, fgColor=ink) if kind else PatternFill()


def _color_index(look: Any, value: int) -> None:
    if value not in (XL_NONE, XL_AUTOMATIC):
        raise NotImplementedError("Interior.api.ColorIndex : donnez plutôt une couleur (Interior.Color).")
    look.fill = PatternFill()


def _gradient(look: Any) -> Facade:
    if not isinstance(look.fill, GradientFill):
        raise TypeError("Interior.Gradient : mettez d'abord Interior.Pattern à 4000 (dégradé linéaire).")
    return facade("LinearGradient", look)


def _regrade(look: Any, **values: Any) -> None:
    old = look.fill
    given: dict[str, Any] = {"type": old.type, "degree": old.degree, "stop": tuple(old.stop)} | values
    look.fill = GradientFill(**given)


def _add_stop(look: Any, position: float) -> Facade:
    old = [each for each in look.fill.stop if each.position != position]
    _regrade(look, stop=(*old, Stop(Color("FFFFFFFF"), position)))
    return facade("ColorStop", (look, position))


def _stop(look: Any, index: int) -> Facade:
    return facade("ColorStop", (look, look.fill.stop[index - 1].position))


def _set_stop_color(pair: tuple[Any, float], value: int) -> None:
    look, position = pair
    stops = [Stop(Color(argb(value)), position) if s.position == position else s for s in look.fill.stop]
    _regrade(look, stop=tuple(stops))


def _stop_color(pair: tuple[Any, float]) -> int:
    look, position = pair
    stop = next(each for each in look.fill.stop if each.position == position)
    return integer(shown(stop.color, look.workbook) or (0, 0, 0))


def _style_border(look: BookStyle, index: int) -> Facade:
    return facade("StyleBorder", (look, STYLE_SIDES[index]))


def _style_side(pair: tuple[BookStyle, str], **values: Any) -> None:
    look, side = pair
    look.set("border", **{side: changed_side(getattr(look.style.border, side), **values)})


def _range_border(border: Any, name: str, words: dict[int, Any]) -> Member:
    numbers = {word: number for number, word in words.items()}
    return Member("Border", border, lambda b: numbers.get(getattr(b, name)), lambda b, v: setattr(b, name, words[v]))


def _border_color(border: Any) -> int | None:
    return None if border.color is None else integer(border.color)


_LINES = {number: word if word is not None else "none" for number, word in LINE_STYLES.items()}

MEMBERS = (
    _attribute("Font", "Name", "font", "name"),
    _attribute("Font", "Size", "font", "sz"),
    _truth("Font", "Bold", "font", "b"),
    _truth("Font", "Italic", "font", "i"),
    _truth("Font", "Strikethrough", "font", "strike"),
    _words("Font", "Underline", "font", "u", UNDERLINES),
    Member("Font", "Color", _font_color, lambda look, v: look.set("font", color=Color(argb(v)))),
    Member("Font", "ThemeColor", lambda look: look.get("font", "color").theme + 1, _set_font_theme),
    Member("Font", "TintAndShade", lambda look: look.get("font", "color").tint, _tint),
    Member("Interior", "Color", _fill_color, _set_fill_color),
    Member("Interior", "ColorIndex", None, _color_index),
    Member("Interior", "Pattern", _pattern, _set_pattern),
    Member("Interior", "Gradient", _gradient),
    Member("LinearGradient", "Degree", lambda look: look.fill.degree, lambda look, v: _regrade(look, degree=v)),
    part("LinearGradient", "ColorStops", "ColorStops"),
    method("ColorStops", "Clear", lambda look: _regrade(look, stop=())),
    method("ColorStops", "Add", _add_stop),
    method("ColorStops", "Item", _stop),
    Member("ColorStops", "Count", lambda look: len(look.fill.stop)),
    Member("ColorStop", "Color", _stop_color, _set_stop_color),
    Member("ColorStop", "Position", lambda pair: pair[1]),
    Member("Style", "Name", lambda style: style.name),
    part("Style", "Font", "Font"),
    part("Style", "Interior", "Interior"),
    Member("Style", "NumberFormat", lambda s: s.style.number_format, lambda s, v: setattr(s.style, "number_format", v)),
    _words("Style", "HorizontalAlignment", "alignment", "horizontal", HORIZONTAL),
    _words("Style", "VerticalAlignment", "alignment", "vertical", VERTICAL),
    _truth("Style", "WrapText", "alignment", "wrapText"),
    _attribute("Style", "IndentLevel", "alignment", "indent"),
    _truth("Style", "Locked", "protection", "locked"),
    _truth("Style", "FormulaHidden", "protection", "hidden"),
    method("Style", "Borders", _style_border),
    Member("StyleBorder", "LineStyle", None, lambda pair, v: _style_side(pair, line=LINE_STYLES[v])),
    Member("StyleBorder", "Weight", None, lambda pair, v: _style_side(pair, weight=WEIGHTS[v])),
    Member("StyleBorder", "Color", None, lambda pair, v: _style_side(pair, color=v)),
    method("Borders", "Item", lambda borders, index: facade("Border", borders[SIDES[index]])),
    _range_border("LineStyle", "line_style", _LINES),
    _range_border("Weight", "weight", WEIGHTS),
    Member("Border", "Color", _border_color, lambda b, v: setattr(b, "color", v)),
)
