"""The sheet « Dashboard »: every indicator is there, once, under its name."""

import analyses

from fae_xlwings.views.pages import dashboard
from fae_xlwings.views.words.formulas import INDICATOR_FORMULAS


def test_each_indicator_has_its_cell_and_its_name() -> None:
    analysis = analyses.analysis()
    plan = dashboard.build(analysis)
    shown = analyses.values(plan)

    named = {name.removeprefix("k_"): shown.get(address.replace("$", ""), 0) for name, address in plan.names}
    late = {"clients_en_retard": 1, "ca_en_retard": 8500, "penalite_en_retard": 500}
    assert named == {name: value or 0 for name, value in analysis.indicators.as_dict().items()} | late
    assert list(INDICATOR_FORMULAS) == list(analysis.indicators.as_dict())


def test_the_next_deadline_is_shown_as_a_date() -> None:
    assert analyses.values(dashboard.build(analyses.analysis()))["F11"] == analyses.date(2027, 9, 1)


def test_who_is_late_comes_first() -> None:
    shown = analyses.values(dashboard.build(analyses.analysis()))

    assert [shown[cell] for cell in ("B6", "C6", "D6", "E6")] == [1, 8500, 500, analyses.date(2026, 9, 1)]


def test_after_the_last_milestone_everything_is_in_force() -> None:
    late = analyses.analysis(today=analyses.date(2028, 1, 1))

    assert analyses.values(dashboard.build(late))["F11"] == "en vigueur"


def test_the_ten_first_clients_are_ranked_by_score() -> None:
    shown = analyses.values(dashboard.build(analyses.analysis()))
    first = dashboard.TOP_ROW + 2

    assert [shown[f"B{row}"] for row in range(first, first + 4)] == [
        "SCI EXEMPLE",
        "SARL TEST",
        "EURL DEMO",
        "EI ESSAI",
    ]
    assert f"B{first + 4}" not in shown


def test_both_charts_say_in_words_what_they_show() -> None:
    assert all(chart.alt for chart in dashboard.build(analyses.analysis()).charts)


def test_an_empty_portfolio_shows_zeros() -> None:
    shown = analyses.values(dashboard.build(analyses.empty()))

    assert shown["B16"] == 0
