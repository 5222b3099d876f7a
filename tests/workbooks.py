"""Small real workbooks for tests, written from the compact notation of `frames`."""

import zipfile
from pathlib import Path

import xlsxwriter
from frames import cells


def workbook(path: Path, **sheets: str) -> Path:
    """A workbook with a sheet per table; every text stays text."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(cells(table)):
                sheet.write_row(row, 0, values)
    return path


def without_part(source: Path, target: Path, part: str) -> Path:
    """A copy of a package that lacks one of its parts."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    return target
