from operator import attrgetter
from typing import Any

import analyses
import pandas as pd
import pytest

from fae_xlwings.domain.columns import APPETENCE, CA, NOM, OUTIL, RISQUE, SCORE
from fae_xlwings.views.words.plan import ColumnFormula, Formula
from fae_xlwings.views.words.ranking import ranking

TABLE = """
NOM | SECTEUR | CA   | OUTIL | APPETENCE
A   | x       | 1500 | NON   | BON
B   | x       | 3000 | NON   | BON
C   | x       | 1500 | NON   | BON
D   | x       | 0    | OUI   | BON
E   | x       | abc  | NON   | ?
"""


@pytest.fixture
def scored() -> pd.DataFrame:
    return analyses.analysis(TABLE).scored


def values(columns: tuple[ColumnFormula, ...]) -> list[list[Any]]:
    """What the columns show, row by row."""
    return [list(row) for row in zip(*map(attrgetter("values"), columns), strict=True)]


def texts(columns: tuple[ColumnFormula, ...], row: int) -> list[str]:
    """The formulas of one row."""
    return [str(list(column.cells())[row]) for column in columns]


def test_the_highest_come_first_equal_ones_in_the_order_of_the_table(scored: pd.DataFrame) -> None:
    found = values(ranking(scored, SCORE, (NOM,), 3, row=5, left=2))

    assert found == [[40.0, 2, "B"], [20.0, 1, "A"], [20.0, 3, "C"]]


def test_rows_past_the_last_client_above_zero_are_blank(scored: pd.DataFrame) -> None:
    assert values(ranking(scored, SCORE, (NOM,), 5, row=5, left=2))[3:] == [["", "", ""]] * 2


def test_a_cell_may_say_how_many_are_wanted(scored: pd.DataFrame) -> None:
    columns = ranking(scored, SCORE, (NOM,), 3, row=5, left=2, wanted=Formula("i_nombre", 1))

    assert values(columns) == [[40.0, 2, "B"], ["", "", ""], ["", "", ""]]
    assert 'MIN(i_nombre,COUNTIF(tblClients[SCORE_OPPORTUNITE],">0"))<ROWS($A$5:$A6)' in texts(columns, 1)[0]


def test_positions_are_rows_of_the_table_even_when_some_hold_no_client(scored: pd.DataFrame) -> None:
    spaced = scored.set_axis([0, 2, 5, 6, 7])

    assert [row[1] for row in values(ranking(spaced, SCORE, (), 3, row=5, left=2))] == [3, 1, 6]


def test_of_rows_alike_the_one_after_those_above_is_found(scored: pd.DataFrame) -> None:
    columns = ranking(scored, SCORE, (), 2, row=5, left=2)

    assert "tblClients[SCORE_OPPORTUNITE]>=B6-0.0000005" in texts(columns, 1)[1]
    assert "COUNTIF(B$5:B6,B6)" in texts(columns, 1)[1]


def test_what_was_not_understood_reads_as_the_rules_read_it() -> None:
    table = (
        "NOM | SECTEUR | CA | OUTIL | APPETENCE\nE | x | abc | NON | BON\nF | x | 500 | NON | ?\nG | x | abc | NON | ?"
    )
    found = values(ranking(analyses.analysis(table).scored, RISQUE, (NOM, CA, OUTIL, APPETENCE), 3, row=5, left=2))

    assert [row[2:] for row in found] == [["E", 0.0, "NON", "BON"], ["F", 500.0, "NON", "?"], ["", "", "", ""]]
