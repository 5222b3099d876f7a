"""The sheet « Accueil »: what the workbook is for, where to start, how things stand, where everything is."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from fae_xlwings import sheets
from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.parameters import MILESTONES, PARAMETERS
from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.pages import diagnostic, fingerprint, parametres
from fae_xlwings.views.pages.template import EXAMPLES
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import Line, flow
from fae_xlwings.views.words.formulas import column, kpi, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES
from fae_xlwings.views.words.history import EXPORTS_MADE, REPORTS_MADE
from fae_xlwings.views.words.lateness import LATE_CLIENTS, figures, late_cost, late_sentence, since
from fae_xlwings.views.words.layout import BAND_HEIGHTS, PAGE_WIDTHS, Card, band, boxed, link
from fae_xlwings.views.words.plan import Block, Formula, Page, Row, Rule, SheetPlan, Value
from fae_xlwings.views.words.styles import LEVEL_STYLES, PRIORITY_STYLES, Style
from fae_xlwings.views.words.vocabularies import BOX, TICKED
from fae_xlwings.views.words.wording import day_formula, french_day, quote, status_formula

INNER = 6
FIRST_ROW = 4
TRACE_ROW, TRACE_COLUMN = HELPERS_ROW, ZONES[sheets.ACCUEIL]
PURPOSE = "Quels clients accompagner vers la facturation électronique, dans quel ordre, et ce que cela représente."
NO_DATA = "—"
DAY_STANDS = "La date de l'analyse a été saisie dans Paramètres : elle reste fixe. Effacez-la pour suivre le jour."
REACHED = "échéance atteinte"
PRIVATE = "🔒 Traitement 100 % local et confidentiel : aucune donnée ne quitte cet ordinateur."
ADVICE = (
    "💡 Conseil du cabinet : commencez par vos 20 plus gros dossiers.",
    "Ils portent l'essentiel des honoraires et des volumes de factures ; la méthode se rode, puis s'étend aux autres.",
)


class Step(NamedTuple):
    """A thing to do first, the sheet where it is done, and the condition that it is done, in Excel and in Python."""

    label: str
    text: str
    sheet: str
    formula: str
    is_done: Callable[[Analysis], bool]


class Figure(NamedTuple):
    """An indicator shown as a card once there are clients."""

    name: str
    label: str
    style: Style
    note: str


def _has_clients(analysis: Analysis) -> bool:
    """Whether there are other clients than the examples of the workbook as it is delivered."""
    return not EXAMPLE_NAMES.issuperset(analysis.scored[NOM])


def _has_seen_issues(analysis: Analysis) -> bool:
    return diagnostic.are_seen(analysis)


def _has_taken_a_list(analysis: Analysis) -> bool:
    return bool(analysis.history.exports or analysis.history.reports)


EXAMPLE_NAMES = {str(row[0]) for row in EXAMPLES}
_EXAMPLES_LEFT = "+".join(f"COUNTIFS({column(NOM)},{quote(name)})" for name in sorted(EXAMPLE_NAMES))
_MADE = f"COUNTA({EXPORTS_MADE})+COUNTA({REPORTS_MADE})"

# fmt: off
STEPS = (
    Step("Vos clients", "Saisissez-les dans Données, ou importez votre fichier.", sheets.DONNEES,
         f"{kpi('total_clients')}>{_EXAMPLES_LEFT}", _has_clients),
    Step("Vos données", "Parcourez Diagnostic : chaque point dit sa cellule, ce qu'il coûte et quoi faire.",
         sheets.DIAGNOSTIC, diagnostic.SEEN_FORMULA, _has_seen_issues),
    Step("Votre première liste", "Partez du Plan d'Action : exportez la semaine ou écrivez un rapport.", sheets.PLAN,
         f"{_MADE}>0", _has_taken_a_list),
)
FIGURES = (
    Figure("tier1_count", "À accompagner d'abord", "card_value", "clients P1, audit et pilotage"),
    Figure("total_clients", "Clients", "card_value", "dans la feuille Données"),
    Figure("ca_total", "CA du cabinet", "card_euro", "honoraires annuels HT"),
    Figure("ca_additionnel_max", "Potentiel de missions", "card_euro", "au tarif haut, P1 et P2"),
)
DEPARTURES = (
    ("Scores", "La formule fait foi, là où les exemples du cahier des charges ne la suivent pas.", sheets.PARAMETRES),
    ("Dates", "Une date passée se compte en retards ; le compte à rebours vise la suivante.", sheets.RISQUES),
    ("Données", "Ce qui ne se lit pas reste « À compléter » : ni zéro, ni P4, ni risque faible.", sheets.DIAGNOSTIC),
    ("Prix et sanctions", "Exemples et plafonds, avec source et date, à régler par vous.", sheets.PARAMETRES),
)
"""The essentials of docs/ECARTS.md."""
PRIORITY_WORDS = {
    "P1": "P1 · Audit", "P2": "P2 · Formation", "P3": "P3 · Information", "P4": "P4 · À surveiller",
    "À compléter": "À compléter",
}
# fmt: on


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Accueil »; its helpers are the numbers that tell whether the data have changed since."""
    page = flow(FIRST_ROW, _lines(analysis))
    trace = flow(TRACE_ROW, fingerprint.lines(TRACE_ROW, TRACE_COLUMN, analysis))
    state, late = f"B{page.rows['state']}", f"B{page.rows['late']}"
    return SheetPlan(
        name=sheets.ACCUEIL,
        blocks=(*band(IDENTITY.title, PURPOSE), *page.blocks),
        helpers=trace.blocks,
        widths=PAGE_WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights),
        rules=(
            Rule(late, f"={kpi(LATE_CLIENTS)}>0", "text_red"),
            Rule(late, f"={kpi(LATE_CLIENTS)}=0", "state_ok"),
            Rule(state, f'={state}="{fingerprint.UP_TO_DATE}"', "state_ok"),
            Rule(state, f'={state}<>"{fingerprint.UP_TO_DATE}"', "state_changed"),
        ),
        page=Page(area=f"A1:H{page.end - 1}", portrait=True, tall=1),
        tab="violet",
    )


def stored(analysis: Analysis) -> tuple[Block, ...]:
    """The cells to renew after a calculation that redraws nothing else."""
    return (fingerprint.stored(TRACE_ROW, TRACE_COLUMN, analysis),)


def _lines(analysis: Analysis) -> Iterator[Line]:
    cost, source = late_cost(analysis)
    yield Line((late_sentence(analysis),), "text_bold", anchor="late")
    yield Line((cost,), "note")
    yield Line((source, *(None,) * (INNER - 2), _to(sheets.RISQUES)), _spread("note", "link"))
    yield Line((parametres.day_notice(analysis, DAY_STANDS, ""),), "note")
    yield Line((fingerprint.state(TRACE_ROW, TRACE_COLUMN, analysis),), "text_bold", anchor="state")
    yield Line()
    yield _section("Pour commencer, trois étapes")
    for step in STEPS:
        cells = (_ticked(step, analysis), step.text, None, None, None, _to(step.sheet))
        yield Line(cells, _spread("text_bold", "link"))
    yield Line()
    yield _section(_dated("Chiffres clés", analysis))
    yield from _card_lines(list(_cards(analysis)))
    yield Line()
    yield from _calendar_lines(analysis)
    yield from (Line(line, styles) for line, styles in boxed(*ADVICE, columns=INNER))
    yield Line()
    yield from _map_lines()
    yield from _departure_lines()
    yield from _legend_lines()
    yield _across(PRIVATE, "footer")
    yield _across(f"Version {IDENTITY.version} · {IDENTITY.author}", "footer")


def _departure_lines() -> Iterator[Line]:
    """Where the product departs on purpose from the specification, in a few words."""
    yield _section("Écarts voulus avec le cahier des charges")
    for label, text, sheet in DEPARTURES:
        yield Line((label, text, None, None, None, _to(sheet)), _spread("text_bold", "link"))
    yield Line()


def _ticked(step: Step, analysis: Analysis) -> Formula:
    """The name of a step behind a box that ticks itself."""
    box = TICKED if step.is_done(analysis) else BOX
    return Formula(f"=IF({step.formula},{quote(TICKED)},{quote(BOX)})&{quote(f' {step.label}')}", f"{box} {step.label}")


def _dated(title: str, analysis: Analysis) -> Formula:
    """A heading that says for which day the figures hold."""
    text = f"{title} au "
    return Formula(f"={quote(text)}&{day_formula('p_date_analyse')}", text + french_day(analysis.today))


def _section(title: Value) -> Line:
    return _across(title, "section")


def _across(text: Value, style: Style) -> Line:
    """A text over the whole page."""
    return Line((text, *(None,) * (INNER - 1)), style)


def _spread(first: Style, last: Style) -> tuple[Style, ...]:
    inner: tuple[Style, ...] = ("text",) * (INNER - 2)
    return (first, *inner, last)


def _to(sheet: str) -> Formula:
    return link(sheet, f"→ {sheet}")


def _cards(analysis: Analysis) -> Iterator[Card]:
    values = analysis.indicators.as_dict()
    yield Card(
        "En retard aujourd'hui",
        _waiting(LATE_CLIENTS, figures(analysis).clients, analysis),
        "card_value",
        since(analysis),
    )
    for figure in FIGURES:
        yield Card(figure.label, _waiting(figure.name, values[figure.name], analysis), figure.style, figure.note)
    days = kpi("jours_avant_reforme")
    yield Card(
        "Jours avant l'échéance", Formula(f"={days}", analysis.calendar.days_left), "card_value", _target(analysis)
    )


def _waiting(name: str, value: Value, analysis: Analysis) -> Formula:
    """An indicator, or a dash as long as there is no client."""
    shown = value if analysis.indicators.total_clients else NO_DATA
    return Formula(f"=IF({kpi('total_clients')}=0,{quote(NO_DATA)},{kpi(name)})", shown)


def _target(analysis: Analysis) -> Formula:
    """The day the count runs to: the one the user chose, else the next of the reform."""
    next_one = (
        f"IF(p_jalon_reception>p_date_analyse,{day_formula('p_jalon_reception')},{day_formula('p_jalon_emission')})"
    )
    day = f"IF(N(p_echeance)>0,{day_formula('p_echeance')},{next_one})"
    formula = f'=IF({kpi("jours_avant_reforme")}=0,{quote(REACHED)},"avant le "&{day})'
    target = analysis.calendar.target
    left = target and analysis.calendar.days_left
    return Formula(formula, f"avant le {french_day(target.day)}" if target and left else REACHED)


def _card_lines(cards: list[Card]) -> Iterator[Line]:
    styles: tuple[Style, ...] = tuple(card.style for card in cards)
    yield Line(tuple(card.label for card in cards), "card_label")
    yield Line(tuple(card.value for card in cards), styles, height=28.0)
    yield Line(tuple(card.note for card in cards), "card_note", height=30.0)


def _calendar_lines(analysis: Analysis) -> Iterator[Line]:
    yield _section("Calendrier de la réforme")
    for key in MILESTONES:
        row = analysis.calendar.milestone(key)
        name = name_of(key)
        status = Formula(f"={status_formula(name)}", row.status(analysis.today))
        cells: Row = (row.label, None, None, Formula(f"={name}", row.day), status, None)
        yield Line(cells, ("text", "text", "text", "date", "text_bold", "text"))
    source = next(row for row in PARAMETERS if row.key == MILESTONES[0])
    yield Line((f"Source : {source.source}, vérifiée le {source.checked:%d/%m/%Y}.",), "note")
    yield Line()


def _map_lines() -> Iterator[Line]:
    yield _section("Plan du classeur")
    yield from (Line((_to(sheet.name), sheet.says), ("link", "text")) for sheet in sheets.TABLE)
    yield Line()


def _legend_lines() -> Iterator[Line]:
    yield _section("Légende")
    yield Line(("Cellules", "À remplir", "Calculée"), ("label", "input_choice", "text_centre"))
    yield _badges("Priorités", tuple(PRIORITY_WORDS.values()), tuple(PRIORITY_STYLES.values()))
    yield _badges("Risques", tuple(LEVEL_STYLES), tuple(LEVEL_STYLES.values()))
    yield Line()


def _badges(label: str, words: tuple[Value, ...], styles: tuple[Style, ...]) -> Line:
    shown: tuple[Style, ...] = ("label", *styles)
    return Line((label, *words), shown)
