import random
from dataclasses import replace
from pathlib import Path
from statistics import median

import pandas as pd
import pytest
from frames import grid
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from fae_xlwings.domain.columns import CA, EMAIL, NOM, OUTIL, PRIORITE, SCORE
from fae_xlwings.domain.scoring import score
from fae_xlwings.errors import InputError
from fae_xlwings.intake.figures import Statistics
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import Header, from_grids, load

MESSY = """
📋 Remplissez vos données | | | | | |
Standard | CA_HONORAIRES_HT  | Outil réforme | APPETENCE_INFORMATIQUE | nom         | Secteur | Dirigeant Nom
'0102'    | '1\u202f464,89 €' | ' Non\xa0'    | 'TRÈS  BON'            | Alpha       | BTP     | Durand
'0103'    | '3.925,88'        | Partiellement | faible                 | =Équilibre  | Élevage | Durand
'0104'    | -1500             | OUI           | BON                    | '  -Moins ' | BTP     |
'0105'    | 4578.09           | PEUT-ETRE     | bon                    | @rtisan     | BTP     |
'0106'    | 9390.19           | NON           |                        | Epsilon     | BTP     |
'0107'    | 100               | NON           | BON                    |             | BTP     |
"""
AMOUNTS = [1464.89, 3925.88, 4578.09, 9390.19]


def test_a_messy_portfolio_is_read_whole_from_a_workbook(tmp_path: Path) -> None:
    portfolio = load(workbook(tmp_path / "p.xlsx", Instructions="Lisez-moi", Données=MESSY))

    assert portfolio.clients[NOM].tolist() == ["Alpha", "=Équilibre", "-Moins", "@rtisan", "Epsilon"]
    assert portfolio.clients[CA].fillna(-1).tolist() == [1464.89, 3925.88, -1, 4578.09, 9390.19]
    assert portfolio.clients[OUTIL].tolist()[:3] == ["NON", "PARTIELLEMENT", "OUI"]
    assert (portfolio.sheet, portfolio.header_row, portfolio.rows) == ("Données", 2, (3, 4, 5, 6, 7))
    figures = replace(portfolio.statistics, ca_mean=round(portfolio.statistics.ca_mean, 6))
    assert figures == Statistics(6, 5, 1, 4, 1464.89, 9390.19, 4839.7625, median(AMOUNTS), ("Élevage",))
    assert [(issue.code, issue.cell) for issue in portfolio.issues if issue.severity == "error"] == [
        ("ligne_sans_nom", "E8"),
        ("montant_negatif", "B5"),
        ("outil_inconnu", "C6"),
        ("appetence_manquante", "D7"),
    ]
    assert score(portfolio.clients)[PRIORITE].tolist() == ["P2", "P3", "À compléter", "À compléter", "À compléter"]


def test_a_workbook_and_a_text_table_of_the_same_clients_read_the_same(tmp_path: Path) -> None:
    rows = [line.split("|") for line in MESSY.strip().splitlines()]
    text = "\n".join(";".join(cell.strip(" ").strip("'") for cell in row) for row in rows)
    (tmp_path / "p.csv").write_text(text, encoding="utf-8")

    from_text = load(tmp_path / "p.csv")

    from_book = load(workbook(tmp_path / "p.xlsx", Données=MESSY))
    assert from_text.clients.equals(from_book.clients)
    assert from_text.sheet == ""
    assert from_text.cell(CA, 0) == from_book.cell(CA, 0) == "B3"


def test_every_original_column_is_kept_as_it_is_under_its_own_header() -> None:
    portfolio = from_grids([grid("Standard | NOM | Remarque\n'00123' | Alpha | '=1+1'\n | |\n5.5 | Beta |")])

    assert portfolio.raw.to_dict("list") == {
        "Standard": ["00123", 5.5],
        "NOM": ["Alpha", "Beta"],
        "Remarque": ["=1+1", ""],
    }
    assert portfolio.columns == (Header("Standard", 1), Header("NOM", 2), Header("Remarque", 3))
    assert portfolio.extra_columns == (Header("Standard", 1), Header("Remarque", 3))
    assert portfolio.rows == (2, 4)


def test_headers_lead_back_to_the_source() -> None:
    portfolio = from_grids([grid("Tél | Raison sociale\n1 | Alpha", first_row=7, first_column=3)])

    assert portfolio.headers == {NOM: Header("Raison sociale", 4)}
    assert (portfolio.header_row, portfolio.rows, portfolio.cell(NOM, 0)) == (7, (8,), "D8")


def test_headers_that_occur_twice_or_not_at_all_get_names_of_their_own() -> None:
    portfolio = from_grids([grid("NOM | Nom | NOM | NOM (2) | | \nAlpha | b | c | d | e |")])

    assert portfolio.raw.columns.tolist() == ["NOM", "Nom", "NOM (2)", "NOM (2) (2)", "Colonne E"]
    assert portfolio.raw.iloc[0].tolist() == ["Alpha", "b", "c", "d", "e"]


def test_results_of_an_earlier_analysis_are_recognised_and_not_taken_as_inputs() -> None:
    table = "NOM | CA | OUTIL | APPETENCE | Score opportunité | PRIORITE | Tél\nAlpha | 8500 | NON | BON | 3 | P4 | 5"
    portfolio = from_grids([grid(table)])

    assert portfolio.headers[SCORE] == Header("Score opportunité", 5)
    assert portfolio.extra_columns == (Header("Tél", 7),)
    assert SCORE not in portfolio.clients
    assert score(portfolio.clients)[PRIORITE].tolist() == ["P1"]


def test_a_portfolio_scored_and_read_again_scores_the_same() -> None:
    first = from_grids([grid("NOM | CA | OUTIL | APPETENCE\nAlpha | '8 500,5' | non | BON\nBeta | x | OUI | BON")])
    scored = score(first.clients)

    rows = [list(scored.columns), *scored.astype(object).to_numpy().tolist()]
    again = from_grids([Grid("Données", rows)])

    assert score(again.clients)[[NOM, CA, SCORE]].equals(scored[[NOM, CA, SCORE]])


def test_a_table_without_clients_is_an_empty_portfolio() -> None:
    portfolio = from_grids([grid("NOM | CA | | Tél")])

    assert (len(portfolio.clients), portfolio.rows, portfolio.raw.shape) == (0, (), (0, 3))
    assert score(portfolio.clients).shape == (0, 14)


def test_one_client_is_enough() -> None:
    portfolio = from_grids([grid("NOM\nAlpha")])

    assert score(portfolio.clients)[PRIORITE].tolist() == ["À compléter"]


def test_a_file_without_header_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Aucune ligne d'en-têtes avec NOM"):
        load(workbook(tmp_path / "p.xlsx", Données="1 | 2"))


COLUMNS = ("NOM", "SECTEUR", "CA", "OUTIL", "APPETENCE", "PRENOM", "NOM DIRIGEANT", "EMAIL", "Autre", "SCORE_RISQUE")
VALUES = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["NON", " très bon", "1 500,5", "#N/A", "{x}", "a@b.fr"]),
)
TABLES = st.lists(st.lists(VALUES, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=8)


def clean_of(rows: list[list[object]], order: list[int]) -> pd.DataFrame:
    cells = [[row[column] for column in order] for row in [list(COLUMNS), *rows]]
    return from_grids([Grid("Données", cells)]).clients


@given(TABLES)
def test_any_value_in_any_cell_is_read_without_an_error_and_no_client_is_lost(rows: list[list[object]]) -> None:
    portfolio = from_grids([Grid("Données", [list(COLUMNS), *rows])])

    figures = portfolio.statistics
    assert figures.rows_raw == figures.rows_valid + figures.rows_left_out <= len(rows)
    assert len(score(portfolio.clients)) == len(portfolio.raw) == len(portfolio.rows) == figures.rows_valid
    assert all(issue.as_json()["message"] for issue in portfolio.issues)


@given(TABLES, st.randoms())
def test_the_order_of_columns_does_not_matter(rows: list[list[object]], source: random.Random) -> None:
    order = source.sample(range(len(COLUMNS)), len(COLUMNS))

    assert clean_of(rows, order).equals(clean_of(rows, list(range(len(COLUMNS)))))


@given(TABLES, st.randoms())
def test_the_order_of_rows_only_moves_the_clients(rows: list[list[object]], source: random.Random) -> None:
    order = source.sample(range(len(rows)), len(rows))
    columns = list(range(len(COLUMNS)))
    marked = [[f"{number} {row[0]}", *row[1:]] for number, row in enumerate(rows)]

    shuffled = clean_of([marked[number] for number in order], columns)

    assert shuffled.equals(clean_of(marked, columns).iloc[order].reset_index(drop=True))


def test_where_each_column_was_read_is_told_with_its_letter() -> None:
    portfolio = from_grids([grid("Code | Raison sociale | Honoraires HT 2025 | Outil\n12 | Alpha | 1500 | NON")])

    assert portfolio.column_map == {
        NOM: "Raison sociale (B)",
        CA: "Honoraires HT 2025 (C)",
        OUTIL: "Outil (D)",
    }


def test_of_two_addresses_the_column_that_holds_some_is_read() -> None:
    table = "NOM | E-mail | Mail\nAlpha | à demander | a@exemple.fr\nBeta | oui | b@exemple.fr"

    assert from_grids([grid(table)]).clients[EMAIL].tolist() == ["a@exemple.fr", "b@exemple.fr"]
