import itertools
import math

import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, NOM, OUTIL, OUTILS, SCORE, SEGMENT, SEGMENTS
from fae_xlwings.domain.matrix import CATEGORIES, MEASURES, Measure, matrix, selection, with_totals
from fae_xlwings.domain.ranking import ranked_by
from fae_xlwings.domain.scoring import score

PORTFOLIO = """
nom | ca    | outil         | appetence
A   | 8500  | NON           | BON
B   | 500   | NON           | BON
C   | 4200  | PARTIELLEMENT | FAIBLE
D   | 12000 | OUI           | TRES BON
E   | 3000  | ?             | BON
"""


def names(scored: pd.DataFrame) -> str:
    return "".join(scored[NOM])


def test_a_matrix_has_every_category_even_without_clients() -> None:
    table = matrix(score(clients(PORTFOLIO)), SEGMENT, "clients")

    assert (table.index.tolist(), table.columns.tolist()) == (list(SEGMENTS), list(OUTILS))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [("clients", 2), ("ca", 9000.0), ("score_moyen", 60.0), ("risque_moyen", 55.0)],
)
def test_a_cell_of_the_matrix_measures_its_clients(measure: Measure, expected: float) -> None:
    table = matrix(score(clients(PORTFOLIO)), APPETENCE, measure)

    assert table.loc["BON", "NON"] == pytest.approx(expected)


def test_a_mean_weighs_every_client_alike() -> None:
    scored = score(clients("ca | outil | appetence\n1500 | NON | BON\n1500 | NON | BON\n6000 | NON | BON"))

    means = [matrix(scored, APPETENCE, measure).loc["BON", "NON"] for measure in ("score_moyen", "risque_moyen")]

    assert means == pytest.approx([40.0, 170 / 3])


def test_a_cell_without_client_is_zero_for_sums_and_empty_for_means() -> None:
    scored = score(clients(PORTFOLIO))

    cells = {measure: matrix(scored, APPETENCE, measure).loc["FAIBLE", "OUI"] for measure in MEASURES}

    assert (cells["clients"], cells["ca"]) == (0, 0)
    assert math.isnan(cells["score_moyen"])
    assert math.isnan(cells["risque_moyen"])


def test_totals_stand_right_of_the_rows_and_below_the_columns() -> None:
    table = with_totals(matrix(score(clients(PORTFOLIO)), APPETENCE, "clients"))

    assert table.loc["Total"].tolist() == [2, 1, 1, 4]
    assert table["Total"].tolist() == [1, 2, 0, 1, 4]


def test_the_mean_score_is_the_total_over_the_number_of_scores() -> None:
    scored = score(clients(PORTFOLIO))

    total, scores = (matrix(scored, SEGMENT, measure).loc["Grand", "NON"] for measure in ("score_total", "scores"))

    assert total / scores == matrix(scored, SEGMENT, "score_moyen").loc["Grand", "NON"]


@given(portfolios())
def test_counts_and_fees_of_a_matrix_add_up_to_the_clients_of_known_categories(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)
    known = scored.dropna(subset=[OUTIL, APPETENCE])

    assert matrix(scored, APPETENCE, "clients").to_numpy().sum() == len(known)
    assert matrix(scored, APPETENCE, "ca").to_numpy().sum() == pytest.approx(known[CA].sum())


def test_a_selection_is_sorted_by_falling_score_the_unknown_last() -> None:
    assert names(selection(score(clients(PORTFOLIO)), {})) == "ADCBE"


def test_filters_combine_and_leave_unknown_values_out_only_where_they_filter() -> None:
    scored = score(clients(PORTFOLIO))

    assert names(selection(scored, {OUTIL: ["NON"], SEGMENT: ["Grand"]})) == "A"
    assert names(selection(scored, {OUTIL: ["NON", "PARTIELLEMENT"]})) == "ACB"
    assert names(selection(scored, {OUTIL: OUTILS, APPETENCE: ["BON"]})) == "ABE"
    assert names(selection(scored, {OUTIL: []})) == ""


subsets = {column: st.lists(st.sampled_from(words), unique=True) for column, words in CATEGORIES.items()}


@given(portfolios(), st.fixed_dictionaries({}, optional=subsets))
def test_any_combination_of_filters_keeps_exactly_the_clients_that_pass_each(
    portfolio: pd.DataFrame, filters: dict[str, list[str]]
) -> None:
    scored = score(portfolio)

    kept = selection(scored, filters)

    everything = {column: set(words) for column, words in CATEGORIES.items()}
    partial = {column: set(values) for column, values in filters.items() if set(values) != everything[column]}
    expected = [i for i in scored.index if all(scored.loc[i, c] in values for c, values in partial.items())]
    assert sorted(kept.index) == expected
    assert all(a >= b for a, b in itertools.pairwise(ranked_by(kept[SCORE]).dropna()))


def test_categories_are_those_of_the_columns() -> None:
    assert CATEGORIES[APPETENCE] == APPETENCES
