"""Which message a situation calls for."""

from datetime import date

import pytest

from fae_xlwings.domain.advice import Situation, advised
from fae_xlwings.domain.follow_up_columns import STATUTS
from fae_xlwings.domain.parameters import DEFAULTS

TODAY = date(2026, 11, 25)
# fmt: off
EXPECTED = [
    ("",            "P1",          False, None,               "audit"),
    ("",            "P2",          False, None,               "formation"),
    ("À contacter", "P3",          False, None,               "information"),
    ("",            "P4",          False, None,               "information"),
    ("",            "À compléter", False, None,               "information"),
    ("",            "P2",          True,  None,               "audit"),
    ("",            "P4",          True,  None,               "audit"),
    ("Contacté",    "P2",          True,  date(2026, 11, 20), "relance_3"),
    ("Contacté",    "P1",          False, None,               "relance_3"),
    ("Contacté",    "P1",          False, date(2026, 11, 15), "relance_10"),
    ("Proposition", "P1",          False, date(2026, 11, 24), "relance_10"),
    ("Rendez-vous", "P1",          True,  None,               ""),
    ("Accepté",     "P1",          False, None,               ""),
    ("En cours",    "P1",          False, None,               ""),
    ("Terminé",     "P1",          True,  None,               ""),
    ("Refusé",      "P1",          True,  None,               ""),
]
# fmt: on


@pytest.mark.parametrize(("status", "priority", "late", "last", "expected"), EXPECTED)
def test_a_message_suits_the_situation(
    status: str, priority: str, late: bool, last: date | None, expected: str
) -> None:
    assert advised(Situation(status, priority, late, last), TODAY) == expected


def test_every_status_is_decided() -> None:
    assert {row[0] for row in EXPECTED} == {"", *STATUTS}


def test_how_long_to_wait_is_a_parameter() -> None:
    waited = Situation("Contacté", "P1", late=False, last=date(2026, 11, 20))

    assert advised(waited, TODAY, DEFAULTS.replace(relance_longue=5.0)) == "relance_10"
