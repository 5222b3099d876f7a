"""The report of a client tells his own date, rhythm and ceiling: what is known, and what is only assumed."""

import re
from datetime import date
from itertools import product

import analyses
import pytest

from fae_xlwings.domain.follow_up_columns import REGIMES, TAILLES
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.views.documents.blocks import Grid, Report
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import everyone
from fae_xlwings.views.pages import ma_semaine, risques
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import SheetPlan, Value
from fae_xlwings.views.words.week import HOURS_KEY
from fae_xlwings.views.words.wording import french_day

DAY = date(2026, 11, 28)
SINCE = "Obligatoire depuis le 1er septembre 2026"
FROM = "Obligatoire à compter du 1er septembre 2027"
EXEMPT = (
    "Hors champ pour vos opérations exonérées de TVA ; à vérifier ensemble si une partie de votre activité est taxée"
)
HEADER = "NOM | SECTEUR | CA | OUTIL | APPETENCE | TAILLE | REGIME_TVA | FACTURES_EMISES_AN"
ASSUMED = "Pris par défaut"
OTHER_DEFAULTS = DEFAULTS.replace(factures_par_defaut=40.0).with_texts(
    {"taille_par_defaut": "ETI", "regime_par_defaut": "Franchise"}
)
EXEMPT_BY_DEFAULT = DEFAULTS.with_texts({"regime_par_defaut": "Exonéré"})


def lines(profile: str, parameters: Parameters = DEFAULTS) -> dict[str, str]:
    """The summary of the only client."""
    [told] = told_of(analyses.analysis(f"{HEADER}\nA | Conseil | 8500 | OUI | BON | {profile}", parameters, DAY))
    return told


def told_of(analysis: Analysis) -> list[dict[str, str]]:
    """The summary of each client, without the spaces that do not break."""
    return [summary(report) for report in reports(analysis, everyone(analysis))]


def summary(report: Report) -> dict[str, str]:
    table = next(item for item in report.chapters[0].content if isinstance(item, Grid))
    return {str(row[0]): str(row[1]).replace("\u00a0", " ").replace("\u202f", " ") for row in table.rows}


@pytest.mark.parametrize(
    ("profile", "emission"),
    [
        ("ETI | |", f"{SINCE} (en vigueur depuis 88 jours), pour une entreprise de taille intermédiaire"),
        ("MICRO | |", f"{FROM} (dans 277 jours), pour une micro-entreprise"),
        (" | |", f"{FROM} (dans 277 jours)"),
        ("GE | Exonéré |", EXEMPT),
    ],
)
def test_the_date_of_emission_is_that_of_the_client(profile: str, emission: str) -> None:
    assert lines(profile)["Émettre vos factures"] == emission


def test_the_rhythm_and_the_ceiling_are_told_where_they_are_known() -> None:
    told = lines("PME | Réel mensuel | 240")

    assert told["Transmettre vos données"] == "36 envois de transactions et 12 de paiements par an (TVA : réel mensuel)"
    assert told["Ce que la loi prévoit au plus"].startswith("Plafond théorique : 33 000 € par an pour 240 factures")
    assert "pas une prévision" in told["Ce que la loi prévoit au plus"]
    assert ASSUMED not in told


@pytest.mark.parametrize(
    ("profile", "assumed"),
    [
        (" | |", "taille (PME), régime (réel trimestriel), factures (120) : à nous confirmer"),
        ("PME | | 240", "régime (réel trimestriel) : à nous confirmer"),
        ("GE | Franchise |", "factures (120) : à nous confirmer"),
        ("| Exonéré | 240", "taille (PME) : à nous confirmer"),
    ],
)
def test_what_is_assumed_is_said_to_be_and_is_to_be_confirmed(profile: str, assumed: str) -> None:
    assert lines(profile)[ASSUMED] == assumed


def test_the_defaults_of_the_portfolio_are_told_as_such() -> None:
    told = lines(" | |", OTHER_DEFAULTS)

    assert told["Émettre vos factures"] == f"{SINCE} (en vigueur depuis 88 jours)"
    assert told["Transmettre vos données"] == "6 envois de transactions et 6 de paiements par an (TVA : franchise)"
    assert "8 000 € par an pour 40 factures" in told["Ce que la loi prévoit au plus"]
    assert told[ASSUMED].startswith("taille (entreprise de taille intermédiaire), régime (franchise), factures (40)")


def test_one_client_s_profile_is_known_and_another_s_is_not() -> None:
    known, unknown = told_of(portfolio([("A", "GE", "Réel mensuel", "12"), ("B", "", "", "")]))

    assert ASSUMED not in known
    assert unknown[ASSUMED].startswith("taille (PME), régime (réel trimestriel), factures (120)")


@pytest.mark.parametrize("parameters", [DEFAULTS, OTHER_DEFAULTS, EXEMPT_BY_DEFAULT])
@pytest.mark.parametrize("size", ["", *TAILLES])
def test_the_report_the_risks_and_the_week_agree(size: str, parameters: Parameters) -> None:
    profiles = product(("", *REGIMES), ("", "0", "240"))
    analysis = portfolio([(f"Client {rank:02}", size, *each) for rank, each in enumerate(profiles)], parameters)
    risks = listed(risques.build(analysis), risques.FIRST_ROW, "KLMN")
    week = listed(ma_semaine.build(analysis), ma_semaine.FIRST_ROW, "MNOP")

    assert risks == week
    assert [as_listed(told) for told in told_of(analysis)] == [as_told(*risks[name]) for name in sorted(risks)]
    assert len(risks) == (len(REGIMES) + 1) * 3


def portfolio(profiles: list[tuple[str, ...]], parameters: Parameters = DEFAULTS) -> Analysis:
    """Clients whom every list names, of given names and profiles."""
    rows = (f"{name} | Conseil | 12000 | NON | TRES BON | {' | '.join(profile)}" for name, *profile in profiles)
    return analyses.analysis("\n".join((HEADER, *rows)), parameters, DAY, inputs={HOURS_KEY: 1000})


def listed(plan: SheetPlan, first: int, letters: str) -> dict[str, list[Value]]:
    """What a page tells of the clients of its list, by name."""
    cells = analyses.values(plan)
    rows = [row for row in range(first, first + risques.MOST) if cells.get(f"B{row}")]
    return {str(cells[f"B{row}"]): [cells[f"{letter}{row}"] for letter in letters] for row in rows}


def as_told(day: Value, rhythm: Value, ceiling: Value, assumed: Value) -> tuple[object, ...]:
    """The cells of a page as a report would say them."""
    known = french_day(day) if isinstance(day, date) else day
    return known, rhythm, f"{ceiling:,.0f} €".replace(",", " "), assumed


def as_listed(told: dict[str, str]) -> tuple[object, ...]:
    """The lines of a report as the columns of a page: day, rhythm, ceiling, what is assumed."""
    emission, reporting = told["Émettre vos factures"], told["Transmettre vos données"]
    day = re.search(r"(?:depuis le|à compter du) (.*?) \(", emission)
    sent = re.match(r"(\d+) envois de transactions et (\d+) de paiements par an", reporting)
    most = re.match(r"Plafond théorique : ([\d ]+ €) par an", told["Ce que la loi prévoit au plus"])
    assumed = re.sub(r" \([^)]*\)", "", told.get(ASSUMED, "rien").removesuffix(" : à nous confirmer"))
    rhythm, ceiling = " + ".join(sent.groups()) if sent else "aucun", most[1] if most else "0 €"
    return day[1] if day else "hors champ", rhythm, ceiling, assumed


def test_the_tolerance_follows_its_parameters() -> None:
    analysis = analyses.analysis(parameters=DEFAULTS.replace(delai_reparation=45.0, annees_sans_infraction=4.0))
    report = next(reports(analysis, everyone(analysis)))

    assert "45\u00a0jours d'une première demande" in report.as_text().replace("’", "'")
    assert "les 4\u00a0années précédentes" in report.as_text()
