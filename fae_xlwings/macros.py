"""What each ribbon button does: one plain function per button, named like it."""

from collections.abc import Callable
from datetime import date

import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.errors import FaeError, InputError
from fae_xlwings.views.analysis import Analysis

TITLE = "FAE 2026"
Macro = Callable[[xw.Book], str]


def run(button: str) -> None:
    """The macro of a ribbon button on the calling workbook; tells the user how it ended, in the workbook itself."""
    book = xw.Book.caller()
    try:
        book.app.status_bar = press(button, book)
    except FaeError as error:
        book.app.alert(str(error), TITLE)


def press(button: str, book: xw.Book) -> str:
    """The macro of a button run on a workbook: a sentence on what was done; raises `FaeError` when refused."""
    if button not in MACROS:
        raise InputError(f"Le bouton « {button} » n'existe pas. Boutons connus : {', '.join(MACROS)}.")
    return MACROS[button](book)


def fae_scorer(book: xw.Book) -> str:
    """Score, priority and risk written beside the clients, as values."""
    return _scored(workflow.score_in_place(book, date.today()))  # noqa: DTZ011 - the user's own calendar day


def _scored(analysis: Analysis) -> str:
    figures = analysis.indicators
    counts = (figures.tier1_count, figures.tier2_count, figures.tier3_count, figures.ignorer_count)
    shown = ", ".join(f"{count} en {word}" for count, word in zip(counts, PRIORITES, strict=True))
    return f"{figures.total_clients} clients classés : {shown}, {figures.a_completer_count} à compléter."


MACROS: dict[str, Macro] = {macro.__name__: macro for macro in (fae_scorer,)}
