"""The buttons of « Noter un contact »: what was said to the selected clients, written in one click, undone in one."""

from datetime import date
from functools import partial

from fae_xlwings import workflow
from fae_xlwings.domain.follow_up import Contact
from fae_xlwings.domain.follow_up_columns import (
    ACCEPTE,
    CONTACTE,
    EN_COURS,
    PROPOSITION,
    REFUSE,
    RENDEZ_VOUS,
    TERMINE,
)
from fae_xlwings.macros.pressing import Macro, Outcome, Press
from fae_xlwings.views.words.wording import counted

STATUS_OF = {
    "fae_note_contacte": CONTACTE,
    "fae_note_rendez_vous": RENDEZ_VOUS,
    "fae_note_proposition": PROPOSITION,
    "fae_note_accepte": ACCEPTE,
    "fae_note_en_cours": EN_COURS,
    "fae_note_termine": TERMINE,
    "fae_note_refuse": REFUSE,
}


def fae_note_annuler(press: Press) -> Outcome:
    """The last contact noted taken back."""
    analysis = workflow.check_noting(press.book, press.today)
    undone = workflow.undo_contact(press.book, analysis)
    left = f" Laissé tel quel, car changé depuis : {counted(undone.changed, 'cellule')}." if undone.changed else ""
    return Outcome(f"Dernier contact annulé pour {counted(undone.clients, 'client')}.{left}")


def _note(press: Press, status: str) -> Outcome:
    analysis = workflow.check_noting(press.book, press.today)
    rows = press.rows or workflow.chosen_rows(press.book, analysis.portfolio)
    noted = workflow.note_contact(press.book, analysis, rows, status, press.today).contacts
    told = f"« {status} » noté au {press.today:%d/%m/%Y} pour {counted(len(noted), 'client')}"
    return Outcome(f"{told}{_reminders(noted)}. « Annuler la dernière note » revient en arrière.")


def _reminders(noted: tuple[Contact, ...]) -> str:
    """The days of the reminders, the first and the last of them."""
    days: list[date] = sorted({each.reminder for each in noted if each.reminder is not None})
    if not days:
        return ", sans relance prévue"
    last = f" au {days[-1]:%d/%m/%Y}" if len(days) > 1 else ""
    return f", relance prévue {'du' if last else 'le'} {days[0]:%d/%m/%Y}{last}"


NOTES: dict[str, Macro] = {button: partial(_note, status=status) for button, status in STATUS_OF.items()}
