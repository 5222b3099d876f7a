"""A contact noted for some clients of our own workbook, and the last one taken back."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up import Contact, contact
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.draw.excel import draw_blocks
from fae_xlwings.draw.opening import twice
from fae_xlwings.errors import InputError
from fae_xlwings.intake.follow_up import clean_follow_up
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.intake.words import text_of
from fae_xlwings.sheets import DONNEES, EXPORTS
from fae_xlwings.views.pages import exports
from fae_xlwings.views.pages.donnees import column_style
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.history import Noted
from fae_xlwings.views.words.plan import Block, Value
from fae_xlwings.workflow.obstacles import check_unprotected, check_writable
from fae_xlwings.workflow.reading import is_ours, read_book
from fae_xlwings.workflow.showing import check_made, draw_made

Cells = dict[tuple[int, str], Value]

WRITTEN = (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)


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
    check_made(book, EXPORTS)
    analysis = read_book(book, today)
    absent = [name for name in WRITTEN if name not in analysis.portfolio.headers]
    if absent:
        raise InputError(
            f"La feuille « {DONNEES} » n'a pas la colonne {absent[0]} : ajoutez-la à droite du tableau, avec ce titre, "
            "ou importez de nouveau vos clients.",
        )
    return analysis


def note_contact(book: xw.Book, analysis: Analysis, rows: Sequence[int], status: str, today: date) -> Noting:
    """A contact written for the clients on the given rows: status, day and next reminder, all kept to be undone."""
    portfolio = analysis.portfolio
    places = [place for place, row in enumerate(portfolio.rows) if row in set(rows)]
    if not places:
        raise InputError(f"Aucun client sur les lignes {', '.join(map(str, rows))} de la feuille « {DONNEES} ».")
    before = portfolio.follow_up[STATUT].tolist()
    contacts = [contact(status, before[place], today, analysis.parameters) for place in places]
    noted = [each for place, said in zip(places, contacts, strict=True) for each in _noted(portfolio, place, said)]
    written = {(each.row, each.column): value for each, value in noted}
    _put(book, analysis, written, tuple(each for each, _ in noted))
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
    written: Cells = {}
    for each in noted:
        place = _place(analysis.portfolio, each)
        if place is not None and text_of(analysis.portfolio.shown_follow_up[each.column][place]) == each.after:
            written[analysis.portfolio.rows[place], each.column] = _cell_of(each.column, each.before)
    _put(book, analysis, written, ())
    return Undone(len({row for row, _ in written}), len(noted) - len(written))


def _place(portfolio: Portfolio, noted: Noted) -> int | None:
    """The place of the client of a note: on his row, else where the only client of his name is."""
    places = [place for place, name in enumerate(portfolio.clients[NOM].tolist()) if name == noted.client]
    same = [place for place in places if portfolio.rows[place] == noted.row]
    found = same or places
    return found[0] if len(found) == 1 else None


def _cell_of(column: str, text: str) -> Value:
    clean = clean_follow_up(column, [text])[0]
    return (text or None) if clean is None else clean  # pyright: ignore[reportReturnType]


def _put(book: xw.Book, analysis: Analysis, written: Cells, noted: tuple[Noted, ...]) -> None:
    """Cells of the follow-up written and the contact to undo kept; both are as before when Excel stops half-way.

    No client stays half noted, nor noted without « Annuler la dernière note » knowing of it.
    """
    portfolio = analysis.portfolio
    places = {row: place for place, row in enumerate(portfolio.rows)}
    before = {(row, column): _held(portfolio, places[row], column) for row, column in written}
    try:
        _write(book, portfolio, written)
        _remember(book, analysis, noted)
    except Exception:
        with suppress(Exception):
            twice(lambda: _write(book, portfolio, before))
        with suppress(Exception):
            twice(lambda: _remember(book, analysis, analysis.history.noted))
        raise


def _held(portfolio: Portfolio, place: int, column: str) -> Value:
    """What a cell of the follow-up holds, as it is written."""
    return _cell_of(column, text_of(portfolio.shown_follow_up[column][place]))


def _write(book: xw.Book, portfolio: Portfolio, written: Cells) -> None:
    blocks = [
        Block(cell(row, portfolio.headers[column].number), ((value,),), column_style(column))
        for (row, column), value in written.items()
    ]
    draw_blocks(book.sheets[DONNEES], blocks)


def _remember(book: xw.Book, analysis: Analysis, noted: tuple[Noted, ...]) -> None:
    draw_made(book, replace(analysis, history=replace(analysis.history, noted=noted)), exports.build)
