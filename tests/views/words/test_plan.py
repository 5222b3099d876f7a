"""The vocabulary of plans: formulas that carry values, addresses, the text form."""

import pytest

from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import Block, Formula, SheetPlan


def test_a_formula_is_its_text_and_carries_its_value() -> None:
    formula = Formula("=1+1", 2)

    assert formula == "=1+1"
    assert formula.value == 2


@pytest.mark.parametrize(("address", "corners"), [("B4", (4, 2, 4, 2)), ("$B$4:$AA$9", (4, 2, 9, 27))])
def test_an_address_is_an_area(address: str, corners: tuple[int, int, int, int]) -> None:
    area = Area.of(address)

    assert (area.top, area.left, area.bottom, area.right) == corners
    assert str(area) == address.replace("$", "")


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="nulle part"):
        Area.of("nulle part")


def test_a_block_covers_its_rows() -> None:
    assert str(Block("C5", (("a", "b"), ("c", "d"), ("e", "f"))).area) == "C5:D7"


def test_a_plan_reads_as_text() -> None:
    plan = SheetPlan("Essai", (Block("A1", (("Total", Formula("=SUM(B2:B3)", 5)),), ("label", "integer")),))

    head, cells, values, *rest = plan.as_text().splitlines()
    assert (head, cells, values) == ("# Essai", "A1:B1 [label integer]", "  Total | 5 =SUM(B2:B3)")
    assert "protected: True" in rest
