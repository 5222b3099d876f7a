from datetime import date

import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.action_plan import MONTHS, PHASES, WEEK, Pace, loads, month_start, pace, phases, week_hours
from fae_xlwings.domain.indicators import indicators
from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import score

PORTFOLIO = """
nom | ca   | outil         | appetence
A   | 8500 | NON           | TRES BON
B   | 4500 | NON           | MOYEN
C   | 4200 | PARTIELLEMENT | BON
D   | 1800 | OUI           | FAIBLE
E   | 9000 | ?             | BON
F   | 1800 | PARTIELLEMENT | MOYEN
"""


def figures(today: date, size: int = 1) -> Pace:
    rows = PORTFOLIO.strip().splitlines()
    scored = score(clients("\n".join([rows[0], *rows[1:] * size])))
    return pace(indicators(scored, calendar(today)))


def test_the_pace_treats_the_whole_portfolio_before_the_next_milestone() -> None:
    found = figures(date(2026, 11, 23), size=50)

    assert (found.clients_per_month, found.clients_per_week) == (33, 8)
    assert found.hours_per_month == pytest.approx((100 * 8 + 50 * 3 + 50 * 0.5) / 9.3)


def test_the_pace_after_the_last_milestone_is_everything_within_a_month() -> None:
    assert figures(date(2028, 1, 1)) == Pace(6, 2, 20.0)


def test_a_whole_number_of_clients_per_week_is_not_rounded_up_again() -> None:
    figures = indicators(
        score(clients("ca | outil | appetence\n" + "0 | OUI | BON\n" * 761)), calendar(date(2028, 1, 1))
    )

    assert pace(figures).clients_per_week == 175


def test_the_four_phases_follow_each_other_over_six_months() -> None:
    found = phases(score(clients(PORTFOLIO)), date(2026, 12, 1))

    assert [(phase.rule.label, phase.start, phase.end, phase.clients, phase.hours) for phase in found] == [
        ("Sécurisation P1", date(2026, 12, 1), date(2027, 1, 31), 2, 16.0),
        ("Montée en compétence P2", date(2027, 1, 1), date(2027, 3, 31), 1, 3.0),
        ("Information P3", date(2027, 3, 1), date(2027, 4, 30), 1, 1.0),
        ("Relances", date(2027, 2, 1), date(2027, 5, 31), 3, 1.0),
    ]


def test_the_hours_of_a_phase_are_spread_over_its_months_by_their_days() -> None:
    whole = phases(score(clients(PORTFOLIO)), date(2026, 12, 1))[0]
    begun = phases(score(clients(PORTFOLIO)), date(2026, 11, 28))[0]

    assert whole.by_month == (8.0, 8.0, 0.0, 0.0, 0.0, 0.0)
    assert begun.by_month == (1.0, 15.0, 0.0, 0.0, 0.0, 0.0)
    assert (begun.start, begun.end) == (date(2026, 11, 28), date(2026, 12, 31))


def test_what_exceeds_the_hours_of_the_team_moves_to_the_next_month() -> None:
    planned = phases(score(clients(PORTFOLIO)), date(2026, 12, 1), DEFAULTS)
    weekly = 7.0 / 31

    found = loads(planned, date(2026, 12, 1), DEFAULTS.replace(heures_equipe=weekly))

    assert [load.available for load in found] == [1.0] * 6
    assert [load.planned for load in found[:2]] == [8.0, 9.0]
    assert [load.put_off for load in found[:2]] == [7.0, 15.0]
    assert all(load.put_off == 0 for load in loads(planned, date(2026, 12, 1)))


@pytest.mark.parametrize(
    ("team", "lines"),
    [(25.0, (3, 6, 9, 4, 3)), (8.5, (1, 2, 3, 2, 1)), (35.0, (4, 8, 13, 6, 4)), (1.0, (0, 0, 1, 0, 0))],
)
def test_the_typical_week_adds_up_to_the_hours_of_the_team(team: float, lines: tuple[int, ...]) -> None:
    assert week_hours(DEFAULTS.replace(heures_equipe=team)) == lines


phase_keys = st.sampled_from([f"phase_{rule.key}_{what}" for rule in PHASES for what in ("mois", "duree")])


@given(
    portfolios(),
    st.dictionaries(phase_keys, st.integers(1, 6).map(float)),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
def test_no_phase_runs_past_the_sixth_month_and_no_hour_is_lost(
    portfolio: pd.DataFrame,
    changes: dict[str, float],
    start: date,
) -> None:
    for phase in phases(score(portfolio), start, DEFAULTS.replace(**changes)):
        assert 1 <= phase.first_month <= phase.first_month + phase.months - 1 <= MONTHS
        assert start <= phase.start <= phase.end < month_start(start, MONTHS + 1)
        assert sum(phase.by_month) == phase.hours
        assert all(hours >= 0 and hours.is_integer() for hours in phase.by_month)
        assert len(phase.by_month) == MONTHS


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(2, 48))
def test_months_begin_on_their_first_day_but_for_the_one_the_plan_begins_in(day: date, month: int) -> None:
    found = month_start(day, month)

    assert month_start(day, 1) == day
    assert found.day == 1
    assert found.year * 12 + found.month == day.year * 12 + day.month + month - 1


def test_the_typical_week_has_five_days() -> None:
    assert [habit.day for habit in WEEK] == ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"]
