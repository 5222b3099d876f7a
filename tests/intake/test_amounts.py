import math
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.intake.amounts import clean_amounts, read_amount, readings
from fae_xlwings.intake.catalogue import (
    AMOUNT_AMBIGUOUS,
    AMOUNT_MISSING,
    AMOUNT_NEGATIVE,
    AMOUNT_TEXT,
    AMOUNT_UNREADABLE,
)


@pytest.mark.parametrize("value", [0, 12, 12.5, Decimal("12.5"), 99_999_999_999.0])
def test_a_number_is_an_amount_as_it_is(value: float) -> None:
    assert read_amount(value) == (float(value), "")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1683", 1683.0),
        ("0", 0.0),
        ("1464,89", 1464.89),
        ("1545.05", 1545.05),
        ("2 818,31", 2818.31),
        ("1\u202f683,18 €", 1683.18),
        ("€ 12\xa0000", 12000.0),
        ("736,63 €", 736.63),
        ("+15,5", 15.5),
        ("1 234,56 EUR", 1234.56),
        ("1 234,56 € HT", 1234.56),
        ("1500€HT", 1500.0),
        ("1 500 euros H.T.", 1500.0),
        ("1'234.50", 1234.5),
        ("1’234,50", 1234.5),
        ("'1500", 1500.0),
        ('="1500"', 1500.0),
        ("1 200 €\u200b", 1200.0),
        ("12 k€", 12000.0),
        ("12,5 K€ HT", 12500.0),
        ("8,5k", 8500.0),
        ("-   €", 0.0),
        ("– €", 0.0),
        ("1234.5678", 1234.5678),
    ],
)
def test_a_text_loses_what_is_no_number_and_blanks_part_thousands(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_TEXT)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3.925,88", 3925.88),
        ("3,925.88", 3925.88),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("10.000,00", 10000.0),
        ("1.234,567", 1234.567),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
    ],
)
def test_of_two_marks_the_last_is_decimal_and_a_mark_that_comes_back_parts_thousands(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_TEXT)


@pytest.mark.parametrize("text", ["1.500", "12,500", "1 234,567", "1'234.500", "1.500 €", "12,500 k€"])
def test_an_amount_that_can_be_read_in_two_ways_is_no_amount(text: str) -> None:
    amount, code = read_amount(text)

    assert math.isnan(amount)
    assert code == AMOUNT_AMBIGUOUS


def test_both_readings_of_an_ambiguous_amount_are_told() -> None:
    assert readings("1.500 €") == (1.5, 1500.0)
    assert readings("1 234,567") == (1234.567, 1234567.0)


@pytest.mark.parametrize("text", ["0,500", "0.125", "1234,567"])
def test_three_decimals_that_cannot_be_thousands_are_no_doubt(text: str) -> None:
    assert read_amount(text)[1] == AMOUNT_TEXT


@pytest.mark.parametrize(
    "value",
    [
        "-",
        "à voir",
        "1e5",
        "1,5E+03",
        "12 %",
        "31.12.2025",
        "31/12/2025",
        "2025-12-31",
        "2 400\n2 600",
        "2 400\t600",
        "2400 2600",
        "5000 à 6000",
        "01 23 45 67 89",
        "0612345678",
        "123 456 789 00012",
        "12345678900012",
        "$1,200",
        "3000/an",
        "250 x 12",
        "1 2 3 4",
        "1,2.3,4",
        "1.2,3.4",
        "1.234.56",
        "1,23,456.00",
        "12,34,567",
        "10.5.2",
        "1..5",
        "1  234",
        ",5",
        "5,",
        "--5",
        "(5",
        "5-)",
        "k€",
        "HT",
        "٣",
        "１５００",
        "nan",
        "inf",
        ".",
        ",",
        "1 200 TTC",
        "9" * 400,
        True,
        False,
        date(2026, 9, 1),
        time(8, 30),
        timedelta(hours=37.5),
        1e11,
        math.inf,
        -math.inf,
        10**400,
    ],
)
def test_anything_else_is_unreadable_and_no_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_UNREADABLE


@pytest.mark.parametrize("value", [None, "", "  \xa0", "€", "\u200b", "'", math.nan])
def test_an_empty_cell_is_a_missing_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_MISSING


@pytest.mark.parametrize(
    "value", [-1500, -0.01, "-1500", "- 1 500,00 €", "(1 234)", "1 234,56-", "1 234 € -", "−1 234", Decimal(-1)]
)
def test_a_negative_amount_is_no_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_NEGATIVE


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1, read_amount(-0.0)[0]) == 1.0


def test_a_decimal_that_is_no_number_is_unreadable() -> None:
    assert read_amount(Decimal("sNaN"))[1] == AMOUNT_UNREADABLE


@given(
    st.integers(0, 10**10), st.integers(0, 99), st.sampled_from([" ", "\xa0", "\u202f", "'", ""]), st.sampled_from(",.")
)
def test_an_amount_written_with_thousands_is_read_back(euros: int, cents: int, blank: str, mark: str) -> None:
    text = f"{euros:,}".replace(",", blank) + f"{mark}{cents:02d} €"

    assert read_amount(text)[0] == float(f"{euros}.{cents:02d}")


@given(st.text("0123456789 .,'-()€k\n", max_size=14))
def test_what_is_read_of_a_text_is_never_more_than_its_digits_say(text: str) -> None:
    amount, _ = read_amount(text)

    digits = "".join(sign for sign in text if sign.isdigit())
    assert math.isnan(amount) or amount <= float(digits or 0) * 1000


def test_a_column_is_read_cell_by_cell() -> None:
    amounts, codes = clean_amounts([1500.0, "12,5", None])

    assert (amounts[:2], codes) == ([1500.0, 12.5], ["", AMOUNT_TEXT, AMOUNT_MISSING])
