"""The report of a client tells his own date, rhythm and ceiling: what is known, and what is only assumed."""

from datetime import date

import analyses
import pytest

from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.views.documents.blocks import Grid
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import everyone

DAY = date(2026, 11, 28)
SINCE = "Obligatoire depuis le 1er septembre 2026 pour"
FROM = "Obligatoire à compter du 1er septembre 2027 pour"
EXEMPT = (
    "Hors champ pour vos opérations exonérées de TVA ; à vérifier ensemble si une partie de votre activité est taxée"
)
HEADER = "NOM | SECTEUR | CA | OUTIL | APPETENCE | TAILLE | REGIME_TVA | FACTURES_EMISES_AN"


def lines(profile: str, parameters: Parameters = DEFAULTS) -> dict[str, str]:
    """The summary of the only client, without the spaces that do not break."""
    analysis = analyses.analysis(f"{HEADER}\nA | Conseil | 8500 | OUI | BON | {profile}", parameters, DAY)
    [report] = reports(analysis, everyone(analysis))
    [table] = [item for item in report.chapters[0].content if isinstance(item, Grid)]
    return {str(row[0]): str(row[1]).replace("\u00a0", " ").replace("\u202f", " ") for row in table.rows}


@pytest.mark.parametrize(
    ("profile", "emission"),
    [
        ("ETI | |", f"{SINCE} votre entreprise, une entreprise de taille intermédiaire (en vigueur depuis 88 jours)"),
        ("MICRO | |", f"{FROM} votre entreprise, une micro-entreprise (dans 277 jours)"),
        (" | |", f"{FROM} les PME, TPE et micro-entreprises (dans 277 jours) ; votre taille légale reste à confirmer"),
        ("GE | Exonéré |", EXEMPT),
    ],
)
def test_the_date_of_emission_is_that_of_the_client(profile: str, emission: str) -> None:
    assert lines(profile)["Émettre vos factures"] == emission


def test_the_default_of_the_portfolio_is_told_as_one() -> None:
    told = lines(" | |", DEFAULTS.with_texts({"taille_par_defaut": "ETI"}))["Émettre vos factures"]

    assert told.startswith("Obligatoire depuis le 1er septembre 2026 pour les grandes entreprises et ETI")
    assert told.endswith("à confirmer")


def test_the_rhythm_and_the_ceiling_are_told_where_they_are_known() -> None:
    told = lines("PME | Réel mensuel | 240")

    assert told["Transmettre vos données"] == (
        "36 envois par an pour les transactions et 12 pour les paiements, selon votre régime de TVA : réel mensuel"
    )
    assert told["Ce que la loi prévoit au plus"].startswith("Plafond théorique : 33 000 € par an pour 240 factures")
    assert "pas une prévision" in told["Ce que la loi prévoit au plus"]


@pytest.mark.parametrize("profile", ["PME | |", "PME | | 240", "PME | Franchise |", "PME | Exonéré | 240"])
def test_no_ceiling_is_told_to_a_client_from_what_is_only_assumed(profile: str) -> None:
    assert "Ce que la loi prévoit au plus" not in lines(profile)


def test_the_tolerance_follows_its_parameters() -> None:
    analysis = analyses.analysis(parameters=DEFAULTS.replace(delai_reparation=45.0, annees_sans_infraction=4.0))
    report = next(reports(analysis, everyone(analysis)))

    assert "45\u00a0jours d'une première demande" in report.as_text().replace("’", "'")
    assert "les 4\u00a0années précédentes" in report.as_text()
