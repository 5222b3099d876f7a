"""The day of the analysis: that of the computer until the user types another, and every page follows it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import analyses
import live
import office
import pytest

from fae_xlwings import sheets, workflow
from fae_xlwings.views.pages import accueil, parametres, suivi
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Value

BEFORE = analyses.FIVE
CLIENT = {"client": "A"}


def on(day: date, *, follows: bool = False) -> Analysis:
    return replace(analyses.analysis(BEFORE, today=day, inputs=CLIENT), follows=follows)


def test_the_day_is_a_formula_until_one_is_asked_for() -> None:
    page = parametres.build(on(analyses.DAY, follows=True))

    assert dict(live.formulas(page))["C5"] == "=TODAY()"
    assert [analyses.values(page)[place] for place in ("C5", "H5")] == [analyses.DAY, analyses.DAY]
    assert "C5" not in dict(live.formulas(parametres.build(on(analyses.DAY))))


def test_a_day_that_was_typed_is_said_to_stand_still() -> None:
    for follows, told in ((True, [True, False]), (False, [False, True])):
        analysis = on(analyses.DAY, follows=follows)
        cells = analyses.values(parametres.build(analysis))["E5"]

        assert [str(cells).startswith(start) for start in ("Suit le jour.", "⚠ Date saisie")] == told
        assert (accueil.DAY_STANDS in analyses.values(accueil.build(analysis)).values()) is not follows


def moved(path: Path, edits: office.Edits, after: Analysis) -> list[tuple[str, str, object, object]]:
    """What does not follow the day, but for the gap of the fingerprint that tells of it."""
    found = live.differences(path, edits, workflow.plans(after))
    return [each for each in found if not str(each[3]).startswith(" · date")]


def test_what_is_no_formula_does_not_speak_of_the_day() -> None:
    """But for what tells when a page was last brought up to date, and for the day itself where the user typed it."""
    before, after = (_fixed(on(day)) for day in (date(2026, 8, 31), date(2027, 9, 2)))
    differing = {place for place in before | after if before.get(place) != after.get(place)}

    assert {sheet for sheet, _ in differing} == {sheets.CALCULS, sheets.PARAMETRES, sheets.SUIVI}
    assert {cell for sheet, cell in differing if sheet == sheets.PARAMETRES} == {"C5"}
    assert {before[place] for place in differing if isinstance(before[place], str)} == {
        "Empreinte des données, calcul du 31/08/2026",
        suivi.NAMED.format(date(2026, 8, 31)),
    }


def _fixed(analysis: Analysis) -> dict[tuple[str, str], Value]:
    plans = workflow.plans(analysis)
    live_cells = {(plan.name, address) for plan in plans for address, _ in live.formulas(plan)}
    shown = {(plan.name, address): value for plan in plans for address, value in analyses.values(plan).items()}
    return {place: value for place, value in shown.items() if place not in live_cells}


@pytest.mark.office
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 12, 31), date(2028, 2, 29)),
    ],
)
def test_every_page_follows_a_day_typed_over(before: date, after: date, tmp_path: Path) -> None:
    shown = on(before)
    path = workflow.write_workbook(shown, tmp_path / "analyse.xlsx")
    edits = {live.place(workflow.plans(shown), "p_date_saisie"): live.as_cell(after)}

    assert moved(path, edits, on(after)) == []


@pytest.mark.office
def test_every_page_follows_the_day_of_the_computer(tmp_path: Path) -> None:
    path = workflow.write_workbook(on(date(2026, 8, 31), follows=True), tmp_path / "analyse.xlsx")
    today = date.today()  # noqa: DTZ011 - the day that LibreOffice counts with

    assert moved(path, {}, on(today, follows=True)) == []


@pytest.mark.office
def test_every_page_follows_a_day_that_is_typed_then_emptied(tmp_path: Path) -> None:
    today, typed = date.today(), date(2026, 8, 31)  # noqa: DTZ011 - the day that LibreOffice counts with
    path = workflow.write_workbook(on(today, follows=True), tmp_path / "analyse.xlsx")
    place = live.place(workflow.plans(on(today)), "p_date_saisie")

    assert moved(path, {place: live.as_cell(typed)}, on(typed)) == []
    emptied = [each for each in moved(path, {place: None}, on(today, follows=True)) if f"{each[0]}!{each[1]}" != place]
    assert emptied == []
