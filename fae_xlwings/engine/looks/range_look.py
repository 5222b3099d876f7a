"""How the cells of a range look: fonts, colours, alignment, sizes, hidden and merged cells."""

from typing import TYPE_CHECKING, Any

from fae_xlwings.engine import geometry, merged_cells, outline
from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.looks import autofit, formats
from fae_xlwings.engine.looks.colors import Rgb
from fae_xlwings.engine.looks.formats import Borders, Font
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.looks.styles import common, format_text, number_format_edit, restyle

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet


class Look:
    """The half of a range that is about its look."""

    sheet: "Sheet"
    area: Area

    @property
    def worksheet(self) -> Worksheet:
        """The openpyxl sheet behind."""
        return self.sheet.worksheet

    def __len__(self) -> int:
        return self.area.nrows * self.area.ncols

    def _this(self) -> "Range":
        return self.sheet.on(self.area)

    @property
    def font(self) -> Font:
        """The font."""
        return Font(self._this())

    @property
    def borders(self) -> Borders:
        """The borders."""
        return Borders(self._this())

    @property
    def color(self) -> Rgb | None:
        """The background colour, `None` without one or where cells disagree."""
        return formats.fill_color(self._this()) if len(self) else None

    @color.setter
    def color(self, value: Any) -> None:
        if len(self):
            formats.set_fill_color(self._this(), value)

    def set_colors(self, colors: list[list[Any]]) -> None:
        """One background colour for each cell; `...` leaves a cell as it is."""
        for row, line in enumerate(colors):
            for column, color in enumerate(line):
                if color is not ...:
                    formats.set_fill_color(self.sheet.on(Area(self.area.row + row, self.area.column + column)), color)

    @property
    def number_format(self) -> str | None:
        """The number format, `None` where cells disagree."""
        workbook = self.worksheet.parent
        return common(self.worksheet, self.area, lambda array: format_text(workbook, array.numFmtId))

    @number_format.setter
    def number_format(self, value: str) -> None:
        restyle(self.worksheet, self.area, number_format_edit(value))

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts continue on new lines, `None` where cells disagree."""
        wrapped = formats.alignment(self._this(), "wrapText")
        return None if wrapped is None and not self._agrees("wrapText") else bool(wrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        formats.align(self._this(), wrapText=bool(value))

    def _agrees(self, field: str) -> bool:
        items = self.worksheet.parent._alignments  # noqa: SLF001 - openpyxl has no public list
        return common(self.worksheet, self.area, lambda array: bool(getattr(items[array.alignmentId], field))) is False

    @property
    def horizontal_alignment(self) -> str | None:
        """The horizontal alignment in xlwings' words, `None` where cells disagree."""
        items = self.worksheet.parent._alignments  # noqa: SLF001 - openpyxl has no public list
        word = common(self.worksheet, self.area, lambda array: items[array.alignmentId].horizontal or "general")
        return formats.HORIZONTAL_BACK.get(word, word)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        formats.align(self._this(), horizontal=formats.HORIZONTAL.get(value, value))

    @property
    def vertical_alignment(self) -> str | None:
        """The vertical alignment, `None` where cells disagree."""
        items = self.worksheet.parent._alignments  # noqa: SLF001 - openpyxl has no public list
        return common(self.worksheet, self.area, lambda array: items[array.alignmentId].vertical or "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        formats.align(self._this(), vertical=value)

    def adjust_indent(self, amount: int) -> None:
        """The indent increased, or decreased down to none."""
        formats.align(self._this(), indent=max(0, (formats.alignment(self._this(), "indent") or 0) + amount))

    @property
    def column_width(self) -> float | None:
        """The width of the columns in characters, `None` where they differ."""
        return geometry.column_width(self.worksheet, self.area) if len(self) else 0

    @column_width.setter
    def column_width(self, value: float) -> None:
        if len(self):
            geometry.set_column_width(self.worksheet, self.area, value)

    @property
    def row_height(self) -> float | None:
        """The height of the rows in points, `None` where they differ."""
        return geometry.row_height(self.worksheet, self.area) if len(self) else 0

    @row_height.setter
    def row_height(self, value: float) -> None:
        if len(self):
            geometry.set_row_height(self.worksheet, self.area, value)

    @property
    def width(self) -> float:
        """The width in points."""
        return geometry.width(self.worksheet, self.area) if len(self) else 0

    @property
    def height(self) -> float:
        """The height in points."""
        return geometry.height(self.worksheet, self.area) if len(self) else 0

    @property
    def left(self) -> float:
        """The distance in points from the sheet's left edge."""
        return geometry.left(self.worksheet, self.area.column)

    @property
    def top(self) -> float:
        """The distance in points from the sheet's top edge."""
        return geometry.top(self.worksheet, self.area.row)

    @property
    def row_hidden(self) -> bool | None:
        """Whether the rows are hidden, `None` where they differ."""
        return outline.rows_hidden(self.worksheet, self.area)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        outline.hide_rows(self.worksheet, self.area, hidden=value)

    @property
    def column_hidden(self) -> bool | None:
        """Whether the columns are hidden, `None` where they differ."""
        return outline.columns_hidden(self.worksheet, self.area)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        outline.hide_columns(self.worksheet, self.area, hidden=value)

    def group(self, by: str) -> None:
        """The rows or columns put one outline level deeper."""
        outline.group(self.worksheet, self.area, by, 1)

    def ungroup(self, by: str) -> None:
        """The rows or columns put one outline level higher."""
        outline.group(self.worksheet, self.area, by, -1)

    def autofit(self, axis: str | None = None) -> None:
        """Columns as wide, or rows as high, as what is in them."""
        autofit.fit(self.worksheet, self.area, axis)

    @property
    def merge_area(self) -> "Range":
        """The merged cells that the first cell belongs to, or that cell."""
        return self.sheet.on(merged_cells.merged_at(self.worksheet, self.area.row, self.area.column))

    @property
    def merge_cells(self) -> bool | None:
        """Whether the cells are merged, `None` where they differ."""
        return merged_cells.is_merged(self.worksheet, self.area)

    def merge(self, across: bool) -> None:
        """The cells merged, or those of each row."""
        merged_cells.merge(self.worksheet, self.area, across=across)

    def unmerge(self) -> None:
        """The merged cells made single ones again."""
        merged_cells.unmerge(self.worksheet, self.area)
