"""Words of the texts: what they say, and how a text becomes a formula."""

from datetime import date

import analyses
import pytest

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.wording import Word, client_words, french_day, general_words, phrase, told


def said(words: tuple[Word, ...]) -> dict[str, object]:
    return {word.key: word.value for word in words}


@pytest.mark.parametrize(
    ("today", "reception", "emission", "step"),
    [
        (
            date(2026, 8, 31),
            "à compter du 1er septembre 2026",
            "à compter du 1er septembre 2027",
            "pouvoir recevoir vos factures au format électronique à compter du 1er septembre 2026.",
        ),
        (
            date(2026, 9, 1),
            "depuis le 1er septembre 2026",
            "à compter du 1er septembre 2027",
            "émettre vos propres factures au format électronique à compter du 1er septembre 2027.",
        ),
        (
            date(2027, 9, 1),
            "depuis le 1er septembre 2026",
            "depuis le 1er septembre 2027",
            "Toutes les étapes du calendrier sont désormais en vigueur.",
        ),
    ],
)
def test_dates_are_told_as_they_stand_on_the_day(today: date, reception: str, emission: str, step: str) -> None:
    words = said(general_words(analyses.analysis(today=today)))

    assert words["reception_depuis"] == reception
    assert words["emission_depuis"] == emission
    assert str(words["etape"]).removeprefix("Prochaine étape\u00a0: ") == step


def test_a_tariff_is_a_range_or_one_price() -> None:
    words = said(general_words(analyses.analysis(parameters=DEFAULTS.replace(tarif_p2_min=800.0))))

    assert words["tarif_audit"] == "de 1\u202f200\u00a0€ à 1\u202f500\u00a0€ HT"
    assert words["tarif_formation"] == "800\u00a0€ HT"


@pytest.mark.parametrize(
    ("first", "last", "greeting", "manager"),
    [
        ("Camille", "Durand", "Bonjour Camille,", "Camille Durand"),
        ("Camille", "", "Bonjour Camille,", "Camille"),
        ("", "Durand", "Bonjour,", "M. ou Mme Durand"),
        ("", "", "Bonjour,", "la personne qui suit la facturation"),
    ],
)
def test_a_client_is_greeted_by_what_is_known(first: str, last: str, greeting: str, manager: str) -> None:
    client = {
        "NOM": "SARL X", "DIRIGEANT_PRENOM": first, "DIRIGEANT_NOM": last, "DIRIGEANT_EMAIL": "", "PRIORITE": "P1",
    }  # fmt: skip
    words = said(client_words(client, 1))

    assert words["salutation"] == greeting
    assert words["dirigeant"] == manager
    assert words["client"] == "SARL X"


def test_the_signature_is_what_the_firm_typed_on_its_parameters() -> None:
    parameters = DEFAULTS.with_texts({"cabinet_signataire": "Jeanne Essai", "cabinet_nom": ""})
    words = said(general_words(analyses.analysis(parameters=parameters)))

    assert words["signataire"] == "Jeanne Essai"
    assert words["cabinet"] == "Votre cabinet d'expertise comptable"


def test_a_text_without_a_word_stays_a_text() -> None:
    assert not isinstance(phrase("Bien cordialement,", ()), Formula)


def test_a_text_with_words_is_a_formula_that_says_the_same() -> None:
    words = (Word("client", "Client", Formula("=A1", "SARL X")),)
    template = 'Pour {client} : « "oui" » ' + "long " * 60

    cell = phrase(template, words)

    assert isinstance(cell, Formula)
    assert cell.value == told(template, words)
    assert '&m_client&" : « ""oui"" »' in cell


def test_no_literal_of_a_formula_is_longer_than_excel_allows() -> None:
    words = (Word("client", "Client", Formula("=A1", "X")),)

    cell = str(phrase('"' * 200 + "{client}" + "a" * 600, words))

    literals = [part for part in cell.removeprefix("=").split("&") if part.startswith('"')]
    assert max(len(part[1:-1].replace('""', '"')) for part in literals) <= 255


def test_the_first_of_a_month_is_said_as_in_french() -> None:
    assert french_day(date(2027, 9, 1)) == "1er septembre 2027"
    assert french_day(date(2026, 11, 23)) == "23 novembre 2026"
