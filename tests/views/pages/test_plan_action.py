from datetime import date, datetime, time

import analyses
import pytest

from fae_xlwings.domain.columns import NOM, SCORE
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.views.pages.plan_action import (
    DETAIL_ROW,
    FIRST_ROW,
    GANTT_ROW,
    MOST,
    PACE_ROW,
    PUT_OFF_ROW,
    START_ROW,
    TARGET_ROW,
    TEAM_ROW,
    TOTAL_ROW,
    VERDICT_ROW,
    WEEK_ROW,
    build,
)
from fae_xlwings.views.words.plan import Rule, Value

TABLE = """
NOM | SECTEUR | CA   | OUTIL         | APPETENCE | DIRIGEANT_PRENOM | DIRIGEANT_NOM
A   | x       | 8500 | NON           | TRES BON  | Camille          | Exemple
B   | x       | 4500 | NON           | MOYEN     |                  |
C   | x       | 4200 | PARTIELLEMENT | BON       |                  |
D   | x       | 1800 | OUI           | FAIBLE    |                  |
E   | x       | ?    | NON           | BON       |                  |
F   | x       | 1800 | PARTIELLEMENT | MOYEN     |                  |
"""


def shown(**inputs: Value) -> dict[str, Value]:
    return analyses.values(build(analyses.analysis(TABLE, inputs=inputs)))


def row(cells: dict[str, Value], number: int, letters: str = "BCDEFGH") -> list[Value]:
    return [cells.get(f"{letter}{number}") for letter in letters]


def target(cells: dict[str, Value]) -> list[Value]:
    return [cells[f"B{number}"] for number in range(FIRST_ROW, FIRST_ROW + MOST) if f"B{number}" in cells]


def test_the_pace_treats_everybody_before_the_next_deadline() -> None:
    assert row(shown(), PACE_ROW + 1) == [6, 1, 1, 20, pytest.approx(20 / 9.3), 0.01, 282]


def test_six_months_are_drawn_from_the_day_of_the_analysis() -> None:
    cells = shown()

    assert cells[f"C{START_ROW}"] == analyses.DAY
    assert row(cells, GANTT_ROW)[:3] == ["Phase", date(2026, 11, 23), date(2026, 12, 1)]
    assert row(cells, GANTT_ROW + 1)[1:] == [3, 13, 0, 0, 0, 0]
    assert row(cells, TOTAL_ROW)[1:3] == [3, 14]


def test_what_the_team_cannot_do_in_a_month_moves_to_the_next() -> None:
    analysis = analyses.analysis(TABLE, DEFAULTS.replace(heures_equipe=1.0))
    cells = analyses.values(build(analysis))

    team, late = row(cells, TEAM_ROW)[1:], row(cells, PUT_OFF_ROW)[1:]
    planned = row(cells, TOTAL_ROW)[1:]
    assert (team[:2], planned[:2]) == ([1, 4], [3, 14])
    assert late[:2] == [2, 12]
    assert str(cells[f"B{VERDICT_ROW}"]).startswith("✔")
    assert str(shown()[f"B{VERDICT_ROW}"]).startswith("✔")


def test_a_team_too_small_for_six_months_is_told() -> None:
    analysis = analyses.analysis(TABLE, DEFAULTS.replace(heures_equipe=0.5))

    assert str(analyses.values(build(analysis))[f"B{VERDICT_ROW}"]).startswith("⚠")


def test_the_start_date_typed_by_the_user_moves_every_phase() -> None:
    cells = shown(plan_debut=datetime.combine(date(2027, 1, 31), time()))

    assert row(cells, GANTT_ROW)[1:3] == [date(2027, 1, 31), date(2027, 2, 1)]
    assert row(cells, DETAIL_ROW + 1) == ["Sécurisation P1", 2, 16.0, date(2027, 1, 31), date(2027, 2, 28), 1, 2]


def test_months_and_lengths_of_phases_are_parameters() -> None:
    analysis = analyses.analysis(TABLE, DEFAULTS.replace(phase_p3_mois=6.0, phase_p3_duree=4.0))

    assert row(analyses.values(build(analysis)), DETAIL_ROW + 3, "GH") == [6, 1]


def test_each_phase_has_its_bar_in_its_own_colour() -> None:
    rules = [rule for rule in build(analyses.analysis(TABLE)).rules if isinstance(rule, Rule)][:4]

    assert [rule.style for rule in rules] == ["p1", "p2", "p3", "header"]
    assert rules[0].address == f"C{GANTT_ROW + 1}:H{GANTT_ROW + 1}"
    assert rules[0].formula == f"=(C${GANTT_ROW}>=$E${DETAIL_ROW + 1})*(C${GANTT_ROW}<=$F${DETAIL_ROW + 1})"


def test_the_typical_week_adds_up() -> None:
    cells = shown()

    assert cells[f"H{WEEK_ROW + 6}"] == sum(float(str(cells[f"H{WEEK_ROW + day}"])) for day in range(1, 6))


def test_the_target_of_the_week_is_as_long_as_the_pace_unless_the_user_says_otherwise() -> None:
    assert (target(shown()), target(shown(plan_cible=3))) == (["A"], ["A", "B", "C"])
    assert shown(plan_cible=3)[f"C{TARGET_ROW}"] == 3


def test_the_target_shows_whom_to_call_and_why() -> None:
    assert row(shown(), FIRST_ROW) == ["A", 170.0, "P1", 8500, "NON", "Camille", "Exemple"]


def test_the_target_is_that_of_the_rules_and_leaves_out_clients_to_complete() -> None:
    analysis = analyses.analysis(TABLE, inputs={"plan_cible": MOST})

    assert target(analyses.values(build(analysis))) == ranked_clients(analysis.scored, SCORE, MOST)[NOM].tolist()
    assert "E" not in target(analyses.values(build(analysis)))


def test_a_portfolio_without_clients_has_nothing_to_plan() -> None:
    cells = analyses.values(build(analyses.empty()))

    assert (target(cells), cells[f"C{GANTT_ROW + 5}"], cells[f"C{PACE_ROW + 1}"]) == ([], 0, 0)
