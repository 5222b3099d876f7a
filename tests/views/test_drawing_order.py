"""The order of drawing: Excel, unlike a file, refuses a formula over a table that is not there yet."""

import re
from dataclasses import replace
from datetime import date

import analyses

from fae_xlwings.views.words.history import History, Made
from fae_xlwings.views.words.plan import Formula, SheetPlan
from fae_xlwings.workflow.pages import plans

TABLE = re.compile(r"\btbl\w+(?=\[)")
MADE = (Made("SCI EXEMPLE", date(2026, 11, 23), r"C:\FAE\r.docx"),)


def named_tables(plan: SheetPlan) -> set[str]:
    """The tables that the formulas of a page name."""
    formulas = (value for block in plan.blocks for row in block.rows for value in row if isinstance(value, Formula))
    return {name for formula in formulas for name in TABLE.findall(formula)}


def test_every_table_is_drawn_before_the_formulas_that_name_it() -> None:
    drawn: set[str] = set()
    early: list[tuple[str, set[str]]] = []
    for plan in plans(replace(analyses.analysis(), history=History(MADE, MADE))):
        early.append((plan.name, named_tables(plan) - drawn))
        drawn |= {table.name for table in plan.tables}

    assert [(name, tables) for name, tables in early if tables] == []
