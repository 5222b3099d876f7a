"""The firm's plan: the pace to hold, six months in four phases and a typical week."""

import math
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from fae_xlwings.domain.columns import PRIORITE
from fae_xlwings.domain.indicators import Indicators
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.rounding import half_up

MONTHS = 6
DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True)
class PhaseRule:
    """A phase of the plan: the priorities it treats, the parameters of its calendar, and the hours of one client."""

    key: str
    label: str
    priorities: tuple[str, ...]
    hours_key: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase on the calendar: months from 1 to 6, dates included, clients and hours over the whole phase."""

    rule: PhaseRule
    first_month: int
    months: int
    start: date
    end: date
    clients: int
    hours: float

    def hours_in(self, month: int) -> float:
        """The hours of one month of the plan (from 1), spread evenly over the phase."""
        busy = self.first_month <= month < self.first_month + self.months
        return self.hours / self.months if busy else 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace to hold until the target: clients per month and per week, hours of missions per month."""

    clients_per_month: int
    clients_per_week: int
    hours_per_month: float


@dataclass(frozen=True, slots=True)
class Habit:
    """A line of the typical week: the day, what is done, how long it takes in hours."""

    day: str
    action: str
    hours: float


PHASES = (
    PhaseRule("p1", "Sécurisation P1", ("P1",), "heures_p1"),
    PhaseRule("p2", "Montée en compétence P2", ("P2",), "heures_p2"),
    PhaseRule("p3", "Information P3", ("P3",), "heures_p3"),
    PhaseRule("relances", "Relances", ("P1", "P2"), "heures_relance"),
)
WEEK = (
    Habit("Lundi", "Choisir les clients de la semaine et préparer leurs dossiers", 1.0),
    Habit("Mardi", "Appeler les clients choisis et fixer les rendez-vous", 2.0),
    Habit("Mercredi", "Mener les audits et les sessions de formation", 3.0),
    Habit("Jeudi", "Envoyer les comptes rendus, les propositions et les informations", 1.5),
    Habit("Vendredi", "Relancer les clients sans réponse et mettre le suivi à jour", 1.0),
)


def pace(indicators: Indicators, parameters: Parameters = DEFAULTS) -> Pace:
    """The pace that treats the whole portfolio before the target; less than a month left counts as one."""
    months = max(indicators.mois_avant_reforme, 1.0)
    weeks = parameters["jours_par_mois"] / DAYS_PER_WEEK
    monthly = indicators.clients_a_traiter_par_mois
    return Pace(monthly, math.ceil(half_up(monthly / weeks, 9)), indicators.total_heures_mission / months)


def phases(scored: pd.DataFrame, start: date, parameters: Parameters = DEFAULTS) -> tuple[Phase, ...]:
    """The four phases from the month of `start` on; a phase never runs past the sixth month."""
    counts = scored[PRIORITE].value_counts()
    return tuple(_phase(rule, sum(int(counts[word]) for word in rule.priorities), start, parameters) for rule in PHASES)


def _phase(rule: PhaseRule, clients: int, start: date, parameters: Parameters) -> Phase:
    first = int(parameters[f"phase_{rule.key}_mois"])
    months = min(int(parameters[f"phase_{rule.key}_duree"]), MONTHS + 1 - first)
    return Phase(
        rule=rule,
        first_month=first,
        months=months,
        start=months_later(start, first - 1),
        end=months_later(start, first - 1 + months) - timedelta(days=1),
        clients=clients,
        hours=clients * parameters[rule.hours_key],
    )


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of that month when it is shorter, as Excel's EDATE."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
