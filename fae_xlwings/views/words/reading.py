"""What was read, in one sentence each: which column was taken for which, and the fees as they are."""

import re
from collections.abc import Sequence

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up import completeness
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


def columns_renamed(analysis: Analysis) -> str:
    """The columns that were read under another name in one sentence; nothing where each has its own."""
    renamed = [pair for pair in column_pairs(analysis) if not _SAME.match(pair)]
    return f"Colonnes reconnues : {' · '.join(renamed)}." if renamed else ""


_SAME = re.compile(r"(\S+) ← \1 \(", re.IGNORECASE)


def fees_read(analysis: Analysis) -> str:
    """The least and the most of the fees, their mean and median, and the sectors that are the firm's own."""
    figures = analysis.portfolio.statistics
    low, high, mean, median = map(french, (figures.ca_min, figures.ca_max, figures.ca_mean, figures.ca_median))
    fees = (
        f"Honoraires lus : {french(figures.ca_readable)}, de {low} € à {high} €, moyenne {mean} €, médiane {median} €"
    )
    own = figures.custom_sectors
    listed = ", ".join(own[:LISTED_SECTORS]) + (" …" if len(own) > LISTED_SECTORS else "")
    return f"{fees}. Secteurs propres au cabinet : {listed or 'aucun'}."


def follow_up_read(analysis: Analysis) -> Formula:
    """How much of the legal profile is filled in, live; the page « Suivi » tells it of the whole follow-up."""
    share = half_up(completeness(analysis.portfolio.shown_follow_up[list(PROFILE)]) * 100, 0)
    formula = f"={quote(_PROFILE)}&{_share_formula(analysis, PROFILE)}&{quote(_FILLED)}"
    return Formula(formula, f"{_PROFILE}{share:.0f}{_FILLED}")


_PROFILE = "Profil légal (taille, régime de TVA, factures), facultatif : "
_FILLED = " % des cellules remplies. Pour tout le suivi, voir la feuille Suivi."


def _share_formula(analysis: Analysis, headers: Sequence[str]) -> str:
    """The share of the cells of some columns that hold something, in %; columns the table has not count as empty."""
    there = [header for header in headers if header not in analysis.absent]
    cells = "+".join(f'COUNTIFS({column(NOM)},"<>",{column(header)},"<>")' for header in there) or "0"
    return f"IF(k_total_clients=0,0,ROUND(({cells})/(k_total_clients*{len(headers)})*100,0))"
