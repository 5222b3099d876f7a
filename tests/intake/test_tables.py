from dataclasses import replace

import pytest
from frames import grid

from fae_xlwings.domain.columns import CA, NOM, SECTEUR
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.headers import SEARCHED_ROWS
from fae_xlwings.intake.tables import Other, find_table

CLIENTS = "NOM | CA\nAlpha | 1\nBeta | 2"


@pytest.mark.parametrize("name", ["Données", "DONNEES", " données ", "Donnees"])
def test_the_sheet_donnees_is_found_whatever_its_case_and_accents(name: str) -> None:
    table = find_table([grid(CLIENTS, "Clients"), grid(CLIENTS, name)])

    assert (table.grid.sheet, table.fallback) == (name, False)


def test_without_it_the_first_sheet_with_a_table_is_read_and_this_is_known() -> None:
    table = find_table(
        [Grid("Vide", []), grid("Lisez-moi", "Instructions"), grid(CLIENTS, "Clients"), grid(CLIENTS, "Autre")]
    )

    assert (table.grid.sheet, table.fallback) == ("Clients", True)


def test_a_text_file_has_no_sheet_to_look_for() -> None:
    assert not find_table([grid(CLIENTS, "")]).fallback


def test_values_come_column_by_column_and_an_absent_column_is_empty() -> None:
    table = find_table([grid(CLIENTS)])

    assert (table.values(NOM), table.values(CA), table.values(SECTEUR)) == (("Alpha", "Beta"), (1.0, 2.0), (None, None))


def test_rows_without_nom_are_told_apart_and_blank_rows_are_no_rows() -> None:
    table = find_table([grid("NOM | CA\n | 5\n ' ' | ''\nAlpha | 1\n ' \xa0' | x\n | ")])

    assert (table.rows, [(aside.row, aside.code) for aside in table.aside]) == (
        (3,),
        [(1, "ligne_sans_nom"), (4, "ligne_sans_nom")],
    )


def test_a_value_is_located_from_where_the_block_starts() -> None:
    table = find_table([grid(CLIENTS, first_row=4, first_column=2)])

    assert table.where(CA, 1) == "C6"


@pytest.mark.parametrize(
    ("grids", "message"),
    [
        ([], "Le fichier est vide"),
        ([Grid("", [])], "Le fichier est vide"),
        ([Grid("Données", [])], "La feuille « Données » est vide"),
        ([grid("CA | a\n1 | 2")], r"NOM parmi .* ses feuilles \(feuille « Données » : « CA », « a »\)"),
        ([grid("CA\n1", "")], r"NOM parmi .* du fichier \(titres trouvés : « CA »\)"),
        ([grid("NOM | Alpha\nSECTEUR | BTP\nCA_HONORAIRES_HT | 1\nAPPETENCE_INFORMATIQUE | BON")], "Transposer"),
    ],
)
def test_a_source_without_table_is_refused(grids: list[Grid], message: str) -> None:
    with pytest.raises(InputError, match=message):
        find_table(grids)


PORTFOLIO = "NOM | SECTEUR | CA | OUTIL | APPETENCE\nAlpha | BTP | 1 | OUI | BON"


@pytest.mark.parametrize(
    ("sheets", "read"),
    [
        ({"Instructions": "NOM | SECTEUR\nCA | x", "Données 2026": PORTFOLIO}, "Données 2026"),
        ({"Synthèse": "Client | CA\nAlpha | 1", "Portefeuille": PORTFOLIO}, "Portefeuille"),
        ({"Portefeuille": PORTFOLIO, "Données": PORTFOLIO}, "Données"),
        ({"Portefeuille": PORTFOLIO, "Données": PORTFOLIO.splitlines()[0]}, "Portefeuille"),
        ({"Données": "NOM | Tél\nAlpha | 1", "Portefeuille": PORTFOLIO}, "Portefeuille"),
        ({"Données 2025": PORTFOLIO, "Données 2026": PORTFOLIO}, "Données 2026"),
        ({"Paul": PORTFOLIO, "Marie": PORTFOLIO}, "Paul"),
        ({"Exemples": PORTFOLIO, "Marie": "NOM | CA | OUTIL\nAlpha | 1 | OUI"}, "Marie"),
    ],
)
def test_the_sheet_to_read_is_the_one_that_is_a_portfolio(sheets: dict[str, str], read: str) -> None:
    assert find_table([grid(table, name) for name, table in sheets.items()]).grid.sheet == read


def test_a_visible_sheet_is_read_before_a_hidden_one() -> None:
    table = find_table([replace(grid(PORTFOLIO), hidden=True), grid(CLIENTS, "Clients")])

    assert (table.grid.sheet, table.others) == ("Clients", (Other("Données", 1, hidden=True),))


def test_pages_of_ours_are_no_other_portfolios() -> None:
    pages = [grid(PORTFOLIO, name) for name in ("Exports", "Analyse Risques", "Plan d'Action")]

    assert find_table([grid(PORTFOLIO), *pages]).others == ()
    assert [other.sheet for other in find_table([grid(PORTFOLIO), pages[0]]).others] == ["Exports"]


def test_rows_of_several_widths_are_no_table_rather_than_a_shifted_one() -> None:
    rows = [[f"Client {number}", 1.0] for number in range(SEARCHED_ROWS)]

    with pytest.raises(ValueError, match=r"^2$"):
        find_table([Grid("Données", [["NOM", "CA"], *rows, ["Beta"]])])
