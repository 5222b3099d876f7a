"""What accompanying the portfolio would earn: per priority on or off, a conversion rate and a price."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fae_xlwings.domain.columns import CA, PRIORITE, PRIORITES
from fae_xlwings.domain.indicators import share
from fae_xlwings.domain.parameters import DEFAULTS, Parameters

TOTAL_LABEL = "CA additionnel"


@dataclass(frozen=True, slots=True)
class Setting:
    """What the user chooses for one priority: counted or not, share of clients who accept (0 to 1), price in € HT."""

    priority: str
    active: bool
    conversion: float
    price: float


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one priority brings: its clients, the missions expected (not rounded), their fees in € HT."""

    setting: Setting
    clients: int
    missions: float
    fees: float


@dataclass(frozen=True, slots=True)
class Simulation:
    """The contributions, P1 to P4, their total in € HT, and the firm's present fees in euros."""

    contributions: tuple[Contribution, ...]
    total: float
    firm_fees: float

    @property
    def share_of_fees(self) -> float:
        """The total over the firm's present fees, 0.0 when the firm has none."""
        return share(self.total, self.firm_fees)


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of the waterfall: it stands on `start` and is `height` high, both in € HT."""

    label: str
    start: float
    height: float


def default_settings(parameters: Parameters = DEFAULTS) -> tuple[Setting, ...]:
    """The settings a new simulation starts from; a priority nobody is expected to accept is off."""
    rates = {word: parameters[f"conversion_{word.lower()}"] for word in PRIORITES}
    return tuple(Setting(word, rate > 0, rate, parameters[f"prix_{word.lower()}"]) for word, rate in rates.items())


def simulate(scored: pd.DataFrame, settings: Sequence[Setting]) -> Simulation:
    """The simulation of a scored portfolio; clients « À compléter » bring nothing until they are completed."""
    counts = scored[PRIORITE].value_counts()
    contributions = tuple(_contribution(setting, int(counts[setting.priority])) for setting in settings)
    return Simulation(contributions, sum(row.fees for row in contributions), float(scored[CA].sum()))


def _contribution(setting: Setting, clients: int) -> Contribution:
    missions = clients * setting.conversion * setting.active
    return Contribution(setting, clients, missions, missions * setting.price)


def waterfall(simulation: Simulation) -> tuple[Step, ...]:
    """The bars of the waterfall: each contribution on top of the ones before it, then the total from the ground."""
    fees = [row.fees for row in simulation.contributions]
    rows = enumerate(simulation.contributions)
    steps = (Step(row.setting.priority, sum(fees[:index], 0.0), row.fees) for index, row in rows)
    return (*steps, Step(TOTAL_LABEL, 0.0, simulation.total))
