"""The clients by how exposed they are, live: the late ones first, then those to secure, each by falling risk."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from fae_xlwings.domain.columns import NOM, RISQUE
from fae_xlwings.domain.lateness import late
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.helpers import FIRST_ROW
from fae_xlwings.views.words.lateness import late_condition
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Value
from fae_xlwings.views.words.ranking import SPARE_ROWS, listing

AHEAD = 1_000_000
"""What puts a late client before all others: more than a risk can be."""
KEYS_ROW = FIRST_ROW + 1
HEADS = ("Retard", "Fiche n°", "Risque", "Fiche n°", "Ordre", "En retard, autres")
LISTS_WIDTH = len(HEADS)


class Exposed(NamedTuple):
    """The two lists, each with its columns as `ranking` gives them, and what « Calculs » holds for them."""

    late: tuple[ColumnFormula, ...]
    others: tuple[ColumnFormula, ...]
    helpers: tuple[Block | Columns, ...]


def late_clients(analysis: Analysis, count: int) -> pd.DataFrame:
    """The first late clients, by falling risk; one of an unknown risk is as late as the others."""
    found = np.flatnonzero(late(analysis.scored, analysis.today, analysis.parameters))
    risks = analysis.scored[RISQUE].fillna(0.0).to_numpy()[found]
    return analysis.scored.iloc[found[np.argsort(-risks, kind="stable")][:count]]


def to_secure(analysis: Analysis, count: int) -> pd.DataFrame:
    """The first of the clients at risk who are not late."""
    are_late = late(analysis.scored, analysis.today, analysis.parameters)
    return ranked_clients(analysis.scored[~are_late], RISQUE, count)


def exposed(analysis: Analysis, shown: Sequence[str], count: int, *, left: int, wanted: Formula) -> Exposed:
    """Both lists, `count` rows high, of as many clients as are `wanted`; their helpers begin in the column `left`."""
    keys = _keys(analysis)
    source = keys_of(analysis, left)
    many, rest = (Area.of(cell(row, left + 5)).absolute() for row in (KEYS_ROW, KEYS_ROW + 1))
    first, others = _chosen(analysis, min(count, int(str(wanted.value))))
    heights, risks = (first[RISQUE].fillna(0.0) + AHEAD).tolist(), others[RISQUE].tolist()
    of_late = listing(first, heights, shown, count, source=source, limit=f"MIN({wanted},{many})", left=left)
    of_others = listing(
        others, risks, shown, count, source=source, limit=f"MIN({wanted},{rest})", left=left + 2, after=many
    )
    return Exposed(of_late, of_others, tuple(_helpers((*of_late[:2], *of_others[:2]), keys, left, source)))


def keys_of(analysis: Analysis, left: int) -> str:
    """Where on « Calculs » what the lists rank stands."""
    return Area.of(cell(KEYS_ROW, left + 4)).resized(_height(analysis.scored), 1).absolute()


def _height(scored: pd.DataFrame) -> int:
    """The rows of the table that have a key, with those for clients added since."""
    return (int(scored.index.max()) + 1 if len(scored) else 1) + SPARE_ROWS


def _chosen(analysis: Analysis, count: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    return late_clients(analysis, count), to_secure(analysis, count)


def _keys(analysis: Analysis) -> ColumnFormula:
    """What each row of the table is ranked by: its risk, far ahead for a late client; nothing for the others."""
    number = f"ROWS($A${KEYS_ROW}:$A{KEYS_ROW})"
    name, risk = (f"INDEX({column(header)},{number})" for header in (NOM, RISQUE))
    is_late = f"IFERROR({late_condition(analysis, number)},FALSE)"
    key = f'IF({is_late},{AHEAD}+N({risk}),IF(N({risk})>0,N({risk}),""))'
    return ColumnFormula(f'=IFERROR(IF({name}="","",{key}),"")', _key_values(analysis))


def _key_values(analysis: Analysis) -> list[Value]:
    scored = analysis.scored
    risks = scored[RISQUE].fillna(0.0) + AHEAD * late(scored, analysis.today, analysis.parameters)
    values: list[Value] = [""] * _height(scored)
    for place, risk in zip(scored.index, risks.tolist(), strict=True):
        values[place] = risk or ""
    return values


def _helpers(lists: Sequence[ColumnFormula], keys: ColumnFormula, left: int, source: str) -> Iterator[Block | Columns]:
    """The lists' own columns, what they rank, and how many clients they have to show."""
    found = [key for key in keys.values if isinstance(key, float)]  # noqa: PD011 - no frame
    of_late = sum(key >= AHEAD for key in found)
    counts = ((f'=COUNTIF({source},">={AHEAD}")', of_late), (f'=COUNTIF({source},"<{AHEAD}")', len(found) - of_late))
    yield Block(cell(FIRST_ROW, left), (HEADS,), "muted")
    yield Columns(cell(KEYS_ROW, left), tuple(lists), "muted")
    yield Columns(cell(KEYS_ROW, left + 4), (keys,), "muted")
    yield Block(cell(KEYS_ROW, left + 5), tuple((Formula(*count),) for count in counts), "muted")
