"""The theme: a look for every style name, colours as the specification has them."""

from typing import get_args

import pytest

from fae_xlwings.draw.theme import LOOKS, PALETTE, bgr, gradient
from fae_xlwings.views.pages.matrice import HEAT
from fae_xlwings.views.words.styles import Colour, Style


def test_every_style_has_its_look_and_every_colour_its_value() -> None:
    assert set(LOOKS) == set(get_args(Style))
    assert set(PALETTE) == set(get_args(Colour))


def test_the_band_goes_from_violet_to_purple() -> None:
    assert (gradient(0), gradient(7)) == ("#667eea", "#764ba2")
    assert (LOOKS["band_title"].fill, LOOKS["band_title"].fill_to) == ("#667eea", "#764ba2")


def test_only_inputs_and_rows_that_can_be_sorted_are_unlocked() -> None:
    unlocked = {name for name, look in LOOKS.items() if not look.locked}

    assert unlocked == {name for name in LOOKS if name.startswith(("input_", "row_"))}


@pytest.mark.parametrize(("colour", "number"), [("#ff0000", 255), ("#0000ff", 255 << 16), ("#667eea", 0xEA7E66)])
def test_excel_counts_colours_blue_first(colour: str, number: int) -> None:
    assert bgr(colour) == number


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.1."""
    shares = (channel / 255 for channel in bytes.fromhex(colour.removeprefix("#")))
    red, green, blue = (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", LOOKS)
def test_every_text_can_be_read_on_its_ground(name: Style) -> None:
    """WCAG 2.1: 4.5 to 1, or 3 to 1 for large letters."""
    look = LOOKS[name]
    large = look.size >= 18 or (look.bold and look.size >= 14)

    assert contrast(look.ink, look.fill or PALETTE["white"]) >= (3 if large else 4.5)


def test_figures_can_be_read_on_the_darkest_cell_of_a_heatmap() -> None:
    assert contrast(LOOKS["heat"].ink, PALETTE[HEAT[-1]]) >= 4.5
