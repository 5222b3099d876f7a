"""Cells and looks of a file, as Excel would answer for them."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula

from french_excel.grammar import respelt
from french_excel.looks import LINEAR
from french_excel.store import ERROR_CODES, Cell, ErrorValue, Scalar, Style

HORIZONTAL = {None: 1, "general": 1, "left": -4131, "center": -4108, "right": -4152, "fill": 5, "justify": -4130}
VERTICAL = {None: -4107, "bottom": -4107, "center": -4108, "top": -4160, "justify": -4130}
LINES = {"thin": 1, "medium": 1, "thick": 1, "hair": 1, "dashed": -4115, "dotted": -4118, "double": -4119}
THEME = {0: 0xFFFFFF, 1: 0x000000}
SIDES = ("left", "right", "top", "bottom")
EXCELS_OWN = {
    "font": "Calibri", "size": 11.0, "bold": False, "italic": False, "ink": 0, "fill": None, "horizontal": 1,
    "vertical": -4107, "wrap": False, "indent": 0, "locked": True,
}  # fmt: skip


def bgr(rgb: str) -> int:
    """The number by which COM tells a colour « RRGGBB »."""
    red, green, blue = (int(rgb[-6:][place : place + 2], 16) for place in (0, 2, 4))
    return red + green * 256 + blue * 65_536


class Looks:
    """The named styles of a file, and what a cell has of its own."""

    def __init__(self, workbook: Any) -> None:
        self.named = {each.name: each for each in workbook._named_styles}
        self.styles = {name: Style(each.number_format, dict(self._told(each))) for name, each in self.named.items()}
        self.styles.setdefault("Normal", Style())
        self.known: dict[tuple[int, ...], tuple[str, str | None, dict[str, Any]]] = {}

    def of(self, cell: Any) -> tuple[str, str | None, dict[str, Any]]:
        """The style of a cell, its own number format, and what else it has of its own."""
        key = tuple(cell._style)
        if key not in self.known:
            style = self.styles[cell.style]
            own = {
                name: value for name, value in self._told(cell) if value != style.look.get(name, EXCELS_OWN.get(name))
            }
            shown = None if cell.number_format == style.number_format else cell.number_format
            self.known[key] = (cell.style, shown, own)
        return self.known[key]

    def _told(self, owner: Any) -> Iterator[tuple[str, Any]]:
        """The properties of a cell or a style; what is Excel's own beginning is not told by a style."""
        font, alignment, fill = owner.font, owner.alignment, owner.fill
        yield from (("font", font.name), ("size", font.sz), ("bold", bool(font.b)), ("italic", bool(font.i)))
        yield "ink", self.colour(font.color)
        yield "fill", self.colour(fill.fgColor) if fill.tagname == "patternFill" and fill.fill_type == "solid" else None
        if fill.tagname == "gradientFill":
            stops = tuple((float(stop.position), self.colour(stop.color)) for stop in fill.stop)
            yield from (("pattern", LINEAR), ("gradient", (float(fill.degree or 0), stops)))
        yield "horizontal", HORIZONTAL[alignment.horizontal]
        yield "vertical", VERTICAL[alignment.vertical]
        yield from (("wrap", bool(alignment.wrap_text)), ("indent", int(alignment.indent or 0)))
        yield "locked", bool(owner.protection.locked)
        for side in SIDES:
            edge = getattr(owner.border, side)
            if edge is not None and edge.style:
                yield f"border.{side}", LINES.get(edge.style, 1)
                yield f"border.{side}.ink", self.colour(edge.color)

    @staticmethod
    def colour(colour: Any) -> int:
        """A colour as COM tells it; of a theme, only black and white are told apart."""
        if colour is None:
            return 0
        if colour.type == "theme":
            return THEME.get(colour.theme, 0)
        return bgr(colour.rgb) if colour.type == "rgb" else 0


def cells_of(sheet: Any, shown: dict[tuple[int, int], Scalar], looks: Looks) -> dict[tuple[int, int], Cell]:
    """The cells that hold something or look like something."""
    found: dict[tuple[int, int], Cell] = {}
    for spot, cell in sheet._cells.items():
        if type(cell).__name__ == "MergedCell":
            continue
        formula = _formula(cell.value) if cell.data_type == "f" or isinstance(cell.value, ArrayFormula) else ""
        value = shown[spot] if formula else stored(cell.value, cell.data_type)
        style, number_format, look = looks.of(cell)
        made = Cell(formula, value, bool(cell.quotePrefix), style, number_format, dict(look))
        if not made.is_bare:
            found[spot] = made
    return found


def _formula(value: Any) -> str:
    return spelt(str(value.text if isinstance(value, ArrayFormula) else value))


@lru_cache(maxsize=100_000)
def spelt(formula: str) -> str:
    """The formula as Excel gives it back."""
    return respelt(formula if formula.startswith("=") else f"={formula}")


def stored(value: Any, kind: str) -> Scalar:
    """A value as the store keeps it."""
    if kind == "e" or (isinstance(value, str) and value in ERROR_CODES):
        return ErrorValue(value)
    if isinstance(value, date | time | timedelta):
        return float(to_excel(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return None if value is None or value == "" else value if isinstance(value, bool) else str(value)
