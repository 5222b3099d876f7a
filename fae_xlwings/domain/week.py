"""The week of a firm: whose reminder is due, then whom to contact first, as many as its hours hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

import pandas as pd

from fae_xlwings.domain.columns import A_COMPLETER, PRIORITE, PRIORITES, SCORE
from fae_xlwings.domain.follow_up import CLOSED
from fae_xlwings.domain.follow_up_columns import (
    A_CONTACTER,
    ACCEPTE,
    CONTACTE,
    DERNIER_CONTACT,
    EN_COURS,
    PROCHAINE_RELANCE,
    PROPOSITION,
    RENDEZ_VOUS,
    STATUT,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.ranking import ranked_by

STAGES = (A_CONTACTER, CONTACTE, RENDEZ_VOUS, PROPOSITION, ACCEPTE, EN_COURS)
"""How far a client has come: of two reminders of a day, that of the further one is first."""
FRESH = len(STAGES)
"""The stage of a client nobody has contacted yet."""
WAITING = ("", A_CONTACTER)
REMINDERS, HIGHEST_SCORE = 10**9, 10**8
"""What a reminder ranks from, one of an earlier day higher, and the most that a score ranks for: always lower."""
DAY_STEP = 10
DAY_ZERO = date(1899, 12, 30)
MOST = 40
"""How many clients a week holds; reminders are never left out."""


class Call(NamedTuple):
    """A client to call in the week: his place, the day of his reminder if he has one, his stage, the hours he takes."""

    place: int
    day: date | None
    stage: int
    hours: float


class Standing(NamedTuple):
    """Where a client stands: his status, the days of his last contact and of his reminder, priority and score."""

    status: str | None
    last: date | None
    reminder: date | None
    priority: str
    score: float


def week_end(today: date) -> date:
    """The Sunday of the week of a day."""
    return today + timedelta(days=6 - today.weekday())


def ranks(scored: pd.DataFrame, follow_up: pd.DataFrame, today: date) -> list[float | None]:
    """What each client ranks by, the first highest; None for those who are not to be called."""
    columns = (
        *(follow_up[name].tolist() for name in (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)),
        scored[PRIORITE].tolist(),
        ranked_by(scored[SCORE]).tolist(),
    )
    end = week_end(today)
    return [rank_of(Standing(*row), end) for row in zip(*columns, strict=True)]


def rank_of(client: Standing, end: date) -> float | None:
    """What a client ranks by in the week that ends on a day: a reminder due by its day, anyone new by his score."""
    if client.status in CLOSED:
        return None
    if client.reminder is not None:
        return _reminder(client.reminder, client.status) if client.reminder <= end else None
    is_new = (client.status or "") in WAITING and client.last is None and client.priority != A_COMPLETER
    return min(float(client.score), float(HIGHEST_SCORE)) if is_new else None


def _reminder(day: date, status: str | None) -> float:
    stage = STAGES.index(status) if status in STAGES else 0
    return float(REMINDERS - DAY_STEP * (day - DAY_ZERO).days + stage)


def hours_of(rank: float, priority: str, parameters: Parameters = DEFAULTS) -> float:
    """The hours that a client takes: a reminder those of one, anyone new those of his mission, or of a call."""
    call = parameters["heures_relance"]
    if rank > HIGHEST_SCORE or priority not in PRIORITES[:-1]:
        return call
    return max(call, parameters[f"heures_{priority.lower()}"])


def week(
    scored: pd.DataFrame, standing: Sequence[float | None], hours: float, parameters: Parameters = DEFAULTS
) -> tuple[Call, ...]:
    """The clients of the week by what they rank by: every reminder due, then new ones while hours are left."""
    return tuple(_within(calls(scored, standing, parameters), hours))


def calls(scored: pd.DataFrame, standing: Sequence[float | None], parameters: Parameters = DEFAULTS) -> Iterator[Call]:
    """Everyone to call, the first ones first, whatever the hours; of equal ranks the first place comes first."""
    called = [(rank, place) for place, rank in enumerate(standing) if rank is not None]
    called.sort(key=lambda each: (-each[0], each[1]))
    priorities = scored[PRIORITE].tolist()
    for rank, place in called:
        yield Call(place, *_told(rank), hours_of(rank, priorities[place], parameters))


def _told(rank: float) -> tuple[date | None, int]:
    """The day and the stage that a rank says."""
    if rank <= HIGHEST_SCORE:
        return None, FRESH
    behind = REMINDERS - round(rank)
    days = ceil(behind / DAY_STEP)
    return DAY_ZERO + timedelta(days=days), DAY_STEP * days - behind


def _within(called: Iterable[Call], hours: float) -> Iterator[Call]:
    taken = 0.0
    for number, call in enumerate(called):
        if call.day is None and (number >= MOST or taken >= hours):
            return
        taken += call.hours
        yield call
