"""What was read, in one sentence each: which column was taken for which, and the fees as they are."""

from collections.abc import Sequence

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up import completeness
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP
from fae_xlwings.domain.obligations import PROFILE
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.wording import quote

LISTED_SECTORS = 12


def column_pairs(analysis: Analysis) -> list[str]:
    """« NOM ← Raison sociale (B) » for each column that was read, for a wrong one to be seen at a glance."""
    return [f"{name} ← {source}" for name, source in analysis.portfolio.column_map.items()]


def columns_read(analysis: Analysis) -> str:
    """The columns that were read in one sentence."""
    return f"Colonnes lues : {' · '.join(column_pairs(analysis))}"


def fees_read(analysis: Analysis) -> str:
    """The least and the most of the fees, their mean and median, and the sectors that are the firm's own."""
    figures = analysis.portfolio.statistics
    low, high, mean, median = map(french, (figures.ca_min, figures.ca_max, figures.ca_mean, figures.ca_median))
    fees = f"Honoraires lus : {figures.ca_readable}, de {low} € à {high} €, moyenne {mean} €, médiane {median} €"
    own = figures.custom_sectors
    listed = ", ".join(own[:LISTED_SECTORS]) + (" …" if len(own) > LISTED_SECTORS else "")
    return f"{fees}. Secteurs propres au cabinet : {listed or 'aucun'}."


def follow_up_read(analysis: Analysis) -> Formula:
    """How much of the follow-up is filled in, then of the legal profile alone, live; nothing of it is required."""
    cells = analysis.portfolio.shown_follow_up
    formulas = (_share_formula(analysis, headers) for headers in (FOLLOW_UP, PROFILE))
    whole, profile = (f"{half_up(completeness(cells[list(headers)]) * 100, 0):.0f}" for headers in (FOLLOW_UP, PROFILE))
    first, then = formulas
    return Formula(
        f"={quote(_FOLLOW_UP)}&{first}&{quote(_PROFILE)}&{then}&{quote(_FILLED)}",
        f"{_FOLLOW_UP}{whole}{_PROFILE}{profile}{_FILLED}",
    )


_FOLLOW_UP = "Suivi et profil légal, facultatifs : "
_PROFILE = " % des cellules remplies ; profil légal seul (taille, régime de TVA, factures) : "
_FILLED = " %."


def _share_formula(analysis: Analysis, headers: Sequence[str]) -> str:
    """The share of the cells of some columns that hold something, in %; columns the table has not count as empty."""
    there = [header for header in headers if header not in analysis.absent]
    cells = "+".join(f'COUNTIFS({column(NOM)},"<>",{column(header)},"<>")' for header in there) or "0"
    return f"IF(k_total_clients=0,0,ROUND(({cells})/(k_total_clients*{len(headers)})*100,0))"
