import pytest
from frames import cells

from fae_xlwings.domain.columns import CA, COLUMNS, EMAIL, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, SCORE, SECTEUR
from fae_xlwings.intake.headers import ALIASES, find_header, match_headers
from fae_xlwings.intake.words import header_key


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_every_column_is_found_by_its_own_name_however_it_is_written(column: str) -> None:
    for header in (column, column.lower(), column.replace("_", " "), f" {column.title()} "):
        assert match_headers([header]).columns == {column: 0}


@pytest.mark.parametrize(("name", "alias"), [(name, alias) for name, aliases in ALIASES.items() for alias in aliases])
def test_every_alias_means_its_column_and_none_hides_another(name: str, alias: str) -> None:
    assert match_headers([alias]).columns == {name: 0}
    assert header_key(alias) == alias


def test_headers_match_with_accents_and_punctuation() -> None:
    row = ["Raison sociale", "Secteur d'activité", "C.A. (H.T.)", "Outil", "Prénom du dirigeant", "E-mail"]

    assert match_headers(row).columns == {NOM: 0, SECTEUR: 1, CA: 2, OUTIL: 3, PRENOM: 4, EMAIL: 5}


def test_our_own_name_wins_over_an_alias_that_stands_before_it() -> None:
    assert match_headers(["Client", "NOM"]).columns == {NOM: 1}


def test_the_first_of_two_equal_headers_wins_and_the_other_is_repeated() -> None:
    found = match_headers(["NOM", "Téléphone", "Nom ", "Téléphone"])

    assert (found.columns, found.repeated) == ({NOM: 0}, (2,))


def test_columns_of_an_earlier_analysis_are_recognised() -> None:
    assert match_headers(["NOM", "Score opportunité"]).columns == {NOM: 0, SCORE: 1}


def test_the_header_is_found_under_title_rows() -> None:
    header = find_header(cells("Remplissez vos données |\nNom | Honoraires HT\nAlpha | 100"))

    assert header is not None
    assert (header.position, header.columns) == (1, {NOM: 0, CA: 1})


def test_the_header_is_the_row_that_names_most_columns() -> None:
    header = find_header(cells("Nom | Cabinet Exemple |\nNom | CA | Dirigeant Nom\nNom | CA |"))

    assert header is not None
    assert (header.position, header.columns) == (1, {NOM: 0, CA: 1, NOM_DIRIGEANT: 2})


@pytest.mark.parametrize("table", ["", "CA | OUTIL\n100 | OUI", "\n" * 3 + "1 | 2"])
def test_without_nom_there_is_no_header(table: str) -> None:
    assert find_header(cells(table)) is None


def test_headers_are_searched_in_the_first_fifty_rows_only() -> None:
    rows: list[list[object]] = [["titre"]] * 50

    assert find_header([*rows, ["NOM"]]) is None
    assert find_header([*rows[1:], ["NOM"]]) is not None
