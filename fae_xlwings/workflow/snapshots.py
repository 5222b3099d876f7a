"""The history that our own workbook keeps of itself, on a hidden sheet: figures of each day, clients of each month.

A new picture is written beside the others and dated last: stopped half-way, it is not there, and none is lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.evolution import Evolution, Picture, compare
from fae_xlwings.domain.lateness import lateness
from fae_xlwings.draw.excel import add_sheets, draw_blocks
from fae_xlwings.draw.opening import HIDDEN, twice
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.views.pages.template import EXAMPLES
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.evolution import picture
from fae_xlwings.views.words.formulas import INDICATOR_LABELS
from fae_xlwings.views.words.lateness import LATE_CLIENTS, LATE_FEES
from fae_xlwings.views.words.past import Figures, Past, chosen
from fae_xlwings.views.words.plan import Block, Row, Value
from fae_xlwings.views.words.snapshots import let_go, packed, settings_of, unpacked
from fae_xlwings.workflow.obstacles import check_unprotected

HISTORIQUE = "Historique"
EXPLAINED = (
    "Historique tenu par le programme, pour la page Évolution : à gauche les indicateurs de chaque jour, à droite vos "
    "clients (les derniers, et ceux du début de chaque mois). Rien n'est à saisir ici."
)
HEADER_ROW, SETTINGS_ROW, FIRST_ROW = 3, 4, 5
DAY_HEADER = "Jour"
LATE_LABELS = ("Clients en retard", "Honoraires des clients en retard")
HEADERS = (DAY_HEADER, *INDICATOR_LABELS.values(), *LATE_LABELS)
NAMES = (*INDICATOR_LABELS, LATE_CLIENTS, LATE_FEES)
ENOUGH = 2
"""Days that it takes to compare."""
FIRST_PICTURE = len(HEADERS) + 3
EXAMPLE_NAMES = {str(row[0]) for row in EXAMPLES}


def keep_picture(book: xw.Book, analysis: Analysis, today: date) -> None:
    """Today's figures and clients kept in our own workbook; the clients it was delivered with are no history."""
    if not _is_kept(book, analysis):
        return
    sheet = _sheet(book)
    seen = _seen(analysis, today)
    _keep_clients(sheet, seen)
    _keep_figures(sheet, seen)


def with_past(book: xw.Book, analysis: Analysis, today: date | None = None) -> Analysis:
    """The analysis with what the workbook keeps of earlier days, and with `today` as it is about to be kept."""
    seen = _seen(analysis, today) if today and _is_kept(book, analysis) else None
    known = days_kept(book)
    days = {*known, *([seen.day] if seen else [])}
    gone = let_go(known, seen.day) - {seen.day} if seen else frozenset[date]()
    days = sorted(days - gone, reverse=True)
    past = Past(tuple(days), tuple(_figures(book, seen)), _evolution(book, days, analysis, seen), not _can_have(book))
    return replace(analysis, past=past)


def _is_kept(book: xw.Book, analysis: Analysis) -> bool:
    return _can_have(book) and not EXAMPLE_NAMES.issuperset(analysis.scored[NOM])


def _seen(analysis: Analysis, today: date) -> Picture:
    return replace(picture(analysis), day=today)


def _evolution(book: xw.Book, days: Sequence[date], analysis: Analysis, seen: Picture | None) -> Evolution | None:
    """The two days chosen on the page compared; nothing as long as there is only one."""
    if len(days) < ENOUGH:
        return None
    pair = (
        seen if seen and day == seen.day else picture_of(book, day) for day in sorted(chosen(days, analysis.inputs))
    )
    return compare(*pair)


def _figures(book: xw.Book, seen: Picture | None) -> Iterator[Figures]:
    """The figures of every day, in the order of the days, those of the picture instead of what was kept of its day."""
    kept = dict(figures(book.sheets[HISTORIQUE])) if HISTORIQUE in _names(book) else {}
    if seen:
        kept[seen.day] = _figures_of(seen)
    for day in sorted(kept):
        numbers = (value if isinstance(value, int | float) else 0.0 for value in kept[day])
        yield Figures(day, dict(zip(NAMES, numbers, strict=False)))


def check_history(book: xw.Book) -> None:
    """A refusal when the user has locked the sheet of the history."""
    if HISTORIQUE in _names(book):
        check_unprotected(book.sheets[HISTORIQUE])


def _can_have(book: xw.Book) -> bool:
    return HISTORIQUE in _names(book) or not book.api.ProtectStructure


def _names(book: xw.Book) -> set[str]:
    return {sheet.name for sheet in book.sheets}


def _sheet(book: xw.Book) -> xw.Sheet:
    """The sheet of the history, made where it is missing; the sheet on show stays."""
    if HISTORIQUE not in _names(book):
        shown = book.sheets.active
        add_sheets(book, [HISTORIQUE])
        twice(lambda: _put_behind(book.sheets[HISTORIQUE], shown))
    sheet = book.sheets[HISTORIQUE]
    if sheet.range((HEADER_ROW, 1)).value is None:
        draw_blocks(sheet, [Block("A1", ((EXPLAINED,),), "note"), Block(cell(HEADER_ROW, 1), (HEADERS,), "header")])
    return sheet


def _put_behind(sheet: xw.Sheet, shown: xw.Sheet) -> None:
    """A new sheet hidden at once: Excel has put it in front, and what is drawn on it may stop half-way."""
    shown.api.Activate()
    sheet.api.Visible = HIDDEN


def _keep_clients(sheet: xw.Sheet, seen: Picture) -> None:
    there = dict(_pictures(sheet))
    column = next(number for number in range(FIRST_PICTURE, FIRST_PICTURE + len(there) + 1) if number not in there)
    _clear(sheet, column)
    rows: tuple[Row, ...] = tuple((text,) for text in (settings_of(seen), *packed(seen)))
    draw_blocks(sheet, [Block(cell(SETTINGS_ROW, column), rows)])
    draw_blocks(sheet, [Block(cell(HEADER_ROW, column), ((seen.day,),), "date")])
    gone = let_go(tuple(there.values()), seen.day)
    for number in (number for number, day in there.items() if day in gone):
        sheet.range((HEADER_ROW, number)).clear_contents()
        _clear(sheet, number)


def _end(sheet: xw.Sheet) -> tuple[int, int]:
    """The last row and column of the sheet."""
    used = sheet.used_range
    rows, columns = used.shape
    return max(used.row + rows - 1, FIRST_ROW), max(used.column + columns - 1, FIRST_PICTURE)


def _clear(sheet: xw.Sheet, column: int) -> None:
    bottom = _end(sheet)[0]
    sheet.range((SETTINGS_ROW, column), (bottom, column)).clear_contents()


def _pictures(sheet: xw.Sheet) -> Iterator[tuple[int, date]]:
    """The columns that hold a picture, and its day."""
    (header,) = _values(sheet, (HEADER_ROW, FIRST_PICTURE), (HEADER_ROW, _end(sheet)[1]))
    for number, value in enumerate(header, start=FIRST_PICTURE):
        if isinstance(value, date):
            yield number, _day(value)


def _keep_figures(sheet: xw.Sheet, seen: Picture) -> None:
    rows = {day: row for row, (day, _) in enumerate(figures(sheet), start=SETTINGS_ROW)}
    row = rows.get(seen.day, SETTINGS_ROW + len(rows))
    values: Row = (seen.day, *_figures_of(seen))
    draw_blocks(sheet, [Block(cell(row, 1), (values[:1],), "date"), Block(cell(row, 2), (values[1:],), "decimal")])


def _figures_of(seen: Picture) -> Row:
    late = lateness(seen.scored, seen.day, seen.parameters)
    return (*seen.indicators.as_dict().values(), late.clients, late.fees)


def figures(sheet: xw.Sheet) -> list[tuple[date, Sequence[Value]]]:
    """The figures of each day kept, in the order they were."""
    bottom = _end(sheet)[0]
    rows = _values(sheet, (SETTINGS_ROW, 1), (bottom, len(HEADERS)))
    return [(_day(row[0]), row[1:]) for row in rows if isinstance(row[0], date)]


def days_kept(book: xw.Book) -> list[date]:
    """The days whose clients are kept, the latest first."""
    if HISTORIQUE not in _names(book):
        return []
    return sorted((day for _, day in _pictures(book.sheets[HISTORIQUE])), reverse=True)


def picture_of(book: xw.Book, day: date) -> Picture:
    """The picture kept of a day."""
    sheet = book.sheets[HISTORIQUE]
    column = next(number for number, kept in _pictures(sheet) if kept == day)
    bottom = _end(sheet)[0]
    texts = [str(value) for (value,) in _values(sheet, (SETTINGS_ROW, column), (bottom, column)) if value]
    return unpacked(day, texts[0], texts[1:])


def _values(sheet: xw.Sheet, first: tuple[int, int], last: tuple[int, int]) -> list[Sequence[Value]]:
    return rows_as_in_a_file(sheet.range(first, last).options(ndim=2).value)  # pyright: ignore[reportReturnType]


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def kept_picture(path: Path, wanted: date | None = None) -> Picture:
    """The picture that a closed workbook of ours keeps of a day, else its oldest; `InputError` where it has none."""
    book = open_book(path)
    days = days_kept(book)
    day = wanted or min(days, default=None)
    if day is None or day not in days:
        listed = ", ".join(f"{each:%d/%m/%Y}" for each in days) or "aucun"
        raise InputError(
            f"« {path.name} » ne garde pas les clients de ce jour (jours gardés : {listed}). Donnez deux fichiers à "
            "comparer, ou cliquez d'abord sur « Tout actualiser » dans le classeur.",
        )
    found = picture_of(book, day)
    book.close()
    return found
