"""Whom to call this week, in what order, and how many."""

from datetime import date, timedelta

import frames
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up import CLOSED
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, FOLLOW_UP, PROCHAINE_RELANCE, STATUT, STATUTS
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import score
from fae_xlwings.domain.week import MOST, Call, ranks, week, week_end

WEDNESDAY = date(2026, 11, 25)
TUESDAY, THURSDAY, SUNDAY, MONDAY = (WEDNESDAY + timedelta(days=step) for step in (-1, 1, 4, 5))
State = tuple[str | None, date | None, date | None]
CLIENTS = """
nom | ca    | outil         | appetence
A   | 9000  | OUI           | BON
B   | 2000  | NON           | BON
C   | 9000  | NON           | BON
D   | 9000  | ?             | BON
E   | 4500  | NON           | MOYEN
F   | 8000  | NON           | BON
G   | 3000  | PARTIELLEMENT | BON
H   | 5000  | NON           | BON
"""


def followed(*rows: State) -> pd.DataFrame:
    columns = dict.fromkeys(FOLLOW_UP, [None] * len(rows))
    columns |= dict(zip((STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE), map(list, zip(*rows, strict=True)), strict=True))
    return pd.DataFrame(columns, dtype=object)


STATES = followed(
    ("Contacté", TUESDAY, WEDNESDAY),
    ("Proposition", TUESDAY, TUESDAY),
    (None, None, None),
    (None, None, None),
    ("À contacter", None, None),
    ("Contacté", TUESDAY, MONDAY),
    ("En cours", TUESDAY, WEDNESDAY),
    (None, None, SUNDAY),
)


def called(clients: pd.DataFrame, states: pd.DataFrame, hours: float, today: date = WEDNESDAY) -> tuple[Call, ...]:
    scored = score(clients)
    return week(scored, ranks(scored, states, today), hours)


def names(found: tuple[Call, ...]) -> str:
    return "".join(score(frames.clients(CLIENTS))[NOM].tolist()[call.place] for call in found)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (25.0, "BGAHCE"),
        # Four reminders of a quarter of an hour leave nothing of one hour, and a little of a little more.
        (1.0, "BGAH"),
        (1.01, "BGAHC"),
        (0.0, "BGAH"),
    ],
)
def test_reminders_come_first_then_the_best_of_the_others_as_long_as_hours_are_left(
    hours: float, expected: str
) -> None:
    assert names(called(frames.clients(CLIENTS), STATES, hours)) == expected


def test_a_reminder_takes_the_time_of_a_call_and_a_new_client_that_of_his_mission() -> None:
    found = called(frames.clients(CLIENTS), STATES, 25.0)

    assert [call.hours for call in found] == [0.25, 0.25, 0.25, 0.25, 8.0, 8.0]
    assert [call.day for call in found] == [TUESDAY, WEDNESDAY, WEDNESDAY, SUNDAY, None, None]
    assert [call.stage for call in found] == [3, 5, 1, 0, 6, 6]


def test_of_two_reminders_of_a_day_the_one_nearer_to_the_end_comes_first() -> None:
    assert names(called(frames.clients(CLIENTS), STATES, 0.0)).index("G") < 2


def test_a_week_goes_to_its_sunday() -> None:
    assert [week_end(day) for day in (MONDAY - timedelta(days=7), WEDNESDAY, SUNDAY)] == [SUNDAY] * 3
    assert week_end(MONDAY) == SUNDAY + timedelta(days=7)


def test_there_are_no_more_new_clients_than_a_page_has_lines() -> None:
    clients = pd.concat([frames.clients(CLIENTS)] * 20, ignore_index=True)

    assert len(called(clients, followed(*[(None, None, None)] * len(clients)), 1e6)) == MOST


STATES_OF_ONE = st.tuples(
    st.sampled_from([None, *STATUTS]),
    st.sampled_from([None, TUESDAY]),
    st.sampled_from([None, date(1999, 1, 1), TUESDAY, WEDNESDAY, SUNDAY, MONDAY, date(9999, 12, 31)]),
)


@given(frames.portfolios(min_size=1).flatmap(lambda clients: st.tuples(st.just(clients), st.lists(
    STATES_OF_ONE, min_size=len(clients), max_size=len(clients)))), st.floats(0, 100))  # fmt: skip
def test_nobody_is_called_twice_no_reminder_is_missed_and_no_closed_matter_is_opened(
    drawn: tuple[pd.DataFrame, list[State]], hours: float
) -> None:
    clients, states = drawn
    found = called(clients, followed(*states), hours)
    places = [call.place for call in found]

    assert len(set(places)) == len(places)
    owed = {place for place, (status, _, day) in enumerate(states) if status not in CLOSED and day and day <= SUNDAY}
    assert owed == {call.place for call in found if call.day}
    assert not {states[place][0] for place in places} & set(CLOSED)
    assert [call.day for call in found if call.day] == sorted(call.day for call in found if call.day)
    assert [call.day for call in found if call.day] == [states[call.place][2] for call in found if call.day]
    new = [call.hours for call in found if not call.day]
    assert not new or sum(call.hours for call in found) - new[-1] < hours


def test_the_hours_are_parameters() -> None:
    scored = score(frames.clients(CLIENTS))
    changed = DEFAULTS.replace(heures_p1=1.0, heures_relance=0.5)

    found = week(scored, ranks(scored, STATES, WEDNESDAY), 25.0, changed)

    assert [call.hours for call in found] == [0.5, 0.5, 0.5, 0.5, 1.0, 1.0]
