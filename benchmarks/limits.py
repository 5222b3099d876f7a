"""The least that a piece of work can take: the bare library, or numpy on arrays that are there already."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import python_calamine
import xlsxwriter

from fae_xlwings.views.words.plan import Formula, Row

TOOL_WEIGHTS, EASE_WEIGHTS = np.array([10.0, 5.0, 1.0]), np.array([3.0, 2.0, 1.0, 0.5])


def cells_read(path: Path) -> list[list[object]]:
    """The cells of the first sheet by calamine, as Python values."""
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def scores(amounts: np.ndarray, tools: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """The priorities of clients given as arrays, as numbers from 1 to 4."""
    found = amounts / 1500 * TOOL_WEIGHTS[tools] * EASE_WEIGHTS[ease]
    return 4 - np.searchsorted([5.0, 15.0, 30.0], found, side="right")


def cells_written(path: Path, rows: Sequence[Row]) -> None:
    """The cells of one sheet by XlsxWriter, which keeps one row at a time; formulas with their values."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, Formula):
                sheet.write_formula(number, column, str(value), None, value.value)
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            elif value is not None:
                sheet.write(number, column, value)
    book.close()
