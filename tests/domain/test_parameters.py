from datetime import date
from itertools import pairwise

import pytest

from fae_xlwings.domain.columns import APPETENCES, OUTILS, SEGMENTS
from fae_xlwings.domain.parameters import CHECKED, DEFAULTS, MILESTONES, PARAMETERS, RISING, Parameters, word_key

KEYS = [row.key for row in PARAMETERS]


def test_every_parameter_has_a_key_of_its_own_a_unit_a_source_and_a_date() -> None:
    assert len(set(KEYS)) == len(KEYS)
    assert all(row.label and row.unit and row.source and row.checked <= CHECKED for row in PARAMETERS)


def test_keys_are_plain_enough_for_an_excel_name() -> None:
    assert all(key.replace("_", "").isalnum() and key.isascii() and key == key.lower() for key in KEYS)


def test_defaults_respect_their_own_bounds_and_order() -> None:
    for row in PARAMETERS:
        if not isinstance(row.value, date):
            assert row.minimum <= row.value <= row.maximum
            assert row.value > 0 or not row.above_zero
            assert float(row.value).is_integer() or not row.whole
    for keys in RISING:
        assert all(DEFAULTS.values[before] <= DEFAULTS.values[after] for before, after in pairwise(keys))


def test_every_choice_and_segment_has_its_weights() -> None:
    weights = {word_key(prefix, word) for prefix in ("coef_outil", "risque_outil") for word in OUTILS}
    weights |= {word_key(prefix, word) for prefix in ("coef_appetence", "risque_appetence") for word in APPETENCES}
    weights |= {word_key("risque_ca", word) for word in SEGMENTS}

    assert weights <= set(KEYS)


def test_dates_of_the_reform_and_penalties_are_parameters_with_their_legal_source() -> None:
    rows = {row.key: row for row in PARAMETERS}

    assert [DEFAULTS.day(key) for key in MILESTONES] == [date(2026, 9, 1), date(2027, 9, 1)]
    fines = [row for row in PARAMETERS if row.group == "Sanctions"]
    assert [row.value for row in fines] == [50.0, 15000.0, 500.0, 15000.0, 500.0, 1000.0]
    assert {row.source for row in fines} == {rows["amende_facture"].source}
    assert "service-public" in rows["amende_facture"].source


def test_a_replaced_value_leaves_the_defaults_alone() -> None:
    changed = DEFAULTS.replace(seuil_p1=40.0)

    assert (changed["seuil_p1"], DEFAULTS["seuil_p1"]) == (40.0, 30.0)
    assert Parameters() == DEFAULTS


def test_a_number_is_no_date_and_a_date_no_number() -> None:
    with pytest.raises(TypeError, match="jalon_emission"):
        _ = DEFAULTS["jalon_emission"]
    with pytest.raises(TypeError, match="seuil_p1"):
        DEFAULTS.day("seuil_p1")
