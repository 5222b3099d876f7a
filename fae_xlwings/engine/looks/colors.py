"""Colours between xlwings (RGB triples, Excel's integers, « #rrggbb ») and files (« FFrrggbb », theme, index)."""

import colorsys
from typing import Any
from xml.etree import ElementTree as ET  # only the workbook's own theme, already loaded, is parsed

from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.xml.constants import DRAWING_NS
from xlwings.utils import hex_to_rgb, int_to_rgb, rgb_to_int

from fae_xlwings.engine.looks.stored import Workbook

Rgb = tuple[int, int, int]

# The Office theme, in the order cells number its colours (light 1, dark 1, light 2, dark 2, accents).
OFFICE = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def rgb(color: Any) -> Rgb:
    """The colour given as a triple, an Excel integer or « #rrggbb »."""
    if isinstance(color, str):
        return _triple(hex_to_rgb(color))
    if isinstance(color, int | float):
        return _triple(int_to_rgb(int(color)))
    return _triple(color)


def _triple(color: Any) -> Rgb:
    red, green, blue = color
    return red, green, blue


def integer(color: Any) -> int:
    """The colour as Excel's object model counts it: red + 256 green + 65 536 blue."""
    return int(rgb_to_int(rgb(color)))


def argb(color: Any) -> str:
    """The colour as cells store it."""
    return "FF" + hexadecimal(color)


def hexadecimal(color: Any) -> str:
    """The colour as drawings store it, « RRGGBB »."""
    return "{:02X}{:02X}{:02X}".format(*rgb(color))


def shown(color: Any, workbook: Workbook) -> Rgb | None:
    """The colour a cell shows, whether stored by value, by theme or by index; `None` for none or automatic."""
    if color is None or color.type == "auto":
        return None
    if color.type == "theme":
        return _tinted(_theme(workbook)[int(color.theme)], float(color.tint or 0))
    text = COLOR_INDEX[color.indexed] if color.type == "indexed" and color.indexed < len(COLOR_INDEX) else color.rgb
    return _from_hex(text[-6:]) if isinstance(text, str) else None


def _from_hex(text: str) -> Rgb:
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def _theme(workbook: Workbook) -> tuple[str, ...]:
    if not workbook.loaded_theme:
        return (*OFFICE, "0563C1", "954F72")
    scheme = ET.fromstring(workbook.loaded_theme).find(f".//{{{DRAWING_NS}}}clrScheme")  # noqa: S314 - see import
    found = {item.tag.rpartition("}")[2]: item[0] for item in scheme} if scheme is not None else {}
    colors = (found.get(name) for name in _THEME_ORDER)
    return tuple("000000" if item is None else item.get("lastClr") or item.get("val") or "000000" for item in colors)


def _tinted(text: str, tint: float) -> Rgb:
    red, green, blue = (part / 255 for part in _from_hex(text))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, min(light, 1), saturation))
    return red, green, blue
