import pandas as pd
import pytest
from frames import clients, portfolios
from hypothesis import given

from fae_xlwings.domain.columns import NIVEAU, NIVEAUX, RISQUE
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
    assert risk_scores(portfolio).tolist() == found[list(CONTRIBUTIONS)].sum(axis=1).tolist()


@pytest.mark.parametrize(
    ("points", "level"),
    [(100, "CRITIQUE"), (75, "CRITIQUE"), (74, "ÉLEVÉ"), (55, "ÉLEVÉ"), (54, "MOYEN"), (35, "MOYEN"), (34, "FAIBLE")],
)
def test_the_risk_level_follows_the_points(points: int, level: str) -> None:
    assert list(levels(risk_scores(clients("ca\n0")) + points)) == [level]


def test_risk_levels_are_ordered_from_the_worst() -> None:
    assert levels(risk_scores(clients("ca\n0"))).categories.tolist() == list(NIVEAUX)


def test_changed_points_change_the_level() -> None:
    portfolio = clients("ca | outil | appetence\n0 | NON | BON")

    scored = score(portfolio, DEFAULTS.replace(risque_outil_non=80.0))

    assert (scored[RISQUE].item(), scored[NIVEAU].item()) == (80.0, "CRITIQUE")


@given(portfolios())
def test_every_client_and_every_euro_is_in_one_level(portfolio: pd.DataFrame) -> None:
    scored = score(portfolio)
    found = distribution(scored)

    assert found.index.tolist() == list(NIVEAUX)
    assert found["clients"].tolist() == [int((scored[NIVEAU] == level).sum()) for level in NIVEAUX]
    assert found["ca"].sum() == pytest.approx(portfolio["CA_HONORAIRES_HT"].sum())
