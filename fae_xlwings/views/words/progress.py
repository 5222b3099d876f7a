"""How far the missions are, as the cells of « Données » are read, and the formulas that count the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from fae_xlwings.domain.action_plan import DAYS_PER_WEEK, MONTHS, month_start
from fae_xlwings.domain.follow_up import completeness
from fae_xlwings.domain.follow_up_columns import (
    ANNUAIRE,
    COLLABORATEUR,
    FOLLOW_UP,
    MANDAT,
    PLATEFORME,
    PROCHAINE_RELANCE,
    PROPOSES,
    SIGNES,
    STATUT,
    STATUTS,
)
from fae_xlwings.domain.progress import (
    Conversion,
    Followed,
    Mask,
    Person,
    Stage,
    conversions,
    due,
    funnel,
    hours,
    lateness_of,
    people,
    person,
)
from fae_xlwings.domain.simulator import Simulation, simulate
from fae_xlwings.domain.week import DAY_ZERO
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.simulation import settings_of

MOST = 12
"""Collaborators named; the others are counted together."""
OTHERS, EVERYONE = "Autres ou sans collaborateur", "Total"
AMOUNTS, TEXTS = (PROPOSES, SIGNES), (STATUT, COLLABORATEUR, MANDAT, PLATEFORME)
DATES = (PROCHAINE_RELANCE, ANNUAIRE)
UNREAD_AS_TEXT = (*AMOUNTS, *DATES)
DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Progress:
    """The follow-up of an analysis in figures."""

    analysis: Analysis
    followed: Followed

    @cached_property
    def simulation(self) -> Simulation:
        """What the Simulateur assumes."""
        return simulate(self.analysis.scored, settings_of(self.analysis))

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """The funnel."""
        return funnel(self.followed, self.simulation)

    @cached_property
    def conversions(self) -> tuple[Conversion, ...]:
        """What became of each priority."""
        assumed = {row.setting.priority: row.setting.conversion for row in self.simulation.contributions}
        return conversions(self.followed, assumed)

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The collaborators who are named."""
        return people(self.followed, MOST)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """What each collaborator follows, then the others together, then everyone."""
        today = float((self.analysis.today - DAY_ZERO).days)
        late = lateness_of(self.followed, self.analysis.today, self.analysis.parameters)
        return tuple(person(self.followed, name, who, today, late) for name, who in self._masks())

    @cached_property
    def due(self) -> tuple[int, ...]:
        """The places of the clients whose reminder is due, the oldest first."""
        return due(self.followed, float((self.analysis.today - DAY_ZERO).days))

    @cached_property
    def load(self) -> tuple[tuple[float, ...], ...]:
        """The hours of each of the same, month by month."""
        starts = [float((day - DAY_ZERO).days) for day in self.months]
        return tuple(hours(self.followed, who, starts, self.analysis.parameters) for _, who in self._masks())

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of six months from that of the analysis on, and the day after them."""
        first = self.analysis.today.replace(day=1)
        return tuple(month_start(first, month) for month in range(1, MONTHS + 2))

    @property
    def team(self) -> tuple[float, ...]:
        """The hours of the team, month by month."""
        weekly = self.analysis.parameters["heures_equipe"]
        return tuple(weekly * (end - start).days / DAYS_PER_WEEK for start, end in pairwise(self.months))

    @property
    def completeness(self) -> float:
        """The share of the cells of the follow-up that hold something, from 0 to 1."""
        return completeness(self.analysis.portfolio.shown_follow_up[list(FOLLOW_UP)])

    def _masks(self) -> Iterator[tuple[str, Mask]]:
        everyone = np.ones(len(self.followed.cells), dtype=bool)
        rest = everyone.copy()
        for name in self.named:
            mask = self.followed.of(name)
            rest &= ~mask
            yield name, mask
        yield OTHERS, rest
        yield EVERYONE, everyone

    @property
    def unread(self) -> int:
        """How many cells no formula counts: a status out of the list, an amount or a date that is a text."""
        held = self.analysis.portfolio.shown_follow_up
        texts = sum(isinstance(value, str) and value != "" for name in UNREAD_AS_TEXT for value in held[name].tolist())
        return texts + self.filled(STATUT) - int(self.followed.in_status(STATUTS).sum())

    def filled(self, header: str) -> int:
        """How many clients have something in a column of the follow-up."""
        held = self.analysis.portfolio.shown_follow_up[header].tolist()
        return sum(not _is_empty(value) for value in held)


def progress_of(analysis: Analysis) -> Progress:
    """The figures of an analysis, by what its cells hold."""
    held = analysis.portfolio.shown_follow_up
    cells = {
        **{name: pd.Series([_text(value) for value in held[name].tolist()], dtype="str") for name in TEXTS},
        **{name: pd.Series([_number(value) for value in held[name].tolist()], dtype=float) for name in AMOUNTS},
        **{name: pd.Series([_number(value) for value in held[name].tolist()], dtype=float) for name in DATES},
    }
    return Progress(analysis, Followed(analysis.scored, pd.DataFrame(cells)))


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value is pd.NaT or (isinstance(value, float) and value != value)  # noqa: PLR0124 - NaN


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> float:
    """What COUNTIFS compares: a number, a date too."""
    if isinstance(value, date) and value is not pd.NaT:
        day = (value.date() if isinstance(value, datetime) else value) - DAY_ZERO
        moment = value - datetime.combine(value.date(), datetime.min.time()) if isinstance(value, datetime) else None
        return day.days + (moment.total_seconds() / DAY_SECONDS if moment else 0.0)
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and not _is_empty(value)
    return float(str(value)) if is_number else 0.0
