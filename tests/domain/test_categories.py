import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical, codes_of, weights
from fae_xlwings.domain.columns import OUTILS
from fae_xlwings.domain.parameters import DEFAULTS


def test_a_position_of_minus_one_is_a_missing_word() -> None:
    words = categorical(np.array([0, -1, 2]), OUTILS)

    assert pd.Series(words).isna().tolist() == [False, True, False]
    assert words[2] == "OUI"


def test_each_word_weighs_its_parameter_and_an_unknown_one_the_given_weight() -> None:
    words = pd.Series(categorical(np.array([0, -1, 2]), OUTILS))

    assert weights(codes_of(words), OUTILS, "coef_outil", DEFAULTS, unknown=-7.0).tolist() == [10.0, -7.0, 1.0]
