"""Sheets: their place in the book, their look, and the way to everything on them."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import MAX_COLUMNS, MAX_ROWS, SHEET, Area, address, parse, quoted, spanning
from fae_xlwings.engine.base.colors import argb
from fae_xlwings.engine.base.contract import Implementation, Refused, refuse
from fae_xlwings.engine.base.facade import Api, Member, method, part, plain
from fae_xlwings.engine.excel.charts import Charts, Shapes
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.excel.page_setup import HPageBreaksApi, PageSetup, PageSetupApi, reset_breaks
from fae_xlwings.engine.excel.ranges import Range
from fae_xlwings.engine.excel.tables import Tables
from fae_xlwings.engine.parts import protection, sheet_view
from fae_xlwings.engine.parts.book_part import Entry
from fae_xlwings.engine.sheet.sheet_part import SheetPart

# Excel's limits for a sheet name.
MAX_NAME = 31
FORBIDDEN = set("\\/?*[]:")

# True and False count as 1 and 0.
_STATES = {1: "visible", -1: "visible", 0: "hidden", 2: "veryHidden"}
_VISIBILITY = {"visible": -1, "hidden": 0, "veryHidden": 2}


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

    book: Any

    # xlwings' own list of members leaves it out.
    pivot_tables = Refused("Sheet", "pivot_tables")

    def __init__(self, book: Any, entry: Entry) -> None:
        self.book = book
        self.entry = entry

    @property
    def part(self) -> SheetPart:
        """The part of the file."""
        assert self.entry.sheet is not None  # noqa: S101 - only worksheets become sheets
        return self.entry.sheet

    @property
    def name(self) -> str:
        """The name on the tab; settable while nothing in the book can speak of the sheet."""
        return self.entry.name

    @name.setter
    def name(self, value: str) -> None:
        book = self.book.part
        if book.shared.names.nodes() or any(sheet.is_touched(SHEET) for sheet in book.sheets) or not book.is_new:
            refuse("Sheet.name = … (un classeur qui contient déjà quelque chose)")
        self.entry.set(name=_free(value, [entry for entry in book.entries if entry is not self.entry]))

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """The range from one corner to another: A1 text, (row, column), range, or (row, column, rows, columns).

        Raises `IndexError` for a place outside the sheet.
        """
        if isinstance(arg1, tuple) and len(arg1) == len(("row", "column", "rows", "columns")):
            return Range(self, Area(*arg1)) if all(arg1) else refuse("Range sans cellule")
        first = self._area(arg1)
        area = first if arg2 is None else spanning(first, self._area(arg2))
        return Range(self, area, arg1 if isinstance(arg1, str) else "")

    def _area(self, place: Any) -> Area:
        if isinstance(place, Range):
            return place.area
        if isinstance(place, str):
            found = parse(place.rpartition("!")[2])
            return found if found is not None else refuse(f"Sheet.range({place!r})")
        row, column = place
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise IndexError(f"La cellule ligne {row}, colonne {column} est en dehors de la feuille « {self.name} ».")
        return Area(int(row), int(column))

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
        return Range(self, self.part.used())

    charts = property(Charts, doc="The charts.")
    shapes = property(Shapes, doc="What is drawn on the sheet.")
    tables = property(Tables, doc="The tables.")
    page_setup = property(PageSetup, doc="How the sheet prints.")

    @property
    def visible(self) -> int:
        """Excel's own number: -1 visible, 0 hidden, 2 very hidden; settable with a boolean too."""
        return _VISIBILITY[self.entry.state]

    @visible.setter
    def visible(self, value: int | bool) -> None:
        state = _STATES[value]
        others = [entry for entry in self.book.part.worksheets if entry is not self.entry]
        if state != "visible" and all(entry.state != "visible" for entry in others):
            raise ValueError(f"La feuille « {self.name} » est la seule visible : un classeur en garde au moins une.")
        if state != self.entry.state:
            self.entry.set(state=None if state == "visible" else state)

    def _show_gridlines(self, value: bool) -> None:
        sheet_view.show_gridlines(self.part, bool(value))

    show_gridlines = property(None, _show_gridlines, doc="Whether the lines between cells show.")

    def activate(self) -> None:
        """The sheet made the one shown, alone selected."""
        self.book.part.activate(self.entry)
        self.book.app.selected = None

    def select_range(self, chosen: Range) -> None:
        """A range made the selection of the sheet, which is shown."""
        self.activate()
        sheet_view.select(self.part, chosen.area)
        self.book.app.selected = chosen


class Sheets(Items[Sheet], contract=base_classes.Sheets):
    """The sheets of a book, in order."""

    @property
    def active(self) -> Sheet:
        """The sheet shown when the book opens."""
        return Sheet(self.parent, self.parent.part.active)

    def __iter__(self) -> Iterator[Sheet]:
        return iter([Sheet(self.parent, entry) for entry in self.parent.part.worksheets])

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet beside another one, before the active sheet otherwise, and made the active one."""
        book = self.parent.part
        title = _free(name, book.entries)
        anchor = before or after or self.active
        sheet = Sheet(self.parent, book.add(title, anchor.entry.place + (after is not None and before is None)))
        sheet.activate()
        return sheet


def _free(name: str | None, entries: list[Entry]) -> str:
    """The name asked for, refused where a sheet has it, or else the first of Excel's own that none has."""
    taken = {entry.name.lower() for entry in entries}
    if name is None:
        return next(each for n in range(1, len(taken) + 2) if (each := f"Feuil{n}").lower() not in taken)
    if name.lower() in taken:
        raise ValueError(f"Le nom « {name} » est déjà celui d'une feuille de ce classeur.")
    return check_name(name)


def _protect(sheet: Sheet, **options: bool) -> None:
    protection.protect(sheet.part, **options)


class TabApi(Api):
    """Excel's `Tab` of a sheet."""

    Color = Member(None, lambda sheet, value: sheet_view.set_tab_color(sheet.part, argb(value)))


class WorksheetApi(Api, of=Sheet):
    """Excel's `Worksheet`."""

    Activate = method(Sheet.activate)
    HPageBreaks = part(HPageBreaksApi)
    PageSetup = part(PageSetupApi, lambda sheet: sheet.page_setup)
    Protect = method(_protect)
    Unprotect = method(lambda sheet, _=None: protection.unprotect(sheet.part))
    ProtectContents = Member(lambda sheet: protection.is_protected(sheet.part))
    ResetAllPageBreaks = method(reset_breaks)
    Tab = part(TabApi)
    Visible = plain("visible")
