"""Who is late today, and what it can cost: what is known, no more."""

from datetime import date

import analyses
import pandas as pd
import pytest

from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.lateness import is_late, late, lateness
from fae_xlwings.domain.parameters import DEFAULTS


def scored() -> pd.DataFrame:
    return analyses.analysis().scored


@pytest.mark.parametrize(
    ("today", "days", "clients", "fees", "penalty"),
    [
        (date(2026, 8, 31), 0, 0, 0, 0),
        (date(2026, 9, 1), 0, 1, 8500, 500),
        (date(2026, 11, 28), 88, 1, 8500, 500),
        (date(2028, 1, 1), 487, 1, 8500, 500),
    ],
)
def test_a_client_whose_tool_is_not_ready_is_late_from_the_day_reception_is_mandatory(
    today: date, days: int, clients: int, fees: float, penalty: float
) -> None:
    found = lateness(scored(), today)

    assert (found.days, found.clients, found.fees, found.penalty) == (days, clients, fees, penalty)
    assert found.since == date(2026, 9, 1)


def test_only_a_tool_known_not_to_be_ready_makes_a_client_late() -> None:
    table = """
    NOM | SECTEUR | CA | OUTIL | APPETENCE
    A | x | 100 | NON | BON
    B | x | 100 | PARTIELLEMENT | BON
    C | x | 100 | peut-être | BON
    D | x | 100 | OUI | BON
    """

    assert late(analyses.analysis(table).scored, analyses.DAY).tolist() == [True, False, False, False]


def test_a_client_whose_platform_is_recorded_is_not_late() -> None:
    table = """
    NOM | SECTEUR | CA  | OUTIL | APPETENCE | PLATEFORME
    A   | x       | 100 | NON   | BON       | Ma plateforme
    B   | x       | 200 | NON   | BON       |
    C   | x       | 400 | NON   | BON       | "  "
    """
    found = analyses.analysis(table.replace('"  "', "\u00a0")).scored

    assert late(found, analyses.DAY).tolist() == [False, True, True]
    assert lateness(found, analyses.DAY).fees == 600
    assert [is_late(row, analyses.DAY) for row in found.to_dict("records")] == [False, True, True]


def test_without_a_column_of_platforms_none_is_known() -> None:
    assert late(scored().drop(columns=PLATEFORME), analyses.DAY).any()


def test_the_figures_follow_the_parameters() -> None:
    later = DEFAULTS.replace(jalon_reception=date(2027, 1, 1))
    dearer = DEFAULTS.replace(amende_sans_plateforme=750.0)

    assert lateness(scored(), analyses.DAY, later).clients == 0
    assert lateness(scored(), analyses.DAY, dearer).penalty == 750
