"""The sheets of an analysis: which view plans each of them, and in which order they are drawn."""

from collections.abc import Callable, Collection

import pandas as pd

from fae_xlwings.views.pages import (
    accueil,
    bibliotheque,
    budget_tco,
    calculs,
    dashboard,
    diagnostic,
    donnees,
    exports,
    guide_missions,
    livrables,
    matrice,
    parametres,
    plan_action,
    risques,
    simulateur,
)
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import SheetPlan
from fae_xlwings.views.words.sheets import MATRICE, PLAN, RISQUES, SHEETS

# fmt: off
BUILDERS = (
    parametres.build, donnees.build, dashboard.build, matrice.build, simulateur.build,
    plan_action.build, risques.build, budget_tco.build, diagnostic.build,
    bibliotheque.build, guide_missions.build, livrables.build, exports.build, accueil.build,
)
# fmt: on
"""In drawing order: Excel refuses a formula over a table that is not there, and a list whose words are not."""


LISTS: dict[str, Callable[[Analysis], pd.DataFrame]] = {
    MATRICE: matrice.listed,
    PLAN: plan_action.listed,
    RISQUES: risques.listed,
}
"""The pages that show a list of clients, and who is on it."""


def listed_rows(analysis: Analysis, page: str) -> tuple[int, ...]:
    """The rows of the clients that a page lists, in its order."""
    places = analysis.scored.index.get_indexer(LISTS[page](analysis).index)
    return tuple(analysis.portfolio.rows[place] for place in places)


def plans(analysis: Analysis, names: Collection[str] = SHEETS) -> tuple[SheetPlan, ...]:
    """The plans of every sheet, or of those named and what they need on « Calculs », in drawing order."""
    pages = tuple(page for page in (build(analysis) for build in BUILDERS) if page.name in names)
    return (*pages, calculs.build(pages))
