"""The cell formulas, called as Excel calls them: cells, columns, whole tables."""

from collections.abc import Iterator

import frames
import pandas as pd
import pytest
import xlwings as xw
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings import udfs
from fae_xlwings.domain.columns import APPETENCE, CA, COMPUTED, OUTIL
from fae_xlwings.domain.scoring import score
from fae_xlwings.intake.diagnosis import clean_column

TABLE = frames.cells("""
    NOM         | CA_HONORAIRES_HT | OUTIL_COMPATIBLE_REFORME | APPETENCE_INFORMATIQUE
    SCI EXEMPLE | 8500             | NON                      | TRES BON
                | 4200             | NON                      | BON
    EI ESSAI    | 500              | OUI                      | FAIBLE
""")


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        (udfs.FAE_SCORE, 170.0),
        (udfs.FAE_PRIORITE, "P1"),
        (udfs.FAE_ETOILES, "★★★★★"),
        (udfs.FAE_RISQUE, 70.0),
        (udfs.FAE_NIVEAU_RISQUE, "ÉLEVÉ"),
    ],
)
def test_a_cell_in_gives_a_value_out(function: udfs.Answer, answer: object) -> None:
    assert function(8500.0, "NON", "TRES BON") == answer
    assert function([[8500.0]], [["NON"]], [["TRES BON"]]) == answer


def test_a_column_in_gives_a_column_out() -> None:
    assert udfs.FAE_SEGMENT([[999.0], [1000.0], [10000.0], [10000.5]]) == [
        ["Très Petit"],
        ["Petit"],
        ["Grand"],
        ["Très Grand"],
    ]


def test_fees_that_are_none_are_not_zero() -> None:
    assert udfs.FAE_SEGMENT("abc") == udfs.FAE_SEGMENT(None) == "À compléter"
    assert udfs.FAE_RISQUE("abc", None, "?") == udfs.FAE_NIVEAU_RISQUE(800, None, None) == "À compléter"
    assert udfs.FAE_SEGMENT("abc", "NON", "FAIBLE") == "Très Petit"
    assert udfs.FAE_NIVEAU_RISQUE("abc", "NON", "FAIBLE") == "ÉLEVÉ"


def test_one_cell_serves_every_row_of_a_column() -> None:
    assert udfs.FAE_SCORE([[1500.0], [3000.0]], "OUI", "MOYEN") == [[1.0], [2.0]]


def test_columns_of_unlike_heights_are_told_in_french() -> None:
    answer = udfs.FAE_SCORE([[1500.0], [3000.0]], [["OUI"], ["OUI"], ["NON"]], "MOYEN")

    assert answer == "Les plages doivent avoir la même hauteur."


def test_an_unknown_word_answers_that_the_client_is_to_be_completed() -> None:
    assert udfs.FAE_SCORE(8500.0, "peut-être", "BON") == "À compléter"
    assert udfs.FAE_PRIORITE("abc", "NON", "BON") == "À compléter"


def test_words_are_understood_as_people_type_them() -> None:
    assert udfs.FAE_SCORE("8 500,00 €", " non ", "très bon") == 170.0


def test_an_indicator_is_found_by_its_name() -> None:
    assert udfs.FAE_INDICATEUR("total_clients", TABLE) == 2
    assert udfs.FAE_INDICATEUR("CA_TOTAL", TABLE) == 9000
    assert udfs.FAE_INDICATEUR("CA du cabinet", TABLE) == 9000
    assert udfs.FAE_INDICATEUR(" ca DU cabinet ", TABLE) == 9000


def test_an_unknown_indicator_answers_the_list_of_names() -> None:
    assert "CA du cabinet" in udfs.FAE_INDICATEUR("chiffre", TABLE)


def test_the_analysis_spills_beside_the_rows_it_is_about() -> None:
    header, first, nameless, last = udfs.FAE_ANALYSE(TABLE)

    assert header == list(COMPUTED)
    assert first[:3] == ["Grand", 170.0, "P1"]
    assert nameless == [""] * 6
    assert last[2] == "P4"


def test_an_area_without_titles_is_told_in_french() -> None:
    assert "NOM" in udfs.FAE_ANALYSE([[1.0, 2.0], [3.0, 4.0]])


@pytest.fixture
def called_from_a_workbook() -> Iterator[xw.Book]:
    from fae_xlwings.engine import calling, new_book  # noqa: PLC0415 - only these tests need a workbook

    book = new_book()
    sheet = book.sheets[0]
    sheet.name = "Paramètres"
    sheet.range("A1").value = [["Valeur", "Clé"], [3000.0, "score_base"]]
    with calling(book):
        yield book


def test_the_parameters_of_the_calling_workbook_are_obeyed(called_from_a_workbook: xw.Book) -> None:
    del called_from_a_workbook

    assert udfs.FAE_SCORE(3000.0, "OUI", "MOYEN") == 1.0


def test_a_bad_parameter_is_told_with_its_cell(called_from_a_workbook: xw.Book) -> None:
    called_from_a_workbook.sheets[0].range("A2").value = "beaucoup"

    assert "Paramètres!A2" in udfs.FAE_SCORE(3000.0, "OUI", "MOYEN")


cells = st.one_of(
    st.none(), st.booleans(), st.floats(allow_nan=False), st.integers(), st.text(max_size=12),
    st.sampled_from(("8 500,00 €", "1.500", "k€", "(1 234)", "#N/A", " non ", "Très  bon", "OUI", "NON", "BON", "")),
)  # fmt: skip
FUNCTIONS = dict(
    zip(
        COMPUTED,
        (
            udfs.FAE_SEGMENT,
            udfs.FAE_SCORE,
            udfs.FAE_PRIORITE,
            udfs.FAE_ETOILES,
            udfs.FAE_RISQUE,
            udfs.FAE_NIVEAU_RISQUE,
        ),
        strict=True,
    )
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=8))
def test_a_cell_a_column_and_a_whole_table_answer_the_same(rows: list[tuple[object, object, object]]) -> None:
    """The quick way of the cell functions against the table of the analysis, whatever the cells hold."""
    columns = dict(zip((CA, OUTIL, APPETENCE), zip(*rows, strict=True), strict=True))
    scored = score(pd.DataFrame({name: clean_column(name, list(values))[0] for name, values in columns.items()}))

    for header, function in FUNCTIONS.items():
        expected = ["À compléter" if value != value else value for value in scored[header].tolist()]  # noqa: PLR0124
        one_by_one = [function(*row) for row in rows]
        whole = function(*([[value] for value in column] for column in columns.values()))
        assert one_by_one == expected
        assert whole == (expected[0] if len(rows) == 1 else [[value] for value in expected])
