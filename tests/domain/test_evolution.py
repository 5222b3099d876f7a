"""What changed between two pictures of a portfolio, and why."""

from datetime import date

import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given

from fae_xlwings.domain.columns import CA, NOM, PRIORITE
from fae_xlwings.domain.evolution import CAUSES, Evolution, Picture, compare, fees_moved
from fae_xlwings.domain.matching import Identities
from fae_xlwings.domain.parameters import DEFAULTS, Parameters

LAST_YEAR, TODAY = date(2026, 8, 1), date(2026, 11, 23)
OLD = """
nom     | ca   | outil         | appetence
Parti   | 3000 | NON           | BON
Reste   | 8500 | NON           | TRES BON
Équipé  | 9000 | NON           | BON
Grandit | 2000 | PARTIELLEMENT | BON
"""
NEW = """
nom     | ca   | outil         | appetence
Reste   | 8500 | NON           | TRES BON
Équipé  | 9100 | OUI           | BON
Grandit | 5000 | PARTIELLEMENT | BON
Arrivé  | 1200 | NON           | MOYEN
"""


def picture(portfolio: pd.DataFrame, day: date = TODAY, parameters: Parameters = DEFAULTS) -> Picture:
    names = portfolio[NOM].tolist()
    return Picture(day, portfolio, Identities(names, [""] * len(names)), parameters)


def evolution(old: str = OLD, new: str = NEW, parameters: Parameters = DEFAULTS) -> Evolution:
    return compare(picture(clients(old), LAST_YEAR), picture(clients(new), TODAY, parameters))


def why(found: Evolution) -> dict[str, list[str]]:
    return {row[NOM]: [cause for cause in CAUSES if row[cause]] for row in found.moved.to_dict("records")}


def test_clients_are_gained_lost_or_kept() -> None:
    found = evolution()

    assert found.gained[NOM].tolist() == ["Arrivé"]
    assert found.lost[NOM].tolist() == ["Parti"]
    assert found.kept[NOM].tolist() == ["Reste", "Équipé", "Grandit"]
    assert found.doubtful_names == ()


def test_a_client_moves_for_what_made_it_move_and_not_for_all_that_changed() -> None:
    assert why(evolution()) == {"Équipé": [*CAUSES[1:2]], "Grandit": [CA]}


def test_parameters_move_clients_who_did_not_change() -> None:
    found = evolution(OLD, OLD, DEFAULTS.replace(seuil_p1=200.0))

    assert why(found) == {"Reste": ["PARAMETRES"], "Équipé": ["PARAMETRES"], "Parti": ["PARAMETRES"]}


def test_what_moves_a_client_only_together_is_told_together() -> None:
    old = "nom | ca | outil | appetence\nA | 1500 | OUI | MOYEN"
    new = "nom | ca | outil | appetence\nA | 3750 | OUI | BON"

    found = evolution(old, new)

    assert found.moved[f"{PRIORITE}_AVANT"].tolist() == ["P4"]
    assert why(found) == {"A": [CAUSES[0], CAUSES[2]]}


def test_a_missing_amount_given_at_last_is_a_cause() -> None:
    old = "nom | ca | outil | appetence\nA | ? | NON | BON"

    found = evolution(old, old.replace("?", "9000"))

    assert found.moved[f"{PRIORITE}_AVANT"].tolist() == ["À compléter"]
    assert why(found) == {"A": [CA]}


def test_the_fees_before_lead_to_those_after() -> None:
    fees = fees_moved(evolution())

    assert (fees.before, fees.gained, fees.lost, fees.kept, fees.doubtful, fees.after) == (
        22500.0, 1200.0, -3000.0, 3100.0, 0.0, 23800.0,
    )  # fmt: skip


def test_late_clients_are_late_from_the_day_reception_is_mandatory() -> None:
    found = evolution()

    assert found.newly_late[NOM].tolist() == ["Reste"]
    assert found.no_longer_late.empty
    assert compare(picture(clients(OLD)), picture(clients(NEW))).no_longer_late[NOM].tolist() == ["Équipé"]


def test_the_indicators_of_each_picture_are_those_of_its_day() -> None:
    found = evolution()

    assert (found.before.indicators.jours_avant_reforme, found.after.indicators.jours_avant_reforme) == (31, 282)
    assert (found.before.indicators.ca_total, found.after.indicators.ca_total) == (22500, 23800)


def test_namesakes_are_told_and_not_compared() -> None:
    double = OLD + "Reste | 100 | OUI | BON\n"

    found = evolution(OLD, double)

    assert found.doubtful_names == ("Reste",)
    assert (len(found.kept), len(found.gained), len(found.lost)) == (3, 0, 0)
    assert fees_moved(found).doubtful == 100.0


@given(portfolios(), portfolios())
def test_the_fees_always_add_up_and_every_client_is_counted_once(old: pd.DataFrame, new: pd.DataFrame) -> None:
    found = compare(picture(old), picture(new))
    fees = fees_moved(found)

    assert fees.before + fees.gained + fees.lost + fees.kept + fees.doubtful == pytest.approx(fees.after, abs=0.01)
    assert len(found.gained) + len(found.kept) + len(found.doubtful_after) == len(new)
    assert len(found.lost) + len(found.kept) + len(found.doubtful_before) == len(old)


@given(portfolios(), portfolios())
def test_whoever_moved_did_for_a_reason_and_nobody_else_has_one(old: pd.DataFrame, new: pd.DataFrame) -> None:
    found = compare(picture(old), picture(new, parameters=DEFAULTS.replace(seuil_p1=40.0)))
    has_cause = found.kept[list(CAUSES)].any(axis=1)

    assert has_cause.equals(found.kept[f"{PRIORITE}_AVANT"] != found.kept[f"{PRIORITE}_APRES"])


@given(portfolios())
def test_nothing_changes_between_a_portfolio_and_itself(portfolio: pd.DataFrame) -> None:
    found = compare(picture(portfolio), picture(portfolio))

    assert (len(found.gained), len(found.lost), len(found.moved), len(found.doubtful_after)) == (0, 0, 0, 0)
