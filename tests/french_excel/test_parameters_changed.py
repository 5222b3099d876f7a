"""A formula of a cell never answers by parameters that have just changed."""

from pathlib import Path

import pytest
from pressing import edited

from fae_xlwings import macros, udfs, workflow
from french_excel.excel import FrenchExcel

CLIENT = (1500.0, "OUI", "MOYEN")
COEFFICIENT = "C7"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    workflow.forget_parameters()


def test_a_formula_follows_what_excel_signals(excel: FrenchExcel, ours: Path) -> None:
    book = excel.open(ours)
    with excel.calling(book):
        before = udfs.FAE_SCORE(*CLIENT)
        book.sheets["Paramètres"].range(COEFFICIENT).value = 3000.0
        workflow.forget_parameters()

        assert (before, udfs.FAE_SCORE(*CLIENT)) == (1.0, 0.5)


def test_the_values_delivered_are_followed_at_once(excel: FrenchExcel, ours: Path) -> None:
    book = excel.open(edited(ours, {f"Paramètres!{COEFFICIENT}": 3000.0}))
    with excel.calling(book):
        before = udfs.FAE_SCORE(*CLIENT)
        macros.press("fae_defauts", book, yes=True)

        assert (before, udfs.FAE_SCORE(*CLIENT)) == (0.5, 1.0)
    assert excel.state["full_calculations"] == 1
