"""Rows and columns that stay in view while the rest scrolls."""

from typing import TYPE_CHECKING

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.views import Selection
from xlwings import base_classes

from fae_xlwings.engine.addresses import parse
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.stored import Worksheet

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet


def freeze(worksheet: Worksheet, rows: int, columns: int) -> None:
    """So many first rows and columns kept in view, none with 0 and 0.

    The selection of a pane goes with it: openpyxl adds its own to those of panes frozen before.
    """
    seen = worksheet.sheet_view.selection[-1]
    worksheet.sheet_view.selection = [Selection(activeCell=seen.activeCell, sqref=seen.sqref)]
    worksheet.freeze_panes = f"{get_column_letter(columns + 1)}{rows + 1}" if rows or columns else None


def frozen(worksheet: Worksheet) -> tuple[int, int]:
    """How many first rows and columns stay in view."""
    corner = worksheet.freeze_panes
    row, column = coordinate_to_tuple(corner) if corner else (1, 1)
    return row - 1, column - 1


class FreezePanes(Implementation, contract=base_classes.FreezePanes):
    """The frozen panes of a sheet.

    xlwings' own Windows engine has no such member: code meant for live Excel sets `Window.FreezePanes` through
    `.api`, which this engine answers too.
    """

    def __init__(self, sheet: "Sheet") -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """The cells up to the end of a range (« A1:B2 », « A:A », « 1:3 ») kept in view."""
        area = parse(frozen_range)
        if area is None:
            raise ValueError(f"« {frozen_range} » n'est pas une plage de la feuille « {self.sheet.name} ».")
        rows = 0 if area.whole_columns else area.last_row
        freeze(self.sheet.worksheet, rows, 0 if area.whole_rows else area.last_column)

    def unfreeze(self) -> None:
        """Everything scrolls again."""
        freeze(self.sheet.worksheet, 0, 0)
