"""The message of the library that a client's situation calls for."""

from datetime import date
from typing import NamedTuple

from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.follow_up_columns import (
    ACCEPTE,
    CONTACTE,
    EN_COURS,
    PROPOSITION,
    REFUSE,
    RENDEZ_VOUS,
    TERMINE,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters

AUDIT, FORMATION, INFORMATION, SHORT, LONG = "audit", "formation", "information", "relance_3", "relance_10"
BY_PRIORITY: dict[str, str] = dict(zip(PRIORITES, (AUDIT, FORMATION, INFORMATION, INFORMATION), strict=True))
BY_PHONE = ""
"""No message: from a meeting on, people speak to each other."""
ENGAGED = (RENDEZ_VOUS, ACCEPTE, EN_COURS, TERMINE, REFUSE)


class Situation(NamedTuple):
    """What decides the message: the status, the priority, whether the client is late, the day of the last contact."""

    status: str
    priority: str
    late: bool
    last: date | None


def advised(client: Situation, today: date, parameters: Parameters = DEFAULTS) -> str:
    """The key of the message to send, `BY_PHONE` for none; a late client is never told that he is well on his way."""
    if client.status == PROPOSITION:
        return LONG
    if client.status == CONTACTE:
        waited = 0 if client.last is None else (today - client.last).days
        return LONG if waited >= parameters["relance_longue"] else SHORT
    if client.status in ENGAGED:
        return BY_PHONE
    return AUDIT if client.late else BY_PRIORITY.get(client.priority, INFORMATION)
