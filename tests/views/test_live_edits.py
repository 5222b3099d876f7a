"""Parameters and clients changed in their cells: every page answers as Python does for the same changes."""

from datetime import date
from pathlib import Path
from random import Random

import analyses
import live
import office
import pytest

from fae_xlwings import sheets, workflow
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.parameters import DEFAULTS, MILESTONES, PARAMETERS, RISING, Parameter, Value
from fae_xlwings.views.pages import donnees
from fae_xlwings.views.words.plan import SheetPlan

pytestmark = pytest.mark.office

SEVEN = f"""{analyses.FIVE}\
F   | x       | abc   | NON           | FAIBLE
G   | x       | 1800  | PARTIELLEMENT | MOYEN
"""
OTHERS = (
    SEVEN.replace("4200 ", "42000")
    .replace("| *", "| MOYEN")
    .replace("abc", "777")
    .replace("500   | OUI", "500   | NON")
)


def with_platforms(table: str, *platforms: str) -> str:
    """The table with a column of platforms, one a client."""
    return "\n".join(map(" | ".join, zip(table.strip().splitlines(), ("PLATEFORME", *platforms), strict=True)))


OURS = "Ma plateforme"
BEFORE = with_platforms(SEVEN, "", "", "", "", "", "", OURS)
AFTER = with_platforms(OTHERS, OURS, "", "", "", "", "", OURS)
EDITS = {
    "Données!C5": 42000.0,
    "Données!E7": "MOYEN",
    "Données!C8": 777.0,
    "Données!D6": "NON",
    f"Données!{donnees.address(PLATEFORME, 3)}": OURS,
}
CLIENT = {"client": "A"}
SNAPSHOTS = {sheets.ACCUEIL, sheets.DIAGNOSTIC, sheets.MATRICE}
"""Pages that say what was true at the last calculation, beside what is true now: their own tests hold them."""


def changed(seed: int) -> dict[str, Value]:
    """Other values for every parameter, within what each accepts."""
    random = Random(seed)  # noqa: S311 - the same values every time
    values = {row.key: other(row, random) for row in PARAMETERS if isinstance(row.value, float)}
    for keys in (keys for keys in RISING if keys != MILESTONES):
        values.update(zip(keys, sorted(values[key] for key in keys), strict=True))
    horizon = random.choice((12.0, 24.0, 36.0))
    return {**values, "tco_horizon": horizon, "jalon_reception": date(2027, 1, 1), "jalon_emission": date(2028, 9, 1)}


def other(row: Parameter, random: Random) -> float:
    value = row.value * random.choice((0.5, 0.8, 1.25, 2)) if isinstance(row.value, float) else 0
    return min(max(round(value) if row.whole else value, row.minimum), row.maximum)


def changes(path: Path, edits: office.Edits, pages: list[SheetPlan]) -> list[object]:
    """What does not follow, but for the gaps of the fingerprint, which are there to tell of a change."""
    found = live.differences(path, edits, pages)
    return [each for each in found if each[0] != sheets.CALCULS or not str(each[3]).startswith(" · ")]


@pytest.mark.parametrize("seed", range(3))
def test_every_page_follows_the_parameters(seed: int, tmp_path: Path) -> None:
    values, shown = changed(seed), analyses.analysis(BEFORE, inputs=CLIENT)
    path = workflow.write_workbook(shown, tmp_path / "analyse.xlsx")
    edits = {live.place(workflow.plans(shown), f"p_{key}"): live.as_cell(value) for key, value in values.items()}
    after = workflow.plans(analyses.analysis(BEFORE, DEFAULTS.replace(**values), inputs=CLIENT))

    assert changes(path, edits, [page for page in after if page.name != sheets.ACCUEIL]) == []


def test_every_page_follows_the_clients(tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(BEFORE, inputs=CLIENT), tmp_path / "analyse.xlsx")
    after = workflow.plans(analyses.analysis(AFTER, inputs=CLIENT))

    assert changes(path, EDITS, [page for page in after if page.name not in SNAPSHOTS]) == []
