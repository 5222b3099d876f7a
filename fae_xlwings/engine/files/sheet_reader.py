"""A sheet of the file put into an openpyxl sheet."""

# openpyxl's reader fills its cells through private names, which its type stubs leave out.
# ruff: noqa: SLF001

from io import BytesIO
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from fae_xlwings.engine.edits.snapshot import Snapshot, take_snapshot
from fae_xlwings.engine.files.cell_parser import CellParser


class SheetReader(WorksheetReader):
    """openpyxl's reader with our parser: one pass gives formulas and the values they showed."""

    ws: Any
    parser: Any

    def __init__(self, worksheet: Any, data: bytes, strings: list[str]) -> None:
        self.ws = worksheet
        book = worksheet.parent
        self.parser = CellParser(
            BytesIO(data),
            strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        self.tables: list[str] = []

    def bind_cells(self) -> None:
        """Every cell of the file put into the sheet; a formula's `cached` stays with it."""
        cells, styles = self.ws._cells, self.ws.parent._cell_styles
        for _, row in self.parser.parse():
            for cell in row:
                place = cell["row"], cell["column"]
                made: Any = Cell(self.ws, *place, style_array=styles[cell["style_id"]])
                made._value, made.data_type = cell["value"], cell["data_type"]
                cells[place] = made
        if cells:
            self.ws._current_row = self.ws.max_row

    def bind_merged_cells(self) -> None:
        """The merged areas; the cells they cover keep their looks, which openpyxl would throw away."""
        if self.parser.merged_cells:
            ranges = [CellRange(merged.ref) for merged in self.parser.merged_cells.mergeCell]
            self.ws.merged_cells = MultiCellRange(ranges)

    def bind_tables(self) -> None:
        """The parts of the sheet's tables."""
        relations = {rel.Id: rel.Target for rel in self.ws._rels}
        self.tables = [relations[part.id] for part in self.parser.tables.tablePart if part.id in relations]

    def snapshot(self) -> Snapshot:
        """What the sheet holds now that it is read."""
        return take_snapshot(self.ws, self.parser.row_attributes, self.parser.aside)
