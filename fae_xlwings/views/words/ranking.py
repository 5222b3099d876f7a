"""The first clients by one column of the table, live: a list that re-sorts itself when a cell changes."""

from collections.abc import Iterator, Sequence

import pandas as pd

from fae_xlwings.domain.columns import CA, CHOICES, COMPUTED
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.plan import Formula, Row, Value

UNKNOWN = "?"


def ranking(
    scored: pd.DataFrame,
    by: str,
    shown: Sequence[str],
    count: int,
    *,
    row: int,
    left: int,
    wanted: Formula | None = None,
) -> Iterator[Row]:
    """The clients with the highest `by` above zero: its value, the position in the table, then the columns `shown`.

    The index of `scored` counts the rows of the table from 0. There are always `count` rows, to be written from cell
    (row, left); those past the last client, or past the number `wanted` in a cell, stay blank. Equal values are told
    apart by their position, each search starting below the client found before.
    """
    ranked = ranked_clients(scored, by, min(count, _number(wanted, count)))
    for rank in range(count):
        client = ranked.iloc[rank] if rank < len(ranked) else None
        here = row + rank
        yield (
            Formula(_height(by, rank + 1, wanted), "" if client is None else client[by]),
            Formula(_position(by, here, left, first=rank == 0), "" if client is None else int(ranked.index[rank]) + 1),
            *(_value(header, client, cell(here, left + 1)) for header in shown),
        )


def _number(wanted: Formula | None, otherwise: int) -> int:
    return int(wanted.value) if wanted and isinstance(wanted.value, int | float) else otherwise


def _height(by: str, rank: int, wanted: Formula | None) -> str:
    available = f'COUNTIF({column(by)},">0")'
    limit = f"MIN({wanted},{available})" if wanted else available
    return f'=IF({limit}<{rank},"",LARGE({column(by)},{rank}))'


def _position(by: str, row: int, left: int, *, first: bool) -> str:
    value, source = cell(row, left), column(by)
    anywhere = f"MATCH({value},{source},0)"
    if first:
        return f'=IF({value}="","",{anywhere})'
    above, before = cell(row - 1, left), cell(row - 1, left + 1)
    rest = f"INDEX({source},{before}+1):INDEX({source},ROWS({source}))"
    return f'=IF({value}="","",IF({value}={above},{before}+MATCH({value},{rest},0),{anywhere}))'


def _value(header: str, client: pd.Series | None, position: str) -> Formula:
    """A column of the found client, as the rules read it: what could not be understood is « ? », or 0 for fees."""
    found = f"INDEX({column(header)},{position})"
    value = None if client is None else client[header]
    return Formula(f'=IF({position}="","",{_understood(header, found)})', "" if client is None else _known(value))


def _known(value: Value) -> Value:
    return UNKNOWN if pd.isna(value) else value


def _understood(header: str, found: str) -> str:
    if header == CA:
        return f"MAX(0,N({found}))"
    if header in CHOICES:
        formula = f'"{UNKNOWN}"'
        for word in reversed(CHOICES[header]):
            formula = f'IF({found}="{word}","{word}",{formula})'
        return formula
    # A text is joined to nothing, as an empty cell would read 0.
    return found if header in COMPUTED else f'{found}&""'
