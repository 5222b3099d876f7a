"""Colours between xlwings (RGB triples, Excel's integers, « #rrggbb ») and files (« FFrrggbb »)."""

from typing import Any

from xlwings.utils import hex_to_rgb, int_to_rgb

Rgb = tuple[int, int, int]


def rgb(color: Any) -> Rgb:
    """The colour given as a triple, an Excel integer or « #rrggbb »."""
    if isinstance(color, str):
        color = hex_to_rgb(color)
    elif isinstance(color, int | float):
        color = int_to_rgb(int(color))
    red, green, blue = color
    return red, green, blue


def hexadecimal(color: Any) -> str:
    """The colour as drawings store it, « RRGGBB »."""
    return "{:02X}{:02X}{:02X}".format(*rgb(color))


def argb(color: Any) -> str:
    """The colour as cells store it, « FFRRGGBB »."""
    return "FF" + hexadecimal(color)
