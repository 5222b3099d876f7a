from frames import clients

from fae_xlwings.intake.figures import Statistics, custom_sectors, statistics


def test_fees_are_measured_over_readable_amounts_only() -> None:
    found = statistics(clients("ca\n100\n?\n400\n1000"), left_out=2)

    assert found == Statistics(6, 4, 2, 3, 100.0, 1000.0, 500.0, 400.0, ())


def test_without_readable_amounts_the_statistics_are_zeros() -> None:
    assert statistics(clients("ca\n?"), left_out=0) == Statistics(1, 1, 0, 0, 0.0, 0.0, 0.0, 0.0, ())
    assert statistics(clients("ca"), left_out=0) == Statistics(0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, ())


def test_sectors_of_the_firms_own_are_listed_once_and_suggested_ones_are_not() -> None:
    found = custom_sectors(clients("secteur\nPisciculture\nsante\nÉlevage\nPisciculture\n''"))

    assert found == ("Élevage", "Pisciculture")
