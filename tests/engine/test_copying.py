"""Cells copied, pasted and continued."""

# Cells know no time zone.
# ruff: noqa: DTZ001

import datetime as dt

import pytest
import xlwings as xw


@pytest.fixture
def source(sheet: xw.Sheet) -> xw.Range:
    sheet["A1"].value = [[1, "a"], [2, "b"]]
    sheet["C1"].formula = "=A1*2"
    sheet["A1:B1"].font.bold = True
    return sheet["A1:C2"]


def test_a_copy_brings_values_looks_and_relative_formulas(source: xw.Range) -> None:
    sheet = source.sheet
    source.copy(sheet["E5"])

    assert sheet["E5:F6"].value == [[1.0, "a"], [2.0, "b"]]
    assert sheet["G5"].formula == "=E5*2"
    assert sheet["E5"].font.bold is True


def test_a_copy_is_repeated_over_a_multiple(sheet: xw.Sheet) -> None:
    sheet["A1"].formula = "=B1"
    sheet["A1"].copy(sheet["A2:A4"])

    assert sheet["A2:A4"].formula == (("=B2",), ("=B3",), ("=B4",))


def test_only_values_or_only_formats_may_be_pasted(source: xw.Range) -> None:
    sheet = source.sheet
    sheet["E1"].copy_from(sheet["A1"], copy_type="values")
    sheet["F1"].copy_from(sheet["A1"], copy_type="formats")

    assert (sheet["E1"].value, sheet["E1"].font.bold) == (1.0, False)
    assert (sheet["F1"].value, sheet["F1"].font.bold) == (None, True)


def test_a_paste_may_turn_rows_into_columns(source: xw.Range) -> None:
    sheet = source.sheet
    sheet["A1:B2"].copy()
    sheet["E1"].paste(transpose=True)

    assert sheet["E1:F2"].value == [[1.0, 2.0], ["a", "b"]]


def test_blanks_may_leave_what_is_there(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, None]]
    sheet["D1"].value = [[8, 9]]
    sheet["D1"].copy_from(sheet["A1:B1"], skip_blanks=True)

    assert sheet["D1:E1"].value == [1.0, 9.0]


def test_pasted_text_is_not_read_as_typed(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "'00123"
    sheet["B1"].copy_from(sheet["A1"], copy_type="values")

    assert sheet["B1"].value == "00123"


def test_nothing_copied_cannot_be_pasted(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="Rien n'a été copié"):
        sheet["A1"].paste()


@pytest.mark.parametrize(
    ("begun", "kind", "continued"),
    [
        ([1, 2], "fill_default", [1, 2, 3, 4]),
        ([5], "fill_default", [5, 5, 5, 5]),
        ([5], "fill_series", [5, 6, 7, 8]),
        ([1, 2], "fill_copy", [1, 2, 1, 2]),
        (["a", "b"], "fill_default", ["a", "b", "a", "b"]),
        ([dt.datetime(2026, 9, 1)], "fill_default", [dt.datetime(2026, 9, day) for day in (1, 2, 3, 4)]),
    ],
)
def test_a_series_is_continued(sheet: xw.Sheet, begun: list[object], kind: str, continued: list[object]) -> None:
    sheet["A1"].value = [[value] for value in begun]
    sheet["A1"].resize(len(begun)).autofill(sheet["A1:A4"], kind)

    assert sheet["A1:A4"].value == continued


def test_formulas_are_continued_relatively(sheet: xw.Sheet) -> None:
    sheet["A1"].formula = "=B1"
    sheet["A1"].autofill(sheet["A1:C1"])

    assert sheet["A1:C1"].formula == (("=B1", "=C1", "=D1"),)
