"""The buttons of the group « Livrables »: Word reports, messages, exports, each a new file."""

from functools import partial

from fae_xlwings import workflow
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import InputError
from fae_xlwings.macros.pressing import Macro, Outcome, Press, clients_of, counted
from fae_xlwings.views.documents.selection import of_priorities, of_rows
from fae_xlwings.views.pages.lists import LISTS, listed_rows
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.sheets import DIAGNOSTIC


def fae_rapports(press: Press) -> Outcome:
    """A Word report for each client on the selected rows."""
    analysis = workflow.read_book(press.book, press.today)
    rows = press.rows or workflow.selected_rows(press.book, analysis.portfolio)
    selected = of_rows(analysis, rows)
    if not selected.any():
        raise InputError(
            f"Aucun client sur les lignes {', '.join(map(str, rows))} de la feuille « {analysis.portfolio.sheet} ».",
        )
    return _reported(workflow.make_reports(press.book, analysis, selected, press.steps("rapports", stoppable=True)))


def _of_priority(press: Press, priority: str) -> Outcome:
    analysis = workflow.read_book(press.book, press.today)
    selected = of_priorities(analysis, [priority])
    if not selected.any():
        return Outcome(f"Aucun client n'est en {priority} : aucun rapport à écrire.")
    return _reported(workflow.make_reports(press.book, analysis, selected, press.steps("rapports", stoppable=True)))


def _reported(batch: workflow.Batch) -> Outcome:
    if not batch.paths:
        return Outcome("Arrêté avant le premier rapport : rien n'a été écrit.")
    where = batch.paths[0] if len(batch.paths) == 1 else batch.paths[0].parent
    told = f"{counted(len(batch.paths), 'rapport')} Word : {where}"
    stopped = [f"Arrêté après {counted(len(batch.paths), 'rapport')} sur {batch.wanted} ; ils sont complets."]
    return Outcome("\n".join((*(stopped if batch.stopped else ()), told, *batch.notes)))


def fae_emails(press: Press) -> Outcome:
    """A message for each client that the filter shows, as a text file."""
    analysis, rows = _shown(press)
    paths = workflow.make_messages(
        press.book, analysis, of_rows(analysis, rows), press.steps("messages", stoppable=True)
    )
    return Outcome(f"{counted(len(paths), 'message')} à relire et à envoyer vous-même : {paths[0].parent}")


def fae_export(press: Press) -> Outcome:
    """The whole analysis as a workbook without macros."""
    analysis = workflow.read_book(press.book, press.today)
    return Outcome(f"Analyse de {clients_of(analysis)} enregistrée : {workflow.export_all(press.book, analysis)}")


def fae_export_selection(press: Press) -> Outcome:
    """The list of the page at hand as a workbook of its own: its clients, or the anomalies of Diagnostic."""
    page = press.book.sheets.active.name if workflow.is_ours(press.book) else ""
    if page == DIAGNOSTIC:
        return _anomalies(press)
    analysis, rows = _listed(press, page) if page in LISTS and not press.rows else _shown(press)
    path = workflow.export_rows(press.book, analysis, rows)
    kept = f"{counted(len(rows), 'client')} sur {french(len(analysis.scored))}"
    return Outcome(f"{kept}, {f'liste de « {page} »' if page in LISTS else 'selon votre filtre'} : {path}")


def _anomalies(press: Press) -> Outcome:
    analysis = workflow.read_book(press.book, press.today)
    if not analysis.portfolio.issues:
        raise InputError("Diagnostic ne liste aucune anomalie : il n'y a rien à exporter.")
    count = counted(len(analysis.portfolio.issues), "anomalie")
    return Outcome(f"{count} dans « {workflow.export_anomalies(press.book, analysis)} ».")


def _listed(press: Press, page: str) -> tuple[Analysis, tuple[int, ...]]:
    """The analysis, and the rows of the clients that a page lists."""
    analysis = workflow.read_book(press.book, press.today)
    rows = listed_rows(analysis, page)
    if not rows:
        raise InputError(f"La feuille « {page} » ne liste aucun client : changez ses filtres, puis recommencez.")
    return analysis, rows


def _shown(press: Press) -> tuple[Analysis, tuple[int, ...]]:
    """The analysis, and the rows to take: those given, else those that the filter shows."""
    analysis = workflow.read_book(press.book, press.today)
    sheet = press.book.sheets[analysis.portfolio.sheet]
    rows = press.rows or workflow.visible_rows(sheet, analysis.portfolio)
    kept = tuple(row for row in rows if row in analysis.portfolio.rows)
    if not kept:
        raise InputError(
            f"Aucun client n'est visible dans la feuille « {sheet.name} » : changez votre filtre, puis recommencez."
        )
    return analysis, kept


BY_PRIORITY: dict[str, Macro] = {
    f"fae_rapports_{priority.lower()}": partial(_of_priority, priority=priority) for priority in PRIORITES
}
