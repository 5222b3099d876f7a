"""The follow-up of clients: what a contact changes, and how much of it is filled in."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from fae_xlwings.domain.follow_up_columns import (
    A_CONTACTER,
    ACCEPTE,
    CONTACTE,
    EN_COURS,
    PROPOSITION,
    REFUSE,
    RENDEZ_VOUS,
    TERMINE,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.public_holidays import is_public_holiday

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
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Contact:
    """What a contact writes for a client: his status, the day, and the day of the next reminder, if there is one."""

    status: str
    day: date
    reminder: date | None


def contact(status: str, before: str | None, today: date, parameters: Parameters = DEFAULTS) -> Contact:
    """A contact noted today; a client found at the same status once more is left in peace for longer."""
    key = LATER if DELAYS[status] and before == status else DELAYS[status]
    return Contact(status, today, working_day(today + timedelta(days=round(parameters[key]))) if key else None)


def working_day(day: date) -> date:
    """The day itself, or the first one after it that is neither of a weekend nor a public holiday."""
    while day.weekday() >= SATURDAY or is_public_holiday(day):
        day += timedelta(days=1)
    return day


def completeness(follow_up: pd.DataFrame) -> float:
    """The share of the cells of the follow-up that are filled in, from 0 to 1; 0 without a client."""
    filled = follow_up.notna() & (follow_up != "")
    return float(filled.to_numpy().mean()) if len(follow_up) else 0.0
