"""Excel kept quiet while a button works, and given back as it was."""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import xlwings as xw

from fae_xlwings.draw.opening import twice
from fae_xlwings.macros.troubles import patiently

A1_STYLE = 1
# fmt: off
STATE: tuple[tuple[str, object], ...] = (
    ("screen_updating", False),
    ("enable_events", False),
    ("display_alerts", False),
    ("calculation", "manual"),
)
# fmt: on
"""Alerts: after a minute Excel asks again and again to wait for an OLE action (xlwings #120)."""


@contextmanager
def quiet(app: xw.App, working: str) -> Generator[None]:
    """Excel calculating, drawing and asking nothing, addresses read as A1; each setting is given back on its own.

    Excel that is busy at the end must not keep one setting because it refused another.
    """
    given_back: list[Callable[[], None]] = []
    try:
        for name, value in (("status_bar", working), *STATE):
            given_back.append(_changed(app, name, value))
        given_back.append(_changed(app.api, "ReferenceStyle", A1_STYLE))
        yield
        app.calculate()
    finally:
        for restore in given_back:
            with suppress(Exception):
                twice(partial(patiently, restore))


def _changed(owner: Any, name: str, value: object) -> Callable[[], None]:
    """A setting changed; what gives it back."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    return partial(setattr, owner, name, before)
