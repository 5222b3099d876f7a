import pytest

from fae_xlwings.views.documents.naming import file_stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("SAS Data/Conseil", "SAS Data Conseil"),
        ('Librairie "La Page"', "Librairie La Page"),
        ("Fleurs: Rose & Thym?", "Fleurs Rose & Thym"),
        ("Fin.", "Fin"),
        ("A" * 200, "A" * 80),
        ("CON", "_CON"),
        ("aux.deux roues", "_aux.deux roues"),
        ("Conseil", "Conseil"),
        ("LPT1 - Relance", "LPT1 - Relance"),
        ("Perdu\ud800", "Perdu"),
    ],
)
def test_a_file_name_is_one_that_windows_accepts(name: str, stem: str) -> None:
    assert file_stem(name) == stem
