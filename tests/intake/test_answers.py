"""What Excel answers for a cell: money is a number, every failure is its word, everything else is what it is."""

from datetime import datetime
from decimal import Decimal

import pytest

from fae_xlwings.intake.answers import FIRST_ERROR, as_in_a_file, rows_as_in_a_file
from fae_xlwings.intake.words import FORMULA_ERRORS


def test_a_cell_shown_as_money_is_a_number() -> None:
    found = as_in_a_file(Decimal("1500.5"))

    assert (found, type(found)) == (1500.5, float)


@pytest.mark.parametrize("rank", [2000, 2007, 2042, 2043, 2045, 2046, 2047, 2048, 2049, 2050, 2051, 2222])
def test_every_failure_is_told_as_one(rank: int) -> None:
    assert as_in_a_file(FIRST_ERROR + rank) in FORMULA_ERRORS


def test_a_formula_that_cannot_spill_is_no_huge_debt() -> None:
    assert as_in_a_file(-2146826243) == "#SPILL!"


@pytest.mark.parametrize(
    "value",
    [None, "", "12", True, -2146826243.0, 0, 1500.0, datetime(2026, 9, 1)],  # noqa: DTZ001 - cells know no zone
)
def test_everything_else_is_what_it_is(value: object) -> None:
    assert as_in_a_file(value) is value


def test_rows_are_read_cell_by_cell() -> None:
    assert rows_as_in_a_file((("SCI", Decimal(2)), [None, FIRST_ERROR + 2042])) == [["SCI", 2.0], [None, "#N/A"]]


def test_rows_without_money_or_failure_are_handed_back_untouched() -> None:
    rows = (("SCI", 2.0, None, True),)

    assert rows_as_in_a_file(rows) is rows
