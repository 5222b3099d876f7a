"""Notes attached to cells."""

from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment
from xlwings import base_classes

from fae_xlwings.engine.cells import make, stored
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet


class Note(Implementation, contract=base_classes.Note):
    """The note on a cell."""

    def __init__(self, sheet: "Sheet", row: int, column: int) -> None:
        self.sheet = sheet
        self.row = row
        self.column = column

    @property
    def _comment(self) -> Comment:
        comment = stored(self.sheet.worksheet)[self.row, self.column].comment
        if comment is None:
            raise ValueError(f"La cellule {self.sheet.name}!{self.location.address} n'a plus de note.")
        return comment

    @property
    def api(self) -> Any:
        """The note in Excel's own object model."""
        return facade("Comment", self)

    @property
    def text(self) -> str:
        """The text."""
        return self._comment.text

    @text.setter
    def text(self, value: str) -> None:
        old = self._comment
        place_note(self.sheet, self.row, self.column, value, old.author or "")

    @property
    def author(self) -> str:
        """Who wrote it, possibly nobody."""
        return self._comment.author or ""

    @property
    def location(self) -> "Range":
        """The cell."""
        return self.sheet.range((self.row, self.column))

    def delete(self) -> None:
        """The note removed."""
        stored(self.sheet.worksheet)[self.row, self.column].comment = None


# Excel's own box for a new note is 144 × 79 pixels; longer notes get more lines of about 28 characters.
_WIDTH = 144
_HEIGHT = 79
_LINE = 16
_CHARACTERS = 24


def place_note(sheet: "Sheet", row: int, column: int, text: str, author: str = "") -> Note:
    """A note with a box high enough for its text, in place of an older one."""
    lines = sum(1 + len(line) // _CHARACTERS for line in text.split("\n"))
    comment = Comment(text, author, height=max(_HEIGHT, lines * _LINE + _LINE), width=_WIDTH)
    make(sheet.worksheet, row, column).comment = comment
    return Note(sheet, row, column)


def add_note(sheet: "Sheet", row: int, column: int, text: str) -> Note:
    """A new note; `ValueError` where there is one already, as in Excel."""
    note = note_at(sheet, row, column)
    if note is not None:
        raise ValueError(f"La cellule {sheet.name}!{note.location.address} a déjà une note : changez son texte.")
    return place_note(sheet, row, column, text)


def note_at(sheet: "Sheet", row: int, column: int) -> Note | None:
    """The note on a cell."""
    cell = stored(sheet.worksheet).get((row, column))
    return Note(sheet, row, column) if cell is not None and cell.comment is not None else None


def notes(sheet: "Sheet") -> list[Note]:
    """The notes of a sheet, row by row."""
    cells = stored(sheet.worksheet)
    return [Note(sheet, row, column) for row, column in sorted(cells) if cells[row, column].comment is not None]
