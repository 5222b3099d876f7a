"""The pages by the names of their sheets: how each is planned, and which clients it lists, to be taken away."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import pandas as pd

from fae_xlwings.sheets import SHEETS, TABLE
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import SheetPlan

Planner = Callable[[Analysis], SheetPlan]
Lister = Callable[[Analysis], pd.DataFrame]


class Named(NamedTuple):
    """Where a page names clients, and the column of their SIREN, where it has one."""

    names: tuple[Area, ...]
    siren: int | None


def build(name: str, analysis: Analysis) -> SheetPlan:
    """The plan of one sheet."""
    planner: Planner = _module(name).build
    return planner(analysis)


def said_of_list(name: str) -> str:
    """Which clients a sheet lists, in words; nothing for one that lists none, or is not ours."""
    return getattr(_module(name), "WHOM", "") if name in SHEETS else ""


def listed_rows(analysis: Analysis, name: str) -> tuple[int, ...]:
    """The rows of the clients that a sheet lists, in its order."""
    lister = _lister(name)
    if lister is None:
        return ()
    places = analysis.scored.index.get_indexer(lister(analysis).index)
    return tuple(analysis.portfolio.rows[place] for place in places)


def named_clients(name: str) -> Named | None:
    """Where a sheet names clients that can be chosen there; None for a sheet that names none."""
    module = _module(name) if name in SHEETS else None
    areas: tuple[str, ...] | None = getattr(module, "NAMED", None)
    return None if areas is None else Named(tuple(map(Area.of, areas)), getattr(module, "SIREN_COLUMN", None))


def _lister(name: str) -> Lister | None:
    return getattr(_module(name), "listed", None)


def _module(name: str) -> ModuleType:
    module = next(sheet.module for sheet in TABLE if sheet.name == name)
    return import_module(f"fae_xlwings.views.pages.{module}")
