"""The sheet « Données »: the table of clients, scored in place by live formulas."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, groupby

import pandas as pd

from fae_xlwings.domain.columns import (
    A_COMPLETER,
    APPETENCE,
    CA,
    CHOICES,
    COMPUTED,
    ETOILES,
    INPUTS,
    NIVEAU,
    NOM,
    OPTIONAL,
    OUTIL,
    PRIORITE,
    REQUIRED,
    RISQUE,
    SCORE,
    SEGMENT,
)
from fae_xlwings.domain.follow_up_columns import (
    FACTURES,
    FOLLOW_UP,
    FOLLOW_UP_COLUMNS,
    NOTES,
    FollowUpColumn,
)
from fae_xlwings.intake.grid import column_letters
from fae_xlwings.intake.words import text_of
from fae_xlwings.sheets import CLIENTS_TABLE, DONNEES
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import client_formulas
from fae_xlwings.views.words.plan import (
    Block,
    Bounds,
    Choice,
    ColumnFormula,
    Columns,
    Page,
    Row,
    Rule,
    SheetPlan,
    Table,
    Value,
)
from fae_xlwings.views.words.styles import LEVEL_STYLES, PRIORITY_STYLES, Style
from fae_xlwings.views.words.vocabularies import source_of

MESSAGE = (
    "📋 Remplissez vos données : segment, score et priorité se calculent seuls. À corriger : voir Diagnostic. "
    "Colonnes facultatives : bouton + ou − au-dessus."
)
HEADER_ROW = 2
FIRST_ROW = 3
OWN = (*INPUTS, *COMPUTED, *FOLLOW_UP)
OPTIONAL_COLUMNS = f"{column_letters(len(REQUIRED) + 1)}:{column_letters(len(INPUTS))}"
FOLLOW_UP_LETTERS = f"{column_letters(len(OWN) - len(FOLLOW_UP) + 1)}:{column_letters(len(OWN))}"
WIDTHS = {NOM: 32.0, "SECTEUR": 20.0, "DIRIGEANT_EMAIL": 28.0, NOTES: 36.0}
USUAL, CAPITAL, ARROW, WIDEST = 13.0, 0.9, 2.5, 36.0
"""What a bold capital and the arrow of the filter take: a header in one word cannot be wrapped."""
STYLES: dict[str, Style] = {
    CA: "input_euro",
    OUTIL: "input_choice",
    APPETENCE: "input_choice",
    SCORE: "decimal",
    PRIORITE: "text_centre",
    ETOILES: "stars",
    RISQUE: "integer",
    NIVEAU: "text_centre",
}
FOLLOW_UP_STYLES: dict[str, Style] = {"date": "input_date", "amount": "input_euro", "choice": "input_choice"}
MANY = 5_000
"""From so many clients on, fifteen columns of empty cells would weigh as much as the rest of the sheet."""
FIRST_DAY, LAST_DAY = 36_526, 73_050
"""The years 2000 to 2099, as Excel numbers days."""
FOLLOW_UP_LOOKS: dict[str, Style] = {
    **{column.name: FOLLOW_UP_STYLES.get(column.kind, "input_text") for column in FOLLOW_UP_COLUMNS},
    FACTURES: "input_integer",
}
UNTOLD: dict[str, Style] = {A_COMPLETER: LEVEL_STYLES[A_COMPLETER]}
SOURCES = {header: source_of(words) for header, words in CHOICES.items()}
CHOICE_MESSAGES = {
    OUTIL: "Vous devez choisir : OUI, PARTIELLEMENT ou NON.",
    APPETENCE: "Vous devez choisir : TRES BON, BON, MOYEN ou FAIBLE.",
}


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Données »: our columns first, then the user's own, one row per client."""
    headers = (*OWN, *_others(analysis))
    styles: tuple[Style, ...] = tuple(column_style(header) for header in headers)
    table = Area(HEADER_ROW, 1, HEADER_ROW + max(len(analysis.scored), 1), len(headers))
    blank: Row = (None,) * (len(headers) - 1)
    return SheetPlan(
        name=DONNEES,
        blocks=(
            Block("A1", ((MESSAGE, *blank),), "warning_band"),
            Block(cell(HEADER_ROW, 1), (headers,), "header_small"),
            *_bodies(analysis, styles),
        ),
        widths=tuple(widths(headers)),
        heights=(("1:1", 26.0), ("2:2", 32.0)),
        tables=(Table(CLIENTS_TABLE, str(table)),),
        rules=(*missing_rules(table.bottom), *_label_rules(table.bottom), *_blank_rules(analysis, table.bottom)),
        validations=(*validations(table.bottom), *follow_up_validations(table.bottom)),
        formats=tuple(_formats(analysis)),
        folds=(
            (OPTIONAL_COLUMNS, not _to_mend(analysis, OPTIONAL)),
            (FOLLOW_UP_LETTERS, not _to_mend(analysis, FOLLOW_UP)),
        ),
        freeze="A1:A2",
        page=Page(title_rows="$1:$2"),
        tab="amber",
        protected=False,
    )


def _to_mend(analysis: Analysis, folded: Sequence[str]) -> bool:
    """Whether an anomaly stands in a column that would be folded: its cell must be seen."""
    headers = analysis.portfolio.headers
    letters = {column_letters(headers[header].number) for header in folded if header in headers}
    troubles = (issue for issue in analysis.portfolio.issues if issue.severity != "info")
    return any(issue.cell.rstrip("0123456789") in letters for issue in troubles)


def address(header: str, row: int) -> str:
    """The address of one of our columns on a row of the sheet."""
    return cell(row, OWN.index(header) + 1)


def row_formulas(row: int) -> dict[str, str]:
    """The six formulas of a row of the sheet, by column."""
    inputs = (address(header, row) for header in (NOM, CA, OUTIL, APPETENCE))
    return client_formulas(*inputs, computed=[address(header, row) for header in COMPUTED])


def _others(analysis: Analysis) -> list[str]:
    """The user's own headers; Excel takes « Notes » and « NOTES » for the same column of a table."""
    taken = {header.upper() for header in OWN}
    labels: list[str] = []
    for header in analysis.portfolio.extra_columns:
        label = next(name for name in _candidates(header.label) if name.upper() not in taken)
        taken.add(label.upper())
        labels.append(label)
    return labels


def _candidates(label: str) -> Iterator[str]:
    yield label
    yield from (f"{label} ({number})" for number in count(2))


def column_style(header: str) -> Style:
    """The style of a column of the table."""
    if header in FOLLOW_UP_LOOKS:
        return FOLLOW_UP_LOOKS[header]
    return STYLES.get(header, "input_text" if header in INPUTS else "text")


def _bodies(analysis: Analysis, styles: Sequence[Style]) -> Iterator[Columns]:
    """The cells of the clients; among many clients, a follow-up that nobody has begun has none."""
    columns = list(enumerate(_columns(analysis), start=1))
    if len(analysis.scored) < MANY:
        yield Columns(cell(FIRST_ROW, 1), tuple(column for _, column in columns), tuple(styles))
        return
    for is_drawn, run in groupby(columns, _is_drawn):
        if is_drawn:
            numbers, drawn = zip(*run, strict=True)
            yield Columns(cell(FIRST_ROW, numbers[0]), drawn, tuple(styles[numbers[0] - 1 : numbers[-1]]))


def _blank_rules(analysis: Analysis, last_row: int) -> Iterator[Rule]:
    """The look of an input beside each client, where a follow-up that nobody has begun has no cells of its own."""
    if len(analysis.scored) < MANY:
        return
    shown_follow_up = analysis.portfolio.shown_follow_up
    columns = ((OWN.index(header) + 1, shown_follow_up[header].tolist()) for header in FOLLOW_UP)
    for is_drawn, run in groupby(columns, _is_drawn):
        numbers = [number for number, _ in run]
        if not is_drawn:
            area = Area(FIRST_ROW, numbers[0], last_row, numbers[-1])
            yield Rule(str(area), f'=${address(NOM, FIRST_ROW)}<>""', "input_text")


def _is_drawn(column: tuple[int, Sequence[Value] | ColumnFormula]) -> bool:
    number, values = column
    return not len(OWN) - len(FOLLOW_UP) < number <= len(OWN) or any(value is not None for value in values)


def _columns(analysis: Analysis) -> Iterator[Sequence[Value] | ColumnFormula]:
    """The columns of the table; without a client they keep one blank row, whose formulas wait for one."""
    for header in INPUTS:
        yield _input(analysis, header) or (None,)
    for header, formula in row_formulas(FIRST_ROW).items():
        yield ColumnFormula(formula, analysis.scored[header].astype(object).fillna("").tolist() or ("",))
    for header in FOLLOW_UP:
        yield analysis.portfolio.shown_follow_up[header].tolist() or (None,)
    for extra in analysis.portfolio.extra_columns:
        yield [shown(value) for value in analysis.portfolio.raw[extra.label].tolist()] or (None,)


def _formats(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """The number formats of the user's own columns, where these stand here."""
    for column, header in enumerate(analysis.portfolio.extra_columns, start=len(OWN) + 1):
        for run in analysis.portfolio.formats.get(header.number, ()):
            yield str(Area(FIRST_ROW + run.first, column, FIRST_ROW + run.last, column)), run.code


def _input(analysis: Analysis, header: str) -> list[Value]:
    """What was understood of an input column, and what was typed where nothing was."""
    clean = analysis.portfolio.clients[header].tolist()
    source = analysis.portfolio.headers.get(header)
    typed = [None] * len(clean) if source is None else analysis.portfolio.raw[source.label].tolist()
    given_as = _unread_fees if header == CA else shown
    return [given_as(given) if _missing(value) else value for value, given in zip(clean, typed, strict=True)]


def _unread_fees(given: object) -> Value:
    """What was typed for fees and is none, as the text of it where formulas would take it for an amount."""
    is_negative = isinstance(given, int | float) and given < 0
    return shown(given) if is_negative or _missing(given) else text_of(given)


def _missing(value: object) -> bool:
    return value is None or value is pd.NaT or value == "" or (isinstance(value, float) and math.isnan(value))


def shown(value: object) -> Value:
    """A value as a cell holds it: nothing where it is missing."""
    if _missing(value):
        return None
    return value  # pyright: ignore[reportReturnType]  # cells hold what calamine reads: text, numbers, dates


def widths(headers: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The widths of the columns of the table, in their order."""
    for index, header in enumerate(headers, start=1):
        letters = column_letters(index)
        yield (
            f"{letters}:{letters}",
            min(max(WIDTHS.get(header, USUAL), float(math.ceil(len(header) * CAPITAL + ARROW))), WIDEST),
        )


def _column_area(header: str, last_row: int, headers: Sequence[str] = OWN) -> str:
    column = headers.index(header) + 1
    return str(Area(FIRST_ROW, column, last_row, column))


def missing_rules(last_row: int) -> Iterator[Rule]:
    """Pale red where a required cell is empty on a row that was begun."""
    begun = "&".join(f"${address(header, FIRST_ROW)}" for header in REQUIRED)
    for header in REQUIRED:
        first = address(header, FIRST_ROW)
        yield Rule(_column_area(header, last_row), f'=({begun}<>"")*({first}="")', "missing")


def _label_rules(last_row: int) -> Iterator[Rule]:
    for header, styles in ((PRIORITE, PRIORITY_STYLES), (NIVEAU, LEVEL_STYLES), (SEGMENT, UNTOLD)):
        first = address(header, FIRST_ROW)
        yield from (Rule(_column_area(header, last_row), f'={first}="{word}"', styles[word]) for word in styles)


def validations(last_row: int, sources: Mapping[str, str] = SOURCES) -> Iterator[Choice | Bounds]:
    """What may be entered: a word of the list, or nothing; another amount than a positive number is only warned of."""
    for header, source in sources.items():
        yield Choice(_column_area(header, last_row), source, CHOICE_MESSAGES[header])
    yield Bounds(
        _column_area(CA, last_row),
        0,
        None,
        "Saisissez les honoraires annuels HT : un nombre positif.",
        strict=False,
    )


def follow_up_validations(
    last_row: int, headers: Sequence[str] = OWN, words_at: Callable[[tuple[str, ...]], str] = source_of
) -> Iterator[Choice | Bounds]:
    """What may be entered in the follow-up: a word of the list, a day of this century, a positive number."""
    for column in FOLLOW_UP_COLUMNS:
        rule = _follow_up_rule(column, _column_area(column.name, last_row, headers), words_at)
        if rule is not None:
            yield rule


def _follow_up_rule(
    column: FollowUpColumn, area: str, words_at: Callable[[tuple[str, ...]], str]
) -> Choice | Bounds | None:
    if column.words:
        return Choice(area, words_at(column.words), "Choisissez un mot de la liste, ou laissez vide.")
    if column.kind == "date":
        return Bounds(area, FIRST_DAY, LAST_DAY, "Saisissez une date, par exemple 31/12/2026.")
    if column.kind in {"amount", "count"}:
        return Bounds(area, 0, None, "Saisissez un nombre, zéro ou plus.", strict=False)
    return None
