"""The engine as xlwings sees it, and its apps: what remembers books, selection and settings instead of Excel."""

import os
from itertools import count
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, Member, method, part, target_of
from fae_xlwings.engine.excel.books import Book, Books
from fae_xlwings.engine.excel.ranges import Range
from fae_xlwings.engine.sheet.values import clean, prepare

A1_STYLE = 1

_numbers = count(1)


class Engine:
    """The engine that answers xlwings on files; xlwings expects a « desktop » one to be like Excel itself."""

    # Under any other name xlwings compares an app being activated with the machine's own Excel, even on Linux.
    name = "remote"
    type = "desktop"
    prepare_xl_data_element = staticmethod(prepare)
    clean_value_data = staticmethod(clean)


class App(Implementation, contract=base_classes.App):
    """An app without a window: its settings are kept, its books are files."""

    pid: int
    screen_updating = True
    display_alerts = True
    enable_events = True
    calculation = "automatic"
    status_bar: str | bool = False

    def __init__(self) -> None:
        self.pid = next(_numbers)
        self.engine = Engine()
        self.opened: list[Book] = []
        self.selected: Range | None = None

    books = property(Books, doc="The open books.")

    @property
    def selection(self) -> Range | None:
        """The selected cells, A1 of the active sheet until something is selected."""
        if self.selected is None and self.opened:
            return self.books.active.sheets.active.range("A1")
        return self.selected

    def calculate(self) -> None:
        """Nothing: formulas keep the values they carry until Excel calculates them."""

    def quit(self) -> None:
        """The app and its books closed, unsaved changes lost."""
        self.opened.clear()

    def alert(self, prompt: str, title: str | None, *_: Any) -> str:
        """The message on standard error, answered « ok »."""
        os.write(2, f"{title + ' : ' if title else ''}{prompt}\n".encode())
        return "ok"


def _ignore(_: App, value: Any) -> None:
    del value


def _nothing(_: App) -> None:
    """Nothing to calculate: formulas keep the values they carry."""


def _count_filled(_: App, cells: Any) -> int:
    rng = target_of(cells)
    return rng.sheet.part.cells.filled(rng.area)


class WorksheetFunctionApi(Api):
    """Excel's `WorksheetFunction`."""

    CountA = method(_count_filled)


class ApplicationApi(Api, of=App):
    """Excel's `Application`; a file knows one way of writing addresses, and no printer."""

    ReferenceStyle = Member(lambda _: A1_STYLE, _ignore)
    PrintCommunication = Member(lambda _: True, _ignore)
    CalculateFull = method(_nothing)
    WorksheetFunction = part(WorksheetFunctionApi)
