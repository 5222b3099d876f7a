"""How wide, how high and where the rows and columns of a range are, and whether they are shown."""

from french_excel import geometry
from french_excel.com import refused
from french_excel.range_cells import Cells
from french_excel.store import MAX_COLUMNS, MAX_ROWS


class SizedCells(Cells, part_of="Range"):
    """Cells with the sizes of their rows and columns."""

    @property
    def Hidden(self) -> bool | None:
        """Of whole rows or columns: None where some are and some are not."""
        stored, box = self.sheet.stored, self.box
        if box.width == MAX_COLUMNS:
            return _some({*stored.hidden_rows, *stored.filtered_rows}, box.top, box.bottom)
        if box.height == MAX_ROWS:
            return _some(stored.hidden_columns, box.left, box.right)
        raise refused("Impossible de lire la propriété Hidden de la classe Range.")

    @Hidden.setter
    def Hidden(self, on: bool) -> None:
        stored, box = self.sheet.stored, self.box
        self.sheet.check_format("AllowFormattingRows" if box.width == MAX_COLUMNS else "AllowFormattingColumns")
        if box.width == MAX_COLUMNS:
            numbers, kept = set(range(box.top, box.bottom + 1)), stored.hidden_rows
            stored.filtered_rows -= set() if on else numbers
        elif box.height == MAX_ROWS:
            numbers, kept = set(range(box.left, box.right + 1)), stored.hidden_columns
        else:
            raise refused("Impossible de définir la propriété Hidden de la classe Range.")
        kept.update(numbers) if on else kept.difference_update(numbers)

    @property
    def OutlineLevel(self) -> int | None:
        """Of whole columns: None where they differ."""
        found = {self.sheet.stored.outline.get(number, 1) for number in self._whole_columns("lire")}
        return found.pop() if len(found) == 1 else None

    @OutlineLevel.setter
    def OutlineLevel(self, level: int) -> None:
        self.sheet.check_format("AllowFormattingColumns")
        self.sheet.stored.outline.update(dict.fromkeys(self._whole_columns("définir"), level))

    def _whole_columns(self, act: str) -> range:
        if self.box.height != MAX_ROWS:
            raise refused(f"Impossible de {act} la propriété OutlineLevel de la classe Range.")
        return range(self.box.left, self.box.right + 1)

    @property
    def ColumnWidth(self) -> float | None:
        widths = {geometry.column_width(self.sheet.stored, number) for number in geometry.few_columns(self.box)}
        return widths.pop() if len(widths) == 1 else None

    @ColumnWidth.setter
    def ColumnWidth(self, width: float) -> None:
        self.sheet.check_format("AllowFormattingColumns")
        if not 0 <= width <= geometry.WIDEST:
            raise refused("Impossible de définir la propriété ColumnWidth de la classe Range.")
        if width:
            self.sheet.stored.hidden_columns.difference_update(geometry.few_columns(self.box))
        self.sheet.stored.widths |= dict.fromkeys(
            geometry.few_columns(self.box), geometry.characters(geometry.pixels(width))
        )

    @property
    def RowHeight(self) -> float | None:
        heights = {geometry.row_height(self.sheet.stored, number) for number in geometry.few_rows(self.box)}
        return heights.pop() if len(heights) == 1 else None

    @RowHeight.setter
    def RowHeight(self, height: float) -> None:
        self.sheet.check_format("AllowFormattingRows")
        if not 0 <= height <= geometry.HIGHEST:
            raise refused("Impossible de définir la propriété RowHeight de la classe Range.")
        self.sheet.stored.heights |= dict.fromkeys(geometry.few_rows(self.box), float(height))

    @property
    def UseStandardHeight(self) -> bool:
        return not any(self.box.top <= row <= self.box.bottom for row in self.sheet.stored.heights)

    @UseStandardHeight.setter
    def UseStandardHeight(self, _on: bool) -> None:
        self.sheet.check_format("AllowFormattingRows")
        heights = self.sheet.stored.heights
        self.sheet.stored.heights = {
            row: height for row, height in heights.items() if not self.box.top <= row <= self.box.bottom
        }

    @property
    def Left(self) -> float:
        return geometry.left_of(self.sheet.stored, self.box.left)

    @property
    def Top(self) -> float:
        return geometry.top_of(self.sheet.stored, self.box.top)

    @property
    def Width(self) -> float:
        return geometry.left_of(self.sheet.stored, self.box.right + 1) - self.Left

    @property
    def Height(self) -> float:
        return geometry.top_of(self.sheet.stored, self.box.bottom + 1) - self.Top

    def AutoFit(self) -> None:
        self.sheet.check_format("AllowFormattingColumns")


def _some(hidden: set[int], first: int, last: int) -> bool | None:
    among = sum(first <= number <= last for number in hidden)
    return None if 0 < among < last - first + 1 else bool(among)
