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
    """The cells of one sheet by XlsxWriter, which keeps one row at a time; of formulas the values alone.

    It would look through every formula for functions of newer versions of Excel, ten times as long.
    """
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            shown = value.value if isinstance(value, Formula) else value
            if isinstance(shown, str):
                sheet.write_string(number, column, shown)
            elif shown is not None:
                sheet.write(number, column, shown)
    book.close()
