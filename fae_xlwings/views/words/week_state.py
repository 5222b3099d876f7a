"""What the week amounts to, live: reminders by when they are due, new clients, hours, and what to know of the list."""

from collections.abc import Iterator
from datetime import date

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up_columns import COLLABORATEUR, DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.domain.scoring import french
from fae_xlwings.domain.week import DAY_STEP, HIGHEST_SCORE, MOST, REMINDERS, STAGES
from fae_xlwings.intake.words import text_of
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column, count_formula, entry
from fae_xlwings.views.words.helpers import there
from fae_xlwings.views.words.layout import Card
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.progress_formulas import Criterion, whose
from fae_xlwings.views.words.ranking import unlisted
from fae_xlwings.views.words.week import (
    DAY,
    EVERYONE,
    FIRST,
    HOURS,
    KEPT,
    WHO_KEY,
    Week,
    everyone_chosen,
    keys_area,
    rows_of,
)
from fae_xlwings.views.words.wording import quote

NO_CLIENT = "Aucun client dans Données : importez votre portefeuille."
NOTHING = "✔ Rien à faire cette semaine : aucune relance due, personne à contacter pour la première fois."
TOO_MANY = "⚠ Relances dues qui ne tiennent pas sur cette page : ", ". Notez vos contacts, elles remontent."
UNBEGUN = (
    "Aucun suivi n'est saisi : voici les meilleurs clients à contacter. Après un appel, notez-le dans Données ou, "
    "dans FAE_2026.xlsm, avec « Noter un contact »."
)
USUAL = (
    "Relances d'abord, puis les meilleurs clients jamais contactés. Après un appel, notez-le dans Données ou, "
    "dans FAE_2026.xlsm, avec « Noter un contact »."
)

UNLISTED = "Des clients ont été ajoutés en bas de Données : actualisez l'analyse pour les voir dans cette liste."
OPEN = STAGES[1:]
"""The stages of a client who waits for something: without the day of a reminder nobody would call him again."""


def cards_of(analysis: Analysis, found: Week) -> Iterator[Card]:
    """The reminders by when they are due, the new ones, the hours of all that is shown."""
    keys = there(keys_area(rows_of(analysis)))
    day, kept = analysis.today, found.shown
    days = [call.day for call in found.calls if call.day is not None]
    today = f"({REMINDERS}-{DAY_STEP}*p_date_analyse)"
    overdue = f'COUNTIF({keys},">="&{today}+{DAY_STEP})'
    through = f'COUNTIF({keys},">="&{today})'
    reminders = f'COUNTIF({keys},">{HIGHEST_SCORE}")'
    rows, hours = (there(_column(place)) for place in (KEPT, HOURS))
    new = f'COUNTIFS({rows},">0",{there(_column(DAY))},0)'
    yield Card("En retard", Formula(f"={overdue}", sum(each < day for each in days)), "card_value", "relances à faire")
    yield Card("Aujourd'hui", Formula(f"={through}-{overdue}", days.count(day)), "card_value", "relances")
    yield Card(
        "Ensuite", Formula(f"={reminders}-{through}", sum(each > day for each in days)), "card_value", "d'ici dimanche"
    )
    yield Card(
        "À contacter",
        Formula(f"={new}", sum(call.day is None for call in kept)),
        "card_value",
        "les meilleurs, jamais contactés",
    )
    taken = Formula(f'=SUMIFS({hours},{rows},">0")', float(sum(call.hours for call in kept)))
    yield Card("Heures à prévoir", taken, "card_decimal", "relances, appels et missions qui suivent")
    yield Card("Sans relance", _undated(analysis, found), "card_value", "déjà contactés")


def _undated(analysis: Analysis, found: Week) -> Formula:
    """How many clients have been contacted, are not done with, and have no reminder."""
    if not analysis.absent.isdisjoint({STATUT, PROCHAINE_RELANCE, COLLABORATEUR}):
        return Formula("=0", 0)
    of_all, of_one = _without_reminder(), _without_reminder(whose(entry(WHO_KEY)))
    return Formula(f"=IF({everyone_chosen()},{of_all},{of_one})", _undated_told(analysis, found))


def _without_reminder(*also: Criterion) -> str:
    """The formula of how many clients of the open stages have no reminder, of those that other criteria keep."""
    kept = "".join(f",{column(header)},{asked}" for header, asked in also)
    counts = (f'COUNTIFS({column(STATUT)},"{word}",{column(PROCHAINE_RELANCE)},""{kept})' for word in OPEN)
    return "+".join(counts)


def _undated_told(analysis: Analysis, found: Week) -> int:
    cells = analysis.portfolio.shown_follow_up
    words = {word.lower() for word in OPEN}
    rows = zip(*(cells[name].tolist() for name in (STATUT, PROCHAINE_RELANCE, COLLABORATEUR)), strict=True)
    mine = ((status, day) for status, day, who in rows if found.who == EVERYONE or _joined(who) == found.who.lower())
    return sum(_joined(status) in words and day in {None, ""} for status, day in mine)


def _joined(held: object) -> str:
    """A text as conditions compare it, whatever its case."""
    return held.lower() if isinstance(held, str) else text_of(held)


def _column(place: int) -> str:
    """The working cells of a column."""
    return Area.of(cell(FIRST, place)).resized(MOST, 1).absolute()


def state(analysis: Analysis, found: Week) -> Formula:
    """What the page shows, or why it shows nothing."""
    keys = there(keys_area(rows_of(analysis)))
    more = f'(COUNTIF({keys},">{HIGHEST_SCORE}")-{MOST})'
    begun = "+".join(_filled(analysis, header) for header in (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE))
    below = unlisted(keys_area(rows_of(analysis)))
    usual = f"IF({below}>0,{quote(UNLISTED)},IF({begun}=0,{quote(UNBEGUN)},{quote(USUAL)}))"
    crowded = f"{quote(TOO_MANY[0])}&{count_formula(more)}&{quote(TOO_MANY[1])}"
    some = f"IF({more}>0,{crowded},IF(COUNT({keys})=0,{quote(NOTHING)},{usual}))"
    return Formula(f"=IF(COUNTA({column(NOM)})=0,{quote(NO_CLIENT)},{some})", _state_told(analysis, found))


def _filled(analysis: Analysis, header: str) -> str:
    """The number of the clients that a column of the follow-up tells something of."""
    if header in analysis.absent:
        return "0"
    return f"COUNT({column(header)})" if header != STATUT else f'COUNTIF({column(header)},"?*")'


def _state_told(analysis: Analysis, found: Week) -> str:
    if not len(analysis.scored):
        return NO_CLIENT
    more = sum(call.day is not None for call in found.calls) - MOST
    if more > 0:
        return french(more).join(TOO_MANY)
    if all(rank is None for rank in found.ranks):
        return NOTHING
    follow_up = analysis.portfolio.shown_follow_up
    begun = any(
        isinstance(each, date | int | float)
        for name in (DERNIER_CONTACT, PROCHAINE_RELANCE)
        for each in follow_up[name]
    )
    return USUAL if begun or any(map(text_of, follow_up[STATUT])) else UNBEGUN
