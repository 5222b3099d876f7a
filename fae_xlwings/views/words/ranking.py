"""The first clients by one column of the table, live: a list that re-sorts itself when a cell changes."""

from collections.abc import Iterator, Sequence

import pandas as pd

from fae_xlwings.domain.columns import CA, CHOICES, COMPUTED, NOM
from fae_xlwings.domain.ranking import RANKED_DIGITS, ranked_by, ranked_clients
from fae_xlwings.intake.grid import column_letters
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.helpers import FIRST_ROW, there
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Value

UNKNOWN = "?"
SPARE_ROWS = 50
"""Clients added under the table that a list of keys sees before the next refresh."""
HALF_STEP = f"{0.5 / 10**RANKED_DIGITS:.{RANKED_DIGITS + 1}f}"
LAST_ROW = 1_048_577
"""More than a row can be: the highest of what is left below it is the first row."""


def ranking(
    scored: pd.DataFrame,
    by: str,
    shown: Sequence[str],
    count: int,
    *,
    left: int,
    row: int = FIRST_ROW + 1,
    wanted: Formula | None = None,
) -> tuple[ColumnFormula, ...]:
    """The clients with the highest `by` above zero: its value, the position in the table, then the columns `shown`.

    The index of `scored` counts the rows of the table from 0. The columns are `count` rows high; the first two are
    to be written on « Calculs » from cell (row, left) on, under a header of words. Rows past the last client, or past
    the number `wanted` in a cell, stay blank. The column is never rounded: values alike to the millionth are told
    apart by their position, so that no last bit of a product decides who comes first.
    """
    ranked = ranked_clients(scored, by, min(count, _number(wanted, count)))
    source, blank = column(by), ("",) * (count - len(ranked))
    available = f'COUNTIF({source},">0")'
    limit = f"MIN({wanted},{available})" if wanted else available
    heights = ColumnFormula(_height(source, row, limit, digits=RANKED_DIGITS), (*ranked_by(ranked[by]), *blank))
    return (heights, *_clients(ranked, shown, blank, cell(row, left + 1), _alike(source, row, left)))


def searched(by: str, ranks: Sequence[ColumnFormula], left: int) -> tuple[Block, Columns]:
    """The two columns of a ranking that stand on « Calculs », under what it is ranked `by`."""
    heads = Block(cell(FIRST_ROW, left), ((by, "Fiche n°"),), "muted")
    return heads, Columns(cell(FIRST_ROW + 1, left), tuple(ranks[:2]), "muted")


def listing(
    ranked: pd.DataFrame,
    heights: Sequence[Value],
    shown: Sequence[str],
    count: int,
    *,
    source: str,
    limit: str,
    left: int,
    row: int = FIRST_ROW + 1,
    after: str = "",
) -> tuple[ColumnFormula, ...]:
    """The same over any range: `source` holds the numbers to rank, one for each row of the table.

    `ranked` are the clients found and `heights` their numbers; `limit` is how many there are at the most, `after` how
    many of the highest another list has shown.
    """
    blank = ("",) * (count - len(ranked))
    first = ColumnFormula(_height(source, row, limit, after), (*heights, *blank))
    return (first, *_clients(ranked, shown, blank, cell(row, left + 1), _position(source, row, left)))


def _clients(
    ranked: pd.DataFrame, shown: Sequence[str], blank: tuple[str, ...], place: str, position: str
) -> Iterator[ColumnFormula]:
    """The clients found: the position of each in the table, at `place` on « Calculs », then the columns `shown`."""
    yield ColumnFormula(position, (*(int(number) + 1 for number in ranked.index), *blank))
    yield from (_found(header, ranked, there(place), blank) for header in shown)


def unlisted(keys: str) -> str:
    """The formula of how many clients stand below the last row of the table that has a key on « Calculs »."""
    names, looked_at = column(NOM), f"ROWS({there(keys)})"
    below = f"COUNTA(INDEX({names},{looked_at}+1):INDEX({names},ROWS({names})))"
    return f"IF(ROWS({names})>{looked_at},{below},0)"


def _number(wanted: Formula | None, otherwise: int) -> int:
    return int(wanted.value) if wanted and isinstance(wanted.value, int | float) else otherwise


def _height(source: str, row: int, limit: str, after: str = "", digits: int = 0) -> str:
    rank = f"ROWS($A${row}:$A{row})"
    value = f"LARGE({source},{after and f'{after}+'}{rank})"
    return f'=IF({limit}<{rank},"",{f"ROUND({value},{digits})" if digits else value})'


def _alike(source: str, row: int, left: int) -> str:
    """The position of a value in a column that is not rounded: of the rows alike, the one after those above.

    MATCH would find the first of them in one program, and none in another.
    """
    value = cell(row, left)
    among = f"({source}>={value}-{HALF_STEP})*({source}<{value}+{HALF_STEP})*({LAST_ROW}-ROW({source}))"
    alike = f"COUNTIF({column_letters(left)}${row}:{value},{value})"
    return f'=IF({value}="","",{LAST_ROW}-SUMPRODUCT(LARGE({among},{alike}))-ROW(INDEX({source},1))+1)'


def _position(source: str, row: int, left: int) -> str:
    value, above, before = cell(row, left), cell(row - 1, left), cell(row - 1, left + 1)
    rest = f"INDEX({source},{before}+1):INDEX({source},ROWS({source}))"
    return f'=IF({value}="","",IF({value}={above},{before}+MATCH({value},{rest},0),MATCH({value},{source},0)))'


def _found(header: str, ranked: pd.DataFrame, position: str, blank: tuple[str, ...]) -> ColumnFormula:
    """A column of the found clients, as the rules read it: what could not be understood is « ? », or 0 for fees."""
    found = f"INDEX({column(header)},{position})"
    unknown = "" if header in COMPUTED else UNKNOWN
    values = (unknown if pd.isna(value) else value for value in ranked[header].tolist())
    return ColumnFormula(f'=IF({position}="","",{_understood(header, found)})', (*values, *blank))


def _understood(header: str, found: str) -> str:
    if header == CA:
        return f"MAX(0,N({found}))"
    if header in CHOICES:
        formula = f'"{UNKNOWN}"'
        for word in reversed(CHOICES[header]):
            formula = f'IF({found}="{word}","{word}",{formula})'
        return formula
    # A text is joined to nothing, as an empty cell would read 0.
    return f'IF({found}="","",{found})' if header in COMPUTED else f'{found}&""'
