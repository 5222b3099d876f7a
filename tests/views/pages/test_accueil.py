"""The first sheet: what to do, how things stand, where everything is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import analyses
import live
import pytest

from fae_xlwings import __version__, workflow
from fae_xlwings.sheets import SHEETS
from fae_xlwings.views.pages.accueil import FIGURES, build
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.history import History, Made
from fae_xlwings.views.words.plan import Formula


def texts(plan_values: dict[str, object]) -> str:
    return "\n".join(map(str, plan_values.values()))


def test_every_sheet_has_its_link_and_its_sentence() -> None:
    cells = {str(value.value): str(value) for _, value in live.formulas(build(analyses.analysis()))}

    for sheet in SHEETS:
        quoted = sheet.replace("'", "''")
        assert quoted in cells[f"→ {sheet}"], sheet


def test_figures_wait_for_the_first_client() -> None:
    assert list(analyses.values(build(analyses.empty())).values()).count("—") == len(FIGURES) + 1
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


LATE = """
NOM | SECTEUR | CA | OUTIL | APPETENCE
A   | x       | 1  | NON   | BON
B   | x       | 1  | NON   | BON
"""


@pytest.mark.parametrize(
    ("table", "today", "told"),
    [
        (LATE, date(2026, 11, 28), ("⚠ 2 clients en retard : outil non prêt, aucune plateforme notée, alors que la "
                                   "réception est obligatoire depuis le 1er septembre 2026 (88 jours).")),
        (analyses.FOUR, date(2026, 9, 2), ("⚠ 1 client en retard : outil non prêt, aucune plateforme notée, alors "
                                          "que la réception est obligatoire depuis le 1er septembre 2026 (1 jour).")),
        (LATE.replace("NON", "OUI"), date(2026, 11, 28),
         "✔ Aucun client connu n'est en retard pour la réception, obligatoire depuis le 1er septembre 2026."),
        (LATE, date(2026, 8, 31), "La réception des factures électroniques devient obligatoire le 1er septembre 2026."),
    ],
)  # fmt: skip
def test_the_first_line_says_who_is_late_today(table: str, today: date, told: str) -> None:
    assert analyses.values(build(analyses.analysis(table, today=today)))["B4"] == told


def test_the_three_steps_tick_themselves() -> None:
    new = analyses.analysis()
    seen = analyses.analysis(inputs={"points_vus": "☑"})
    taken = replace(new, history=History((Made("Sélection", analyses.DAY, "C:/x.xlsx"),)))

    assert ticks(analyses.analysis(EXAMPLES_ONLY)) == ["☐", "☑", "☐"]
    assert ticks(new) == ["☑", "☑", "☐"]
    assert ticks(analyses.analysis(analyses.FOUR.replace("OUI", "peut-être"))) == ["☑", "☐", "☐"]
    assert ticks(analyses.analysis(analyses.FOUR.replace("OUI", "peut-être"), inputs=seen.inputs))[1] == "☑"
    assert ticks(taken) == ["☑", "☑", "☑"]


EXAMPLES_ONLY = "\n".join(analyses.FOUR.splitlines()[:-1])


def ticks(analysis: Analysis) -> list[str]:
    shown = [str(value) for value in analyses.values(build(analysis)).values()]
    return [text[0] for text in shown if text[:1] in {"☐", "☑"}]


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
    edits = {live.place(workflow.plans(before), "p_date_saisie"): live.as_cell(after.today)}

    found = live.differences(path, edits, [build(after)])

    assert {address for _, address, _, _ in found} <= {"B7", "L12", "M12"}
    assert all(isinstance(formula, Formula) for _, formula in live.formulas(build(after)))
