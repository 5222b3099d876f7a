import pytest
from frames import cells

from fae_xlwings.domain.columns import APPETENCE, CA, COLUMNS, EMAIL, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, SCORE, SECTEUR
from fae_xlwings.intake.headers import SEARCHED_ROWS, Rival, find_header, match_headers


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
def test_every_column_is_found_by_its_own_name_however_it_is_written(column: str) -> None:
    for header in (column, column.lower(), column.replace("_", " "), f" {column.title()} "):
        assert match_headers([header]).columns == {column: 0}


def test_headers_match_with_accents_and_punctuation() -> None:
    row = ["Raison sociale", "Secteur d'activité", "C.A. (H.T.)", "Outil", "Prénom du dirigeant", "E-mail"]

    assert match_headers(row).columns == {NOM: 0, SECTEUR: 1, CA: 2, OUTIL: 3, PRENOM: 4, EMAIL: 5}


@pytest.mark.parametrize(
    ("headers", "read", "rivals"),
    [
        (["CA", "Honoraires HT"], {CA: 1}, {0}),
        (["Honoraires", "Honoraires HT"], {CA: 1}, {0}),
        (["Honoraires HT 2024", "Honoraires HT 2025", "Honoraires HT 2023"], {CA: 1}, {0, 2}),
        (["Honoraires N-1", "Honoraires N"], {CA: 1}, {0}),
        (["Client", "Raison sociale"], {NOM: 1}, {0}),
        (["Nom", "Client"], {NOM: 1}, {0}),
        (["Client", "Nom du dossier"], {NOM: 1}, {0}),
        (["Nom", "Prénom"], {NOM: 0, PRENOM: 1}, set()),
        (["Raison sociale", "Nom", "Prénom"], {NOM: 0, NOM_DIRIGEANT: 1, PRENOM: 2}, set()),
        (["Raison sociale", "Nom", "Prénom", "Nom du dirigeant"], {NOM: 0, PRENOM: 2, NOM_DIRIGEANT: 3}, {1}),
        (["E-mail", "E-mail du dirigeant"], {EMAIL: 1}, {0}),
        (["Outil", "Logiciel conforme"], {OUTIL: 1}, {0}),
        (["Activité", "Secteur d'activité"], {SECTEUR: 1}, {0}),
    ],
)
def test_the_more_specific_of_two_headers_wins_and_the_other_is_a_rival(
    headers: list[str],
    read: dict[str, int],
    rivals: set[int],
) -> None:
    found = match_headers(headers)

    assert (dict(found.columns), {rival.column for rival in found.rivals}) == (read, rivals)


def test_in_a_table_laid_out_as_ours_nom_is_the_client_whatever_stands_beside() -> None:
    found = match_headers(["NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "Raison sociale"])

    assert (found.columns[NOM], found.rivals) == (0, (Rival(NOM, 4),))


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("Honoraires TTC", "taxes comprises"),
        ("CA mensuel HT", "par mois"),
        ("CA trimestriel", "par trimestre"),
    ],
)
def test_fees_on_another_basis_are_never_read(header: str, reason: str) -> None:
    found = match_headers(["NOM", header])

    assert (found.columns, found.rivals) == ({NOM: 0}, (Rival(CA, 1, reason),))


def test_values_that_cannot_be_those_of_the_column_give_way() -> None:
    table = "Nom du dossier | Client | Honoraires 2026 | Honoraires 2025\n1 | SARL Vial | | 900\n2 | SCI A | | 800"
    header = find_header(cells(table))

    assert header is not None
    assert (header.columns[NOM], header.columns[CA]) == (1, 3)


def test_headers_on_two_lines_are_joined_and_groups_stand_over_their_columns() -> None:
    table = """
    Client | Secteur  | Honoraires |      | Réforme |           | Dirigeant |     |
           |          | HT         | TTC  | Outil   | Appétence | Prénom    | Nom | Email
    Alpha  | Commerce | 100        | 120  | NON     | BON       | Léa       | Lou |
    """
    header = find_header(cells(table))

    assert header is not None
    assert header.position == 1
    assert [header.labels[column] for column in (0, 2, 3, 8)] == [
        "Client", "Honoraires HT", "Honoraires TTC", "Dirigeant Email",
    ]  # fmt: skip
    assert header.columns == {
        NOM: 0, SECTEUR: 1, CA: 2, OUTIL: 4, APPETENCE: 5, PRENOM: 6, NOM_DIRIGEANT: 7, EMAIL: 8,
    }  # fmt: skip


def test_required_columns_weigh_more_than_optional_ones() -> None:
    table = "Nom | Prénom | Email | Nom contact\nNom | CA | Outil | x\nAlpha | 1 | NON | x"
    header = find_header(cells(table))

    assert header is not None
    assert header.position == 1


def test_a_header_that_says_thousands_is_known() -> None:
    assert match_headers(["NOM", "Honoraires HT (k€)"]).thousands == {CA}


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


def test_headers_are_searched_in_the_first_rows_only() -> None:
    rows: list[list[object]] = [["titre"]] * SEARCHED_ROWS

    assert find_header([*rows, ["NOM"]]) is None
    assert find_header([*rows[1:], ["NOM"]]) is not None
