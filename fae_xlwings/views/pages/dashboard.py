"""The sheet « Dashboard »: urgency, state of the portfolio, money, at one glance and live."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import pandas as pd

from fae_xlwings.domain.columns import A_COMPLETER, APPETENCE, CA, NOM, OUTIL, PRIORITE, PRIORITES, SCORE
from fae_xlwings.domain.milestones import Calendar
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import (
    APPETENCE_WORDS,
    OUTIL_WORDS,
    REASON_END,
    REASON_MIDDLE,
    UNKNOWN_APPETENCE,
    UNKNOWN_OUTIL,
    reasons,
)
from fae_xlwings.sheets import DASHBOARD
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import INDICATOR_FORMULAS, INDICATOR_LABELS, column, count, kpi, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.lateness import (
    LATE_CLIENTS,
    LATE_FEES,
    LATE_LABELS,
    LATE_PENALTY,
    late_formulas,
    late_values,
)
from fae_xlwings.views.words.layout import (
    BAND_HEIGHTS,
    LEFT,
    Card,
    band,
    card_addresses,
    cards,
    column_grid,
    section,
)
from fae_xlwings.views.words.plan import Block, Chart, ColumnFormula, Columns, Formula, Page, Rule, Series, SheetPlan
from fae_xlwings.views.words.ranking import ranking, searched
from fae_xlwings.views.words.square import Square
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Colour, Style
from fae_xlwings.views.words.wording import amount_formula, quote, status_formula


class Figure(NamedTuple):
    """An indicator as a card."""

    name: str
    style: Style
    note: str


class Section(NamedTuple):
    """A heading and the figures beneath it."""

    title: str
    figures: tuple[Figure, ...]


SECTIONS = (
    Section("🚨 En retard aujourd'hui", (
        Figure(LATE_CLIENTS, "card_value", "outil non prêt, réception déjà obligatoire"),
        Figure(LATE_FEES, "card_euro", "par an, HT"),
        Figure(LATE_PENALTY, "card_euro", "plafond théorique, après mise en demeure"),
    )),
    Section("⏱ Urgence et charge", (
        Figure("jours_avant_reforme", "card_value", "jusqu'à la date visée, à droite"),
        Figure("mois_avant_reforme", "card_decimal", "durée restante, en mois"),
        Figure("total_heures_mission", "card_value", "pour toutes les missions P1 à P3"),
        Figure("etp_necessaires", "card_decimal", "équivalents temps plein sur un an"),
    )),
    Section("📁 État du portefeuille", (
        Figure("total_clients", "card_value", "dans la feuille Données"),
        Figure("clients_outils_non_conformes", "card_value", "NON ou PARTIELLEMENT"),
        Figure("pct_flotte_non_conforme", "card_percent", "des clients"),
        Figure("score_maturite_digitale", "card_percent", "outils prêts et bonne autonomie"),
        Figure("clients_a_traiter_par_mois", "card_value", "pour voir tous les clients à temps"),
    )),
    Section("💶 Impact financier", (
        Figure("ca_total", "card_euro", "honoraires annuels HT"),
        Figure("ca_total_a_risque", "card_euro", "clients dont l'outil est à changer"),
        Figure("pct_ca_a_risque", "card_percent", "du CA du cabinet"),
        Figure("ca_additionnel_max", "card_euro", "au tarif haut, P1 et P2"),
        Figure("valeur_fae_par_dossier", "card_euro", "potentiel / nombre de clients"),
    )),
    Section("🎯 Priorités d'accompagnement", (
        Figure("tier1_count", "card_value", "audit complet et pilotage"),
        Figure("tier2_count", "card_value", "formation structurée"),
        Figure("tier3_count", "card_value", "information et vérification rapide"),
        Figure("ignorer_count", "card_value", "veille"),
        Figure("a_completer_count", "card_value", "voir la feuille Diagnostic"),
    )),
)  # fmt: skip
FIRST_SECTION, URGENCY = 4, 1
SECTION_ROWS = 5
LABELS = INDICATOR_LABELS | LATE_LABELS
CHARTS_ROW = FIRST_SECTION + SECTION_ROWS * len(SECTIONS)
CHART_ROWS = 13
TOP_ROW = CHARTS_ROW + CHART_ROWS + 3
TOP = 10
WHOM = f"les {TOP} premiers à accompagner"
TOP_HEADER = ("Client", "Priorité", "Pourquoi", "Score", "Honoraires")
TOP_COLUMNS = (NOM, PRIORITE, SCORE, CA)
TOP_STYLES: tuple[Style, ...] = ("text_wrap", "text_centre", "text_wrap", "decimal_centre", "euro_centre")
COLUMNS = 7
WIDTHS = (("A:A", 3.0), ("B:B", 34.0), ("C:C", 27.0), ("D:D", 52.0), ("E:F", 36.0), ("G:G", 3.0))
DATA_COLUMN = ZONES[DASHBOARD]
RANK_COLUMN = DATA_COLUMN + 6
PIE_WORDS = (*PRIORITES, A_COMPLETER)
PIE_KEYS = dict(
    zip(PIE_WORDS, ("tier1_count", "tier2_count", "tier3_count", "ignorer_count", "a_completer_count"), strict=True)
)
BARS: dict[str, Style] = dict(zip(PIE_WORDS, ("bar_p1", "bar_p2", "bar_p3", "bar_p4", "bar_a_completer"), strict=True))
BAR_UNIT = 5
PERCENT = "\u00a0%"
SQUARE = Square(CHARTS_ROW + 1, LEFT + 2, DATA_COLUMN + 2)
ALL_IN_FORCE = "en vigueur"


def listed(analysis: Analysis) -> pd.DataFrame:
    """The first clients to accompany."""
    return ranked_clients(analysis.scored, SCORE, TOP)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Dashboard »: each figure is a formula over the table of clients, with its value."""
    rows = range(FIRST_SECTION, CHARTS_ROW, SECTION_ROWS)
    figures = _figures(analysis)
    ranks = ranking(analysis.scored, SCORE, TOP_COLUMNS, TOP, left=RANK_COLUMN)
    return SheetPlan(
        name=DASHBOARD,
        blocks=(
            *band("Dashboard", "Vue 360° : urgence, charge, risque et potentiel", COLUMNS),
            *chain.from_iterable(_section(row, part, figures) for row, part in zip(rows, SECTIONS, strict=True)),
            *_next_deadline(analysis),
            *_mandatory_since(analysis),
            *_shares(analysis),
            section(CHARTS_ROW, "📍 Où sont les clients", COLUMNS - 2),
            *SQUARE.blocks(analysis),
            *_top(analysis, ranks),
        ),
        helpers=(
            *_chart_data(analysis),
            *SQUARE.helpers(analysis),
            *searched("Score", ranks, RANK_COLUMN),
        ),
        widths=WIDTHS,
        heights=tuple(_heights(rows)),
        charts=(_pie(),),
        rules=tuple(_priority_rules()),
        names=tuple(_names(rows)),
        page=Page(area=f"A1:G{TOP_ROW + 1 + TOP}", breaks=(CHARTS_ROW,)),
        tab="violet",
    )


def _heights(rows: Sequence[int]) -> Iterator[tuple[str, float]]:
    yield from BAND_HEIGHTS
    yield from ((f"{row + 2}:{row + 2}", 30.0) for row in rows)
    yield f"{TOP_ROW + 2}:{TOP_ROW + 1 + TOP}", 33.0


def _figures(analysis: Analysis) -> dict[str, Formula]:
    """Every figure of the page by name, live."""
    texts = INDICATOR_FORMULAS | late_formulas(analysis)
    values = analysis.indicators.as_dict() | late_values(analysis)
    return {name: Formula(texts[name], value) for name, value in values.items()}


def _section(row: int, part: Section, formulas: Mapping[str, Formula]) -> tuple[Block, ...]:
    return (
        section(row, part.title, COLUMNS - 2),
        *cards(row + 1, [_card(figure, formulas[figure.name]) for figure in part.figures]),
    )


def _card(figure: Figure, value: Formula) -> Card:
    return Card(LABELS[figure.name], value, figure.style, figure.note)


def _names(rows: range) -> Iterator[tuple[str, str]]:
    for row, part in zip(rows, SECTIONS, strict=True):
        addresses = card_addresses(row + 1, len(part.figures))
        yield from ((kpi(figure.name), address) for figure, address in zip(part.figures, addresses, strict=True))


def _next_deadline(analysis: Analysis) -> tuple[Block, ...]:
    """The date that the days are counted to, beside them."""
    card = Card("Prochaine échéance", _deadline(analysis.calendar), "card_date", "réglable dans Paramètres")
    row = FIRST_SECTION + URGENCY * SECTION_ROWS + 1
    return cards(row, (card,), LEFT + len(SECTIONS[URGENCY].figures))


def _mandatory_since(analysis: Analysis) -> tuple[Block, ...]:
    """The day from which a client without a ready tool is late, beside their number."""
    row = analysis.calendar.milestone("jalon_reception")
    status = Formula(f"={status_formula(name_of(row.key))}", row.status(analysis.today))
    card = Card("Réception obligatoire", Formula(f"={name_of(row.key)}", row.day), "card_date", status)
    return cards(FIRST_SECTION + 1, (card,), LEFT + len(SECTIONS[0].figures))


def _deadline(calendar: Calendar) -> Formula:
    shown = calendar.target.day if calendar.target and calendar.days_left else ALL_IN_FORCE
    days = kpi("jours_avant_reforme")
    return Formula(f'=IF({days}>0,{name_of("date_analyse")}+{days},"{ALL_IN_FORCE}")', shown)


def _shares(analysis: Analysis) -> Iterator[Block]:
    """Beside the pie, each share as a bar and in numbers, which print in grey as well."""
    counts, total = analysis.scored[PRIORITE].value_counts(), len(analysis.scored)
    for place, word in enumerate(PIE_WORDS):
        share = f"IF(k_total_clients=0,0,ROUND(k_{PIE_KEYS[word]}/k_total_clients*100,0))"
        value = half_up(int(counts[word]) / total * 100, 0) if total else 0
        bar = "█" * int(half_up(value / BAR_UNIT, 0))
        text = f'={quote(f"{word}  ")}&REPT("█",ROUND({share}/{BAR_UNIT},0))&" "&{share}&{quote(PERCENT)}'
        told = Formula(text, f"{word}  {bar} {value:.0f}{PERCENT}")
        yield Block(cell(CHARTS_ROW + 2 + 2 * place, LEFT + 1), ((told,),), BARS[word])


def _top(analysis: Analysis, ranks: tuple[ColumnFormula, ...]) -> tuple[Block | Columns, ...]:
    name, priority, score, fees = ranks[2:]
    columns = (name, priority, _why(analysis), score, fees)
    return (
        section(TOP_ROW, f"🏆 Les {TOP} premiers clients à accompagner", COLUMNS - 2),
        *column_grid(cell(TOP_ROW + 1, LEFT), TOP_HEADER, columns, TOP_STYLES),
    )


def _why(analysis: Analysis) -> ColumnFormula:
    """In one sentence, why a client is among the first."""
    position = there(cell(HELPERS_ROW + 1, RANK_COLUMN + 1))
    tool, ease, fees = (f"INDEX({column(header)},{position})" for header in (OUTIL, APPETENCE, CA))
    told = (
        f"{_chosen(tool, OUTIL_WORDS, UNKNOWN_OUTIL)}&{_chosen(ease, APPETENCE_WORDS, UNKNOWN_APPETENCE)}"
        f"&{quote(REASON_MIDDLE)}&{amount_formula(f'ROUND(MAX(0,N({fees})),0)')}&{quote(REASON_END)}"
    )
    first = listed(analysis)
    return ColumnFormula(f'=IF({position}="","",{told})', (*reasons(first), *("",) * (TOP - len(first))))


def _chosen(found: str, words: Mapping[str, str], otherwise: str) -> str:
    """The words for an answer, as nested IFs."""
    formula = quote(otherwise)
    for word, told in words.items():
        formula = f'IF({found}="{word}",{quote(told)},{formula})'
    return formula


def _priority_rules() -> Iterator[Rule]:
    column_of_priority = LEFT + TOP_HEADER.index("Priorité")
    first = cell(TOP_ROW + 2, column_of_priority)
    area = f"{first}:{cell(TOP_ROW + 1 + TOP, column_of_priority)}"
    yield from (Rule(area, f'={first}="{word}"', style) for word, style in PRIORITY_STYLES.items())


def _chart_data(analysis: Analysis) -> tuple[Block | Columns, ...]:
    """What the charts read."""
    counts = analysis.scored[PRIORITE].value_counts()
    shares = tuple((word, Formula(f"={count(PRIORITE, word)}", int(counts[word]))) for word in PIE_WORDS)
    return (Block(cell(HELPERS_ROW, DATA_COLUMN), (("Priorité", "Clients"), *shares), "muted"),)


def _pie() -> Chart:
    source = Area.of(cell(HELPERS_ROW, DATA_COLUMN)).resized(1 + len(PIE_WORDS), 2)
    colours: tuple[Colour, ...] = ("p1", "p2", "p3", "p4", "a_completer")
    return Chart(
        name="Répartition",
        kind="pie",
        source=there(str(source)),
        area=f"B{CHARTS_ROW + 1}:B{CHARTS_ROW + CHART_ROWS}",
        title="Clients par priorité",
        alt="Camembert : nombre de clients par priorité, de P1 à P4, et fiches à compléter.",
        series=tuple(Series(colour) for colour in colours),
        labels=True,
    )
