"""The sheet « Dashboard »: urgency, state of the portfolio, money, at one glance and live."""

from collections.abc import Iterator
from typing import NamedTuple

from fae_xlwings.domain.indicators import Indicators
from fae_xlwings.views.analysis import Analysis
from fae_xlwings.views.formulas import INDICATOR_FORMULAS, kpi
from fae_xlwings.views.layout import (
    BAND_HEIGHTS,
    PAGE_WIDTHS,
    Card,
    band,
    card_addresses,
    cards,
    section,
)
from fae_xlwings.views.plan import Block, Formula, Page, SheetPlan
from fae_xlwings.views.sheets import DASHBOARD
from fae_xlwings.views.styles import Colour, Style


class Figure(NamedTuple):
    """An indicator as a card."""

    name: str
    label: str
    style: Style
    note: str


class Section(NamedTuple):
    """A heading and the figures beneath it."""

    title: str
    figures: tuple[Figure, ...]


SECTIONS = (
    Section("⏱ Urgence & charge", (
        Figure("jours_avant_reforme", "Jours avant l'échéance", "card_value", "prochain jalon de la réforme"),
        Figure("mois_avant_reforme", "Mois avant l'échéance", "card_decimal", "au rythme de 30,44 jours"),
        Figure("total_heures_mission", "Heures de mission", "card_value", "pour toutes les missions P1 à P3"),
        Figure("etp_necessaires", "ETP nécessaires", "card_decimal", "équivalents temps plein sur un an"),
        Figure("clients_a_traiter_par_mois", "Contacts par mois", "card_value", "pour voir tous les clients à temps"),
    )),
    Section("📁 État du portefeuille", (
        Figure("total_clients", "Clients", "card_value", "dans la feuille Données"),
        Figure("clients_outils_non_conformes", "Outils non conformes", "card_value", "NON ou PARTIELLEMENT"),
        Figure("pct_flotte_non_conforme", "Part non conforme", "card_percent", "des clients"),
        Figure("score_maturite_digitale", "Maturité digitale", "card_percent", "outils prêts et bonne autonomie"),
        Figure("a_completer_count", "Fiches à compléter", "card_value", "voir la feuille Diagnostic"),
    )),
    Section("💶 Impact financier", (
        Figure("ca_total", "CA du cabinet", "card_euro", "honoraires annuels HT"),
        Figure("ca_total_a_risque", "CA à risque", "card_euro", "clients dont l'outil est à changer"),
        Figure("pct_ca_a_risque", "Part du CA à risque", "card_percent", "du CA du cabinet"),
        Figure("ca_additionnel_max", "Potentiel de missions", "card_euro", "au tarif haut, P1 et P2"),
        Figure("valeur_fae_par_dossier", "Valeur par dossier", "card_euro", "potentiel / nombre de clients"),
    )),
    Section("🎯 Priorités d'accompagnement", (
        Figure("tier1_count", "P1 · Audit", "card_value", "audit complet et pilotage"),
        Figure("tier2_count", "P2 · Formation", "card_value", "formation structurée"),
        Figure("tier3_count", "P3 · Information", "card_value", "information et vérification rapide"),
        Figure("ignorer_count", "P4 · À surveiller", "card_value", "veille"),
    )),
)  # fmt: skip
FIRST_SECTION = 4
SECTION_ROWS = 5
PIE_COLOURS: tuple[Colour, ...] = ("p1", "p2", "p3", "p4", "a_completer")
TOP = 10


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Dashboard »: each figure is a formula over the table of clients, with its value."""
    rows = range(FIRST_SECTION, FIRST_SECTION + SECTION_ROWS * len(SECTIONS), SECTION_ROWS)
    return SheetPlan(
        name=DASHBOARD,
        blocks=(
            *band("Dashboard", "Vue 360° : urgence, charge, risque et potentiel"),
            *(
                block
                for row, part in zip(rows, SECTIONS, strict=True)
                for block in _section(row, part, analysis.indicators)
            ),
        ),
        widths=PAGE_WIDTHS,
        heights=(*BAND_HEIGHTS, *((f"{row + 2}:{row + 2}", 30.0) for row in rows)),
        names=tuple(_names(rows)),
        page=Page(one_page=True),
        tab="violet",
    )


def _section(row: int, part: Section, values: Indicators) -> tuple[Block, ...]:
    return (section(row, part.title), *cards(row + 1, [_card(figure, values) for figure in part.figures]))


def _card(figure: Figure, values: Indicators) -> Card:
    formula = Formula(INDICATOR_FORMULAS[figure.name], values.as_dict()[figure.name])
    return Card(figure.label, formula, figure.style, figure.note)


def _names(rows: range) -> Iterator[tuple[str, str]]:
    for row, part in zip(rows, SECTIONS, strict=True):
        addresses = card_addresses(row + 1, len(part.figures))
        yield from ((kpi(figure.name), address) for figure, address in zip(part.figures, addresses, strict=True))
