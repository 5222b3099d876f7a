from datetime import date

import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given

from fae_xlwings.domain.columns import CA, PRIORITE
from fae_xlwings.domain.indicators import Indicators, indicators, percentage, share
from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import score

TODAY = date(2026, 11, 23)
PORTFOLIO = """
ca      | outil         | appetence
8500    | NON           | TRES BON
4200    | PARTIELLEMENT | BON
2100    | OUI           | MOYEN
3000.5  | NON           | FAIBLE
500     | OUI           | FAIBLE
1200    | ?             | BON
?       | NON           | BON
"""


def measured(table: str, today: date = TODAY) -> Indicators:
    return indicators(score(clients(table)), calendar(today))


def test_the_indicators_of_a_small_portfolio_are_those_worked_out_by_hand() -> None:
    assert measured(PORTFOLIO).as_dict() == {
        "jours_avant_reforme": 282,
        "mois_avant_reforme": 9.3,
        "total_heures_mission": 12,
        "etp_necessaires": 0.01,
        "total_clients": 7,
        "clients_outils_non_conformes": 4,
        "pct_flotte_non_conforme": 57.1,
        "score_maturite_digitale": 43,
        "clients_a_traiter_par_mois": 1,
        "ca_total": 19501,
        "ca_total_a_risque": 11501,
        "pct_ca_a_risque": 59.0,
        "ca_additionnel_max": 2300,
        "valeur_fae_par_dossier": 329,
        "tier1_count": 1,
        "tier2_count": 1,
        "tier3_count": 1,
        "ignorer_count": 2,
        "a_completer_count": 2,
    }


def test_zero_clients_give_zeros() -> None:
    figures = measured("ca | outil | appetence").as_dict()

    assert {name for name, value in figures.items() if value} == {"jours_avant_reforme", "mois_avant_reforme"}


def test_a_portfolio_of_p4_only_earns_nothing_and_asks_no_hours() -> None:
    figures = measured("ca | outil | appetence\n100 | OUI | FAIBLE\n200 | OUI | MOYEN")

    assert (figures.ignorer_count, figures.total_heures_mission, figures.ca_additionnel_max) == (2, 0, 0)


def test_after_the_last_milestone_the_pace_is_the_whole_portfolio() -> None:
    assert measured(PORTFOLIO, date(2028, 1, 1)).clients_a_traiter_par_mois == 7


def test_less_than_a_month_left_counts_as_a_month_for_the_pace() -> None:
    assert measured(PORTFOLIO, date(2027, 8, 25)).clients_a_traiter_par_mois == 7


def test_a_pace_that_falls_on_a_whole_number_is_not_rounded_up_again() -> None:
    """In binary, 276 / 9.2 is a little more than 30."""
    figures = measured("ca | outil | appetence\n" + "0 | OUI | BON\n" * 276, date(2026, 11, 25))

    assert (figures.mois_avant_reforme, figures.clients_a_traiter_par_mois) == (9.2, 30)


def test_hours_and_tariffs_are_parameters() -> None:
    scored = score(clients("ca | outil | appetence\n8500 | NON | TRES BON"))

    figures = indicators(scored, calendar(TODAY), DEFAULTS.replace(heures_p1=10.0, tarif_p1_max=2000.0))

    assert (figures.total_heures_mission, figures.ca_additionnel_max) == (10, 2000)


@given(portfolios())
def test_totals_are_the_sums_of_their_priorities(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)

    figures = indicators(scored, calendar(TODAY))

    tiers = (figures.tier1_count, figures.tier2_count, figures.tier3_count, figures.ignorer_count)
    assert sum(tiers) + figures.a_completer_count == figures.total_clients == len(portfolio)
    by_priority = scored.groupby(PRIORITE, observed=False)[CA].sum()
    assert figures.ca_total == pytest.approx(by_priority.sum(), abs=0.51)


@pytest.mark.parametrize(
    ("part", "total", "expected"),
    [(1, 3, 33.3), (2, 3, 66.7), (1, 800, 0.1), (3, 2000, 0.2), (29, 200, 14.5), (0, 0, 0.0)],
)
def test_percentages_have_one_decimal_rounded_half_up(part: float, total: float, expected: float) -> None:
    assert percentage(part, total) == expected


def test_a_share_of_nothing_is_zero() -> None:
    assert share(5, 0) == 0.0


def test_maturity_at_an_exact_half_rounds_up() -> None:
    rows = ["0 | OUI | FAIBLE"] * 29 + ["0 | NON | FAIBLE"] * 71

    assert measured("ca | outil | appetence\n" + "\n".join(rows)).score_maturite_digitale == 15
