"""The cell styles of a workbook by name, in the file and in Excel's own object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from fae_xlwings.engine.base.colors import argb
from fae_xlwings.engine.base.contract import refuse
from fae_xlwings.engine.base.facade import Api, Member, method, part, target_of
from fae_xlwings.engine.base.tree import assign, child, drop, ensure, flag
from fae_xlwings.engine.base.xml import Node, element
from fae_xlwings.engine.file.styles import Styles, set_value

_BORDER_ORDER = ("start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal")
# XlHAlign and XlVAlign, the file's words.
_HORIZONTAL = {1: None, -4131: "left", -4108: "center", -4152: "right"}
_VERTICAL = {-4160: "top", -4108: "center", -4107: "bottom"}
# A style has no inner edges: its borders go by xlLeft, xlRight, xlTop and xlBottom.
_SIDES = {-4131: "left", -4152: "right", -4160: "top", -4107: "bottom"}
_XL_NONE = -4142
_XL_LINEAR_GRADIENT = 4000


class NamedStyle:
    """A named style; its parts are changed on copies that join the file when the style is first used."""

    def __init__(self, styles: Styles, node: Node) -> None:
        self.styles = styles
        self.node = node
        self._drafts: dict[str, Node] = {}
        self.looks: dict[bool, int] = {}

    @property
    def name(self) -> str:
        """The name."""
        return self.node.get("name") or ""

    @property
    def xf(self) -> Node:
        """What the style says."""
        return self.styles.node("cellStyleXfs", int(self.node.get("xfId") or 0))

    def change(self, name: str, edit: Callable[[Node], Any]) -> None:
        """One of the parts changed: font, fill, border, alignment or protection."""
        self.looks.clear()
        draft = self._drafts.get(name)
        if draft is None:
            known = self.styles.part_in(self.xf, name)
            draft = self._drafts[name] = deepcopy(known) if known is not None else element(name)
        edit(draft)

    def set_format(self, text: str) -> None:
        """The number format."""
        self.looks.clear()
        number = self.styles.format_id(text)
        assign(self.styles.editable(self.xf), numFmtId=number, applyNumberFormat=True)

    def settle(self) -> None:
        """The changed parts put into the file."""
        for name, draft in self._drafts.items():
            self.styles.set_part(self.styles.editable(self.xf), name, draft)
        self._drafts.clear()


class NamedStyles:
    """The named styles of a workbook."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._known: dict[str, NamedStyle] = {}

    def __len__(self) -> int:
        return len(self.styles.list_of("cellStyles"))

    def at(self, rank: int) -> NamedStyle:
        """The style of that rank, from 1."""
        return self._style(self.styles.list_of("cellStyles")[rank - 1])

    def _style(self, node: Node) -> NamedStyle:
        return self._known.setdefault(node.get("name") or "", NamedStyle(self.styles, node))

    def called(self, name: str) -> NamedStyle:
        """The style of that name; `KeyError` when there is none."""
        if name not in self._known:
            for node in self.styles.list_of("cellStyles"):
                self._style(node)
        if name not in self._known:
            raise KeyError(f"Le style « {name} » n'existe pas dans ce classeur.")
        return self._known[name]

    def add(self, name: str) -> NamedStyle:
        """A new style, like « Normal »."""
        normal = self.styles.node("cellStyleXfs", 0)
        number = self.styles.append("cellStyleXfs", deepcopy(normal) if len(normal.attrib) else element("xf"))
        node = element("cellStyle", name=name, xfId=str(number))
        self.styles.append("cellStyles", node)
        return self._style(node)

    def apply(self, name: str) -> Callable[[int], int]:
        """The change of a look into the style's; a text keeps its mark whatever it looks like."""
        style = self.called(name)
        style.settle()

        def edit(look: int) -> int:
            mark = flag(self.styles.xf(look), "quotePrefix")
            if mark not in style.looks:
                xf = assign(deepcopy(style.xf), xfId=style.node.get("xfId"), quotePrefix=mark or None)
                style.looks[mark] = self.styles.add("cellXfs", xf)
            return style.looks[mark]

        return edit

    def settle(self) -> None:
        """Every changed style put into the file."""
        for style in self._known.values():
            style.settle()


def _fill(node: Node, color: Any) -> None:
    node[:] = []
    pattern = assign(ensure(node, "patternFill", ("patternFill",)), patternType="solid")
    assign(ensure(pattern, "fgColor", ("fgColor", "bgColor")), rgb=argb(color))


def _shade(node: Node, value: int) -> None:
    """A linear gradient in place of the fill, its colours to come."""
    if value != _XL_LINEAR_GRADIENT:
        refuse(f"Interior.api.Pattern = {value}")
    node[:] = [element("gradientFill")]


def _add_stop(style: NamedStyle, position: float) -> "ColorStopApi":
    stop = assign(element("stop"), position=position)
    style.change("fill", lambda node: node[0].append(stop))
    return ColorStopApi(stop)


def _side(node: Node, side: str) -> Node:
    return ensure(node, side, _BORDER_ORDER)


def _line(node: Node, side: str, value: int) -> None:
    _side(node, side)[:] = []
    assign(_side(node, side), style=None if value == _XL_NONE else "thin")


def _line_color(node: Node, side: str, value: Any) -> None:
    assign(ensure(_side(node, side), "color", ("color",)), rgb=argb(value))


def _font_color(font: Node, value: Any) -> None:
    set_value(font, "color", True)
    assign(child(font, "color"), rgb=argb(value))


def _changing(name: str, edit: Callable[[Node, Any], Any]) -> Member:
    return Member(None, lambda style, value: style.change(name, lambda node: edit(node, value)))


def _fontwise(name: str, spell: Callable[[Any], Any]) -> Member:
    return _changing("font", lambda font, value: set_value(font, name, spell(value)))


class FontApi(Api):
    """Excel's `Font` of a style."""

    Name = _changing("font", lambda font, value: (set_value(font, "scheme", None), set_value(font, "name", value)))
    Size = _fontwise("sz", lambda value: f"{value:g}")
    Bold = _fontwise("b", bool)
    Italic = _fontwise("i", bool)
    Color = _changing("font", _font_color)


class ColorStopApi(Api):
    """Excel's `ColorStop`: a colour of a gradient and where it stands."""

    Color = Member(None, lambda stop, value: assign(ensure(stop, "color", ("color",)), rgb=argb(value)))


class ColorStopsApi(Api):
    """Excel's `ColorStops` of a style."""

    Clear = method(lambda style: style.change("fill", lambda node: drop(node[0], "stop")))
    Add = method(_add_stop)


class GradientApi(Api):
    """Excel's `LinearGradient` of a style."""

    Degree = _changing("fill", lambda node, value: assign(node[0], degree=value))
    ColorStops = part(ColorStopsApi)


class InteriorApi(Api):
    """Excel's `Interior` of a style."""

    Color = _changing("fill", _fill)
    Pattern = _changing("fill", _shade)
    Gradient = part(GradientApi)


class StyleBorderApi(Api):
    """Excel's `Border` of a style: one side."""

    LineStyle = Member(None, lambda pair, value: pair[0].change("border", lambda node: _line(node, pair[1], value)))
    Color = Member(None, lambda pair, value: pair[0].change("border", lambda node: _line_color(node, pair[1], value)))


def _aligned(name: str, spell: Callable[[Any], Any]) -> Member:
    return _changing("alignment", lambda node, value: assign(node, **{name: spell(value)}))


class StyleApi(Api):
    """Excel's `Style`."""

    Name = Member(lambda style: style.name)
    Font = part(FontApi)
    Interior = part(InteriorApi)
    NumberFormat = Member(None, NamedStyle.set_format)
    HorizontalAlignment = _aligned("horizontal", _HORIZONTAL.__getitem__)
    VerticalAlignment = _aligned("vertical", _VERTICAL.__getitem__)
    WrapText = _aligned("wrapText", lambda value: True if value else None)
    IndentLevel = _aligned("indent", lambda value: int(value) or None)
    Locked = _changing("protection", lambda node, value: assign(node, locked=bool(value)))
    Borders = method(lambda style, index: StyleBorderApi((style, _SIDES[index])))


class StylesApi(Api):
    """Excel's `Styles` of a workbook."""

    Count = Member(len)
    Item = method(lambda styles, key: StyleApi(styles.at(key) if isinstance(key, int) else styles.called(key)))
    Add = method(lambda styles, name: StyleApi(styles.add(name)))


def style_name(value: Any) -> str:
    """The name of a style given as text or as an object of the model."""
    target = target_of(value)
    return target.name if isinstance(target, NamedStyle) else str(value)
