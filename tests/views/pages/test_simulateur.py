import analyses
import pytest

from fae_xlwings import sheets
from fae_xlwings.views.pages.simulateur import build
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.helpers import ZONES
from fae_xlwings.views.words.plan import SheetPlan, Value

DATA = ZONES[sheets.SIMULATEUR]
MANY = "\n".join(
    [
        "NOM | SECTEUR | CA   | OUTIL         | APPETENCE",
        *("A   | Commerce | 8500 | NON           | TRES BON" for _ in range(3)),
        *("B   | Commerce | 4200 | PARTIELLEMENT | BON     " for _ in range(2)),
        "C   | Commerce | ?    | OUI           | BON     ",
    ],
)


def shown(**inputs: Value) -> dict[str, Value]:
    return analyses.values(build(analyses.analysis(MANY, inputs=inputs)))


def cells_of(plan: SheetPlan) -> dict[str, Value]:
    """What is written in each cell, formulas as they are."""
    return {
        cell(block.area.top + row, block.area.left + column): value
        for block in plan.blocks
        for row, cells in enumerate(block.rows)
        for column, value in enumerate(cells)
    }


def test_each_priority_brings_its_clients_times_conversion_times_price() -> None:
    cells = shown()

    assert [cells[f"{letter}11"] for letter in "BCDEFGH"] == [
        "P1 · Audit et pilotage", 3, "Oui", 0.6, 1350.0, pytest.approx(1.8), pytest.approx(2430.0),
    ]  # fmt: skip
    assert [cells[f"{letter}12"] for letter in "CEF"] == [2, 0.4, 700.0]
    assert cells["H15"] == cells["B6"] == pytest.approx(2430.0 + 560.0)


def test_the_total_is_compared_with_the_fees_of_the_firm() -> None:
    cells = shown()

    assert cells["D6"] == 3 * 8500 + 2 * 4200
    assert cells["C6"] == pytest.approx(2990 / 33900 * 100)


def test_a_priority_switched_off_brings_nothing_and_what_was_typed_is_kept() -> None:
    cells = shown(simulateur_comptee_p1="Non", simulateur_conversion_p2=1.0, simulateur_prix_p2=650)

    assert (cells["D11"], cells["H11"]) == ("Non", 0.0)
    assert (cells["E12"], cells["F12"], cells["H15"]) == (1.0, 650, 1300.0)


def test_the_bars_of_the_waterfall_stand_on_the_ones_before() -> None:
    cells = analyses.helpers(build(analyses.analysis(MANY)))

    assert [cells[cell(row, DATA)] for row in range(6, 11)] == ["P1", "P2", "P3", "P4", "CA additionnel"]
    assert [cells[cell(row, DATA + 1)] for row in range(6, 11)] == pytest.approx([0, 2430, 2990, 2990, 0])
    assert [cells[cell(row, DATA + 2)] for row in range(6, 11)] == pytest.approx([2430, 560, 0, 0, 2990])


def test_the_base_of_the_waterfall_is_invisible() -> None:
    chart = build(analyses.analysis()).charts[0]

    assert (chart.source, chart.series[0].colour) == (f"Calculs!{cell(5, DATA)}:{cell(10, DATA + 2)}", None)


def test_the_page_answers_without_python() -> None:
    plan = build(analyses.analysis(MANY))

    assert cells_of(plan)["G11"] == '=C11*(D11="Oui")*E11'
    assert dict(plan.names)["i_simulateur_conversion_p1"] == "$E$11"


def test_a_rate_follows_its_parameter_until_the_user_types_one() -> None:
    followed = cells_of(build(analyses.analysis(MANY)))
    typed = cells_of(build(analyses.analysis(MANY, inputs={"simulateur_conversion_p1": 0.5})))

    assert (followed["E11"], typed["E11"]) == ("=p_conversion_p1", 0.5)
    assert followed["F11"] == typed["F11"] == "=p_prix_p1"


def test_a_firm_without_clients_shows_zeros() -> None:
    cells = analyses.values(build(analyses.empty()))

    assert (cells["B6"], cells["C6"], cells["D6"], cells["H15"]) == (0, 0, 0, 0)
