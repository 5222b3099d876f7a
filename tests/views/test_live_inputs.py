"""What a user types on a page: LibreOffice answers each input as Python would for the same inputs."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

import analyses
import office
import pytest

from fae_xlwings import workflow
from fae_xlwings.views.pages import budget_tco, matrice, plan_action, risques, simulateur
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Formula, SheetPlan, Value

pytestmark = pytest.mark.office

EPOCH = date(1899, 12, 30)
MESSY = f"""{analyses.FIVE}\
F   | x       | 9000  | peut-être     | MOYEN
G   | x       | abc   | NON           | FAIBLE
H   | x       | -50   | NON           | FAIBLE
I   | x       | 8500  | NON           | TRES BON
J   | x       | 1800  | PARTIELLEMENT | MOYEN
"""
ALIKE = {
    f"tco_offre{number}_{field}": 10.0
    for number in range(1, 6)
    for field in ("base", "par_utilisateur", "incluses", "facture_sup", "formation")
}


class Try(NamedTuple):
    """A page and what is typed on it."""

    build: Callable[[Analysis], SheetPlan]
    inputs: dict[str, Value]


TRIES = {
    "simulator": Try(simulateur.build, {
        "simulateur_comptee_p1": "Non", "simulateur_conversion_p2": 0.35, "simulateur_prix_p3": 199.5,
        "simulateur_comptee_p4": "Oui", "simulateur_conversion_p4": 1.0, "simulateur_prix_p4": 12.0,
    }),
    "action plan": Try(plan_action.build, {"plan_debut": date(2027, 8, 31), "plan_cible": 7}),
    "risks": Try(risques.build, {"risques_nombre": 4}),
    "tco": Try(budget_tco.build, {
        "tco_utilisateurs": 50, "tco_factures": 2000, "tco_horizon": 36, "tco_offre1_nom": None,
        "tco_offre2_nom": "Autre solution", "tco_offre2_support": "Sur place", "tco_offre5_delai": 12,
    }),
    "tco of equal costs": Try(budget_tco.build, ALIKE),
    "matrix of fees": Try(matrice.build, {
        "matrice_mesure": "CA (honoraires HT)", "matrice_outil_oui": "Non", "matrice_segment_petit": "Non",
    }),
    "matrix of means": Try(matrice.build, {"matrice_mesure": "Score moyen", "matrice_appetence_bon": "Non"}),
    "matrix of nothing": Try(matrice.build, {
        f"matrice_outil_{word}": "Non" for word in ("non", "partiellement", "oui")
    }),
}  # fmt: skip


def formulas(plan: SheetPlan) -> dict[str, Value]:
    """The value of each formula of a page, by its address."""
    found: dict[str, Value] = {}
    for block in plan.blocks:
        for row, cells in enumerate(block.rows):
            for column, value in enumerate(cells):
                address = cell(block.area.top + row, block.area.left + column)
                found.pop(address, None)
                if isinstance(value, Formula):
                    found[address] = value.value
    return found


def typed(value: Value) -> float | str | None:
    """A value as LibreOffice counts it."""
    if isinstance(value, date):
        return float((value - EPOCH).days)
    return value if value is None or isinstance(value, str) else float(value)


@pytest.mark.parametrize("name", TRIES)
def test_a_page_answers_what_is_typed_on_it_as_python_does(name: str, tmp_path: Path) -> None:
    build, inputs = TRIES[name]
    path = workflow.write_workbook(analyses.analysis(MESSY), tmp_path / "analyse.xlsx")
    page = build(analyses.analysis(MESSY, inputs=inputs))
    places = {address: Area.of(where) for address, where in page.names}
    edits = {f"{page.name}!{places[f'i_{key}']}": typed(value) for key, value in inputs.items()}

    answered = office.recalculated(path, edits)[page.name]

    expected = formulas(page)
    wrong = {
        address: (value, answered.get(address))
        for address, value in expected.items()
        if not office.agree(typed(value), answered.get(address))
    }
    assert wrong == {}


def test_a_date_with_its_hour_is_the_same_day() -> None:
    noon = datetime.combine(date(2027, 1, 5), time(12))

    assert analyses.analysis(inputs={"plan_debut": noon}).day("plan_debut", analyses.DAY) == date(2027, 1, 5)
