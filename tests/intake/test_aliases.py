import pytest

from fae_xlwings.domain.columns import APPETENCE, CA, NOM, OUTIL, SECTEUR
from fae_xlwings.intake.aliases import ALIASES, Meaning, meaning

PHRASES = [
    (name, rank, phrase.strip())
    for name, ranks in ALIASES.items()
    for rank, phrases in enumerate(ranks)
    for phrase in phrases.split("|")
]


@pytest.mark.parametrize(("name", "rank", "phrase"), PHRASES)
def test_every_alias_means_its_column_and_none_hides_another(name: str, rank: int, phrase: str) -> None:
    said = meaning(phrase.replace("\n", " "))

    assert said is not None
    assert said.name == name
    assert said.rank in {rank, -1} or phrase == "NOM"


@pytest.mark.parametrize(
    ("header", "name", "year"),
    [
        ("Honoraires 2025 (€ HT)", CA, 2025),
        ("CA_HONORAIRES_HT (en €)", CA, 0),
        ("Honoraires H.T. 2024/2025", CA, 2025),
        ("Honoraires HT N-1", CA, 9),
        ("Honoraires HT N", CA, 10),
        ("OUTIL_COMPATIBLE_REFORME (OUI/NON)", OUTIL, 0),
        ("RaisonSociale", NOM, 0),
        ("Nom\ndu  client", NOM, 0),
        ("Secteur d’activité", SECTEUR, 0),
        ("Aisance informatique\u200b", APPETENCE, 0),
    ],
)
def test_a_header_is_understood_without_small_words_unit_and_year(header: str, name: str, year: int) -> None:
    said = meaning(header)

    assert said is not None
    assert (said.name, said.year) == (name, year)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Code client",
        "Nom du collaborateur",
        "E-mail collaborateur",
        "Date",
        "2025",
        "Oui",
        "Id société",
        "SIRET",
        "TTC",
    ],
)
def test_other_headers_mean_nothing_to_us(header: str) -> None:
    assert meaning(header) is None


def test_a_bare_name_is_the_vaguest_of_all() -> None:
    assert meaning("Nom") == Meaning(NOM, len(ALIASES[NOM]) - 1)
    assert [said.is_bare for header in ("Nom", "Client") if (said := meaning(header))] == [True, False]
