from collections.abc import Mapping
from datetime import date, datetime

import pytest
from frames import clients, grid

from fae_xlwings.domain.columns import PRIORITE
from fae_xlwings.domain.parameters import DEFAULTS, PARAMETERS
from fae_xlwings.domain.scoring import score
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.parameters_sheet import ROWS, read_day, read_parameters, read_texts

DAY = datetime(2027, 3, 1)  # noqa: DTZ001 - cells have no time zone


def sheet(values: Mapping[str, object], name: str = "Paramètres") -> Grid:
    """A sheet of parameters under a title: the value in column C, the key in column E."""
    header = ["Groupe", "Paramètre", "Valeur", "Unité", "Clé"]
    rows = [["", "", value, "", key] for key, value in values.items()]
    return Grid(name, [["Paramètres", "", "", "", ""], [], header, *rows])


def refusal(**values: object) -> str:
    with pytest.raises(InputError) as refused:
        read_parameters([sheet(values)])
    return str(refused.value)


def test_the_values_of_the_sheet_are_in_force_and_the_others_keep_their_default() -> None:
    found = read_parameters([sheet({"seuil_p1": 40, "jalon_emission": DAY})])

    assert (found["seuil_p1"], found.day("jalon_emission"), found["seuil_p2"]) == (40.0, date(2027, 3, 1), 15.0)


def test_every_parameter_of_the_sheet_is_read_back() -> None:
    assert read_parameters([sheet({row.key: row.value for row in PARAMETERS})]) == DEFAULTS


def test_parameters_of_the_sheet_change_the_results() -> None:
    portfolio = clients("ca | outil | appetence\n1500 | NON | MOYEN")

    found = read_parameters([sheet({"coef_outil_non": 40.0})])

    assert (score(portfolio)[PRIORITE].item(), score(portfolio, found)[PRIORITE].item()) == ("P3", "P1")


@pytest.mark.parametrize("name", ["PARAMETRES", "Parametres", " paramètres "])
def test_the_sheet_is_found_whatever_its_case_and_accents(name: str) -> None:
    assert read_parameters([grid("NOM\nAlpha"), sheet({"seuil_p1": 40}, name)])["seuil_p1"] == 40.0


@pytest.mark.parametrize(
    "grids",
    [
        [],
        [Grid("Paramètres", [])],
        [grid("Serveur | Valeur\nport | 80", "Paramètres")],
        [grid("Clé\nseuil_p1", "Paramètres")],
        [sheet({"seuil_p1": 40}, "Réglages")],
    ],
)
def test_without_a_sheet_of_ours_the_defaults_are_in_force(grids: list[Grid]) -> None:
    assert read_parameters(grids) == DEFAULTS


def test_keys_of_another_version_are_passed_over() -> None:
    assert read_parameters([sheet({"ancien_reglage": "x", "": None})]) == DEFAULTS


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("dix", "« dix » n'est pas un nombre mais du texte"),
        ("10", "« 10 » n'est pas un nombre mais du texte"),
        (True, "« VRAI » n'est pas un nombre"),
        ("#REF!", "« #REF! » n'est pas un nombre"),
        (date(2026, 1, 1), "« 01/01/2026 » n'est pas un nombre"),
    ],
)
def test_what_is_no_number_in_a_coefficient_is_refused_with_its_cell(value: object, told: str) -> None:
    message = refusal(coef_outil_oui=1, coef_outil_non=value)

    assert message == f"Paramètres!C5 (Outil à changer (NON)) : {told}, saisissez un nombre, par exemple 10."


@pytest.mark.parametrize("value", [None, "", " ", float("nan")])
def test_an_empty_parameter_is_refused(value: object) -> None:
    assert "Paramètres!C4 (P1 à partir de) : la cellule est vide" in refusal(seuil_p1=value)


def test_an_infinite_parameter_is_refused() -> None:
    assert "n'est pas un nombre" in refusal(seuil_p1=float("inf"))


def test_a_negative_tariff_is_refused() -> None:
    message = refusal(tarif_p1_max=-1500)

    assert message == (
        "Paramètres!C4 (Tarif P1, au plus) : -1\u202f500 ne convient pas, saisissez un nombre supérieur ou égal à 0."
    )


@pytest.mark.parametrize(
    ("key", "value", "accepted"),
    [
        ("heures_etp", 0, "un nombre supérieur à 0"),
        ("score_base", 0, "un nombre supérieur à 0"),
        ("conversion_p1", 1.2, "un nombre de 0 à 1"),
        ("tco_utilisateurs", 51, "un nombre entier de 1 à 50"),
        ("tco_utilisateurs", 2.5, "un nombre entier de 1 à 50"),
        ("phase_p1_mois", 0, "un nombre entier de 1 à 6"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_what_is_accepted(key: str, value: float, accepted: str) -> None:
    assert refusal(**{key: value}).endswith(f"saisissez {accepted}.")


@pytest.mark.parametrize(
    ("values", "cell"),
    [
        ({"seuil_p2": 40}, "C4"),
        ({"seuil_p1": 20, "seuil_p2": 25}, "C4"),
        ({"segment_tres_grand": 10}, "C4"),
        ({"seuil_risque_moyen": 60}, "C4"),
        ({"tarif_p2_max": 100}, "C4"),
    ],
)
def test_thresholds_out_of_order_are_refused(values: dict[str, object], cell: str) -> None:
    message = refusal(**values)

    assert message.startswith(f"Paramètres!{cell} : « ")
    assert "doit rester au moins égal à" in message


def test_equal_thresholds_are_in_order() -> None:
    assert read_parameters([sheet({"seuil_p1": 15, "tarif_p1_max": 1200})])["seuil_p1"] == 15.0


def test_milestones_out_of_order_are_refused_with_their_dates() -> None:
    message = refusal(jalon_emission=date(2026, 1, 1))

    assert f"« {ROWS['jalon_emission'].label} » (01/01/2026)" in message
    assert "(01/09/2026)" in message


@pytest.mark.parametrize("value", ["bientôt", "", None, True, 0, 1e9, float("nan")])
def test_a_milestone_that_is_no_date_is_refused(value: object) -> None:
    assert "n'est pas une date" in refusal(jalon_emission=value)


def test_a_date_that_lost_its_format_is_still_that_day() -> None:
    assert read_parameters([sheet({"jalon_emission": 46447})]).day("jalon_emission") == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"echeance": DAY}, date(2027, 3, 1)),
        ({"echeance": date(2027, 3, 1)}, date(2027, 3, 1)),
        ({"echeance": ""}, None),
        ({}, None),
    ],
)
def test_a_day_of_the_sheet_may_be_absent(values: dict[str, object], day: date | None) -> None:
    assert read_day([sheet(values)], "echeance") == day


def test_a_day_that_is_no_date_is_refused_with_its_cell() -> None:
    with pytest.raises(InputError, match="Paramètres!C4 : « demain » n'est pas une date"):
        read_day([sheet({"echeance": "demain"})], "echeance")


def test_the_texts_of_the_firm_are_read_in_any_case() -> None:
    found = read_parameters([sheet({"cabinet_nom": " Cabinet Durand ", "rapport_honoraires": "NON"})])

    assert (found.firm.name, found.firm.shows_fees) == ("Cabinet Durand", False)


def test_an_empty_choice_is_the_default() -> None:
    assert read_parameters([sheet({"rapport_honoraires": None})]).firm.shows_fees


def test_a_word_that_is_no_choice_is_refused_with_its_cell() -> None:
    message = refusal(rapport_honoraires="parfois")

    assert message == (
        "Paramètres!C4 (Honoraires écrits dans les rapports) : « parfois » ne convient pas, saisissez Oui ou Non."
    )


def test_what_the_firm_says_of_itself_is_read_alone_but_for_a_word_that_is_no_choice() -> None:
    typed = sheet({"cabinet_nom": "Cabinet Durand", "rapport_honoraires": "parfois", "seuil_p1": "dix"})

    assert read_texts([typed]) == {"cabinet_nom": "Cabinet Durand"}
    assert read_texts([sheet({"rapport_honoraires": "non"})]) == {"rapport_honoraires": "non"}
