"""The sheet « Évolution »: two of the days that the workbook keeps side by side, and what became of each client."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from fae_xlwings.domain.evolution import Evolution
from fae_xlwings.sheets import EVOLUTION
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.comparison import INNER, fees_lines, indicator_lines, list_lines, summary, title
from fae_xlwings.views.words.flow import Flow, Line, flow
from fae_xlwings.views.words.formulas import entry
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.lateness import LATE_CLIENTS
from fae_xlwings.views.words.layout import BAND_HEIGHTS, CLIENT_WIDTH, LEFT, band
from fae_xlwings.views.words.past import AFTER_KEY, BEFORE_KEY, Figures, Past, chosen, typed, usual
from fae_xlwings.views.words.plan import Block, Chart, Choice, Formula, Page, Row, Rule, Series, SheetPlan, Value
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Style
from fae_xlwings.views.words.wording import quote

WIDTHS = (("A:A", 2.0), ("B:B", CLIENT_WIDTH), ("C:H", 16.0), ("I:I", 2.0))
COLUMNS = INNER + 2
FIRST_ROW, TAKEN_ROW = 4, 4
MOST, POINTS, CHART_ROWS, ENOUGH = 100, 60, 15, 2
DAYS_COLUMN = ZONES[EVOLUTION]
COUNTS_COLUMN, EUROS_COLUMN = DAYS_COLUMN + 1, DAYS_COLUMN + 5
SHOWN_ROW, USUAL_ROW = HELPERS_ROW + 20, HELPERS_ROW + 24
"""Below the days kept, thirteen at most: those that the page shows, those it shows until others are chosen."""
COUNTS = (("tier1_count", "P1"), ("clients_outils_non_conformes", "Outils non conformes"), (LATE_CLIENTS, "En retard"))
EUROS = (("ca_total", "CA du cabinet"), ("ca_total_a_risque", "CA à risque"))
ONE_DAY = (
    "Il faut deux dates pour comparer, et ce classeur n'en garde pas encore deux. Revenez après la prochaine mise à "
    "jour de FAE_2026.xlsm, un autre jour."
)
REFUSED = (
    "⚠ Ce classeur est protégé (onglet Révision, Protéger le classeur) : il ne peut garder aucun historique. Retirez "
    "cette protection, puis cliquez sur « Tout actualiser »."
)
ELSEWHERE = (
    "Pour comparer dès maintenant : « Comparer avec un fichier », dans FAE_2026.xlsm, par exemple celui de l'an "
    "dernier."
)
KEPT = (
    "Gardés à chaque mise à jour et à chaque import : les indicateurs de chaque jour, vos clients du début de chaque "
    "mois et du dernier jour, douze mois au plus."
)
SAME_DAY = (
    "Deux fois le même jour, seul le dernier état reste. Un import garde une copie du classeur d'avant : « Comparer "
    "avec un fichier » les compare."
)
CHANGED = "⚠ Dates changées : cliquez sur le bouton « Évolution » pour comparer ces deux jours."
HINT = "Choisissez dans la liste, puis cliquez sur le bouton « Évolution » : cette page ne suit pas seule."


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Évolution »: values, drawn again by its button and by « Tout actualiser », and it says so."""
    past = analysis.past
    top = flow(FIRST_ROW, _top_lines(analysis))
    rest = flow(top.end, _rest_lines(past))
    charts = tuple(_charts(past, rest))
    return SheetPlan(
        name=EVOLUTION,
        blocks=(
            *band("Évolution", "Ce qui a changé dans votre portefeuille d'un jour à l'autre", COLUMNS),
            *top.blocks,
            *rest.blocks,
        ),
        helpers=tuple(_helpers(analysis)),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *top.heights, *rest.heights),
        charts=charts,
        rules=tuple(_rules(top, rest)),
        validations=tuple(_choices(past, top)),
        names=tuple(_names(past, top)),
        page=Page(area=f"A1:I{max(rest.end, top.end) - 1}", portrait=True, breaks=tuple(_breaks(rest))),
        tab="p2",
    )


def compared(found: Evolution, names: tuple[str, str]) -> SheetPlan:
    """A comparison to be taken away: every client named, values that need no other sheet."""
    told = f"De « {names[0]} » ({found.before.day:%d/%m/%Y}) à « {names[1]} » ({found.after.day:%d/%m/%Y})"
    page = flow(TAKEN_ROW, (*_found_lines(found), *list_lines(found)))
    return SheetPlan(
        name=EVOLUTION,
        blocks=(*band("Évolution", told, COLUMNS), *page.blocks),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights),
        rules=tuple(_priority_rules(TAKEN_ROW, page.end)),
        page=Page(area=f"A1:I{page.end - 1}", portrait=True),
        tab="p2",
        protected=False,
    )


def _top_lines(analysis: Analysis) -> Iterator[Line]:
    past = analysis.past
    yield title("📅 Les deux jours comparés")
    if past.evolution is None:
        yield Line((ONE_DAY,), "text_bold")
        yield Line((ELSEWHERE,), "note")
    else:
        yield Line(("Du", _day(analysis, BEFORE_KEY), HINT), ("text_bold", "input_date", "hint"), anchor=BEFORE_KEY)
        yield Line(("au", _day(analysis, AFTER_KEY)), ("text_bold", "input_date"), anchor=AFTER_KEY)
        yield Line((_state(past.evolution),), "text_bold", anchor="state")
    if past.refused:
        yield Line((REFUSED,), "text_red")
    yield from (Line((text,), "note") for text in (KEPT, SAME_DAY))
    yield Line()


def _day(analysis: Analysis, key: str) -> Value:
    """The cell of a day: what was chosen, or the usual day until then."""
    days = analysis.past.days
    rank = (BEFORE_KEY, AFTER_KEY).index(key)
    return typed(key, days, analysis.inputs) or Formula(f"={_helper(USUAL_ROW + rank)}", usual(days)[rank])


def _helper(row: int) -> str:
    return there(cell(row, DAYS_COLUMN))


def _state(found: Evolution) -> Formula:
    """Whether the page shows the days chosen."""
    shown = f"✔ Cette page compare le {found.before.day:%d/%m/%Y} et le {found.after.day:%d/%m/%Y}."
    if found.before.day == found.after.day:
        shown = "⚠ Les deux dates sont les mêmes : choisissez-en deux différentes."
    moved = (f"{entry(key)}<>{_helper(SHOWN_ROW + rank)}" for rank, key in enumerate((BEFORE_KEY, AFTER_KEY)))
    return Formula(f"=IF(OR({','.join(moved)}),{quote(CHANGED)},{quote(shown)})", shown)


def _rest_lines(past: Past) -> Iterator[Line]:
    found = past.evolution
    if found is None:
        return
    yield from _found_lines(found)
    yield title("📈 Les courbes")
    yield Line((), anchor="charts")
    yield from (Line() for _ in range(CHART_ROWS))
    yield from list_lines(found, MOST)


def _found_lines(found: Evolution) -> Iterator[Line]:
    """What changed, in figures."""
    yield title("🔎 En bref")
    cards = summary(found)
    looks: tuple[Style, ...] = tuple(card.style for card in cards)
    yield Line(tuple(card.label for card in cards), "card_label")
    yield Line(tuple(card.value for card in cards), looks, height=28.0)
    yield Line(tuple(card.note for card in cards), "card_note", height=30.0)
    yield Line()
    yield from fees_lines(found)
    yield from indicator_lines(found, (f"{found.before.day:%d/%m/%Y}", f"{found.after.day:%d/%m/%Y}"))


def _points(past: Past) -> Sequence[Figures]:
    """The days of the curves: all of them, or the last one of each month once there are many."""
    if len(past.figures) <= POINTS:
        return past.figures
    last = {(each.day.year, each.day.month): each for each in past.figures}
    return tuple(last.values())[-POINTS:]


def _helpers(analysis: Analysis) -> Iterator[Block]:
    """The days kept, those shown and the usual ones; what the curves stand on."""
    past = analysis.past
    if past.evolution is None:
        return
    yield from _dated(HELPERS_ROW, "Jours gardés", past.days)
    yield from _dated(SHOWN_ROW - 1, "Affichés", chosen(past.days, analysis.inputs))
    yield from _dated(USUAL_ROW - 1, "D'office", usual(past.days))
    yield Block(cell(HELPERS_ROW, COUNTS_COLUMN), tuple(_curve(past, COUNTS)), "muted")
    yield Block(cell(HELPERS_ROW, EUROS_COLUMN), tuple(_curve(past, EUROS)), "muted")


def _dated(row: int, label: str, days: Sequence[date]) -> Iterator[Block]:
    yield Block(cell(row, DAYS_COLUMN), ((label,),), "muted")
    yield Block(cell(row + 1, DAYS_COLUMN), tuple((day,) for day in days), "date")


def _curve(past: Past, names: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """Some indicators day by day; days are texts, for each to be a point and not a length of time."""
    yield ("Jour", *(label for _, label in names))
    for each in _points(past):
        yield (f"{each.day:%d/%m/%y}", *(each.values[name] for name, _ in names))


class Curves(NamedTuple):
    """A chart of curves: its name, where its helpers stand, its indicators, the columns it covers, its unit."""

    name: str
    column: int
    drawn: Sequence[tuple[str, str]]
    columns: tuple[str, str]
    unit: str


CURVES = (
    Curves("Clients dans le temps", COUNTS_COLUMN, COUNTS, ("B", "D"), "clients"),
    Curves("Honoraires dans le temps", EUROS_COLUMN, EUROS, ("E", "H"), "€ HT par an"),
)


def _charts(past: Past, rest: Flow) -> Iterator[Chart]:
    if past.evolution is None:
        return
    row, height = rest.rows["charts"], len(_points(past)) + 1
    for name, column, curves, (left, right), unit in CURVES:
        labels = [label for _, label in curves]
        yield Chart(
            name=name,
            kind="line",
            source=there(str(Area.of(cell(HELPERS_ROW, column)).resized(height, len(curves) + 1))),
            area=f"{left}{row}:{right}{row + CHART_ROWS - 1}",
            title=name,
            alt=f"Courbes : {', '.join(labels)}, de chaque jour gardé.",
            series=tuple(Series(colour) for colour in ("p1", "amber", "critique")[-len(curves) :]),
            y_title=unit,
            number_format="#,##0",
            minimum=0,
        )


def _breaks(rest: Flow) -> Iterator[int]:
    """The lists begin a sheet of paper: there may be many."""
    if "charts" in rest.rows:
        yield rest.rows["charts"] + CHART_ROWS + 1


def _rules(top: Flow, rest: Flow) -> Iterator[Rule]:
    if "state" in top.rows:
        state = cell(top.rows["state"], LEFT)
        yield Rule(state, f'={state}="{CHANGED}"', "state_changed")
        yield Rule(state, f'={state}<>"{CHANGED}"', "state_ok")
        yield from _priority_rules(rest.rows["charts"] + CHART_ROWS, rest.end)


def _priority_rules(first: int, end: int) -> Iterator[Rule]:
    """The priorities of the lists in their colours."""
    area = f"C{first}:D{max(end, first + 1)}"
    yield from (Rule(area, f'=C{first}="{word}"', style) for word, style in PRIORITY_STYLES.items())


def _choices(past: Past, top: Flow) -> Iterator[Choice]:
    if past.evolution is None:
        return
    days = there(Area.of(cell(HELPERS_ROW + 1, DAYS_COLUMN)).resized(len(past.days), 1).absolute())
    for key in (BEFORE_KEY, AFTER_KEY):
        yield Choice(cell(top.rows[key], LEFT + 1), days, "Choisissez un des jours gardés, dans la liste.")


def _names(past: Past, top: Flow) -> Iterator[tuple[str, str]]:
    if past.evolution is not None:
        yield from ((entry(key), f"$C${top.rows[key]}") for key in (BEFORE_KEY, AFTER_KEY))
