"""The sheets of a workbook file: through calamine, or openpyxl where calamine gives up or is not to be had."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl

from fae_xlwings.intake.sheets import Sheet


def sheets_of(path: Path) -> Iterator[Sheet]:
    """The worksheets of a workbook in its order, formulas as their cached values.

    Raises whatever openpyxl raises when neither reader can make sense of the file.
    """
    try:
        # An antivirus may have taken this library away, an old Windows may lack what it calls.
        from fae_xlwings.intake.fast_reader import CalamineError, calamine_sheets  # noqa: PLC0415
    except ImportError:
        yield from _openpyxl_sheets(path)
        return
    try:
        yield from calamine_sheets(path)
    except CalamineError:
        yield from _openpyxl_sheets(path)


def _openpyxl_sheets(path: Path) -> list[Sheet]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [Sheet(sheet.title, [list[object](row) for row in sheet.values]) for sheet in book.worksheets]
