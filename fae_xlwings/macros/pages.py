"""The buttons that show a sheet of the analysis: redrawn in our workbook, in a new one beside any other."""

from functools import partial

from fae_xlwings import sheets, workflow
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.errors import InputError
from fae_xlwings.macros.pressing import Macro, Outcome, Press, clients_of
from fae_xlwings.views.pages.scoring import unseen_by_excel
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import counted

RESTORE = "Remplacer vos coefficients, seuils, tarifs et dates par les valeurs livrées ?"


def _show(press: Press, page: str) -> Outcome:
    if workflow.is_ours(press.book):
        analysis = workflow.show_page(press.book, page, press.today, press.steps("feuilles"))
        done = f"Feuille « {page} » à jour au {analysis.today:%d/%m/%Y}, {clients_of(analysis)}."
        unseen = _unseen(analysis)
        return Outcome(done + unseen, seen=not unseen)
    analysis = workflow.read_book(press.book, press.today)
    path = workflow.open_analysis(press.book, analysis, page)
    return Outcome(f"L'analyse de {clients_of(analysis)} est dans un classeur à part, feuille « {page} » : {path}")


def _unseen(analysis: Analysis) -> str:
    """Where the totals of live pages part from what was understood, since the cells of the user are never rewritten."""
    clients, nameless = unseen_by_excel(analysis), analysis.portfolio.statistics.rows_left_out
    found = (
        (clients, f"pour {counted(clients, 'client')}, un montant ou une réponse qu'Excel ne compte pas"),
        (nameless, f"{counted(nameless, 'ligne')} sans NOM, dont Excel compte le montant"),
    )
    told = " ; ".join(sentence for count, sentence in found if count)
    return f" À corriger dans Données d'après la feuille Diagnostic : {told}." if told else ""


def fae_actualiser(press: Press) -> Outcome:
    """The scores and every sheet brought up to date; the sheet on show stays."""
    if not workflow.is_ours(press.book):
        return _show(press, sheets.ACCUEIL)
    shown = press.book.sheets.active
    analysis = workflow.refresh(press.book, press.today, press.steps("feuilles"))
    shown.api.Activate()
    done = f"Toutes les feuilles sont à jour au {analysis.today:%d/%m/%Y} : {clients_of(analysis)}."
    return Outcome(done + _unseen(analysis))


def fae_defauts(press: Press) -> Outcome:
    """The parameters as delivered, every sheet brought up to date with them; what would be lost is asked for."""
    own = _are_own(press)
    if own and press.declined(RESTORE):
        raise InputError("Rien n'a changé : la feuille « Paramètres » garde vos valeurs.")
    workflow.check_defaults(press.book)
    saved = press.kept() if own else ""
    workflow.restore_defaults(press.book, press.today, press.steps("feuilles"))
    workflow.go_to(press.book, sheets.PARAMETRES)
    return Outcome("La feuille « Paramètres » a repris les valeurs livrées ; vos clients n'ont pas changé." + saved)


def _are_own(press: Press) -> bool:
    """Whether the firm has changed a parameter, even into something that cannot be read."""
    try:
        return workflow.parameters_of(press.book).values != DEFAULTS.values
    except InputError:
        return True


PAGES: dict[str, Macro] = {sheet.button: partial(_show, page=sheet.name) for sheet in sheets.TABLE if sheet.button}
