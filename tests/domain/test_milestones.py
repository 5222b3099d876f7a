from datetime import date

import pytest

from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import DEFAULTS


def test_the_countdown_goes_to_the_next_milestone_and_the_past_one_is_in_force() -> None:
    seen = calendar(date(2026, 11, 23))

    assert (seen.days_left, seen.months_left()) == (282, 9.3)
    assert [milestone.status(seen.today) for milestone in seen.milestones] == [
        "en vigueur depuis 83 jours",
        "dans 282 jours",
    ]


@pytest.mark.parametrize(
    ("today", "days", "status"),
    [
        (date(2026, 8, 31), 1, "dans 1 jour"),
        (date(2026, 9, 1), 365, "en vigueur aujourd'hui"),
        (date(2026, 9, 2), 364, "en vigueur depuis 1 jour"),
    ],
)
def test_a_milestone_is_in_force_from_its_own_day(today: date, days: int, status: str) -> None:
    seen = calendar(today)

    assert (seen.days_left, seen.milestones[0].status(today)) == (days, status)


@pytest.mark.parametrize("today", [date(2027, 9, 1), date(2030, 1, 1)])
def test_after_the_last_milestone_no_day_is_left(today: date) -> None:
    seen = calendar(today)

    assert (seen.target, seen.days_left, seen.months_left()) == (None, 0, 0.0)


def test_a_deadline_of_the_user_replaces_the_next_milestone() -> None:
    seen = calendar(date(2026, 11, 23), deadline=date(2026, 12, 23))

    assert (seen.days_left, seen.months_left(), seen.target.label) == (30, 1.0, "Échéance choisie")


def test_a_deadline_already_past_leaves_no_day() -> None:
    assert calendar(date(2026, 11, 23), deadline=date(2026, 1, 1)).days_left == 0


def test_milestones_are_parameters_and_come_in_order_of_date() -> None:
    moved = DEFAULTS.replace(jalon_reception=date(2028, 1, 1), jalon_emission=date(2027, 1, 1))

    seen = calendar(date(2026, 11, 23), moved)

    assert [milestone.key for milestone in seen.milestones] == ["jalon_emission", "jalon_reception"]
    assert seen.target.day == date(2027, 1, 1)


def test_a_milestone_is_found_by_its_key() -> None:
    seen = calendar(date(2026, 11, 23), DEFAULTS.replace(jalon_emission=date(2027, 10, 1)))

    assert seen.milestone("jalon_emission").day == date(2027, 10, 1)
