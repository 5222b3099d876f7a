"""The first clients of a portfolio: those to call this week, those most at risk."""

import pandas as pd


def ranked_clients(scored: pd.DataFrame, by: str, count: int) -> pd.DataFrame:
    """The `count` clients with the highest `by` above zero, equal ones in the order given; same columns and index.

    Nobody « À compléter » is ranked by score: theirs is empty, or 0.0 for want of an amount.
    """
    return scored[scored[by] > 0].sort_values(by, ascending=False, kind="stable").head(count)
