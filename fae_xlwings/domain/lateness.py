"""Who is late today: reception is mandatory from a date of the parameters, and these clients' tool is not ready."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from fae_xlwings.domain.columns import CA, OUTIL
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.rounding import half_up

NOT_READY = "NON"


@dataclass(frozen=True, slots=True)
class Lateness:
    """The clients late for reception on a day: their number, their yearly fees, what it can cost them in all, in €."""

    since: date
    days: int
    clients: int
    fees: float
    penalty: float


def late(scored: pd.DataFrame, today: date, parameters: Parameters = DEFAULTS) -> "pd.Series[bool]":
    """Which clients are late: what is known, no more — a tool that is not ready once reception is mandatory."""
    return (scored[OUTIL] == NOT_READY) & (today >= parameters.day("jalon_reception"))


def lateness(scored: pd.DataFrame, today: date, parameters: Parameters = DEFAULTS) -> Lateness:
    """The figures of the late clients; the penalty is the first one, for a client without a platform once warned."""
    since, who = parameters.day("jalon_reception"), late(scored, today, parameters)
    clients = int(who.sum())
    return Lateness(
        since=since,
        days=max((today - since).days, 0),
        clients=clients,
        fees=half_up(float(scored.loc[who, CA].sum()), 0),
        penalty=clients * parameters["amende_sans_plateforme"],
    )
