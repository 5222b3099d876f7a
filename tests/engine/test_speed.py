"""Fifty thousand rows of ten columns, against bare openpyxl in the same run."""

import time
from collections.abc import Callable

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlwings as xw
from headless import dress

from fae_xlwings.engine import new_book

ROWS = 50_000


def seconds(work: Callable[[], object]) -> float:
    """The seconds of calculation: what else the machine does meanwhile is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    numbers = {f"n{column}": np.arange(ROWS) / (column + 1) for column in range(6)}
    texts = {f"t{column}": [f"client {row}" for row in range(ROWS)] for column in range(3)}
    return pd.DataFrame(numbers | texts | {"jour": pd.date_range("2026-01-01", periods=ROWS, freq="min")})


@pytest.fixture(scope="module")
def bare(frame: pd.DataFrame) -> float:
    """The seconds that bare openpyxl takes to write the frame."""

    def write() -> None:
        worksheet = openpyxl.Workbook().worksheets[0]
        for row in frame.itertuples(index=False):
            worksheet.append(row)

    return seconds(write)


@pytest.fixture(scope="module")
def written(frame: pd.DataFrame) -> tuple[xw.Sheet, float]:
    """A sheet with the frame, and the seconds it took to write."""
    sheet = new_book().sheets[0]

    def write() -> None:
        sheet["A1"].options(index=False).value = frame

    return sheet, seconds(write)


@pytest.mark.slow
def test_a_large_frame_is_written_about_as_fast_as_by_bare_openpyxl(
    written: tuple[xw.Sheet, float], bare: float
) -> None:
    print(f"write: {written[1]:.2f} s, {written[1] / bare:.2f} of openpyxl")  # noqa: T201 - a measurement is for reading
    assert written[1] < 1.5 * bare


@pytest.mark.slow
def test_a_large_frame_is_read_faster_than_it_is_written(written: tuple[xw.Sheet, float], bare: float) -> None:
    cells = written[0]["A1"].resize(ROWS + 1, 10)
    ours = seconds(lambda: cells.value)

    print(f"read: {ours:.2f} s, {ours / bare:.2f} of openpyxl's writing")  # noqa: T201 - idem
    assert len(cells.value) == ROWS + 1
    assert ours < 0.6 * bare


@pytest.mark.slow
def test_one_call_dresses_a_long_column(written: tuple[xw.Sheet, float], bare: float) -> None:
    column = written[0]["B2"].resize(ROWS, 1)

    assert seconds(lambda: dress(column, NumberFormat="#,##0.00")) < 0.05 * bare
