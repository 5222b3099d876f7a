"""What the cells of a range look like."""

from typing import Any

from french_excel import reading, writing
from french_excel.grammar import GENERAL, LOCAL_GENERAL, format_in
from french_excel.looks import CellLook, Font, Interior, RangeBorders, Style
from french_excel.range_cells import Cells


class LookingCells(Cells, part_of="Range"):
    """Cells with their style, format, font and ground."""

    @property
    def Style(self) -> Style | None:
        names = {cell.style for cell in self.stored()} or {"Normal"}
        return Style(self.sheet.book, names.pop()) if len(names) == 1 else None

    @Style.setter
    def Style(self, name: Any) -> None:
        writing.put_style(self.sheet, self.boxes, name if isinstance(name, str) else name.Name)

    @property
    def NumberFormat(self) -> str | None:
        formats = {reading.number_format(self.sheet, cell) for cell in self.stored()} or {"General"}
        return formats.pop() if len(formats) == 1 else None

    @NumberFormat.setter
    def NumberFormat(self, text: str) -> None:
        writing.check_writable(self.sheet, self.boxes)
        for cell in writing.all_cells(self.sheet.stored, self.boxes):
            cell.number_format = format_in(text, self.excel.format_tongue)

    @property
    def NumberFormatLocal(self) -> str | None:
        """The user's spelling, of the format that every cell begins with; of others only as far as it is the same."""
        return LOCAL_GENERAL if self.NumberFormat == GENERAL and not self.excel.tongue.is_english else self.NumberFormat

    @property
    def Font(self) -> Font:
        return Font(self.excel, CellLook(self))

    @property
    def Interior(self) -> Interior:
        return Interior(self.excel, CellLook(self))

    @property
    def Borders(self) -> RangeBorders:
        return RangeBorders(self.excel, CellLook(self))

    @property
    def Locked(self) -> bool | None:
        return reading.shared(
            reading.is_locked(self.sheet, spot) for spot in writing.spots(self.sheet.stored, self.boxes)
        )

    @Locked.setter
    def Locked(self, on: bool) -> None:
        CellLook(self).put("locked", bool(on))

    @property
    def WrapText(self) -> bool | None:
        return CellLook(self).get("wrap", default=False)

    @WrapText.setter
    def WrapText(self, on: bool) -> None:
        CellLook(self).put("wrap", bool(on))

    @property
    def HorizontalAlignment(self) -> int | None:
        return CellLook(self).get("horizontal", default=1)

    @HorizontalAlignment.setter
    def HorizontalAlignment(self, place: int) -> None:
        CellLook(self).put("horizontal", place)
