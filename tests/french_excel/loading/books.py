"""A workbook file read into the store, by libraries that are not the product's engine."""

import pickle
import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

import openpyxl
from openpyxl.worksheet import _reader

from french_excel import geometry
from french_excel.grammar import Shared, Tongue
from french_excel.loading.cells import Looks, cells_of
from french_excel.loading.charts import place_charts
from french_excel.loading.pages import page_of, protection_of, view_of
from french_excel.loading.rules import rules_of, validations_of
from french_excel.loading.shown import Shown, shown_by
from french_excel.store import HIDDEN, VERY_HIDDEN, VISIBLE, Book, Box, Name, Sheet, Table

STATES = {"visible": VISIBLE, "hidden": HIDDEN, "veryHidden": VERY_HIDDEN}
LAST_WIDTH = 500


def load_book(path: Path, tongue: Tongue) -> Book:
    """The workbook of a file, fresh every time."""
    book: Book = pickle.loads(_frozen(path.read_bytes(), tongue))  # noqa: S301 - our own memory
    book.name, book.folder = path.name, str(path.parent)
    return book


@lru_cache(maxsize=32)
def _frozen(package: bytes, tongue: Tongue) -> bytes:
    """The same file is read once, wherever it lies."""
    return pickle.dumps(_read(package, tongue))


def _read(package: bytes, tongue: Tongue) -> Book:
    with warnings.catch_warnings(), mock.patch.object(_reader, "Translator", Shared):
        warnings.simplefilter("ignore")
        written, shown = openpyxl.load_workbook(BytesIO(package)), shown_by(package)
    looks = Looks(written)
    sheets = [_sheet(each, shown[each.title], looks, tongue) for each in written.worksheets]
    place_charts(package, sheets)
    names = [Name(name, f"={each.attr_text}") for name, each in written.defined_names.items()]
    security = written.security
    return Book(
        "",
        sheets=sheets,
        names=names,
        styles=looks.styles,
        active=written.worksheets[written._sheets.index(written.active)].title,
        structure_locked=bool(security and security.lockStructure),
    )


def _sheet(sheet: Any, shown: Shown, looks: Looks, tongue: Tongue) -> Sheet:
    widths, hidden = _columns(sheet)
    hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    filtered = hidden_rows & _filtered(sheet)
    tab = sheet.sheet_properties.tabColor
    return Sheet(
        sheet.title,
        STATES[sheet.sheet_state],
        cells=cells_of(sheet, shown, looks),
        widths=widths,
        heights={number: float(row.height) for number, row in sheet.row_dimensions.items() if row.height},
        hidden_columns=hidden,
        outline=_outline(sheet),
        hidden_rows=hidden_rows - filtered,
        filtered_rows=filtered,
        merged=[Box.of(str(each)) for each in sheet.merged_cells.ranges],
        validations=validations_of(sheet, tongue),
        rules=rules_of(sheet, tongue),
        tables=[_table(each) for each in sheet.tables.values()],
        page=page_of(sheet),
        view=view_of(sheet),
        protection=protection_of(sheet),
        tab=looks.colour(tab) if tab else None,
    )


def _columns(sheet: Any) -> tuple[dict[int, float], set[int]]:
    """The widths in characters, and the columns that are hidden."""
    widths: dict[int, float] = {}
    hidden: set[int] = set()
    for each in sheet.column_dimensions.values():
        numbers = range(each.min, min(each.max, LAST_WIDTH) + 1)
        if each.hidden:
            hidden |= set(numbers)
        if each.customWidth or each.width:
            widths |= dict.fromkeys(numbers, characters(each.width))
    return widths, hidden


def _outline(sheet: Any) -> dict[int, int]:
    """The levels of the columns in the outline, as Excel counts them."""
    grouped = (each for each in sheet.column_dimensions.values() if each.outlineLevel)
    return {number: each.outlineLevel + 1 for each in grouped for number in range(each.min, each.max + 1)}


def characters(width: float) -> float:
    """The width in characters that Excel shows, of the width that a file tells."""
    return geometry.characters(int((256 * width + int(128 / geometry.DIGIT)) / 256 * geometry.DIGIT))


def _filtered(sheet: Any) -> set[int]:
    """The rows on which a filter bears."""
    filters = [sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values())]
    acting = [Box.of(each.ref) for each in filters if each is not None and each.ref and each.filterColumn]
    return {row for box in acting for row in range(box.top + 1, box.bottom + 1)}


def _table(table: Any) -> Table:
    style = table.tableStyleInfo.name if table.tableStyleInfo else ""
    return Table(table.displayName, Box.of(table.ref), style, bool(table.totalsRowCount), table.autoFilter is not None)
