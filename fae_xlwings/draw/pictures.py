"""The pictures of a report, through matplotlib; one that was drawn is kept, as many clients share it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from fae_xlwings.draw.figures import GREY, INK, PALE, PURPLE, VIOLET, blank, picture, write
from fae_xlwings.draw.note_pictures import heat, load, square, waterfall
from fae_xlwings.draw.theme import PALETTE
from fae_xlwings.views.documents.blocks import (
    Bar,
    Drawing,
    Gauge,
    Heat,
    Load,
    Schedule,
    Square,
    Timeline,
    Waterfall,
)

KEPT = 128
"""How many pictures are remembered: every case of a batch, and no more memory for a longer one."""
SHADES = (VIOLET, PURPLE, VIOLET, PURPLE)
MARGIN_DAYS = 62
BAR_HEIGHT = 0.56
ROOM_FOR_DATES = 14
"""The days a bar must be long to hold its own dates."""


@lru_cache(maxsize=KEPT)
def drawn(drawing: Drawing, width: float, height: float) -> bytes:
    """The PNG of a drawing, its size in centimetres."""
    return picture(width, height, lambda axes: PAINTERS[type(drawing)](axes, drawing))


def _gauge(axes: Any, plan: Gauge) -> None:
    """Steps side by side: those behind are pale, the one reached is full, and an arrow says it without colour."""
    steps, first = len(plan.levels), 1.6
    blank(axes, steps + first, 1)
    write(axes, 0.02, 0.40, plan.title, ha="left", weight="bold", size=10, color=PURPLE)
    for number, level in enumerate(plan.levels, start=1):
        here, left = number == plan.reached, first + number - 1
        fill = PURPLE if here else PALE if number < plan.reached else PALETTE["grey_light"]
        axes.barh(0.40, 0.94, left=left, height=0.42, color=fill, edgecolor=GREY, linewidth=0.6)
        write(axes, left + 0.47, 0.40, level, color="white" if here else INK, weight="bold" if here else "normal")
    if plan.reached:
        axes.plot(first + plan.reached - 0.53, 0.80, marker="v", color=PURPLE, markersize=8)
    else:
        write(axes, first + steps / 2 - 0.03, 0.84, plan.unknown, style="italic", color=GREY)


def _timeline(axes: Any, plan: Timeline) -> None:
    """The line of dates: milestones above, today and the client's plan below."""
    days = [plan.today, plan.plan.end, *(day for day, _ in plan.milestones)]
    first, last = min(days) - timedelta(days=MARGIN_DAYS), max(days) + timedelta(days=MARGIN_DAYS)
    blank(axes, (last - first).days, 1)
    axes.axhline(0.46, color=GREY, linewidth=2.2, zorder=1)
    for day, label in plan.milestones:
        _milestone(axes, (day - first).days, day, label, past=day <= plan.today)
    _plan_and_today(axes, plan, first)


def _milestone(axes: Any, place: float, day: date, label: str, *, past: bool) -> None:
    axes.plot(place, 0.46, marker="o", markersize=11, color=PURPLE, markerfacecolor=PURPLE if past else "white",
              markeredgewidth=2, zorder=3)  # fmt: skip
    write(axes, place, 0.90, f"{day:%d/%m/%Y}", weight="bold", color=PURPLE, size=10)
    write(axes, place, 0.69, label, size=8.5)


def _plan_and_today(axes: Any, plan: Timeline, first: date) -> None:
    here, end = (plan.today - first).days, (plan.plan.end - first).days
    axes.plot([here, end], [0.46, 0.46], color=PALETTE["amber"], linewidth=7, solid_capstyle="butt", zorder=2)
    axes.plot(here, 0.46, marker="D", markersize=9, color=INK, zorder=4)
    write(axes, here, 0.24, plan.here, weight="bold", ha=_side(axes, here))
    write(axes, here, 0.07, f"{plan.today:%d/%m/%Y}", size=8.5, ha=_side(axes, here))
    told = f"{plan.plan.label} : jusqu'au {plan.plan.end:%d/%m/%Y}"
    axes.annotate(
        "", (end, 0.42), (end, 0.24), arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.8}, zorder=1
    )
    write(axes, end + 4, 0.24, told, ha="left", size=8.5)


def _side(axes: Any, place: float) -> str:
    """How a text at that place is set so that it stays inside the picture, left of what follows."""
    return "left" if place < axes.get_xlim()[1] / 10 else "right"


def _schedule(axes: Any, plan: Schedule) -> None:
    """A bar a stretch, its name on its left and its dates in or beside it, over a grid of weeks."""
    start = plan.bars[0].start
    days = (max(bar.end for bar in plan.bars) - start).days + 1
    left = days * 0.40
    blank(axes, left + days * 1.02, len(plan.bars) + 0.55)
    top = len(plan.bars)
    for week in range(days // 7 + 1):
        axes.plot([left + week * 7] * 2, [0, top], color=PALETTE["grey_light"], linewidth=1, zorder=0)
        if week * 7 < days:
            write(axes, left + week * 7 + 3.5, top + 0.25, f"S{week + 1}", size=8, color=GREY)
    for number, bar in enumerate(plan.bars):
        _bar(axes, bar, left + (bar.start - start).days, top - number - 0.5, SHADES[number % len(SHADES)])


def _bar(axes: Any, bar: Bar, left: float, y: float, shade: str) -> None:
    length = (bar.end - bar.start).days + 1
    axes.barh(y, length, left=left, height=BAR_HEIGHT, color=shade)
    write(axes, 0.2, y, bar.label, ha="left", size=9.5)
    dates = f"{bar.start:%d/%m} – {bar.end:%d/%m}"
    if length < ROOM_FOR_DATES:
        write(axes, left + length + 1, y, dates, ha="left", size=8)
    else:
        write(axes, left + length / 2, y, dates, color="white", size=8, weight="bold")


PAINTERS: Mapping[type[Drawing], Callable[[Any, Any], None]] = {
    Gauge: _gauge,
    Schedule: _schedule,
    Timeline: _timeline,
    Square: square,
    Heat: heat,
    Waterfall: waterfall,
    Load: load,
}
"""Who paints each kind of drawing."""
