"""A1 texts name areas, and areas are named in Excel's manner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.engine.base.addresses import (
    MAX_COLUMNS,
    MAX_ROWS,
    Area,
    address,
    areas_of,
    between,
    parse,
    quoted,
    split_sheet,
)

areas = st.builds(
    Area,
    st.integers(1, 40),
    st.integers(1, 40),
    st.integers(1, 9),
    st.integers(1, 9),
)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("B2", Area(2, 2)),
        ("$B$2:C4", Area(2, 2, 3, 2)),
        ("C4:B2", Area(2, 2, 3, 2)),
        ("A:C", Area(1, 1, MAX_ROWS, 3)),
        ("$2:$3", Area(2, 1, 2, MAX_COLUMNS)),
    ],
)
def test_a_text_names_an_area(text: str, area: Area) -> None:
    assert parse(text) == area


@pytest.mark.parametrize("text", ["", "A", "1", "tblClients", "A1:B", "XFE1", "A1048577", "A0", "A1 B2", "été"])
def test_a_text_that_names_no_area_is_left_to_names(text: str) -> None:
    assert parse(text) is None


@given(areas)
def test_an_area_is_found_again_by_its_address(area: Area) -> None:
    assert parse(address(area)) == area
    assert parse(area.reference) == area


def test_a_list_of_areas_is_read_as_files_have_it() -> None:
    assert areas_of("A1:B2 D4") == (Area(1, 1, 2, 2), Area(4, 4))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Feuil1", "Feuil1"),
        ("Données", "Données"),
        ("Plan d'Action", "'Plan d''Action'"),
        ("A1", "'A1'"),
        ("2026", "'2026'"),
    ],
)
def test_sheet_names_are_quoted_where_formulas_need_it(name: str, written: str) -> None:
    assert quoted(name) == written
    assert split_sheet(f"{written}!B2") == (name, "B2")


def test_the_book_of_an_external_address_is_dropped() -> None:
    assert split_sheet("'[Mon livre.xlsx]Feuil 1'!$A$1") == ("Feuil 1", "$A$1")


def test_an_area_between_corners_counts_both() -> None:
    assert between(2, 2, 4, 3) == Area(2, 2, 3, 2)
