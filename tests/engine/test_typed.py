"""A text is read as Excel reads what is typed."""

# Cells know no time zone.
# ruff: noqa: DTZ001

import datetime as dt

import pytest

from fae_xlwings.engine.base.typed import interpret

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("12", 12.0, None),
        (" 12 ", 12.0, None),
        ("00123", 123.0, None),
        ("-1.5", -1.5, None),
        (".5", 0.5, None),
        ("5.", 5.0, None),
        ("(12)", -12.0, None),
        ("1,234", 1234.0, "#,##0"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("12%", 0.12, "0%"),
        ("12.5 %", 0.125, "0.00%"),
        ("1e3", 1000.0, "0.00E+00"),
        ("$5", 5.0, "$#,##0_);[Red]($#,##0)"),
        ("1 1/2", 1.5, "# ?/?"),
        ("true", True, None),
        ("2026-09-01", dt.datetime(2026, 9, 1), "m/d/yyyy"),
        ("9/1/2026", dt.datetime(2026, 9, 1), "m/d/yyyy"),
        ("9-1-26", dt.datetime(2026, 9, 1), "m/d/yyyy"),
        ("1-2", dt.datetime(2026, 1, 2), "d-mmm"),
        ("1/2", dt.datetime(2026, 1, 2), "d-mmm"),
        ("9/2026", dt.datetime(2026, 9, 1), "mmm-yy"),
        ("Jan 2026", dt.datetime(2026, 1, 1), "mmm-yy"),
        ("1 mar", dt.datetime(2026, 3, 1), "d-mmm"),
        ("MARCH 5, 2026", dt.datetime(2026, 3, 5), "d-mmm-yy"),
        ("2026-09-01 10:30", dt.datetime(2026, 9, 1, 10, 30), "m/d/yyyy h:mm"),
        ("12:30", 12.5 / 24, "h:mm"),
        ("1:30 PM", 13.5 / 24, "h:mm AM/PM"),
    ],
)
def test_it_is_a_number_a_date_or_a_truth(text: str, value: object, number_format: str | None) -> None:
    typed = interpret(text, TODAY)

    assert typed is not None
    assert (typed.value, typed.number_format) == (value, number_format)


@pytest.mark.parametrize("text", ["#N/A", "#div/0!"])
def test_it_is_an_error(text: str) -> None:
    typed = interpret(text)

    assert typed is not None
    assert (typed.value, typed.error) == (text.upper(), True)


@pytest.mark.parametrize(
    "text",
    ["", "Dupont", "VRAI", "1 234", "12,5", "12 €", "-10 % SARL", "+33 1 02", "13/45", "31/02/2026", "2026-13-01",
     "99:99", "Marseille 3e", "Mai", "Décembre 2026", "janvier", "(12", "1,23", "A1", "1-2-3-4", "2 rue"],
)  # fmt: skip
def test_it_stays_text(text: str) -> None:
    assert interpret(text, TODAY) is None
