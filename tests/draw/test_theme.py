"""The theme: a look for every style name, colours as the specification has them."""

from typing import get_args

import pytest

from fae_xlwings.draw.theme import LOOKS, PALETTE, bgr, gradient
from fae_xlwings.views.styles import Colour, Style


def test_every_style_has_its_look_and_every_colour_its_value() -> None:
    assert set(LOOKS) == set(get_args(Style))
    assert set(PALETTE) == set(get_args(Colour))


def test_the_band_goes_from_violet_to_purple() -> None:
    assert (gradient(0), gradient(7)) == ("#667eea", "#764ba2")


def test_only_inputs_are_unlocked() -> None:
    unlocked = {name for name, look in LOOKS.items() if not look.locked}

    assert unlocked == {name for name in LOOKS if name.startswith("input_")}


@pytest.mark.parametrize(("colour", "number"), [("#ff0000", 255), ("#0000ff", 255 << 16), ("#667eea", 0xEA7E66)])
def test_excel_counts_colours_blue_first(colour: str, number: int) -> None:
    assert bgr(colour) == number
