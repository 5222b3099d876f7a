"""The statistics of a portfolio as it was read, before any rule is applied."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from fae_xlwings.domain.columns import CA, SECTEUR
from fae_xlwings.domain.sectors import SECTORS
from fae_xlwings.intake.words import plain

_FEES = ("min", "max", "mean", "median")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Rows read, kept and left out; fees in euros over the readable amounts, 0.0 where there is none."""

    rows_raw: int
    rows_valid: int
    rows_left_out: int
    ca_readable: int
    ca_min: float
    ca_max: float
    ca_mean: float
    ca_median: float
    custom_sectors: tuple[str, ...]


def as_json(figures: Statistics) -> dict[str, Any]:
    """The statistics under the French keys of `fae analyser --json`."""
    return {
        "lignes_lues": figures.rows_raw,
        "lignes_laissees_de_cote": figures.rows_left_out,
        "clients": figures.rows_valid,
        "ca_lisibles": figures.ca_readable,
        "ca_min": figures.ca_min,
        "ca_max": figures.ca_max,
        "ca_moyen": figures.ca_mean,
        "ca_median": figures.ca_median,
        "secteurs_propres": list(figures.custom_sectors),
    }


def statistics(clients: pd.DataFrame, left_out: int) -> Statistics:
    """The statistics of the clean frame and of the rows without NOM; wholly blank rows count nowhere."""
    amounts = clients[CA].dropna()
    low, high, mean, median = (float(amounts.agg(how)) if len(amounts) else 0.0 for how in _FEES)
    return Statistics(
        rows_raw=len(clients) + left_out,
        rows_valid=len(clients),
        rows_left_out=left_out,
        ca_readable=len(amounts),
        ca_min=low,
        ca_max=high,
        ca_mean=mean,
        ca_median=median,
        custom_sectors=custom_sectors(clients),
    )


def custom_sectors(clients: pd.DataFrame) -> tuple[str, ...]:
    """The firm's own sectors, those that are not among the suggested ones, in alphabetical order."""
    suggested = {plain(sector) for sector in SECTORS}
    own = {sector for sector in clients[SECTEUR].unique() if sector and plain(sector) not in suggested}
    return tuple(sorted(own, key=plain))
