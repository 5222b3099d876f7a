"""The clients that the user selected: on their own sheet, or on a page that names them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up_columns import SIREN
from fae_xlwings.errors import InputError
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.intake.follow_up import read_siren
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.intake.words import one_line
from fae_xlwings.sheets import DONNEES
from fae_xlwings.views.pages.by_name import Named, named_clients
from fae_xlwings.views.words.addresses import MAX_ROWS, Area
from fae_xlwings.workflow.places import selected_areas, selected_rows

_NUMBERS = re.compile(r"\d+")


class Line(NamedTuple):
    """A client as a page names him."""

    name: str
    siren: str | None


def chosen_rows(book: xw.Book, portfolio: Portfolio) -> tuple[int, ...]:
    """The rows, on their own sheet, of the clients selected there or on a page; raises `InputError` for none.

    A client of a page is found by his SIREN, else by a name that is his alone: nobody is taken for another.
    """
    page = book.sheets.active.name
    named = named_clients(page)
    if named is None:
        return selected_rows(book, portfolio)
    lines = [line for line in _lines(book.sheets[page], named, list(_spans(book))) if line.name]
    if not lines:
        raise InputError(
            f"Aucun client n'est sélectionné : dans la feuille « {page} », sélectionnez une ou plusieurs lignes de "
            "clients, puis recommencez.",
        )
    found = dict.fromkeys(_place(portfolio, line, page) for line in lines)
    return tuple(portfolio.rows[place] for place in found)


def _spans(book: xw.Book) -> Iterator[range]:
    """The rows of each area of the selection; an address without row numbers is that of whole columns."""
    for address in selected_areas(book):
        numbers = [int(number) for number in _NUMBERS.findall(address)] or [1, MAX_ROWS]
        yield range(numbers[0], numbers[-1] + 1)


def _lines(sheet: xw.Sheet, named: Named, spans: Sequence[range]) -> Iterator[Line]:
    """What a page says of the clients on the rows selected."""
    for area in named.names:
        names = _column(sheet, area)
        sirens = [None] * area.rows if named.siren is None else _column(sheet, _beside(area, named.siren))
        for row, name, siren in zip(range(area.top, area.bottom + 1), names, sirens, strict=True):
            if any(row in span for span in spans):
                yield Line(one_line(name), read_siren(siren) if siren else None)


def _beside(area: Area, column: int) -> Area:
    return Area(area.top, column, area.bottom, column)


def _column(sheet: xw.Sheet, area: Area) -> list[object]:
    return [row[0] for row in rows_as_in_a_file(sheet.range(str(area)).options(ndim=2, err_to_str=True).value)]


def _place(portfolio: Portfolio, line: Line, page: str) -> int:
    """The place of a client that a page names; a refusal when that is nobody's name, or that of several."""
    sirens, names = portfolio.follow_up[SIREN].tolist(), portfolio.clients[NOM].tolist()
    same = [place for place, siren in enumerate(sirens) if line.siren and siren == line.siren]
    found = same if len(same) == 1 else [place for place, name in enumerate(names) if one_line(name) == line.name]
    if not found:
        raise InputError(f"« {line.name} » n'est plus dans la feuille « {DONNEES} » : affichez de nouveau « {page} ».")
    if len(found) > 1:
        raise InputError(
            f"{len(found)} clients s'appellent « {line.name} » : sélectionnez le bon dans la feuille « {DONNEES} ».",
        )
    return found[0]
