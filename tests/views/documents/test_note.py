"""The partners' note and the documents handed over: what they say and what they draw."""

import analyses
import pytest
import situations

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.documents.blocks import Grid, Heat, Load, Square, Waterfall, pictures
from fae_xlwings.views.documents.handouts import handouts
from fae_xlwings.views.documents.note import note


def test_the_note_has_its_seven_chapters_and_its_five_pictures() -> None:
    written = note(situations.analysis())

    assert [chapter.title for chapter in written.chapters] == [
        "La situation en cinq chiffres",
        "Qui est exposé, qui est rentable",
        "Où sont les clients",
        "Ce que l'accompagnement peut rapporter",
        "La charge par mois",
        "Les dix premiers clients à accompagner",
        "Trois décisions à prendre",
    ]
    assert [type(picture.drawing) for picture in pictures(written)] == [Square, Heat, Heat, Waterfall, Load]
    assert all(picture.alt for picture in pictures(written))


def test_five_figures_agree_with_the_indicators() -> None:
    analysis = situations.analysis()
    table = note(analysis).chapters[0].content[0]

    assert isinstance(table, Grid)
    assert len(table.rows) == 5
    assert table.rows[0][1] == "8 clients"
    assert table.rows[3][1] == f"{analysis.indicators.total_heures_mission} h"


def test_the_square_numbers_the_ten_largest_clients_and_shows_every_scored_one() -> None:
    analysis = situations.analysis()
    square = pictures(note(analysis))[0].drawing

    assert isinstance(square, Square)
    assert len(square.numbered) == 10
    assert len(square.numbered) + len(square.points) == analysis.scored["SCORE_OPPORTUNITE"].notna().sum()


def test_the_load_is_told_against_the_hours_of_the_team() -> None:
    wide = note(analyses.analysis(parameters=DEFAULTS.replace(heures_equipe=500.0))).as_text()
    short = note(analyses.analysis(parameters=DEFAULTS.replace(heures_equipe=0.5))).as_text()

    assert "La charge tient" in wide
    assert "il manque" in short


def test_what_lacks_is_counted_in_the_month_that_strains_the_team_most() -> None:
    analysis = analyses.analysis(parameters=DEFAULTS.replace(heures_equipe=0.5))
    load = pictures(note(analysis))[-1].drawing
    assert isinstance(load, Load)

    asked = [sum(hours) for hours in zip(*(by_month for _, by_month in load.phases), strict=True)]
    gaps = [one - other for one, other in zip(asked, load.available, strict=True)]
    worst = gaps.index(max(gaps))

    needed, there = round(asked[worst]), round(load.available[worst])
    text = note(analysis).as_text()
    assert f"les missions demandent {needed} h et l'équipe en a {there}" in text
    assert f"il manque {needed - there} h" in text


def test_a_portfolio_without_clients_has_a_note_all_the_same() -> None:
    text = note(analyses.empty()).as_text()

    assert "Aucun client n'a encore de score" in text
    assert "Aucun client connu n'est en retard" in text


@pytest.mark.parametrize("written", [note(situations.analysis()), *handouts(situations.analysis())])
def test_no_placeholder_is_left(written: object) -> None:
    assert "{" not in written.as_text()
    assert " de de " not in written.as_text()


def test_guide_and_script_are_in_the_firm_s_name() -> None:
    guide, script = handouts(situations.analysis())

    assert "Cabinet Exemple & Associés vous accompagne" in guide.as_text()
    assert "Cabinet Exemple & Associés" in script.as_text()
    assert len([chapter for chapter in script.chapters if chapter.title]) == 4
