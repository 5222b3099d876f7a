"""What was already made from a workbook, exports and Word reports, kept in two tables from one run to the next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PureWindowsPath
from typing import NamedTuple

from fae_xlwings.domain.follow_up_columns import FOLLOW_UP
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.carrying import Aside
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.words import header_key, text_of
from fae_xlwings.sheets import EXPORTS, LIVRABLES
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.flow import Flow, Line, flow, height_of, row_heights
from fae_xlwings.views.words.formulas import count_formula
from fae_xlwings.views.words.plan import ColumnFormula, Columns, Formula, Table, Value
from fae_xlwings.views.words.styles import Style

OPEN = "Ouvrir"
PLACE = "Emplacement"
PLACE_WIDTH = 66.0
EXPORTS_TABLE, REPORTS_TABLE = "tblExports", "tblRapports"
EXPORTS_MADE, REPORTS_MADE = "k_exports_faits", "k_rapports_faits"
"""The names of the cells that hold the paths of what was made; unlike a table, a name stays when it is redrawn."""
EXPORT_HEADER = ("Contenu", "Fait le", "Fichier", "Lien", PLACE)
REPORT_HEADER = ("Client", "Fait le", "Fichier", "Lien", PLACE)
ASIDE_HEADER = ("Client", "Colonne du suivi", "Valeur gardée", "SIREN", "Pourquoi")
NOTED_HEADER = ("Client noté", "Colonne notée", "Valeur d'avant", "Ligne", "Valeur notée")
SIREN_DIGITS = 9
STYLES: tuple[Style, ...] = ("row_text", "row_date", "row_text", "row_link", "row_note")


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


class Noted(NamedTuple):
    """A cell of the follow-up that the last contact noted has written: what it held, its row, what it holds now."""

    client: str
    column: str
    before: str
    row: int
    after: str


@dataclass(frozen=True, slots=True)
class History:
    """The files made so far, the latest first, the follow-up put aside at imports, the last contact noted."""

    exports: tuple[Made, ...] = ()
    reports: tuple[Made, ...] = ()
    aside: tuple[Aside, ...] = ()
    noted: tuple[Noted, ...] = ()

    def with_exports(self, made: Iterable[Made]) -> "History":
        """The history with new exports on top."""
        return replace(self, exports=(*made, *self.exports))

    def with_reports(self, made: Iterable[Made]) -> "History":
        """The history with new reports on top."""
        return replace(self, reports=(*made, *self.reports))


def read_history(grids: Sequence[Grid]) -> History:
    """The history that the sheets of a workbook hold; rows whose day or path is gone are passed over."""
    return History(
        tuple(_made(grids, EXPORTS, EXPORT_HEADER)),
        tuple(_made(grids, LIVRABLES, REPORT_HEADER)),
        tuple(_put_aside(grids)),
        tuple(_noted(grids)),
    )


def _put_aside(grids: Sequence[Grid]) -> Iterator[Aside]:
    for row, first in _listed(grids, EXPORTS, ASIDE_HEADER):
        client, column, value, siren, why = map(text_of, row[first : first + len(ASIDE_HEADER)])
        if client and column in FOLLOW_UP and value and len(siren) in {0, SIREN_DIGITS}:
            yield Aside(client, siren, column, value, why)


def _noted(grids: Sequence[Grid]) -> Iterator[Noted]:
    for row, first in _listed(grids, EXPORTS, NOTED_HEADER):
        client, column, before, number, after = row[first : first + len(NOTED_HEADER)]
        if isinstance(number, int | float) and text_of(column) in FOLLOW_UP:
            yield Noted(text_of(client), text_of(column), text_of(before), int(number), text_of(after))


def _made(grids: Sequence[Grid], sheet: str, header: tuple[str, ...]) -> Iterator[Made]:
    for row, first in _listed(grids, sheet, header):
        subject, day, _, _, path = row[first : first + len(header)]
        if isinstance(day, date) and text_of(path):
            yield Made(text_of(subject), day.date() if isinstance(day, datetime) else day, text_of(path))


def _listed(grids: Sequence[Grid], sheet: str, header: tuple[str, ...]) -> Iterator[tuple[Sequence[object], int]]:
    """The rows of a list of a sheet, each with the column where it starts."""
    grid = next((grid for grid in grids if header_key(grid.sheet) == header_key(sheet)), None)
    return _rows_below(grid, [header_key(label) for label in header]) if grid else iter(())


def _rows_below(grid: Grid, header: list[str]) -> Iterator[tuple[Sequence[object], int]]:
    """The rows beneath the header, each with the column where the table starts."""
    for position, row in enumerate(grid.cells):
        keys = [header_key(text_of(value)) for value in row]
        for first in range(len(keys) - len(header) + 1):
            if keys[first : first + len(header)] == header:
                yield from ((below, first) for below in grid.cells[position + 1 :])
                return


class Listing(NamedTuple):
    """The files made, in place: their count and their table."""

    lines: Flow
    table: Table
    places: str

    @property
    def heads(self) -> str:
        """The row of the headers, which is repeated on each sheet of paper."""
        row = Area.of(self.table.address).top
        return f"${row}:${row}"


def listing(made: Sequence[Made], table: Table, header: tuple[str, ...], word: str) -> Listing:
    """The files made under a line that counts them; `table` starts there and `word` names one, a masculine noun.

    There is always a row: a table without any would be no table.
    """
    first = Area.of(table.address)
    area = Area(first.top + 1, first.left, first.top + 1 + max(len(made), 1), first.left + len(header) - 1)
    titles = Line(header, "header", left=area.left, height=20.0)
    head = flow(first.top, (_count_line(made, area, word), titles))
    body = Columns(cell(head.end, area.left), _columns(made, cell(head.end, area.right)), STYLES)
    heights = row_heights(head.end, (height_of(item.path, PLACE_WIDTH) for item in made))
    lines = Flow((*head.blocks, body), (*head.heights, *heights), {}, area.bottom + 1)
    return Listing(lines, Table(table.name, str(area)), _places(area).absolute())


def _count_line(made: Sequence[Made], area: Area, word: str) -> Line:
    """How many files there are, live; over cells, as the table comes after its cells when a page is drawn."""
    listed, nothing = f"COUNTA({_places(area)})", f"Aucun {word} pour l'instant."
    formula = f'=IF({listed}=0,"{nothing}",{count_formula(listed)}&IF({listed}>1," {word}s."," {word}."))'
    shown = f"{french(len(made))} {word}{'s' if len(made) > 1 else ''}." if made else nothing
    return Line((Formula(formula, shown),), "note", left=area.left)


def _places(area: Area) -> Area:
    """The cells that hold the paths."""
    return Area(area.top + 1, area.right, area.bottom, area.right)


def _columns(made: Sequence[Made], path: str) -> tuple[Sequence[Value] | ColumnFormula, ...]:
    """The columns of the table, `path` being the first cell of the last one; one blank row when nothing was made."""
    link = f'=IF({path}="","",HYPERLINK({path},"{OPEN}"))'
    return (
        [item.subject for item in made] or (None,),
        [item.day for item in made] or (None,),
        [item.file for item in made] or (None,),
        ColumnFormula(link, [OPEN] * len(made) or ("",)),
        [item.path for item in made] or (None,),
    )
