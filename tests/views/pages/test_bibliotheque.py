"""The library: made out to the client chosen in a cell, in the sheet and in the files alike."""

from datetime import date
from pathlib import Path

import analyses
import live
import office
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.views.pages import bibliotheque, donnees, guide_missions
from fae_xlwings.views.pages.bibliotheque import build, chosen, client_row, message_for, personalised
from fae_xlwings.views.words.plan import Choice
from fae_xlwings.views.words.ranking import SPARE_ROWS

CLIENTS = """
NOM       | SECTEUR | CA   | OUTIL | APPETENCE | DIRIGEANT_PRENOM | DIRIGEANT_NOM | DIRIGEANT_EMAIL
SCI UN    | Conseil | 8500 | NON   | TRES BON  | Camille          | Durand        | c.durand@exemple.fr
SARL*     | Conseil | 4200 | NON   | FAIBLE    |                  | Martin        |
SARL?~    | Conseil | 9000 | OUI   | FAIBLE    |                  |               | {x}@exemple.fr
sci un    | Conseil | 10   | OUI   | FAIBLE    | Autre            |               |
=Équilibre| Conseil | abc  | OUI   | FAIBLE    | L'"As"           |               |
"""


def shown(inputs: dict[str, object] | None = None) -> list[object]:
    analysis = analyses.analysis(CLIENTS, inputs=inputs)  # pyright: ignore[reportArgumentType]
    return list(analyses.values(build(analysis)).values())


def test_the_first_client_to_accompany_is_chosen_at_first() -> None:
    assert chosen(analyses.analysis(CLIENTS)).name == "SCI UN"
    assert sum(str(value).startswith("Bonjour Camille,\n") for value in shown()) == 5


def test_the_chosen_client_is_kept_and_a_stranger_is_not() -> None:
    assert chosen(analyses.analysis(CLIENTS, inputs={"client": "SARL*"})).position == 2
    assert chosen(analyses.analysis(CLIENTS, inputs={"client": "Personne"})).name == "SCI UN"


def test_a_name_borne_twice_is_the_first_row_as_excel_finds_it() -> None:
    assert chosen(analyses.analysis(CLIENTS, inputs={"client": "sci un"})).position == 1


def test_an_empty_portfolio_has_texts_for_nobody() -> None:
    values = analyses.values(build(analyses.empty())).values()

    assert "Choisissez un client dans la cellule jaune" in values
    assert sum(str(value).startswith("Bonjour,\n") for value in values) == 5


def test_clients_are_offered_from_the_sheet_of_data_with_those_added_below() -> None:
    choice = build(analyses.analysis(CLIENTS)).validations[0]

    assert isinstance(choice, Choice)
    assert choice.source == f"Données!$A$3:$A${7 + SPARE_ROWS}"


def test_the_files_say_what_the_sheet_says() -> None:
    analysis = analyses.analysis(CLIENTS, inputs={"client": "SARL*"})
    files = personalised(analysis, client_row(analysis, 1))
    on_sheet = {str(value) for value in analyses.values(build(analysis)).values()}

    assert len(files) == 7
    for file in files[:5]:
        *_, body = file.text.partition("\n\n")
        assert body.strip() in on_sheet


def test_a_file_is_addressed_and_has_no_placeholder_left() -> None:
    analysis = analyses.analysis(CLIENTS)
    audit, *_ = personalised(analysis, client_row(analysis, 0))

    assert audit.stem == "SCI UN - E-mail 1 · Audit et pilotage"
    assert audit.text.startswith(
        "Objet : Facturation électronique\u00a0: faisons le point pour SCI UN\n"
        "À : c.durand@exemple.fr\n\nBonjour Camille,\n"
    )
    assert "{" not in audit.text


def test_braces_in_an_address_stay_as_they_are() -> None:
    analysis = analyses.analysis(CLIENTS)

    assert "À : {x}@exemple.fr\n" in personalised(analysis, client_row(analysis, 2))[0].text


@pytest.mark.parametrize(
    ("position", "title"),
    [(0, "E-mail 1 · Audit et pilotage"), (2, "E-mail 3 · Information"), (4, "E-mail 3 · Information")],
)
def test_each_client_has_the_message_that_suits(position: int, title: str) -> None:
    analysis = analyses.analysis(CLIENTS)

    assert message_for(analysis, client_row(analysis, position)).stem.endswith(title)


@pytest.mark.office
def test_choosing_a_client_makes_the_texts_out_to_him_at_once(tmp_path: Path) -> None:
    analysis = analyses.analysis(CLIENTS)
    path = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")
    cell = live.place([build(analysis)], "i_client")

    for name in analysis.scored[NOM]:
        after = analyses.analysis(CLIENTS, inputs={"client": name})
        assert live.differences(path, {cell: name}, [bibliotheque.build(after), guide_missions.build(after)]) == []


@pytest.mark.office
@pytest.mark.parametrize("day", ["2026-08-31", "2026-09-01", "2027-09-01", "2030-01-01"])
def test_texts_follow_the_day_of_the_analysis(day: str, tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(CLIENTS), tmp_path / "analyse.xlsx")
    after = analyses.analysis(CLIENTS, today=live.date.fromisoformat(day))
    serial = live.as_cell(after.today)

    assert live.differences(path, {live.place(workflow.plans(after), "p_date_saisie"): serial}, [build(after)]) == []


LATE_AND_NOT = """
NOM  | SECTEUR | CA   | OUTIL | APPETENCE | PLATEFORME
TARD | Conseil | 8500 | NON   | TRES BON  |
PRET | Conseil | 8500 | OUI   | TRES BON  |
VU   | Conseil | 8500 | NON   | TRES BON  | Ma plateforme
"""
LATE_WORDS = "Depuis le 1er septembre 2026, votre entreprise doit pouvoir recevoir ses factures"


@pytest.mark.parametrize(("client", "is_late"), [(0, True), (1, False), (2, False)])
def test_every_message_and_the_call_speak_to_a_late_client_as_one(client: int, *, is_late: bool) -> None:
    analysis = analyses.analysis(LATE_AND_NOT)
    texts = [file.text for file in personalised(analysis, client_row(analysis, client))]

    assert [LATE_WORDS in text for text in texts] == [*[is_late] * 6, False]
    assert ["bonne trajectoire" in text for text in texts] == [False, not is_late, *[False] * 5]
    assert all(text.index(LATE_WORDS) < text.index("Prochaine étape") for text in texts[3:5] if is_late)


@pytest.mark.parametrize("client", [0, 1, 2])
def test_no_message_tells_the_date_of_reception_twice(client: int) -> None:
    analysis = analyses.analysis(LATE_AND_NOT)

    for file in personalised(analysis, client_row(analysis, client)):
        assert file.text.count("1er septembre 2026") <= 1, file.stem


def test_nobody_is_late_before_the_day() -> None:
    analysis = analyses.analysis(LATE_AND_NOT, today=date(2026, 8, 31))

    assert not any(LATE_WORDS in file.text for file in personalised(analysis, client_row(analysis, 0)))


@pytest.mark.office
def test_the_sheet_follows_the_client_chosen_and_the_platform_typed(tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(LATE_AND_NOT, inputs={"client": "PRET"}), tmp_path / "a.xlsx")
    chosen_cell = live.place(workflow.plans(analyses.analysis(LATE_AND_NOT)), "i_client")

    def late_texts(edits: office.Edits) -> int:
        found = office.recalculated(path, edits)["Bibliothèque"].values()
        return sum(LATE_WORDS in str(text) for text in found)

    typed = f"Données!{donnees.address(PLATEFORME, donnees.FIRST_ROW)}"
    assert late_texts({}) == 0
    assert late_texts({chosen_cell: "TARD"}) == 6
    assert late_texts({chosen_cell: "VU"}) == 0
    assert late_texts({chosen_cell: "TARD", typed: "Ma plateforme"}) == 0
