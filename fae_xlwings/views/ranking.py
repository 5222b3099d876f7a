"""The first clients by one column of the table, live: a list that re-sorts itself when a cell changes."""

from collections.abc import Iterator, Sequence

import pandas as pd

from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.views.addresses import cell
from fae_xlwings.views.formulas import column
from fae_xlwings.views.plan import Formula, Row


def ranking(scored: pd.DataFrame, by: str, shown: Sequence[str], count: int, *, row: int, left: int) -> Iterator[Row]:
    """The `count` clients with the highest `by`: its value, the position in the table, then the columns `shown`.

    The rows are to be written from cell (row, left). Equal values are told apart by their position, each search
    starting below the client found before; past the last client the cells stay blank.
    """
    ranked = scored[scored[by].notna()].sort_values(by, ascending=False, kind="stable").head(count)
    positions = scored.index.get_indexer(ranked.index) + 1
    for rank in range(count):
        found = rank < len(ranked)
        client = ranked.iloc[rank] if found else None
        here = row + rank
        yield (
            Formula(f'=IFERROR(LARGE({column(by)},{rank + 1}),"")', "" if client is None else client[by]),
            Formula(_position(by, here, left, first=rank == 0), int(positions[rank]) if found else ""),
            *(_value(header, client, cell(here, left + 1)) for header in shown),
        )


def _position(by: str, row: int, left: int, *, first: bool) -> str:
    value, source = cell(row, left), column(by)
    anywhere = f"MATCH({value},{source},0)"
    if first:
        return f'=IF({value}="","",{anywhere})'
    above, before = cell(row - 1, left), cell(row - 1, left + 1)
    rest = f"INDEX({source},{before}+1):INDEX({source},ROWS({source}))"
    return f'=IF({value}="","",IF({value}={above},{before}+MATCH({value},{rest},0),{anywhere}))'


def _value(header: str, client: pd.Series | None, position: str) -> Formula:
    """A column of the found client; a text is joined to nothing, as an empty cell would read 0."""
    found = f"INDEX({column(header)},{position})"
    value = "" if client is None else client[header]
    if isinstance(value, str) and header not in COMPUTED:
        found += '&""'
    return Formula(f'=IF({position}="","",{found})', value)
