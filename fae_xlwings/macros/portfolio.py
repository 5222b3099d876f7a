"""The buttons of the group « Portefeuille »: bring clients in, score them, see what is wrong with them."""

from pathlib import Path

from fae_xlwings import workflow
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.indicators import Indicators
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import DeclinedError
from fae_xlwings.macros.pressing import Outcome, Press, clients_of
from fae_xlwings.sheets import ACCUEIL, DONNEES, EXPORTS, PARAMETRES
from fae_xlwings.views.pages.scoring import Manner, kept_as_values
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.reading import columns_renamed
from fae_xlwings.views.words.wording import counted

CHOOSE = "Choisissez le fichier de vos clients"
REPLACE = "La feuille Données contient déjà vos clients. Les remplacer par ceux de « {name} » ?"
TEMPLATE_NAME = "modele_fae.xlsx"
MANNERS: dict[Manner, str] = {
    "values": "en valeurs : cliquez de nouveau sur Scorer après un changement",
    "formulas": "en formules Excel : elles suivent vos saisies",
    "functions": "avec les fonctions FAE : elles suivent vos saisies sur un ordinateur où le programme est installé",
}


def fae_importer(press: Press) -> Outcome:
    """The clients of a file brought into our workbook, or analysed in a new one."""
    source = press.chosen_file(CHOOSE)
    if not workflow.is_ours(press.book):
        analysis = workflow.read(source, press.today)
        return _opened(workflow.open_analysis(press.book, analysis, ACCUEIL), analysis)
    own = workflow.holds_own_clients(press.book, press.today)
    if own and not press.confirmed(REPLACE.format(name=source.name)):
        raise DeclinedError("Rien n'a été importé : la feuille Données garde vos clients.")
    brought = workflow.to_import(press.book, source, press.today)
    analysis = brought.analysis
    saved = press.kept() if own else ""
    workflow.replace_clients(press.book, analysis, press.today, press.steps("feuilles"))
    workflow.go_to(press.book, DONNEES)
    issues = counted(len(analysis.portfolio.issues), "remarque")
    done = f"{clients_of(analysis)} de « {source.name} » dans la feuille Données, {issues} dans Diagnostic."
    told = (done, columns_renamed(analysis), *_follow_up_told(brought.followed, brought.aside))
    return Outcome(f"{' '.join(filter(None, told))}{saved}")


def _follow_up_told(kept: int, aside: int) -> tuple[str, str]:
    """What has become of the follow-up; nothing where there was none."""
    found = f"Suivi gardé pour {counted(kept, 'client')}." if kept else ""
    left = f"{counted(aside, 'saisie')} du suivi sans client retrouvé : voir le bas de la feuille {EXPORTS}."
    return found, left if aside else ""


def _opened(path: Path, analysis: Analysis) -> Outcome:
    return Outcome(f"L'analyse de {clients_of(analysis)} est dans un classeur à part : {path}")


def fae_modele(press: Press) -> Outcome:
    """The input template as a new workbook, opened."""
    path = workflow.write_template(workflow.folder_of(press.book) / TEMPLATE_NAME)
    press.book.app.books.open(path)
    return Outcome(f"Modèle de saisie créé et ouvert : {path}")


def fae_exemple(press: Press) -> Outcome:
    """The example portfolio in a workbook of its own; from there, back to the user's."""
    path = workflow.open_example(press.book, press.today)
    if path is None:
        return Outcome("De retour dans votre classeur.", seen=True)
    if path.name == press.book.name:
        return Outcome(
            f"« {path.name} » contient déjà l'exemple. Revenez à votre classeur, ou importez ici votre fichier."
        )
    return Outcome(f"L'exemple est ouvert dans un classeur à part ; fermez-le pour revenir à vos clients : {path}")


def fae_suivant(press: Press) -> Outcome:
    """The next cell to mend selected, with what is wrong there and what to do."""
    stop = workflow.select_next(press.book, workflow.read_book(press.book, press.today))
    if stop is None:
        return Outcome("Aucune cellule à corriger : toutes les fiches se lisent.")
    where = f"Point {stop.rank} sur {stop.total}" if stop.total > 1 else "Un seul point"
    return Outcome(f"{where}. {stop.issue.message} {stop.issue.remedy}")


def fae_scorer(press: Press) -> Outcome:
    """Segment, score, priority and risk beside the clients: live in our own workbook, values in any other."""
    return _score(press, "formulas" if workflow.is_ours(press.book) else "values")


def fae_scorer_formules(press: Press) -> Outcome:
    """The same as native formulas, which follow every change without Python."""
    return _score(press, "formulas")


def fae_scorer_fonctions(press: Press) -> Outcome:
    """The same as `=FAE_…` formulas, short to read."""
    return _score(press, "functions")


def _score(press: Press, manner: Manner) -> Outcome:
    had_parameters = workflow.has_parameters(press.book)
    analysis = workflow.score_in_place(press.book, press.today, manner)
    where = f"Feuille « {analysis.portfolio.sheet} », {MANNERS[manner]}."
    brought = manner == "formulas" and not had_parameters
    return Outcome(" ".join((_ranked(analysis.indicators), where, *_remarks(analysis, manner, brought=brought))))


def _ranked(figures: Indicators) -> str:
    """« 295 clients classés : 37 en P1, 59 en P2, 89 en P3, 110 en P4 ; 4 à compléter. »."""
    if not figures.total_clients:
        return "Aucun client à classer."
    counts = (figures.tier1_count, figures.tier2_count, figures.tier3_count, figures.ignorer_count)
    shown = ", ".join(f"{french(count)} en {word}" for count, word in zip(counts, PRIORITES, strict=True))
    ranked = "classés" if sum(counts) > 1 else "classé"
    return f"{counted(sum(counts), 'client')} {ranked} : {shown} ; {french(figures.a_completer_count)} à compléter."


def _remarks(analysis: Analysis, manner: Manner, *, brought: bool) -> list[str]:
    """What a user of native formulas must know besides."""
    values = kept_as_values(analysis) if manner == "formulas" else 0
    told = f"{counted(values, 'ligne')} en valeurs : Excel n'y comprendrait pas la saisie, Diagnostic dit laquelle."
    added = f"La feuille « {PARAMETRES} », ajoutée à ce classeur, contient les coefficients."
    return [*([told] if values else []), *([added] if brought else [])]
