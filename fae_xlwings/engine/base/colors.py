"""Colours between xlwings (RGB triples, Excel's integers) and files (« FFrrggbb »)."""

from typing import Any

from xlwings.utils import int_to_rgb

Rgb = tuple[int, int, int]


def rgb(color: Any) -> Rgb:
    """The colour given as a triple or an Excel integer."""
    if isinstance(color, int | float):
        color = int_to_rgb(int(color))
    red, green, blue = color
    return red, green, blue


def hexadecimal(color: Any) -> str:
    """The colour as drawings store it, « RRGGBB »."""
    return "{:02X}{:02X}{:02X}".format(*rgb(color))


def argb(color: Any) -> str:
    """The colour as cells store it, « FFRRGGBB »."""
    return "FF" + hexadecimal(color)
