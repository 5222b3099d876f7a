"""The sheet « Plan d'Action »: the pace to hold, six months drawn in cells, a typical week and whom to call in it."""

from collections.abc import Iterator
from datetime import date

from fae_xlwings.domain.action_plan import MONTHS, PHASES, WEEK, Pace, Phase, months_later, pace, phases
from fae_xlwings.domain.columns import CA, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, PRIORITE, SCORE
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import count, entry, name_of
from fae_xlwings.views.words.layout import (
    BAND_HEIGHTS,
    CLIENT_WIDTH,
    LEFT,
    Card,
    band,
    cards,
    column_grid,
    grid,
    section,
)
from fae_xlwings.views.words.plan import Block, Bounds, Columns, Formula, Page, Row, Rule, SheetPlan
from fae_xlwings.views.words.ranking import ranking
from fae_xlwings.views.words.sheets import PLAN
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Style

WIDTHS = (("A:A", 3.0), ("B:B", CLIENT_WIDTH), ("C:H", 16.0), ("I:I", 3.0), ("J:J", 6.0), ("K:L", 12.0))
COLUMNS = 9
INNER = COLUMNS - 2
START_KEY, WANTED_KEY = "plan_debut", "plan_cible"
PACE_ROW = 5
START_ROW = PACE_ROW + 5
GANTT_ROW = START_ROW + 2
DETAIL_ROW = GANTT_ROW + len(PHASES) + 3
WEEK_ROW = DETAIL_ROW + len(PHASES) + 3
TARGET_ROW = WEEK_ROW + len(WEEK) + 4
FIRST_ROW = TARGET_ROW + 3
MOST = 20
DATA_COLUMN = 11
EARLIEST, LATEST = 43831, 73050
"""1 January 2020 and 31 December 2099, as Excel counts days."""

PHASE_STYLES: dict[str, Style] = {"p1": "p1", "p2": "p2", "p3": "p3", "relances": "header"}
DETAIL_HEADER = ("Phase", "Clients", "Heures", "Début", "Fin", "Premier mois", "Durée en mois")
DETAIL_STYLES: tuple[Style, ...] = (
    "text_bold", "number_centre", "decimal_centre", "date", "date", "number_centre", "number_centre",
)  # fmt: skip
WEEK_STYLES: tuple[Style, ...] = ("text_bold", "text", "text", "text", "text", "text", "hours_centre")
WEEK_TOTAL_STYLES: tuple[Style, ...] = (
    "total_label", "total_label", "total_label", "total_label", "total_label", "total_label", "total_hours",
)  # fmt: skip
GANTT_HEADER_STYLES: tuple[Style, ...] = ("header", "month", "month", "month", "month", "month", "month")
GANTT_STYLES: tuple[Style, ...] = (
    "text_bold", "hours_centre", "hours_centre", "hours_centre", "hours_centre", "hours_centre", "hours_centre",
)  # fmt: skip
GANTT_TOTAL_STYLES: tuple[Style, ...] = (
    "total_label", "total_hours", "total_hours", "total_hours", "total_hours", "total_hours", "total_hours",
)  # fmt: skip
TARGET_HEADER = ("Client", "Score", "Priorité", "Honoraires HT", "Outil", "Prénom", "Nom du dirigeant")
TARGET_COLUMNS = (NOM, SCORE, PRIORITE, CA, OUTIL, PRENOM, NOM_DIRIGEANT)
TARGET_STYLES: tuple[Style, ...] = (
    "text", "decimal_centre", "text_centre", "euro_centre", "text_centre", "text", "text",
)  # fmt: skip
START_NOTE = "Les mois, les barres et les dates suivent cette date. Durées et temps : feuille Paramètres."
TARGET_NOTE = f"de 1 à {MOST} : les meilleurs scores, à appeler en premier."


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Plan d'Action »: everything is a live formula but the typical week."""
    start = analysis.day(START_KEY, analysis.today)
    begun = analysis.held(START_KEY, start, f"={name_of('date_analyse')}")
    planned = phases(analysis.scored, start, analysis.parameters)
    return SheetPlan(
        name=PLAN,
        blocks=(
            *band("Plan d'Action", "Qui contacter, quand, et combien d'heures prévoir", COLUMNS),
            section(PACE_ROW - 1, "⏱ Rythme recommandé", INNER),
            *cards(PACE_ROW, _pace_cards(analysis)),
            section(START_ROW - 1, "🗓 Feuille de route sur six mois", INNER),
            Block(cell(START_ROW, LEFT), (("Date de début", begun, START_NOTE),), ("text_bold", "input_date", "hint")),
            *_gantt(start, planned),
            *grid(cell(DETAIL_ROW, LEFT), DETAIL_HEADER, _details(planned), DETAIL_STYLES),
            section(WEEK_ROW - 1, "📅 Semaine type", INNER),
            *_week(),
            section(TARGET_ROW - 1, "🎯 Cible de la semaine", INNER),
            *_target(analysis),
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"4:{FIRST_ROW + MOST - 1}", 18.0), (f"{PACE_ROW + 1}:{PACE_ROW + 1}", 30.0)),
        rules=tuple(_rules()),
        validations=tuple(_validations()),
        names=((entry(START_KEY), f"$C${START_ROW}"), (entry(WANTED_KEY), f"$C${TARGET_ROW}")),
        page=Page(area=f"A1:I{FIRST_ROW + MOST - 1}", portrait=True, one_page=True),
        tab="p2",
    )


def _pace_cards(analysis: Analysis) -> tuple[Card, ...]:
    figures, held = analysis.indicators, pace(analysis.indicators, analysis.parameters)
    weekly = "=ROUNDUP(ROUND(k_clients_a_traiter_par_mois/(p_jours_par_mois/7),9),0)"
    hours = "=k_total_heures_mission/MAX(k_mois_avant_reforme,1)"
    return (
        Card("Clients", Formula("=k_total_clients", figures.total_clients), "card_value", "à contacter"),
        Card("Contacts par mois", _monthly(held), "card_value", "d'ici l'échéance"),
        Card("Par semaine", Formula(weekly, held.clients_per_week), "card_value", "au même rythme"),
        Card(
            "Heures de mission",
            Formula("=k_total_heures_mission", figures.total_heures_mission),
            "card_value",
            "pour P1, P2 et P3",
        ),
        Card("Heures par mois", Formula(hours, held.hours_per_month), "card_decimal", "d'ici l'échéance"),
        Card("ETP", Formula("=k_etp_necessaires", figures.etp_necessaires), "card_decimal", "à temps plein"),
        Card(
            "Jours restants",
            Formula("=k_jours_avant_reforme", figures.jours_avant_reforme),
            "card_value",
            "avant l'échéance",
        ),
    )


def _monthly(held: Pace) -> Formula:
    return Formula("=k_clients_a_traiter_par_mois", held.clients_per_month)


def _gantt(start: date, planned: tuple[Phase, ...]) -> Iterator[Block]:
    """One row per phase, one cell per month: the hours of the month, coloured while the phase lasts."""
    months = (Formula(f"=EDATE({entry(START_KEY)},{month})", months_later(start, month)) for month in range(MONTHS))
    rows = tuple(_gantt_row(row, phase) for row, phase in enumerate(planned))
    total = ("Heures du mois", *(_month_total(month, planned) for month in range(MONTHS)))
    yield Block(cell(GANTT_ROW, LEFT), (("Phase", *months),), GANTT_HEADER_STYLES)
    yield Block(cell(GANTT_ROW + 1, LEFT), rows, GANTT_STYLES)
    yield Block(cell(GANTT_ROW + 1 + len(rows), LEFT), (total,), GANTT_TOTAL_STYLES)


def _gantt_row(index: int, phase: Phase) -> Row:
    detail = DETAIL_ROW + 1 + index
    hours = (
        Formula(f"=IF({_busy(month, detail)},$D{detail}/$H{detail},0)", phase.hours_in(month + 1))
        for month in range(MONTHS)
    )
    return (phase.rule.label, *hours)


def _busy(month: int, detail: int) -> str:
    """The condition that a month of the header lies within the phase of a row of the details."""
    first = cell(GANTT_ROW, LEFT + 1 + month).replace(str(GANTT_ROW), f"${GANTT_ROW}")
    return f"({first}>=$E${detail})*({first}<=$F${detail})"


def _month_total(month: int, planned: tuple[Phase, ...]) -> Formula:
    above = Area.of(cell(GANTT_ROW + 1, LEFT + 1 + month)).resized(len(PHASES), 1)
    return Formula(f"=SUM({above})", sum(phase.hours_in(month + 1) for phase in planned))


def _details(planned: tuple[Phase, ...]) -> Iterator[Row]:
    for row, phase in enumerate(planned, start=DETAIL_ROW + 1):
        first, length = (name_of(f"phase_{phase.rule.key}_{what}") for what in ("mois", "duree"))
        clients = "+".join(count(PRIORITE, word) for word in phase.rule.priorities)
        start = f"EDATE({entry(START_KEY)},G{row}-1"
        yield (
            phase.rule.label,
            Formula(f"={clients}", phase.clients),
            Formula(f"=C{row}*{name_of(phase.rule.hours_key)}", phase.hours),
            Formula(f"={start})", phase.start),
            Formula(f"={start}+H{row})-1", phase.end),
            Formula(f"={first}", phase.first_month),
            Formula(f"=MIN({length},{MONTHS + 1}-G{row})", phase.months),
        )


def _week() -> Iterator[Block]:
    rows = ((habit.day, habit.action, None, None, None, None, habit.hours) for habit in WEEK)
    hours = Area.of(cell(WEEK_ROW + 1, LEFT + 6)).resized(len(WEEK), 1)
    total = Formula(f"=SUM({hours})", sum(habit.hours for habit in WEEK))
    yield from grid(cell(WEEK_ROW, LEFT), ("Jour", "Action", "", "", "", "", "Durée"), rows, WEEK_STYLES)
    yield Block(cell(WEEK_ROW + 1 + len(WEEK), LEFT), (("Total", *(None,) * 5, total),), WEEK_TOTAL_STYLES)


def _target(analysis: Analysis) -> Iterator[Block | Columns]:
    """The best scores; their value and their position in the table stand right of the page."""
    usual = min(max(pace(analysis.indicators, analysis.parameters).clients_per_week, 1), MOST)
    wanted = Formula(entry(WANTED_KEY), int(analysis.entry(WANTED_KEY, usual)))
    ranks = ranking(analysis.scored, SCORE, TARGET_COLUMNS, MOST, row=FIRST_ROW, left=DATA_COLUMN, wanted=wanted)
    weekly = cell(PACE_ROW + 1, LEFT + 2)
    held = analysis.held(WANTED_KEY, wanted.value, f"=MIN(MAX({weekly},1),{MOST})")
    asked = ("Nombre de clients", held, TARGET_NOTE)
    yield Block(cell(TARGET_ROW, LEFT), (asked,), ("text_bold", "input_choice", "hint"))
    yield from column_grid(cell(FIRST_ROW - 1, LEFT), TARGET_HEADER, ranks[2:], TARGET_STYLES)
    yield Block(cell(FIRST_ROW - 1, DATA_COLUMN), (("Score", "Fiche n°"),), "muted")
    yield Columns(cell(FIRST_ROW, DATA_COLUMN), ranks[:2], "muted")


def _rules() -> Iterator[Rule]:
    for row, phase in enumerate(PHASES):
        bar = Area.of(cell(GANTT_ROW + 1 + row, LEFT + 1)).resized(1, MONTHS)
        yield Rule(str(bar), f"={_busy(0, DETAIL_ROW + 1 + row)}", PHASE_STYLES[phase.key])
    first = f"D{FIRST_ROW}"
    area = f"{first}:D{FIRST_ROW + MOST - 1}"
    yield from (Rule(area, f'={first}="{word}"', style) for word, style in PRIORITY_STYLES.items())


def _validations() -> Iterator[Bounds]:
    yield Bounds(f"C{START_ROW}", EARLIEST, LATEST, "Saisissez une date, par exemple 01/12/2026.", whole=True)
    yield Bounds(f"C{TARGET_ROW}", 1, MOST, f"Saisissez un nombre de clients entier, de 1 à {MOST}.", whole=True)
