"""The clients that a page lists, to be taken away."""

from collections.abc import Callable

import pandas as pd

from fae_xlwings.views.pages import matrice, plan_action, risques
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.sheets import MATRICE, PLAN, RISQUES

LISTS: dict[str, Callable[[Analysis], pd.DataFrame]] = {
    MATRICE: matrice.listed,
    PLAN: plan_action.listed,
    RISQUES: risques.listed,
}
"""The pages that show a list of clients, and who is on it."""


def listed_rows(analysis: Analysis, page: str) -> tuple[int, ...]:
    """The rows of the clients that a page lists, in its order."""
    places = analysis.scored.index.get_indexer(LISTS[page](analysis).index)
    return tuple(analysis.portfolio.rows[place] for place in places)
