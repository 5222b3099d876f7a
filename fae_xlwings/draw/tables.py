"""The Excel tables of a plan."""

import xlwings as xw

from fae_xlwings.views.words.plan import Table

TABLE_STYLE = "TableStyleLight1"


def draw_table(sheet: xw.Sheet, table: Table) -> None:
    """A table made of cells already written."""
    sheet.tables.add(sheet.range(table.address), name=table.name, table_style_name=TABLE_STYLE)


def unlist_tables(sheet: xw.Sheet) -> None:
    """The tables of a sheet made ordinary cells again."""
    for table in list(sheet.tables):
        table.api.Unlist()
