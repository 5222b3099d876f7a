"""The sheet « Dashboard »: urgency, state of the portfolio, money, at one glance and live."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from fae_xlwings.domain.columns import A_COMPLETER, CA, NOM, PRIORITE, PRIORITES, SCORE
from fae_xlwings.domain.milestones import Calendar
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import INDICATOR_FORMULAS, column, count, kpi, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.lateness import LATE_CLIENTS, LATE_FEES, LATE_FORMULAS, LATE_PENALTY, late_values
from fae_xlwings.views.words.layout import (
    BAND_HEIGHTS,
    CLIENT_WIDTH,
    LEFT,
    Card,
    band,
    card_addresses,
    cards,
    column_grid,
    section,
)
from fae_xlwings.views.words.plan import Block, Chart, ColumnFormula, Columns, Formula, Page, Rule, Series, SheetPlan
from fae_xlwings.views.words.ranking import ranking
from fae_xlwings.views.words.sheets import DASHBOARD
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Colour, Style
from fae_xlwings.views.words.wording import status_formula


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
    Section("🚨 En retard aujourd'hui", (
        Figure(LATE_CLIENTS, "Clients en retard", "card_value", "outil non prêt, réception déjà obligatoire"),
        Figure(LATE_FEES, "Honoraires de ces clients", "card_euro", "par an, HT"),
        Figure(LATE_PENALTY, "Première pénalité possible", "card_euro", "plafond théorique, après mise en demeure"),
    )),
    Section("⏱ Urgence & charge", (
        Figure("jours_avant_reforme", "Jours avant l'échéance", "card_value", "jusqu'à la date visée, à droite"),
        Figure("mois_avant_reforme", "Mois avant l'échéance", "card_decimal", "durée restante, en mois"),
        Figure("total_heures_mission", "Heures de mission", "card_value", "pour toutes les missions P1 à P3"),
        Figure("etp_necessaires", "ETP nécessaires", "card_decimal", "équivalents temps plein sur un an"),
    )),
    Section("📁 État du portefeuille", (
        Figure("total_clients", "Clients", "card_value", "dans la feuille Données"),
        Figure("clients_outils_non_conformes", "Outils non conformes", "card_value", "NON ou PARTIELLEMENT"),
        Figure("pct_flotte_non_conforme", "Part non conforme", "card_percent", "des clients"),
        Figure("score_maturite_digitale", "Maturité digitale", "card_percent", "outils prêts et bonne autonomie"),
        Figure("clients_a_traiter_par_mois", "Contacts par mois", "card_value", "pour voir tous les clients à temps"),
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
        Figure("a_completer_count", "Fiches à compléter", "card_value", "voir la feuille Diagnostic"),
    )),
)  # fmt: skip
FIRST_SECTION, URGENCY = 4, 1
SECTION_ROWS = 5
FORMULAS = INDICATOR_FORMULAS | LATE_FORMULAS
CHARTS_ROW = FIRST_SECTION + SECTION_ROWS * len(SECTIONS)
CHART_ROWS = 17
TOP_ROW = CHARTS_ROW + CHART_ROWS + 3
TOP = 10
TOP_HEADER = ("Client", "Priorité", "Score", "Honoraires")
TOP_COLUMNS = (NOM, PRIORITE, SCORE, CA)
TOP_STYLES: tuple[Style, ...] = ("text", "text_centre", "decimal_centre", "euro_centre")
COLUMNS = 7
WIDTHS = (("A:A", 3.0), ("B:C", 29.0), ("D:D", CLIENT_WIDTH), ("E:F", 29.0), ("G:G", 3.0))
DATA_COLUMN = ZONES[DASHBOARD]
RANK_COLUMN = DATA_COLUMN + 6
PIE_WORDS = (*PRIORITES, A_COMPLETER)
MOST_POINTS = 1000
ALL_IN_FORCE = "en vigueur"
OUT_OF_SIGHT = -1
"""Below the axis of the chart: a cell without a number would be drawn as 0, and #N/A would look like a mistake."""


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Dashboard »: each figure is a formula over the table of clients, with its value."""
    rows = range(FIRST_SECTION, CHARTS_ROW, SECTION_ROWS)
    ranks = ranking(analysis.scored, SCORE, TOP_COLUMNS, TOP, left=RANK_COLUMN)
    return SheetPlan(
        name=DASHBOARD,
        blocks=(
            *band("Dashboard", "Vue 360° : urgence, charge, risque et potentiel", COLUMNS),
            *chain.from_iterable(_section(row, part, analysis) for row, part in zip(rows, SECTIONS, strict=True)),
            *_next_deadline(analysis),
            *_mandatory_since(analysis),
            *_top(ranks),
        ),
        helpers=(
            *_chart_data(analysis),
            Block(cell(HELPERS_ROW, RANK_COLUMN), (("Score", "Fiche n°"),), "muted"),
            Columns(cell(HELPERS_ROW + 1, RANK_COLUMN), ranks[:2], "muted"),
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *((f"{row + 2}:{row + 2}", 30.0) for row in rows)),
        charts=(_pie(), _scatter(analysis)),
        rules=tuple(_priority_rules()),
        names=tuple(_names(rows)),
        page=Page(area=f"A1:G{TOP_ROW + 1 + TOP}", portrait=True, one_page=True),
        tab="violet",
    )


def _section(row: int, part: Section, analysis: Analysis) -> tuple[Block, ...]:
    return (
        section(row, part.title, COLUMNS - 2),
        *cards(row + 1, [_card(figure, analysis) for figure in part.figures]),
    )


def _card(figure: Figure, analysis: Analysis) -> Card:
    values = analysis.indicators.as_dict() | late_values(analysis)
    return Card(figure.label, Formula(FORMULAS[figure.name], values[figure.name]), figure.style, figure.note)


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


def _top(ranks: tuple[ColumnFormula, ...]) -> tuple[Block | Columns, ...]:
    return (
        section(TOP_ROW, f"🏆 Les {TOP} premiers clients à accompagner", COLUMNS - 2),
        *column_grid(cell(TOP_ROW + 1, LEFT), TOP_HEADER, ranks[2:], TOP_STYLES),
    )


def _priority_rules() -> Iterator[Rule]:
    column_of_priority = LEFT + TOP_HEADER.index("Priorité")
    first = cell(TOP_ROW + 2, column_of_priority)
    area = f"{first}:{cell(TOP_ROW + 1 + TOP, column_of_priority)}"
    yield from (Rule(area, f'={first}="{word}"', style) for word, style in PRIORITY_STYLES.items())


def _chart_data(analysis: Analysis) -> tuple[Block | Columns, ...]:
    """What the charts read."""
    counts = analysis.scored[PRIORITE].value_counts()
    shares = tuple((word, Formula(f"={count(PRIORITE, word)}", int(counts[word]))) for word in PIE_WORDS)
    return (
        Block(cell(HELPERS_ROW, DATA_COLUMN), (("Priorité", "Clients"), *shares), "muted"),
        Block(cell(POINTS_ROW, DATA_COLUMN), (("Honoraires", *PRIORITES),), "muted"),
        Columns(cell(POINTS_ROW + 1, DATA_COLUMN), tuple(_points(analysis)), "muted"),
    )


POINTS_ROW = HELPERS_ROW + len(PIE_WORDS) + 2


def _points(analysis: Analysis) -> Iterator[ColumnFormula]:
    """One point per row of the table, its score in the column of its priority and out of sight in the others.

    The index of `scored` counts the rows of the table from 0; one without a client is out of sight.
    """
    rows = range(_point_count(analysis))
    clients = analysis.scored[[CA, SCORE, PRIORITE]].astype({PRIORITE: object}).reindex(rows)
    number = f"ROWS($A${POINTS_ROW + 1}:$A{POINTS_ROW + 1})"
    fees = f"=IFERROR(MAX(0,N(INDEX({column(CA)},{number}))),{OUT_OF_SIGHT})"
    yield ColumnFormula(fees, clients[CA].fillna(0.0).tolist())
    for word in PRIORITES:
        heights = clients[SCORE].where(clients[PRIORITE] == word, OUT_OF_SIGHT)
        yield ColumnFormula(_height(number, word), heights.tolist())


def _height(number: str, word: str) -> str:
    own, score = (f"INDEX({column(header)},{number})" for header in (PRIORITE, SCORE))
    return f'=IFERROR(IF({own}="{word}",{score},{OUT_OF_SIGHT}),{OUT_OF_SIGHT})'


def _point_count(analysis: Analysis) -> int:
    """The rows of the table that the chart shows, one at least."""
    return min(max(analysis.scored.index.max() + 1 if len(analysis.scored) else 1, 1), MOST_POINTS)


def _pie() -> Chart:
    source = Area.of(cell(HELPERS_ROW, DATA_COLUMN)).resized(1 + len(PIE_WORDS), 2)
    colours: tuple[Colour, ...] = ("p1", "p2", "p3", "p4", "a_completer")
    return Chart(
        name="Répartition",
        kind="pie",
        source=there(str(source)),
        area=f"B{CHARTS_ROW + 1}:C{CHARTS_ROW + CHART_ROWS}",
        title="Clients par priorité",
        alt="Camembert : nombre de clients par priorité, de P1 à P4, et fiches à compléter.",
        series=tuple(Series(colour) for colour in colours),
        labels=True,
    )


def _scatter(analysis: Analysis) -> Chart:
    source = Area.of(cell(POINTS_ROW, DATA_COLUMN)).resized(1 + _point_count(analysis), 1 + len(PRIORITES))
    colours: tuple[Colour, ...] = ("p1", "p2", "p3", "p4")
    note = f" ({french(MOST_POINTS)} premières fiches)" if len(analysis.scored) > MOST_POINTS else ""
    return Chart(
        name="Nuage",
        kind="scatter",
        source=there(str(source)),
        area=f"D{CHARTS_ROW + 1}:F{CHARTS_ROW + CHART_ROWS}",
        title=f"Honoraires et score{note}",
        alt="Nuage de points : honoraires de chaque client en abscisse, score en ordonnée, une couleur par priorité.",
        series=tuple(Series(colour) for colour in colours),
        x_title="Honoraires HT (€)",
        y_title="Score d'opportunité",
        number_format="#,##0",
        minimum=0,
    )
