"""The theme as named cell styles of a workbook, so that a user can restyle every page at once."""

from typing import Any

import xlwings as xw

from fae_xlwings.draw.formats import put_number_format
from fae_xlwings.draw.theme import FONT, LOOKS, Look, bgr, style_name
from fae_xlwings.views.words.styles import Style

HORIZONTAL = {"general": 1, "left": -4131, "center": -4108, "right": -4152}
VERTICAL = {"top": -4160, "center": -4108}
CONTINUOUS = 1
LINEAR_GRADIENT = 4000
EDGES = {"l": -4131, "r": -4152, "t": -4160, "b": -4107}  # the borders of a style: xlLeft, xlRight, xlTop, xlBottom


def ensure_styles(book: xw.Book, wanted: set[Style]) -> None:
    """The wanted styles of the theme made available in the workbook; those already there stay as the user left them."""
    known = {style.Name for style in book.api.Styles}
    for style in sorted(wanted):
        if style_name(style) not in known:
            _define(book.api.Styles.Add(style_name(style)), LOOKS[style])


def _define(style: Any, look: Look) -> None:
    font = style.Font
    font.Name, font.Size, font.Bold, font.Italic, font.Color = FONT, look.size, look.bold, look.italic, bgr(look.ink)
    if look.fill_to:
        _shade(style.Interior, look)
    elif look.fill:
        style.Interior.Color = bgr(look.fill)
    put_number_format(style, look.number_format)
    style.HorizontalAlignment = HORIZONTAL[look.horizontal]
    style.VerticalAlignment = VERTICAL[look.vertical]
    style.WrapText = look.wrap
    style.IndentLevel = look.indent
    style.Locked = look.locked
    if look.border:
        _frame(style, look)


def _shade(interior: Any, look: Look) -> None:
    """A ground that goes from one colour on the left to another on the right."""
    interior.Pattern = LINEAR_GRADIENT
    interior.Gradient.Degree = 0
    stops = interior.Gradient.ColorStops
    stops.Clear()
    for position, colour in enumerate((look.fill, look.fill_to)):
        stops.Add(position).Color = bgr(colour)


def _frame(style: Any, look: Look) -> None:
    for side in look.sides:
        border = style.Borders(EDGES[side])
        border.LineStyle, border.Color = CONTINUOUS, bgr(look.border)
