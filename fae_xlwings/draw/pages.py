"""Panes, grid lines, tab colour and print set-up of a sheet."""

from typing import Any

import xlwings as xw

from fae_xlwings.draw.theme import PALETTE, bgr
from fae_xlwings.views.plan import Page, SheetPlan

A4 = 9
PORTRAIT, LANDSCAPE = 1, 2
MARGIN = 36.0
FOOTER_LEFT = "&8CRM Segmentation FAE 2026 · Traitement 100 % local et confidentiel"
FOOTER_RIGHT = "&8&A · page &P / &N"


def set_up_page(sheet: xw.Sheet, plan: SheetPlan) -> None:
    """The sheet made ready to be read on screen and printed on A4, one page wide."""
    sheet.show_gridlines = False
    sheet.visible = plan.visible
    sheet.api.Tab.Color = bgr(PALETTE[plan.tab])
    if plan.freeze:
        sheet.freeze_panes.freeze_at(plan.freeze)
    _print(sheet.api.PageSetup, plan.page)
    if plan.page.area:
        sheet.page_setup.print_area = plan.page.area


def _print(setup: Any, page: Page) -> None:
    setup.PaperSize = A4
    setup.Orientation = PORTRAIT if page.portrait else LANDSCAPE
    setup.Zoom = False
    setup.FitToPagesWide = 1
    setup.FitToPagesTall = 1 if page.one_page else False
    setup.CenterHorizontally = True
    setup.LeftMargin = setup.RightMargin = setup.TopMargin = setup.BottomMargin = MARGIN
    setup.LeftFooter = FOOTER_LEFT
    setup.RightFooter = FOOTER_RIGHT
    if page.title_rows:
        setup.PrintTitleRows = page.title_rows
