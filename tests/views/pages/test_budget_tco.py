from datetime import date, datetime, time

import analyses
import pytest

from fae_xlwings.domain.tco import HORIZONS
from fae_xlwings.views.pages.budget_tco import CHART_ROW, FIRST_ROW, NEED_ROW, OFFERS_ROW, RESULT_ROW, build
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.plan import Block, Bounds, Value
from fae_xlwings.views.words.vocabularies import source_of

ALIKE = {
    f"tco_offre{number}_{field}": value
    for number in range(1, 6)
    for field, value in (("base", 10.0), ("par_utilisateur", 0.0), ("facture_sup", 0.0), ("formation", 0.0))
}


def shown(**inputs: Value) -> dict[str, Value]:
    return analyses.values(build(analyses.analysis(inputs=inputs)))


def results(cells: dict[str, Value], letter: str = "B") -> list[Value]:
    return [cells.get(f"{letter}{row}") for row in range(RESULT_ROW + 1, RESULT_ROW + 6)]


def test_the_five_offers_are_dated_examples_to_check() -> None:
    cells = shown()

    for row in range(FIRST_ROW, FIRST_ROW + 5):
        assert (cells[f"J{row}"], cells[f"K{row}"]) == ("exemple, à vérifier", date(2026, 11, 23))
    assert "à vérifier" in str(cells[f"B{OFFERS_ROW - 1}"])


def test_offers_are_sorted_from_the_cheapest_with_their_costs_delay_and_support() -> None:
    cells = shown()

    assert results(cells) == ["Tiime", "Inqom", "Pennylane", "Cegid Loop", "Sage 100"]
    assert [cells[f"{letter}{RESULT_ROW + 1}"] for letter in "CDEFG"] == [
        pytest.approx(49 + 3 * 10 + 100 * 0.35), 300.0, 24 * 114 + 300, 2, "Messagerie",
    ]  # fmt: skip


def test_the_need_is_typed_on_the_page() -> None:
    cells = shown(tco_utilisateurs=10, tco_factures=50, tco_horizon=36)

    assert [cells[f"C{NEED_ROW + row}"] for row in range(3)] == [10, 50, 36]
    assert cells[f"E{RESULT_ROW}"] == "Coût total sur 36 mois"
    assert results(cells, "E")[0] == 36 * (49 + 100) + 300


def test_an_offer_typed_over_an_example_is_compared_like_the_others() -> None:
    typed = datetime.combine(date(2027, 1, 5), time())

    cells = shown(tco_offre3_nom="Autre", tco_offre3_formation=0, tco_offre3_base=1, tco_offre3_date=typed)

    assert results(cells)[0] == "Autre"
    assert cells[f"K{FIRST_ROW + 2}"] == date(2027, 1, 5)


def test_offers_of_equal_cost_keep_their_order() -> None:
    assert results(shown(**ALIKE)) == ["Pennylane", "Cegid Loop", "Sage 100", "Inqom", "Tiime"]


def test_an_offer_without_a_name_is_left_out() -> None:
    cells = shown(tco_offre5_nom=None)

    assert results(cells) == ["Inqom", "Pennylane", "Cegid Loop", "Sage 100", None]
    assert results(cells, "E")[4] is None
    assert list(bars(tco_offre5_nom=None).values())[-1] == 0


def test_users_invoices_and_horizon_are_validated() -> None:
    users, invoices, horizon, *_ = build(analyses.analysis()).validations

    assert isinstance(users, Bounds)
    assert isinstance(invoices, Bounds)
    assert (users.minimum, users.maximum, invoices.minimum, invoices.maximum) == (1, 50, 10, 2000)
    assert getattr(horizon, "source", None) == source_of(HORIZONS)


def bars(**inputs: Value) -> dict[Value, Value]:
    """What the chart reads on « Calculs »: each solution and its cost."""
    plan = build(analyses.analysis(inputs=inputs))
    cells, source = analyses.helpers(plan), Area.of(plan.charts[0].source.removeprefix("Calculs!"))
    rows = range(source.top + 1, source.bottom + 1)
    return {cells.get(cell(row, source.left)): cells.get(cell(row, source.right)) for row in rows}


def test_the_bars_follow_the_sorted_table() -> None:
    cells = shown()

    assert bars() == dict(zip(results(cells), results(cells, "E"), strict=True))


def test_no_cell_lies_under_the_chart() -> None:
    blocks: tuple[Block, ...] = build(analyses.analysis()).blocks

    assert max(block.area.bottom for block in blocks) < CHART_ROW
