from datetime import date, timedelta

import frames
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.follow_up import CLOSED, DELAYS, completeness, contact, due, week
from fae_xlwings.domain.follow_up_columns import (
    DERNIER_CONTACT,
    FOLLOW_UP,
    FOLLOW_UP_COLUMNS,
    PROCHAINE_RELANCE,
    STATUT,
    STATUTS,
)
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import score

TODAY = date(2026, 11, 30)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


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
    ("status", "reminder", "expected"),
    [
        ("Contacté", YESTERDAY, "overdue"),
        (None, TODAY, "today"),
        ("Proposition", TOMORROW, "later"),
        ("Contacté", None, ""),
        ("Terminé", YESTERDAY, ""),
        ("Refusé", TODAY, ""),
    ],
)
def test_a_reminder_is_overdue_for_today_or_for_later(status: str | None, reminder: date | None, expected: str) -> None:
    assert due(status, reminder, TODAY) == expected


def followed(*rows: tuple[str | None, date | None, date | None]) -> pd.DataFrame:
    columns = dict.fromkeys(FOLLOW_UP, [None] * len(rows))
    columns |= dict(zip((STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE), map(list, zip(*rows, strict=True)), strict=True))
    return pd.DataFrame(columns, dtype=object)


CLIENTS = """
nom | ca    | outil | appetence
A   | 9000  | OUI   | BON
B   | 2000  | NON   | BON
C   | 9000  | NON   | BON
D   | 9000  | ?     | BON
E   | 5000  | NON   | BON
F   | 8000  | NON   | BON
"""
STATES = followed(
    ("Contacté", YESTERDAY, TODAY),
    ("Proposition", YESTERDAY, YESTERDAY),
    (None, None, None),
    (None, None, None),
    ("À contacter", None, None),
    ("Contacté", YESTERDAY, TOMORROW),
)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (9, ((1, "overdue"), (0, "today"), (2, ""), (4, ""))),
        (3, ((1, "overdue"), (0, "today"), (2, ""))),
        (0, ((1, "overdue"), (0, "today"))),
    ],
)
def test_the_week_begins_with_what_is_overdue_and_ends_with_the_best_of_the_others(
    room: int, expected: tuple[tuple[int, str], ...]
) -> None:
    assert week(score(frames.clients(CLIENTS)), STATES, TODAY, room) == expected


STATES_OF_ONE = st.tuples(
    st.sampled_from([None, *STATUTS]),
    st.sampled_from([None, YESTERDAY]),
    st.sampled_from([None, YESTERDAY, TODAY, TOMORROW]),
)


@given(frames.portfolios(min_size=1).flatmap(lambda clients: st.tuples(st.just(clients), st.lists(
    STATES_OF_ONE, min_size=len(clients), max_size=len(clients)))), st.integers(0, 20))  # fmt: skip
def test_nobody_is_called_twice_no_reminder_is_missed_and_no_closed_matter_is_opened(
    drawn: tuple[pd.DataFrame, list[tuple[str | None, date | None, date | None]]], room: int
) -> None:
    clients, states = drawn
    called = week(score(clients), followed(*states), TODAY, room)
    places = [place for place, _ in called]

    assert len(set(places)) == len(places)
    owed = {place for place, (status, _, day) in enumerate(states) if due(status, day, TODAY) in {"overdue", "today"}}
    assert owed == {place for place, when in called if when}
    assert not {states[place][0] for place in places} & set(CLOSED)
    assert len(called) <= max(room, len(owed))


def test_completeness_is_the_share_of_filled_cells() -> None:
    assert completeness(followed(("Contacté", None, None))) == pytest.approx(1 / len(FOLLOW_UP_COLUMNS))
    assert completeness(pd.DataFrame(columns=list(FOLLOW_UP))) == 0.0
