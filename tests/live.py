"""Pages after the user has changed a cell: what LibreOffice shows against what Python plans for the same entries."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import office

from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Formula, SheetPlan, Value

DAY_ZERO = date(1899, 12, 30)
Builder = Callable[[Analysis], SheetPlan]


def formulas(plan: SheetPlan) -> Iterator[tuple[str, Formula]]:
    """The formulas of a plan with their addresses; what is written last stands."""
    cells: dict[str, Value] = {}
    for block in plan.blocks:
        for row, values in enumerate(block.rows):
            for column, value in enumerate(values):
                cells[cell(block.area.top + row, block.area.left + column)] = value
    return ((address, value) for address, value in cells.items() if isinstance(value, Formula))


def place(plans: Sequence[SheetPlan], name: str) -> str:
    """The address of a named cell, as `office.recalculated` wants it."""
    sheet, address = next((plan.name, dict(plan.names)[name]) for plan in plans if name in dict(plan.names))
    return f"{sheet}!{Area.of(address)}"


def differences(path: Path, edits: office.Edits, plans: Sequence[SheetPlan]) -> list[tuple[str, str, Value, object]]:
    """The formulas of the plans whose value is not the one of the edited workbook."""
    shown = office.recalculated(path, edits)
    return [
        (plan.name, address, formula.value, shown[plan.name].get(address))
        for plan in plans
        for address, formula in formulas(plan)
        if not office.agree(as_cell(formula.value), shown[plan.name].get(address))
    ]


def as_cell(value: Value) -> office.Value | None:
    """A value as the recalculated workbook gives it."""
    if isinstance(value, date):
        return float((value - DAY_ZERO).days)
    return float(value) if isinstance(value, int | float) else value
