"""Portfolios as they come: whatever a cell holds, formulas and Python say the same, in place and on every page."""

from pathlib import Path

import office
import openpyxl
import pytest
from pressing import edited, pressed, values
from random_portfolios import messy

from fae_xlwings.domain.columns import REQUIRED

pytestmark = pytest.mark.office


@pytest.mark.parametrize("seed", range(4))
def test_native_formulas_agree_in_any_workbook(seed: int, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for row in (list(REQUIRED), *messy(seed)):
        workbook.worksheets[0].append(row)
        for cell in workbook.worksheets[0][workbook.worksheets[0].max_row]:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    path = tmp_path / "clients.xlsx"
    workbook.save(path)
    pressed(path, "fae_scorer")
    by_rules = [row[5:] for row in values(path, "Sheet")]

    pressed(path, "fae_scorer_formules")

    shown = [[value or None for value in row[5:]] for row in values(path, "Sheet")]
    assert shown == [[value or None for value in row] for row in by_rules]
    assert office.formulas_disagreeing(path) == []


def _typed(value: object) -> object:
    """The value as a person types it; to LibreOffice, not to Excel, TRUE is a number that sums."""
    return None if value is True else f"'{value}" if isinstance(value, str) else value


@pytest.mark.parametrize("seed", range(4))
def test_every_page_agrees_over_what_was_typed(seed: int, ours: Path) -> None:
    named = [row if row[0] else [None] * len(row) for row in messy(seed)]
    rows = [[_typed(value) for value in row] for row in named]
    edited(ours, {f"Données!A{number}:E{number}": row for number, row in enumerate(rows, start=6)})

    pressed(ours, "fae_actualiser")

    assert office.formulas_disagreeing(ours) == []
