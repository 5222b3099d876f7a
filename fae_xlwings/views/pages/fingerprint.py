"""Is what Python wrote still true of the cells: a few numbers kept at the last calculation, and the same ones live.

Formulas follow every change at once; reports, exports, the list of anomalies and the table of the matrix do not.
Sums and counts rather than a copy of the data: they are short, they hold at fifty thousand rows, sorting or
filtering the table leaves them alone, and each tells by itself what has changed.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from zlib import crc32

from fae_xlwings.domain.columns import APPETENCES, CA, CHOICES, NOM, OUTILS, RISQUE, SCORE
from fae_xlwings.domain.parameters import PARAMETERS
from fae_xlwings.identity import IDENTITY
from fae_xlwings.intake.parameters_sheet import EXCEL_DAY_ZERO
from fae_xlwings.views.pages.parametres import FIRST_ROW as FIRST_PARAMETER
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import Line
from fae_xlwings.views.words.formulas import column, count
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.plan import Block, Formula, Row, Value
from fae_xlwings.views.words.wording import quote

TOLERANCE = 0.005
UP_TO_DATE = "✔ À jour : rapports, listes et exports suivent vos données."
CHANGED = "✎ Données modifiées depuis le dernier calcul"
REMEDY = ". Actualisez l'analyse."
HEADER = ("Ce qui est surveillé", "Au dernier calcul", "Maintenant", "Écart")
WORDS = (*OUTILS, *APPETENCES)
_PARAMETERS = "SUMPRODUCT(tblParametres[Valeur],ROW(tblParametres[Valeur]))-N(p_date_saisie)*ROW(p_date_saisie)"
PROGRAM = crc32(repr((IDENTITY.version, ZONES)).encode())
"""The program that drew the pages: one of another version has its helpers elsewhere, and draws them all again."""
UNTOLD = 2
"""The last of the numbers, the program and the day, move by themselves: no change to tell of."""


class Trace(NamedTuple):
    """A number drawn from the entries: its label, its live formula, its value in Python."""

    label: str
    formula: str
    value: float


def traces(analysis: Analysis) -> tuple[Trace, ...]:
    """The numbers of the fingerprint."""
    scored = analysis.scored
    sum_of_fees = f'SUMIFS({column(CA)},{column(CA)},">0")'
    return (
        Trace("clients", f"COUNTA({column(NOM)})", len(scored)),
        Trace("noms", f"SUMPRODUCT(LEN({column(NOM)}))", sum(map(_excel_length, scored[NOM]))),
        Trace("honoraires", sum_of_fees, float(scored[CA].sum())),
        Trace("réponses", _answers_formula(), _answers(analysis)),
        Trace("scores", f"SUM({column(SCORE)})", float(scored[SCORE].sum())),
        Trace("risques", f"SUM({column(RISQUE)})", float(scored[RISQUE].sum())),
        Trace("paramètres", _PARAMETERS, _parameters(analysis)),
        Trace("programme", str(PROGRAM), PROGRAM),
        Trace("date d'analyse", "p_date_analyse", _number(analysis.today)),
    )


def state(first_row: int, left: int, analysis: Analysis) -> Formula:
    """« À jour », or what has changed since the last calculation; the block of `lines` starts at that cell."""
    rows = range(first_row + 2, first_row + 2 + len(traces(analysis)) - UNTOLD)
    gaps = "&".join(there(cell(row, left + len(HEADER) - 1)) for row in rows)
    return Formula(f'=IF({gaps}="",{quote(UP_TO_DATE)},{quote(CHANGED)}&{gaps}&{quote(REMEDY)})', UP_TO_DATE)


def lines(first_row: int, left: int, analysis: Analysis) -> Iterator[Line]:
    """The block that keeps the fingerprint: a title, a header, one row per number."""
    yield Line((f"Empreinte des données, calcul du {analysis.today:%d/%m/%Y}",), "label", left=left)
    yield Line(HEADER, "header", left=left)
    for row, trace in enumerate(traces(analysis), start=first_row + 2):
        yield Line(_row(trace, row, left), "muted", left=left)


def stored(first_row: int, left: int, analysis: Analysis) -> Block:
    """The kept numbers alone, for a calculation that redraws nothing else."""
    return Block(cell(first_row + 2, left + 1), tuple((trace.value,) for trace in traces(analysis)), "muted")


def _row(trace: Trace, row: int, left: int) -> Row:
    then, now = cell(row, left + 1), cell(row, left + 2)
    gap = Formula(f'=IF(ABS({now}-{then})<{TOLERANCE},""," · {trace.label}")', "")
    return (trace.label, trace.value, Formula(f"={trace.formula}", trace.value), gap)


def _excel_length(text: str) -> int:
    """The length of a text as LEN counts it."""
    return len(text.encode("utf-16-le")) // 2


def _answers_formula() -> str:
    """The answers counted, each word with its own weight: no single change leaves the sum as it was."""
    headers = (header for header, words in CHOICES.items() for _ in words)
    return "+".join(
        f"{count(header, word)}*{2**rank}" for rank, (header, word) in enumerate(zip(headers, WORDS, strict=True))
    )


def _answers(analysis: Analysis) -> float:
    headers = [header for header, words in CHOICES.items() for _ in words]
    counted = (int((analysis.scored[header] == word).sum()) for header, word in zip(headers, WORDS, strict=True))
    return sum(number * 2**rank for rank, number in enumerate(counted))


def _parameters(analysis: Analysis) -> float:
    values: list[Value] = [
        analysis.deadline,
        *(analysis.parameters.values[row.key] for row in PARAMETERS),
    ]
    return sum(_number(value) * row for row, value in enumerate(values, start=FIRST_PARAMETER + 1))


def _number(value: Value) -> float:
    """A value as a cell counts it: a day by its number, nothing as 0."""
    if isinstance(value, date):
        return value.toordinal() - EXCEL_DAY_ZERO.toordinal()
    return value if isinstance(value, int | float) else 0
