"""Long work in Excel: how far it is and how long it still takes in the status bar, and Escape to stop it."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import Any, TypeVar

import xlwings as xw

Item = TypeVar("Item")

SECONDS_PER_MINUTE = 60
BETWEEN = 0.2
"""Seconds between two messages: each is a call to Excel, and nobody reads a hundred a second."""
TOLD_IN_SECONDS = 100
SURE_AFTER = 1.0
"""Seconds after which the time left can be told."""
ESCAPE_HINT = " (Échap pour arrêter)"
ESCAPE = 0x1B
PRESSED = 0x8001
"""What Windows answers of a key that is down, or was since it was last asked."""


def walk(
    app: xw.App, items: Sequence[Item], noun: str, *, stoppable: bool = False, clock: Callable[[], float] = monotonic
) -> Iterator[Item]:
    """The items one by one, told as « 3/12 rapports, encore 8 s… »; Escape raises `KeyboardInterrupt`, if it may."""
    start = shown = clock()
    for number, item in enumerate(items, start=1):
        now = clock()
        if number == 1 or now - shown >= BETWEEN:
            left = time_left(now - start, number - 1, len(items))
            app.status_bar = f"{number}/{len(items)} {noun}{left}{ESCAPE_HINT if left and stoppable else ''}…"
            shown = now
            if stoppable and escape_pressed(app):
                raise KeyboardInterrupt
        yield item


def time_left(spent: float, done: int, total: int) -> str:
    """What is still to wait, in words; nothing while it cannot be known."""
    if spent < SURE_AFTER or not done:
        return ""
    seconds = max(round(spent / done * (total - done)), 1)
    told = f"{seconds} s" if seconds < TOLD_IN_SECONDS else f"{round(seconds / SECONDS_PER_MINUTE)} min"
    return f", encore {told}"


def escape_pressed(app: xw.App) -> bool:
    """Whether Escape was pressed while Excel was in front; always false where Excel is not."""
    windows: Any = getattr(ctypes, "windll", None)
    if windows is None or not windows.user32.GetAsyncKeyState(ESCAPE) & PRESSED:
        return False
    front = ctypes.c_ulong()
    windows.user32.GetWindowThreadProcessId(windows.user32.GetForegroundWindow(), ctypes.byref(front))
    return front.value == app.pid
