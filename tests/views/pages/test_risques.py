from datetime import date

import analyses
import pytest

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.pages.risques import (
    FIRST_NEXT_ROW,
    FIRST_ROW,
    HEAT_ROW,
    LATE_ROW,
    LEVELS_ROW,
    MOST,
    TOTAL_ROW,
    build,
    listed,
)
from fae_xlwings.views.words.plan import Rule, Value

TABLE = """
NOM | SECTEUR | CA    | OUTIL         | APPETENCE
A   | x       | 12000 | NON           | BON
B   | x       | 8500  | NON           | FAIBLE
C   | x       | 4200  | PARTIELLEMENT | MOYEN
D   | x       | 500   | OUI           | BON
E   | x       | 9000  | NON           | FAIBLE
F   | x       | 9000  | ?             | FAIBLE
G   | x       | 7000  | NON           | TRES BON
"""


def shown(table: str = TABLE, **inputs: Value) -> dict[str, Value]:
    return analyses.values(build(analyses.analysis(table, inputs=inputs)))


def names(cells: dict[str, Value], first: int = FIRST_ROW) -> list[Value]:
    return [cells[f"B{row}"] for row in range(first, first + MOST) if f"B{row}" in cells]


def both(cells: dict[str, Value]) -> tuple[list[Value], list[Value]]:
    return names(cells), names(cells, FIRST_NEXT_ROW)


def test_clients_and_fees_are_counted_by_level_from_the_worst() -> None:
    cells = shown()
    rows = range(LEVELS_ROW + 1, TOTAL_ROW)

    assert [cells[f"B{row}"] for row in rows] == ["CRITIQUE", "ÉLEVÉ", "MOYEN", "FAIBLE", "À compléter"]
    assert [cells[f"C{row}"] for row in rows] == [3, 1, 2, 1, 0]
    assert [cells[f"D{row}"] for row in rows] == [42.9, 14.3, 28.6, 14.3, 0]
    assert (cells[f"E{rows[0]}"], cells[f"C{TOTAL_ROW}"], cells[f"E{TOTAL_ROW}"]) == (29500, 7, 50200)


def test_levels_say_where_they_begin() -> None:
    analysis = analyses.analysis(TABLE, DEFAULTS.replace(seuil_risque_critique=72.5))
    cells = analyses.values(build(analysis))

    assert [cells[f"F{row}"] for row in range(LEVELS_ROW + 1, TOTAL_ROW)] == [
        "dès 72,5 points", "dès 55 points", "dès 35 points", "sous 35 points", "peu de réponses",
    ]  # fmt: skip


def test_the_heatmap_is_the_mean_risk_and_blank_without_clients() -> None:
    cells = shown()
    large, very_large = HEAT_ROW + 4, HEAT_ROW + 5

    assert cells[f"C{large}"] == pytest.approx((90 + 90 + 70) / 3)
    assert (cells[f"C{very_large}"], cells.get(f"D{very_large}")) == (80, None)


def test_late_clients_come_first_in_a_list_of_their_own_the_riskiest_first() -> None:
    assert both(shown()) == (["B", "E", "A", "G"], ["C", "F"])
    assert listed(analyses.analysis(TABLE))["NOM"].tolist() == ["B", "E", "A", "G", "C", "F"]


def test_a_client_whose_platform_is_recorded_is_to_secure_and_not_late() -> None:
    header, *rows = TABLE.strip().splitlines()
    table = "\n".join((f"{header} | PLATEFORME", *(f"{row} | {'Ma plateforme' * (row[0] == 'B')}" for row in rows)))

    assert both(shown(table)) == (["E", "A", "G"], ["B", "C", "F"])


def test_nobody_is_late_before_reception_is_mandatory() -> None:
    cells = analyses.values(build(analyses.analysis(TABLE, today=date(2026, 8, 31))))

    assert both(cells) == ([], ["B", "E", "A", "G", "C", "F"])
    assert [cells.get(f"B{LATE_ROW + line}") for line in (1, 2)] == [None, None]


def test_a_late_client_of_an_unknown_risk_is_late_all_the_same() -> None:
    cells = shown(f"{TABLE}H   | x       | abc   | NON           | ?")
    row = FIRST_ROW + names(cells).index("H")

    assert both(cells) == (["B", "E", "A", "G", "H"], ["C", "F"])
    assert [cells.get(f"{letter}{row}") for letter in "CGHIJ"] == ["À compléter", None, None, None, None]


def test_the_page_says_what_the_lateness_can_cost_and_where_the_amounts_come_from() -> None:
    cells = analyses.values(build(analyses.analysis(TABLE, DEFAULTS.replace(amende_sans_plateforme=750.0))))

    assert cells[f"B{LATE_ROW + 1}"] == (
        "Ce que cela peut coûter : 750\u00a0€ par client resté sans plateforme après mise en demeure, "
        "soit 3\u202f000\u00a0€ en tout ; puis 1\u202f000\u00a0€ par trimestre et par client (plafonds théoriques)."
    )
    assert str(cells[f"B{LATE_ROW + 2}"]).startswith("Source : Loi de finances pour 2026")


def test_the_three_contributions_add_up_to_the_risk() -> None:
    cells = shown()

    assert [cells[f"{letter}{FIRST_ROW}"] for letter in "BCDEFGHIJ"] == [
        "B", "CRITIQUE", "NON", "FAIBLE", "Grand", 30, 40, 20, 90,
    ]  # fmt: skip
    for row in range(FIRST_ROW, FIRST_ROW + len(names(cells))):
        parts = [cells[f"{letter}{row}"] for letter in "GHI"]
        assert sum(float(str(part)) for part in parts) == cells[f"J{row}"]


def test_a_choice_that_was_not_understood_is_a_question_mark_and_adds_nothing() -> None:
    cells = shown()
    row = FIRST_NEXT_ROW + names(cells, FIRST_NEXT_ROW).index("F")

    assert (cells[f"D{row}"], cells[f"H{row}"], cells[f"J{row}"]) == ("?", 0, 50)


def test_as_many_clients_are_shown_as_the_user_asks() -> None:
    assert both(shown(risques_nombre=1)) == (["B"], ["C"])


def test_levels_are_coloured_and_named_alike_everywhere() -> None:
    plan = build(analyses.analysis(TABLE))
    rules = [rule for rule in plan.rules if isinstance(rule, Rule)]

    levels = ["critique", "eleve", "moyen", "faible"]
    assert [rule.style for rule in rules if rule.style != "text_red"] == [*levels, "p4", *levels, "p4", *levels]
    assert plan.charts[0].points == (*levels, "p4")


def test_clients_without_answers_are_counted_apart_and_never_safe() -> None:
    cells = shown(f"{TABLE}H   | x       | 300   | ?             | ?\nI   | x       | abc   | OUI           | ?")
    row = TOTAL_ROW - 1

    assert (cells[f"B{row}"], cells[f"C{row}"], cells[f"E{row}"]) == ("À compléter", 2, 300)
    assert (cells[f"C{row - 1}"], cells[f"C{TOTAL_ROW}"]) == (1, 9)


def test_a_portfolio_without_clients_has_no_risk() -> None:
    cells = analyses.values(build(analyses.empty()))

    assert (cells[f"C{TOTAL_ROW}"], names(cells)) == (0, [])
