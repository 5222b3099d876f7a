"""A sheet shown and unprotected while it is drawn, hidden and protected again afterwards."""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import TypeVar

import xlwings as xw

from fae_xlwings.errors import OutputError
from fae_xlwings.views.words.plan import SheetPlan

SHOWN, HIDDEN = -1, 0
Answer = TypeVar("Answer")


@contextmanager
def opened(sheet: xw.Sheet, plan: SheetPlan) -> Generator[None]:
    """The sheet as drawing needs it, then as the user had it, even when the drawing fails.

    Excel neither activates a hidden sheet nor writes on a protected one. A sheet without a plan of protection keeps
    the one it had.
    """
    visible, locked = sheet.api.Visible, plan.protected or bool(sheet.api.ProtectContents)
    try:
        _unlock(sheet)
        sheet.api.Visible = SHOWN
        yield
    finally:
        twice(lambda: _close(sheet, visible if plan.visible else HIDDEN, locked=locked))


def refuse_password(sheet: xw.Sheet) -> None:
    """A refusal when a sheet is protected by a password, which Excel would ask for in a dialog of its own.

    Whether there is one is told by trying the empty one.
    """
    if not sheet.api.ProtectContents:
        return
    try:
        _unlock(sheet)
    finally:
        twice(lambda: _lock(sheet))


def _unlock(sheet: xw.Sheet) -> None:
    if not sheet.api.ProtectContents:
        return
    with suppress(Exception):
        twice(lambda: sheet.api.Unprotect(""))
    if sheet.api.ProtectContents:
        raise OutputError(
            f"La feuille « {sheet.name} » est protégée par un mot de passe : onglet Révision, Ôter la protection de la "
            "feuille, puis recommencez.",
        )


def _lock(sheet: xw.Sheet) -> None:
    if not sheet.api.ProtectContents:
        protect(sheet)


def protect(sheet: xw.Sheet) -> None:
    """All but the inputs of a sheet locked, without a password; its charts can still be selected and copied."""
    sheet.api.Protect(DrawingObjects=False, AllowFiltering=True, AllowSorting=True, AllowFormattingColumns=True)


def twice(action: Callable[[], Answer]) -> Answer:
    """An action, done again from its start when Excel refuses it once."""
    try:
        return action()
    except Exception:  # noqa: BLE001 - whatever Excel answers, asking again is all that can be done
        return action()


def _close(sheet: xw.Sheet, visible: int, *, locked: bool) -> None:
    if locked:
        _lock(sheet)
    if visible != SHOWN:
        sheet.api.Visible = visible
