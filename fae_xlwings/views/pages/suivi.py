"""The sheet « Suivi »: from the target to the missions done, real rates, people, months, mandates, all live."""

from collections.abc import Iterator

import pandas as pd

from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, FOLLOW_UP_COLUMNS
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.grid import quoted
from fae_xlwings.sheets import SIMULATEUR, SUIVI
from fae_xlwings.views.pages import simulateur
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.exposed import late_clients
from fae_xlwings.views.words.flow import Flow, Line, flow
from fae_xlwings.views.words.formulas import count_formula, entry
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band
from fae_xlwings.views.words.mandates import mandate_counts
from fae_xlwings.views.words.plan import Block, Chart, Formula, Page, Row, Rule, Series, SheetPlan, Value
from fae_xlwings.views.words.progress import EVERYONE, OTHERS, Progress, progress_of
from fae_xlwings.views.words.progress_formulas import (
    FILLED,
    conversion_formulas,
    counted,
    hours_formula,
    person_formulas,
    rest_formula,
    stage_formulas,
    unread_formula,
    whose,
)
from fae_xlwings.views.words.simulation import input_key
from fae_xlwings.views.words.styles import PRIORITY_STYLES, Style
from fae_xlwings.views.words.wording import quote

WIDTHS = (("A:A", 2.0), ("B:B", 30.0), ("C:E", 16.0), ("F:I", 13.0), ("J:J", 2.0))
INNER = 8
COLUMNS = INNER + 2
WHOM = "les relances dues, puis les clients en retard pour la réforme"
FIRST_ROW, CHART_ROWS = 4, 13
BEFORE_KEY = "suivi_taux_avant"
STAGE_HEADER = ("Étape", "Clients", "Honoraires HT", "Part de la cible", "Sans montant")
STAGE_STYLES: tuple[Style, ...] = ("text_bold", "number_centre", "euro_centre", "percent_centre", "number_centre")
RATE_HEADER = (
    "Priorité", "Clients", "Proposés", "Signés", "Refusés", "Taux réel", "Taux du Simulateur", "Taux d'avant",
)  # fmt: skip
RATE_STYLES: tuple[Style, ...] = (
    "text", "number_centre", "number_centre", "number_centre", "number_centre", "share_centre", "share_centre",
    "input_share",
)  # fmt: skip
PERSON_HEADER = (
    "Collaborateur", "Clients", "En retard (réforme)", "Relances dépassées", "À relancer ce jour", "Proposés", "Signés",
    "Honoraires signés",
)  # fmt: skip
PERSON_STYLES: tuple[Style, ...] = (
    "text", "number_centre", "number_centre", "number_centre", "number_centre", "number_centre", "number_centre",
    "euro_centre",
)  # fmt: skip
TOTAL_STYLES: tuple[Style, ...] = (
    "total_label", "total_heat", "total_heat", "total_heat", "total_heat", "total_heat", "total_heat",
    "total_euro_centre",
)  # fmt: skip
MONTH_HEADS: tuple[Style, ...] = ("header", "month", "month", "month", "month", "month", "month")
LOAD_STYLES: tuple[Style, ...] = (
    "text", "hours_centre", "hours_centre", "hours_centre", "hours_centre", "hours_centre", "hours_centre",
)  # fmt: skip
LOAD_TOTALS: tuple[Style, ...] = (
    "total_label", "total_hours", "total_hours", "total_hours", "total_hours", "total_hours", "total_hours",
)  # fmt: skip
SHARE_STYLES: tuple[Style, ...] = ("text", "number_centre", "percent_centre")
FILLED_STYLES: tuple[Style, ...] = (*SHARE_STYLES, "hint")
HYPOTHESIS = "Attendu selon le Simulateur"
RATE_NOTE = (
    "Taux réel : signés sur ceux qui ont répondu, oui ou non. « Reprendre ces taux » les écrit dans le Simulateur ; "
    "« Remettre les taux d'avant » revient en arrière."
)
LOAD_NOTE = (
    "Au mois de la prochaine relance : le temps de la mission si elle est acceptée ou en cours, celui d'une relance "
    "sinon. Ce qui est dépassé compte au premier mois."
)
NAMED = (
    "Collaborateurs et plateformes nommés ici : les plus fréquents au {:%d/%m/%Y}, dernière mise à jour de cette page. "
    "Un nom saisi depuis compte dans « Autres »."
)
UNPRICED = "Sans montant : étape atteinte d'après le statut, honoraires encore à saisir dans Données."
UNREAD = (
    "Cellules du suivi qui ne comptent nulle part ici, pour un statut hors de la liste, un montant ou une date saisis "
    "comme du texte : "
)
NO_COLUMN = (
    "⚠ La feuille Données n'a pas la colonne {} : ajoutez-la à droite du tableau, avec ce titre, ou importez de "
    "nouveau vos clients."
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Suivi »; without one of the columns of the follow-up it says which, and nothing else."""
    if analysis.absent:
        missing = next(name for name in FOLLOW_UP if name in analysis.absent)
        page = flow(FIRST_ROW, [Line((NO_COLUMN.format(missing),), "text_red")])
        return _plan(page)
    progress = progress_of(analysis)
    page = flow(FIRST_ROW, _lines(progress))
    rates = page.rows["rates"] + 1
    return _plan(
        page,
        helpers=tuple(_helpers(page, progress)),
        charts=tuple(_charts(page)),
        rules=tuple(_rules(page, progress)),
        names=tuple((entry(input_key_before(word)), f"$I${row}") for row, word in enumerate(PRIORITES, start=rates)),
    )


def listed(analysis: Analysis) -> pd.DataFrame:
    """The clients whose reminder is due, the oldest first, then the others who are late for the reform."""
    due = () if analysis.absent else progress_of(analysis).due
    are_late = late_clients(analysis, len(analysis.scored)).index
    return analysis.scored.loc[list(dict.fromkeys([*analysis.scored.index[list(due)], *are_late]))]


def input_key_before(priority: str) -> str:
    """The key of the cell that keeps the Simulateur's rate of a priority from before it was taken over."""
    return f"{BEFORE_KEY}_{priority.lower()}"


def _plan(page: Flow, **parts: tuple[object, ...]) -> SheetPlan:
    return SheetPlan(
        name=SUIVI,
        blocks=(*band("Suivi", "Où en sont les missions, qui s'en charge, et ce qu'il reste à faire", COLUMNS),
                *page.blocks),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *page.heights),
        page=Page(
            area=f"A1:J{page.end - 1}",
            portrait=True,
            breaks=tuple(page.rows[anchor] - 1 for anchor in ("people",) if anchor in page.rows),
        ),
        tab="p2",
        **parts,  # pyright: ignore[reportArgumentType]
    )  # fmt: skip


def _title(text: str, anchor: str = "") -> Line:
    return Line((text, *(None,) * (INNER - 1)), "section", anchor=anchor)


def _lines(progress: Progress) -> Iterator[Line]:
    """The page from top to bottom; each part knows its row by how many lines stand above."""
    row = FIRST_ROW
    for part in (_funnel_lines, _rate_lines, _person_lines, _load_lines, _mandate_lines, _filled_lines):
        for line in part(progress, row):
            row += 1
            yield line
        row += 1
        yield Line()


def _funnel_lines(progress: Progress, row: int) -> Iterator[Line]:
    yield _title("🎯 De la cible aux missions terminées")
    yield Line(STAGE_HEADER, "header", anchor="stages")
    first = row + 2
    simulator = f"{quoted(SIMULATEUR)}!"
    formulas = stage_formulas(simulator, (simulateur.FIRST_ROW, simulateur.TOTAL_ROW - 1))
    target = progress.stages[0].clients
    for at, (stage, (clients, fees, unpriced)) in enumerate(zip(progress.stages, formulas, strict=True), start=first):
        part = Formula(f"=IF(C${first}=0,0,C{at}/C${first}*100)", stage.clients / target * 100 if target else 0)
        cells = (Formula(f"={clients}", stage.clients), Formula(f"={fees}", stage.fees), part,
                 Formula(f"={unpriced}", stage.unpriced))  # fmt: skip
        yield Line((stage.label, *cells), STAGE_STYLES)
    yield _hypothesis(progress, simulator, first, target)
    yield Line((UNPRICED,), "note")
    yield Line((_unread(progress),), "state_changed")
    yield Line((), anchor="charts")
    yield from (Line() for _ in range(CHART_ROWS))


def _unread(progress: Progress) -> Formula:
    """A warning of the cells that count nowhere on the page."""
    told = f"⚠ {UNREAD}{french(progress.unread)}." if progress.unread else ""
    count = unread_formula()
    return Formula(f'=IF({count}=0,"",{quote("⚠ " + UNREAD)}&{count_formula(count)}&".")', told)


def _hypothesis(progress: Progress, simulator: str, first: int, target: float) -> Line:
    """What the Simulateur expects to be signed."""
    missions = sum(row.missions for row in progress.simulation.contributions)
    share = Formula(f"=IF(C${first}=0,0,C{first + 4}/C${first}*100)", missions / target * 100 if target else 0)
    total = simulateur.TOTAL_ROW
    cells: Row = (
        HYPOTHESIS,
        Formula(f"={simulator}$G${total}", missions),
        Formula(f"={simulator}$H${total}", progress.simulation.total),
        share,
        None,
    )
    return Line(cells, ("total_label", "total_heat", "total_euro_centre", "total_percent_centre", "total_label"))


def _rate_lines(progress: Progress, row: int) -> Iterator[Line]:
    yield _title("✅ Combien acceptent vraiment")
    yield Line(RATE_HEADER, "header_wrap", height=32.0, anchor="rates")
    for at, found in enumerate(progress.conversions, start=row + 2):
        values = (found.clients, found.offered, found.signed, found.refused)
        counts = (
            Formula(f"={text}", value) for text, value in zip(conversion_formulas(found.priority), values, strict=True)
        )
        real = Formula(f'=IF(E{at}+F{at}=0,"",E{at}/(E{at}+F{at}))', "" if found.rate is None else found.rate)
        assumed = Formula(f"={entry(input_key(found.priority, 'conversion'))}", found.assumed)
        before = progress.analysis.inputs.get(input_key_before(found.priority))
        styles: tuple[Style, ...] = (PRIORITY_STYLES[found.priority], *RATE_STYLES[1:])
        yield Line((found.priority, *counts, real, assumed, before), styles)
    yield Line((RATE_NOTE,), "note")


def _person_lines(progress: Progress, row: int) -> Iterator[Line]:
    yield _title("👥 Par collaborateur")
    yield Line(PERSON_HEADER, "header_wrap", height=32.0, anchor="people")
    total = row + 2 + len(progress.people) - 1
    for at, found in enumerate(progress.people, start=row + 2):
        texts = person_formulas(*_criteria(found.name, at))
        if found.name == OTHERS:
            texts = tuple(rest_formula(letter, row + 2, at, total) for letter in "CDEFGHI")
        cells = map(_equals, texts, found[1:])
        yield Line((found.name, *cells), TOTAL_STYLES if found.name == EVERYONE else PERSON_STYLES)
    yield Line((NAMED.format(progress.analysis.today),), "note")


def _equals(formula: str, value: Value) -> Formula:
    return Formula(f"={formula}", value)


def _criteria(name: str, row: int) -> tuple[tuple[str, str], ...]:
    """What a row counts: everyone, or those whom the person named there follows."""
    return () if name == EVERYONE else (whose(f"$B{row}"),)


def _load_lines(progress: Progress, row: int) -> Iterator[Line]:
    yield _title("📆 La charge mois par mois, en heures")
    starts = [Formula(f"=EOMONTH(p_date_analyse,{month - 1})+1", day) for month, day in enumerate(progress.months)]
    yield Line(("Collaborateur", *starts[:-1]), MONTH_HEADS, anchor="load")
    head, first = row + 1, row + 2
    total = first + len(progress.people) - 1
    for at, (found, values) in enumerate(zip(progress.people, progress.load, strict=True), start=first):
        cells = (_load_cell(found.name, month, (head, first, at, total), value) for month, value in enumerate(values))
        yield Line((found.name, *cells), LOAD_TOTALS if found.name == EVERYONE else LOAD_STYLES)
    team = (_team_cell(cell(head, LEFT + 1 + month), value) for month, value in enumerate(progress.team))
    yield Line(("Heures de l'équipe", *team), LOAD_STYLES)
    yield Line((LOAD_NOTE,), "note")


def _team_cell(month: str, value: float) -> Formula:
    """The hours of the team in the month of a header."""
    return Formula(f"=p_heures_equipe*(EOMONTH({month},0)-{month}+1)/7", value)


def _load_cell(name: str, month: int, rows: tuple[int, int, int, int], value: float) -> Formula:
    head, first, at, total = rows
    letter = "CDEFGH"[month]
    if name == OTHERS:
        return Formula(f"={rest_formula(letter, first, at, total)}", value)
    start, end = f"{letter}${head}" if month else "", f"(EOMONTH({letter}${head},0)+1)"
    return Formula(f"={hours_formula(start, end, *_criteria(name, at))}", value)


def _mandate_lines(progress: Progress, row: int) -> Iterator[Line]:
    """Mandates, platforms and directory, each with its share of the clients."""
    total = len(progress.analysis.scored)
    yield _title("📄 Mandats, plateformes, annuaire")
    yield Line(("Mandat, plateforme, annuaire", "Clients", "Part des clients"), "header", anchor="mandates")
    for at, (label, formula, clients) in enumerate(mandate_counts(progress, "C", row + 2), start=row):
        yield _counted_line(at, label, formula, clients, total)


def _counted_line(row: int, label: str, formula: str, count: int, total: int) -> Line:
    at = row + 2
    share = Formula(f"=IF(k_total_clients=0,0,C{at}/k_total_clients*100)", count / total * 100 if total else 0)
    return Line((label, Formula(f"={formula}", count), share), SHARE_STYLES)


def _filled_lines(progress: Progress, row: int) -> Iterator[Line]:
    """How much of the follow-up is filled in, column by column, all of them first."""
    total, first = len(progress.analysis.scored), row + 2
    counts = [progress.filled(header) for header in FOLLOW_UP]
    yield _title("📝 Complétude du suivi")
    yield Line(("Colonne de Données", "Clients remplis", "Part des clients"), "header", anchor="filled")
    share = f"=IF(k_total_clients=0,0,C{first}/(k_total_clients*{len(FOLLOW_UP)})*100)"
    cells = (
        Formula(f"=SUM(C{first + 1}:C{first + len(FOLLOW_UP)})", sum(counts)),
        Formula(share, progress.completeness * 100),
    )
    yield Line(("Ensemble du suivi", *cells), ("total_label", "total_heat", "total_percent_centre"))
    for rank, (about, count) in enumerate(zip(FOLLOW_UP_COLUMNS, counts, strict=True), start=1):
        line = _counted_line(row + rank, about.name, counted((about.name, FILLED)), count, total)
        yield Line((*line.cells, about.help), FILLED_STYLES)


def _helpers(page: Flow, progress: Progress) -> Iterator[Block]:
    """What the two charts of the funnel stand on."""
    left, first = ZONES[SUIVI], page.rows["stages"] + 1
    here = f"{quoted(SUIVI)}!"
    for start, title, letter, values in (
        (left, "Clients", "C", [stage.clients for stage in progress.stages]),
        (left + 2, "Honoraires HT", "D", [stage.fees for stage in progress.stages]),
    ):
        rows = tuple(
            (stage.label, Formula(f"={here}{letter}{first + rank}", value))
            for rank, (stage, value) in enumerate(zip(progress.stages, values, strict=True))
        )
        yield Block(cell(HELPERS_ROW, start), (("Étape", title), *rows), "muted")


def _charts(page: Flow) -> Iterator[Chart]:
    row, left = page.rows["charts"], ZONES[SUIVI]
    for title, start, area, code in (
        ("Entonnoir : clients", left, f"B{row}:D{row + CHART_ROWS - 1}", "#,##0"),
        ("Entonnoir : honoraires HT", left + 2, f"E{row}:I{row + CHART_ROWS - 1}", '#,##0 "€"'),
    ):
        yield Chart(
            name=title,
            kind="bar",
            source=there(str(Area.of(cell(HELPERS_ROW, start)).resized(5, 2))),
            area=area,
            title=title,
            alt=f"{title}, de la cible du Simulateur aux missions terminées.",
            series=(Series("violet"),),
            legend=False,
            labels=True,
            number_format=code,
            minimum=0,
            inside=True,
            points=("p4", "p2", "p1", "violet"),
        )


def _rules(page: Flow, progress: Progress) -> Iterator[Rule]:
    """Overdue reminders and months above the team's hours in red."""
    people, load = page.rows["people"] + 1, page.rows["load"] + 1
    last = load + len(progress.people) - 1
    yield Rule(f"E{people}:E{people + len(progress.people) - 1}", f"=E{people}>0", "state_changed")
    yield Rule(f"C{last}:H{last}", f"=C{last}>C{last + 1}", "state_changed")
