"""The first clients of a portfolio: those to call this week, those most at risk."""

import numpy as np
import pandas as pd

RANKED_DIGITS = 6
"""What a client ranks by is told apart to the millionth: the last bits of a product differ from one program to another,
and two clients of the same score would be ordered by them."""


def ranked_clients(scored: pd.DataFrame, by: str, count: int) -> pd.DataFrame:
    """The `count` clients with the highest `by` above zero, equal ones in the order given; same columns and index.

    Nobody « À compléter » is ranked by score: theirs is empty, or 0.0 for want of an amount.
    """
    order = _order(scored, by)
    return scored.iloc[order[scored[by].to_numpy()[order] > 0][:count]]


def highest_first(scored: pd.DataFrame, by: str) -> pd.DataFrame:
    """The clients by falling `by`, equal ones in the order given, those without it last."""
    return scored.iloc[_order(scored, by)]


def _order(scored: pd.DataFrame, by: str) -> np.ndarray:
    return np.argsort(-ranked_by(scored[by]).to_numpy(), kind="stable")


def ranked_by(values: "pd.Series[float]") -> "pd.Series[float]":
    """The values as clients are ranked by them."""
    return values.round(RANKED_DIGITS)
