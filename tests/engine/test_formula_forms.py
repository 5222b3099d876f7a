"""Formulas take the file's form in the file and people's form on screen."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen
from parts import parts

from fae_xlwings.engine.base.formula_forms import needs_file_form, to_excel, to_file


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("=[@ca]*2", "=tbl[[#This Row],[ca]]*2"),
        ("=[@[CA HT]]*2", "=tbl[[#This Row],[CA HT]]*2"),
        ("=autre[@ca]", "=autre[[#This Row],[ca]]"),
        ("=SUM([@[a b]:[c d]])", "=SUM(tbl[[#This Row],[a b]:[c d]])"),
        ("=IFS(A1,1)+STDEV.S(B:B)", "=_xlfn.IFS(A1,1)+_xlfn.STDEV.S(B:B)"),
        ("=SORT(A1:A3)", "=_xlfn._xlws.SORT(A1:A3)"),
        ('="[@ca] IFS("', '="[@ca] IFS("'),
        ("=SUM(tbl[ca])", "=SUM(tbl[ca])"),
        ("=SUMIFS(A:A,B:B,1)", "=SUMIFS(A:A,B:B,1)"),
    ],
)
def test_what_is_typed_is_kept_in_the_files_form_and_shown_as_typed(typed: str, kept: str) -> None:
    assert to_file(typed, "tbl") == kept
    assert to_excel(kept, "tbl") == typed


def test_only_formulas_that_differ_are_rewritten() -> None:
    assert not needs_file_form("=SUMIFS(A:A,B:B,1)")
    assert needs_file_form("=XLOOKUP(1,A:A,B:B)")


def test_a_cell_of_a_table_means_its_own_row(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = [["ca", "double"], [3, None], [4, None]]
    sheet.tables.add(sheet["A1:B3"], name="tbl")
    sheet["B2:B3"].formula = "=[@ca]*2"

    assert sheet["B3"].formula == "=[@ca]*2"
    assert b"tbl[[#This Row],[ca]]*2</f>" in parts(Path(reopened().fullname))["xl/worksheets/sheet1.xml"]


def test_constants_read_as_they_would_be_typed(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1.5, "texte", True, None]]

    assert sheet["A1:D1"].formula == (("1.5", "texte", "TRUE", ""),)
