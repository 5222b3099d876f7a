"""The button that makes a draft for each selected client, and notes it in the follow-up when the user says so."""

from collections.abc import Sequence

from fae_xlwings import workflow
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import InputError
from fae_xlwings.macros.pressing import Outcome, Press, read_clients
from fae_xlwings.views.documents.selection import of_rows
from fae_xlwings.views.words.evolution import NAMED
from fae_xlwings.views.words.wording import counted
from fae_xlwings.workflow.drafts import IN_OUTLOOK

QUESTION = (
    "{} à relire, rien n'est envoyé. Noter ces contacts dans le suivi : date du jour, prochaine relance, et "
    "« Contacté » pour qui ne l'était pas encore ?"
)


def fae_brouillons(press: Press) -> Outcome:
    """A draft for each client on the selected rows; noted in the follow-up after a yes."""
    analysis = read_clients(press)
    rows = press.rows or workflow.chosen_rows(press.book, analysis.portfolio)
    selected = of_rows(analysis, rows)
    if not selected.any():
        raise InputError(
            f"Aucun client sur les lignes {', '.join(map(str, rows))} de la feuille « {analysis.portfolio.sheet} »."
        )
    folder, drafted = workflow.make_drafts(
        press.book, analysis, selected, press.steps("brouillons", stoppable=True)
    )  # fmt: skip
    taken = [row for row, is_taken in zip(analysis.portfolio.rows, selected, strict=True) if is_taken]
    made = [row for row, each in zip(taken, drafted, strict=False) if each.place]
    return Outcome(f"{_told(drafted)} Liste : {folder}{_noted(press, made)}")


def _told(drafted: Sequence[workflow.Drafted]) -> str:
    """How many drafts were made and where, and whose address is missing."""
    places = [each.place for each in drafted if each.place]
    in_outlook = sum(place == IN_OUTLOOK for place in places)
    told = [f"{counted(len(places), 'brouillon')} à relire et à envoyer vous-même"]
    told += [f" : {french(in_outlook)} dans Outlook, dossier Brouillons"] if in_outlook else []
    told += [f" : {french(len(places) - in_outlook)} en fichier .eml"] if len(places) > in_outlook else []
    return f"{''.join(told)}.{_missing([each.draft.client for each in drafted if not each.place])}"


def _missing(clients: Sequence[str]) -> str:
    if not clients:
        return ""
    rest = len(clients) - NAMED
    named = ", ".join(f"« {name} »" for name in clients[:NAMED]) + (f" et {counted(rest, 'autre')}" if rest > 0 else "")
    return f" Sans adresse lisible dans DIRIGEANT_EMAIL : {named}."


def _noted(press: Press, rows: Sequence[int]) -> str:
    """The drafts noted as contacts once the user says yes."""
    if not rows or not workflow.is_ours(press.book):
        return ""
    if not press.confirmed(QUESTION.format(counted(len(rows), "brouillon"))):
        return "\nRien n'est noté dans le suivi."
    analysis = workflow.check_noting(press.book, press.today)
    noted = workflow.note_contact(press.book, analysis, rows, None, press.today).contacts
    return f"\nNoté pour {counted(len(noted), 'client')} ; « Annuler la dernière note » revient en arrière."
