"""Tables that take in what is written right under or beside them, as Excel does for a person and for a program."""

from typing import TYPE_CHECKING

from french_excel.store import Box, Cell, Table

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

NOTHING = Cell()


def grow_tables(sheet: "Worksheet", written: Box, spots: set[tuple[int, int]]) -> None:
    """The tables grown over cells that were just filled beside them."""
    if not sheet.excel.tables_extend or sheet.stored.protection is not None:
        return
    filled = [spot for spot in spots if sheet.stored.cells.get(spot, NOTHING).value is not None]
    for table in sheet.stored.tables:
        if filled and not _overlaps(table, written):
            table.box = _grown(table, written, filled)


def _overlaps(table: Table, written: Box) -> bool:
    return table.box.meets(written) is not None


def _grown(table: Table, written: Box, filled: list[tuple[int, int]]) -> Box:
    box = table.box
    right_under = written.top == box.bottom + 1 and not table.totals
    if right_under and any(box.left <= column <= box.right for _, column in filled):
        return box._replace(bottom=written.bottom)
    right_beside = written.left == box.right + 1
    if right_beside and any(box.top <= row <= box.bottom for row, _ in filled):
        return box._replace(right=written.right)
    return box
