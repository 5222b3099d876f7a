from frames import clients

from fae_xlwings.intake.figures import Statistics, as_json, custom_sectors, statistics


def test_fees_are_measured_over_readable_amounts_only() -> None:
    found = statistics(clients("ca\n100\n?\n400\n1000"), left_out=2)

    assert found == Statistics(6, 4, 2, 3, 100.0, 1000.0, 500.0, 400.0, ())


def test_without_readable_amounts_the_statistics_are_zeros() -> None:
    assert statistics(clients("ca\n?"), left_out=0) == Statistics(1, 1, 0, 0, 0.0, 0.0, 0.0, 0.0, ())
    assert statistics(clients("ca"), left_out=0) == Statistics(0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, ())


def test_sectors_of_the_firms_own_are_listed_once_and_suggested_ones_are_not() -> None:
    found = custom_sectors(clients("secteur\nPisciculture\nsante\nÉlevage\nPisciculture\n''"))

    assert found == ("Élevage", "Pisciculture")


def test_the_statistics_have_french_keys_and_the_same_figures() -> None:
    figures = statistics(clients("nom | secteur | ca\nAlpha | Pêche | 100\nBeta | BTP | 300\nGamma | BTP | ?"), 2)

    assert as_json(figures) == {
        "lignes_lues": 5,
        "lignes_laissees_de_cote": 2,
        "clients": 3,
        "ca_lisibles": 2,
        "ca_min": 100.0,
        "ca_max": 300.0,
        "ca_moyen": 200.0,
        "ca_median": 200.0,
        "secteurs_propres": ["Pêche"],
    }
