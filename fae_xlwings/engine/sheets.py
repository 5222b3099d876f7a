"""Sheets: their place in the book, their look, and the way to everything on them."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from fae_xlwings.engine import sheet_copies
from fae_xlwings.engine.addresses import MAX_COLUMNS, MAX_ROWS, SHEET, Area, address, parse, quoted, spanning
from fae_xlwings.engine.cells import used
from fae_xlwings.engine.charts.chart import Charts
from fae_xlwings.engine.contract import Implementation, Refused, refuse
from fae_xlwings.engine.looks import autofit
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.names import Names, area_of_name
from fae_xlwings.engine.notes import Note, notes
from fae_xlwings.engine.page_setup import PageSetup
from fae_xlwings.engine.panes import FreezePanes
from fae_xlwings.engine.pictures import Pictures
from fae_xlwings.engine.ranges import Range
from fae_xlwings.engine.shapes import Shapes
from fae_xlwings.engine.tables.table import Tables
from fae_xlwings.engine.tables.table_lookup import find_table, table_area

if TYPE_CHECKING:
    from fae_xlwings.engine.books import Book

# Excel's limits for a sheet name.
MAX_NAME = 31
FORBIDDEN = set("\\/?*[]:")

# True and False count as 1 and 0.
_STATES = {1: "visible", -1: "visible", 0: "hidden", 2: "veryHidden"}
_VISIBILITY = {"visible": -1, "hidden": 0, "veryHidden": 2}


class Sheets(Implementation, contract=base_classes.Sheets):
    """The sheets of a book, in order."""

    def __init__(self, book: "Book") -> None:
        self.book = book

    @property
    def api(self) -> Any:
        """The collection in Excel's own object model."""
        return facade("Sheets", self)

    @property
    def active(self) -> "Sheet":
        """The sheet shown when the book opens."""
        return Sheet(self.book, self.book.workbook.active)

    def __call__(self, key: str | int) -> "Sheet":
        """The sheet of that name, whatever its case, or of that rank from 1; `KeyError` when there is none."""
        sheets = self.book.workbook.worksheets
        if isinstance(key, int):
            return Sheet(self.book, sheets[key - 1])
        for sheet in sheets:
            if sheet.title.lower() == key.lower():
                return Sheet(self.book, sheet)
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)

    def __iter__(self) -> Iterator["Sheet"]:
        return iter([Sheet(self.book, sheet) for sheet in self.book.workbook.worksheets])

    def add(self, before: "Sheet | None" = None, after: "Sheet | None" = None, name: str | None = None) -> "Sheet":
        """A new sheet beside another one, before the active sheet otherwise, and made the active one."""
        title = check_name(name) if name is not None else self._free_name()
        anchor = before or after or self.active
        place = self.book.workbook.index(anchor.worksheet) + (after is not None and before is None)
        sheet = Sheet(self.book, self.book.workbook.create_sheet(title, place))
        sheet.activate()
        return sheet

    def _free_name(self) -> str:
        taken = {sheet.title.lower() for sheet in self.book.workbook.worksheets}
        return next(name for name in (f"Sheet{n}" for n in count(1)) if name.lower() not in taken)


def check_name(name: str) -> str:
    """The sheet name, refused with `ValueError` where Excel would refuse it."""
    if not name or len(name) > MAX_NAME or FORBIDDEN & set(name) or name[0] == "'" or name[-1] == "'":
        raise ValueError(
            f"« {name} » ne peut pas nommer une feuille : 1 à {MAX_NAME} caractères, sans \\ / ? * [ ] : "
            "ni apostrophe au bord."
        )
    return name


class Sheet(Implementation, contract=base_classes.Sheet):
    """A worksheet."""

    book: "Book"

    # xlwings' own list of members leaves it out.
    pivot_tables = Refused("Sheet", "pivot_tables")

    def __init__(self, book: "Book", worksheet: Worksheet) -> None:
        self.book = book
        self.worksheet = worksheet

    @property
    def api(self) -> Any:
        """The sheet in Excel's own object model."""
        return facade("Worksheet", self)

    @property
    def name(self) -> str:
        """The name on the tab; setting it also renames the sheet in formulas and names."""
        return self.worksheet.title

    @name.setter
    def name(self, value: str) -> None:
        sheet_copies.rename(self.worksheet, check_name(value))

    @property
    def index(self) -> int:
        """The rank in the book, from 1."""
        return self.book.workbook.worksheets.index(self.worksheet) + 1

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range from one corner to another: A1 text, name, (row, column), range, or (row, column, rows, columns).

        Raises `IndexError` for a row or column 0 and `ValueError` for a text that names nothing.
        """
        if isinstance(arg1, tuple) and len(arg1) == len(("row", "column", "rows", "columns")):
            return Range(self, Area(*arg1))
        if isinstance(arg1, int | float) and isinstance(arg2, int | float):
            arg1, arg2 = (int(arg1), int(arg2)), None
        first = self._area(arg1)
        area = first if arg2 is None else spanning(first, self._area(arg2))
        return Range(self._sheet_of(arg1), area, arg1 if isinstance(arg1, str) else "")

    def _area(self, place: Any) -> Area:
        if isinstance(place, Range):
            return place.area
        if isinstance(place, str):
            return self._named_area(place)
        row, column = place
        if row == 0 or column == 0:
            raise IndexError("Les lignes et les colonnes d'une feuille se comptent à partir de 1.")
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"La cellule ligne {row}, colonne {column} est en dehors de la feuille « {self.name} ».")
        return Area(int(row), int(column))

    def _named_area(self, text: str) -> Area:
        area = parse(text.rpartition("!")[2]) or area_of_name(self, text) or table_area(self.book, text)
        if area is None:
            raise ValueError(f"« {text} » n'est ni une plage ni un nom dans la feuille « {self.name} ».")
        return area

    def _sheet_of(self, place: Any) -> "Sheet":
        """The sheet a text leads to: names and tables may lie on another one."""
        if not isinstance(place, str) or parse(place):
            return self
        table = find_table(self.book, place.partition("[")[0])
        if table is not None:
            return Sheet(self.book, table[0])
        target = Names(self.book, self).sheet_of(place)
        return self if target is None else target

    def reference(self, area: Area) -> str:
        """The area as formulas of any sheet write it."""
        return f"{quoted(self.name)}!{address(area)}"

    def on(self, area: Area) -> Range:
        """The range of an area."""
        return Range(self, area)

    @property
    def cells(self) -> Range:
        """The whole sheet."""
        return Range(self, SHEET)

    @property
    def used_range(self) -> Range:
        """The cells from the first to the last one in use."""
        return Range(self, used(self.worksheet))

    @property
    def names(self) -> Names:
        """The names that belong to this sheet alone."""
        return Names(self.book, self)

    @property
    def charts(self) -> Charts:
        """The charts."""
        return Charts(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures."""
        return Pictures(self)

    @property
    def shapes(self) -> Shapes:
        """The charts and pictures together."""
        return Shapes(self)

    @property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def notes(self) -> list[Note]:
        """The notes, row by row."""
        return notes(self)

    @property
    def page_setup(self) -> PageSetup:
        """How the sheet prints."""
        return PageSetup(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The rows and columns kept in view."""
        return FreezePanes(self)

    @property
    def visible(self) -> int:
        """Excel's own number: -1 visible, 0 hidden, 2 very hidden; settable with a boolean too."""
        return _VISIBILITY[self.worksheet.sheet_state]

    @visible.setter
    def visible(self, value: int | bool) -> None:
        state = _STATES[value]
        others = [sheet for sheet in self.book.workbook.worksheets if sheet is not self.worksheet]
        if state != "visible" and all(sheet.sheet_state != "visible" for sheet in others):
            raise ValueError(f"La feuille « {self.name} » est la seule visible : un classeur en garde au moins une.")
        self.worksheet.sheet_state = state

    @property
    def show_gridlines(self) -> bool:
        """Whether the lines between cells are shown."""
        return self.worksheet.sheet_view.showGridLines is not False

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.worksheet.sheet_view.showGridLines = bool(value)

    def activate(self) -> None:
        """The sheet made the one shown, alone selected."""
        for sheet in self.book.workbook.worksheets:
            sheet.sheet_view.tabSelected = sheet is self.worksheet
        self.book.workbook.active = self.worksheet
        self.book.app.selected = None

    select = activate

    def clear(self) -> None:
        """Values and formats removed."""
        self.cells.clear()

    def clear_contents(self) -> None:
        """Values removed."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Formats removed."""
        self.cells.clear_formats()

    def autofit(self, axis: str | None = None) -> None:
        """Columns as wide, or rows as high, as what is in them."""
        autofit.fit(self.worksheet, used(self.worksheet), axis)

    def delete(self) -> None:
        """The sheet removed; what formulas said of it becomes « #REF! »."""
        if len(self.book.workbook.worksheets) == 1:
            raise ValueError(
                f"La feuille « {self.name} » est la seule du classeur : un classeur en garde au moins une."
            )
        sheet_copies.remove(self.worksheet)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """The sheet copied beside another one."""
        target = before or after
        if target is None or target.book is not self.book:
            refuse("Sheet.copy (vers un autre classeur)")
        place = target.index - 1 + (after is not None and before is None)
        sheet_copies.copy(self.worksheet, place)

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """The sheet put before or after another one of its book."""
        target = before or after
        assert target is not None  # noqa: S101 - xlwings has checked it
        workbook, active = self.book.workbook, self.book.workbook.active
        workbook.move_sheet(self.worksheet, -len(workbook.sheetnames))
        others = [sheet for sheet in workbook.worksheets if sheet is not self.worksheet]
        place = others.index(target.worksheet) + (after is not None)
        workbook.move_sheet(self.worksheet, place)
        workbook.active = active
