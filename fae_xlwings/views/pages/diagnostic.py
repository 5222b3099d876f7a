"""The sheet « Diagnostic »: can the figures be trusted, and what is to be mended, cell by cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fae_xlwings.domain.columns import CA, NOM, PRIORITE
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.catalogue import SEVERITY_LABELS, Severity
from fae_xlwings.intake.grid import quoted
from fae_xlwings.intake.issues import Issue, grouped
from fae_xlwings.sheets import DIAGNOSTIC, DONNEES
from fae_xlwings.texts import typeset
from fae_xlwings.views.pages.donnees import FIRST_ROW as FIRST_CLIENT
from fae_xlwings.views.pages.donnees import OWN
from fae_xlwings.views.pages.donnees import address as client_address
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.consequences import consequences, hidden_by
from fae_xlwings.views.words.flow import height_of
from fae_xlwings.views.words.formulas import column, entry, kpi
from fae_xlwings.views.words.layout import BAND_HEIGHTS, band, column_grid, grid
from fae_xlwings.views.words.plan import (
    Block,
    Choice,
    ColumnFormula,
    Columns,
    Formula,
    Page,
    Row,
    Rule,
    SheetPlan,
    Table,
)
from fae_xlwings.views.words.reading import column_pairs, fees_read, follow_up_read
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.vocabularies import BOX, TICK, TICKED, source_of

ANOMALIES = "Anomalies"
COLUMNS = 9
HERE_COLUMN = 5
SEE = "→ Voir"
NOWHERE = Area(0, 0, 0, 0)
CLIENT, VALUE, MESSAGE, REMEDY, TWO_LINES, MOST_HEIGHT = 27.0, 18.0, 52.0, 34.0, 33.0, 48.0
WIDTHS = (
    ("A:A", 15.0), ("B:B", CLIENT), ("C:C", VALUE), ("D:E", 12.0), ("F:F", 8.0), ("G:G", MESSAGE), ("H:H", 24.0),
    ("I:I", REMEDY),
)  # fmt: skip
HEADER = (
    "Importance", "Client", "Valeur lue", "Dans votre fichier", "Dans ce classeur", "Lien", "Constat", "Conséquence",
    "Que faire",
)  # fmt: skip
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
LIGHT_ROW, SEEN_ROW = 4, 5
CHECKS_ROW = 7
SEEN_KEY = "points_vus"
SEEN_FORMULA = f'OR(k_points=0,{entry(SEEN_KEY)}="{TICKED}")'


def anomalies(analysis: Analysis) -> SheetPlan:
    """The list of anomalies alone, to be taken away: values, which need no other sheet."""
    issues = _sorted(analysis)
    return SheetPlan(
        name=ANOMALIES,
        blocks=(
            *band("Anomalies", _read_sentence(analysis), COLUMNS),
            *_issue_blocks(analysis, issues, LIGHT_ROW),
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *_issue_heights(LIGHT_ROW, issues)),
        tables=(Table("tblAnomalies", str(Area(LIGHT_ROW, 1, LIGHT_ROW + len(issues), COLUMNS))),) if issues else (),
        page=Page(title_rows=f"${LIGHT_ROW}:${LIGHT_ROW}"),
        tab="grey",
        protected=False,
    )


def _sorted(analysis: Analysis) -> list[Issue]:
    """The anomalies, worst first."""
    return sorted(analysis.portfolio.issues, key=lambda issue: SEVERITIES.index(issue.severity))


def are_seen(analysis: Analysis) -> bool:
    """Whether the user has gone through the points, or there is none."""
    return not _points(analysis) or analysis.chosen(SEEN_KEY, BOX, TICK) == TICKED


def _points(analysis: Analysis) -> int:
    """How many anomalies ask for something to be done."""
    return sum(issue.severity != "info" for issue in analysis.portfolio.issues)


class Check(NamedTuple):
    """A control of the workbook against what was read: a live formula and the figure it must give."""

    label: str
    formula: str
    expected: float


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Diagnostic »: overall light, controls, statistics, then every anomaly with its remedy."""
    checks = _checks(analysis)
    read_row = CHECKS_ROW + len(checks) + 2
    summary_row = read_row + len(column_pairs(analysis)) + 4
    groups = grouped(analysis.portfolio.issues)
    list_row = summary_row + len(groups) + 3
    listed = Area(list_row, 1, list_row + len(analysis.portfolio.issues), COLUMNS)
    issues = _sorted(analysis)
    return SheetPlan(
        name=DIAGNOSTIC,
        blocks=(
            *band("Diagnostic", _read_sentence(analysis), COLUMNS),
            Block(cell(LIGHT_ROW, 1), ((_light(analysis, len(checks)), *(None,) * (COLUMNS - 1)),), "section"),
            *_seen_blocks(analysis),
            *_check_blocks(checks),
            *_read_blocks(analysis, read_row),
            *grid(cell(summary_row, 1), SUMMARY, _summary(analysis), SUMMARY_STYLES),
            *_issue_blocks(analysis, issues, list_row, list(_targets(analysis, issues))),
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"{summary_row}:{summary_row}", TWO_LINES), *_issue_heights(list_row, issues)),
        tables=(Table("tblAnomalies", str(listed)),) if issues else (),
        rules=tuple(_rules(checks)),
        validations=(Choice(_SEEN_CELL, source_of(TICK), "Choisissez la case vide ou la case cochée."),),
        names=((entry(SEEN_KEY), Area.of(_SEEN_CELL).absolute()), (kpi("points"), Area.of(_POINTS_CELL).absolute())),
        page=Page(title_rows=f"${list_row}:${list_row}" if issues else ""),
        tab="grey",
    )


_SEEN_CELL, _POINTS_CELL = cell(SEEN_ROW, 1), cell(SEEN_ROW, 3)


def _seen_blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The box that says the points were gone through, and their number as it was when they were listed."""
    box = analysis.chosen(SEEN_KEY, BOX, TICK)
    return (
        Block(_SEEN_CELL, ((box,),), "input_choice"),
        Block(cell(SEEN_ROW, 2), (("J'ai parcouru ces points :",),)),
        Block(_POINTS_CELL, ((_points(analysis),),), "integer"),
    )


def _read_blocks(analysis: Analysis, row: int) -> tuple[Block, ...]:
    """Which column was taken for which, and what the fees are, each on a line of its own."""
    lines = (fees_read(analysis), *column_pairs(analysis), follow_up_read(analysis))
    return (
        Block(cell(row, 1), (("Ce qui a été lu", *(None,) * (COLUMNS - 1)),), "header"),
        Block(cell(row + 1, 1), tuple((line,) for line in lines)),
    )


SUMMARY = ("Importance", "Anomalie", "Nombre", "Fiches non classées", "Leurs honoraires")
SUMMARY_STYLES: tuple[Style, ...] = ("text", "text", "integer", "integer", "euro")
LIST_STYLES: tuple[Style, ...] = (
    "row_text", "row_wrap", "row_wrap", "row_centre", "row_centre", "row_link", "row_wrap", "row_wrap", "row_wrap",
)  # fmt: skip
CHECK_STYLES: tuple[Style, ...] = ("text", "muted", "integer", "integer", "text_centre")


def _issue_heights(list_row: int, issues: Sequence[Issue]) -> Iterator[tuple[str, float]]:
    """Room for the words of the list, one height for all: Excel does not fit the rows of a file it opens."""
    yield f"{list_row}:{list_row}", TWO_LINES
    if issues:
        yield f"{list_row + 1}:{list_row + len(issues)}", min(max(map(_issue_height, issues)), MOST_HEIGHT)


def _issue_height(issue: Issue) -> float:
    texts = ((issue.client, CLIENT), (issue.value, VALUE), (issue.message, MESSAGE), (issue.remedy, REMEDY))
    return max(TWO_LINES, *(height_of(text, width) for text, width in texts))


def _read_sentence(analysis: Analysis) -> str:
    read = analysis.portfolio.statistics
    where = f"Feuille « {analysis.portfolio.sheet} »" if analysis.portfolio.sheet else "Fichier texte"
    counts = (
        _counted(read.rows_raw, "ligne lue", "lignes lues"),
        _counted(read.rows_valid, "client", "clients"),
        _counted(read.rows_left_out, "ligne laissée de côté", "lignes laissées de côté"),
    )
    return f"{where} : {', '.join(counts)}"


def _counted(number: int, one: str, many: str) -> str:
    """« 1 ligne lue », « 2 lignes lues »; in French, nought is singular."""
    return f"{french(number)} {many if number > 1 else one}"


def _checks(analysis: Analysis) -> tuple[Check, ...]:
    clients = len(analysis.scored)
    return (
        Check("Clients dans Données = clients lus", f"=COUNTA({column(NOM)})", clients),
        Check(
            "Clients classés ou à compléter = clients lus",
            f'=COUNTIF({column(PRIORITE)},"P?")+k_a_completer_count',
            clients,
        ),
        Check("Honoraires additionnés = honoraires lus", f'=SUMIFS({column(CA)},{column(CA)},">0")', _fees(analysis)),
    )


def _fees(analysis: Analysis) -> float:
    return float(analysis.scored[CA].sum())


def _light(analysis: Analysis, checks: int) -> Formula:
    results = f"$E${CHECKS_ROW + 1}:$E${CHECKS_ROW + checks}"
    good = f"✔ Contrôles réussis. {_points_told(analysis)}"
    return Formula(
        f'=IF(COUNTIF({results},"OK")={checks},"{good}","✖ Un contrôle a échoué : actualisez l\'analyse.")', good
    )


def _points_told(analysis: Analysis) -> str:
    """How many points there are of each kind: « 7 points ci-dessous : 5 à corriger, 2 à vérifier »."""
    points = _points(analysis)
    if not points:
        return "Aucune fiche à corriger."
    errors = sum(issue.severity == "error" for issue in analysis.portfolio.issues)
    kinds = ((errors, "à corriger"), (points - errors, "à vérifier"))
    told = ", ".join(f"{french(count)} {kind}" for count, kind in kinds if count)
    return f"{_counted(points, 'point', 'points')} ci-dessous : {told}."


def _check_blocks(checks: tuple[Check, ...]) -> tuple[Block, ...]:
    rows = (_check_row(CHECKS_ROW + index, check) for index, check in enumerate(checks, start=1))
    return grid(cell(CHECKS_ROW, 1), ("Contrôle", "", "Classeur", "Lu", "Résultat"), rows, CHECK_STYLES)


def _check_row(row: int, check: Check) -> Row:
    verdict = Formula(f'=IF(ABS(C{row}-D{row})<0.005,"OK","ÉCART")', "OK")
    return (check.label, None, Formula(check.formula, check.expected), check.expected, verdict)


def _rules(checks: tuple[Check, ...]) -> Iterator[Rule]:
    results = f"E{CHECKS_ROW + 1}:E{CHECKS_ROW + len(checks)}"
    sound = "*".join(f'($E${CHECKS_ROW + number}="OK")' for number, _ in enumerate(checks, start=1))
    yield Rule(f"A{LIGHT_ROW}", f"={sound}=1", "state_ok")
    yield Rule(f"A{LIGHT_ROW}", f"={sound}=0", "ko")
    yield Rule(results, f'=E{CHECKS_ROW + 1}="OK"', "ok")
    yield Rule(results, f'=E{CHECKS_ROW + 1}<>"OK"', "ko")


def _summary(analysis: Analysis) -> Iterator[Row]:
    for group in grouped(analysis.portfolio.issues):
        alike = [issue for issue in analysis.portfolio.issues if issue.code == group.kind.code]
        yield (SEVERITY_LABELS[group.kind.severity], group.kind.title, group.count, *hidden_by(analysis, alike))


def _issue_blocks(
    analysis: Analysis, issues: Sequence[Issue], row: int, here: Sequence[str] | None = None
) -> tuple[Block | Columns, ...]:
    """The list of anomalies from its header on, with links to the cells `here` of this workbook, if any."""
    first, places = cell(row + 1, HERE_COLUMN), here or [""] * len(issues)
    shown = [SEE if place else "" for place in places]
    link = f'=IF({first}="","",HYPERLINK("#{quoted(DONNEES)}!"&{first},"{SEE}"))'
    columns = (
        [SEVERITY_LABELS[issue.severity] for issue in issues],
        [issue.client for issue in issues],
        [issue.value for issue in issues],
        [issue.cell for issue in issues],
        places,
        shown if here is None else ColumnFormula(link, shown),
        [typeset(issue.message) for issue in issues],
        list(consequences(analysis, issues)),
        [typeset(issue.remedy) for issue in issues],
    )
    return column_grid(cell(row, 1), HEADER, columns, LIST_STYLES)


def _targets(analysis: Analysis, issues: Sequence[Issue]) -> Iterator[str]:
    """The cell of each anomaly in this workbook, whose columns stand in our order; "" where it has none."""
    names = {header.number: name for name, header in analysis.portfolio.headers.items()}
    places = dict(zip(analysis.portfolio.rows, analysis.scored.index, strict=True))
    for issue in issues:
        area = Area.of(issue.cell) if issue.cell and issue.client else NOWHERE
        name, place = names.get(area.left, ""), places.get(area.top)
        yield "" if name not in OWN or place is None else client_address(name, FIRST_CLIENT + int(place))
