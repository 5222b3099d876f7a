"""Which clients a document is made for."""

from collections.abc import Collection

import pandas as pd

from fae_xlwings.domain.columns import NOM, PRIORITE
from fae_xlwings.errors import InputError
from fae_xlwings.views.words.analysis import Analysis

Selection = pd.Series
"""Some of the clients: true or false for each, in the order of the portfolio."""


def everyone(analysis: Analysis) -> Selection:
    """Every client."""
    return pd.Series(data=True, index=analysis.scored.index, dtype=bool)


def of_priorities(analysis: Analysis, priorities: Collection[str]) -> Selection:
    """The clients of the given priorities."""
    return analysis.scored[PRIORITE].isin(list(priorities))


def of_rows(analysis: Analysis, rows: Collection[int]) -> Selection:
    """The clients on the given rows of their sheet."""
    wanted = set(rows)
    return pd.Series([row in wanted for row in analysis.portfolio.rows], index=analysis.scored.index, dtype=bool)


def of_names(analysis: Analysis, names: Collection[str]) -> Selection:
    """The clients of the given names; raises `InputError` for a name that is not there."""
    known = set(analysis.scored[NOM])
    for name in names:
        if name not in known:
            raise InputError(f"« {name} » n'est pas dans le portefeuille : reprenez le nom tel qu'il y figure.")
    return analysis.scored[NOM].isin(list(names))
