"""Worksheet, its protection, tab, print set-up, tables and names in Excel's object model."""

# Rows take the engine's own objects, each another class.
# pyright: reportUnknownLambdaType=false

# Methods take Excel's own words.
# ruff: noqa: N803

from typing import Any

from openpyxl.worksheet.protection import SheetProtection

from fae_xlwings.engine import hyperlinks
from fae_xlwings.engine.addresses import parse
from fae_xlwings.engine.looks.colors import argb, integer, shown
from fae_xlwings.engine.model.helpers import method, part, plain, worded
from fae_xlwings.engine.model.object_model import Facade, Member, facade, target_of

POINTS_PER_INCH = 72

# What a user may do on a protected sheet: Excel's word, the file's. The file says what is locked.
ALLOWANCES = (
    ("AllowFormattingCells", "formatCells"),
    ("AllowFormattingColumns", "formatColumns"),
    ("AllowFormattingRows", "formatRows"),
    ("AllowInsertingColumns", "insertColumns"),
    ("AllowInsertingRows", "insertRows"),
    ("AllowInsertingHyperlinks", "insertHyperlinks"),
    ("AllowDeletingColumns", "deleteColumns"),
    ("AllowDeletingRows", "deleteRows"),
    ("AllowSorting", "sort"),
    ("AllowFiltering", "autoFilter"),
    ("AllowUsingPivotTables", "pivotTables"),
)
_FILE_WORDS = dict(ALLOWANCES)

XL_NO_SELECTION = -4142
XL_UNLOCKED_CELLS = 1


def _protect(sheet: Any, Password: str | None = None, *args: Any, **options: Any) -> None:
    """The sheet protected; arguments come in Excel's own order, the password first."""
    names = ("DrawingObjects", "Contents", "Scenarios", "UserInterfaceOnly", *_FILE_WORDS)
    given = dict(zip(names, args, strict=False)) | options
    unknown = given.keys() - set(names)
    if unknown:
        raise TypeError(f"Worksheet.Protect ne connaît pas {', '.join(sorted(unknown))}.")
    protection = SheetProtection(sheet=given.get("Contents", True) is not False)
    protection.objects = given.get("DrawingObjects", True) is not False
    protection.scenarios = given.get("Scenarios", True) is not False
    for name, word in ALLOWANCES:
        setattr(protection, word, not given.get(name, False))
    if Password:
        protection.password = Password
    _keep_selection(sheet, protection)
    sheet.worksheet.protection = protection


def _keep_selection(sheet: Any, protection: SheetProtection) -> None:
    old = sheet.worksheet.protection
    protection.selectLockedCells, protection.selectUnlockedCells = old.selectLockedCells, old.selectUnlockedCells


def _unprotect(sheet: Any, Password: str | None = None) -> None:
    """A password is not asked for: whoever has the file can take it off."""
    del Password
    protection = SheetProtection()
    _keep_selection(sheet, protection)
    sheet.worksheet.protection = protection


def _selection(sheet: Any) -> int:
    protection = sheet.worksheet.protection
    if protection.selectUnlockedCells:
        return XL_NO_SELECTION
    return XL_UNLOCKED_CELLS if protection.selectLockedCells else 0


def _set_selection(sheet: Any, value: int) -> None:
    sheet.worksheet.protection.selectLockedCells = value in (XL_UNLOCKED_CELLS, XL_NO_SELECTION)
    sheet.worksheet.protection.selectUnlockedCells = value == XL_NO_SELECTION


def _tab_color(sheet: Any) -> int | bool:
    color = shown(sheet.worksheet.sheet_properties.tabColor, sheet.book.workbook)
    return False if color is None else integer(color)


def _set_tab_color(sheet: Any, value: Any) -> None:
    sheet.worksheet.sheet_properties.tabColor = None if value is False else argb(value)


def _range(sheet: Any, Cell1: Any, Cell2: Any = None) -> Facade:
    return facade("Range", sheet.range(target_of(Cell1), None if Cell2 is None else target_of(Cell2)))


def _cells(sheet: Any, row: int | None = None, column: int | None = None) -> Facade:
    return facade("Range", sheet.cells if row is None else sheet.range((row, column or 1)))


def _lines(sheet: Any, key: Any) -> Facade:
    return facade("Range", sheet.range(key if ":" in str(key) else f"{key}:{key}"))


def add_link(  # noqa: PLR0917 - the order of Excel's own arguments
    sheet: Any,
    Anchor: Any,
    Address: str = "",
    SubAddress: str | None = None,
    ScreenTip: str | None = None,
    TextToDisplay: str | None = None,
) -> None:
    """A link on a range, Excel's own words: `SubAddress` is a place inside the book, « 'Plan'!A1 »."""
    rng = target_of(Anchor)
    place = f"{Address}#{SubAddress}" if SubAddress else Address
    shown_text = TextToDisplay or rng.at(rng.row, rng.column).raw_value or place.lstrip("#")
    del sheet
    hyperlinks.add(rng, place, f"'{shown_text}", ScreenTip or "")


def _filter_mode(sheet: Any, value: bool) -> None:
    if value:
        raise ValueError("Worksheet.AutoFilterMode ne peut qu'être mis à False : posez le filtre sur une plage.")
    sheet.worksheet.auto_filter.ref = None
    sheet.worksheet.auto_filter.filterColumn = []


def _title_setter(name: str) -> Any:
    def setter(setup: Any, value: str | None) -> None:
        setattr(setup.sheet.worksheet, name, (value or "").replace("$", "") or None)

    return setter


def _title_getter(name: str) -> Any:
    def getter(setup: Any) -> str:
        text = getattr(setup.sheet.worksheet, name) or ""
        area = parse(text.rpartition("!")[2]) if text else None
        return "" if area is None else setup.sheet.on(area).address

    return getter


def _zoom(setup: Any) -> int | bool:
    worksheet = setup.sheet.worksheet
    return False if _fitted(worksheet) else worksheet.page_setup.scale or 100


def _fitted(worksheet: Any) -> bool:
    return bool(worksheet.sheet_properties.pageSetUpPr and worksheet.sheet_properties.pageSetUpPr.fitToPage)


def _set_zoom(setup: Any, value: int | bool) -> None:
    worksheet = setup.sheet.worksheet
    worksheet.sheet_properties.pageSetUpPr.fitToPage = value is False
    worksheet.page_setup.scale = None if value is False else int(value)


def _fit(name: str) -> Member:
    """Pages wide or tall: the file writes 0 for « as many as it takes », Excel says False."""
    word = {"FitToPagesWide": "fitToWidth", "FitToPagesTall": "fitToHeight"}[name]

    def get(setup: Any) -> int | bool:
        value = getattr(setup.sheet.worksheet.page_setup, word)
        return False if value == 0 else (1 if value is None else int(value))

    def put(setup: Any, value: int | bool) -> None:
        setattr(setup.sheet.worksheet.page_setup, word, 0 if value is False else int(value))

    return Member("PageSetup", name, get, put)


def _margin(name: str, word: str) -> Member:
    def get(setup: Any) -> float:
        return getattr(setup.sheet.worksheet.page_margins, word) * POINTS_PER_INCH

    def put(setup: Any, value: float) -> None:
        setattr(setup.sheet.worksheet.page_margins, word, value / POINTS_PER_INCH)

    return Member("PageSetup", name, get, put)


def _band(name: str, band: str, side: str) -> Member:
    def get(setup: Any) -> str:
        return getattr(getattr(setup.sheet.worksheet, band), side).text or ""

    def put(setup: Any, value: str) -> None:
        getattr(getattr(setup.sheet.worksheet, band), side).text = value or None

    return Member("PageSetup", name, get, put)


def _setup(name: str, attribute: str) -> Member:
    return plain("PageSetup", name, f"sheet.worksheet.{attribute}")


def _list_column(table: Any, key: Any) -> Facade:
    columns = table.table.tableColumns
    found = columns[key - 1] if isinstance(key, int) else next(each for each in columns if each.name == key)
    return facade("ListColumn", found)


# XlTotalsCalculation, the file's words (ST_TotalsRowFunction).
TOTALS = {0: None, 1: "sum", 2: "average", 3: "count", 4: "countNums", 5: "min", 6: "max", 7: "stdDev", 8: "var"}

MEMBERS = (
    Member("Worksheet", "Name", lambda s: s.name, lambda s, v: setattr(s, "name", v)),
    Member("Worksheet", "Index", lambda s: s.index),
    plain("Worksheet", "Visible", "visible"),
    part("Worksheet", "Parent", "Workbook", lambda s: s.book),
    part("Worksheet", "Tab", "Tab"),
    part("Worksheet", "Outline", "Outline"),
    part("Worksheet", "Hyperlinks", "Hyperlinks"),
    part("Worksheet", "PageSetup", "PageSetup", lambda s: s.page_setup),
    part("Worksheet", "UsedRange", "Range", lambda s: s.used_range),
    method("Worksheet", "Range", _range),
    method("Worksheet", "Cells", _cells),
    method("Worksheet", "Columns", _lines),
    method("Worksheet", "Rows", _lines),
    method("Worksheet", "Activate", lambda s: s.activate()),
    method("Worksheet", "Select", lambda s: s.activate()),
    method("Worksheet", "Protect", _protect),
    method("Worksheet", "Unprotect", _unprotect),
    Member("Worksheet", "ProtectContents", lambda s: bool(s.worksheet.protection.sheet)),
    Member("Worksheet", "ProtectDrawingObjects", lambda s: bool(s.worksheet.protection.objects)),
    Member("Worksheet", "EnableSelection", _selection, _set_selection),
    Member("Worksheet", "AutoFilterMode", lambda s: bool(s.worksheet.auto_filter.ref), _filter_mode),
    method("Hyperlinks", "Add", add_link),
    Member("Tab", "Color", _tab_color, _set_tab_color),
    worded("Outline", "SummaryRow", "worksheet.sheet_properties.outlinePr.summaryBelow", {1: True, 0: False}),
    worded(
        "Outline", "SummaryColumn", "worksheet.sheet_properties.outlinePr.summaryRight", {-4152: True, -4131: False}
    ),
    plain("PageSetup", "PrintArea", "print_area"),
    Member("PageSetup", "PrintTitleRows", _title_getter("print_title_rows"), _title_setter("print_title_rows")),
    Member("PageSetup", "PrintTitleColumns", _title_getter("print_title_cols"), _title_setter("print_title_cols")),
    worded("PageSetup", "Orientation", "sheet.worksheet.page_setup.orientation", {1: "portrait", 2: "landscape"}),
    worded("PageSetup", "Order", "sheet.worksheet.page_setup.pageOrder", {1: "downThenOver", 2: "overThenDown"}),
    Member("PageSetup", "Zoom", _zoom, _set_zoom),
    _setup("PaperSize", "page_setup.paperSize"),
    _setup("FirstPageNumber", "page_setup.firstPageNumber"),
    _setup("BlackAndWhite", "page_setup.blackAndWhite"),
    _setup("Draft", "page_setup.draft"),
    _setup("CenterHorizontally", "print_options.horizontalCentered"),
    _setup("CenterVertically", "print_options.verticalCentered"),
    _setup("PrintGridlines", "print_options.gridLines"),
    _setup("PrintHeadings", "print_options.headings"),
    _fit("FitToPagesWide"),
    _fit("FitToPagesTall"),
    _margin("LeftMargin", "left"),
    _margin("RightMargin", "right"),
    _margin("TopMargin", "top"),
    _margin("BottomMargin", "bottom"),
    _margin("HeaderMargin", "header"),
    _margin("FooterMargin", "footer"),
    _band("LeftHeader", "oddHeader", "left"),
    _band("CenterHeader", "oddHeader", "center"),
    _band("RightHeader", "oddHeader", "right"),
    _band("LeftFooter", "oddFooter", "left"),
    _band("CenterFooter", "oddFooter", "center"),
    _band("RightFooter", "oddFooter", "right"),
    Member("ListObjects", "Count", len),
    method("ListObjects", "Item", lambda tables, key: facade("ListObject", tables(key))),
    method("ListObject", "Unlist", lambda table: table.unlist()),
    method("ListObject", "Delete", lambda table: table.delete()),
    plain("ListObject", "Name", "name"),
    plain("ListObject", "TableStyle", "table_style"),
    plain("ListObject", "ShowTotals", "show_totals"),
    plain("ListObject", "ShowAutoFilter", "show_autofilter"),
    method("ListObject", "ListColumns", _list_column),
    Member("ListColumn", "Name", lambda column: column.name),
    worded("ListColumn", "TotalsCalculation", "totalsRowFunction", TOTALS),
    Member("Names", "Count", len),
    method("Names", "Item", lambda names, key: facade("Name", names(key))),
    plain("Name", "RefersTo", "refers_to"),
    Member("Name", "Name", lambda name: name.name),
    Member("Name", "Visible", lambda n: not n.definition.hidden, lambda n, v: setattr(n.definition, "hidden", not v)),
    plain("Name", "Comment", "definition.comment"),
)
