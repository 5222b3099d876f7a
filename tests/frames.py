"""Compact notation for test input: a text table becomes a grid of cells or a clean frame of clients.

In a table, a line is a row and `|` parts the cells. A cell that reads as a number is one, a cell in quotes is
that text exactly (blanks and digits included), any other is its text without the blanks around it.
"""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from fae_xlwings.domain.columns import APPETENCE, CA, CHOICES, EMAIL, INPUTS, NOM, OUTIL
from fae_xlwings.intake.grid import Grid

SHORT = {"ca": CA, "outil": OUTIL, "appetence": APPETENCE, "email": EMAIL}
UNKNOWN = "?"


def cells(table: str) -> list[list[object]]:
    """The cells of a table, blank lines left out."""
    lines = [line for line in table.splitlines() if line.strip()]
    return [[_cell(cell.strip()) for cell in line.split("|")] for line in lines]


def _cell(text: str) -> object:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    try:
        return float(text)
    except ValueError:
        return text


def grid(table: str, sheet: str = "Données", first_row: int = 1, first_column: int = 1) -> Grid:
    """The grid of a table."""
    return Grid(sheet, cells(table), first_row, first_column)


def clients(table: str) -> pd.DataFrame:
    """The clean frame of a table whose headers are ours, in capitals or short; `?` is unknown.

    Columns that are left out are empty texts, 0 €, or unknown.
    """
    header, *rows = cells(table)
    names = [SHORT.get(str(name), str(name).upper()) for name in header]
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    return frame({name: list(values) for name, values in columns.items()}, len(rows))


def frame(columns: dict[str, list[object]], length: int) -> pd.DataFrame:
    """The clean frame with the given values, in the types that intake gives them."""
    return pd.DataFrame({name: _column(name, columns.get(name), length) for name in INPUTS})


def _column(name: str, values: list[object] | None, length: int) -> "pd.Series | pd.Categorical":
    if name == CA:
        return pd.Series([np.nan if v == UNKNOWN else v for v in values or [0.0] * length], dtype="float64")
    if name in CHOICES:
        return pd.Categorical(_known(values or [None] * length), categories=list(CHOICES[name]), ordered=True)
    default = [f"Client {number}" for number in range(1, length + 1)] if name == NOM else [""] * length
    return pd.Series(values or default, dtype="str")


def _known(values: list[object]) -> list[object]:
    return [None if value == UNKNOWN else value for value in values]


AMOUNTS = st.one_of(
    st.just(float("nan")),
    st.sampled_from([0.0, 999.99, 1000.0, 2500.0, 5000.0, 10000.0, 10000.01]),
    st.floats(0, 1e6, allow_nan=False),
)
ROWS = st.tuples(AMOUNTS, st.sampled_from([*CHOICES[OUTIL], UNKNOWN]), st.sampled_from([*CHOICES[APPETENCE], UNKNOWN]))


@st.composite
def portfolios(draw: st.DrawFn, min_size: int = 0, max_size: int = 12) -> pd.DataFrame:
    """Clean frames of any content: edge amounts, unknown choices, no client at all."""
    rows = draw(st.lists(ROWS, min_size=min_size, max_size=max_size))
    columns = list(zip(*rows, strict=True)) if rows else [(), (), ()]
    return frame(dict(zip((CA, OUTIL, APPETENCE), map(list, columns), strict=True)), len(rows))


def large_portfolio(size: int) -> pd.DataFrame:
    """A clean frame of `size` clients drawn with a fixed seed."""
    random = np.random.default_rng(2026)
    return frame(
        {
            CA: list(random.uniform(0, 20000, size).round(2)),
            OUTIL: list(random.choice([*CHOICES[OUTIL], UNKNOWN], size)),
            APPETENCE: list(random.choice([*CHOICES[APPETENCE], UNKNOWN], size)),
        },
        size,
    )
