"""The cells of one sheet with their addresses: the common ground of files, texts and open sheets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fae_xlwings.errors import InputError
from fae_xlwings.intake.cell_xml import Looks
from fae_xlwings.intake.delimited import rows_of
from fae_xlwings.intake.file_kinds import SAVE_AS, Kind, NotATable, kind_of
from fae_xlwings.intake.memory import uncollected
from fae_xlwings.intake.remarks import Remark
from fae_xlwings.intake.workbooks import sheets_of

WORKBOOKS = (".xlsx", ".xlsm", ".xlam", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods")
TEXTS = (".csv", ".txt", ".tsv", ".tab", ".prn", ".asc")

_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")
_CELL_LIKE = re.compile(r"[A-Z]{1,3}\d+|R\d*C?\d*|C\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of a block of cells, row by row and all of one width.

    `first_row` and `first_column` (from 1) say where the block starts.

    A text file has no sheet: its name is "" and its addresses are bare. `remarks` tell what reading the file met,
    `looks` how its numbers are shown.
    """

    sheet: str
    cells: Sequence[Sequence[object]]
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    remarks: tuple[Remark, ...] = ()
    looks: Looks | None = field(default=None, compare=False)

    def cell(self, row: int, column: int) -> str:
        """The address within the sheet of the cell at a position (from 0) in the block: "C5"."""
        return f"{column_letters(self.first_column + column)}{self.first_row + row}"

    def address(self, row: int, column: int) -> str:
        """The whole address of the cell at a position (from 0) in the block: "Données!C5"."""
        return in_sheet(self.sheet, self.cell(row, column))


def in_sheet(sheet: str, cell: str) -> str:
    """The whole address of a cell: "'Plan d''Action'!C5", or bare where there is no sheet."""
    return f"{quoted(sheet)}!{cell}" if sheet else cell


def quoted(sheet: str) -> str:
    """A sheet name as Excel writes it in an address, in quotes unless it is one plain word."""
    if _PLAIN_NAME.fullmatch(sheet) and not _CELL_LIKE.fullmatch(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"


def column_letters(number: int) -> str:
    """The letters of a column number (from 1): 1 is A, 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@uncollected()
def read_grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of a workbook in its order, or the one nameless grid of a text table, whatever its name says.

    Raises `InputError` for a missing file, a folder, another kind of file, a locked, protected or damaged one.
    """
    _check_there(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Le fichier « {path.name} » ne peut pas être ouvert : fermez-le dans les autres logiciels et recommencez.",
        ) from error
    try:
        return _grids(path, data, kind_of(data))
    except NotATable as error:
        raise InputError(f"« {path.name} » est {error}.") from error


def _check_there(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"« {path.name} » est un dossier : indiquez le fichier Excel ou CSV qu'il contient.")
    if not path.exists():
        raise InputError(f"Le fichier « {path.name} » est introuvable dans « {path.parent} » : vérifiez son nom.")


def _grids(path: Path, data: bytes, kind: Kind) -> tuple[Grid, ...]:
    if path.suffix.lower() not in (*TEXTS, *WORKBOOKS):
        raise InputError(
            f"« {path.name} » n'est pas un tableau connu : enregistrez-le dans Excel au format .xlsx ou .csv.",
        )
    if kind != "text":
        return _workbook_grids(path.name, data, kind)
    cells, remarks = rows_of(data)
    return (Grid("", cells, remarks=remarks),)


def _workbook_grids(name: str, data: bytes, kind: Kind) -> tuple[Grid, ...]:
    try:
        return tuple(
            Grid(each.name, each.cells, each.first_row, each.first_column, each.hidden, each.remarks, each.looks)
            for each in sheets_of(data, kind)
        )
    except NotATable:
        raise
    except Exception as error:  # a damaged package can make a reader raise anything
        raise InputError(f"« {name} » n'est pas un classeur lisible, il est abîmé ou incomplet : {SAVE_AS}.") from error
