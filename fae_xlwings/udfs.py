"""The cell formulas `=FAE_…`: one line each over the rules; docstrings are the help that Excel shows, in French.

Every argument may be a cell or a column: a column of 10 000 rows is one call. Arguments arrive as rows of cells
(`ndim=2`) from Excel, as plain values or lists from Python.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any, ParamSpec

import numpy as np
import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.domain.answers import Given, answers
from fae_xlwings.domain.columns import (
    A_COMPLETER,
    APPETENCE,
    CHOICES,
    COMPUTED,
    ETOILES,
    NIVEAU,
    OUTIL,
    PRIORITE,
    RISQUE,
    SCORE,
    SEGMENT,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.errors import FaeError
from fae_xlwings.intake.amounts import clean_amounts
from fae_xlwings.intake.answers import as_in_a_file, rows_as_in_a_file
from fae_xlwings.intake.cleaning import clean_choices
from fae_xlwings.intake.diagnosis import CHOICE_CODES
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.intake.words import header_key
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.formulas import INDICATOR_LABELS

CATEGORY = "FAE 2026"

Column = list[list[Any]]
Answer = Any
Arguments = ParamSpec("Arguments")


def _excel(**arguments: str) -> Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]:
    """The function offered in cells, with the help of its arguments; a refusal becomes the text of the cell."""

    def offered(function: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
        @wraps(function)
        def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
            try:
                return function(*args, **kwargs)
            except FaeError as error:
                return str(error)

        described: Callable[Arguments, Answer] = answer
        for name, text in arguments.items():
            described = xw.arg(name, ndim=2, doc=text)(described)
        return xw.func(category=CATEGORY)(described)

    return offered


CLIENT = {
    "ca": "Honoraires annuels HT : une cellule ou une colonne.",
    "outil": "OUI, PARTIELLEMENT ou NON.",
    "appetence": "TRES BON, BON, MOYEN ou FAIBLE.",
}
AREA = "Vos clients, ligne de titres comprise."


@_excel(**CLIENT)
def FAE_SCORE(ca: Any, outil: Any, appetence: Any) -> Answer:
    """Score : honoraires × outil × aisance. Honoraires illisibles : 0, et FAE_PRIORITE dit « À compléter »."""
    return _computed(SCORE, ca, outil, appetence)


@_excel(**CLIENT)
def FAE_PRIORITE(ca: Any, outil: Any, appetence: Any) -> Answer:
    """Priorité d'accompagnement d'un client, de P1 à P4."""
    return _computed(PRIORITE, ca, outil, appetence)


@_excel(**CLIENT)
def FAE_ETOILES(ca: Any, outil: Any, appetence: Any) -> Answer:
    """Priorité d'un client en étoiles, de une à cinq."""
    return _computed(ETOILES, ca, outil, appetence)


@_excel(**CLIENT)
def FAE_RISQUE(ca: Any, outil: Any, appetence: Any) -> Answer:
    """Score de risque d'un client, en points."""
    return _computed(RISQUE, ca, outil, appetence)


@_excel(**CLIENT)
def FAE_NIVEAU_RISQUE(ca: Any, outil: Any, appetence: Any) -> Answer:
    """Niveau de risque d'un client : CRITIQUE, ÉLEVÉ, MOYEN ou FAIBLE."""
    return _computed(NIVEAU, ca, outil, appetence)


@_excel(**CLIENT)
def FAE_SEGMENT(ca: Any, outil: Any = None, appetence: Any = None) -> Answer:
    """Taille d'un dossier, de Très Petit à Très Grand ; « À compléter » si les honoraires et une réponse manquent."""
    return _computed(SEGMENT, ca, outil, appetence)


@_excel(nom="Nom de l'indicateur, par exemple « CA à risque ».", plage=AREA)
def FAE_INDICATEUR(nom: Any, plage: Any) -> Answer:
    """Un indicateur du portefeuille, par son nom dans le Dashboard : « CA à risque », « Heures de mission »."""
    figures = _analysis(plage).indicators.as_dict()
    known = {header_key(word): figures[name] for name, label in INDICATOR_LABELS.items() for word in (name, label)}
    name = header_key(str(_cells(nom)[0][0]))
    return known.get(name, f"Indicateur inconnu. Choisissez parmi : {', '.join(INDICATOR_LABELS.values())}.")


@_excel(plage=AREA)
def FAE_ANALYSE(plage: Any) -> Answer:
    """Les six colonnes calculées de tous les clients d'une plage, en face de leurs lignes."""
    analysis = _analysis(plage)
    rows: Column = [[""] * len(COMPUTED) for _ in _cells(plage)]
    rows[analysis.portfolio.header_row - 1] = list(COMPUTED)
    scored = analysis.scored[list(COMPUTED)].itertuples(index=False)
    for row, values in zip(analysis.portfolio.rows, scored, strict=True):
        rows[row - 1] = [_readable(value) for value in values]
    return rows


def _computed(header: str, ca: Any, outil: Any, appetence: Any) -> Answer:
    """One computed column for a cell, or for columns of the same height (a single cell serves every row)."""
    columns = [_column(values) for values in (ca, outil, appetence)]
    height = max(map(len, columns))
    if any(len(values) not in {1, height} for values in columns):
        return "Les plages doivent avoir la même hauteur."
    amounts, tools, ease = columns
    given = Given(
        _spread(clean_amounts(amounts)[0], height),
        _spread(_positions(OUTIL, tools), height),
        _spread(_positions(APPETENCE, ease), height),
    )
    found = [_readable(value) for value in answers(header, given, _parameters())]
    return found[0] if height == 1 else [[value] for value in found]


def _column(values: Any) -> list[Any]:
    """The first cell of each row of an argument, whatever its shape."""
    rows = _cells(values)
    return [row[0] for row in rows]


def _positions(header: str, words: list[Any]) -> list[int]:
    """The positions of words among those of a list, each distinct one read once."""
    distinct = list(dict.fromkeys(words))
    places = dict(zip(distinct, clean_choices(distinct, CHOICES[header], *CHOICE_CODES[header])[0], strict=True))
    return [places[word] for word in words]


def _spread(values: list[Any], height: int) -> np.ndarray:
    """The values as an array; a single one serves every row."""
    return np.array(values * height if len(values) == 1 else values)


def _analysis(area: Any) -> Analysis:
    portfolio = from_grids([Grid("", _cells(area))])
    return analyse(portfolio, date.today(), _parameters())  # noqa: DTZ011 - the user's own calendar day


def _cells(values: Any) -> Sequence[Sequence[Any]]:
    """The argument as rows of cells, whatever its shape."""
    if not isinstance(values, list | tuple):
        return [[as_in_a_file(values)]]
    return rows_as_in_a_file(values if values and isinstance(values[0], list | tuple) else [[each] for each in values])


def _readable(value: Any) -> Any:
    """The value as a cell shows it: no score is « À compléter »."""
    return A_COMPLETER if isinstance(value, float) and value != value else value  # noqa: PLR0124 - only NaN differs


def _parameters() -> Parameters:
    """The parameters of the calling workbook, the defaults where there is none."""
    try:
        book = xw.Book.caller()
    except Exception:  # noqa: BLE001 - xlwings raises bare exceptions when nobody calls from a workbook
        return DEFAULTS
    return workflow.recent_parameters(book)
