"""The sheets of an analysis, in the order they are drawn."""

from collections.abc import Collection
from dataclasses import replace

from fae_xlwings.sheets import ACCUEIL, CALCULS, DASHBOARD, DONNEES, PARAMETRES, SHEETS
from fae_xlwings.views.pages import calculs
from fae_xlwings.views.pages.by_name import build
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import SheetPlan

FIRST, LAST = (PARAMETRES, DONNEES, DASHBOARD), (ACCUEIL, CALCULS)
DRAWN = (*FIRST, *(name for name in SHEETS if name not in {*FIRST, *LAST}), ACCUEIL)
"""In drawing order: Excel refuses a formula over a table that is not there, and a list whose words are not."""


def plans(analysis: Analysis, names: Collection[str] = SHEETS) -> tuple[SheetPlan, ...]:
    """The plans of every sheet, or of those named and what they need on « Calculs », in drawing order."""
    pages = tuple(build(name, analysis) for name in DRAWN if name in names)
    return tuple(signed(page, analysis) for page in (*pages, calculs.build(pages)))


def signed(page: SheetPlan, analysis: Analysis) -> SheetPlan:
    """The plan with the firm's name at the foot of its pages."""
    return replace(page, page=replace(page.page, firm=analysis.parameters.firm.name))
