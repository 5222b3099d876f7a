"""Formulas take the file's form in the file and people's form on screen."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen
from parts import parts

from fae_xlwings.engine.base.formula_forms import to_excel, to_file


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=[@ca]*2", "=tbl[[#This Row],[ca]]*2"),
        ("=[@[CA HT]]*2", "=tbl[[#This Row],[CA HT]]*2"),
        ("=autre[@ca]", "=autre[[#This Row],[ca]]"),
        ("=SUM([@[a b]:[c d]])", "=SUM(tbl[[#This Row],[a b]:[c d]])"),
        ('="[@ca] IFS("', '="[@ca] IFS("'),
        ("=SUM(tbl[ca])", "=SUM(tbl[ca])"),
        ("=SUMIFS(A:A,B:B,1)", "=SUMIFS(A:A,B:B,1)"),
    ],
)
def test_what_is_typed_is_kept_in_the_files_form_and_shown_as_typed(typed: str, kept: str) -> None:
    assert to_file(typed, "tbl") == kept
    assert to_excel(kept, "tbl") == typed


def test_functions_younger_than_the_format_keep_their_prefix_both_ways() -> None:
    kept = '=_xlfn.XLOOKUP([@ca],A:A,"_xlfn.")'

    assert to_file(kept, "tbl") == '=_xlfn.XLOOKUP(tbl[[#This Row],[ca]],A:A,"_xlfn.")'
    assert to_excel(to_file(kept, "tbl"), "tbl") == kept


def test_a_cell_of_a_table_means_its_own_row(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = [["ca", "double"], [3, None], [4, None]]
    sheet.tables.add(sheet["A1:B3"], name="tbl")
    sheet["B2:B3"].formula = "=[@ca]*2"

    assert sheet["B3"].formula == "=[@ca]*2"
    assert b"tbl[[#This Row],[ca]]*2</f>" in parts(Path(reopened().fullname))["xl/worksheets/sheet1.xml"]


def test_constants_read_as_they_would_be_typed(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1.5, "texte", True, None]]

    assert sheet["A1:D1"].formula == (("1.5", "texte", "TRUE", ""),)
