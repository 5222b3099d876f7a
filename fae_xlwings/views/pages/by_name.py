"""The pages by the names of their sheets: how each is planned, and which clients it lists, to be taken away."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pandas as pd

from fae_xlwings.sheets import SHEETS, TABLE
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import SheetPlan

Planner = Callable[[Analysis], SheetPlan]
Lister = Callable[[Analysis], pd.DataFrame]


def build(name: str, analysis: Analysis) -> SheetPlan:
    """The plan of one sheet."""
    planner: Planner = _module(name).build
    return planner(analysis)


def lists_clients(name: str) -> bool:
    """Whether a sheet lists clients."""
    return name in SHEETS and _lister(name) is not None


def listed_rows(analysis: Analysis, name: str) -> tuple[int, ...]:
    """The rows of the clients that a sheet lists, in its order."""
    lister = _lister(name)
    if lister is None:
        return ()
    places = analysis.scored.index.get_indexer(lister(analysis).index)
    return tuple(analysis.portfolio.rows[place] for place in places)


def _lister(name: str) -> Lister | None:
    return getattr(_module(name), "listed", None)


def _module(name: str) -> ModuleType:
    module = next(sheet.module for sheet in TABLE if sheet.name == name)
    return import_module(f"fae_xlwings.views.pages.{module}")
