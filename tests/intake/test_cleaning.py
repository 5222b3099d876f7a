import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import APPETENCES, OUTILS
from fae_xlwings.intake.cleaning import (
    clean_amounts,
    clean_choices,
    clean_emails,
    clean_texts,
    read_amount,
    read_choice,
    with_decimal_point,
)
from fae_xlwings.intake.issues import (
    AMOUNT_AMBIGUOUS,
    AMOUNT_MISSING,
    AMOUNT_NEGATIVE,
    AMOUNT_TEXT,
    AMOUNT_UNREADABLE,
    CHOICE_TIDIED,
    EMAIL_INVALID,
    FORMULA_ERROR,
    KIND_BY_CODE,
    OUTIL_MISSING,
    OUTIL_UNKNOWN,
)

ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.decimals(allow_nan=False),
    st.from_regex(r"[-+]?[0-9 .,€\u00a0\u202f]{0,12}", fullmatch=True),
    st.sampled_from(["#N/A", " Non\xa0", "très bon", "nom@exemple.fr"]),
)


@pytest.mark.parametrize("value", [0, 12, 12.5, Decimal("12.5"), 1e300])
def test_a_number_is_an_amount_as_it_is(value: float) -> None:
    assert read_amount(value) == (float(value), "")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1683", 1683.0),
        ("1464,89", 1464.89),
        ("1545.05", 1545.05),
        ("2 818,31", 2818.31),
        ("1\u202f683,18 €", 1683.18),
        ("€ 12\xa0000", 12000.0),
        ("736,63 €", 736.63),
        ("+15,5", 15.5),
        (",5", 0.5),
        ("5,", 5.0),
    ],
)
def test_a_text_loses_blanks_and_euro_sign_and_one_mark_is_decimal(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_TEXT)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("3.925,88", 3925.88),
        ("3,925.88", 3925.88),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("10.000,00", 10000.0),
    ],
)
def test_with_both_marks_the_last_one_is_the_decimal_mark(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_TEXT)


@pytest.mark.parametrize(("text", "amount"), [("1,234,567", 1234567.0), ("1.234.567", 1234567.0)])
def test_several_commas_or_several_dots_mark_thousands(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_TEXT)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.500", 1.5), ("12,500", 12.5), ("1,2,3", 123.0), ("1.2,5", 12.5), ("12,34,567", 1234567.0)],
)
def test_an_amount_a_person_could_read_otherwise_follows_the_rule_and_is_reported(text: str, amount: float) -> None:
    assert read_amount(text) == (amount, AMOUNT_AMBIGUOUS)


@pytest.mark.parametrize("text", ["0,500", "0.125", "1234,567"])
def test_three_decimals_that_cannot_be_thousands_are_no_doubt(text: str) -> None:
    assert read_amount(text)[1] == AMOUNT_TEXT


@pytest.mark.parametrize(
    "value",
    [
        "-",
        "à voir",
        "1e5",
        "12 k€",
        "1,2.3,4",
        "1.2,3.4",
        "--5",
        "(1 500)",
        "٣",
        "nan",
        "inf",
        ".",
        ",",
        "9" * 400,
        True,
        False,
        date(2026, 9, 1),
        math.inf,
        -math.inf,
        10**400,
    ],
)
def test_anything_else_is_unreadable_and_no_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_UNREADABLE


@pytest.mark.parametrize("value", [None, "", "  \xa0", "€", math.nan])
def test_an_empty_cell_is_a_missing_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_MISSING


@pytest.mark.parametrize("value", [-1500, -0.01, "-1500", "- 1 500,00 €", Decimal(-1)])
def test_a_negative_amount_is_no_amount(value: object) -> None:
    amount, code = read_amount(value)

    assert math.isnan(amount)
    assert code == AMOUNT_NEGATIVE


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1, read_amount(-0.0)[0]) == 1.0


def test_a_decimal_that_is_no_number_is_unreadable() -> None:
    assert read_amount(Decimal("sNaN"))[1] == AMOUNT_UNREADABLE


def test_a_failed_formula_is_told_as_such_and_not_as_unreadable() -> None:
    assert clean_amounts(["#N/A"])[1] == [FORMULA_ERROR]
    assert clean_choices(["#REF!"], OUTILS, OUTIL_MISSING, OUTIL_UNKNOWN) == ([-1], [FORMULA_ERROR])
    assert clean_texts(["#VALEUR!", "BTP"]) == (["", "BTP"], [FORMULA_ERROR, ""])
    assert clean_emails(["#N/A", "a@"]) == (["", "a@"], [FORMULA_ERROR, EMAIL_INVALID])


@pytest.mark.parametrize(
    ("value", "position", "code"),
    [
        ("NON", 0, ""),
        (" Non\xa0", 0, CHOICE_TIDIED),
        ("partiellement", 1, CHOICE_TIDIED),
        ("Öui", 2, CHOICE_TIDIED),
        ("O", -1, OUTIL_UNKNOWN),
        ("NON.", -1, OUTIL_UNKNOWN),
        ("N ON", -1, OUTIL_UNKNOWN),
        (True, -1, OUTIL_UNKNOWN),
        (1.0, -1, OUTIL_UNKNOWN),
        ("", -1, OUTIL_MISSING),
        (None, -1, OUTIL_MISSING),
        (" \xa0 ", -1, OUTIL_MISSING),
    ],
)
def test_an_enumeration_is_tidied_then_matched_exactly(value: object, position: int, code: str) -> None:
    assert read_choice(value, OUTILS, OUTIL_MISSING, OUTIL_UNKNOWN) == (position, code)


@pytest.mark.parametrize(
    "address",
    ["", "prenom.nom@exemple.fr", "  a+b@sous.domaine.exemple.fr ", "é@exemple.fr", "a@b.c"],
)
def test_a_complete_e_mail_address_or_none_is_accepted(address: str) -> None:
    assert clean_emails([address]) == ([address.strip()], [""])


@pytest.mark.parametrize(
    "address",
    ["exemple.fr", "a@", "@b.fr", "a@b", "a@b.", "a@.fr", "a b@c.fr", "a@b@c.fr", "a@b.fr; c@d.fr", "a@b..fr"],
)
def test_an_incomplete_e_mail_address_is_kept_and_reported(address: str) -> None:
    assert clean_emails([address]) == ([address], [EMAIL_INVALID])


@given(st.lists(ANYTHING))
def test_nothing_in_a_cell_ever_raises_and_each_remark_is_in_the_catalogue(values: list[object]) -> None:
    amounts, amount_codes = clean_amounts(values)
    positions, choice_codes = clean_choices(values, APPETENCES, OUTIL_MISSING, OUTIL_UNKNOWN)
    texts, text_codes = clean_texts(values)
    emails, email_codes = clean_emails(values)

    for code in {*amount_codes, *choice_codes, *text_codes, *email_codes} - {""}:
        assert code in KIND_BY_CODE
    assert all(math.isnan(amount) or 0 <= amount < math.inf for amount in amounts)
    assert all(-1 <= position < len(APPETENCES) for position in positions)
    assert {len(column) for column in (amounts, positions, texts, emails)} == {len(values)}


@given(st.lists(ANYTHING))
def test_cleaning_is_idempotent(values: list[object]) -> None:
    amounts, _ = clean_amounts(values)
    again, _ = clean_amounts(amounts)
    positions, _ = clean_choices(values, APPETENCES, OUTIL_MISSING, OUTIL_UNKNOWN)
    words = [APPETENCES[position] if position >= 0 else "" for position in positions]
    texts, _ = clean_texts(values)

    assert [math.isnan(a) or a == b for a, b in zip(amounts, again, strict=True)] == [True] * len(values)
    assert [math.isnan(b) for b in again] == [math.isnan(a) for a in amounts]
    assert clean_choices(words, APPETENCES, OUTIL_MISSING, OUTIL_UNKNOWN)[0] == positions
    assert clean_texts(texts)[0] == texts


@given(st.integers(0, 10**9), st.integers(0, 99), st.sampled_from([" ", "\xa0", "\u202f", ""]), st.sampled_from(",."))
def test_an_amount_written_the_french_way_is_read_back(euros: int, cents: int, blank: str, mark: str) -> None:
    text = f"{euros:,}".replace(",", blank) + f"{mark}{cents:02d} €"

    assert read_amount(text)[0] == float(f"{euros}.{cents:02d}")


def test_a_decimal_point_replaces_whatever_mark_was_used() -> None:
    assert [with_decimal_point(text) for text in ("1.234,5", "1,234.5", "12,5", "12.5", "1,2,3", "12")] == [
        "1234.5",
        "1234.5",
        "12.5",
        "12.5",
        "123",
        "12",
    ]
