"""Portfolios as they come: whatever a cell holds, formulas and Python say the same, in place and on every page."""

from datetime import datetime
from pathlib import Path
from random import Random

import office
import openpyxl
import pytest
from pressing import edited, pressed, values

from fae_xlwings.domain.columns import REQUIRED

pytestmark = pytest.mark.office

NAMES = ("SCI BEL AIR", "=Équilibre", "00123", "L'Étude & Fils", "1-2", None)
AMOUNTS = (0, 250, 999.99, 10000.01, 26000, -50, "abc", "1 234,56 €", "4200", None, True, datetime(2026, 1, 1), "#N/A")  # noqa: DTZ001 - cells know no zone
TOOLS = ("NON", "PARTIELLEMENT", "OUI", "non", " oui", "OUI\xa0", "peut-être", "*", None, 5)
SKILLS = ("TRES BON", "BON", "MOYEN", "FAIBLE", "Très bon", "bon", " faible ", "?", None)


def messy(seed: int) -> list[list[object]]:
    """Thirty rows of anything, blank ones among them."""
    random = Random(seed)  # noqa: S311 - the same portfolios every time
    choices = (NAMES, ("Conseil", None), AMOUNTS, TOOLS, SKILLS)
    rows: list[list[object]] = [[random.choice(words) for words in choices] for _ in range(30)]
    return [[None] * len(choices) if random.random() < 0.1 else row for row in rows]


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
