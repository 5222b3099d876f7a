"""Rows that are no clients: set aside with their place and their reason."""

import pytest
from frames import grid

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.reading import from_grids

HEADER = "NOM | SECTEUR | CA | OUTIL | APPETENCE"
CLIENTS = "Alpha | BTP | 1500 | NON | BON\nBeta | Santé | 2500 | OUI | BON"
ASIDE = {kinds.TOTAL_ROW, kinds.HEADER_ROW, kinds.TITLE_ROW, kinds.NO_NAME, kinds.OTHER_BASIS_COLUMN}


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (HEADER, kinds.HEADER_ROW, "A4"),
        ("Sous-total BTP | | 4000 | | ", kinds.TOTAL_ROW, "A4"),
        (" | Total général | 4000 | | ", kinds.TOTAL_ROW, "B4"),
        (" | Santé | 4000 | NON | BON", kinds.NO_NAME, "A4"),
        ("Page 2/3 | | | | ", kinds.TITLE_ROW, "A4"),
    ],
)
def test_a_row_that_is_no_client_is_set_aside_and_told_at_its_cell(row: str, code: str, cell: str) -> None:
    portfolio = from_grids([grid(f"{HEADER}\n{CLIENTS}\n{row}\nGamma | BTP | 1 | NON | BON")])

    assert portfolio.clients["NOM"].tolist() == ["Alpha", "Beta", "Gamma"]
    assert [(each.code, each.cell) for each in portfolio.issues if each.code in ASIDE] == [(code, cell)]


def test_a_row_of_units_below_the_header_is_no_client() -> None:
    portfolio = from_grids([grid(f"{HEADER}\n(texte) | | (€ HT) | | \n{CLIENTS}")])

    assert portfolio.clients["NOM"].tolist() == ["Alpha", "Beta"]
    assert [(each.code, each.cell) for each in portfolio.issues if each.code in ASIDE] == [(kinds.TITLE_ROW, "A2")]


def test_fees_on_another_basis_are_named_and_not_read() -> None:
    portfolio = from_grids([grid("NOM | Honoraires TTC | OUTIL\nAlpha | 1800 | NON")])

    told = [each.message for each in portfolio.issues if each.code == kinds.OTHER_BASIS_COLUMN]
    assert portfolio.clients["CA_HONORAIRES_HT"].isna().all()
    assert len(told) == 1
    assert told[0].startswith("Données!B1 : la colonne « Honoraires TTC »")
