import pytest

from fae_xlwings.views.words.comparison import gap, shown


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [(0, "jours", "0 jour"), (1, "clients", "1 client"), (2, "clients", "2 clients"), (0, "mois", "0 mois"),
     (1.5, "heures", "1,5 heure"), (12_500, "€", "12 500 €")],
)  # fmt: skip
def test_a_unit_agrees_with_its_number(value: float, unit: str, told: str) -> None:
    assert " ".join(shown(value, unit).split()) == told


@pytest.mark.parametrize(("value", "unit", "told"), [(-1, "clients", "-1 client"), (3, "%", "+3 points")])
def test_the_unit_of_a_difference_agrees_with_it(value: float, unit: str, told: str) -> None:
    assert " ".join(gap(value, unit).replace("−", "-").split()) == told
