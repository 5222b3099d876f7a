"""A contact noted for some clients of our own workbook, and the last one taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up import Contact, contact
from fae_xlwings.domain.follow_up_columns import A_CONTACTER, CONTACTE, DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.draw.cells import write_cells
from fae_xlwings.draw.excel import draw_blocks
from fae_xlwings.draw.keeping import contents, quietly
from fae_xlwings.errors import InputError
from fae_xlwings.intake.follow_up import clean_follow_up
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.intake.words import text_of
from fae_xlwings.sheets import DONNEES, EXPORTS, SEMAINE, SUIVI
from fae_xlwings.views.pages import exports
from fae_xlwings.views.pages.donnees import column_style
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.history import Noted
from fae_xlwings.views.words.plan import Block, Row, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.workflow.obstacles import check_drawable, check_unprotected, check_writable
from fae_xlwings.workflow.pages import signed
from fae_xlwings.workflow.reading import is_ours, read_book
from fae_xlwings.workflow.showing import draw_again, draw_changed

WRITTEN = (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)
WAITING = (None, "", A_CONTACTER)
FOLLOWING = (SEMAINE, SUIVI)
"""The pages that follow what is written there."""
Spot = tuple[int, str]
"""A cell of the table: its row of the sheet, its column."""


@dataclass(frozen=True, slots=True)
class Noting:
    """What was noted for the clients of some rows: the contact of each."""

    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """How many clients have their follow-up of before again, and how many cells were changed since and stay."""

    clients: int
    changed: int


def check_noting(book: xw.Book, today: date) -> Analysis:
    """The analysis of our own workbook, whose follow-up can be written; a refusal for any other."""
    if not is_ours(book):
        raise InputError("Le suivi des contacts se tient dans FAE_2026.xlsm : importez-y vos clients.")
    check_writable(book)
    check_unprotected(book.sheets[DONNEES])
    check_drawable(book, {EXPORTS})
    analysis = read_book(book, today)
    absent = [name for name in WRITTEN if name not in analysis.portfolio.headers]
    if absent:
        raise InputError(
            f"La feuille « {DONNEES} » n'a pas la colonne {absent[0]} : ajoutez-la à droite du tableau, avec ce titre, "
            "ou importez de nouveau vos clients.",
        )
    return analysis


def note_contact(book: xw.Book, analysis: Analysis, rows: Sequence[int], status: str | None, today: date) -> Noting:
    """A contact written for the clients on the given rows: status, day and next reminder, all kept to be undone.

    Without a status each client keeps his own, and one nobody had contacted is « Contacté ».
    """
    portfolio = analysis.portfolio
    places = [place for place, row in enumerate(portfolio.rows) if row in set(rows)]
    if not places:
        raise InputError(f"Aucun client sur les lignes {', '.join(map(str, rows))} de la feuille « {DONNEES} ».")
    before = portfolio.follow_up[STATUT].tolist()
    said = [status or (CONTACTE if before[place] in WAITING else before[place]) for place in places]
    contacts = [
        contact(word, before[place], today, analysis.parameters) for word, place in zip(said, places, strict=True)
    ]
    noted = [each for place, said in zip(places, contacts, strict=True) for each in _noted(portfolio, place, said)]
    written = {(each.row, each.column): value for each, value in noted}
    _write(book, analysis, written, tuple(each for each, _ in noted))
    return Noting(tuple(contacts))


def _noted(portfolio: Portfolio, place: int, said: Contact) -> Iterator[tuple[Noted, Value]]:
    """Each cell that a contact writes for a client: what it held, and what it will hold."""
    name, row = str(portfolio.clients[NOM][place]), portfolio.rows[place]
    for column, value in zip(WRITTEN, (said.status, said.day, said.reminder), strict=True):
        held = portfolio.shown_follow_up[column][place]
        yield Noted(name, column, text_of(held), row, text_of(value)), value


def undo_contact(book: xw.Book, analysis: Analysis) -> Undone:
    """The cells of the last contact noted as they were before, wherever their clients stand now.

    A cell that was changed since stays as it is, and so does that of a client who cannot be told from another.
    """
    noted = analysis.history.noted
    if not noted:
        raise InputError("Aucun contact noté n'est à annuler.")
    written: dict[Spot, Value] = {}
    for each in noted:
        place = _place(analysis.portfolio, each)
        if place is not None and text_of(analysis.portfolio.shown_follow_up[each.column][place]) == each.after:
            written[analysis.portfolio.rows[place], each.column] = _as_cell(each)
    _write(book, analysis, written, ())
    return Undone(len({row for row, _ in written}), len(noted) - len(written))


def _place(portfolio: Portfolio, noted: Noted) -> int | None:
    """The place of the client of a note: on his row, else where the only client of his name is."""
    places = [place for place, name in enumerate(portfolio.clients[NOM].tolist()) if name == noted.client]
    same = [place for place in places if portfolio.rows[place] == noted.row]
    found = same or places
    return found[0] if len(found) == 1 else None


def _as_cell(noted: Noted) -> Value:
    clean = clean_follow_up(noted.column, [noted.before])[0]
    return (noted.before or None) if clean is None else clean  # pyright: ignore[reportReturnType]


def _write(book: xw.Book, analysis: Analysis, written: Mapping[Spot, Value], noted: tuple[Noted, ...]) -> None:
    """The cells of notes written, and what takes them back kept; all or none of it when Excel stops half-way.

    The pages that follow the clients are drawn again last: they can be drawn anew at any time.
    """
    sheet, shown = book.sheets[DONNEES], book.sheets.active
    blocks = list(_blocks(analysis.portfolio, written, whole=_all_shown(sheet, [row for row, _ in written])))
    before = [contents(sheet.range(str(block.area))) for block in blocks]
    try:
        draw_blocks(sheet, blocks)
        remembered = replace(analysis, history=replace(analysis.history, noted=noted))
        draw_changed(book, [signed(exports.build(remembered), analysis)])
    except Exception:
        for block, rows in zip(blocks, before, strict=True):
            quietly(partial(write_cells, sheet, block.area, rows))
        raise
    draw_again(book, analysis, FOLLOWING)
    shown.api.Activate()


def _all_shown(sheet: xw.Sheet, rows: Sequence[int]) -> bool:
    """Whether no filter hides one of the rows: several cells written at once land in those that are shown only."""
    return not rows or sheet.range(f"{min(rows)}:{max(rows)}").api.EntireRow.Hidden is False


def _blocks(portfolio: Portfolio, written: Mapping[Spot, Value], *, whole: bool) -> Iterator[Block]:
    """The cells side by side and one below the other as blocks, or each on its own."""
    rows: dict[tuple[int, tuple[str, ...]], Row] = {}
    for row, columns in _by_row(written):
        for run in _side_by_side(portfolio, columns, whole=whole):
            rows[row, run] = tuple(written[row, column] for column in run)
    for run in dict.fromkeys(run for _, run in rows):
        numbers = sorted(row for row, columns in rows if columns == run)
        for group in _consecutive(numbers) if whole else ([number] for number in numbers):
            corner = cell(group[0], portfolio.headers[run[0]].number)
            styles: tuple[Style, ...] = tuple(column_style(column) for column in run)
            yield Block(corner, tuple(rows[row, run] for row in group), styles)


def _by_row(written: Iterable[Spot]) -> Iterator[tuple[int, list[str]]]:
    for row, spots in groupby(sorted(written, key=itemgetter(0)), key=itemgetter(0)):
        yield row, [column for _, column in spots]


def _side_by_side(portfolio: Portfolio, columns: Iterable[str], *, whole: bool) -> Iterator[tuple[str, ...]]:
    """The columns of the table parted where others stand between them."""
    numbers = {portfolio.headers[column].number: column for column in columns}
    for group in _consecutive(sorted(numbers)) if whole else ([number] for number in numbers):
        yield tuple(numbers[number] for number in group)


def _consecutive(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Rising numbers parted where one is missing."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]
