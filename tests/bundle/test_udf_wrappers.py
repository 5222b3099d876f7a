"""The cell functions: xlwings' generator writes them, we add the help and the French answer to a technical error."""

import sys
from pathlib import Path

import pytest

from fae_xlwings.bundle.udf_wrappers import udf_module
from fae_xlwings.errors import InputError


@pytest.fixture(scope="module")
def text() -> str:
    return udf_module("cell_functions", "FAE_2026.xlsm").text


def test_a_function_of_python_becomes_one_of_excel(text: str) -> None:
    assert "Function FAE_DOUBLE(ca, Optional facteur)\r\n" in text
    assert 'XLPy.CallUDF("cell_functions", "FAE_DOUBLE", Array(ca, facteur), ThisWorkbook, Application.Caller)' in text


def test_a_function_of_an_add_in_calculates_for_the_active_workbook() -> None:
    text = udf_module("cell_functions", "FAE.xlam").text

    assert "Array(ca, facteur), ActiveWorkbook, Application.Caller)" in text
    assert "ThisWorkbook" not in text


def test_the_first_line_of_the_docstring_is_the_help_excel_shows(text: str) -> None:
    help_line = 'VB_Description = "Le double des honoraires, dit « pour l’exemple » : ""deux"" fois."\r\n'

    assert f"Function FAE_DOUBLE(ca, Optional facteur)\r\nAttribute FAE_DOUBLE.{help_line}" in text


def test_a_technical_error_is_never_shown_in_english(text: str) -> None:
    assert "Err.Description" not in text
    assert text.count('= FaeTexte("formule")\r\n') == 2


def test_the_module_has_the_name_under_which_xlwings_replaces_it(text: str) -> None:
    assert text.startswith('Attribute VB_Name = "xlwings_udfs"\r\n#Const App = "Microsoft Excel"\r\n')


def test_the_stand_ins_for_windows_stay_out_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pythoncom", raising=False)

    assert udf_module("cell_functions", "FAE_2026.xlsm").text
    assert "pythoncom" not in sys.modules


def test_a_module_that_does_not_exist_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match="No module named 'fae_nothing'"):
        udf_module("fae_nothing", "FAE.xlam")


def test_a_module_without_cell_function_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fae_bare.py").write_text("def plain(): ...\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(InputError, match="aucune fonction de cellule"):
        udf_module("fae_bare", "FAE.xlam")
