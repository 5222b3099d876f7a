"""Fifty thousand rows of ten columns, against bare openpyxl in the same run."""

import time
from collections.abc import Callable

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlwings as xw

ROWS = 50_000


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    numbers = {f"n{column}": np.arange(ROWS) / (column + 1) for column in range(6)}
    texts = {f"t{column}": [f"client {row}" for row in range(ROWS)] for column in range(3)}
    return pd.DataFrame(numbers | texts | {"jour": pd.date_range("2026-01-01", periods=ROWS, freq="min")})


def bare_write(frame: pd.DataFrame) -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    for row in frame.itertuples(index=False):
        workbook.worksheets[0].append(row)
    return workbook


@pytest.mark.slow
def test_a_large_frame_is_written_about_as_fast_as_by_bare_openpyxl(sheet: xw.Sheet, frame: pd.DataFrame) -> None:
    bare = seconds(lambda: bare_write(frame))

    def write() -> None:
        sheet["A1"].options(index=False).value = frame

    ours = seconds(write)
    print(f"write: {ours:.2f} s, {ours / bare:.2f} of openpyxl")  # noqa: T201 - a measurement is for reading
    assert ours < 1.5 * bare


@pytest.mark.slow
def test_a_large_frame_is_read_faster_than_it_is_written(sheet: xw.Sheet, frame: pd.DataFrame) -> None:
    bare = seconds(lambda: bare_write(frame))
    sheet["A1"].options(index=False).value = frame
    cells = sheet["A1"].resize(ROWS + 1, 10)
    ours = seconds(lambda: cells.value)

    print(f"read: {ours:.2f} s, {ours / bare:.2f} of openpyxl's writing")  # noqa: T201 - idem
    assert len(cells.value) == ROWS + 1
    assert ours < 0.6 * bare


@pytest.mark.slow
def test_one_call_formats_a_long_column(sheet: xw.Sheet, frame: pd.DataFrame) -> None:
    bare = seconds(lambda: bare_write(frame))
    sheet["A1"].options(index=False).value = frame
    column = sheet["B2"].resize(ROWS, 1)

    def dress() -> None:
        column.number_format = "#,##0.00"
        column.font.bold = True
        column.color = "#eeeeee"

    assert seconds(dress) < 0.3 * bare
    assert sheet["B50000"].number_format == "#,##0.00"
