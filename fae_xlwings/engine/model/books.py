"""Application, workbook and window in Excel's object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

from typing import Any

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.workbook.protection import WorkbookProtection

from fae_xlwings.engine.model.helpers import method, part, plain
from fae_xlwings.engine.model.object_model import Facade, Member, facade, target_of
from fae_xlwings.engine.model.styles import BookStyle
from fae_xlwings.engine.panes import freeze, frozen

# Excel's own names for the document's properties, the file's.
PROPERTIES = {
    "Title": "title",
    "Subject": "subject",
    "Author": "creator",
    "Keywords": "keywords",
    "Comments": "description",
    "Last Author": "lastModifiedBy",
    "Category": "category",
}


A1_STYLE = 1


class Window:
    """The window of a book: what it shows of the sheet that is active when asked."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.split: tuple[int, int] | None = None

    @property
    def worksheet(self) -> Any:
        """The openpyxl sheet on show."""
        return self.book.workbook.active

    @property
    def view(self) -> Any:
        """The settings of that sheet's view."""
        return self.worksheet.sheet_view

    @property
    def rows(self) -> int:
        """How many first rows are to stay in view."""
        return self.split[0] if self.split else frozen(self.worksheet)[0]

    @rows.setter
    def rows(self, value: int) -> None:
        self._split((value, self.columns))

    @property
    def columns(self) -> int:
        """How many first columns are to stay in view."""
        return self.split[1] if self.split else frozen(self.worksheet)[1]

    @columns.setter
    def columns(self, value: int) -> None:
        self._split((self.rows, value))

    def _split(self, value: tuple[int, int]) -> None:
        self.split = value
        if self.freeze_panes:
            freeze(self.worksheet, *value)

    @property
    def freeze_panes(self) -> bool:
        """Whether the split stays in view."""
        return frozen(self.worksheet) != (0, 0)

    @freeze_panes.setter
    def freeze_panes(self, value: bool) -> None:
        freeze(self.worksheet, *(self._wanted() if value else (0, 0)))
        self.split = None

    def _wanted(self) -> tuple[int, int]:
        """The split asked for, or the selected cell's rows above and columns to the left, as Excel does."""
        if self.split:
            return self.split
        selected = self.book.app.selection
        return (selected.row - 1, selected.column - 1) if selected is not None else (0, 0)

    @property
    def corner(self) -> tuple[int, int]:
        """The first row and column in view."""
        return coordinate_to_tuple(self.view.topLeftCell or "A1")

    def scroll(self, row: int | None = None, column: int | None = None) -> None:
        """Another first row or column in view, below and beside what is frozen."""
        old = self.corner
        place = f"{get_column_letter(column or old[1])}{row or old[0]}"
        if self.view.pane is not None:
            self.view.pane.topLeftCell = place
        else:
            self.view.topLeftCell = place


def window(book: Any, index: int = 1) -> Facade:
    """The window of a book; files have one, kept so that a split is remembered until it is frozen."""
    del index
    if not hasattr(book, "window"):
        book.window = Window(book)
    return facade("Window", book.window)


def _style(book: Any, key: str | int) -> Facade:
    name = book.workbook.named_styles[key - 1] if isinstance(key, int) else key
    return facade("Style", BookStyle(book.workbook, name))


def _add_style(book: Any, Name: str, BasedOn: Any = None) -> Facade:  # noqa: N803 - Excel's own words
    del BasedOn
    return facade("Style", BookStyle.new(book.workbook, Name))


def _protect(book: Any, Password: str | None = None, Structure: bool = True, Windows: bool = False) -> None:  # noqa: N803
    """Excel's own words; `Windows` is gone from every version since 2013."""
    del Windows
    if book.workbook.security is None:
        book.workbook.security = WorkbookProtection()
    book.workbook.security.lockStructure = Structure
    if Password:
        book.workbook.security.set_workbook_password(Password)


def _unprotect(book: Any, Password: str | None = None) -> None:  # noqa: N803 - Excel's own word
    del Password
    book.workbook.security = WorkbookProtection()


def _property(book: Any, name: str) -> Facade:
    return facade("DocumentProperty", (book.workbook.properties, PROPERTIES[name]))


def _count_filled(_app: Any, cells: Any) -> int:
    values = target_of(cells).value
    rows = values if isinstance(values, list | tuple) else [values]
    return sum(value is not None for row in rows for value in (row if isinstance(row, list | tuple) else [row]))


def _structure(book: Any) -> bool:
    return bool(book.workbook.security and book.workbook.security.lockStructure)


MEMBERS = (
    Member("Application", "Name", lambda _: "Microsoft Excel"),
    Member("Application", "Version", lambda app: app.version),
    Member("Application", "ActiveWindow", lambda app: window(app.books.active)),
    Member("Application", "ActiveWorkbook", lambda app: facade("Workbook", app.books.active)),
    plain("Application", "StatusBar", "status_bar"),
    plain("Application", "ScreenUpdating", "screen_updating"),
    plain("Application", "DisplayAlerts", "display_alerts"),
    plain("Application", "EnableEvents", "enable_events"),
    method("Application", "Calculate", lambda app: app.calculate()),
    method("Application", "CalculateFull", lambda app: app.calculate()),
    Member("Application", "ReferenceStyle", lambda _: A1_STYLE, lambda _app, _style: None),
    Member("Application", "PrintCommunication", lambda _: True, lambda _app, _on: None),
    part("Application", "WorksheetFunction", "WorksheetFunction"),
    method("WorksheetFunction", "CountA", _count_filled),
    Member("Workbooks", "Count", len),
    method("Workbooks", "Item", lambda books, key: facade("Workbook", books(key))),
    Member("Workbook", "Name", lambda book: book.name),
    Member("Workbook", "FullName", lambda book: book.fullname),
    Member("Workbook", "Path", lambda book: str(book.path.parent) if book.path else ""),
    Member("Workbook", "ReadOnly", lambda _: False),
    part("Workbook", "Application", "Application", lambda book: book.app),
    part("Workbook", "Styles", "Styles"),
    part("Workbook", "Worksheets", "Sheets", lambda book: book.sheets),
    part("Workbook", "Sheets", "Sheets", lambda book: book.sheets),
    Member("Workbook", "ActiveSheet", lambda book: facade("Worksheet", book.sheets.active)),
    Member("Workbook", "ProtectStructure", _structure),
    method("Workbook", "Windows", window),
    method("Workbook", "Protect", _protect),
    method("Workbook", "Unprotect", _unprotect),
    method("Workbook", "Activate", lambda book: book.activate()),
    method("Workbook", "BuiltinDocumentProperties", _property),
    method("Workbook", "SaveCopyAs", lambda book, path: book.save_copy(path)),
    plain("Workbook", "ForceFullCalculation", "workbook.calculation.fullCalcOnLoad"),
    Member(
        "DocumentProperty",
        "Value",
        lambda pair: getattr(pair[0], pair[1]),
        lambda pair, v: setattr(pair[0], pair[1], v),
    ),
    Member("Styles", "Count", lambda book: len(book.workbook.named_styles)),
    method("Styles", "Item", _style),
    method("Styles", "Add", _add_style),
    Member("Sheets", "Count", len),
    method("Sheets", "Item", lambda sheets, key: facade("Worksheet", sheets(key))),
    plain("Window", "SplitRow", "rows"),
    plain("Window", "SplitColumn", "columns"),
    plain("Window", "FreezePanes", "freeze_panes"),
    Member("Window", "Zoom", lambda w: w.view.zoomScale or 100, lambda w, v: setattr(w.view, "zoomScale", int(v))),
    Member(
        "Window",
        "DisplayGridlines",
        lambda w: w.view.showGridLines is not False,
        lambda w, v: setattr(w.view, "showGridLines", bool(v)),
    ),
    Member(
        "Window",
        "DisplayHeadings",
        lambda w: w.view.showRowColHeaders is not False,
        lambda w, v: setattr(w.view, "showRowColHeaders", bool(v)),
    ),
    Member(
        "Window",
        "DisplayZeros",
        lambda w: w.view.showZeros is not False,
        lambda w, v: setattr(w.view, "showZeros", bool(v)),
    ),
    Member("Window", "ScrollRow", lambda w: w.corner[0], lambda w, v: w.scroll(row=v)),
    Member("Window", "ScrollColumn", lambda w: w.corner[1], lambda w, v: w.scroll(column=v)),
    method("Window", "Activate", lambda w: w.book.activate()),
)
