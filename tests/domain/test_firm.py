import pytest

from fae_xlwings.domain.firm import DETAIL_KEYS, DETAILS, NO, firm
from fae_xlwings.domain.parameters import DEFAULTS


def test_what_was_not_typed_is_empty_and_fees_are_written() -> None:
    unknown = DEFAULTS.firm

    assert (unknown.name, unknown.address, unknown.siren, unknown.contact, unknown.signatory) == ("", "", "", "", "")
    assert unknown.shows_fees


def test_the_firm_is_what_the_sheet_says_on_one_line() -> None:
    texts = {"cabinet_nom": " Cabinet Durand ", "cabinet_adresse": "1 rue du Port\n  35000 Rennes"}
    known = DEFAULTS.with_texts(texts).firm

    assert (known.name, known.address) == ("Cabinet Durand", "1 rue du Port 35000 Rennes")


@pytest.mark.parametrize(("typed", "shown"), [("", True), (" ", True), ("Oui", True), (NO, False)])
def test_fees_stay_out_of_reports_where_the_firm_says_so(typed: str, shown: bool) -> None:
    assert firm({"rapport_honoraires": typed}).shows_fees is shown


def test_every_detail_has_its_key() -> None:
    assert list(DETAIL_KEYS.values()) == list(DETAILS)
