"""Columns of words from a fixed list, and the numbers that parameters give to the words."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from fae_xlwings.domain.parameters import Parameters, word_key


def categorical(codes: np.ndarray, words: Sequence[str]) -> "pd.Categorical[Any]":
    """The words at the given positions, an ordered categorical over `words`; -1 is a missing value."""
    column = pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(words), ordered=True))
    return cast("pd.Categorical[Any]", column)


def codes_of(words: pd.Series) -> np.ndarray:
    """The positions of the words of a categorical series, -1 for a missing one."""
    return words.cat.codes.to_numpy()


def weights(
    codes: np.ndarray, words: Iterable[str], prefix: str, parameters: Parameters, *, unknown: float
) -> np.ndarray:
    """The parameter `<prefix>_<word>` of the word at each of the positions, `unknown` for -1."""
    return np.array([*(parameters[word_key(prefix, word)] for word in words), unknown])[codes]
