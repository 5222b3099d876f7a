"""The column names of tables kept equal to their header cells: Excel takes a difference for damage."""

# openpyxl lists a table's columns, and stores cells, under private names only.
# ruff: noqa: SLF001

from typing import Any

from openpyxl.utils.cell import range_boundaries

from fae_xlwings.engine.files.rich_text import decoded


def settle_headers(worksheet: Any) -> None:
    """Every table of the sheet named by its header cells; a header that is no text becomes one, as in Excel."""
    for table in worksheet.tables.values():
        if not table.tableColumns:
            table._initialise_columns()
        if table.headerRowCount:
            _name_columns(worksheet, table)


def _name_columns(worksheet: Any, table: Any) -> None:
    left, row, *_ = range_boundaries(table.ref)
    for offset, described in enumerate(table.tableColumns):
        cell = worksheet._cells.get((row, (left or 1) + offset))
        if cell is None or cell._value in {None, ""}:
            continue
        if cell.data_type != "s":
            cell._value, cell.data_type = str(cell._value), "s"
        if decoded(described.name) != str(cell._value):
            described.name = str(cell._value).replace("\r", "").replace("\n", "_x000a_")
