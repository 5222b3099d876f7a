"""The computed columns beside a user's own table, wherever it stands: as values, formulas or `=FAE_…` functions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Literal

import pandas as pd

from fae_xlwings.domain.columns import (
    A_COMPLETER,
    APPETENCE,
    CA,
    CHOICES,
    COMPUTED,
    ETOILES,
    NIVEAU,
    NOM,
    OUTIL,
    PRIORITE,
    RISQUE,
    SCORE,
    SEGMENT,
)
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, PLATEFORME
from fae_xlwings.domain.indicators import indicators
from fae_xlwings.intake.parameters_sheet import EXCEL_DAY_ZERO
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.intake.words import FORMULA_ERRORS, is_blank
from fae_xlwings.views.pages.donnees import column_style, shown
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import client_formulas
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Value

Manner = Literal["values", "formulas", "functions"]

ABSENT = '""'
SCORED_FROM = (CA, OUTIL, APPETENCE)
FUNCTIONS = {
    SEGMENT: ("FAE_SEGMENT", SCORED_FROM),
    SCORE: ("FAE_SCORE", SCORED_FROM),
    PRIORITE: ("FAE_PRIORITE", SCORED_FROM),
    ETOILES: ("FAE_ETOILES", SCORED_FROM),
    RISQUE: ("FAE_RISQUE", SCORED_FROM),
    NIVEAU: ("FAE_NIVEAU_RISQUE", SCORED_FROM),
}


def blocks(analysis: Analysis, manner: Manner = "values", bottom: int = 0) -> tuple[Block | Columns, ...]:
    """The six columns where they already are, else right of the last column, down to the last client or to `bottom`.

    A row without a client gets a blank, so that no score outlives the name of its client. What is no formula in a
    column of formulas lies over it.
    """
    portfolio, places = analysis.portfolio, columns(analysis.portfolio)
    height = max(bottom, *portfolio.rows, portfolio.header_row) - portfolio.header_row
    heads = (header for header in COMPUTED if header not in portfolio.headers)
    return (
        *(Block(cell(portfolio.header_row, places[header]), ((header,),), "header_wrap") for header in heads),
        *(_columns(analysis, places, manner, height) if height else ()),
    )


def columns(portfolio: Portfolio) -> dict[str, int]:
    """The number of the sheet's column of each computed one, there already or to be added."""
    places: dict[str, int] = {}
    free = max(header.number for header in portfolio.columns) + 1
    for header in COMPUTED:
        found = portfolio.headers.get(header)
        places[header] = found.number if found else free
        free += found is None
    return places


def kept_as_values(analysis: Analysis) -> int:
    """How many clients a native formula would read otherwise than the rules do: they get values."""
    return sum(not agrees for agrees in _agreeing(analysis))


def as_excel_reads(analysis: Analysis) -> Analysis:
    """The analysis whose fees and answers are what formulas find in the cells, the scores what stands beside them.

    The pages of our workbook are live over cells that are the user's own and never rewritten: a page that counted
    « 1 500 € », a text, would show another sum as soon as Excel calculates.
    """
    portfolio, scored = analysis.portfolio, analysis.scored
    fees = [_excel_amount(typed) for typed in _typed(portfolio, CA)]
    answers = {header: _excel_words(portfolio, header) for header in CHOICES}
    seen = replace(portfolio, shown_follow_up=_follow_up_cells(portfolio))
    platforms = seen.shown_follow_up[PLATEFORME].to_numpy()
    found = scored.assign(**{CA: fees, **answers, PLATEFORME: platforms})
    figures = indicators(found, analysis.calendar, analysis.parameters)
    absent = frozenset(FOLLOW_UP) - portfolio.headers.keys()
    return replace(analysis, portfolio=seen, scored=found, indicators=figures, absent=absent)


def _follow_up_cells(portfolio: Portfolio) -> pd.DataFrame:
    """What the cells of the follow-up hold, read or not."""
    typed = {name: _typed(portfolio, name) for name in FOLLOW_UP if name in portfolio.headers}
    return portfolio.shown_follow_up.assign(**{name: pd.Series(held, dtype=object) for name, held in typed.items()})


def unseen_by_excel(analysis: Analysis) -> int:
    """How many clients have fees or answers that the rules understand and formulas do not find in the cells."""
    read = as_excel_reads(analysis).scored[list(SCORED_FROM)].astype(object)
    understood = analysis.scored[list(SCORED_FROM)].astype(object)
    return int((read.fillna("") != understood.fillna("")).any(axis=1).sum())


def _excel_amount(typed: object) -> float:
    """What SUMIFS finds above zero in a cell: a number, or a date, which is one too."""
    if isinstance(typed, date):
        return float((typed.date() if isinstance(typed, datetime) else typed).toordinal() - EXCEL_DAY_ZERO.toordinal())
    return max(0.0, float(typed)) if isinstance(typed, int | float) and not isinstance(typed, bool) else 0.0


def _excel_words(portfolio: Portfolio, header: str) -> "pd.Categorical[Any]":
    words = CHOICES[header]
    found = [_excel_word(typed, words) for typed in _typed(portfolio, header)]
    return pd.Categorical(found, categories=list(words), ordered=True)


def _excel_word(typed: object, words: tuple[str, ...]) -> str | None:
    """The word of the list that a cell holds, whatever its case."""
    return typed.upper() if isinstance(typed, str) and typed.upper() in words else None


def _typed(portfolio: Portfolio, header: str) -> list[object]:
    """What each client's cell holds; nothing where the column is absent."""
    found = portfolio.headers.get(header)
    return [None] * len(portfolio.rows) if found is None else portfolio.raw[found.label].tolist()


def _columns(analysis: Analysis, places: Mapping[str, int], manner: Manner, height: int) -> Iterator[Columns]:
    live, formulas = _live(analysis, manner, height), _formulas(analysis.portfolio, places, manner)
    missing = A_COMPLETER if manner == "functions" else ""
    for header in COMPUTED:
        values = _values(analysis, header, height)
        if any(live):
            known = [missing if value is None else value for value in values]
            yield _placed(analysis.portfolio, places, header, 0, ColumnFormula(formulas[header], known))
        for first, last in _gaps(live):
            yield _placed(analysis.portfolio, places, header, first, values[first:last])


def _placed(
    portfolio: Portfolio, places: Mapping[str, int], header: str, first: int, column: Sequence[Value] | ColumnFormula
) -> Columns:
    """A piece of a computed column, from so many rows below the first client on."""
    return Columns(cell(portfolio.header_row + 1 + first, places[header]), (column,), column_style(header))


def _gaps(live: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where nothing is live: the first row of each run, and the one after its last."""
    last = 0
    for is_live, same in groupby(live):
        first, last = last, last + sum(1 for _ in same)
        if not is_live:
            yield first, last


def _values(analysis: Analysis, header: str, height: int) -> list[Value]:
    """A computed column as values, row by row below the header: nothing where there is no client."""
    column: list[Value] = [None] * height
    for row, value in zip(analysis.portfolio.rows, analysis.scored[header].tolist(), strict=True):
        column[row - analysis.portfolio.header_row - 1] = shown(value)
    return column


def _live(analysis: Analysis, manner: Manner, height: int) -> list[bool]:
    """Which rows below the header are formulas; native ones wait, silently, where there is no client yet."""
    portfolio = analysis.portfolio
    live = [manner == "formulas" and set(SCORED_FROM) <= portfolio.headers.keys()] * height
    agreeing = _agreeing(analysis) if manner == "formulas" else [manner == "functions"] * len(portfolio.rows)
    for row, agrees in zip(portfolio.rows, agreeing, strict=True):
        live[row - portfolio.header_row - 1] = agrees
    return live


def _formulas(portfolio: Portfolio, places: Mapping[str, int], manner: Manner) -> Mapping[str, str]:
    """The formulas of the first row below the header, by column."""
    return _native(portfolio, places) if manner == "formulas" else _named(portfolio)


def _native(portfolio: Portfolio, places: Mapping[str, int]) -> Mapping[str, str]:
    """Formulas that Excel calculates alone, by the names of the sheet « Paramètres »."""
    inputs = (_argument(portfolio, header) for header in (NOM, *SCORED_FROM))
    return client_formulas(*inputs, computed=[cell(portfolio.header_row + 1, places[header]) for header in COMPUTED])


def _named(portfolio: Portfolio) -> Mapping[str, str]:
    """Formulas that name what they calculate; the program FAE answers them."""
    return {
        header: f"={name}({','.join(_argument(portfolio, argument) for argument in arguments)})"
        for header, (name, arguments) in FUNCTIONS.items()
    }


def _argument(portfolio: Portfolio, header: str) -> str:
    """The cell of an input column in the first row below the header."""
    found = portfolio.headers.get(header)
    return cell(portfolio.header_row + 1, found.number) if found else ABSENT


def _agreeing(analysis: Analysis) -> list[bool]:
    """For each client, whether a native formula reads its cells as the rules do.

    Excel finds no number in « 1 500 € » and no word of the list in « très  bon »; the rules understand both.
    """
    portfolio = analysis.portfolio
    if not set(SCORED_FROM) <= portfolio.headers.keys():
        return [False] * len(portfolio.rows)
    amounts = _pairs(portfolio, CA)
    answers = zip(*(_pairs(portfolio, header) for header in CHOICES), strict=True)
    return [
        _same_amount(*amount) and all(map(_same_word, CHOICES.values(), *zip(*words, strict=True)))
        for amount, words in zip(amounts, answers, strict=True)
    ]


def _pairs(portfolio: Portfolio, header: str) -> list[tuple[object, object]]:
    """What each client's cell holds, and what was understood of it."""
    return list(zip(_typed(portfolio, header), portfolio.clients[header].tolist(), strict=True))


def _same_amount(typed: object, understood: object) -> bool:
    if isinstance(typed, int | float) and not isinstance(typed, bool):
        return typed == understood or typed < 0
    return is_blank(typed) or (isinstance(typed, str) and typed not in FORMULA_ERRORS and understood != understood)  # noqa: PLR0124 - only NaN differs


def _same_word(words: tuple[str, ...], typed: object, understood: object) -> bool:
    known = understood if isinstance(understood, str) else None
    return typed not in FORMULA_ERRORS and _excel_word(typed, words) == known
