"""The size of a client for the firm, from the yearly fees."""

from typing import Any

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical
from fae_xlwings.domain.columns import CA, SEGMENTS
from fae_xlwings.domain.parameters import Parameters


def segment_codes(amounts: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The position in `SEGMENTS` of each amount in euros; exactly 10 000 € is still « Grand » (DESIGN §5)."""
    lower = [parameters[key] for key in ("segment_petit", "segment_moyen", "segment_grand")]
    codes = np.searchsorted(lower, amounts, side="right")
    return codes + (amounts > parameters["segment_tres_grand"])


def segments(clients: pd.DataFrame, parameters: Parameters) -> "pd.Categorical[Any]":
    """The segment of each client, an ordered categorical over `SEGMENTS`; a missing amount counts as 0."""
    amounts = clients[CA].fillna(0.0).to_numpy(dtype=float)
    return categorical(segment_codes(amounts, parameters), SEGMENTS)
