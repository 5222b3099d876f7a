"""A column asked alone, from arrays: the very answers of the whole table, whatever the clients and the parameters."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.answers import Given, answers
from fae_xlwings.domain.categories import categorical
from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, COMPUTED, OUTIL, OUTILS
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.scoring import score

EDGES = (0.0, 999.99, 1000.0, 2500.0, 5000.0, 10_000.0, 10_000.01, 1500.0 * 60, math.nan)
CHANGED = DEFAULTS.replace(score_base=0.1, seuil_p1=7.0, coef_outil_non=0.3, risque_outil_non=0.1, risque_ca_petit=0.2)
clients = st.tuples(
    st.sampled_from(EDGES) | st.floats(0.0, 1e9),
    st.integers(-1, len(OUTILS) - 1),
    st.integers(-1, len(APPETENCES) - 1),
)


@given(st.lists(clients, min_size=1), st.sampled_from((DEFAULTS, CHANGED)))
def test_each_column_is_that_of_the_table(rows: list[tuple[float, int, int]], parameters: Parameters) -> None:
    amounts, tools, ease = (np.array(column) for column in zip(*rows, strict=True))
    table = pd.DataFrame({CA: amounts, OUTIL: categorical(tools, OUTILS), APPETENCE: categorical(ease, APPETENCES)})
    scored = score(table, parameters)

    for header in COMPUTED:
        assert told(answers(header, Given(amounts, tools, ease), parameters)) == told(scored[header].tolist())


def told(column: Sequence[str | float]) -> list[str | float | None]:
    """The column with nothing for a number that is none: not a number differs from itself."""
    return [None if isinstance(value, float) and math.isnan(value) else value for value in column]
