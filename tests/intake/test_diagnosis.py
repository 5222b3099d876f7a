import pytest
from frames import grid

from fae_xlwings.domain.columns import CA, EMAIL, INPUTS, NOM, OUTIL, SECTEUR
from fae_xlwings.intake.diagnosis import Diagnosis, diagnose
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.issues import Issue
from fae_xlwings.intake.tables import find_table

HEADER = "NOM | SECTEUR | CA | OUTIL | APPETENCE | PRENOM | NOM DIRIGEANT | EMAIL"
CLEAN = "BTP | 100 | NON | BON | Camille | Durand |"


def diagnosed(*rows: str, header: str = HEADER, sheet: str = "Données") -> Diagnosis:
    return diagnose(find_table([grid("\n".join([header, *rows]), sheet)]))


def issues(*rows: str, header: str = HEADER) -> list[Issue]:
    return list(diagnosed(*rows, header=header).issues)


def found(*rows: str, header: str = HEADER) -> list[tuple[str, str, str, str]]:
    """The code, cell, value and client of each issue."""
    return [(issue.code, issue.cell, issue.value, issue.client) for issue in issues(*rows, header=header)]


def test_a_clean_portfolio_has_no_issue() -> None:
    assert found(f"Alpha | {CLEAN} a@exemple.fr", f"Beta | {CLEAN} b@exemple.fr") == []


def test_the_clean_frame_has_our_columns_in_the_types_promised() -> None:
    clients = diagnosed(" Alpha | BTP | '1 234,50 €' | non | très bon | Camille | Durand | a@exemple.fr").clients

    assert clients.columns.tolist() == list(INPUTS)
    assert clients.iloc[0].tolist() == ["Alpha", "BTP", 1234.5, "NON", "TRES BON", "Camille", "Durand", "a@exemple.fr"]
    assert [str(clients[name].dtype) for name in (NOM, CA, OUTIL)] == ["str", "float64", "category"]


@pytest.mark.parametrize(
    ("answers", "code", "cell", "value"),
    [
        (" | NON | BON", "montant_manquant", "C2", ""),
        ("à voir | NON | BON", "montant_illisible", "C2", "à voir"),
        ("-1500 | NON | BON", "montant_negatif", "C2", "-1500"),
        ("'1.500' | NON | BON", "montant_ambigu", "C2", "1.500"),
        ("#N/A | NON | BON", "formule_en_erreur", "C2", "#N/A"),
        ("100 | | BON", "outil_manquant", "D2", ""),
        ("100 | O | BON", "outil_inconnu", "D2", "O"),
        ("100 | #REF! | BON", "formule_en_erreur", "D2", "#REF!"),
        ("100 | NON | ", "appetence_manquante", "E2", ""),
        ("100 | NON | EXPERT", "appetence_inconnue", "E2", "EXPERT"),
    ],
)
def test_what_cannot_be_used_is_an_issue_at_its_cell_with_its_client(
    answers: str,
    code: str,
    cell: str,
    value: str,
) -> None:
    row = f"Alpha | BTP | {answers} | | | "

    assert found(row) == [(code, cell, value, "Alpha")]
    [issue] = issues(row)
    assert f"Données!{cell} : " in issue.message
    assert "« Alpha »" in issue.message


def test_an_ambiguous_amount_tells_how_it_was_read() -> None:
    [issue] = issues("Alpha | BTP | '1.500' | NON | BON | | |")

    assert issue.message == "Données!C2 : « 1.500 » est lu comme 1,5 € d'honoraires pour « Alpha »."


def test_amounts_read_from_text_are_one_remark_for_the_column() -> None:
    rows = [f"{name} | BTP | '{amount}' | NON | BON | | |" for name, amount in (("A", "12,5"), ("B", "13"))]

    [issue] = issues("Z | BTP | 1 | NON | BON | | |", *rows)

    assert (issue.code, issue.cell, issue.value, issue.count) == ("montant_en_texte", "C3", "12,5", 2)


def test_amounts_of_a_text_file_are_texts_by_nature_and_no_remark() -> None:
    assert diagnosed("Alpha | BTP | '12,5' | NON | BON | | |", sheet="").issues == ()


def test_tidied_answers_are_one_remark_for_each_column() -> None:
    remarks = issues("A | BTP | 1 | non | bon | | |", "B | BTP | 1 | Non | BON | | |", "C | BTP | 1 | oui | BON | | |")

    assert [(issue.code, issue.cell, issue.count) for issue in remarks] == [
        ("choix_normalise", "D2", 3),
        ("choix_normalise", "E2", 1),
    ]


def test_a_failed_formula_in_a_text_is_told_and_the_text_is_empty() -> None:
    result = diagnosed("Alpha | #N/A | 1 | NON | BON | | |")

    assert result.clients[SECTEUR].tolist() == [""]
    assert [issue.code for issue in result.issues] == ["formule_en_erreur"]


def test_a_client_whose_name_is_a_failed_formula_is_kept_and_told() -> None:
    result = diagnosed("#N/A | BTP | 1 | NON | BON | | |")

    assert result.clients[NOM].tolist() == ["#N/A"]
    assert [issue.code for issue in result.issues] == ["formule_en_erreur"]


def test_a_row_without_nom_is_left_out_and_told_at_its_cell() -> None:
    result = diagnosed(f"Alpha | {CLEAN}", f" | {CLEAN}", "  |  |  |  |  |  |  |", f"Beta | {CLEAN}")

    assert result.clients[NOM].tolist() == ["Alpha", "Beta"]
    assert [(issue.code, issue.cell) for issue in result.issues] == [("ligne_sans_nom", "A3")]


def test_a_repeated_name_is_told_with_the_first_one_and_never_merged() -> None:
    result = diagnosed(
        f"Hôtel du Parc | {CLEAN}", f"Beta | {CLEAN}", f"HOTEL  DU PARC | {CLEAN}", f"hotel du parc | {CLEAN}"
    )

    assert len(result.clients) == 4
    assert [(issue.code, issue.cell, issue.value) for issue in result.issues] == [
        ("nom_en_double", "A4", "HOTEL  DU PARC"),
        ("nom_en_double", "A5", "hotel du parc"),
    ]
    assert "figure déjà en Données!A2" in result.issues[0].message


def test_a_repeated_e_mail_is_told_with_its_first_client_and_empty_ones_are_nobodys() -> None:
    rows = [f"{name} | {CLEAN} {email}" for name, email in zip("ABCD", ("a@b.fr", "", "A@B.fr", ""), strict=True)]

    [issue] = issues(*rows)

    assert (issue.code, issue.cell, issue.client) == ("email_en_double", "H4", "C")
    assert issue.message == "Données!H4 : l'adresse « A@B.fr » est déjà celle de « A » (Données!H2)."


def test_an_invalid_e_mail_is_told_and_kept() -> None:
    result = diagnosed(f"Alpha | {CLEAN} alpha(at)exemple.fr")

    assert result.clients[EMAIL].tolist() == ["alpha(at)exemple.fr"]
    assert [issue.code for issue in result.issues] == ["email_invalide"]


@pytest.mark.parametrize("name", ["TOTAL", "Total général", "sous-total", "Totaux"])
def test_a_row_of_totals_is_told_and_counted(name: str) -> None:
    result = diagnosed(f"{name} | {CLEAN}")

    assert len(result.clients) == 1
    assert [(issue.code, issue.client) for issue in result.issues] == [("ligne_de_total", name)]


def test_a_missing_required_column_is_told_once_and_leaves_every_client_unknown() -> None:
    header = "NOM | SECTEUR | CA | APPETENCE | PRENOM | NOM DIRIGEANT | EMAIL"
    result = diagnosed("A | BTP | 1 | BON | | |", "B | BTP | 1 | BON | | |", header=header)

    assert result.clients[OUTIL].isna().all()
    assert [(issue.code, issue.cell, issue.value) for issue in result.issues] == [
        ("colonne_obligatoire_absente", "A1", OUTIL),
    ]


@pytest.mark.parametrize(
    ("absent", "consequence"),
    [
        ("SECTEUR", "le secteur de chaque client reste vide."),
        ("CA", "les honoraires comptent pour 0 € et tout reste à compléter."),
        ("OUTIL", "les scores restent vides et tout reste à compléter."),
        ("APPETENCE", "les scores restent vides et tout reste à compléter."),
    ],
)
def test_the_absence_of_a_required_column_tells_what_follows(absent: str, consequence: str) -> None:
    header = HEADER.replace(f"| {absent} ", "", 1)

    [issue] = issues("Alpha | | | | | |", header=header)[:1]

    assert issue.message.endswith(consequence)


def test_missing_optional_columns_are_for_information() -> None:
    result = diagnosed("A | BTP | 1 | NON | BON", header="NOM | SECTEUR | CA | OUTIL | APPETENCE")

    assert {issue.code for issue in result.issues} == {"colonne_facultative_absente"}
    assert {issue.severity for issue in result.issues} == {"info"}
    assert len(result.issues) == 3


def test_a_repeated_column_is_told_at_its_header() -> None:
    assert found(f"Alpha | {CLEAN} | 5", header=HEADER + " | Ca") == [("colonne_en_double", "I1", "Ca", "")]


def test_another_sheet_read_in_place_of_donnees_is_told() -> None:
    [issue] = diagnosed(f"Alpha | {CLEAN}", sheet="Feuil1").issues

    assert (issue.code, issue.sheet, issue.value) == ("feuille_absente", "Feuil1", "Feuil1")


def test_a_table_without_clients_is_an_empty_frame_and_is_told() -> None:
    result = diagnosed()

    assert result.clients.shape == (0, 8)
    assert [(issue.code, issue.cell) for issue in result.issues] == [("aucun_client", "A1")]


def test_addresses_follow_the_place_of_the_table_and_the_name_of_its_sheet() -> None:
    cells = grid(f"{HEADER}\nAlpha | BTP | x | NON | BON | | |").cells
    [fallback, issue] = diagnose(find_table([Grid("Mes clients", cells, 4, 2)])).issues

    assert (fallback.code, issue.cell) == ("feuille_absente", "D5")
    assert issue.message.startswith("'Mes clients'!D5 : « x » n'est pas un montant")
