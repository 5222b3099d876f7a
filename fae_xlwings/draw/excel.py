"""From a plan to a sheet, through xlwings: one write per block, one call per run of equal style."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import xlwings as xw

from fae_xlwings.draw.charts import draw_chart
from fae_xlwings.draw.pages import set_up_page
from fae_xlwings.draw.rules import draw_rule, draw_validation
from fae_xlwings.draw.styles import ensure_styles
from fae_xlwings.draw.theme import style_name
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import Block, Formula, SheetPlan, Table, Value
from fae_xlwings.views.words.styles import Style

TABLE_STYLE = "TableStyleLight1"
WORDS_EXCEL_READS = {"TRUE", "FALSE", "VRAI", "FAUX"}


def draw(book: xw.Book, plans: Iterable[SheetPlan]) -> None:
    """The plans drawn in the workbook, each on the sheet of its name, which is added where it is missing."""
    drawn = list(plans)
    ensure_styles(book, {style for plan in drawn for block in plan.blocks for style in _styles(block)})
    for plan in drawn:
        draw_sheet(_sheet(book, plan.name), plan)


def draw_sheet(sheet: xw.Sheet, plan: SheetPlan) -> None:
    """One plan drawn on an emptied sheet; `plan.protected` locks all but its inputs, without a password."""
    _empty(sheet)
    _size(sheet, plan)
    for block in plan.blocks:
        _draw_block(sheet, block)
    for table in plan.tables:
        _draw_table(sheet, table)
    for name, address in plan.names:
        sheet.book.names.add(name, f"={sheet.range(address).get_address(include_sheetname=True)}")
    for rule in plan.rules:
        draw_rule(sheet, rule)
    sheet.activate()
    sheet.range("A1").select()
    for validation in plan.validations:
        draw_validation(sheet, validation)
    for chart in plan.charts:
        draw_chart(sheet, chart)
    set_up_page(sheet, plan)
    if plan.protected:
        sheet.api.Protect(AllowFiltering=True, AllowSorting=True, AllowFormattingColumns=True)


def draw_blocks(sheet: xw.Sheet, blocks: Sequence[Block]) -> None:
    """Some cells written on a sheet that is otherwise left as it is."""
    ensure_styles(sheet.book, {style for block in blocks for style in _styles(block)})
    for block in blocks:
        _draw_block(sheet, block)


def as_typed(value: Value) -> Value:
    """The value as a person would type it: text that Excel would read as something else gets the leading mark."""
    if not isinstance(value, str) or isinstance(value, Formula) or _is_plain(value):
        return value
    return f"'{value}" if value else None


def _is_plain(text: str) -> bool:
    """Whether Excel keeps the text as it is: it starts with a letter, holds no digit, and is no truth value."""
    return text[:1].isalpha() and not any(map(str.isdigit, text)) and text.upper() not in WORDS_EXCEL_READS


def _styles(block: Block) -> tuple[Style, ...]:
    return (block.style,) if isinstance(block.style, str) else block.style


def _sheet(book: xw.Book, name: str) -> xw.Sheet:
    names = [sheet.name for sheet in book.sheets]
    return book.sheets[name] if name in names else book.sheets.add(name, after=book.sheets[-1])


def _empty(sheet: xw.Sheet) -> None:
    sheet.api.Unprotect()
    for chart in list(sheet.charts):
        chart.delete()
    for table in list(sheet.tables):
        table.api.Unlist()
    sheet.cells.data_validation.delete()
    sheet.cells.conditional_formats.clear()
    sheet.clear()


def _size(sheet: xw.Sheet, plan: SheetPlan) -> None:
    for address, width in plan.widths:
        sheet.range(address).column_width = width
    for address, height in plan.heights:
        sheet.range(address).row_height = height
    for address in plan.hidden:
        sheet.range(address).api.EntireColumn.Hidden = True


def _draw_block(sheet: xw.Sheet, block: Block) -> None:
    if not block.rows:
        return
    cells = sheet.range(str(block.area))
    cells.value = [[as_typed(value) for value in row] for row in block.rows]
    for address, style in _style_runs(block):
        sheet.range(address).api.Style = style_name(style)


def _style_runs(block: Block) -> Iterator[tuple[str, Style]]:
    """The columns of a block gathered where neighbours share a style."""
    area = block.area
    if isinstance(block.style, str):
        yield str(area), block.style
        return
    column = area.left
    for style, run in groupby(block.style):
        width = len(list(run))
        yield str(Area(area.top, column, area.bottom, column + width - 1)), style
        column += width


def _draw_table(sheet: xw.Sheet, table: Table) -> None:
    sheet.tables.add(sheet.range(table.address), name=table.name, table_style_name=TABLE_STYLE)
