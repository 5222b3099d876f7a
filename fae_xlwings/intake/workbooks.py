"""The sheets of a workbook file: through calamine, or openpyxl where calamine gives up or is not to be had."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time
from io import BytesIO
from typing import Any

import openpyxl

from fae_xlwings.intake.cell_xml import Looks, empty_formulas, failed_formulas, is_far, negative_numbers
from fae_xlwings.intake.far_cells import TOO_FAR, is_sprawling
from fae_xlwings.intake.file_kinds import SAVE_AS, Kind, NotATable
from fae_xlwings.intake.parts import Package
from fae_xlwings.intake.sheets import Sheet
from fae_xlwings.intake.sparse import Placed, gathered
from fae_xlwings.intake.words import NOT_CALCULATED

Reader = Callable[[str], Sheet]
"""What reads a sheet by its name."""


def sheets_of(data: bytes, kind: Kind = "workbook") -> Iterator[Sheet]:
    """The worksheets of a workbook in its order, formulas as their cached values.

    Raises whatever openpyxl or calamine raises when no reader can make sense of the file.
    """
    try:
        # An antivirus may have taken this library away, an old Windows may lack what it calls.
        from fae_xlwings.intake.fast_reader import CalamineError, FastBook  # noqa: PLC0415
    except ImportError:
        yield from _sheets_without_calamine(data, kind)
        return
    quick = FastBook(data)
    if kind == "other_workbook":
        if is_sprawling(data):
            raise NotATable(TOO_FAR)
        yield from quick.sheets()
        return

    def read(name: str) -> Sheet:
        try:
            return quick.sheet(name)
        except CalamineError:
            return _slowly(data)(name)

    yield from _package_sheets(data, read)


def _sheets_without_calamine(data: bytes, kind: Kind) -> Iterator[Sheet]:
    if kind == "other_workbook":
        raise NotATable(f"d'un format qui ne peut pas être lu sur cet ordinateur : {SAVE_AS}")
    yield from _package_sheets(data, _slowly(data))


def _package_sheets(data: bytes, read: Reader) -> Iterator[Sheet]:
    """The worksheets of an Open XML workbook; what spans too many cells is read cell by cell."""
    package = Package(data)
    for name, place in package.places().items():
        xml = package.read(place.part)
        if not xml and place.part and not place.hidden:
            raise KeyError(place.part)
        if b"sheetData" in xml:
            reader = read if package.is_plain and not is_far(xml) else _slowly(data)
            yield _completed(replace(reader(name), hidden=place.hidden), xml, package)


def _slowly(data: bytes) -> Reader:
    """The reader that holds only the cells that are filled in."""

    def read(name: str) -> Sheet:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            book[name].reset_dimensions()
            cells, far = gathered(map(_filled, book[name].iter_rows()))
            book.close()
        return Sheet(name, cells, remarks=far)

    return read


def _filled(row: tuple[Any, ...]) -> Iterator[Placed]:
    return ((cell.row, cell.column, cell.value) for cell in row if cell.value is not None)


def _completed(sheet: Sheet, xml: bytes, package: Package) -> Sheet:
    """The sheet with what calamine does not tell: formulas that failed or were never calculated, dates below zero."""
    if any("" in row for row in sheet.cells):
        for (row, column), error in failed_formulas(xml):
            _put(sheet, row, column, error)
        for row, column in empty_formulas(xml):
            _put(sheet, row, column, NOT_CALCULATED)
    for (row, column), number in negative_numbers(xml) if package.has_moments else ():
        _put(sheet, row, column, number, over=time)
    return replace(sheet, looks=Looks(xml, package.codes))


def _put(sheet: Sheet, row: int, column: int, value: str | float, over: type = str) -> None:
    """A value in place of one of a kind, the empty text usually, if the cell was read at all."""
    row, column = row - sheet.first_row, column - sheet.first_column
    read = 0 <= row < len(sheet.cells) and 0 <= column < len(sheet.cells[row])
    if read and isinstance(sheet.cells[row][column], over):
        sheet.cells[row][column] = value
