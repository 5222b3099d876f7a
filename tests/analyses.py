"""Analyses of small portfolios written as text tables, on the day the expected figures were worked out for."""

from collections.abc import Iterable
from datetime import date

import frames

from fae_xlwings.domain.columns import INPUTS, REQUIRED
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.obligations import PROFILE
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.plan import Block, Columns, Formula, SheetPlan, Value

DAY = date(2026, 11, 23)
FOUR = """
NOM         | SECTEUR     | CA   | OUTIL         | APPETENCE | COLLABORATEUR
SCI EXEMPLE | Immobilier  | 8500 | NON           | TRES BON  | Équipe Nord
SARL TEST   | Hôtellerie  | 4200 | PARTIELLEMENT | BON       | Équipe Sud
EURL DEMO   | Commerce    | 2100 | OUI           | MOYEN     | Équipe Nord
EI ESSAI    | Artisanat   | 500  | OUI           | FAIBLE    | 00123
"""
FIVE = """
NOM | SECTEUR | CA    | OUTIL         | APPETENCE
A   | x       | 12000 | NON           | BON
B   | x       | 8500  | NON           | TRES BON
C   | x       | 4200  | PARTIELLEMENT | BON
D   | x       | 500   | OUI           | FAIBLE
E   | x       | 9000  | NON           | *
"""
HEADERS = {"CA": "CA_HONORAIRES_HT", "OUTIL": "OUTIL_COMPATIBLE_REFORME", "APPETENCE": "APPETENCE_INFORMATIQUE"}


def analysis(
    table: str = FOUR,
    parameters: Parameters = DEFAULTS,
    today: date = DAY,
    deadline: date | None = None,
    inputs: dict[str, Value] | None = None,
) -> Analysis:
    """The analysis of a text table; the headers CA, OUTIL and APPETENCE stand for our long ones."""
    header, *rows = frames.cells(table)
    cells = [[HEADERS.get(str(name), name) for name in header], *rows]
    return analyse(from_grids([frames.Grid("Données", cells)]), today, parameters, deadline, inputs)


def of_rows(rows: list[list[object]], parameters: Parameters = DEFAULTS, today: date = DAY) -> Analysis:
    """The analysis of rows of cells: the five required columns, in order, then perhaps the platform and the profile."""
    header = [*REQUIRED, PLATEFORME, *PROFILE][: max(map(len, rows), default=len(REQUIRED))]
    return analyse(from_grids([frames.Grid("Données", [header, *rows])]), today, parameters)


def empty() -> Analysis:
    """The analysis of a table without a client."""
    return analysis(" | ".join(INPUTS))


def values(plan: SheetPlan) -> dict[str, Value]:
    """The value of each cell of a plan by its address, formulas by what they show."""
    return _shown(plan.blocks)


def helpers(plan: SheetPlan) -> dict[str, Value]:
    """The value of each helper cell of a plan, by its address on « Calculs »."""
    return _shown(plan.helpers)


def _shown(blocks: Iterable[Block | Columns]) -> dict[str, Value]:
    shown: dict[str, Value] = {}
    for block in blocks:
        for row, cells in enumerate(block.rows):
            for column, value in enumerate(cells):
                address = cell(block.area.top + row, block.area.left + column)
                shown[address] = value.value if isinstance(value, Formula) else value
    return {address: value for address, value in shown.items() if value not in {None, ""}}
