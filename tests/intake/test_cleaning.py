import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import APPETENCES, OUTILS
from fae_xlwings.intake.amounts import clean_amounts
from fae_xlwings.intake.catalogue import (
    CHOICE_TIDIED,
    EMAIL_INVALID,
    FORMULA_EMPTY,
    FORMULA_ERROR,
    KIND_BY_CODE,
    OUTIL_MISSING,
    OUTIL_UNKNOWN,
)
from fae_xlwings.intake.cleaning import clean_choices, clean_emails, clean_texts, read_choice
from fae_xlwings.intake.words import NOT_CALCULATED

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


def test_a_failed_formula_is_told_as_such_and_not_as_unreadable() -> None:
    assert clean_amounts(["#N/A"])[1] == [FORMULA_ERROR]
    assert clean_choices(["#REF!"], OUTILS, OUTIL_MISSING, OUTIL_UNKNOWN) == ([-1], [FORMULA_ERROR])
    assert clean_texts(["#VALEUR!", "BTP"]) == (["", "BTP"], [FORMULA_ERROR, ""])
    assert clean_emails(["#N/A", "a@"]) == (["", "a@"], [FORMULA_ERROR, EMAIL_INVALID])


def test_a_formula_never_calculated_is_told_as_such_and_not_as_missing() -> None:
    assert clean_amounts([NOT_CALCULATED])[1] == [FORMULA_EMPTY]
    assert clean_choices([NOT_CALCULATED], OUTILS, OUTIL_MISSING, OUTIL_UNKNOWN) == ([-1], [FORMULA_EMPTY])
    assert clean_texts([NOT_CALCULATED, "BTP"]) == (["", "BTP"], [FORMULA_EMPTY, ""])


def test_a_text_of_signs_that_show_nothing_is_no_text() -> None:
    assert clean_texts(["\u200b", "A\u200bB", "\x1a"]) == (["", "A\u200bB", ""], ["", "", ""])
    assert clean_emails(["a@b.fr\u200b"]) == (["a@b.fr"], [""])


@pytest.mark.parametrize(
    ("value", "position", "code"),
    [
        ("NON", 0, ""),
        (" Non\xa0", 0, CHOICE_TIDIED),
        ("partiellement", 1, CHOICE_TIDIED),
        ("Öui", 2, CHOICE_TIDIED),
        ("OUI\u200b", 2, CHOICE_TIDIED),
        ("\ufeffNON", 0, CHOICE_TIDIED),
        ("N\xadON\u200e", 0, CHOICE_TIDIED),
        ("\u039fUI", -1, OUTIL_UNKNOWN),
        ("\uff2f\uff35\uff29", -1, OUTIL_UNKNOWN),
        ("\u200b", -1, OUTIL_MISSING),
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


@given(st.lists(st.text("a@. \n\0é", max_size=6) | st.just("a@b.fr")))
def test_addresses_are_read_together_as_one_by_one(values: list[str]) -> None:
    alone = [clean_emails([value]) for value in values]

    assert clean_emails(values) == ([texts[0] for texts, _ in alone], [codes[0] for _, codes in alone])
