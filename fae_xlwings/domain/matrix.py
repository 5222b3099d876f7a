"""Cross-tables of a scored portfolio, for any combination of filters."""

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical, codes_of
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


def matrix(scored: pd.DataFrame, rows: str, measure: Measure) -> pd.DataFrame:
    """The measure by category, shape (row categories, tools).

    A cell without a client is 0 for a count or a sum, NaN for a mean.
    """
    return matrices(scored, rows, (measure,))[0]


def matrices(scored: pd.DataFrame, rows: str, measures: Sequence[Measure]) -> list[pd.DataFrame]:
    """Several measures by category, the clients sorted into their cells once."""
    index, columns = CATEGORIES[rows], CATEGORIES[OUTIL]
    down, across = (codes_of(scored[name]).astype(int) for name in (rows, OUTIL))
    known = (down >= 0) & (down < len(index)) & (across >= 0)
    places = np.where(known, down * len(columns) + across, -1)
    held = categorical(places, [*map(str, range(len(index) * len(columns)))])
    cells = scored.groupby(pd.CategoricalIndex(held), observed=False)
    found = (cells[column].agg(how).to_numpy() for column, how in map(MEASURES.__getitem__, measures))
    return [pd.DataFrame(values.reshape(len(index), len(columns)), index, columns) for values in found]


def with_totals(table: pd.DataFrame) -> pd.DataFrame:
    """A cross-table of counts or sums with the total of each row, then of each column; one row and one column more."""
    values = table.to_numpy()
    wide = np.column_stack([values, values.sum(axis=1)])
    return pd.DataFrame(np.vstack([wide, wide.sum(axis=0)]), [*table.index, TOTAL], [*table.columns, TOTAL])
