from datetime import date

import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.indicators import indicators
from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import score
from fae_xlwings.domain.simulator import Setting, default_settings, simulate, waterfall

# Two P1, one P2, one P4, one to complete; 20 000 € of fees.
PORTFOLIO = """
ca   | outil         | appetence
8500 | NON           | TRES BON
4500 | NON           | MOYEN
4200 | PARTIELLEMENT | BON
1800 | OUI           | FAIBLE
1000 | ?             | BON
"""

settings = st.tuples(
    *(st.builds(Setting, st.just(word), st.booleans(), st.floats(0, 1), st.floats(0, 5000)) for word in PRIORITES)
)


def test_each_priority_brings_its_clients_times_conversion_times_price() -> None:
    chosen = (Setting("P1", True, 0.5, 1500.0), Setting("P2", True, 1.0, 800.0))

    simulation = simulate(score(clients(PORTFOLIO)), chosen)

    assert [(row.clients, row.missions, row.fees) for row in simulation.contributions] == [
        (2, 1.0, 1500.0),
        (1, 1.0, 800.0),
    ]
    assert (simulation.total, simulation.firm_fees, simulation.share_of_fees) == (2300.0, 20000.0, 0.115)


def test_a_priority_switched_off_brings_nothing() -> None:
    simulation = simulate(score(clients(PORTFOLIO)), (Setting("P1", False, 1.0, 1500.0),))

    assert (simulation.contributions[0].clients, simulation.total) == (2, 0.0)


def test_everybody_at_the_highest_tariff_is_the_potential_of_the_indicators() -> None:
    scored = score(clients(PORTFOLIO))
    chosen = (
        Setting("P1", True, 1.0, DEFAULTS["tarif_p1_max"]),
        Setting("P2", True, 1.0, DEFAULTS["tarif_p2_max"]),
    )

    assert simulate(scored, chosen).total == indicators(scored, calendar(date(2026, 11, 23))).ca_additionnel_max


def test_the_first_settings_come_from_the_parameters_and_leave_p4_alone() -> None:
    found = default_settings(DEFAULTS.replace(conversion_p2=0.25))

    assert found[:2] == (Setting("P1", True, 0.6, 1350.0), Setting("P2", True, 0.25, 700.0))
    assert found[3] == Setting("P4", False, 0.0, 0.0)


@given(portfolios(), settings)
def test_the_total_is_the_sum_of_its_priorities_and_the_waterfall_ends_on_it(
    portfolio: pd.DataFrame,
    settings: tuple[Setting, ...],
) -> None:
    simulation = simulate(score(portfolio), settings)

    *steps, total = waterfall(simulation)

    assert simulation.total == sum(row.fees for row in simulation.contributions)
    assert [step.height for step in steps] == [row.fees for row in simulation.contributions]
    assert steps[-1].start + steps[-1].height == pytest.approx(simulation.total)
    assert (total.start, total.height) == (0.0, simulation.total)
    ends = [step.start + step.height for step in steps]
    assert [step.start for step in steps[1:]] == pytest.approx(ends[:-1])


def test_a_firm_without_clients_has_nothing_to_win() -> None:
    simulation = simulate(score(clients("ca | outil | appetence")), default_settings())

    assert (simulation.total, simulation.share_of_fees) == (0.0, 0.0)
