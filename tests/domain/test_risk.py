import numpy as np
import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given

from fae_xlwings.domain.columns import LEVEL_WORDS, NIVEAU, RISQUE
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.risk import CONTRIBUTIONS, contributions, distribution, levels, risk_scores
from fae_xlwings.domain.scoring import score

OUTIL_POINTS = {"NON": 40, "PARTIELLEMENT": 20}
APPETENCE_POINTS = {"FAIBLE": 20, "MOYEN": 10}


def fee_points(amount: float) -> int:
    if amount > 10000:
        return 40
    limits = ((5000, 30), (2500, 20), (1000, 10))
    return next((points for limit, points in limits if amount >= limit), 0)


@given(portfolios())
def test_risk_is_the_sum_of_fee_tool_and_ease_points_and_unknown_adds_none(portfolio: pd.DataFrame) -> None:
    found = contributions(portfolio)

    for row, points in zip(portfolio.itertuples(), found.itertuples(index=False), strict=True):
        tool = OUTIL_POINTS.get(row.OUTIL_COMPATIBLE_REFORME, 0)
        ease = APPETENCE_POINTS.get(row.APPETENCE_INFORMATIQUE, 0)
        assert tuple(points) == (fee_points(row.CA_HONORAIRES_HT), tool, ease)
    told = (
        portfolio[["CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"]].notna().sum(axis=1) >= 2
    )
    sums = found[list(CONTRIBUTIONS)].sum(axis=1)
    pd.testing.assert_series_equal(pd.Series(risk_scores(portfolio)), sums.where(told), check_names=False)


@pytest.mark.parametrize(
    ("points", "level"),
    [(100, "CRITIQUE"), (75, "CRITIQUE"), (74, "ÉLEVÉ"), (55, "ÉLEVÉ"), (54, "MOYEN"), (35, "MOYEN"), (34, "FAIBLE")],
)
def test_the_risk_level_follows_the_points(points: int, level: str) -> None:
    assert list(levels(np.array([float(points)]))) == [level]


def test_risk_levels_are_ordered_from_the_worst() -> None:
    assert levels(np.array([0.0])).categories.tolist() == list(LEVEL_WORDS)


@pytest.mark.parametrize(
    ("row", "level"),
    [
        ("? | ? | ?", "À compléter"),
        ("800 | ? | ?", "À compléter"),
        ("20000 | ? | ?", "À compléter"),
        ("? | OUI | ?", "À compléter"),
        ("? | ? | BON", "À compléter"),
        ("? | NON | FAIBLE", "ÉLEVÉ"),
        ("800 | OUI | ?", "FAIBLE"),
        ("10000 | ? | FAIBLE", "MOYEN"),
    ],
)
def test_a_risk_is_told_from_two_answers_on(row: str, level: str) -> None:
    scored = score(clients(f"ca | outil | appetence\n{row}"))

    assert scored[NIVEAU].item() == level
    assert scored[RISQUE].isna().item() == (level == "À compléter")


def test_changed_points_change_the_level() -> None:
    portfolio = clients("ca | outil | appetence\n0 | NON | BON")

    scored = score(portfolio, DEFAULTS.replace(risque_outil_non=80.0))

    assert (scored[RISQUE].item(), scored[NIVEAU].item()) == (80.0, "CRITIQUE")


@given(portfolios())
def test_every_client_and_every_euro_is_in_one_level(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)
    found = distribution(scored)

    assert found.index.tolist() == list(LEVEL_WORDS)
    assert found["clients"].tolist() == [int((scored[NIVEAU] == level).sum()) for level in LEVEL_WORDS]
    assert found["ca"].sum() == pytest.approx(portfolio["CA_HONORAIRES_HT"].sum())
