"""The noted answers of an Excel are played back."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from french_excel.recorded import played
from french_excel.windows import ComError

KIND = {"euro_value": "float", "array_formula": "english", "rule_decimal": "english", "number_format": "english"}


def noted(folder: Path, **answers: Any) -> Path:
    path = folder / "excel.json"
    about = {"version": "16.0", "decimal": ",", "list_separator": ";", "currency": "€"}
    path.write_text(json.dumps({"version": 1, "excel": about, "answers": answers}), encoding="utf-8")
    return path


def test_an_excel_that_answered_kindly_is_kind(tmp_path: Path) -> None:
    with played(noted(tmp_path, **KIND)).running() as excel:
        sheet = excel.app.books.add().sheets[0]
        sheet["A1:B1"].value = [12, "=SUM(A1,1)"]
        sheet["A1"].number_format = '#,##0.00 "€"'
        sheet["A2"].data_validation.set_decimal("greater_than", 0.5)

        assert sheet["A1"].value == 12.0
        assert not isinstance(sheet["A1"].value, Decimal)
        assert sheet["B1"].formula == "=SUM(A1,1)"


def test_what_was_not_asked_keeps_the_stricter_side(tmp_path: Path) -> None:
    with played(noted(tmp_path, euro_value="Decimal")).running() as excel:
        sheet = excel.app.books.add().sheets[0]
        sheet["A1"].value = 12
        sheet["A1"].number_format = '#,##0.00 "€"'

        assert sheet["A1"].value == Decimal(12)
        with pytest.raises(ComError):
            sheet["A1:B1"].value = [12, "=SUM(A1,1)"]


def test_english_taken_in_the_language_of_the_user_means_something_else(tmp_path: Path) -> None:
    local = dict.fromkeys(("array_formula", "rule_decimal", "number_format"), "local")
    with played(noted(tmp_path, **local)).running() as excel:
        sheet = excel.app.books.add().sheets[0]
        sheet["A1:B1"].value = [12, "=SUM(A1,1)"]
        sheet["A2"].data_validation.set_decimal("greater_than", 0.5)
        sheet["A1"].number_format = "General"

        assert sheet["B1"].api.Value == -2146826259
        assert sheet["A2"].api.Validation.Formula1 == '="0.5"'
        assert sheet["A1"].number_format == '"General"'
        assert sheet["A1"].api.NumberFormatLocal == '"General"'


def test_a_program_outside_vba_speaks_the_language_of_the_user(tmp_path: Path) -> None:
    with played(noted(tmp_path, number_format="refused")).running() as excel:
        sheet = excel.app.books.add().sheets[0]

        with pytest.raises(ComError):
            sheet["A1"].number_format = "General"
