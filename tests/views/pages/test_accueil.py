"""The first sheet: what to do, how things stand, where everything is."""

from datetime import date
from pathlib import Path

import analyses
import live
import pytest

from fae_xlwings import __version__, workflow
from fae_xlwings.views.pages.accueil import build
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.sheets import SHEETS


def texts(plan_values: dict[str, object]) -> str:
    return "\n".join(map(str, plan_values.values()))


def test_every_sheet_has_its_link_and_its_sentence() -> None:
    cells = {str(value.value): str(value) for _, value in live.formulas(build(analyses.analysis()))}

    for sheet in SHEETS:
        quoted = sheet.replace("'", "''")
        assert quoted in cells[f"→ {sheet}"], sheet


def test_figures_wait_for_the_first_client() -> None:
    assert list(analyses.values(build(analyses.empty())).values()).count("—") == 5
    assert "—" not in analyses.values(build(analyses.analysis())).values()


@pytest.mark.parametrize(
    ("today", "reception", "emission", "target"),
    [
        (date(2026, 8, 31), "dans 1 jour", "dans 366 jours", "avant le 1er septembre 2026"),
        (date(2026, 9, 1), "en vigueur aujourd'hui", "dans 365 jours", "avant le 1er septembre 2027"),
        (date(2026, 11, 23), "en vigueur depuis 83 jours", "dans 282 jours", "avant le 1er septembre 2027"),
        (date(2027, 9, 2), "en vigueur depuis 366 jours", "en vigueur depuis 1 jour", "échéance atteinte"),
    ],
)
def test_milestones_tell_where_they_stand(today: date, reception: str, emission: str, target: str) -> None:
    shown = list(analyses.values(build(analyses.analysis(today=today))).values())

    assert [reception, emission] == [text for text in shown if str(text).startswith(("dans ", "en vigueur"))][-2:]
    assert target in shown


def test_the_users_own_deadline_is_the_target() -> None:
    shown = analyses.values(build(analyses.analysis(deadline=date(2027, 3, 1)))).values()

    assert "avant le 1er mars 2027" in shown


def test_the_page_says_that_all_stays_here_and_which_version_it_is() -> None:
    shown = texts(dict(analyses.values(build(analyses.analysis()))))

    assert "100 % local et confidentiel" in shown
    assert f"Version {__version__}" in shown
    assert "20 plus gros dossiers" in shown


@pytest.mark.office
@pytest.mark.parametrize("day", ["2026-08-31", "2026-09-01", "2027-09-01", "2030-01-01"])
def test_the_page_follows_the_day_of_the_analysis(day: str, tmp_path: Path) -> None:
    before = analyses.analysis()
    path = workflow.write_workbook(before, tmp_path / "analyse.xlsx")
    after = analyses.analysis(today=date.fromisoformat(day))
    edits = {live.place(workflow.plans(before), "p_date_analyse"): live.as_cell(after.today)}

    found = live.differences(path, edits, [build(after)])

    assert {address for _, address, _, _ in found} <= {"B4", "L12", "M12"}
    assert all(isinstance(formula, Formula) for _, formula in live.formulas(build(after)))
