"""The cells of one sheet with their addresses: the common ground of files, texts and open sheets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fae_xlwings.errors import InputError
from fae_xlwings.intake.delimited import rows_of
from fae_xlwings.intake.memory import uncollected
from fae_xlwings.intake.workbooks import sheets_of

WORKBOOKS = (".xlsx", ".xlsm", ".xlam")
TEXTS = (".csv", ".txt", ".tsv")
COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a workbook with a password begins, and one in the format of before 2007."""

_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")
_CELL_LIKE = re.compile(r"[A-Z]{1,3}\d+|R\d*C?\d*|C\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Grid:
    """The values of a block of cells, row by row and all of one width.

    `first_row` and `first_column` (from 1) say where the block starts.

    A text file has no sheet: its name is "" and its addresses are bare.
    """

    sheet: str
    cells: Sequence[Sequence[object]]
    first_row: int = 1
    first_column: int = 1

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
    """The sheets of a workbook in its order, or the one nameless grid of a text table.

    Raises `InputError` for a missing file, a folder, another kind of file, a locked, protected or damaged one.
    """
    suffix = _suffix(path)
    try:
        data = path.read_bytes() if suffix in TEXTS else b""
        return (Grid("", rows_of(data, path.name)),) if suffix in TEXTS else _workbook_grids(path)
    except OSError as error:
        raise InputError(
            f"Le fichier « {path.name} » ne peut pas être ouvert : fermez-le dans les autres logiciels et recommencez.",
        ) from error


def _suffix(path: Path) -> str:
    """The kind of file, once it is known to be one that can be read."""
    name, suffix = path.name, path.suffix.lower()
    if path.is_dir():
        raise InputError(f"« {name} » est un dossier : indiquez le fichier Excel ou CSV qu'il contient.")
    if not path.exists():
        raise InputError(f"Le fichier « {name} » est introuvable dans « {path.parent} » : vérifiez son nom.")
    if suffix not in WORKBOOKS + TEXTS:
        raise InputError(f"« {name} » n'est pas un tableau connu : enregistrez-le dans Excel au format .xlsx ou .csv.")
    return suffix


def _workbook_grids(path: Path) -> tuple[Grid, ...]:
    with path.open("rb") as file:
        start = file.read(len(COMPOUND_FILE))
    if start == COMPOUND_FILE:
        raise InputError(
            f"« {path.name} » est protégé par un mot de passe ou d'un ancien format : "
            "ouvrez-le dans Excel et enregistrez-le au format .xlsx, sans mot de passe.",
        )
    try:
        sheets = tuple(sheets_of(path))
    except Exception as error:  # a damaged package can make openpyxl raise anything
        raise InputError(
            f"« {path.name} » n'est pas un classeur Excel lisible : ouvrez-le dans Excel et enregistrez-le à nouveau.",
        ) from error
    return tuple(Grid(sheet.name, sheet.cells, sheet.first_row, sheet.first_column) for sheet in sheets)
