"""The firm's plan: the pace to hold, six calendar months in four phases against the team's hours, a typical week.

Its hours are whole and add up: a part is what its whole, rounded up to it, leaves over the parts before.
"""

import math
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

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
    """A phase on the calendar: months from 1 to 6, dates included, clients, hours over the whole phase and by month."""

    rule: PhaseRule
    first_month: int
    months: int
    start: date
    end: date
    clients: int
    hours: float
    by_month: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """A month of the plan, in hours: what is planned, what the team has, what is put off to the next month."""

    planned: float
    available: float
    put_off: float


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace to hold until the target: clients per month and per week, hours of missions per month."""

    clients_per_month: int
    clients_per_week: int
    hours_per_month: float


@dataclass(frozen=True, slots=True)
class Habit:
    """A line of the typical week: the day, what is done, its weight among the hours of the week."""

    day: str
    action: str
    weight: float


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

WEEK_WEIGHT = sum(habit.weight for habit in WEEK)
WEEK_REACHED = tuple(accumulate(habit.weight for habit in WEEK))
"""The weight that is reached with each line of the week."""


def pace(indicators: Indicators, parameters: Parameters = DEFAULTS) -> Pace:
    """The pace that treats the whole portfolio before the target; less than a month left counts as one."""
    months = max(indicators.mois_avant_reforme, 1.0)
    weeks = parameters["jours_par_mois"] / DAYS_PER_WEEK
    monthly = indicators.clients_a_traiter_par_mois
    return Pace(monthly, math.ceil(half_up(monthly / weeks, 9)), indicators.total_heures_mission / months)


def phases(scored: pd.DataFrame, start: date, parameters: Parameters = DEFAULTS) -> tuple[Phase, ...]:
    """The four phases from `start` on, by calendar months; a phase never runs past the sixth month."""
    counts = scored[PRIORITE].value_counts()
    return tuple(_phase(rule, sum(int(counts[word]) for word in rule.priorities), start, parameters) for rule in PHASES)


def _phase(rule: PhaseRule, clients: int, start: date, parameters: Parameters) -> Phase:
    first = int(parameters[f"phase_{rule.key}_mois"])
    months = min(int(parameters[f"phase_{rule.key}_duree"]), MONTHS + 1 - first)
    hours = half_up(clients * parameters[rule.hours_key])
    return Phase(
        rule=rule,
        first_month=first,
        months=months,
        start=month_start(start, first),
        end=month_start(start, first + months) - timedelta(days=1),
        clients=clients,
        hours=hours,
        by_month=_spread(hours, month_shares(start), first, months),
    )


def _spread(hours: float, shares: Sequence[float], first: int, months: int) -> tuple[float, ...]:
    """The hours of a phase by month, as much in each as it has days."""
    busy = [share if first <= month < first + months else 0.0 for month, share in enumerate(shares, start=1)]
    return _parts(hours * done / sum(busy) for done in accumulate(busy))


def _parts(reached: Iterable[float]) -> tuple[float, ...]:
    """The whole parts of what is reached step by step."""
    return tuple(after - before for before, after in pairwise((0.0, *map(half_up, reached))))


def month_start(start: date, month: int) -> date:
    """The first day of a month of the plan, counted from 1: that of the plan itself, then the first of the month."""
    if month == 1:
        return start
    year, months = divmod(start.year * 12 + start.month - 1 + month - 1, 12)
    return date(year, months + 1, 1)


def month_shares(start: date) -> tuple[float, ...]:
    """How much of each month lies in the plan: what is left of the first one, the others whole."""
    length = monthrange(start.year, start.month)[1]
    return ((length - start.day + 1) / length, *(1.0,) * (MONTHS - 1))


def loads(planned: Sequence[Phase], start: date, parameters: Parameters = DEFAULTS) -> tuple[Load, ...]:
    """The months of the plan against the team's hours: what exceeds them moves to the next month."""
    found: list[Load] = []
    for month in range(1, MONTHS + 1):
        hours = sum(phase.by_month[month - 1] for phase in planned)
        before = found[-1].put_off if found else 0.0
        days = (month_start(start, month + 1) - month_start(start, month)).days
        available = half_up(parameters["heures_equipe"] * days / DAYS_PER_WEEK)
        found.append(Load(hours, available, max(hours + before - available, 0.0)))
    return tuple(found)


def week_hours(parameters: Parameters = DEFAULTS) -> tuple[float, ...]:
    """The hours of the lines of the typical week, scaled to those of the team."""
    return _parts(reached / WEEK_WEIGHT * parameters["heures_equipe"] for reached in WEEK_REACHED)
