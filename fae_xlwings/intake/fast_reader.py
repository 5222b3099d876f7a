"""The sheets of a workbook file as calamine reads them: ten times faster than openpyxl."""

import re
import zipfile
from pathlib import Path
from posixpath import normpath
from typing import cast
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from fae_xlwings.intake.sheets import Cells, Sheet

__all__ = ["CalamineError", "calamine_sheets"]

RELATION_ID = re.compile(r"\{.*/relationships\}id")
"""The attribute that links a sheet to its part, in the usual and in the strict form of Open XML."""

_ERROR_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})(\d+)"[^>]*\bt="e"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>',
)


def calamine_sheets(path: Path) -> list[Sheet]:
    """The worksheets of a workbook in its order; raises `CalamineError` when calamine gives up."""
    with CalamineWorkbook.from_path(path) as book:
        return _sheets(book, path)


def _sheets(book: CalamineWorkbook, path: Path) -> list[Sheet]:
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    sheets = [_calamine_sheet(book.get_sheet_by_name(name)) for name in names]
    with zipfile.ZipFile(path) as archive:
        parts = _worksheet_parts(archive)
        for sheet in filter(_has_gaps, sheets):
            _restore_errors(sheet, archive.read(parts[sheet.name]))
    return sheets


def _calamine_sheet(sheet: CalamineSheet) -> Sheet:
    row, column = sheet.start or (0, 0)
    return Sheet(sheet.name, cast("Cells", sheet.to_python()), row + 1, column + 1)


def _worksheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of the package that holds each sheet."""
    relations = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 - calamine has accepted the file
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - idem
    sheets = book.iterfind("{*}sheets/{*}sheet")
    return {sheet.get("name", ""): _part(targets[_relation(sheet)]) for sheet in sheets}


def _relation(sheet: ET.Element) -> str:
    return next(value for name, value in sheet.items() if RELATION_ID.fullmatch(name))


def _part(target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")


def _has_gaps(sheet: Sheet) -> bool:
    """Whether a sheet has empty cells: a failed formula can only be one of them."""
    return any("" in row for row in sheet.cells)


def _restore_errors(sheet: Sheet, xml: bytes) -> None:
    """The failed formulas put back in place: calamine shows them as empty cells."""
    if b't="e"' not in xml:
        return
    for letters, row, error in _ERROR_CELL.findall(xml):
        sheet.cells[int(row) - sheet.first_row][_column_number(letters) - sheet.first_column] = error.decode()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
