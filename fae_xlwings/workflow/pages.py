"""The sheets of an analysis: which view plans each of them, and in which order they are drawn."""

from collections.abc import Collection
from dataclasses import replace

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
from fae_xlwings.views.words.sheets import SHEETS

# fmt: off
BUILDERS = (
    parametres.build, donnees.build, dashboard.build, matrice.build, simulateur.build,
    plan_action.build, risques.build, budget_tco.build, diagnostic.build,
    bibliotheque.build, guide_missions.build, livrables.build, exports.build, accueil.build,
)
# fmt: on
"""In drawing order: Excel refuses a formula over a table that is not there, and a list whose words are not."""


def plans(analysis: Analysis, names: Collection[str] = SHEETS) -> tuple[SheetPlan, ...]:
    """The plans of every sheet, or of those named and what they need on « Calculs », in drawing order."""
    pages = tuple(page for page in (build(analysis) for build in BUILDERS) if page.name in names)
    return tuple(signed(page, analysis) for page in (*pages, calculs.build(pages)))


def signed(page: SheetPlan, analysis: Analysis) -> SheetPlan:
    """The plan with the firm's name at the foot of its pages."""
    return replace(page, page=replace(page.page, firm=analysis.parameters.firm.name))
