"""Cells of a sheet: what every part of a range rests on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from french_excel import writing
from french_excel.com import ComObject
from french_excel.store import Box, Cell

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet


class Cells(ComObject):
    """Some rectangles of cells."""

    def __init__(self, sheet: "Worksheet", boxes: list[Box]) -> None:
        super().__init__(sheet.excel, sheet)
        self.sheet, self.boxes = sheet, boxes

    @property
    def box(self) -> Box:
        """The first rectangle."""
        return self.boxes[0]

    def stored(self) -> Iterator[Cell]:
        """The cells that hold something."""
        return (self.sheet.stored.cells[spot] for spot in writing.held_spots(self.sheet.stored, self.boxes))
