import pytest
from frames import grid

from fae_xlwings.domain.columns import CA, NOM, SECTEUR
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.tables import find_table

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

    assert (table.rows, table.nameless) == ((3,), (1, 4))


def test_a_value_is_located_from_where_the_block_starts() -> None:
    table = find_table([grid(CLIENTS, first_row=4, first_column=2)])

    assert table.where(CA, 1) == "C6"


@pytest.mark.parametrize(
    ("grids", "message"),
    [
        ([], "Le fichier est vide"),
        ([Grid("", [])], "Le fichier est vide"),
        ([Grid("Données", []), grid(CLIENTS, "Autre")], "La feuille « Données » est vide"),
        ([grid("CA\n1")], "Aucune ligne d'en-têtes avec NOM parmi les premières lignes de la feuille « Données »"),
        ([grid("CA\n1", "")], "Aucune ligne d'en-têtes avec NOM parmi les premières lignes du fichier"),
    ],
)
def test_a_source_without_table_is_refused(grids: list[Grid], message: str) -> None:
    with pytest.raises(InputError, match=message):
        find_table(grids)
