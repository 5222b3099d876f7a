"""The square of opportunity and risk: four corners, each with what the firm does there."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import codes_of
from fae_xlwings.domain.columns import NIVEAU, NIVEAUX, PRIORITE, PRIORITES

PROMISING, RISKY = PRIORITES[:2], NIVEAUX[:2]
NOWHERE = 0


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the square: its number, its name, and which clients stand in it."""

    number: int
    name: str
    promising: bool
    risky: bool


CORNERS = (
    Corner(4, "À sécuriser d'abord", promising=True, risky=True),
    Corner(2, "À protéger", promising=False, risky=True),
    Corner(3, "À développer", promising=True, risky=False),
    Corner(1, "À suivre", promising=False, risky=False),
)


def corners(scored: pd.DataFrame) -> pd.Series:
    """The number of each client's corner; `NOWHERE` for one « À compléter »."""
    levels, priorities = codes_of(scored[NIVEAU]), codes_of(scored[PRIORITE])
    found = 1 + (levels < len(RISKY)) + 2 * (priorities < len(PROMISING))
    return pd.Series(np.where(priorities < len(PRIORITES), found, NOWHERE), scored.index)
