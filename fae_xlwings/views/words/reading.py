"""What was read, in one sentence each: which column was taken for which, and the fees as they are."""

from fae_xlwings.domain.follow_up import completeness
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.analysis import Analysis

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


def follow_up_read(analysis: Analysis) -> str:
    """How much of the follow-up is filled in, of which nothing is required."""
    share = half_up(completeness(analysis.portfolio.follow_up) * 100, 0)
    return f"Suivi et profil légal, facultatifs : {share:.0f} % des cellules remplies."
