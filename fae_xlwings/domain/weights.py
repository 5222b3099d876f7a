"""From a column of words to the numbers that parameters give them."""

import numpy as np
import pandas as pd

from fae_xlwings.domain.parameters import Parameters, word_key


def weights_of(words: pd.Series, prefix: str, parameters: Parameters, *, unknown: float) -> np.ndarray:
    """The parameter `<prefix>_<word>` of each word of a categorical series, `unknown` where there is none."""
    table = [parameters[word_key(prefix, word)] for word in words.cat.categories]
    return np.array([*table, unknown])[words.cat.codes]
