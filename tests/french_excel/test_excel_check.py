"""« fae verifier --excel » notes what the Excel at hand answers, and the double plays it back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fae_xlwings import workflow
from french_excel.excel import FrenchExcel
from french_excel.recorded import played

DAY = date(2026, 11, 23)
KIND: dict[str, Any] = {"currency": "$", "array_formulas": "english", "local_rules": False}


def noted(excel: FrenchExcel, folder: Path) -> tuple[Path, dict[str, Any]]:
    with excel.running():
        path = workflow.excel_answers(folder, DAY)
        assert excel.books == []
    return path, json.loads(path.read_text(encoding="utf-8"))["answers"]


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


@pytest.mark.parametrize("switches", [{}, KIND, {"vba_on_stack": False}, {"tables_extend": False}])
def test_what_was_noted_is_played_back(switches: dict[str, Any], tmp_path: Path) -> None:
    path, answers = noted(FrenchExcel(**switches), tmp_path)

    assert noted(played(path), tmp_path)[1] == answers
