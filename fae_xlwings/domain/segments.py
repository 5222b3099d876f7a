"""The size of a client for the firm, from the yearly fees."""

from typing import Any

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical, codes_of
from fae_xlwings.domain.columns import APPETENCE, CA, OUTIL, SEGMENT_WORDS
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.unknowns import untold_segments


def segment_codes(amounts: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The position in `SEGMENTS` of each amount in euros; exactly 10 000 € is still « Grand » (DESIGN §5)."""
    lower = [parameters[key] for key in ("segment_petit", "segment_moyen", "segment_grand")]
    codes = np.searchsorted(lower, amounts, side="right")
    return codes + (amounts > parameters["segment_tres_grand"])


def segments(clients: pd.DataFrame, parameters: Parameters) -> "pd.Categorical[Any]":
    """The segment of each client, an ordered categorical over `SEGMENT_WORDS`.

    A missing amount counts as 0, « À compléter » where an answer is missing too.
    """
    amounts = clients[CA].to_numpy(dtype=float)
    codes = told_segments(amounts, codes_of(clients[OUTIL]), codes_of(clients[APPETENCE]), parameters)
    return categorical(codes, SEGMENT_WORDS)


def told_segments(amounts: np.ndarray, tools: np.ndarray, ease: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The position of each client's segment in `SEGMENT_WORDS`, the last where it cannot be told."""
    missing = np.isnan(amounts)
    codes = segment_codes(np.where(missing, 0.0, amounts), parameters)
    return np.where(untold_segments(missing, tools, ease), len(SEGMENT_WORDS) - 1, codes)
