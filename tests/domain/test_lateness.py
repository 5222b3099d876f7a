"""Who is late today, and what it can cost: what is known, no more."""

from datetime import date

import analyses
import pandas as pd
import pytest

from fae_xlwings.domain.lateness import late, lateness
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


def test_the_figures_follow_the_parameters() -> None:
    later = DEFAULTS.replace(jalon_reception=date(2027, 1, 1))
    dearer = DEFAULTS.replace(amende_sans_plateforme=750.0)

    assert lateness(scored(), analyses.DAY, later).clients == 0
    assert lateness(scored(), analyses.DAY, dearer).penalty == 750
