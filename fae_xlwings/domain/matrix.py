"""Cross-tables of a scored portfolio, for any combination of filters."""

from collections.abc import Collection, Mapping
from typing import Literal

import numpy as np
import pandas as pd

from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, OUTIL, OUTILS, RISQUE, SCORE, SEGMENT, SEGMENTS
from fae_xlwings.domain.ranking import highest_first

Measure = Literal["clients", "ca", "score_moyen", "score_total", "scores", "risque_moyen"]
MEASURES: Mapping[Measure, tuple[str, str]] = {
    "clients": (CA, "size"),
    "ca": (CA, "sum"),
    "score_moyen": (SCORE, "mean"),
    "score_total": (SCORE, "sum"),
    "scores": (SCORE, "count"),
    "risque_moyen": (RISQUE, "mean"),
}
TOTAL = "Total"
CATEGORIES = {APPETENCE: APPETENCES, SEGMENT: SEGMENTS, OUTIL: OUTILS}

Filters = Mapping[str, Collection[str]]


def selection(scored: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The clients whose value is among the kept ones in every filtered column, the best score first.

    An unknown value passes only where its column is not filtered at all.
    """
    kept = np.ones(len(scored), dtype=bool)
    for column, values in filters.items():
        if set(values) != set(CATEGORIES[column]):
            kept &= scored[column].isin(list(values)).to_numpy()
    return highest_first(scored[kept], SCORE)


def matrix(scored: pd.DataFrame, rows: str, measure: Measure, columns: str = OUTIL) -> pd.DataFrame:
    """The measure by category, shape (row categories, column categories).

    A cell without a client is 0 for a count or a sum, NaN for a mean.
    """
    column, how = MEASURES[measure]
    grouped = scored.groupby([rows, columns], observed=False)[column].agg(how)
    return grouped.unstack(columns).reindex(index=list(CATEGORIES[rows]), columns=list(CATEGORIES[columns]))


def with_totals(table: pd.DataFrame) -> pd.DataFrame:
    """A cross-table of counts or sums with the total of each row, then of each column; one row and one column more."""
    wide = table.set_axis(list(table.columns), axis=1).assign(**{TOTAL: table.sum(axis=1)})
    return pd.concat([wide, wide.sum().to_frame(TOTAL).T])
