"""A copy of a workbook as a file: its sheets and cells, which is what a copy is kept for."""

from pathlib import Path

import openpyxl

from french_excel.store import Book


def save_copy(book: Book, path: Path) -> None:
    """The formulas and entries of every sheet written in a file."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book.sheets:
        written = workbook.create_sheet(sheet.name)
        for (row, column), cell in sheet.cells.items():
            target = written.cell(row, column)
            target.value = cell.formula or cell.value
            if not cell.formula and isinstance(cell.value, str):
                target.data_type = "s"
    workbook.save(path)
