"""The pictures of the partners' note: each says in shapes and figures what it says in colours, for a grey printer."""

from typing import Any

from fae_xlwings.domain.scoring import french
from fae_xlwings.draw.figures import GREY, INK, PALE, PURPLE, VIOLET, blank, typeface, write
from fae_xlwings.draw.theme import PALETTE
from fae_xlwings.texts import printed
from fae_xlwings.views.documents.blocks import Heat, Load, Square, Waterfall

HATCHES = ("", "///", "...", "xx")
FILLS = (PURPLE, VIOLET, PALE, PALETTE["amber"])
HALF = 0.5
LABEL = {"facecolor": "white", "edgecolor": "none", "pad": 1}
"""The ground of a label that a line may cross."""
TICKS = (0, 5, 15, 30, 60, 100, 200, 500, 1000, 2000, 5000)
INSIDE = (0.09, 0.14, 0.89, 0.74)
"""Where the axes that bear numbers stand in their picture: left, bottom, width, height."""


def square(axes: Any, plan: Square) -> None:
    """All clients as pale dots, the largest ones as numbered discs, four named corners."""
    axes.set_position((0.08, 0.12, 0.90, 0.86))
    every = (*plan.points, *plan.numbered)
    limits = (-1.0, max((*(x for x, _ in every), plan.thresholds[0] * 3)) * 1.3)
    axes.set_xscale("symlog", linthresh=plan.thresholds[0] * 2)
    axes.set_xlim(*limits)
    axes.set_xticks([tick for tick in TICKS if tick < limits[1]], [french(tick) for tick in TICKS if tick < limits[1]])
    axes.set_ylim(-11, 116)
    _dress(axes, plan.axes)
    axes.axvline(plan.thresholds[0], color=GREY, linewidth=1, linestyle="--")
    axes.axhline(plan.thresholds[1], color=GREY, linewidth=1, linestyle="--")
    axes.scatter(*_columns(plan.points), s=14, color=PALE, edgecolors=VIOLET, linewidths=0.6)
    axes.scatter(*_columns(plan.numbered), s=120, color=PURPLE, edgecolors="white", zorder=3)
    for number, (x, y) in enumerate(plan.numbered, start=1):
        write(axes, x, y, str(number), color="white", size=7, weight="bold", zorder=4)
    places = ((limits[0], 113, "left"), (limits[1], 113, "right"), (limits[0], -7, "left"), (limits[1], -7, "right"))
    for (x, y, side), corner in zip(places, plan.corners, strict=True):
        write(axes, x, y, f" {corner} ", ha=side, weight="bold", color=PURPLE, size=8.5, bbox=LABEL, zorder=2)


def _columns(points: tuple[tuple[float, float], ...]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


def _dress(axes: Any, labels: tuple[str, str]) -> None:
    """The names of the axes and their numbers, in the house's type."""
    axes.set_xlabel(printed(labels[0]), family=typeface(), fontsize=8.5, color=GREY)
    axes.set_ylabel(printed(labels[1]), family=typeface(), fontsize=8.5, color=GREY)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set(family=typeface(), fontsize=8, color=GREY)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def heat(axes: Any, plan: Heat) -> None:
    """A grid of numbers, each on a ground the darker the higher it is."""
    rows, columns = len(plan.rows), len(plan.columns)
    blank(axes, columns + 1.1, rows + 1.6)
    highest = max((value for row in plan.values for value in row), default=0) or 1
    write(axes, 0, rows + 1.25, plan.title, ha="left", weight="bold", color=PURPLE)
    for place, label in enumerate(plan.columns):
        write(axes, place + 1.6, rows + 0.4, label, size=8)
    for line, (label, values) in enumerate(zip(plan.rows, plan.values, strict=True)):
        write(axes, 0, rows - line - HALF, label, ha="left", size=8)
        for place, value in enumerate(values):
            _heat_cell(axes, place + 1.1, rows - line - 1, value, value / highest)


def _heat_cell(axes: Any, left: float, bottom: float, value: float, share: float) -> None:
    axes.barh(bottom + HALF, 0.96, left=left, height=0.92, color=PURPLE, alpha=0.08 + 0.87 * share, linewidth=0)
    write(axes, left + 0.48, bottom + HALF, french(value), color="white" if share > HALF else INK, weight="bold")


def waterfall(axes: Any, plan: Waterfall) -> None:
    """The steps side by side, each with its amount above."""
    top = max((start + height for _, start, height in plan.steps), default=0) or 1
    blank(axes, len(plan.steps), top * 1.32)
    write(axes, 0, top * 1.25, plan.title, ha="left", weight="bold", color=PURPLE)
    last = len(plan.steps) - 1
    for place, (label, start, height) in enumerate(plan.steps):
        look = {"color": PURPLE} if place == last else {"color": PALE, "edgecolor": VIOLET, "hatch": "///"}
        axes.bar(place + HALF, height, bottom=start, width=0.7, linewidth=0.8, **look)
        write(axes, place + HALF, start + height + top * 0.06, f"{french(round(height))} €", size=8.5, weight="bold")
        write(axes, place + HALF, -top * 0.06, label, size=8.5)
    axes.set_ylim(-top * 0.12, top * 1.32)
    axes.axhline(0, color=GREY, linewidth=1)


def load(axes: Any, plan: Load) -> None:
    """A stack a month, its phases told apart by their hatching too, and the line of the hours there are."""
    axes.set_position(INSIDE)
    bottoms = [0.0] * len(plan.months)
    for number, (label, hours) in enumerate(plan.phases):
        axes.bar(plan.months, hours, bottom=bottoms, width=0.6, label=label, color=FILLS[number % len(FILLS)],
                 hatch=HATCHES[number % len(HATCHES)], edgecolor="white", linewidth=0.5)  # fmt: skip
        bottoms = [below + more for below, more in zip(bottoms, hours, strict=True)]
    for place, total in enumerate(bottoms):
        write(
            axes, place, total, f"{french(round(total))} h", va="bottom", size=8.5, weight="bold", bbox=LABEL, zorder=4
        )
    axes.plot(
        plan.months, plan.available, color=INK, linewidth=1.5, linestyle="--", marker="_", label=plan.available_label
    )
    axes.set_ylim(0, max(*bottoms, *plan.available, 1.0) * 1.15)
    _dress(axes, ("", ""))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=5, frameon=False, handlelength=1.6,
                columnspacing=1.2, prop={"family": typeface(), "size": 8})  # fmt: skip
