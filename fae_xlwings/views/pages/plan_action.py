"""The sheet « Plan d'Action »: the pace to hold, six months drawn in cells, a typical week and whom to call in it."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from fae_xlwings.domain.action_plan import (
    MONTHS,
    PHASES,
    WEEK,
    WEEK_REACHED,
    WEEK_WEIGHT,
    Load,
    Pace,
    Phase,
    loads,
    month_shares,
    month_start,
    pace,
    phases,
    week_hours,
)
from fae_xlwings.domain.columns import CA, NOM, NOM_DIRIGEANT, OUTIL, PRENOM, PRIORITE, SCORE
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.sheets import PLAN
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import count, entry, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
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
from fae_xlwings.views.words.plan import Block, Bounds, ColumnFormula, Columns, Formula, Page, Row, Rule, SheetPlan
from fae_xlwings.views.words.ranking import ranking, searched
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Style
from fae_xlwings.views.words.wording import quote

WIDTHS = (("A:A", 2.0), ("B:B", CLIENT_WIDTH), ("C:H", 16.0), ("I:I", 2.0))
COLUMNS = 9
INNER = COLUMNS - 2
START_KEY, WANTED_KEY = "plan_debut", "plan_cible"
PACE_ROW = 5
START_ROW = PACE_ROW + 5
GANTT_ROW = START_ROW + 2
TOTAL_ROW = GANTT_ROW + len(PHASES) + 1
TEAM_ROW, PUT_OFF_ROW, VERDICT_ROW = TOTAL_ROW + 1, TOTAL_ROW + 2, TOTAL_ROW + 3
DETAIL_ROW = VERDICT_ROW + 2
WEEK_ROW = DETAIL_ROW + len(PHASES) + 3
TARGET_ROW = WEEK_ROW + len(WEEK) + 4
FIRST_ROW = TARGET_ROW + 3
MOST = 20
WHOM = "la cible de la semaine"
DATA_COLUMN = ZONES[PLAN]
EARLIEST, LATEST = 43831, 73050
"""1 January 2020 and 31 December 2099, as Excel counts days."""

PHASE_STYLES: dict[str, Style] = {"p1": "p1", "p2": "p2", "p3": "p3", "relances": "header"}
DETAIL_HEADER = ("Phase", "Clients", "Heures", "Début", "Fin", "Premier mois", "Durée en mois")
DETAIL_STYLES: tuple[Style, ...] = (
    "text_bold", "number_centre", "number_centre", "date", "date", "number_centre", "number_centre",
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
ENOUGH = "✔ Les heures de l'équipe suffisent sur les six mois ; ce qui dépasse un mois passe au suivant."
TOO_MUCH = (
    "⚠ Les heures de l'équipe ne suffisent pas sur les six mois : augmentez-les dans Paramètres, ou étalez les phases."
)
TARGET_NOTE = f"de 1 à {MOST} : les meilleurs scores, à appeler en premier."


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Plan d'Action »: everything is a live formula but the typical week."""
    start = analysis.day(START_KEY, analysis.today)
    ranks = ranking(analysis.scored, SCORE, TARGET_COLUMNS, MOST, left=DATA_COLUMN, wanted=_wanted(analysis))
    return SheetPlan(
        name=PLAN,
        blocks=(
            *band("Plan d'Action", "Qui contacter, quand, et combien d'heures prévoir", COLUMNS),
            section(PACE_ROW - 1, "⏱ Rythme recommandé", INNER),
            *cards(PACE_ROW, _pace_cards(analysis)),
            *_road_map(analysis, start),
            section(WEEK_ROW - 1, "📅 Semaine type", INNER),
            *_week(analysis),
            section(TARGET_ROW - 1, "🎯 Cible de la semaine", INNER),
            *_target(analysis, ranks),
        ),
        helpers=(
            *searched("Score", ranks, DATA_COLUMN),
            *_shares(start),
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"4:{FIRST_ROW + MOST - 1}", 17.0), (f"{PACE_ROW + 1}:{PACE_ROW + 1}", 30.0)),
        rules=tuple(_rules()),
        validations=tuple(_validations()),
        names=((entry(START_KEY), f"$C${START_ROW}"), (entry(WANTED_KEY), f"$C${TARGET_ROW}")),
        page=Page(area=f"A1:I{FIRST_ROW + MOST - 1}", portrait=True, tall=1),
        tab="p2",
    )


def _road_map(analysis: Analysis, start: date) -> Iterator[Block | Columns]:
    """The phases by month from the first day on, the load against the team's hours, each phase in detail."""
    begun = analysis.held(START_KEY, start, f"={name_of('date_analyse')}")
    planned = phases(analysis.scored, start, analysis.parameters)
    yield section(START_ROW - 1, "🗓 Feuille de route sur six mois", INNER)
    yield Block(cell(START_ROW, LEFT), (("Date de début", begun, START_NOTE),), ("text_bold", "input_date", "hint"))
    yield from _gantt(start, planned)
    yield from _load(loads(planned, start, analysis.parameters))
    yield from grid(cell(DETAIL_ROW, LEFT), DETAIL_HEADER, _details(planned), DETAIL_STYLES)


def listed(analysis: Analysis) -> pd.DataFrame:
    """The clients of the week."""
    return ranked_clients(analysis.scored, SCORE, int(str(_wanted(analysis).value)))


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
        Card("Heures par mois", Formula(hours, held.hours_per_month), "card_value", "d'ici l'échéance"),
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
    months = (Formula(f"={_month_start(month)}", month_start(start, month)) for month in range(1, MONTHS + 1))
    rows = tuple(_gantt_row(row, phase) for row, phase in enumerate(planned))
    total = ("Heures prévues", *(_month_total(month, planned) for month in range(MONTHS)))
    yield Block(cell(GANTT_ROW, LEFT), (("Phase", *months),), GANTT_HEADER_STYLES)
    yield Block(cell(GANTT_ROW + 1, LEFT), rows, GANTT_STYLES)
    yield Block(cell(TOTAL_ROW, LEFT), (total,), GANTT_TOTAL_STYLES)


def _month_start(month: int | str) -> str:
    """The first day of a month of the plan, counted from 1: that of the plan itself, then the first of the month."""
    start = entry(START_KEY)
    if isinstance(month, int):
        return start if month == 1 else f"EOMONTH({start},{month - 2})+1"
    return f"IF({month}=1,{start},EOMONTH({start},{month}-2)+1)"


def _shares(start: date) -> tuple[Block, ...]:
    """How much of each month lies in the plan, under the ranks of the week."""
    begun, end = entry(START_KEY), f"EOMONTH({entry(START_KEY)},0)"
    first, *others = month_shares(start)
    rows = ((Formula(f"=({end}-{begun}+1)/DAY({end})", first),), *((share,) for share in others))
    return (Block(cell(SHARES_ROW - 1, DATA_COLUMN), (("Part du mois",), *rows), "muted"),)


SHARES_ROW = HELPERS_ROW + MOST + 3
_SHARES = there(Area.of(cell(SHARES_ROW, DATA_COLUMN)).resized(MONTHS, 1).absolute())


def _load(load: tuple[Load, ...]) -> Iterator[Block]:
    """The hours of each month against those of the team, and what moves to the next month."""
    team, put_off = [], []
    for month, found in enumerate(load, start=1):
        column = LEFT + month
        here, before = cell(GANTT_ROW, column), f"N({cell(PUT_OFF_ROW, column - 1)})" if month > 1 else "0"
        days = f"(EOMONTH({entry(START_KEY)},{month - 1})-{here}+1)"
        left = f"MAX({before}+{cell(TOTAL_ROW, column)}-{cell(TEAM_ROW, column)},0)"
        team.append(Formula(f"=ROUND({name_of('heures_equipe')}*{days}/7,0)", found.available))
        put_off.append(Formula(f"={left}", found.put_off))
    yield Block(cell(TEAM_ROW, LEFT), (("Heures de l'équipe", *team),), GANTT_STYLES)
    yield Block(cell(PUT_OFF_ROW, LEFT), (("Reporté au mois suivant", *put_off),), GANTT_STYLES)
    last = cell(PUT_OFF_ROW, LEFT + MONTHS)
    verdict = Formula(f"=IF({last}>0,{quote(TOO_MUCH)},{quote(ENOUGH)})", TOO_MUCH if load[-1].put_off else ENOUGH)
    yield Block(cell(VERDICT_ROW, LEFT), ((verdict,),), "note")


def _gantt_row(index: int, phase: Phase) -> Row:
    row, detail = GANTT_ROW + 1 + index, DETAIL_ROW + 1 + index
    before = (_less(Area(row, LEFT + 1, row, LEFT + month)) for month in range(MONTHS))
    hours = (
        Formula(f"=IF({_busy(month, detail)},{_reached(month, detail)}{less},0)", phase.by_month[month])
        for month, less in enumerate(before)
    )
    return (phase.rule.label, *hours)


def _reached(month: int, detail: int) -> str:
    """The hours of a phase done by the end of a month: as large a share of the whole phase as of its days."""
    first = f"INDEX({_SHARES},$G{detail})"
    done, busy = f"{first}:INDEX({_SHARES},{month + 1})", f"{first}:INDEX({_SHARES},$G{detail}+$H{detail}-1)"
    return f"ROUND($D{detail}*SUM({done})/SUM({busy}),0)"


def _busy(month: int, detail: int) -> str:
    """The condition that a month of the header lies within the phase of a row of the details."""
    first = cell(GANTT_ROW, LEFT + 1 + month).replace(str(GANTT_ROW), f"${GANTT_ROW}")
    return f"({first}>=$E${detail})*({first}<=$F${detail})"


def _month_total(month: int, planned: tuple[Phase, ...]) -> Formula:
    above = Area.of(cell(GANTT_ROW + 1, LEFT + 1 + month)).resized(len(PHASES), 1)
    return Formula(f"=SUM({above})", sum(phase.by_month[month] for phase in planned))


def _details(planned: tuple[Phase, ...]) -> Iterator[Row]:
    for row, phase in enumerate(planned, start=DETAIL_ROW + 1):
        first, length = (name_of(f"phase_{phase.rule.key}_{what}") for what in ("mois", "duree"))
        clients = "+".join(count(PRIORITE, word) for word in phase.rule.priorities)
        yield (
            phase.rule.label,
            Formula(f"={clients}", phase.clients),
            Formula(f"=ROUND(C{row}*{name_of(phase.rule.hours_key)},0)", phase.hours),
            Formula(f"={_month_start(f'G{row}')}", phase.start),
            Formula(f"=EOMONTH({entry(START_KEY)},G{row}+H{row}-2)", phase.end),
            Formula(f"={first}", phase.first_month),
            Formula(f"=MIN({length},{MONTHS + 1}-G{row})", phase.months),
        )


def _week(analysis: Analysis) -> Iterator[Block]:
    """The typical week, scaled to the hours of the team."""
    durations, hours = week_hours(analysis.parameters), Area.of(cell(WEEK_ROW + 1, LEFT + 6)).resized(len(WEEK), 1)
    before = (_less(hours.resized(row, 1)) for row in range(len(WEEK)))
    scaled = (
        Formula(f"=ROUND({reached}/{WEEK_WEIGHT}*{name_of('heures_equipe')},0){less}", duration)
        for reached, less, duration in zip(WEEK_REACHED, before, durations, strict=True)
    )
    rows = ((habit.day, habit.action, None, None, None, None, hours) for habit, hours in zip(WEEK, scaled, strict=True))
    total = Formula(f"=SUM({hours})", sum(durations))
    yield from grid(cell(WEEK_ROW, LEFT), ("Jour", "Action", "", "", "", "", "Durée"), rows, WEEK_STYLES)
    yield Block(cell(WEEK_ROW + 1 + len(WEEK), LEFT), (("Total", *(None,) * 5, total),), WEEK_TOTAL_STYLES)


def _less(before: Area) -> str:
    """The cells before one taken off it; nothing where there are none."""
    return f"-SUM({before})" if before.rows > 0 and before.columns > 0 else ""


def _wanted(analysis: Analysis) -> Formula:
    """How many clients the week is to hold: those of the pace until the user types another number."""
    usual = min(max(pace(analysis.indicators, analysis.parameters).clients_per_week, 1), MOST)
    return Formula(entry(WANTED_KEY), int(analysis.entry(WANTED_KEY, usual)))


def _target(analysis: Analysis, ranks: tuple[ColumnFormula, ...]) -> Iterator[Block | Columns]:
    """The best scores."""
    weekly = cell(PACE_ROW + 1, LEFT + 2)
    held = analysis.held(WANTED_KEY, _wanted(analysis).value, f"=MIN(MAX({weekly},1),{MOST})")
    asked = ("Nombre de clients", held, TARGET_NOTE)
    yield Block(cell(TARGET_ROW, LEFT), (asked,), ("text_bold", "input_choice", "hint"))
    yield from column_grid(cell(FIRST_ROW - 1, LEFT), TARGET_HEADER, ranks[2:], TARGET_STYLES)


def _rules() -> Iterator[Rule]:
    for row, phase in enumerate(PHASES):
        bar = Area.of(cell(GANTT_ROW + 1 + row, LEFT + 1)).resized(1, MONTHS)
        yield Rule(str(bar), f"={_busy(0, DETAIL_ROW + 1 + row)}", PHASE_STYLES[phase.key])
    put_off = Area.of(cell(PUT_OFF_ROW, LEFT + 1)).resized(1, MONTHS)
    yield Rule(str(put_off), f"={cell(PUT_OFF_ROW, LEFT + 1)}>0", "state_changed")
    yield Rule(cell(VERDICT_ROW, LEFT), f"=${cell(PUT_OFF_ROW, LEFT + MONTHS)}>0", "state_changed")
    first = f"D{FIRST_ROW}"
    area = f"{first}:D{FIRST_ROW + MOST - 1}"
    yield from (Rule(area, f'={first}="{word}"', style) for word, style in PRIORITY_STYLES.items())


def _validations() -> Iterator[Bounds]:
    yield Bounds(f"C{START_ROW}", EARLIEST, LATEST, "Saisissez une date, par exemple 01/12/2026.", whole=True)
    yield Bounds(f"C{TARGET_ROW}", 1, MOST, f"Saisissez un nombre entier de clients, de 1 à {MOST}.", whole=True)
