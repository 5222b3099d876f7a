from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.rounding import half_up, whole


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (0.5, 0, 1.0),
        (1.5, 0, 2.0),
        (2.5, 0, 3.0),
        (-2.5, 0, -3.0),
        (2.675, 2, 2.68),
        (1.005, 2, 1.01),
        (0.145 * 100, 0, 15.0),
        (65.04, 1, 65.0),
        (65.05, 1, 65.1),
        (0.0, 1, 0.0),
    ],
)
def test_a_half_goes_away_from_zero(value: float, digits: int, expected: float) -> None:
    assert half_up(value, digits) == expected


@given(st.decimals(-(10**9), 10**9, places=3))
def test_short_decimals_round_as_the_accountant_does(number: float) -> None:
    expected = number.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    assert half_up(float(number), 2) == float(expected)


def test_whole_gives_an_integer() -> None:
    assert whole(2.5) == 3
    assert isinstance(whole(2.5), int)
