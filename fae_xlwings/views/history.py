"""What was already made from a workbook, exports and Word reports, kept in two tables from one run to the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PureWindowsPath

from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.words import header_key, text_of
from fae_xlwings.views.addresses import Area, cell
from fae_xlwings.views.flow import Line, height_of
from fae_xlwings.views.plan import Formula, Row
from fae_xlwings.views.sheets import EXPORTS, LIVRABLES
from fae_xlwings.views.styles import Style

OPEN = "Ouvrir"
PLACE = "Emplacement"
PLACE_WIDTH = 66.0
EXPORTS_TABLE, REPORTS_TABLE = "tblExports", "tblRapports"
EXPORT_HEADER = ("Contenu", "Fait le", "Fichier", "Lien", PLACE)
REPORT_HEADER = ("Client", "Fait le", "Fichier", "Lien", PLACE)
STYLES: tuple[Style, ...] = ("text", "date", "text", "link", "note_wrap")


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made: what it holds (a kind of export, or the client of a report), the day, the whole path."""

    subject: str
    day: date
    path: str

    @property
    def file(self) -> str:
        """The name of the file; both kinds of slash part folders."""
        return PureWindowsPath(self.path).name


@dataclass(frozen=True, slots=True)
class History:
    """The files made so far, the latest first."""

    exports: tuple[Made, ...] = ()
    reports: tuple[Made, ...] = ()

    def with_exports(self, made: Iterable[Made]) -> "History":
        """The history with new exports on top."""
        return History((*made, *self.exports), self.reports)

    def with_reports(self, made: Iterable[Made]) -> "History":
        """The history with new reports on top."""
        return History(self.exports, (*made, *self.reports))


def read_history(grids: Sequence[Grid]) -> History:
    """The history that the sheets of a workbook hold; rows whose day or path is gone are passed over."""
    return History(
        tuple(_made(grids, EXPORTS, EXPORT_HEADER)),
        tuple(_made(grids, LIVRABLES, REPORT_HEADER)),
    )


def _made(grids: Sequence[Grid], sheet: str, header: tuple[str, ...]) -> Iterator[Made]:
    grid = next((grid for grid in grids if header_key(grid.sheet) == header_key(sheet)), None)
    sought = [header_key(label) for label in header]
    for row, first in _rows_below(grid, sought) if grid else ():
        subject, day, _, _, path = row[first : first + len(header)]
        if isinstance(day, date) and text_of(path):
            yield Made(text_of(subject), day.date() if isinstance(day, datetime) else day, text_of(path))


def _rows_below(grid: Grid, header: list[str]) -> Iterator[tuple[Sequence[object], int]]:
    """The rows beneath the header, each with the column where the table starts."""
    for position, row in enumerate(grid.cells):
        keys = [header_key(text_of(value)) for value in row]
        for first in range(len(keys) - len(header) + 1):
            if keys[first : first + len(header)] == header:
                yield from ((below, first) for below in grid.cells[position + 1 :])
                return


def table_lines(made: Sequence[Made], header: tuple[str, ...], row: int, left: int) -> Iterator[Line]:
    """The lines of a table of files made, its header on `row`; one blank row when there is none."""
    yield Line(header, "header", left=left, height=20.0)
    for here, item in enumerate(made or (None,), start=row + 1):
        height = height_of(item.path, PLACE_WIDTH) if item else 0.0
        yield Line(_row(item, cell(here, left + len(header) - 1)), STYLES, left=left, height=height)


def count_line(made: Sequence[Made], table: str, word: str) -> Line:
    """How many files a table lists, live; `word` is masculine and takes an s."""
    listed, nothing = f"COUNTA({table}[{PLACE}])", f"Aucun {word} pour l'instant."
    formula = f'=IF({listed}=0,"{nothing}",{listed}&IF({listed}>1," {word}s."," {word}."))'
    number = len(made)
    return Line((Formula(formula, f"{number} {word}{'s' if number > 1 else ''}." if made else nothing),), "note")


def table_area(made: Sequence[Made], header: tuple[str, ...], row: int, left: int) -> Area:
    """The cells of the same table, header included."""
    return Area(row, left, row + max(len(made), 1), left + len(header) - 1)


def _row(item: Made | None, path: str) -> Row:
    formula = f'=IF({path}="","",HYPERLINK({path},"{OPEN}"))'
    if item is None:
        return (None, None, None, Formula(formula, ""), None)
    return (item.subject, item.day, item.file, Formula(formula, OPEN), item.path)
