import math
import random

import numpy as np
import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import (
    A_COMPLETER,
    APPETENCE,
    APPETENCES,
    CA,
    COMPUTED,
    ETOILES,
    NOM,
    OUTIL,
    OUTILS,
    PRIORITE,
    PRIORITES,
    SCORE,
)
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.scoring import STARS, french, reasons, score

OUTIL_COEFFICIENTS = {"NON": 10, "PARTIELLEMENT": 5, "OUI": 1}
APPETENCE_COEFFICIENTS = {"TRES BON": 3, "BON": 2, "MOYEN": 1, "FAIBLE": 0.5}


def by_hand(amount: float, outil: str, appetence: str) -> tuple[float, str, int]:
    """The score, priority and stars of one client, written as the rule book reads; NaN for an unknown score."""
    if outil not in OUTIL_COEFFICIENTS or appetence not in APPETENCE_COEFFICIENTS:
        return math.nan, A_COMPLETER, 0
    points = (0.0 if math.isnan(amount) else amount) / 1500
    points = points * OUTIL_COEFFICIENTS[outil] * APPETENCE_COEFFICIENTS[appetence]
    if math.isnan(amount):
        return points, A_COMPLETER, 0
    if points >= 30:
        return points, "P1", 5 if points >= 60 else 4
    return (points, "P2", 3) if points >= 15 else (points, "P3", 2) if points >= 5 else (points, "P4", 1)


@given(portfolios())
def test_every_client_is_scored_as_by_hand(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)

    for row, result in zip(portfolio.itertuples(), scored.itertuples(), strict=True):
        points, priority, stars = by_hand(
            row.CA_HONORAIRES_HT, row.OUTIL_COMPATIBLE_REFORME, row.APPETENCE_INFORMATIQUE
        )
        assert points == result.SCORE_OPPORTUNITE or (math.isnan(points) and math.isnan(result.SCORE_OPPORTUNITE))
        assert (priority, STARS[stars]) == (result.PRIORITE, result.ETOILES)


@pytest.mark.parametrize(
    ("amount", "outil", "appetence", "expected"),
    [
        (8500, "NON", "TRES BON", 170),
        (4200, "PARTIELLEMENT", "BON", 28),
        (2100, "OUI", "MOYEN", 1.4),
        (500, "OUI", "FAIBLE", 500 / 3000),
    ],
)
def test_the_score_is_fees_over_1500_times_both_coefficients(
    amount: float, outil: str, appetence: str, expected: float
) -> None:
    scored = score(clients(f"ca | outil | appetence\n{amount} | {outil} | {appetence}"))

    assert scored[SCORE].tolist() == pytest.approx([expected], rel=1e-15)


def test_the_score_is_never_rounded() -> None:
    scored = score(clients("ca | outil | appetence\n1464.89 | OUI | TRES BON"))

    assert scored[SCORE].item() == 1464.89 / 1500 * 1 * 3


@pytest.mark.parametrize(
    ("amount", "priority", "stars"),
    [
        (9000.0, "P1", "★★★★★"),
        (np.nextafter(9000.0, 0), "P1", "★★★★☆"),
        (4500.0, "P1", "★★★★☆"),
        (np.nextafter(4500.0, 0), "P2", "★★★☆☆"),
        (2250.0, "P2", "★★★☆☆"),
        (np.nextafter(2250.0, 0), "P3", "★★☆☆☆"),
        (750.0, "P3", "★★☆☆☆"),
        (np.nextafter(750.0, 0), "P4", "★☆☆☆☆"),
        (0.0, "P4", "★☆☆☆☆"),
    ],
)
def test_priority_and_stars_are_judged_on_the_unrounded_score(amount: float, priority: str, stars: str) -> None:
    portfolio = clients("ca | outil | appetence\n0 | NON | MOYEN").assign(**{CA: amount})

    scored = score(portfolio)

    assert (scored[PRIORITE].item(), scored[ETOILES].item()) == (priority, stars)


def test_an_unknown_choice_leaves_the_score_empty_and_the_priority_to_complete() -> None:
    scored = score(clients("ca | outil | appetence\n8500 | ? | BON\n8500 | NON | ?"))

    assert scored[SCORE].isna().all()
    assert scored[PRIORITE].tolist() == [A_COMPLETER, A_COMPLETER]
    assert scored[ETOILES].tolist() == ["☆☆☆☆☆", "☆☆☆☆☆"]


def test_a_missing_amount_counts_as_zero_and_the_priority_is_to_complete() -> None:
    scored = score(clients("ca | outil | appetence\n? | NON | TRES BON"))

    assert (scored[CA].item(), scored[SCORE].item(), scored[PRIORITE].item()) == (0.0, 0.0, A_COMPLETER)


def test_scoring_adds_the_six_computed_columns_and_leaves_its_input_alone() -> None:
    portfolio = clients("ca | outil | appetence\n? | NON | BON")

    scored = score(portfolio)

    assert scored.columns.tolist() == [*portfolio.columns, *COMPUTED]
    assert portfolio[CA].isna().all()


def test_priorities_and_stars_are_ordered_from_first_to_last() -> None:
    scored = score(clients("ca | outil | appetence\n8500 | NON | BON"))

    assert scored[PRIORITE].cat.categories.tolist() == [*PRIORITES, A_COMPLETER]
    assert scored[ETOILES].cat.categories.tolist() == list(STARS)


@given(
    st.lists(st.floats(0, 1e7), min_size=2, max_size=8),
    st.sampled_from(OUTILS),
    st.sampled_from(APPETENCES),
)
def test_the_score_never_falls_when_fees_rise(amounts: list[float], outil: str, appetence: str) -> None:
    rows = "\n".join(f"{amount} | {outil} | {appetence}" for amount in sorted(amounts))

    assert score(clients("ca | outil | appetence\n" + rows))[SCORE].is_monotonic_increasing


@given(portfolios(min_size=1), st.randoms())
def test_permuting_rows_or_columns_changes_nothing(portfolio: pd.DataFrame, random: random.Random) -> None:
    order = random.sample(range(len(portfolio)), len(portfolio))
    columns = random.sample(list(portfolio.columns), len(portfolio.columns))

    shuffled = score(portfolio[columns].iloc[order].reset_index(drop=True))

    expected = score(portfolio).iloc[order].reset_index(drop=True)
    assert shuffled[expected.columns].equals(expected)


def test_zero_clients_score_to_an_empty_frame_of_the_same_shape() -> None:
    scored = score(clients("ca | outil | appetence"))

    assert scored.shape == (0, 14)


def test_changed_coefficients_and_thresholds_change_the_results() -> None:
    portfolio = clients("ca | outil | appetence\n1500 | NON | MOYEN")

    scored = score(portfolio, DEFAULTS.replace(coef_outil_non=20.0, seuil_p1=20.0))

    assert (scored[SCORE].item(), scored[PRIORITE].item()) == (20.0, "P1")


def test_the_reason_is_one_french_sentence_a_partner_would_say() -> None:
    portfolio = clients("ca | outil | appetence\n8500 | NON | TRES BON\n1250.5 | PARTIELLEMENT | FAIBLE\n? | ? | ?")

    told = [reason.translate({ord("\u00a0"): " ", ord("\u202f"): " "}) for reason in reasons(score(portfolio))]
    assert told == [
        (
            "Il doit changer d'outil et il est très à l'aise avec le numérique"
            " ; il nous confie 8 500 € d'honoraires par an."
        ),
        (
            "Son outil est à mettre à jour et il faudra l'accompagner pas à pas"
            " ; il nous confie 1 251 € d'honoraires par an."
        ),
        "Son outil est à préciser et son aisance aussi ; il nous confie 0 € d'honoraires par an.",
    ]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (-0.001, "0"),
        (8500, "8\u202f500"),
        (0.5, "0,5"),
        (1234.56, "1\u202f234,56"),
        (0, "0"),
        (10, "10"),
        (1e6, "1\u202f000\u202f000"),
    ],
)
def test_numbers_are_written_as_a_french_reader_writes_them(number: float, text: str) -> None:
    assert french(number) == text


def test_names_and_choices_pass_through_untouched() -> None:
    portfolio = clients("nom | ca | outil | appetence\n=Équilibre | 1 | OUI | BON")

    scored = score(portfolio)

    assert scored[[NOM, OUTIL, APPETENCE]].equals(portfolio[[NOM, OUTIL, APPETENCE]])
