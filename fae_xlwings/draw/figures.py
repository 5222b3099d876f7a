"""What every matplotlib picture shares: the canvas, the type, the colours, and the bytes it becomes."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from fae_xlwings.draw.theme import FONT, PALETTE
from fae_xlwings.texts import printed

DPI = 200
CM_PER_INCH = 2.54
TYPES = (FONT, "Carlito", "DejaVu Sans")
"""The house's type, then those that stand in for it where it is not installed."""
INK, GREY, VIOLET, PURPLE, PALE = (PALETTE[name] for name in ("ink", "grey", "violet", "purple", "blue_pale"))


def picture(width: float, height: float, draw: Callable[[Any], None]) -> bytes:
    """The PNG of one pair of axes over the whole picture, its size in centimetres."""
    return figure(width, height, lambda drawn: draw(drawn.add_axes((0.0, 0.0, 1.0, 1.0))))


def figure(width: float, height: float, draw: Callable[[Figure], None]) -> bytes:
    """The PNG of a figure, its size in centimetres."""
    drawn = Figure(figsize=(width / CM_PER_INCH, height / CM_PER_INCH), dpi=DPI)
    FigureCanvasAgg(drawn)
    draw(drawn)
    content = BytesIO()
    drawn.savefig(content, format="png", facecolor="white", metadata={"Software": None})
    return content.getvalue()


@cache
def typeface() -> str:
    """The first of the house's types that is installed."""
    installed = set(fontManager.get_font_names())
    return next((name for name in TYPES if name in installed), TYPES[-1])


def write(axes: Any, x: float, y: float, text: str, **looks: Any) -> None:
    """A text in the house's type; 9 points, in ink, centred, unless told otherwise."""
    usual = {"family": typeface(), "size": 9, "color": INK, "ha": "center", "va": "center"}
    axes.text(x, y, printed(text), **{**usual, **looks})


def blank(axes: Any, right: float, top: float) -> None:
    """Axes that count from 0 and are not shown."""
    axes.set_xlim(0, right)
    axes.set_ylim(0, top)
    axes.set_axis_off()
