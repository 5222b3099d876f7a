from unicodedata import normalize

from fae_xlwings.domain.columns import CHOICES, COLUMNS, COMPUTED, INPUTS, OPTIONAL, REQUIRED
from fae_xlwings.domain.sectors import SECTORS


def test_columns_are_five_required_three_optional_and_six_computed() -> None:
    assert (len(REQUIRED), len(OPTIONAL), len(COMPUTED)) == (5, 3, 6)
    assert [column.name for column in COLUMNS] == [*INPUTS, *COMPUTED]


def test_columns_of_choices_are_those_that_have_a_list() -> None:
    assert {column.name for column in COLUMNS if column.kind == "choice"} == set(CHOICES)


def test_twenty_three_sectors_are_suggested_in_alphabetical_order() -> None:
    assert len(set(SECTORS)) == len(SECTORS) == 23
    assert sorted(SECTORS, key=lambda sector: normalize("NFD", sector).encode("ascii", "ignore").lower()) == list(
        SECTORS
    )
