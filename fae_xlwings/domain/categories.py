"""Columns of words from a fixed list, and the numbers that parameters give to the words."""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from fae_xlwings.domain.parameters import Parameters, word_key


def categorical(codes: np.ndarray, words: Sequence[str]) -> "pd.Categorical[Any]":
    """The words at the given positions, an ordered categorical over `words`; -1 is a missing value."""
    column = pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(words), ordered=True))
    return cast("pd.Categorical[Any]", column)


def weights_of(words: pd.Series, prefix: str, parameters: Parameters, *, unknown: float) -> np.ndarray:
    """The parameter `<prefix>_<word>` of each word of a categorical series, `unknown` where there is none."""
    table = [parameters[word_key(prefix, word)] for word in words.cat.categories]
    return np.array([*table, unknown])[words.cat.codes]
