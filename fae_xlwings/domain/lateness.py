"""Who is late today: reception is mandatory, the tool is not ready, and no platform is recorded for the client."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from fae_xlwings.domain.columns import CA, OUTIL
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.rounding import half_up

NOT_READY = "NON"
RECORDED = "+"
"""What stands for a platform where all that is kept of it is that there is one."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """The clients late for reception on a day: their number, their yearly fees, what it can cost them in all, in €."""

    since: date
    days: int
    clients: int
    fees: float
    penalty: float


def late(clients: pd.DataFrame, today: date, parameters: Parameters = DEFAULTS) -> "pd.Series[bool]":
    """Which clients are late: what is known, no more — a tool not ready and no platform, once reception is due."""
    return (clients[OUTIL] == NOT_READY) & ~equipped(clients) & _is_due(today, parameters)


def _is_due(today: date, parameters: Parameters) -> bool:
    return today >= parameters.day("jalon_reception")


def is_late(client: Mapping[str, Any], today: date, parameters: Parameters = DEFAULTS) -> bool:
    """Whether one client, a row as a dictionary, is late."""
    platform = client.get(PLATEFORME)
    is_equipped = pd.notna(platform) and platform != ""
    return client[OUTIL] == NOT_READY and not is_equipped and _is_due(today, parameters)


def equipped(clients: pd.DataFrame) -> "pd.Series[bool]":
    """Which clients have chosen a platform, as the follow-up records it; none without that column."""
    if PLATEFORME not in clients:
        return pd.Series(data=False, index=clients.index)
    return clients[PLATEFORME].notna() & (clients[PLATEFORME] != "")


def lateness(scored: pd.DataFrame, today: date, parameters: Parameters = DEFAULTS) -> Lateness:
    """The figures of the late clients; the penalty is the first one, for a client without a platform once warned."""
    since, who = parameters.day("jalon_reception"), late(scored, today, parameters)
    clients = int(who.sum())
    return Lateness(
        since=since,
        days=max((today - since).days, 0),
        clients=clients,
        fees=half_up(float(scored[CA][who].sum()), 0),
        penalty=clients * parameters["amende_sans_plateforme"],
    )
