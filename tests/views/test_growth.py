"""What the formulas of a page read, as clients grow: four times the clients are at most four times the cells."""

import re
from collections.abc import Iterator

import analyses
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.columns import APPETENCES, OUTILS
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import ColumnFormula, Columns, Formula, Rule, SheetPlan

FEW, TIMES = 500, 4
ROUNDING = 1.01
ONE_CELL = re.compile(r"\b(?:INDEX|ROWS|ROW)\((?:Calculs!)?(?:tblClients\[\w+\]|\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+)")
"""Ranges that are looked into at one place, or measured, and not read: their size costs nothing."""
COLUMN = re.compile(r"tblClients\[")
FROM_TO = re.compile(r"\):INDEX\(")
RANGE = re.compile(r"\$?[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)")


def pages(clients: int) -> dict[str, SheetPlan]:
    rows: list[list[object]] = [
        [f"Client {number}", "Conseil", 100.0 * (number % 300), OUTILS[number % 3], APPETENCES[number % 4]]
        for number in range(clients)
    ]
    return {plan.name: plan for plan in workflow.plans(analyses.of_rows(rows))}


def cells_read(page: SheetPlan, clients: int) -> int:
    return sum(_read(formula, clients) * times for formula, times in formulas(page))


def formulas(page: SheetPlan) -> Iterator[tuple[str, int]]:
    """Each formula of a page, in its cells or behind their look, and how many cells have it."""
    yield from ((rule.formula, Area.of(rule.address).rows) for rule in page.rules if isinstance(rule, Rule))
    for block in page.blocks:
        if isinstance(block, Columns):
            columns = (column for column in block.columns if isinstance(column, ColumnFormula))
            yield from ((str(column), len(column.values)) for column in columns)
        else:
            yield from ((str(value), 1) for row in block.rows for value in row if isinstance(value, Formula))


def _read(formula: str, clients: int) -> int:
    """The cells of the ranges that a formula reads from end to end."""
    rest = ONE_CELL.sub("", formula)
    whole = len(COLUMN.findall(rest)) + len(FROM_TO.findall(formula))
    return whole * clients + sum(abs(int(b) - int(a)) + 1 for a, b in RANGE.findall(rest))


SMALL, LARGE = pages(FEW), pages(FEW * TIMES)


@pytest.mark.parametrize("name", SMALL)
def test_the_cells_that_a_page_reads_grow_with_the_clients_and_no_faster(name: str) -> None:
    small, large = cells_read(SMALL[name], FEW), cells_read(LARGE[name], FEW * TIMES)

    assert large <= small * TIMES * ROUNDING


@pytest.mark.parametrize(
    ("formula", "is_read"),
    [
        ("=SUM(tblClients[PRIORITE])", True),
        ("=RANK(B6,$B$6:$B${last})", True),
        ("=MATCH(B6,INDEX(tblClients[NOM],C5+1):INDEX(tblClients[NOM],9),0)", True),
        ("=INDEX(tblClients[NOM],ROWS($A$6:$A6))", False),
    ],
)
def test_a_range_that_every_client_reads_would_be_seen(formula: str, *, is_read: bool) -> None:
    small, large = (
        cells_read(SheetPlan("Essai", (Columns("A1", (one_a_client(formula, count),)),)), count)
        for count in (FEW, FEW * TIMES)
    )

    assert (large > small * TIMES * ROUNDING) is is_read


def test_a_look_that_reads_every_client_for_each_would_be_seen() -> None:
    small, large = (
        cells_read(
            SheetPlan("Essai", (), rules=(Rule(f"A1:A{count}", "=COUNTIF(tblClients[NOM],A1)>1", "note"),)), count
        )
        for count in (FEW, FEW * TIMES)
    )

    assert large > small * TIMES * ROUNDING


def one_a_client(formula: str, clients: int) -> ColumnFormula:
    return ColumnFormula(formula.replace("{last}", str(clients + 5)), [0] * clients)
