"""What the reform asks of each client: his date, his rhythm, his theoretical ceiling."""

from datetime import date

import pytest

from fae_xlwings.domain.firm import DETAIL_KEYS, REGIME_DEFAULT, SIZE_DEFAULT
from fae_xlwings.domain.follow_up_columns import (
    ETI,
    EXONERE,
    FRANCHISE,
    GE,
    MICRO,
    PME,
    REEL_MENSUEL,
    REEL_TRIMESTRIEL,
    REGIMES,
    SIMPLIFIE,
    TAILLES,
)
from fae_xlwings.domain.obligations import Profile, default_of, obligations, profile_of
from fae_xlwings.domain.parameters import DEFAULTS, PARAMETERS

FIRST, SECOND = date(2026, 9, 1), date(2027, 9, 1)
UNKNOWN = Profile(None, None, None)


@pytest.mark.parametrize(("size", "day"), [(GE, FIRST), (ETI, FIRST), (PME, SECOND), (MICRO, SECOND)])
def test_the_size_says_when_a_client_emits(size: str, day: date) -> None:
    assert obligations(Profile(size, None, None)).emission == day


def test_the_day_of_emission_is_that_of_the_parameters() -> None:
    later = DEFAULTS.replace(jalon_reception=date(2026, 10, 1), jalon_emission=date(2028, 1, 1))

    assert [obligations(Profile(size, None, None), later).emission for size in (ETI, MICRO)] == [
        date(2026, 10, 1),
        date(2028, 1, 1),
    ]


@pytest.mark.parametrize(
    ("today", "size", "bound"),
    [
        (date(2026, 8, 31), GE, False),
        (FIRST, GE, True),
        (date(2026, 11, 28), ETI, True),
        (date(2026, 11, 28), PME, False),
        (date(2026, 11, 28), None, False),
        (SECOND, MICRO, True),
    ],
)
def test_a_large_client_is_bound_to_emit_since_september(today: date, size: str | None, bound: bool) -> None:
    assert obligations(Profile(size, None, None)).binds(today) is bound


@pytest.mark.parametrize(
    ("regime", "transactions", "payments"),
    [(REEL_MENSUEL, 36, 12), (REEL_TRIMESTRIEL, 12, 12), (SIMPLIFIE, 12, 12), (FRANCHISE, 6, 6), (EXONERE, 0, 0)],
)
def test_the_regime_says_how_often_a_client_reports(regime: str, transactions: float, payments: float) -> None:
    found = obligations(Profile(PME, regime, 0.0))

    assert (found.transactions, found.payments) == (transactions, payments)


@pytest.mark.parametrize(
    ("regime", "invoices", "ceiling"),
    [
        (FRANCHISE, 0, 6 * 500 + 6 * 500),
        (FRANCHISE, 100, 100 * 50 + 6000),
        (REEL_TRIMESTRIEL, 300, 15000 + 12000),
        (REEL_TRIMESTRIEL, 301, 15000 + 12000),
        (REEL_MENSUEL, 10, 500 + 15000 + 6000),
        (EXONERE, 1000, 0),
    ],
)
def test_each_ceiling_stops_at_its_own_yearly_cap(regime: str, invoices: float, ceiling: float) -> None:
    assert obligations(Profile(PME, regime, invoices)).ceiling == ceiling


def test_the_ceiling_follows_the_fines_and_their_caps() -> None:
    fines = DEFAULTS.replace(amende_facture=1.0, plafond_facture=50.0, amende_ereporting=10.0, plafond_ereporting=100.0)

    assert obligations(Profile(PME, REEL_TRIMESTRIEL, 40.0), fines).ceiling == 40 + 100 + 100
    assert obligations(Profile(PME, REEL_TRIMESTRIEL, 90.0), fines).ceiling == 50 + 100 + 100


def test_an_exempt_client_is_bound_to_nothing_he_emits() -> None:
    assert not obligations(Profile(GE, EXONERE, 500.0)).binds(date(2026, 11, 28))


def test_what_is_not_known_is_the_default_of_the_portfolio_and_said() -> None:
    found = obligations(UNKNOWN)

    assert (found.size, found.regime, found.invoices) == (PME, REEL_TRIMESTRIEL, 120)
    assert found.assumed == ("taille", "régime", "factures")
    assert obligations(Profile(GE, None, 0.0)).assumed == ("régime",)
    assert obligations(Profile(GE, FRANCHISE, 0.0)).assumed == ()


def test_the_firm_chooses_the_defaults_in_whatever_case() -> None:
    texts = {SIZE_DEFAULT: "eti", REGIME_DEFAULT: "FRANCHISE"}
    found = obligations(UNKNOWN, DEFAULTS.with_texts(texts).replace(factures_par_defaut=10.0))

    assert (found.size, found.regime, found.invoices, found.emission) == (ETI, FRANCHISE, 10, FIRST)
    assert default_of(SIZE_DEFAULT, DEFAULTS.with_texts({SIZE_DEFAULT: ""})) == PME


def test_a_profile_is_read_from_the_follow_up() -> None:
    assert profile_of({"TAILLE": GE, "REGIME_TVA": None, "FACTURES_EMISES_AN": 12.0}) == Profile(GE, None, 12.0)


def test_every_regime_that_reports_has_its_rhythm_and_every_default_is_a_choice() -> None:
    keys = {row.key for row in PARAMETERS}

    assert DETAIL_KEYS[SIZE_DEFAULT].choices == TAILLES
    assert DETAIL_KEYS[REGIME_DEFAULT].choices == REGIMES
    assert {"envois_reel_mensuel", "paiements_franchise", "envois_simplifie", "paiements_reel_trimestriel"} <= keys
