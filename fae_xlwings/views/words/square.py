"""The square of opportunity and risk on a page, live: in each corner its clients, their fees, the largest ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from fae_xlwings.domain.columns import A_COMPLETER, CA, NIVEAU, NIVEAUX, NOM, PRIORITE, PRIORITES
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.domain.square import CORNERS, NOWHERE, PROMISING, RISKY, Corner, corners
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column, count_formula
from fae_xlwings.views.words.helpers import FIRST_ROW, there
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.wording import EURO, amount_formula, quote

NAMED = 3
STEP, MOST_FEES = 1_000_000_000, 999_999_999
"""Corners are told apart by whole steps, fees within a step: one column ranks the clients of every corner."""
HEADS = ("Opportunité forte (P1, P2)", "Opportunité faible (P3, P4)")
SIDES = ("Risque élevé ou critique", "Risque faible ou moyen")
STYLES: dict[int, tuple[Style, Style]] = {
    4: ("critique", "corner_4"),
    3: ("p2", "corner_3"),
    2: ("moyen", "corner_2"),
    1: ("p4", "corner_1"),
}
"""The look of a corner's name, and of what stands beneath."""


class Named(NamedTuple):
    """A client named in a corner: its place in the table from 0, its name, its fees."""

    place: int
    name: str
    fees: float

    @property
    def counted(self) -> float:
        """The fees that the step of a corner has room for."""
        return min(self.fees, MOST_FEES)


@dataclass(frozen=True, slots=True)
class Square:
    """The square from (row, left) on its page; its helpers from column `helper` of « Calculs »."""

    row: int
    left: int
    helper: int

    def blocks(self, analysis: Analysis) -> Iterator[Block]:
        """The four corners under their heads, beside their sides."""
        found = corners(analysis.scored)
        largest = _largest(analysis.scored, found)
        yield Block(cell(self.row, self.left), (("Opportunité × risque", *HEADS),), "header_wrap")
        for place, corner in enumerate(CORNERS):
            down, across = divmod(place, 2)
            top = self.row + 1 + down * (2 + NAMED)
            if not across:
                yield Block(cell(top, self.left), ((SIDES[down],),), "text_bold")
            title, body = STYLES[corner.number]
            lines = ((_summary(analysis.scored[found == corner.number], corner),), *self._names(largest[place], place))
            yield Block(cell(top, self.left + 1 + across), ((corner.name,),), title)
            yield Block(cell(top + 1, self.left + 1 + across), lines, body)

    def helpers(self, analysis: Analysis) -> Iterator[Block | Columns]:
        """The key of each row of the table, then the keys and the places of the clients that are named."""
        found = corners(analysis.scored)
        keys = _keys(analysis.scored, found)
        source = Area.of(cell(FIRST_ROW + 1, self.helper)).resized(len(keys), 1).absolute()
        formula = ColumnFormula(_key_formula(FIRST_ROW + 1), keys)
        yield Block(cell(FIRST_ROW, self.helper), (("Coin et honoraires", "Nommé", "Fiche n°"),), "muted")
        yield Columns(cell(FIRST_ROW + 1, self.helper), (formula,), "muted")
        rows = tuple(
            self._named(named, place, rank, source)
            for place, named in enumerate(_largest(analysis.scored, found))
            for rank in range(NAMED)
        )
        yield Block(cell(FIRST_ROW + 1, self.helper + 1), rows, "muted")

    def _named(self, found: Sequence[Named], place: int, rank: int, source: str) -> tuple[Value, ...]:
        corner, row = CORNERS[place], self._row(place, rank)
        key, before = cell(row, self.helper + 1), cell(row - 1, self.helper + 2)
        above = f'COUNTIF({source},">={(corner.number + 1) * STEP}")'
        count = f'COUNTIF({source},">={corner.number * STEP}")-{above}'
        height = f'=IF({count}<{rank + 1},"",LARGE({source},{above}+{rank + 1}))'
        rest = f"INDEX({source},N({before})+1):INDEX({source},ROWS({source}))"
        again = f"IF({key}={cell(row - 1, self.helper + 1)},N({before})+MATCH({key},{rest},0),MATCH({key},{source},0))"
        shown = rank < len(found)
        return (
            Formula(height, corner.number * STEP + found[rank].counted if shown else ""),
            Formula(f'=IF({key}="","",{again})', found[rank].place + 1 if shown else ""),
        )

    def _row(self, place: int, rank: int) -> int:
        return FIRST_ROW + 1 + place * NAMED + rank

    def _names(self, found: Sequence[Named], place: int) -> Iterator[tuple[Formula]]:
        """The largest clients of a corner with their fees."""
        for rank in range(NAMED):
            row = self._row(place, rank)
            key, number = (there(cell(row, self.helper + offset)) for offset in (1, 2))
            fees = amount_formula(f"ROUND(MOD({key},{STEP}),0)")
            text = f'=IF({number}="","","• "&INDEX({column(NOM)},{number})&", "&{fees}&{quote(EURO)})'
            yield (Formula(text, _named_text(found[rank]) if rank < len(found) else ""),)


def _named_text(client: Named) -> str:
    return f"• {client.name}, {french(half_up(client.counted, 0))}{EURO}"


def _largest(scored: pd.DataFrame, found: pd.Series) -> list[list[Named]]:
    """The largest clients of each corner, the first of equal ones before the others."""
    fees, names, rows = scored[CA].to_numpy(), scored[NOM], scored.index.to_numpy()
    order = np.argsort(-fees, kind="stable")
    corner_of = found.to_numpy()[order]
    places = [order[corner_of == corner.number][:NAMED].tolist() for corner in CORNERS]
    return [[Named(int(rows[at]), str(names.iloc[at]), float(fees[at])) for at in each] for each in places]


def _keys(scored: pd.DataFrame, found: pd.Series) -> list[Value]:
    """The corner and the fees of each row of the table; nothing for a row without a client or « À compléter »."""
    rows = range(int(max(scored.index.max() + 1, 1)) if len(scored) else 1)
    keys = (found * STEP + scored[CA].clip(upper=MOST_FEES)).astype(object).where(found != NOWHERE, "")
    return keys.reindex(rows).fillna("").tolist()


def _key_formula(row: int) -> str:
    number = f"ROWS($A${row}:$A{row})"
    name, priority, level, fees = (f"INDEX({column(header)},{number})" for header in (NOM, PRIORITE, NIVEAU, CA))
    risky = "+".join(f'({level}="{word}")' for word in RISKY)
    promising = "+".join(f'({priority}="{word}")' for word in PROMISING)
    key = f"(1+{risky}+2*({promising}))*{STEP}+MIN(MAX(0,N({fees})),{MOST_FEES})"
    return f'=IF(OR({name}="",{priority}="{A_COMPLETER}"),"",{key})'


def _summary(own: pd.DataFrame, corner: Corner) -> Formula:
    """« 12 clients · 45 000 € »."""
    words = [
        (priority, level)
        for priority in PRIORITES
        for level in NIVEAUX
        if (priority in PROMISING, level in RISKY) == (corner.promising, corner.risky)
    ]
    both = [f'{column(PRIORITE)},"{priority}",{column(NIVEAU)},"{level}"' for priority, level in words]
    count = "+".join(f"COUNTIFS({each})" for each in both)
    fees = "+".join(f'SUMIFS({column(CA)},{each},{column(CA)},">0")' for each in both)
    total = half_up(float(own[CA].sum()), 0)
    amount = amount_formula(f"ROUND({fees},0)")
    text = f'={count_formula(count)}&IF(({count})>1," clients · "," client · ")&{amount}&{quote(EURO)}'
    noun = "clients" if len(own) > 1 else "client"
    return Formula(text, f"{french(len(own))} {noun} · {french(total)}{EURO}")
