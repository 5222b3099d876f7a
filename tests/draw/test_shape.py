"""The shape of the work: what a portfolio costs per client does not hang on how many clients there are.

Nothing is timed: calls across the border of the engine, texts of formulas and blocks of memory are counted.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import analyses
import pytest
import xlwings as xw

from fae_xlwings.draw.excel import add_sheets, draw
from fae_xlwings.engine import new_book
from fae_xlwings.sheets import SHEETS
from fae_xlwings.views.pages import donnees, scoring
from fae_xlwings.views.words.addresses import followed
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import ColumnFormula, Formula, SheetPlan
from fae_xlwings.workflow.pages import plans

ENGINE = str(Path("fae_xlwings", "engine"))
FEW, MANY = 120, 480
CELLS = 14
"""Of a client, in « Données »."""


def portfolio(count: int) -> Analysis:
    """So many clients, every third of them with something to mend."""
    amounts = (8500.0, 1200.5, "abc")
    rows = [[f"Client {number}", "Conseil", amounts[number % 3], "NON", "BON"] for number in range(count)]
    return analyses.of_rows(rows)


@contextmanager
def calls(counted: Callable[[FrameType], bool]) -> Iterator[list[str]]:
    """The names of the functions called meanwhile, those that `counted` lets through.

    Nothing is collected meanwhile: a generator that other tests left behind is resumed to be closed, which is a call.
    """
    found: list[str] = []

    def look(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and counted(frame):
            found.append(frame.f_code.co_qualname)

    gc.collect()
    gc.disable()
    sys.setprofile(look)
    try:
        yield found
    finally:
        sys.setprofile(None)
        gc.enable()


def crosses_the_border(frame: FrameType) -> bool:
    """Whether a function of the engine is called from without."""
    caller = frame.f_back
    within = ENGINE in frame.f_code.co_filename and frame.f_code.co_name != "<module>"
    return within and caller is not None and ENGINE not in caller.f_code.co_filename


def makes_a_formula(frame: FrameType) -> bool:
    """Whether the text of a formula is made."""
    return frame.f_code in {Formula.__new__.__code__, ColumnFormula.__new__.__code__, followed.__code__}


def whole_book() -> xw.Book:
    """A book with every sheet, still empty."""
    book = new_book()
    add_sheets(book, SHEETS)
    return book


def drawn_calls(count: int) -> list[str]:
    drawn, book = plans(portfolio(count)), whole_book()
    with calls(crosses_the_border) as found:
        draw(book, drawn)
    book.close()
    return found


def test_the_engine_is_called_as_often_for_few_clients_as_for_many() -> None:
    assert len(drawn_calls(MANY)) == len(drawn_calls(FEW))


@pytest.mark.parametrize("manner", ["values", "formulas", "functions"])
def test_scores_beside_a_users_table_are_as_few_blocks_whatever_its_height(manner: scoring.Manner) -> None:
    rows = [["A", "x", 1500.0, "NON", "BON"]] * FEW

    assert len(scoring.blocks(analyses.of_rows(rows), manner)) == len(
        scoring.blocks(analyses.of_rows(rows[:3]), manner)
    )


def planned_formulas(count: int) -> list[str]:
    analysis = portfolio(count)
    with calls(makes_a_formula) as found:
        plans(analysis)
    return found


def test_as_many_formulas_are_planned_for_few_clients_as_for_many() -> None:
    assert len(planned_formulas(MANY)) == len(planned_formulas(FEW))


def blocks_kept(work: Callable[[], object]) -> int:
    """The blocks of memory that the outcome of a work keeps."""
    gc.collect()
    before = sys.getallocatedblocks()
    kept = work()
    gc.collect()
    after = sys.getallocatedblocks()
    del kept
    return after - before


def per_client(work: Callable[[Analysis], object]) -> float:
    """The blocks that each further client adds to the outcome of a work."""
    few, many = portfolio(FEW), portfolio(MANY)
    work(few)
    return (blocks_kept(lambda: work(many)) - blocks_kept(lambda: work(few))) / (MANY - FEW)


def test_a_planned_client_is_its_values_and_nothing_more() -> None:
    assert per_client(donnees.build) <= CELLS


def drawn_book(plan: SheetPlan) -> xw.Book:
    book = whole_book()
    draw(book, [plan])
    return book


def test_a_drawn_client_is_its_values_and_nothing_more() -> None:
    assert per_client(lambda analysis: drawn_book(donnees.build(analysis))) <= CELLS
