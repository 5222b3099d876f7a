"""What a sheet of a workbook file holds, whoever read it."""

from dataclasses import dataclass, field

from fae_xlwings.intake.cell_xml import Looks
from fae_xlwings.intake.remarks import Remark

Cells = list[list[object]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The used cells of a worksheet; `first_row` and `first_column` count from 1.

    `remarks` tell what reading the sheet met, `looks` how its numbers are shown.
    """

    name: str
    cells: Cells
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    remarks: tuple[Remark, ...] = ()
    looks: Looks | None = field(default=None, compare=False)
