"""Panes, grid lines, tab colour and print set-up of a sheet."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import xlwings as xw

from fae_xlwings.draw.opening import twice
from fae_xlwings.draw.theme import PALETTE, bgr
from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.words.addresses import MAX_COLUMNS, MAX_ROWS
from fae_xlwings.views.words.plan import Page, SheetPlan

A4 = 9
PORTRAIT, LANDSCAPE = 1, 2
MARGIN, MARGIN_BELOW = 14.4, 34.0
"""Half a centimetre, which every printer leaves white, and the room of the footer."""
SIZE = "&8"
FOOTER_RIGHT = f"{SIZE}&A · page &P / &N"
MOST_PORTRAIT, MOST_LANDSCAPE = 48, 80
"""Characters of the firm's name that leave room for the rest of a footer, of which Excel takes 255."""


def set_up_page(sheet: xw.Sheet, plan: SheetPlan) -> None:
    """The sheet made ready to be read on screen and printed on A4, one page wide."""
    sheet.show_gridlines = False
    sheet.api.Tab.Color = bgr(PALETTE[plan.tab])
    if plan.freeze:
        _freeze(sheet, plan.freeze)
    with _whatever_the_printer_says():
        _print(sheet, plan.page)
    if plan.page.area:
        with _whatever_the_printer_says():
            sheet.page_setup.print_area = plan.page.area
    if plan.page.breaks:
        with _whatever_the_printer_says():
            _break(sheet, plan.page.breaks)


@contextmanager
def _whatever_the_printer_says() -> Generator[None]:
    """A part of the print set-up that Excel may refuse, for want of a printer: what is on screen counts more.

    An error of Excel carries the number of its refusal; any other is a mistake of ours.
    """
    try:
        yield
    except Exception as error:
        if not hasattr(error, "hresult"):
            raise


def _break(sheet: xw.Sheet, rows: tuple[int, ...]) -> None:
    """The rows that begin a sheet of paper, and no others."""
    sheet.api.ResetAllPageBreaks()
    for row in rows:
        sheet.api.HPageBreaks.Add(sheet.range((row, 1)).api)


def _freeze(sheet: xw.Sheet, address: str) -> None:
    """The rows and columns up to the end of an address kept in view: in Excel, what a window does for its sheet."""
    rows, columns = sheet.range(address).shape
    sheet.api.Activate()
    window = sheet.book.api.Windows(1)
    window.FreezePanes = False
    window.ScrollRow = window.ScrollColumn = 1
    window.SplitRow = rows if rows < MAX_ROWS else 0
    window.SplitColumn = columns if columns < MAX_COLUMNS else 0
    window.FreezePanes = True


def _print(sheet: xw.Sheet, page: Page) -> None:
    """The print set-up, told to the printer once; a page that no printer is there to measure is still a page."""
    app = sheet.book.app.api
    app.PrintCommunication = False
    try:
        _set_up(sheet.api.PageSetup, page)
    finally:
        twice(lambda: setattr(app, "PrintCommunication", True))


def _set_up(setup: Any, page: Page) -> None:
    setup.PaperSize = A4
    setup.Orientation = PORTRAIT if page.portrait else LANDSCAPE
    setup.Zoom = False
    setup.FitToPagesWide = 1
    setup.FitToPagesTall = page.tall or False
    setup.CenterHorizontally = True
    setup.LeftMargin = setup.RightMargin = setup.TopMargin = MARGIN
    setup.BottomMargin = MARGIN_BELOW
    setup.LeftFooter = footer_left(page)
    setup.RightFooter = FOOTER_RIGHT
    if page.title_rows:
        setup.PrintTitleRows = page.title_rows


def footer_left(page: Page) -> str:
    """The product and, when it is given, the firm, as the codes of a footer say them.

    The firm comes last: a name that begins with a digit would be read as part of the size.
    """
    firm = _shortened(page.firm, MOST_PORTRAIT if page.portrait else MOST_LANDSCAPE).replace("&", "&&")
    return SIZE + " · ".join(filter(None, (IDENTITY.signature, firm)))


def _shortened(name: str, most: int) -> str:
    line = " ".join(name.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
