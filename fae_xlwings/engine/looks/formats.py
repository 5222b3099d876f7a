"""Fonts, fills, alignment and borders of ranges."""

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.styles import Alignment, Color, PatternFill, Side
from openpyxl.styles import Border as Edges
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area, between
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.colors import Rgb, argb, shown
from fae_xlwings.engine.looks.styles import attributes_edit, common, part, part_edit, restyle
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

UNSET = base_classes._UNSET  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]

# xlwings' word first, the file's (ST_HorizontalAlignment, ST_VerticalAlignment) second where they differ.
HORIZONTAL = {"center_across_selection": "centerContinuous"}
HORIZONTAL_BACK = {"centerContinuous": "center_across_selection", None: "general"}


def attribute(rng: "Range", name: str, key: str, field: str) -> Any:
    """The attribute `field` of one part of the range's style, `None` where cells disagree."""
    workbook = rng.worksheet.parent
    items = getattr(workbook, name)
    return common(rng.worksheet, rng.area, lambda array: getattr(items[getattr(array, key)], field))


def alignment(rng: "Range", field: str) -> Any:
    """One attribute of the alignment, `None` where cells disagree."""
    return attribute(rng, "_alignments", "alignmentId", field)


def align(rng: "Range", **values: Any) -> None:
    """Attributes of the alignment set over the range."""

    def change(old: Alignment) -> Alignment:
        for name, value in values.items():
            setattr(old, name, value)
        return old

    restyle(rng.worksheet, rng.area, part_edit("alignment", change))


def fill_color(rng: "Range") -> Rgb | None:
    """The background colour, `None` without one or where cells disagree."""
    fills, workbook = rng.worksheet.parent._fills, rng.worksheet.parent  # noqa: SLF001 - openpyxl has no public list

    def read(array: Any) -> Rgb | None:
        fill = fills[array.fillId]
        solid = isinstance(fill, PatternFill) and fill.fill_type is not None
        return shown(fill.fgColor, workbook) if solid else None

    return common(rng.worksheet, rng.area, read)


def set_fill_color(rng: "Range", color: Any) -> None:
    """The background colour set, or removed with `None`."""
    fill = PatternFill() if color is None else PatternFill("solid", fgColor=Color(argb(color)))
    restyle(rng.worksheet, rng.area, part_edit("fill", lambda _: fill))


class Font(Implementation, contract=base_classes.Font):
    """The font of a range's cells; every attribute reads `None` where cells disagree."""

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The font in Excel's own object model."""
        from fae_xlwings.engine.model.styles import RangeLook  # noqa: PLC0415 - built on top of the engine

        return facade("Font", RangeLook(self.parent))

    @property
    def bold(self) -> bool | None:
        """Whether the text is bold."""
        return self.get("b")

    @bold.setter
    def bold(self, value: bool) -> None:
        self.set(b=bool(value))

    @property
    def italic(self) -> bool | None:
        """Whether the text is in italics."""
        return self.get("i")

    @italic.setter
    def italic(self, value: bool) -> None:
        self.set(i=bool(value))

    @property
    def size(self) -> float | None:
        """The size in points."""
        return self.get("sz")

    @size.setter
    def size(self, value: float) -> None:
        self.set(sz=float(value))

    @property
    def name(self) -> str | None:
        """The family."""
        return self.get("name")

    @name.setter
    def name(self, value: str) -> None:
        # The theme's scheme would win over the name.
        self.set(name=value, scheme=None)

    @property
    def color(self) -> Rgb | None:
        """The colour, black when automatic."""
        workbook = self.parent.worksheet.parent
        fonts = workbook._fonts  # noqa: SLF001 - openpyxl has no public list
        return common(
            self.parent.worksheet,
            self.parent.area,
            lambda array: shown(fonts[array.fontId].color, workbook) or (0, 0, 0),
        )

    @color.setter
    def color(self, value: Any) -> None:
        self.set(color=None if value is None else Color(argb(value)))

    def get(self, field: str) -> Any:
        """One attribute under its name in the file."""
        return attribute(self.parent, "_fonts", "fontId", field)

    def set(self, **values: Any) -> None:
        """Attributes set under their names in the file."""
        restyle(self.parent.worksheet, self.parent.area, attributes_edit("font", **values))


# Line and weight of a border side together make the file's style (ECMA-376, 18.18.3 ST_BorderStyle).
LINES = (
    ("hair", "continuous", "hairline"),
    ("thin", "continuous", "thin"),
    ("medium", "continuous", "medium"),
    ("thick", "continuous", "thick"),
    ("dashed", "dash", "thin"),
    ("mediumDashed", "dash", "medium"),
    ("dotted", "dot", "thin"),
    ("dashDot", "dash_dot", "thin"),
    ("mediumDashDot", "dash_dot", "medium"),
    ("dashDotDot", "dash_dot_dot", "thin"),
    ("mediumDashDotDot", "dash_dot_dot", "medium"),
    ("slantDashDot", "slant_dash_dot", "medium"),
    ("double", "double", "thick"),
)
_WORDS = {style: (line, weight) for style, line, weight in LINES}
_STYLES = {(line, weight): style for style, line, weight in LINES}
_USUAL_WEIGHT = {"slant_dash_dot": "medium", "double": "thick"}


def border_style(line: str | None, weight: str | None) -> str | None:
    """The file's style nearest to a line and a weight, as Excel chooses when they do not go together."""
    if line in (None, "none"):
        return None
    return _STYLES.get((line, weight or "")) or _STYLES[line, _USUAL_WEIGHT.get(line or "", "thin")]


def changed_side(side: Side | None, line: Any = UNSET, weight: Any = UNSET, color: Any = UNSET) -> Side:
    """The side of a border with its colour, weight and line changed, in that order, as Excel's own attributes act."""
    style: Any = side.style if side else None
    ink = side.color if side else None
    if color is not UNSET:
        style, ink = style or "thin", Color(argb(color))
    if weight is not UNSET:
        old_line = _WORDS.get(style or "", ("continuous", ""))[0]
        style = _STYLES.get((old_line, weight)) or _STYLES["continuous", weight]
    if line is not UNSET:
        style = border_style(line, _WORDS.get(style or "", ("", None))[1])
    return Side(style=style, color=ink or Color(auto=True)) if style else Side()


class Border(Implementation, contract=base_classes.Border):
    """One side of a range: an edge, the lines inside, or a diagonal."""

    def __init__(self, parent: "Range", side: str) -> None:
        self.parent = parent
        self.side = side

    @property
    def api(self) -> Any:
        """The border in Excel's own object model."""
        return facade("Border", self)

    def _first(self) -> Side | None:
        spots = _targets(self.parent.area, self.side)
        if not spots:
            return None
        area, name = spots[0]
        edges = part(self.parent.worksheet, area.row, area.column, "border")
        return _diagonal(edges, self.side) if name == "diagonal" else getattr(edges, name)

    @property
    def line_style(self) -> str | None:
        """The line, « none » without one."""
        side = self._first()
        return _WORDS[side.style][0] if side and side.style else "none"

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.change(line=value)

    @property
    def weight(self) -> str | None:
        """The weight; Excel says « thin » of a side without a line."""
        side = self._first()
        return _WORDS[side.style][1] if side and side.style else "thin"

    @weight.setter
    def weight(self, value: str) -> None:
        self.change(weight=value)

    @property
    def color(self) -> Rgb | None:
        """The colour, `None` without a line."""
        side = self._first()
        return (shown(side.color, self.parent.worksheet.parent) or (0, 0, 0)) if side and side.style else None

    @color.setter
    def color(self, value: Any) -> None:
        self.change(color=value)

    def change(self, **values: Any) -> None:
        """Line, weight or colour changed all along the side."""
        for area, name in _targets(self.parent.area, self.side):
            restyle(self.parent.worksheet, area, part_edit("border", _edge_change(name, self.side, values)))


def _edge_change(name: str, side: str, values: dict[str, Any]) -> Any:
    def change(edges: Edges) -> Edges:
        edges = copy(edges)
        old = _diagonal(edges, side) if name == "diagonal" else getattr(edges, name)
        new = changed_side(old, **values)
        setattr(edges, name, new)
        if name == "diagonal":
            setattr(edges, "diagonalDown" if side == "diagonal_down" else "diagonalUp", bool(new.style))
        return edges

    return change


def _diagonal(edges: Edges, side: str) -> Side | None:
    drawn = edges.diagonalDown if side == "diagonal_down" else edges.diagonalUp
    return edges.diagonal if drawn else None


def _targets(area: Area, side: str) -> list[tuple[Area, str]]:
    """The cells whose own sides make up one side of the range."""
    top, left, bottom, right = area.row, area.column, area.last_row, area.last_column
    edges = {
        "edge_top": [(between(top, left, top, right), "top")],
        "edge_bottom": [(between(bottom, left, bottom, right), "bottom")],
        "edge_left": [(between(top, left, bottom, left), "left")],
        "edge_right": [(between(top, right, bottom, right), "right")],
    }
    if side in edges:
        return edges[side]
    if side.startswith("diagonal"):
        return [(area, "diagonal")]
    return _inside(area, side)


def _inside(area: Area, side: str) -> list[tuple[Area, str]]:
    top, left, bottom, right = area.row, area.column, area.last_row, area.last_column
    if side == "inside_vertical":
        pairs = ((between(top, left, bottom, right - 1), "right"), (between(top, left + 1, bottom, right), "left"))
        return list(pairs) if area.ncols > 1 else []
    pairs = ((between(top, left, bottom - 1, right), "bottom"), (between(top + 1, left, bottom, right), "top"))
    return list(pairs) if area.nrows > 1 else []


class Borders(Implementation, contract=base_classes.Borders):
    """All sides of a range."""

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The borders in Excel's own object model."""
        return facade("Borders", self)

    def __getitem__(self, side: str) -> Border:
        return Border(self.parent, side)

    def _common(self, name: str) -> Any:
        nrows, ncols = self.parent.shape
        missing = {"inside_vertical"} if ncols == 1 else set[str]()
        missing |= {"inside_horizontal"} if nrows == 1 else set[str]()
        values = {getattr(self[side], name) for side in base_classes.BORDER_GRID_SIDES if side not in missing}
        return values.pop() if len(values) == 1 else None

    @property
    def line_style(self) -> str | None:
        """The line that every side has, `None` where they differ."""
        return self._common("line_style")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, line_style=value)

    @property
    def weight(self) -> str | None:
        """The weight that every side has, `None` where they differ."""
        return self._common("weight")

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, weight=value)

    @property
    def color(self) -> Rgb | None:
        """The colour that every side has, `None` where they differ."""
        return self._common("color")

    @color.setter
    def color(self, value: Any) -> None:
        self.set(base_classes.BORDER_GRID_SIDES, color=value)

    def set(self, which: Any, *, line_style: Any = UNSET, weight: Any = UNSET, color: Any = UNSET) -> None:
        """Line, weight and colour of several sides set together."""
        values = {"line": line_style, "weight": weight, "color": color}
        given = {name: value for name, value in values.items() if value is not UNSET}
        for side in which:
            self[side].change(**given)

    def clear(self, which: Any) -> None:
        """The lines of several sides removed."""
        self.set(which, line_style=None)
