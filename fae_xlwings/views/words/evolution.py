"""What changed between two pictures of a portfolio, in an accountant's words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from fae_xlwings.domain.columns import APPETENCE, CA, NOM, OUTIL
from fae_xlwings.domain.evolution import AFTER, BEFORE, CAUSES, PARAMETRES, Picture
from fae_xlwings.domain.follow_up_columns import PLATEFORME, SIREN
from fae_xlwings.domain.lateness import RECORDED, equipped
from fae_xlwings.domain.matching import Identities
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.words import plain_column
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import counted

Records = list[dict[str, Any]]
CAUSE_WORDS = {CA: "honoraires", OUTIL: "outil", APPETENCE: "aisance", PARAMETRES: "paramètres"}
NAMED = 10
NOT_TOLD = "« à préciser »"
PARAMETERS_CHANGED = "vos paramètres ont changé"
UNCERTAIN = "Non comparés, car plusieurs clients portent le même nom ou le même SIREN"
MAKE_CERTAIN = "Ajoutez-leur un SIREN ou distinguez leurs noms, puis recommencez."
FEES = (
    ("Avant", "before"),
    ("Clients gagnés", "gained"),
    ("Clients perdus", "lost"),
    ("Clients gardés", "kept"),
    ("Clients non comparés", "doubtful"),
    ("Après", "after"),
)
"""The steps from the fees before to those after, and the parts of `FeesMoved`."""


def picture(analysis: Analysis) -> Picture:
    """An analysis as it is compared with another."""
    portfolio = analysis.portfolio
    names = plain_column(portfolio.clients[NOM].tolist())
    identities = Identities(names, [siren or "" for siren in portfolio.follow_up[SIREN]])
    platforms = [is_equipped * RECORDED for is_equipped in equipped(portfolio.shown_follow_up)]
    clients = portfolio.clients.assign(**{PLATEFORME: pd.Series(platforms, dtype="str")})
    return Picture(analysis.today, clients, identities, analysis.parameters, analysis.deadline)


def records(clients: pd.DataFrame) -> Records:
    """The clients of a frame, one after the other, by column."""
    return [{str(key): value for key, value in row.items()} for row in clients.to_dict("records")]


def why(moved: Mapping[str, Any]) -> str:
    """Why a client moved, from its row of `Evolution.moved`: « Honoraires de 2 000 € à 5 000 € ; outil de … »."""
    told = " ; ".join(_told(moved, cause) for cause in CAUSES if moved[cause])
    return told[:1].upper() + told[1:] + "."


def _told(moved: Mapping[str, Any], cause: str) -> str:
    if cause == PARAMETRES:
        return PARAMETERS_CHANGED
    before, after = (_value(cause, moved[cause + side]) for side in (BEFORE, AFTER))
    return f"{CAUSE_WORDS[cause]} de {before} à {after}"


def _value(cause: str, value: object) -> str:
    if cause == CA:
        return f"{french(half_up(float(str(value)), 0))}\u00a0€"
    return str(value) if isinstance(value, str) else NOT_TOLD


def signed(amount: float) -> str:
    """A difference with its sign: « +1 200 », « −300 », « 0 »."""
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{french(abs(amount))}"


def names_told(names: Sequence[str]) -> str:
    """Which clients were set aside: their name or SIREN is not theirs alone."""
    rest = len(names) - NAMED
    listed = ", ".join(f"« {name} »" for name in names[:NAMED]) + (f" et {counted(rest, 'autre')}" if rest > 0 else "")
    return f"{UNCERTAIN} : {listed}. {MAKE_CERTAIN}"
