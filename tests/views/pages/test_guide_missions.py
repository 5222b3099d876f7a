"""The guide of missions: tariffs and hours from the parameters, tick boxes that are kept."""

from dataclasses import replace
from pathlib import Path

import analyses
import live
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.texts import content
from fae_xlwings.views.pages.guide_missions import box_key, build
from fae_xlwings.views.words.plan import Choice
from fae_xlwings.views.words.vocabularies import BOX, TICK, TICKED, source_of

CHANGED = {"tarif_p1_min": 1500.0, "tarif_p2_max": 1234567.5, "heures_p3": 0.75, "amende_facture": 52.5}


def test_each_mission_says_whom_what_how_long_and_how_much() -> None:
    values = list(analyses.values(build(analyses.analysis())).values())

    assert "de 1\u202f200\u00a0€ à 1\u202f500\u00a0€ HT · modifiable dans la feuille Paramètres" in values
    assert "1 client dans votre portefeuille · 8 h par client" in values
    assert "0 client dans votre portefeuille · 0,5 h par client" in values
    assert sum(value == "Objectif" for value in values) == 3


def test_a_tick_is_kept_when_the_page_is_drawn_again() -> None:
    plan = build(analyses.analysis(inputs={"fait_audit_annuaire": TICKED, "fait_audit_essais": "oui"}))
    values, names = analyses.values(plan), dict(plan.names)

    assert values[names["i_fait_audit_annuaire"].replace("$", "")] == TICKED
    assert values[names["i_fait_audit_essais"].replace("$", "")] == BOX
    assert "Liste de contrôle : 1 point fait sur 8" in values.values()


def test_every_box_has_its_own_name_and_its_list() -> None:
    plan = build(analyses.analysis())
    boxes = {f"i_{box_key(row, item)}" for row in content("missions")["mission"] for item in row["checklist"]}

    assert boxes <= dict(plan.names).keys()
    assert len(boxes) == 20
    assert all(isinstance(rule, Choice) and rule.source == source_of(TICK) for rule in plan.validations)


@pytest.mark.office
def test_tariffs_hours_and_ticks_are_live(tmp_path: Path) -> None:
    before = analyses.analysis()
    path = workflow.write_workbook(before, tmp_path / "analyse.xlsx")
    after = analyses.analysis(parameters=DEFAULTS.replace(**CHANGED), inputs={"fait_formation_suivi": TICKED})
    plans = workflow.plans(before)
    edits = {live.place(plans, f"p_{key}"): value for key, value in CHANGED.items()}

    assert live.differences(path, {**edits, live.place(plans, "i_fait_formation_suivi"): TICKED}, [build(after)]) == []


@pytest.mark.office
def test_a_planted_difference_is_seen(tmp_path: Path) -> None:
    before = analyses.analysis()
    path = workflow.write_workbook(before, tmp_path / "analyse.xlsx")
    wrong = replace(before, indicators=replace(before.indicators, tier2_count=7))

    assert [row[2] for row in live.differences(path, {}, [build(wrong)])] == [
        "7 clients dans votre portefeuille · 3 h par client"
    ]
