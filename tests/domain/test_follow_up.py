from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.follow_up import DELAYS, completeness, contact
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, FOLLOW_UP_COLUMNS, STATUTS
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.public_holidays import is_public_holiday

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("status", "before", "reminder"),
    [
        ("Contacté", None, date(2026, 12, 3)),
        ("Contacté", "À contacter", date(2026, 12, 3)),
        ("Contacté", "Contacté", date(2026, 12, 10)),
        ("Rendez-vous", "Contacté", date(2026, 12, 3)),
        ("Proposition", "Rendez-vous", date(2026, 12, 10)),
        ("Accepté", "Proposition", date(2026, 12, 10)),
        ("Terminé", "En cours", None),
        ("Refusé", "Refusé", None),
        ("À contacter", "Contacté", None),
    ],
)
def test_a_contact_says_the_status_the_day_and_when_to_call_again(
    status: str, before: str | None, reminder: date | None
) -> None:
    noted = contact(status, before, TODAY)

    assert (noted.status, noted.day, noted.reminder) == (status, TODAY, reminder)


def test_the_delays_are_parameters() -> None:
    changed = DEFAULTS.replace(relance_courte=7.0, relance_longue=21.0)

    assert contact("Contacté", None, TODAY, changed).reminder == date(2026, 12, 7)
    assert contact("Proposition", None, TODAY, changed).reminder == date(2026, 12, 21)


def test_every_status_says_when_to_call_again() -> None:
    assert tuple(DELAYS) == STATUTS


@pytest.mark.parametrize(
    ("day", "reminder"),
    [
        (date(2026, 12, 1), date(2026, 12, 4)),
        (date(2026, 12, 2), date(2026, 12, 7)),
        (date(2026, 12, 3), date(2026, 12, 7)),
        (date(2026, 12, 4), date(2026, 12, 7)),
    ],
)
def test_nobody_is_called_back_on_a_weekend(day: date, reminder: date) -> None:
    assert contact("Contacté", None, day).reminder == reminder


@pytest.mark.parametrize(
    ("day", "reminder"),
    [
        (date(2026, 12, 22), date(2026, 12, 28)),  # Christmas is a Friday
        (date(2027, 3, 26), date(2027, 3, 30)),  # Easter Monday
        (date(2027, 4, 28), date(2027, 5, 3)),  # 1 May is a Saturday
        (date(2027, 5, 3), date(2027, 5, 7)),  # Ascension Day is a Thursday
    ],
)
def test_nobody_is_called_back_on_a_public_holiday(day: date, reminder: date) -> None:
    assert contact("Contacté", None, day).reminder == reminder


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.sampled_from(STATUTS), st.sampled_from([None, *STATUTS]))
def test_a_reminder_is_a_working_day_no_earlier_than_its_delay(day: date, status: str, before: str | None) -> None:
    reminder = contact(status, before, day).reminder

    if reminder is not None:
        assert reminder.weekday() < 5
        assert not is_public_holiday(reminder)
        assert timedelta(0) <= reminder - day - timedelta(days=3 if (reminder - day).days < 10 else 10) < timedelta(5)


def test_completeness_is_the_share_of_filled_cells() -> None:
    filled = pd.DataFrame({name: [None] for name in FOLLOW_UP}, dtype=object).assign(STATUT="Contacté")

    assert completeness(filled) == pytest.approx(1 / len(FOLLOW_UP_COLUMNS))
    assert completeness(pd.DataFrame(columns=list(FOLLOW_UP))) == 0.0
