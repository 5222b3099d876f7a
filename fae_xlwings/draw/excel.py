"""From a plan to a sheet, through xlwings: the sheet is opened, emptied, drawn, and closed again whatever happens."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import takewhile
from typing import Any

import xlwings as xw

from fae_xlwings.draw.cells import draw_block, styles_of, write_block
from fae_xlwings.draw.charts import draw_chart
from fae_xlwings.draw.formats import put_number_format
from fae_xlwings.draw.keeping import Kept, keep, name_cells, put_back
from fae_xlwings.draw.opening import opened
from fae_xlwings.draw.pages import set_up_page
from fae_xlwings.draw.rules import draw_rule, draw_validation
from fae_xlwings.draw.styles import ensure_styles
from fae_xlwings.draw.tables import cells_around, draw_table, free_tables, headed, lengthen_table
from fae_xlwings.sheets import SHEETS
from fae_xlwings.views.words.plan import Block, Columns, SheetPlan

Walk = Callable[[Sequence[SheetPlan]], Iterable[SheetPlan]]
OUTLINED = 2
"""The level of the outline below the sheet's own, which is 1."""


def draw(book: xw.Book, plans: Iterable[SheetPlan], walk: Walk = iter) -> None:
    """The plans drawn in the workbook, each on the sheet of its name, which is added where it is missing."""
    drawn = list(plans)
    if not drawn:
        return
    ensure_styles(book, {style for plan in drawn for block in plan.blocks for style in styles_of(block)})
    add_sheets(book, [plan.name for plan in drawn])
    for plan in walk(drawn):
        draw_sheet(book.sheets[plan.name], plan)


def draw_sheet(sheet: xw.Sheet, plan: SheetPlan) -> None:
    """One plan drawn on an emptied sheet; `plan.protected` locks all but its inputs, without a password.

    What stood in the cells is put back when Excel stops half-way: the user's own entries are among them.
    """
    with _kept(sheet, plan) as kept:
        _draw(sheet, plan, kept)


@contextmanager
def _kept(sheet: xw.Sheet, plan: SheetPlan) -> Generator[Kept]:
    """A sheet that can be written on; what stood there, put back when Excel stops half-way."""
    with opened(sheet, plan):
        kept = keep(sheet)
        try:
            yield kept
        except Exception:
            put_back(sheet, plan, kept)
            raise


def write_blocks(sheet: xw.Sheet, plan: SheetPlan, blocks: Sequence[Block | Columns]) -> None:
    """What some blocks of a plan hold written anew on the sheet that it has drawn, looks and all else left as it is."""
    with _kept(sheet, plan):
        for block in blocks:
            write_block(sheet, block)


def draw_blocks(sheet: xw.Sheet, blocks: Sequence[Block | Columns]) -> None:
    """Some cells written on a sheet that is otherwise left as it is.

    Which styles a workbook has takes a hundred calls to ask: only where Excel refuses is it done.
    """
    try:
        _draw_blocks(sheet, blocks)
    except Exception:  # noqa: BLE001 - a style that is missing is refused in the same words as anything else
        ensure_styles(sheet.book, {style for block in blocks for style in styles_of(block)})
        _draw_blocks(sheet, blocks)


def _draw_blocks(sheet: xw.Sheet, blocks: Sequence[Block | Columns]) -> None:
    for block in blocks:
        draw_block(sheet, block)


def _draw(sheet: xw.Sheet, plan: SheetPlan, kept: Kept) -> None:
    _empty(sheet, plan)
    _size(sheet, plan)
    for block in plan.blocks:
        draw_block(sheet, block)
    for address, code in plan.formats:
        put_number_format(sheet.range(address).api, code)
    for table in plan.tables:
        draw_table(sheet, table)
    name_cells(sheet, plan, kept)
    sheet.api.Activate()
    for rule in plan.rules:
        draw_rule(sheet, rule)
    sheet.range("A1").select()
    for validation in plan.validations:
        draw_validation(sheet, validation)
    for chart in plan.charts:
        draw_chart(sheet, chart)
    set_up_page(sheet, plan)


def add_sheets(book: xw.Book, names: Iterable[str]) -> None:
    """The sheets of those names that the workbook lacks, each where its tab belongs."""
    there = [sheet.name for sheet in book.sheets]
    for name in names:
        if name not in there:
            before = _tab_before(name, there)
            book.sheets.add(name, after=book.sheets[before])
            there = [each for tab in there for each in ((tab, name) if tab == before else (tab,))]


def _tab_before(name: str, there: Sequence[str]) -> str:
    """The tab that a new one stands behind: the nearest before it in our order, the last for any other sheet."""
    earlier = tuple(takewhile(name.__ne__, SHEETS)) if name in SHEETS else ()
    return next((tab for tab in reversed(earlier) if tab in there), there[-1])


def _empty(sheet: xw.Sheet, plan: SheetPlan) -> None:
    for chart in list(sheet.charts):
        chart.delete()
    wanted = headed(plan.tables, plan.blocks)
    stays = free_tables(sheet, wanted)
    sheet.cells.data_validation.delete()
    sheet.cells.conditional_formats.clear()
    for cells in cells_around(sheet, stays):
        cells.clear()
    lengthen_table(sheet, wanted, stays)
    sheet.cells.api.UseStandardHeight = True


def _size(sheet: xw.Sheet, plan: SheetPlan) -> None:
    folds = [(sheet.range(address).api.EntireColumn, folded) for address, folded in plan.folds]
    hidden = [folded and not _is_unfolded(columns) for columns, folded in folds]
    for address, width in plan.widths:
        sheet.range(address).column_width = width
    for address, height in plan.heights:
        sheet.range(address).row_height = height
    for address in plan.hidden:
        sheet.range(address).api.EntireColumn.Hidden = True
    for (columns, _), is_hidden in zip(folds, hidden, strict=True):
        columns.OutlineLevel = OUTLINED
        columns.Hidden = is_hidden


def _is_unfolded(columns: Any) -> bool:
    """Whether the user has unfolded these columns since they were folded; a width, once given, shows them again."""
    return columns.OutlineLevel == OUTLINED and columns.Hidden is not True
