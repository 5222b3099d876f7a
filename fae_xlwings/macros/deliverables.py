"""The buttons of the group « Livrables »: Word reports, messages, exports, each a new file."""

from functools import partial

from fae_xlwings import workflow
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import FaeError, InputError
from fae_xlwings.macros.comparing import told
from fae_xlwings.macros.pressing import Macro, Outcome, Press, clients_of, read_clients
from fae_xlwings.sheets import DIAGNOSTIC, EVOLUTION, SEMAINE
from fae_xlwings.views.documents.selection import Selection, everyone, of_priorities, of_rows
from fae_xlwings.views.pages.by_name import listed_rows, said_of_list
from fae_xlwings.views.pages.evolution import ONE_DAY
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import counted


def fae_rapports(press: Press) -> Outcome:
    """A Word report for each client on the selected rows."""
    analysis = read_clients(press)
    rows = press.rows or workflow.selected_rows(press.book, analysis.portfolio)
    selected = of_rows(analysis, rows)
    if not selected.any():
        raise InputError(
            f"Aucun client sur les lignes {', '.join(map(str, rows))} de la feuille « {analysis.portfolio.sheet} ».",
        )
    return _reported(workflow.make_reports(press.book, analysis, selected, press.steps("rapports", stoppable=True)))


def fae_rapports_pdf(press: Press) -> Outcome:
    """A Word report and its PDF for each client on the selected rows."""
    analysis = read_clients(press)
    rows = press.rows or workflow.selected_rows(press.book, analysis.portfolio)
    selected = of_rows(analysis, rows)
    return _printed(press, analysis, selected, _made(press, analysis, selected))


def fae_rapports_filtre(press: Press) -> Outcome:
    """A Word report for each client that the filter shows."""
    analysis, rows = _shown(press)
    return _reported(_made(press, analysis, of_rows(analysis, rows)))


def fae_rapports_tous(press: Press) -> Outcome:
    """A Word report for every client."""
    analysis = read_clients(press)
    return _reported(_made(press, analysis, everyone(analysis)))


def _made(press: Press, analysis: Analysis, selected: Selection) -> workflow.Batch:
    if not selected.any():
        raise InputError("Aucun client à cet endroit : choisissez des lignes de clients, puis recommencez.")
    return workflow.make_reports(press.book, analysis, selected, press.steps("rapports", stoppable=True))


def _printed(press: Press, analysis: Analysis, selected: Selection, batch: workflow.Batch) -> Outcome:
    """What was written, then what became of the PDF: the Word reports stay where none can be made."""
    told = _reported(batch).sentence
    try:
        printed = workflow.make_printed(press.book, analysis, selected, batch)
    except FaeError as error:
        return Outcome(f"{told}\n{error}")
    return Outcome(f"{told}\n{french(len(printed))} PDF au même endroit.")


def fae_note_synthese(press: Press) -> Outcome:
    """The note for the partners as a Word document."""
    analysis = workflow.read_book(press.book, press.today)
    return Outcome(f"Note de synthèse pour les associés : {workflow.make_note(press.book, analysis)}")


def fae_documents(press: Press) -> Outcome:
    """The one-page guide and the phone script as Word documents."""
    paths = workflow.make_handouts(press.book, workflow.read_book(press.book, press.today))
    return Outcome(f"{' et '.join(path.name for path in paths)} : {paths[0].parent}")


def fae_modele_rapport(press: Press) -> Outcome:
    """Our template of a report beside the workbook, for the firm to make its own."""
    path = workflow.write_report_template(workflow.folder_of(press.book))
    return Outcome(
        f"Modèle à adapter : {path}\nChangez-y styles, en-tête, pied et logo ; déplacez les emplacements « FAE : … ». "
        "Gardé à côté du classeur sous le nom modele_rapport.docx, il sert à tous les rapports suivants."
    )


def _of_priority(press: Press, priority: str) -> Outcome:
    analysis = read_clients(press)
    selected = of_priorities(analysis, [priority])
    if not selected.any():
        return Outcome(f"Aucun client n'est en {priority} : aucun rapport à écrire.")
    return _reported(workflow.make_reports(press.book, analysis, selected, press.steps("rapports", stoppable=True)))


def _reported(batch: workflow.Batch) -> Outcome:
    if not batch.paths:
        return Outcome("Arrêté avant le premier rapport : rien n'a été écrit.")
    where = batch.paths[0] if len(batch.paths) == 1 else batch.paths[0].parent
    told = f"{counted(len(batch.paths), 'rapport')} Word : {where}"
    stopped = [f"Arrêté après {counted(len(batch.paths), 'rapport')} sur {french(batch.wanted)} ; ils sont complets."]
    return Outcome("\n".join((*(stopped if batch.stopped else ()), told, *batch.notes)))


def fae_emails(press: Press) -> Outcome:
    """A message for each client that the filter shows, as a text file."""
    analysis, rows = _shown(press)
    paths = workflow.make_messages(
        press.book, analysis, of_rows(analysis, rows), press.steps("messages", stoppable=True)
    )
    if not paths:
        return Outcome("Arrêté avant le premier message : rien n'a été écrit.")
    return Outcome(f"{counted(len(paths), 'message')} à relire et à envoyer vous-même : {paths[0].parent}")


def fae_semaine_agenda(press: Press) -> Outcome:
    """The week as a calendar file."""
    path, found = workflow.make_agenda(press.book, read_clients(press))
    reminders = sum(entry.day is not None for entry in found)
    told = f"{counted(reminders, 'relance')}, {counted(len(found) - reminders, 'client')} à contacter"
    return Outcome(f"{told} : {path}\nOuvrez ce fichier avec votre agenda (Outlook ou un autre) pour les y ajouter.")


def fae_export(press: Press) -> Outcome:
    """The whole analysis as a workbook without macros."""
    analysis = workflow.read_book(press.book, press.today)
    return Outcome(f"Analyse de {clients_of(analysis)} enregistrée : {workflow.export_all(press.book, analysis)}")


def fae_export_selection(press: Press) -> Outcome:
    """The list of the page at hand as a workbook of its own: its clients, or the anomalies of Diagnostic."""
    page = press.book.sheets.active.name if workflow.is_ours(press.book) else ""
    if page in OF_THEIR_OWN:
        return OF_THEIR_OWN[page](press)
    told = said_of_list(page)
    analysis, rows = _listed(press, page) if told and not press.rows else _shown(press)
    path = workflow.export_rows(press.book, analysis, rows)
    kept = "selon le filtre" if len(rows) < len(analysis.scored) else "tous ceux"
    listed = f"liste de « {page} » ({told})" if told else f"{kept} de « {analysis.portfolio.sheet} »"
    return Outcome(f"{counted(len(rows), 'client')} sur {french(len(analysis.scored))}, {listed} : {path}")


def _anomalies(press: Press) -> Outcome:
    analysis = workflow.read_book(press.book, press.today)
    if not analysis.portfolio.issues:
        raise InputError("Diagnostic ne liste aucune anomalie : il n'y a rien à exporter.")
    count = counted(len(analysis.portfolio.issues), "anomalie")
    return Outcome(f"{count} dans « {workflow.export_anomalies(press.book, analysis)} ».")


def _evolution(press: Press) -> Outcome:
    """The comparison on show, every client named."""
    analysis = workflow.with_past(press.book, workflow.read_book(press.book, press.today))
    found = analysis.past.evolution
    if found is None:
        raise InputError(ONE_DAY)
    path = workflow.write_comparison(press.book, analysis, found, (press.book.name, press.book.name))
    return Outcome(f"{told(found)} Liste complète : {path}")


def _week(press: Press) -> Outcome:
    path = workflow.make_week_list(press.book, read_clients(press))
    return Outcome(f"La semaine, dans l'ordre des appels, et ses clients : {path}")


OF_THEIR_OWN: dict[str, Macro] = {DIAGNOSTIC: _anomalies, EVOLUTION: _evolution, SEMAINE: _week}
"""The pages whose list is more than rows of clients, and what takes it away."""


def _listed(press: Press, page: str) -> tuple[Analysis, tuple[int, ...]]:
    """The analysis, and the rows of the clients that a page lists."""
    analysis = read_clients(press)
    rows = listed_rows(analysis, page)
    if not rows:
        raise InputError(f"La feuille « {page} » ne liste aucun client ({said_of_list(page)}) : rien n'a été exporté.")
    return analysis, rows


def _shown(press: Press) -> tuple[Analysis, tuple[int, ...]]:
    """The analysis, and the rows to take: those given, else those that the filter shows."""
    analysis = read_clients(press)
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
