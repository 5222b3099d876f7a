"""How far the missions are: from the portfolio to what is proposed, signed and done, by priority, person and month."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from fae_xlwings.domain.columns import PRIORITE, PRIORITES
from fae_xlwings.domain.follow_up import CLOSED
from fae_xlwings.domain.follow_up_columns import (
    ACCEPTE,
    COLLABORATEUR,
    EN_COURS,
    PROCHAINE_RELANCE,
    PROPOSES,
    PROPOSITION,
    REFUSE,
    SIGNES,
    STATUT,
    TERMINE,
)
from fae_xlwings.domain.lateness import late
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.simulator import Simulation

AGREED = (ACCEPTE, EN_COURS, TERMINE)
OFFERED = (PROPOSITION, *AGREED)
UNDER_WAY = (ACCEPTE, EN_COURS)
TARGET, OFFER, SIGNED, DONE = "Cible du Simulateur", "Proposé", "Signé", "Terminé"
LONGEST_NAME = 120
"""Excel counts by a text of at most 255 characters, each of which may take two."""
TREATED = PRIORITES[:3]
"""The priorities whose missions take hours."""
Mask = np.ndarray


class Stage(NamedTuple):
    """A stage of the funnel: clients, fees in € HT, and how many of these clients have no amount."""

    label: str
    clients: float
    fees: float
    unpriced: int = 0


class Conversion(NamedTuple):
    """A priority: its clients, those offered a mission, who signed, who refused, the share assumed to accept."""

    priority: str
    clients: int
    offered: int
    signed: int
    refused: int
    assumed: float

    @property
    def rate(self) -> float | None:
        """The share of those who answered that signed; nothing as long as nobody has."""
        answers = self.signed + self.refused
        return self.signed / answers if answers else None


class Person(NamedTuple):
    """What someone follows: clients, late ones, reminders overdue and of today, offers, missions signed and fees."""

    name: str
    clients: int
    late: int
    overdue: int
    today: int
    offered: int
    signed: int
    fees: float


@dataclass(frozen=True)
class Followed:
    """Clients by what is known of each: `scored`, and beside it the follow-up as its cells are read.

    In `cells`, STATUT and COLLABORATEUR are texts, PROPOSES and SIGNES amounts, PROCHAINE_RELANCE a day as Excel counts
    it, all empty or 0 where nothing is known.
    """

    scored: pd.DataFrame
    cells: pd.DataFrame

    @cached_property
    def offered(self) -> Mask:
        """Who was offered a mission: by the status, or by an amount."""
        return self.in_status(OFFERED) | self.amounts(PROPOSES) | self.amounts(SIGNES)

    @cached_property
    def signed(self) -> Mask:
        """Who signed: by the status, or by an amount that no refusal contradicts."""
        return self.in_status(AGREED) | (self.amounts(SIGNES) & ~self.refused)

    @cached_property
    def refused(self) -> Mask:
        """Who refused."""
        return self.in_status((REFUSE,))

    @cached_property
    def done(self) -> Mask:
        """Whose mission is done."""
        return self.in_status((TERMINE,))

    @cached_property
    def open(self) -> Mask:
        """Whose matter is not closed."""
        return ~self.in_status(CLOSED)

    @cached_property
    def reminders(self) -> np.ndarray:
        """The days of the reminders, 0 for none."""
        return self.cells[PROCHAINE_RELANCE].to_numpy(dtype=float)

    def in_status(self, words: Sequence[str]) -> Mask:
        """Who is in one of some statuses."""
        wanted = {word.lower() for word in words}
        return self._statuses.isin(wanted).to_numpy(dtype=bool)

    def amounts(self, column: str) -> Mask:
        """Whose amount is known."""
        return self.cells[column].to_numpy(dtype=float) > 0

    def of(self, name: str) -> Mask:
        """Whom someone follows."""
        return (self._names == name.lower()).to_numpy(dtype=bool)

    @cached_property
    def _statuses(self) -> pd.Series:
        return self.cells[STATUT].str.lower()

    @cached_property
    def _names(self) -> pd.Series:
        return self.cells[COLLABORATEUR].str.lower()

    def fees(self, column: str, who: Mask) -> float:
        """The sum of the amounts known of some clients."""
        return float(self.cells[column].to_numpy(dtype=float)[who & self.amounts(column)].sum())


def funnel(followed: Followed, simulation: Simulation) -> tuple[Stage, ...]:
    """From the clients that the simulation counts to those whose mission is done."""
    counted = [row for row in simulation.contributions if row.setting.active]
    known, signed = followed.amounts(PROPOSES), followed.signed & followed.amounts(SIGNES)
    return (
        Stage(TARGET, sum(row.clients for row in counted), sum(row.clients * row.setting.price for row in counted)),
        Stage(OFFER, _count(followed.offered), followed.fees(PROPOSES, known), _count(followed.offered & ~known)),
        Stage(
            SIGNED, _count(followed.signed), followed.fees(SIGNES, followed.signed), _count(followed.signed & ~signed)
        ),
        Stage(DONE, _count(followed.done), followed.fees(SIGNES, followed.done), _count(followed.done & ~signed)),
    )


def _count(who: Mask) -> int:
    return int(who.sum())


def conversions(followed: Followed, assumed: Mapping[str, float]) -> tuple[Conversion, ...]:
    """What became of the clients of each priority, beside the share assumed to accept."""
    priorities = followed.scored[PRIORITE].astype(str).to_numpy()
    return tuple(_conversion(followed, priorities == word, word, assumed[word]) for word in PRIORITES)


def _conversion(followed: Followed, who: Mask, word: str, assumed: float) -> Conversion:
    offers, agreed, refusals = (_count(who & mask) for mask in (followed.offered, followed.signed, followed.refused))
    return Conversion(word, _count(who), offers, agreed, refusals, assumed)


def people(followed: Followed, most: int) -> tuple[str, ...]:
    """Those who follow the most clients, by name; one name whatever its case."""
    return tuple(sorted(leading(followed.cells[COLLABORATEUR], most), key=str.lower))


def person(followed: Followed, name: str, who: Mask, today: float, is_late: Mask) -> Person:
    """What someone follows, `today` being the day as Excel counts it."""
    due = who & followed.open & (followed.reminders > 0)
    overdue = followed.reminders < today
    of_today = (followed.reminders >= today) & (followed.reminders < today + 1)
    return Person(
        name,
        clients=_count(who),
        late=_count(who & is_late),
        overdue=_count(due & overdue),
        today=_count(due & of_today),
        offered=_count(who & followed.offered),
        signed=_count(who & followed.signed),
        fees=followed.fees(SIGNES, who & followed.signed),
    )


def due(followed: Followed, today: float) -> tuple[int, ...]:
    """The places of the clients whose reminder is due, the oldest first, `today` being the day as Excel counts it."""
    who = followed.open & (followed.reminders > 0) & (followed.reminders < today + 1)
    order = np.argsort(followed.reminders, kind="stable")
    return tuple(order[who[order]].tolist())


def lateness_of(followed: Followed, today: date, parameters: Parameters) -> Mask:
    """Who is late for the reform."""
    return late(followed.scored, today, parameters).to_numpy(dtype=bool)


def hours(followed: Followed, who: Mask, starts: Sequence[float], parameters: Parameters) -> tuple[float, ...]:
    """The hours that some clients take month by month, by the day of their reminder; what is overdue is of the first.

    A mission agreed upon takes the hours of its priority, any other client those of a reminder. `starts` are the first
    days of the months, and the day after the last.
    """
    days, found = followed.reminders, []
    weights = _weights(followed, parameters)
    for rank, (start, end) in enumerate(pairwise(starts)):
        within = (days > 0) & (days < end) if rank == 0 else (days >= start) & (days < end)
        found.append(float(weights[who & within & followed.open].sum()))
    return tuple(found)


def _weights(followed: Followed, parameters: Parameters) -> np.ndarray:
    under_way = followed.in_status(UNDER_WAY)
    priorities = followed.scored[PRIORITE].astype(str).to_numpy()
    missions = np.zeros(len(priorities))
    for word in TREATED:
        missions[priorities == word] = parameters[f"heures_{word.lower()}"]
    return np.where(under_way, missions, parameters["heures_relance"])


def count_words(column: pd.Series, words: Sequence[str]) -> tuple[int, ...]:
    """How many clients have each of some words, whatever their case."""
    counts = column.str.lower().value_counts()
    return tuple(int(counts.get(word.lower(), 0)) for word in words)


def leading(column: pd.Series, most: int) -> tuple[str, ...]:
    """The words that most clients have, the most frequent first; one whatever its case, none that is a whole text."""
    words = [word for word in column.tolist() if 0 < len(word) <= LONGEST_NAME]
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.lower(), word)
    counts = Counter(word.lower() for word in words)
    return tuple(first[key] for key in sorted(first, key=lambda key: (-counts[key], key))[:most])
