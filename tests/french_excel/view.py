"""The window of a workbook: what it does is for the sheet that it shows."""

from typing import Any

from french_excel.com import Collection, ComObject, refused
from french_excel.store import Sheet
from french_excel.store import View as Stored


class Window(ComObject):
    """The one window of a workbook."""

    @property
    def shown(self) -> Sheet:
        """The sheet that the window shows."""
        return self.parent.stored.sheet(self.parent.stored.active)

    @property
    def view(self) -> Stored:
        """How it shows it."""
        return self.shown.view

    @property
    def DisplayGridlines(self) -> bool:
        return self.view.gridlines

    @DisplayGridlines.setter
    def DisplayGridlines(self, on: bool) -> None:
        self.view.gridlines = bool(on)

    @property
    def FreezePanes(self) -> bool:
        return self.view.frozen

    @FreezePanes.setter
    def FreezePanes(self, on: bool) -> None:
        """The panes held where the window is split; scrolled rows above would be out of reach for ever."""
        view = self.view
        view.frozen = bool(on)
        if not on:
            view.split_row = view.split_column = 0
        elif not (view.split_row or view.split_column):
            raise refused("La doublure fige les volets là où la fenêtre est fractionnée.")
        elif (view.scroll_row, view.scroll_column) != (1, 1):
            raise refused("Des lignes ou des colonnes resteraient hors d'atteinte au-dessus des volets figés.")

    @property
    def ScrollRow(self) -> int:
        return self.view.scroll_row

    @ScrollRow.setter
    def ScrollRow(self, row: int) -> None:
        self.view.scroll_row = int(row)

    @property
    def ScrollColumn(self) -> int:
        return self.view.scroll_column

    @ScrollColumn.setter
    def ScrollColumn(self, column: int) -> None:
        self.view.scroll_column = int(column)

    @property
    def SplitRow(self) -> int:
        return self.view.split_row

    @SplitRow.setter
    def SplitRow(self, rows: int) -> None:
        self.view.split_row = int(rows)

    @property
    def SplitColumn(self) -> int:
        return self.view.split_column

    @SplitColumn.setter
    def SplitColumn(self, columns: int) -> None:
        self.view.split_column = int(columns)

    @property
    def ActiveSheet(self) -> Any:
        return self.parent.ActiveSheet

    @property
    def Visible(self) -> bool:
        return True


class Windows(Collection):
    """The windows of a workbook."""

    def items(self) -> list[Window]:
        return [Window(self.excel, self.parent)]
