"""Ranges of cells, as Excel answers for them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from french_excel import geometry, reading, writing
from french_excel.com import Collection, refused
from french_excel.conditional_formats import FormatConditions
from french_excel.range_looks import LookingCells
from french_excel.range_sizes import SizedCells
from french_excel.store import EVERYTHING, MAX_COLUMNS, MAX_ROWS, Box, Cell
from french_excel.validations import ALL_VALIDATION, SAME_VALIDATION, Validation, validated

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

BLANKS, CONSTANTS, FORMULAS, VISIBLE_CELLS = 4, 2, -4123, 12


class Areas(Collection):
    """The rectangles of a range."""

    def items(self) -> list["Range"]:
        return [self.parent.sheet.ranged([box]) for box in self.parent.boxes]


class Range(SizedCells, LookingCells):
    """Cells of a sheet; `by` is what `Count` and numbers mean: cells, rows or columns."""

    def __init__(self, sheet: "Worksheet", boxes: list[Box], by: str = "cells") -> None:
        super().__init__(sheet, boxes)
        self.by = by

    def __call__(self, row: int, column: int | None = None) -> "Range":
        return self.Item(row, column)

    def __iter__(self) -> Iterator["Range"]:
        return (self.Item(number) for number in range(1, self.Count + 1))

    def Item(self, row: int, column: int | None = None) -> "Range":
        """The cell, row or column of a number; beyond the range too, as in Excel."""
        box = self.box
        if self.by == "rows":
            return self.sheet.ranged([Box(box.top + row - 1, box.left, box.top + row - 1, box.right)])
        if self.by == "columns":
            return self.sheet.ranged([Box(box.top, box.left + row - 1, box.bottom, box.left + row - 1)])
        if column is None:
            row, column = (row - 1) // box.width + 1, (row - 1) % box.width + 1
        top, left = box.top + int(row) - 1, box.left + int(column) - 1
        if not (1 <= top <= MAX_ROWS and 1 <= left <= MAX_COLUMNS):
            raise refused("Cellule hors de la feuille.")
        return self.sheet.ranged([Box(top, left, top, left)])

    def Range(self, first: Any, second: Any = None) -> "Range":
        """A range counted from the first cell of this one."""
        found = self.sheet.found(first, second)
        return self.sheet.ranged([geometry.moved(box, self.box.top - 1, self.box.left - 1) for box in found])

    @property
    def Worksheet(self) -> "Worksheet":
        return self.sheet

    @property
    def Cells(self) -> "Range":
        return self.sheet.ranged(self.boxes)

    @property
    def Areas(self) -> Areas:
        return Areas(self.excel, self)

    @property
    def Rows(self) -> "Range":
        return Range(self.sheet, self.boxes, "rows")

    @property
    def Columns(self) -> "Range":
        return Range(self.sheet, self.boxes, "columns")

    @property
    def EntireRow(self) -> "Range":
        return Range(self.sheet, [Box(box.top, 1, box.bottom, MAX_COLUMNS) for box in self.boxes], "rows")

    @property
    def EntireColumn(self) -> "Range":
        return Range(self.sheet, [Box(1, box.left, MAX_ROWS, box.right) for box in self.boxes], "columns")

    @property
    def Row(self) -> int:
        return self.box.top

    @property
    def Column(self) -> int:
        return self.box.left

    @property
    def Count(self) -> int:
        if self.by == "cells":
            return self.CountLarge
        return self.box.height if self.by == "rows" else self.box.width

    @property
    def CountLarge(self) -> int:
        return sum(box.height * box.width for box in self.boxes)

    @property
    def Address(self) -> str:
        return self.GetAddress()

    def GetAddress(
        self, RowAbsolute: bool = True, ColumnAbsolute: bool = True, ReferenceStyle: int = 1, External: bool = False
    ) -> str:
        """The A1 address; with the workbook and sheet when it is for elsewhere."""
        if ReferenceStyle != 1:
            raise refused("Address : style de référence inconnu de la doublure.")
        text = ",".join(box.address(rows=bool(RowAbsolute), columns=bool(ColumnAbsolute)) for box in self.boxes)
        return f"{self.sheet.quoted(with_book=True)}{text}" if External else text

    @property
    def Value(self) -> Any:
        return reading.values(self.sheet, self.box)

    @Value.setter
    def Value(self, data: Any) -> None:
        writing.put_values(self.sheet, self.boxes, data)

    @property
    def Value2(self) -> Any:
        return reading.plain_values(self.sheet, self.box)

    @Value2.setter
    def Value2(self, data: Any) -> None:
        writing.put_values(self.sheet, self.boxes, data)

    @property
    def Formula2(self) -> Any:
        return reading.formulas(self.sheet, self.box)

    @Formula2.setter
    def Formula2(self, text: str) -> None:
        writing.put_spilling(self.sheet, self.box, text)

    def Sort(self, Key1: Any, Order1: int = 1, Header: int = 2) -> None:
        """The rows in the order of one of their columns."""
        inside = Key1.box.width == 1 and self.box.left <= Key1.box.left <= self.box.right
        if not inside or (Order1, Header) != (1, 2):
            raise refused("La doublure trie par une colonne, sans titre, en montant.")
        writing.sort(self.sheet, self.box, Key1.box.left)

    @property
    def Formula(self) -> Any:
        return reading.formulas(self.sheet, self.box)

    @Formula.setter
    def Formula(self, data: Any) -> None:
        writing.put_formulas(self.sheet, self.boxes, data)

    @property
    def HasFormula(self) -> bool | None:
        return reading.shared(bool(self.sheet.stored.cells.get(spot, Cell()).formula) for spot in self.box.spots())

    @property
    def Text(self) -> str | None:
        return reading.text(self.sheet, self.box)

    def ClearContents(self) -> None:
        writing.clear(self.sheet, self.boxes, contents_only=True)

    def Clear(self) -> None:
        """Contents, formats, rules: everything but what covers the cells."""
        writing.clear(self.sheet, self.boxes, contents_only=False)
        self.Validation.Delete()
        self.FormatConditions.Delete()

    def ClearFormats(self) -> None:
        writing.check_writable(self.sheet, self.boxes)
        for cell in self.stored():
            cell.style, cell.number_format, cell.look = "Normal", None, {}
        self.FormatConditions.Delete()

    @property
    def PrefixCharacter(self) -> str:
        return "'" if self.sheet.stored.cells.get((self.box.top, self.box.left), Cell()).marked else ""

    @property
    def MergeCells(self) -> bool | None:
        return reading.shared(
            any(box.meets(Box(*spot, *spot)) for box in self.sheet.stored.merged) for spot in self.box.spots()
        )

    def Merge(self, Across: bool = False) -> None:  # noqa: ARG002
        self.sheet.stored.merged += [box for box in self.boxes if box.height * box.width > 1]

    def UnMerge(self) -> None:
        merged = self.sheet.stored.merged
        self.sheet.stored.merged = [each for each in merged if not any(each.meets(box) for box in self.boxes)]

    @property
    def Validation(self) -> Validation:
        return Validation(self)

    @property
    def FormatConditions(self) -> FormatConditions:
        return FormatConditions(self.sheet, self.boxes)

    @property
    def ListObject(self) -> Any:
        """The table that holds the first cell."""
        corner = Box(self.box.top, self.box.left, self.box.top, self.box.left)
        return next((each for each in self.sheet.ListObjects.items() if each.stored.box.meets(corner)), None)

    def Select(self) -> None:
        """Only cells of the sheet in front can be selected."""
        if not self.sheet.is_in_front:
            raise refused("La méthode Select de la classe Range a échoué.")
        self.sheet.stored.view.selection = list(self.boxes)

    Activate = Select

    def SpecialCells(self, Type: int, Value: int | None = None) -> "Range":  # noqa: ARG002
        """The cells of a kind; 1004 where there is none."""
        if Type not in {ALL_VALIDATION, SAME_VALIDATION, VISIBLE_CELLS}:
            raise refused(f"SpecialCells : type {Type} inconnu de la doublure.")
        boxes = self.boxes if Type == VISIBLE_CELLS else validated(self.sheet.stored, [EVERYTHING])
        if not boxes:
            raise refused("Pas de cellules correspondantes.")
        return self.sheet.ranged(boxes)

    def Calculate(self) -> None:
        self.excel.state["calculations"] = self.excel.state.get("calculations", 0) + 1
