from datetime import date, datetime, time, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.intake.words import (
    FORMULA_ERRORS,
    header_key,
    is_blank,
    is_formula_error,
    lower_column,
    plain,
    plain_column,
    text_of,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  a\xa0", "a"),
        (None, ""),
        ("", ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        (12.0, "12"),
        (12.5, "12.5"),
        (7, "7"),
        (True, "VRAI"),
        (False, "FAUX"),
        (date(2026, 9, 1), "01/09/2026"),
        (datetime(2026, 9, 1), "01/09/2026"),  # noqa: DTZ001 - cells have no time zone
        (datetime(2026, 9, 1, 8, 30), "01/09/2026 08:30"),  # noqa: DTZ001 - idem
        (time(8, 30), "08:30:00"),
        (timedelta(hours=2), "2:00:00"),
        (float("inf"), "inf"),
    ],
)
def test_any_cell_has_a_text_a_person_would_recognise(value: object, text: str) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize("value", [None, "", " \xa0\u202f", float("nan")])
def test_nothing_to_read_is_blank(value: object) -> None:
    assert is_blank(value)


@pytest.mark.parametrize("value", [0, 0.0, False, "0", "-"])
def test_zero_and_false_are_not_blank(value: object) -> None:
    assert not is_blank(value)


@pytest.mark.parametrize("error", sorted(FORMULA_ERRORS))
def test_failed_formulas_are_recognised_in_english_and_in_french(error: str) -> None:
    assert is_formula_error(f" {error} ")


@pytest.mark.parametrize("value", ["#1 Conseil", "N/A", 42, None])
def test_other_values_are_no_failed_formula(value: object) -> None:
    assert not is_formula_error(value)


@pytest.mark.parametrize("text", ["TRES BON", " très  bon ", "Très\xa0bon", "Tre\u0300s\tBON", "très\u202fbon"])
def test_enumerations_are_compared_without_case_accents_or_extra_blanks(text: str) -> None:
    assert plain(text) == "TRES BON"


@given(st.text())
def test_comparing_a_compared_text_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.lists(st.text() | st.sampled_from(["Hôtel  du Parc", "a\0b", "ﬁn", "e\u0301"])))
def test_a_column_is_compared_as_each_of_its_texts(texts: list[str]) -> None:
    assert plain_column(texts) == [plain(text) for text in texts]
    assert lower_column([text.upper() for text in texts]) == [text.upper().lower() for text in texts]


@pytest.mark.parametrize("header", ["DIRIGEANT_NOM", "Dirigeant Nom", " dirigeant-nom ", "Dirigeant.\nNom :"])
def test_headers_are_compared_by_their_letters_and_digits(header: str) -> None:
    assert header_key(header) == "DIRIGEANTNOM"
