from dataclasses import replace

import pytest
from frames import grid

from fae_xlwings.domain.columns import CA, EMAIL, INPUTS, NOM, OUTIL, SECTEUR
from fae_xlwings.intake.diagnosis import Diagnosis, diagnose
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.issues import Issue
from fae_xlwings.intake.remarks import Remark
from fae_xlwings.intake.tables import find_table
from fae_xlwings.views.pages.template import EXAMPLES

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
        ("'0612345678' | NON | BON", "montant_illisible", "C2", "0612345678"),
        ("#CALCUL? | NON | BON", "formule_non_calculee", "C2", "#CALCUL?"),
        ("100 | \u039fUI | BON", "outil_inconnu", "D2", "\u039fUI"),
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


def test_an_ambiguous_amount_tells_both_its_readings() -> None:
    [issue] = issues("Alpha | BTP | '1.500' | NON | BON | | |")

    assert issue.message == (
        "Données!C2 : « 1.500 » peut se lire 1,5 ou 1\u202f500 €, les honoraires de « Alpha » comptent pour 0 €."
    )


def test_fees_above_the_plausible_maximum_count_and_are_told() -> None:
    result = diagnosed("Alpha | BTP | 1000000.01 | NON | BON | | |", "Beta | BTP | 1000000 | NON | BON | | |")

    assert result.clients[CA].tolist() == [1000000.01, 1000000.0]
    assert [(issue.code, issue.cell) for issue in result.issues] == [("montant_hors_norme", "C2")]


def test_a_letter_that_only_looks_like_ours_is_named() -> None:
    [issue] = issues("Alpha | BTP | 100 | \u039fUI | BON | | |")

    assert "« Ο » (grec) ressemble" in issue.message


def test_fees_under_a_header_in_thousands_are_multiplied_and_this_is_told() -> None:
    header = HEADER.replace("CA", "Honoraires HT (k€)")
    result = diagnosed("A | BTP | 9.2 | NON | BON | | |", "B | BTP | '9,2 k€' | NON | BON | | |", header=header)

    assert result.clients[CA].tolist() == [9200.0, 9200.0]
    assert [issue.code for issue in result.issues] == ["colonne_en_milliers", "montant_en_texte"]


def test_the_examples_of_the_template_left_in_place_are_told() -> None:
    result = diagnosed(*(f"{row[0]} | {CLEAN}" for row in EXAMPLES))

    assert len(result.clients) == len(EXAMPLES)
    assert {issue.code for issue in result.issues} == {"exemple_du_modele"}


def test_a_column_that_is_not_read_is_told_with_the_one_read_in_its_place() -> None:
    [issue] = issues("Alpha | BTP | 100 | NON | BON | | | | SARL Alpha", header=HEADER + " | Client")

    assert (issue.code, issue.cell, issue.value) == ("colonne_rivale", "A1", "NOM")
    assert "« Client » (I1)" in issue.message


def test_other_sheets_of_clients_are_told_with_their_lines() -> None:
    table = f"{HEADER}\nAlpha | {CLEAN}"
    other = replace(grid(table, "Marie"), hidden=True)
    [issue] = diagnose(find_table([grid(table), other, grid(table, "Listes")])).issues

    assert issue.message == "Marie : cette feuille masquée qui ressemble à un portefeuille (1 ligne) n'est pas lue."


def test_a_hidden_sheet_is_read_where_no_other_fits_and_this_is_told() -> None:
    hidden = replace(grid(f"{HEADER}\nAlpha | {CLEAN}"), hidden=True)

    assert [issue.code for issue in diagnose(find_table([hidden, grid("a", "Vide")])).issues] == ["feuille_masquee_lue"]


def test_what_reading_met_is_told_where_it_was() -> None:
    met = (Remark("octet_illisible", 3, count=2), Remark("cellule_isolee", 9, 2, "x"), Remark("accents_repares"))
    table = find_table([replace(grid(f"{HEADER}\nAlpha | {CLEAN}"), remarks=met)])

    assert [(issue.cell, issue.count) for issue in diagnose(table).issues] == [("A4", 2), ("C10", 1), ("", 1)]


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
        ("nom_en_double", "A4", "HOTEL DU PARC"),
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
def test_a_row_of_totals_is_left_out_and_told(name: str) -> None:
    result = diagnosed(f"Alpha | {CLEAN}", f"{name} | | 100 | | | | |")

    assert result.clients[NOM].tolist() == ["Alpha"]
    assert [(issue.code, issue.cell, issue.value) for issue in result.issues] == [("ligne_de_total", "A3", name)]


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
        ("SECTEUR", "le secteur de chaque client reste vide"),
        ("CA", "les honoraires comptent pour 0 € et tout reste à compléter"),
        ("OUTIL", "les scores restent vides et tout reste à compléter"),
        ("APPETENCE", "les scores restent vides et tout reste à compléter"),
    ],
)
def test_the_absence_of_a_required_column_tells_what_follows(absent: str, consequence: str) -> None:
    header = HEADER.replace(f"| {absent} ", "", 1)

    [issue] = issues("Alpha | x | x | x | | |", header=header)[:1]

    assert consequence in issue.message
    assert "(titres trouvés : « NOM », " in issue.message


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
