"""The risk of friction with a client: three contributions, their sum, its level."""

from typing import Any

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical, codes_of, weights
from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, LEVEL_WORDS, NIVEAU, OUTIL, OUTILS, SEGMENT, SEGMENTS
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.segments import segments
from fae_xlwings.domain.unknowns import untold_risks

CONTRIBUTIONS = ("RISQUE_CA", "RISQUE_OUTIL", "RISQUE_APPETENCE")


def contributions(clients: pd.DataFrame, parameters: Parameters = DEFAULTS) -> pd.DataFrame:
    """The points of each client for fees, tool and ease; shape (n, 3), an unknown choice adds 0 (DESIGN §5).

    Scored clients have their size already: it counts as it stands.
    """
    size = clients[SEGMENT] if SEGMENT in clients else pd.Series(segments(clients, parameters))
    columns = points(codes_of(size), codes_of(clients[OUTIL]), codes_of(clients[APPETENCE]), parameters)
    return pd.DataFrame(dict(zip(CONTRIBUTIONS, columns, strict=True)), index=clients.index)


def points(sizes: np.ndarray, tools: np.ndarray, ease: np.ndarray, parameters: Parameters) -> tuple[np.ndarray, ...]:
    """The three contributions, of clients given by the positions of their words; -1, an unknown one, adds 0."""
    return (
        weights(sizes, SEGMENTS, "risque_ca", parameters, unknown=0.0),
        weights(tools, OUTILS, "risque_outil", parameters, unknown=0.0),
        weights(ease, APPETENCES, "risque_appetence", parameters, unknown=0.0),
    )


def risk_scores(clients: pd.DataFrame, parameters: Parameters = DEFAULTS) -> np.ndarray:
    """The sum of the three contributions of each client, in points; NaN where too little is known."""
    sums = contributions(clients, parameters).sum(axis=1).to_numpy()
    missing = clients[CA].isna().to_numpy()
    return np.where(untold_risks(missing, codes_of(clients[OUTIL]), codes_of(clients[APPETENCE])), np.nan, sums)


def levels(risks: np.ndarray, parameters: Parameters = DEFAULTS) -> "pd.Categorical[Any]":
    """The level of each risk score, an ordered categorical over `LEVEL_WORDS`, the worst first."""
    return categorical(level_codes(risks, parameters), LEVEL_WORDS)


def level_codes(risks: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The position of each risk score's level in `LEVEL_WORDS`, the last for one that is not told."""
    keys = ("seuil_risque_moyen", "seuil_risque_eleve", "seuil_risque_critique")
    codes = len(keys) - np.searchsorted([parameters[key] for key in keys], risks, side="right")
    return np.where(np.isnan(risks), len(LEVEL_WORDS) - 1, codes)


def distribution(scored: pd.DataFrame) -> pd.DataFrame:
    """The clients and the fees (€) of each level, the worst first; shape (5, 2), columns `clients` and `ca`."""
    fees = scored.groupby(NIVEAU, observed=False)[CA]
    return pd.DataFrame({"clients": fees.size(), "ca": fees.sum()}, index=list(LEVEL_WORDS))
