"""The buttons that hand the Simulateur the rates clients really accept at, and that take them back."""

from fae_xlwings import workflow
from fae_xlwings.domain.progress import Conversion
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.macros.pressing import Outcome, Press


def fae_taux_reprendre(press: Press) -> Outcome:
    """The real rates written in the Simulateur."""
    workflow.check_rates(press.book)
    taken = workflow.take_rates(press.book, workflow.read_book(press.book, press.today))
    told = ", ".join(map(_told, taken))
    return Outcome(f"Taux repris dans le Simulateur : {told}. « Remettre les taux d'avant » revient en arrière.")


def _told(each: Conversion) -> str:
    answers = each.signed + each.refused
    share = french(half_up((each.rate or 0.0) * 100, 0))
    return f"{each.priority} {share} % ({french(each.signed)} sur {french(answers)})"


def fae_taux_rendre(press: Press) -> Outcome:
    """The rates from before put back."""
    workflow.check_rates(press.book)
    given = workflow.give_back_rates(press.book, workflow.read_book(press.book, press.today))
    return Outcome(f"Le Simulateur a de nouveau ses taux d'avant : {', '.join(given)}.")
