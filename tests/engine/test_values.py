"""Values are read and written as over COM."""

# Cells know no time zone.
# ruff: noqa: DTZ001

import datetime as dt
import math
from decimal import Decimal
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlsxwriter
import xlwings as xw
from headless import Reopen, dress

from fae_xlwings.engine import open_book


class Formula(str):
    """A formula with the value that Python computed for it."""

    __slots__ = ("value",)

    value: object


def known(text: str, value: object) -> Formula:
    formula = Formula(text)
    formula.value = value
    return formula


def test_numbers_come_back_as_floats_and_truths_as_truths(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [1, 2.5, True, False]
    values = sheet["A1:D1"].value

    assert values == [1.0, 2.5, True, False]
    assert [type(value) for value in values] == [float, float, bool, bool]


def test_a_cell_is_a_value_a_row_a_list_a_block_a_list_of_rows(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", "b"], ["c", "d"]]

    assert sheet["A1"].value == "a"
    assert sheet["A1:B1"].value == ["a", "b"]
    assert sheet["A1:A2"].value == ["a", "c"]
    assert sheet["A1:B2"].value == [["a", "b"], ["c", "d"]]
    assert sheet["A1"].options(ndim=2).value == [["a"]]


def test_raw_values_are_tuples_of_rows(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2]]

    assert sheet["A1:B1"].raw_value == ((1.0, 2.0),)
    assert sheet["A1"].raw_value == 1.0


@pytest.mark.parametrize("nothing", [None, math.nan, pd.NaT, pd.NA, np.datetime64("NaT"), ""])
def test_nothing_in_all_its_forms_empties_a_cell(sheet: xw.Sheet, nothing: object) -> None:
    sheet["A1"].value = "avant"
    sheet["A1"].value = [[nothing]]

    assert sheet["A1"].value is None


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (np.float64(1.5), 1.5),
        (np.int64(3), 3.0),
        (np.bool_(True), True),
        (Decimal("2.25"), 2.25),
        (dt.date(2026, 9, 1), dt.datetime(2026, 9, 1)),
        (pd.Timestamp("2026-09-01 10:30"), dt.datetime(2026, 9, 1, 10, 30)),
        (np.datetime64("2026-09-01"), dt.datetime(2026, 9, 1)),
        (pd.Timestamp("2026-09-01", tz="Europe/Paris"), dt.datetime(2026, 9, 1)),
        (np.str_("été"), "été"),
    ],
)
def test_python_numpy_and_pandas_values_are_taken(sheet: xw.Sheet, given: object, read: object) -> None:
    sheet["A1"].value = [[given]]

    assert sheet["A1"].value == read


def test_what_no_cell_can_hold_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(TypeError, match="timedelta"):
        sheet["A1"].value = dt.timedelta(hours=1)


def test_an_infinite_number_becomes_excels_error(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[math.inf]]

    assert sheet["A1"].options(err_to_str=True).value == "#NUM!"


def test_errors_read_as_nothing_unless_asked_for(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "#N/A"

    assert sheet["A1"].value is None
    assert sheet["A1"].options(err_to_str=True).value == "#N/A"


def test_rows_of_different_lengths_are_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="même nombre"):
        sheet["A1"].raw_value = [[1, 2], [3]]


def test_a_text_too_long_for_a_cell_is_told_with_its_cell(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="B2"):
        sheet["B2"].value = "x" * 32_768


def test_signs_that_no_file_can_hold_are_dropped(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "a\x07b\nc"

    assert sheet["A1"].value == "ab\nc"


def test_a_frame_goes_there_and_back(sheet: xw.Sheet) -> None:
    frame = pd.DataFrame({"nom": ["a", None], "ca": [1.5, np.nan], "jour": pd.to_datetime(["2026-01-02", None])})
    sheet["A1"].options(index=False).value = frame
    back = sheet["A1:C3"].options(pd.DataFrame, index=False).value

    assert back.columns.tolist() == ["nom", "ca", "jour"]
    assert back.iloc[0].tolist() == ["a", 1.5, dt.datetime(2026, 1, 2)]
    assert back.iloc[1].isna().all()


def test_dates_are_dates_by_their_format(sheet: xw.Sheet) -> None:
    sheet["A1"].value = 46_266
    assert sheet["A1"].value == 46_266.0
    dress(sheet["A1"], NumberFormat="dd/mm/yyyy")
    assert sheet["A1"].value == dt.datetime(2026, 9, 1)


def test_a_date_under_a_number_format_is_a_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = dt.datetime(2026, 9, 1)
    dress(sheet["A1"], NumberFormat="0")

    assert sheet["A1"].value == 46_266.0


def test_a_time_of_day_is_read_as_over_com(sheet: xw.Sheet) -> None:
    sheet["A1"].value = 0.5
    dress(sheet["A1"], NumberFormat="h:mm")

    assert sheet["A1"].value == dt.datetime(1899, 12, 30, 12)


def test_whole_columns_end_with_the_last_used_cell(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1], [2], [3]]

    assert sheet["A:A"].value == [1.0, 2.0, 3.0]
    assert sheet["C:C"].shape == (1_048_576, 1)


def test_a_range_without_cells_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="Range sans cellule"):
        _ = sheet["A1:B2"][0:0, :]


def test_one_value_fills_a_range(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = 7

    assert sheet["A1:B2"].value == [[7.0, 7.0], [7.0, 7.0]]


def test_formulas_and_constants_read_as_they_are_kept(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1.5, "texte", True, None, "=_xlfn.XLOOKUP(1,A:A,B:B)"]]

    assert sheet["A1:E1"].formula == (("1.5", "texte", "TRUE", "", "=_xlfn.XLOOKUP(1,A:A,B:B)"),)
    with pytest.raises(NotImplementedError, match="This Row"):
        sheet["A2"].formula = "=[@ca]*2"


def test_one_formula_fills_a_range_with_its_references_following(sheet: xw.Sheet) -> None:
    sheet["B1:B3"].formula = "=A1*$C$1"

    assert sheet["B1:B3"].formula == (("=A1*$C$1",), ("=A2*$C$1",), ("=A3*$C$1",))


def test_a_formula_carries_the_value_known_for_it(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = [[known("=1+1", 2.0), known('="a"&"b"', "ab"), known("=1>2", False), known("=0", 0)]]

    assert sheet["A1:D1"].value == [2.0, "ab", False, 0.0]
    assert reopened().sheets[0]["A1:D1"].value == [2.0, "ab", False, 0.0]


def test_a_plain_formula_has_no_value_yet(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "=1+1"

    assert sheet["A1"].formula == "=1+1"
    assert sheet["A1"].value is None


@pytest.mark.parametrize("text", ["=Équilibre", "-10 % SARL", "1-2", "00123", "+33 1 02", "TRUE", "#N/A", "'déjà"])
def test_marked_text_stays_text(sheet: xw.Sheet, reopened: Reopen, text: str) -> None:
    sheet["A1"].value = f"'{text}"

    assert sheet["A1"].value == text
    again = reopened()
    assert again.sheets[0]["A1"].value == text
    assert openpyxl.load_workbook(again.fullname).worksheets[0]["A1"].quotePrefix


def test_the_mark_goes_when_a_value_without_it_is_written(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = "'00123"
    sheet["A1"].value = 5

    assert not openpyxl.load_workbook(reopened().fullname).worksheets[0]["A1"].quotePrefix


def test_unmarked_text_is_read_as_if_typed(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["1-2", "00123", "12 %"]

    assert isinstance(sheet["A1"].value, dt.datetime)
    assert sheet["B1:C1"].value == [123.0, 0.12]


@pytest.mark.parametrize("text", ["-10 % SARL", "+33 1 02", "@ville", "- remise"])
def test_unmarked_text_that_begins_like_a_formula_is_lost_as_in_excel(sheet: xw.Sheet, text: str) -> None:
    sheet["A1"].value = text

    assert sheet["A1"].options(err_to_str=True).value == "#NAME?"


def test_a_dash_alone_is_text(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "-"

    assert sheet["A1"].value == "-"


def test_cells_of_the_text_format_take_everything_as_text(sheet: xw.Sheet) -> None:
    dress(sheet["A1:B1"], NumberFormat="@")
    sheet["A1"].value = ["00123", "=1+1"]

    assert sheet["A1:B1"].value == ["00123", "=1+1"]


def test_a_typed_percentage_gets_its_format_unless_the_cell_has_one(sheet: xw.Sheet, reopened: Reopen) -> None:
    dress(sheet["B1"], NumberFormat="0.000")
    sheet["A1"].value = ["12%", "12%"]

    cells = openpyxl.load_workbook(reopened().fullname).worksheets[0][1]
    assert [cell.number_format for cell in cells] == ["0%", "0.000"]


def rowed(path: Path) -> Path:
    """A workbook whose second column, third row and merged cells look like something."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.set_column("B:B", None, book.add_format({"num_format": "0.0"}))
        sheet.set_row(2, None, book.add_format({"num_format": "0.00"}))
        sheet.merge_range("A6:B6", "titre")
    return path


def test_new_cells_take_the_look_of_their_row_or_column(tmp_path: Path) -> None:
    book = open_book(rowed(tmp_path / "a.xlsx"))
    book.sheets[0]["A2"].value = [[1, 2], [3, 4]]
    book.save()
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]

    found = [[sheet.cell(row, column).number_format for column in (1, 2)] for row in (2, 3)]
    assert found == [["General", "0.0"], ["0.00", "0.00"]]


def test_merged_cells_take_the_first_value_only(tmp_path: Path) -> None:
    book = open_book(rowed(tmp_path / "a.xlsx"))
    book.sheets[0]["A6"].value = [["a", "b", "c"]]

    assert book.sheets[0]["A6:C6"].value == ["a", None, "c"]


def test_dates_and_numbers_of_another_kind_are_refused_by_name(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[dt.datetime(2026, 9, 1), 3.0, None]]

    assert sheet["B1:C1"].options(empty="-").value == [3, "-"]
    with pytest.raises(NotImplementedError, match=r"Range\.options\(dates"):
        _ = sheet["A1:C1"].options(dates=dt.date).value
