"""The settings of Windows change how lists, rules and amounts are spelt to Excel, never what a button leaves."""

import shutil
from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import workflow
from french_excel.agreement import differences
from french_excel.com import ComError
from french_excel.excel import FrenchExcel
from french_excel.two_excels import Left, in_french_excel

ENGLISH = {"decimal": ".", "list_separator": ",", "currency": "$"}


@pytest.mark.parametrize("button", ["fae_importer", "fae_defauts"])
def test_other_settings_of_windows_leave_the_same_workbook(button: str, product: Path, tmp_path: Path) -> None:
    lefts: list[Left] = []
    for excel in (FrenchExcel(), FrenchExcel(**ENGLISH)):  # pyright: ignore[reportArgumentType]
        folder = tmp_path / "cabinet"
        folder.mkdir()
        with excel.running() as running:
            lefts.append(in_french_excel(running, Path(shutil.copy(product, folder)), button, workflow.example()))
        shutil.rmtree(folder)
    french, foreign = lefts

    assert foreign.sentence == french.sentence
    assert differences(foreign.book, french.book) == []


@pytest.mark.parametrize(("settings", "formula"), [(ENGLISH, '=IF(A1>0;"a";"b")="a"'), ({}, '=IF(A1>0,"a","b")="a"')])
def test_a_rule_in_the_words_of_another_setting_would_be_refused(settings: dict[str, str], formula: str) -> None:
    with FrenchExcel(**settings).running() as excel:  # pyright: ignore[reportArgumentType]
        cells: xw.Range = excel.app.books.add().sheets[0].range("A1")
        with pytest.raises(ComError):
            cells.conditional_formats.add_custom(formula)
