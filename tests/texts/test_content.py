"""What a client may read: no word of the firm's own, no date or amount typed in, no forgotten placeholder."""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import analyses
import pytest

from fae_xlwings.domain.columns import REQUIRED
from fae_xlwings.domain.sectors import SECTORS
from fae_xlwings.texts import content
from fae_xlwings.views.pages.bibliotheque import all_words, chosen

INTERNAL = re.compile(
    r"\bP[1-4]\b|scor|priorit|opportunit|segment|appétence|étoile|rentab|portefeuille|relance", re.IGNORECASE
)
DATED = re.compile(r"\b20\d\d\b|\d\s*€|€\s*\d|\b(septembre|janvier)\b", re.IGNORECASE)
UNFINISHED = re.compile(r"XX|\.\.\.|\[|\]|<|>|lorem", re.IGNORECASE)
READ_BY_THE_FIRM = {"when", "advice", "key"}
OF_A_REPORT = {
    "transactions", "paiements", "regime", "plafond", "factures", "depuis", "statut", "taille", "inconnus",
    "annees_sans_infraction", "delai_reparation",
    "niveau", "rang", "rangs", "reception_jours", "debut", "fin", "heures", "tarif", "prochaine", "client",
}  # fmt: skip
"""Words that the report itself counts; its tests see that none is left."""


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts of a content file with the name they stand under, what only the firm reads left out."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in READ_BY_THE_FIRM:
                yield from leaves(inner, f"{name}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    elif isinstance(value, str) and not name.endswith("email.title"):
        yield name, value


def client_texts() -> list[tuple[str, str]]:
    """Every sentence that the e-mails, the script, the guide and the report may give a client."""
    files = ("emails", "next_steps", "phone", "guide", "report", "words")
    return [(f"{file}{name}", text) for file in files for name, text in leaves(content(file))]


@pytest.mark.parametrize(("name", "text"), client_texts())
def test_a_client_reads_no_word_of_the_firm(name: str, text: str) -> None:
    assert not INTERNAL.search(text), name


@pytest.mark.parametrize(("name", "text"), client_texts())
def test_no_date_or_amount_is_typed_in(name: str, text: str) -> None:
    assert not DATED.search(text), name


@pytest.mark.parametrize(("name", "text"), client_texts())
def test_nothing_is_left_to_be_filled_in(name: str, text: str) -> None:
    assert not UNFINISHED.search(text), name


@pytest.mark.parametrize(("name", "text"), client_texts())
def test_every_word_to_be_replaced_is_known(name: str, text: str) -> None:
    analysis = analyses.analysis()
    known = {word.key for word in all_words(analysis, chosen(analysis))}
    known |= OF_A_REPORT if name.startswith("report") else set()

    assert {key for _, key, _, _ in Formatter().parse(text) if key is not None} <= known, name


@pytest.mark.parametrize(
    "sentence", ["Votre score est élevé.", "Vous êtes en P1.", "En 2026, tout change.", "Bonjour [Prénom],"]
)
def test_a_planted_fault_is_caught(sentence: str) -> None:
    assert any(pattern.search(sentence) for pattern in (INTERNAL, DATED, UNFINISHED))


def test_there_are_five_messages_four_steps_five_points_and_three_missions() -> None:
    assert [row["key"] for row in content("emails")["email"]] == [
        "audit", "formation", "information", "relance_3", "relance_10",
    ]  # fmt: skip
    assert len(content("phone")["step"]) == 4
    assert len(content("guide")["point"]) == 5
    assert [row["priority"] for row in content("missions")["mission"]] == ["P1", "P2", "P3"]


def test_the_guide_gives_every_penalty_with_its_ceiling_its_source_and_the_clause() -> None:
    law = content("guide")["law"]["lines"]

    keys = {key for _, key, _, _ in Formatter().parse(law) if key}
    assert keys >= {"amende_facture", "plafond_facture", "amende_ereporting", "source_sanctions", "verifie"}
    assert "plafond théorique" in law
    assert "première infraction" in law


def test_the_phases_of_each_mission_cover_eight_weeks_without_a_gap() -> None:
    for mission in content("missions")["mission"]:
        weeks = [week for phase in mission["phases"] for week in range(phase["first"], phase["last"] + 1)]
        assert weeks == list(range(1, 9)), mission["title"]


def test_the_template_explains_every_required_column_and_twenty_three_sectors() -> None:
    assert {"OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"} < set(REQUIRED)
    assert set(content("template")["values"]) == {"title", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"}
    assert len(SECTORS) == 23
