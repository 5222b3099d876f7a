"""The follow-up of clients: what a contact changes, whose reminder is due, who comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pandas as pd

from fae_xlwings.domain.columns import A_COMPLETER, PRIORITE, SCORE
from fae_xlwings.domain.follow_up_columns import (
    A_CONTACTER,
    ACCEPTE,
    CONTACTE,
    DERNIER_CONTACT,
    EN_COURS,
    PROCHAINE_RELANCE,
    PROPOSITION,
    REFUSE,
    RENDEZ_VOUS,
    STATUT,
    TERMINE,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters

Due = Literal["overdue", "today", "later", ""]
SOON, LATER = "relance_courte", "relance_longue"
"""The parameters that say after how many days a client is called again."""
DELAYS = {
    A_CONTACTER: "",
    CONTACTE: SOON,
    RENDEZ_VOUS: SOON,
    PROPOSITION: LATER,
    ACCEPTE: LATER,
    EN_COURS: LATER,
    TERMINE: "",
    REFUSE: "",
}
"""For each status, when the client is called again; nobody is once the matter is closed."""
CLOSED = (TERMINE, REFUSE)
WAITING = ("", A_CONTACTER)


@dataclass(frozen=True, slots=True)
class Contact:
    """What a contact writes for a client: his status, the day, and the day of the next reminder, if there is one."""

    status: str
    day: date
    reminder: date | None


def contact(status: str, before: str | None, today: date, parameters: Parameters = DEFAULTS) -> Contact:
    """A contact noted today; a client found at the same status once more is left in peace for longer."""
    key = LATER if DELAYS[status] and before == status else DELAYS[status]
    return Contact(status, today, today + timedelta(days=round(parameters[key])) if key else None)


def due(status: str | None, reminder: date | None, today: date) -> Due:
    """Whether a reminder is overdue, for today or for later; none is due to a client whose matter is closed."""
    if reminder is None or status in CLOSED:
        return ""
    if reminder < today:
        return "overdue"
    return "today" if reminder == today else "later"


def week(scored: pd.DataFrame, follow_up: pd.DataFrame, today: date, room: int) -> tuple[tuple[int, Due], ...]:
    """The places of the clients to call this week, each with why: reminders overdue, then today's, then new ones.

    Reminders come first to last; then, as long as there is `room`, the best of those nobody has contacted yet. A
    reminder is never left out for want of room.
    """
    statuses, reminders = follow_up[STATUT].tolist(), follow_up[PROCHAINE_RELANCE].tolist()
    dues: list[Due] = [due(status, reminder, today) for status, reminder in zip(statuses, reminders, strict=True)]
    called = [place for place, when in enumerate(dues) if when in {"overdue", "today"}]
    called.sort(key=lambda place: (reminders[place], place))
    fresh = _not_contacted(scored, follow_up, dues)
    return tuple((place, dues[place]) for place in (*called, *fresh[: max(room - len(called), 0)]))


def _not_contacted(scored: pd.DataFrame, follow_up: pd.DataFrame, dues: Sequence[Due]) -> list[int]:
    """The places of the clients nobody has contacted, who wait for no reminder and are ranked, the best first."""
    columns = zip(follow_up[STATUT], follow_up[DERNIER_CONTACT], dues, scored[PRIORITE], strict=True)
    places = [
        place
        for place, (status, last, when, priority) in enumerate(columns)
        if (status or "") in WAITING and last is None and not when and priority != A_COMPLETER
    ]
    scores = scored[SCORE].tolist()
    return sorted(places, key=lambda place: (-scores[place], place))


def completeness(follow_up: pd.DataFrame) -> float:
    """The share of the cells of the follow-up that are filled in, from 0 to 1; 0 without a client."""
    return float(follow_up.notna().to_numpy().mean()) if len(follow_up) else 0.0
