"""Double entry: recalculated by LibreOffice, every formula of the workbook gives the value Python wrote beside it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import analyses
import office
import openpyxl
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.columns import APPETENCES, OUTILS
from fae_xlwings.domain.firm import REGIME_DEFAULT, SIZE_DEFAULT
from fae_xlwings.domain.follow_up_columns import REGIMES, TAILLES
from fae_xlwings.domain.parameters import DEFAULTS, PARAMETERS, Parameters
from fae_xlwings.views.words.analysis import Analysis

pytestmark = pytest.mark.office

AMOUNTS = (0, 250, 999.99, 1000, 2499.99, 2500, 5000, 10000, 10000.01, 26000, -50, "abc", "1 234,56 €", "")
TOOLS = (*OUTILS, *OUTILS, "oui ", "peut-être", "*", "")
SKILLS = (*APPETENCES, *APPETENCES, "très bon", "?", "")
PLATFORMS = ("", "", "", " ", "Ma plateforme", "=Ma plateforme", 5, "#N/A")
SIZES = ("", "", "GE", "eti", "PME", " micro ", "grande")
REGIMES_TYPED = ("", "", "Réel mensuel", "REEL TRIMESTRIEL", "simplifié", "Franchise", "exonere", "mensuel")
INVOICES = ("", "", 0, 10, 250, 5000, "120", "beaucoup", -4, 12.5)
NAMES = ("SCI Bel Air", "=Équilibre", "-10 % SARL", "1-2", "00123", "L'Étude & Fils", "Nom " * 50)
DAYS = (date(2026, 8, 31), date(2026, 9, 1), date(2026, 11, 23), date(2027, 8, 31), date(2027, 9, 1), date(2028, 1, 1))


def random_analysis(seed: int) -> Analysis:
    """A portfolio of any size up to 40, messy, with its own parameters on its own day."""
    random, other = Random(seed), Random(-1 - seed)  # noqa: S311 - the same portfolios every time
    size = random.choice((0, 1, 2, 7, 40))
    rows = [
        [random.choice(words) for words in (NAMES, ("Conseil",), AMOUNTS, TOOLS, SKILLS, PLATFORMS)]
        + [other.choice(words) for words in (SIZES, REGIMES_TYPED, INVOICES)]
        for _ in range(size)
    ]
    chosen = {SIZE_DEFAULT: other.choice(TAILLES), REGIME_DEFAULT: other.choice(REGIMES)}
    parameters = random_parameters(random).with_texts(chosen)
    return analyses.of_rows(rows, parameters, random.choice(DAYS))


def random_parameters(random: Random) -> Parameters:
    """The defaults, or coefficients, points and hours that the firm has changed."""
    if random.random() < 0.3:
        return DEFAULTS
    changed = [row for row in PARAMETERS if row.key.startswith(("coef_", "risque_", "heures_", "score_base"))]
    return DEFAULTS.replace(**{row.key: DEFAULTS[row.key] * random.choice((0.5, 1, 2)) for row in changed})


@pytest.mark.parametrize("seed", range(20))
def test_every_formula_agrees_with_python(seed: int, tmp_path: Path) -> None:
    path = workflow.write_workbook(random_analysis(seed), tmp_path / "analyse.xlsx")

    assert office.formulas_disagreeing(path) == []


def test_a_planted_wrong_value_is_seen(tmp_path: Path) -> None:
    """The proof of the proof: an indicator that is off by one must not pass."""
    sound = analyses.analysis()
    wrong = replace(sound.indicators, tier1_count=sound.indicators.tier1_count + 1)
    path = workflow.write_workbook(replace(sound, indicators=wrong), tmp_path / "analyse.xlsx")

    found = office.formulas_disagreeing(path)

    assert {fault.sheet for fault in found} >= {"Dashboard"}


def test_a_changed_cell_changes_the_figures_without_python(tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(), tmp_path / "analyse.xlsx")
    before = office.recalculated(path)

    after = office.recalculated(path, {"Données!D6": "NON", "Données!C6": 30000.0})

    assert before["Données"]["K6"] == "P4"
    assert after["Données"]["K6"] == "P1"
    assert after["Données"]["J6"] == pytest.approx(100.0)


@pytest.mark.parametrize("size", [1, 50, 1000])
def test_the_workbook_is_valid_and_whole_at_any_size(size: int, tmp_path: Path) -> None:
    rows = [[f"Client {number}", "Conseil", 100.0 * number, "NON", "BON"] for number in range(size)]
    path = workflow.write_workbook(analyses.of_rows(rows), tmp_path / "analyse.xlsx")

    assert office.validate(path) == []
    assert len(openpyxl.load_workbook(path)["Données"]["A"]) == size + 2
