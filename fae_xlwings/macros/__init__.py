"""What each ribbon button does: one macro per button, named like it.

The ribbon calls `run`; the command line, which has no window to speak in, calls `press`.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.draw.opening import twice
from fae_xlwings.errors import InputError
from fae_xlwings.macros import about, comparing, deliverables, drafting, following, pages, portfolio, rates
from fae_xlwings.macros.pressing import TITLE, Macro, Outcome, Press
from fae_xlwings.macros.quiet import quiet
from fae_xlwings.macros.troubles import NO_BOOK, patiently, sentence_of, sentence_without_book, stop_waiting_for_ever
from fae_xlwings.texts import typeset

__all__ = ["MACROS", "press", "run"]

WORKING = "FAE 2026 travaille…"
PLAIN: tuple[Macro, ...] = (
    portfolio.fae_importer,
    portfolio.fae_scorer,
    portfolio.fae_scorer_formules,
    portfolio.fae_scorer_fonctions,
    portfolio.fae_modele,
    portfolio.fae_exemple,
    portfolio.fae_suivant,
    pages.fae_actualiser,
    pages.fae_defauts,
    deliverables.fae_rapports,
    deliverables.fae_rapports_filtre,
    deliverables.fae_rapports_tous,
    deliverables.fae_rapports_pdf,
    deliverables.fae_note_synthese,
    deliverables.fae_documents,
    deliverables.fae_modele_rapport,
    deliverables.fae_emails,
    drafting.fae_brouillons,
    deliverables.fae_semaine_agenda,
    deliverables.fae_export,
    deliverables.fae_export_selection,
    following.fae_note_annuler,
    comparing.fae_comparer,
    rates.fae_taux_reprendre,
    rates.fae_taux_rendre,
    about.fae_ouverture,
    about.fae_verifier,
    about.fae_a_propos,
)
# These look at the installation, not at the workbook, of whatever version it is.
ASIDE = frozenset({about.fae_verifier.__name__, about.fae_a_propos.__name__})
MACROS: dict[str, Macro] = {
    **{macro.__name__: macro for macro in PLAIN},
    **pages.PAGES,
    **deliverables.BY_PRIORITY,
    **following.NOTES,
}


def run(button: str) -> None:
    """The macro of a ribbon button on the calling workbook, which is told how it ended; nothing is ever raised."""
    stop_waiting_for_ever()
    try:
        book = twice(lambda: patiently(_calling_book))
    except Exception as error:  # noqa: BLE001 - the last door: a traceback is not for the user
        _tell_without_book(error)
        return
    outcome = _attempt(button, book)
    if not outcome.seen:
        twice(lambda: book.app.alert(typeset(outcome.sentence), TITLE))


def press(button: str, book: xw.Book, rows: Sequence[int] = (), file: Path | None = None, *, yes: bool = False) -> str:
    """The macro of a button run on a workbook: a sentence on what was done; raises `FaeError` when refused.

    `yes` answers every question that the button asks.
    """
    return _do(button, Press(book, _today(), tuple(rows), file, yes)).sentence


def _attempt(button: str, book: xw.Book) -> Outcome:
    """The macro run, or what kept it from running."""
    try:
        return _do(button, Press(book, _today()))
    except Exception as error:  # noqa: BLE001 - the last door: a traceback is not for the user
        return Outcome(sentence_of(error))


def _do(button: str, given: Press) -> Outcome:
    if button not in MACROS:
        raise InputError(f"Le bouton « {button} » n'existe pas. Boutons connus : {', '.join(MACROS)}.")
    with quiet(given.book.app, WORKING):
        if button not in ASIDE:
            workflow.bring_up_to_date(given.book, given.today, given.steps("feuilles"))
        return MACROS[button](given)


def _calling_book() -> xw.Book:
    """The workbook whose button was clicked, once it answers; raises `InputError` when it has no sheet of cells."""
    book = xw.Book.caller()
    if not len(book.sheets):
        raise InputError(NO_BOOK)
    return book


def _tell_without_book(error: Exception) -> None:
    """Why there is no workbook to work on, told by whichever Excel is there."""
    app = xw.apps.active if len(xw.engines) else None
    if app is not None:
        app.alert(typeset(sentence_without_book(error, app.api)), TITLE)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own calendar day
