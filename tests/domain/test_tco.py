from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.tco import HORIZONS, VENDORS, Need, Vendor, compare, cost, default_need

VENDOR = Vendor("Exemple", 50.0, 10.0, 100, 0.5, 300.0, 3, "Messagerie")


@pytest.mark.parametrize(
    ("need", "monthly", "total"),
    [
        (Need(1, 100, 12), 60.0, 1020.0),
        (Need(4, 100, 12), 90.0, 1380.0),
        (Need(4, 101, 12), 90.5, 1386.0),
        (Need(4, 300, 24), 190.0, 4860.0),
        (Need(4, 10, 36), 90.0, 3540.0),
    ],
)
def test_the_cost_is_base_users_and_extra_invoices_each_month_plus_training(
    need: Need,
    monthly: float,
    total: float,
) -> None:
    found = cost(VENDOR, need)

    assert (found.monthly, found.initial, found.total) == (monthly, 300.0, total)


needs = st.builds(Need, st.integers(1, 50), st.integers(10, 2000), st.sampled_from(HORIZONS))


@given(needs)
def test_vendors_are_compared_from_the_cheapest_over_the_horizon(need: Need) -> None:
    rows = compare(need)

    assert {row.vendor for row in rows} == set(VENDORS)
    assert all(before.total <= after.total for before, after in pairwise(rows))


@given(needs)
def test_a_longer_horizon_never_costs_less(need: Need) -> None:
    totals = [cost(VENDOR, Need(need.users, need.invoices, horizon)).total for horizon in HORIZONS]

    assert totals == sorted(totals)


def test_vendors_of_equal_cost_keep_their_order() -> None:
    twin = Vendor("Autre exemple", *(getattr(VENDOR, name) for name in VENDOR.__slots__[1:]))

    assert [row.vendor.name for row in compare(Need(1, 10, 12), (VENDOR, twin))] == ["Exemple", "Autre exemple"]


def test_costs_that_add_up_otherwise_to_the_same_amount_are_equal() -> None:
    parts = Vendor("Parts", 0.1, 0.2, 0, 0.0, 0.0, 1, "")
    whole = Vendor("Tout", 0.3, 0.0, 0, 0.0, 0.0, 1, "")

    assert cost(parts, Need(1, 10, 12)).total == cost(whole, Need(1, 10, 12)).total == 3.6


def test_the_five_vendors_of_the_specification_are_dated_examples_to_check() -> None:
    assert [vendor.name for vendor in VENDORS] == ["Pennylane", "Cegid Loop", "Sage 100", "Inqom", "Tiime"]
    assert {(vendor.note, vendor.checked) for vendor in VENDORS} == {("exemple, à vérifier", date(2026, 11, 23))}


def test_the_first_need_comes_from_the_parameters() -> None:
    assert default_need(DEFAULTS.replace(tco_utilisateurs=5.0)) == Need(5, 150, 24)
