"""The six computed columns written in an open workbook, and nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from math import isclose
from typing import Any

import xlwings as xw

from fae_xlwings.domain.columns import COMPUTED, NOM, SCORE
from fae_xlwings.draw.excel import draw, draw_blocks
from fae_xlwings.errors import OutputError
from fae_xlwings.intake.answers import as_in_a_file
from fae_xlwings.intake.words import is_blank
from fae_xlwings.sheets import PARAMETRES
from fae_xlwings.views.pages import parametres, scoring
from fae_xlwings.views.pages.scoring import Manner
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Block, Columns, Formula, Value
from fae_xlwings.workflow.obstacles import check_all_shown, check_unlocked, check_unprotected, check_writable
from fae_xlwings.workflow.reading import grid, has_parameters, read_active

FUNCTION_MARK = "FAE_"
SAME_NUMBER = 1e-12
"""A cell tells fifteen digits of its number."""


def score_in_place(book: xw.Book, today: date, manner: Manner = "values") -> Analysis:
    """The computed columns of the clients of an open workbook written beside them; returns what was written.

    Native formulas need the parameters they name: a workbook that has none receives the sheet « Paramètres », seen
    and editable like ours, rather than coefficients copied into every formula or names hidden from the user.
    Raises `InputError` without clients to score, `OutputError` where Excel would not let them be written.
    """
    check_writable(book)
    analysis = read_active(book, today)
    sheet = book.sheets[analysis.portfolio.sheet]
    _check_room(sheet, analysis)
    if manner == "formulas":
        _bring_parameters(book, analysis, sheet)
    _write(sheet, analysis, scoring.blocks(analysis, manner, _bottom(sheet, analysis)))
    return analysis


def renew_scores(book: xw.Book, analysis: Analysis) -> None:
    """The computed columns of our own workbook brought up to date, in the manner the user left them.

    Nothing is written when the cells already say so, which lets a filter on the clients stay.
    """
    sheet = book.sheets[analysis.portfolio.sheet]
    blocks = scoring.blocks(analysis, _manner(sheet, analysis), _bottom(sheet, analysis))
    if not all(_stands(sheet, *column) for column in _wanted(blocks)):
        _check_room(sheet, analysis)
        _write(sheet, analysis, blocks)


def _check_room(sheet: xw.Sheet, analysis: Analysis) -> None:
    check_unprotected(sheet)
    check_all_shown(sheet, analysis.portfolio.header_row, _bottom(sheet, analysis))


def _write(sheet: xw.Sheet, analysis: Analysis, blocks: Sequence[Block | Columns]) -> None:
    draw_blocks(sheet, blocks)
    table = _table(sheet, analysis)
    if table is not None and not table.show_totals:
        _widen(sheet, table, analysis)


def _bring_parameters(book: xw.Book, analysis: Analysis, sheet: xw.Sheet) -> None:
    if has_parameters(book):
        return
    if PARAMETRES in [each.name for each in book.sheets]:
        raise OutputError(
            f"Ce classeur a déjà une feuille « {PARAMETRES} » qui n'est pas la nôtre : renommez-la puis recommencez, "
            "ou choisissez « Scorer », qui écrit des valeurs.",
        )
    check_unlocked(book)
    draw(book, [parametres.build(analysis)])
    sheet.api.Activate()


def _manner(sheet: xw.Sheet, analysis: Analysis) -> Manner:
    """How the scores stand on the sheet of our own workbook, where they are formulas and stay so."""
    column = scoring.columns(analysis.portfolio)[SCORE]
    header = analysis.portfolio.header_row
    area = Area(header + 1, column, max((header + 1, *analysis.portfolio.rows)), column)
    live = [text for text in map(str, _flat(sheet.range(str(area)).formula)) if text.startswith("=")]
    return "functions" if live and FUNCTION_MARK in live[0] else "formulas"


def _wanted(blocks: Iterable[Block | Columns]) -> Iterator[tuple[Area, list[Value]]]:
    """What blocks one column wide will leave on a sheet: the cells of each column, the last word on each of them."""
    columns: dict[int, list[Block | Columns]] = {}
    for block in blocks:
        columns.setdefault(block.area.left, []).append(block)
    for column, pieces in columns.items():
        cells: dict[int, Value] = {}
        for piece in pieces:
            cells.update(zip(count(piece.area.top), (row[0] for row in piece.rows), strict=False))
        yield Area(min(cells), column, max(cells), column), [cells[row] for row in sorted(cells)]


def _stands(sheet: xw.Sheet, area: Area, wanted: Sequence[Value]) -> bool:
    """Whether the cells of a column already hold formulas and values, and show those of the formulas."""
    cells = sheet.range(str(area))
    shown = [value.value if isinstance(value, Formula) else value for value in wanted]
    return all(map(_same, _flat(cells.formula), wanted)) and all(map(_same, _flat(cells.value), shown))


def _same(found: object, wanted: Value) -> bool:
    """Whether a cell, which answers its number as text too, holds a value or a formula."""
    if isinstance(wanted, int | float):
        return isinstance(found, int | float | str) and _close(found, wanted)
    return found == wanted or {found, wanted} <= {None, ""}


def _close(found: float | str, wanted: float) -> bool:
    try:
        return isclose(float(found), wanted, rel_tol=SAME_NUMBER)
    except ValueError:
        return False


def _flat(column: Any) -> list[object]:
    """What a column of cells answers: rows for formulas, a list for values, neither for one cell alone."""
    if not isinstance(column, tuple | list):
        return [as_in_a_file(column)]
    return [as_in_a_file(cell[0] if isinstance(cell, tuple | list) else cell) for cell in column]


def _bottom(sheet: xw.Sheet, analysis: Analysis) -> int:
    """The last row to write: of the clients, of the Excel table they are in, or of scores whose client is gone."""
    last = max(analysis.portfolio.rows, default=analysis.portfolio.header_row)
    table = _table(sheet, analysis)
    if table is not None:
        return max(last, Area.of(table.range.get_address()).bottom - bool(table.show_totals))
    return max([last, *_orphans(sheet, analysis)])


def _orphans(sheet: xw.Sheet, analysis: Analysis) -> Iterator[int]:
    """The rows that hold nothing but scores."""
    computed = {analysis.portfolio.headers[name].number for name in COMPUTED if name in analysis.portfolio.headers}
    if not computed:
        return
    cells = grid(sheet)
    for row, values in enumerate(cells.cells, start=cells.first_row):
        filled = {cells.first_column + position for position, value in enumerate(values) if not is_blank(value)}
        if filled and filled <= computed:
            yield row


def _table(sheet: xw.Sheet, analysis: Analysis) -> xw.main.Table | None:
    """The Excel table whose header is that of the clients."""
    row, column = analysis.portfolio.header_row, analysis.portfolio.headers[NOM].number
    areas = ((table, Area.of(table.range.get_address())) for table in sheet.tables)
    return next((table for table, area in areas if area.top == row and area.left <= column <= area.right), None)


def _widen(sheet: xw.Sheet, table: xw.main.Table, analysis: Analysis) -> None:
    """The table grown to the last client and to the scores that stand right beside it; it never shrinks.

    Rows without a client stay in the table: a person may be about to fill them in.
    """
    now = Area.of(table.range.get_address())
    places = scoring.columns(analysis.portfolio).values()
    right = max(places) if min(places) <= now.right + 1 else now.right
    wanted = Area(now.top, now.left, max((now.bottom, *analysis.portfolio.rows)), max(now.right, right))
    if wanted != now:
        table.resize(sheet.range(str(wanted)))
