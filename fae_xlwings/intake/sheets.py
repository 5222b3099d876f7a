"""What a sheet of a workbook file holds, whoever read it."""

from dataclasses import dataclass

Cells = list[list[object]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The used cells of a worksheet; `first_row` and `first_column` count from 1."""

    name: str
    cells: Cells
    first_row: int = 1
    first_column: int = 1
