"""« fae verifier --excel » notes what the Excel at hand answers, and the double plays it back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fae_xlwings import workflow
from fae_xlwings.cli import timing, workbooks
from fae_xlwings.workflow.excel_check import QUESTIONS
from french_excel.books import Workbook
from french_excel.excel import FrenchExcel
from french_excel.recorded import EUROS as EUROS_PLAYED
from french_excel.recorded import SWITCHES, played

DAY = date(2026, 11, 23)
EUROS = ("euro_value", "euro_bare", "euro_tagged")
KIND: dict[str, Any] = {"currency": "$", "array_formulas": "english", "local_rules": False}


def noted(excel: FrenchExcel, folder: Path) -> tuple[Path, dict[str, Any]]:
    with excel.running():
        path = workflow.excel_answers(folder, DAY)
        assert excel.books == []
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]
    assert answers.pop("many_clients") >= 0
    return path, answers


def test_a_strict_excel_is_noted_as_one(tmp_path: Path) -> None:
    path, answers = noted(FrenchExcel(), tmp_path)

    assert path.name == "excel_fae_20261123.json"
    assert (answers["euro_value"], answers["array_formula"], answers["rule_decimal"]) == (
        "Decimal",
        "refused",
        "refused",
    )
    assert (answers["hidden_activate"], answers["table_extends"]) == ("refused", True)


def test_a_kind_excel_is_noted_as_one(tmp_path: Path) -> None:
    _, answers = noted(FrenchExcel(**KIND), tmp_path)

    assert (answers["euro_value"], answers["array_formula"], answers["rule_decimal"]) == ("float", "english", "english")
    assert answers["list_comma"] == ["Oui", "Non"]


def test_english_read_in_the_language_of_the_user_is_told_from_a_refusal(tmp_path: Path) -> None:
    asked = ("array_formula", "rule_decimal", "number_format")
    _, refusing = noted(FrenchExcel(vba_on_stack=False), tmp_path)
    _, taking = noted(
        FrenchExcel(vba_on_stack=False, takes_english=frozenset({"arrays", "rules", "formats"})), tmp_path
    )

    assert [refusing[question] for question in asked] == ["refused"] * 3
    assert [taking[question] for question in asked] == ["local"] * 3


def test_what_spills_onto_something_is_told_by_its_number(tmp_path: Path) -> None:
    assert noted(FrenchExcel(), tmp_path)[1]["spill_error"] == -2146826243


def test_euros_are_asked_for_in_each_spelling(tmp_path: Path) -> None:
    _, strict = noted(FrenchExcel(), tmp_path)
    _, kind = noted(FrenchExcel(currency="$"), tmp_path)

    assert [strict[name] for name in EUROS] == ["Decimal"] * 3
    assert [kind[name] for name in EUROS] == ["float"] * 3


def test_the_caller_and_the_places_of_workbooks_are_noted(excel: FrenchExcel, ours: Path, tmp_path: Path) -> None:
    excel.open(ours)
    excel.books[0].folder = "https://firme.sharepoint.com/sites/clients"
    outside = workflow.excel_answers(tmp_path, DAY)
    inside = workflow.excel_answers(tmp_path, DAY, excel.app)
    about = [json.loads(path.read_text(encoding="utf-8"))["excel"] for path in (outside, inside)]

    assert [each["from_vba"] for each in about] == [False, True]
    assert [each["workbooks"] for each in about] == [["address"]] * 2


@pytest.mark.parametrize(
    "switches",
    [
        {},
        KIND,
        {"vba_on_stack": False},
        {"tables_extend": False},
        {"activates_hidden": True},
        {"dynamic_arrays": False},
        {"frees_charts": False},
        {"sorts_protected": False},
        {"takes_english": frozenset({"arrays"})},
        {"takes_english": frozenset({"rules"})},
        {"vba_on_stack": False, "takes_english": frozenset({"formats"})},
        {"list_commas": "stay"},
        {"list_commas": "refused"},
        {"spill_code": -2146826200},
        {"money": frozenset({"quoted"})},
        {"money": frozenset({"bare", "tagged"})},
        {"money": frozenset()},
    ],
)
def test_what_was_noted_is_played_back(switches: dict[str, Any], tmp_path: Path) -> None:
    path, answers = noted(FrenchExcel(**switches), tmp_path)

    assert noted(played(path), tmp_path)[1] == answers


def test_every_answer_is_played() -> None:
    played_by = {each.question for each in SWITCHES} | {question for question, _ in EUROS_PLAYED}

    assert {question for question, _ in QUESTIONS} - played_by == set()


def test_other_answers_are_other_answers(tmp_path: Path) -> None:
    _, strict = noted(FrenchExcel(), tmp_path)
    _, other = noted(FrenchExcel(list_commas="stay", spill_code=-2146826200, money=frozenset({"bare"})), tmp_path)

    assert (strict["list_comma"], other["list_comma"]) == (["Oui", "Non"], ["Oui,Non"])
    assert (strict["spill_error"], other["spill_error"]) == (-2146826243, -2146826200)
    assert [other[name] for name in EUROS] == ["float", "Decimal", "float"]


def test_a_whole_import_is_timed_on_a_workbook_of_its_own(
    excel: FrenchExcel, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "MANY", 40)
    imported: list[object] = []
    close = Workbook.Close

    def closing(book: Workbook, SaveChanges: bool | None = None) -> None:
        imported.extend(sheet.cells[42, 1].value for sheet in book.stored.sheets if sheet.name == "Données")
        close(book, SaveChanges)

    monkeypatch.setattr(Workbook, "Close", closing)
    excel.open(ours)
    path = workbooks._answers(tmp_path, DAY)
    answers = json.loads(path.read_text(encoding="utf-8"))["answers"]

    assert 0 < answers["whole_import"] < 60
    assert imported == ["CLIENT 40"]
    assert [book.name for book in excel.books] == [ours.name]
