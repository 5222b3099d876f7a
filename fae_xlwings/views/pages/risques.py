"""The sheet « Analyse Risques »: who is late and what it can cost, where trouble is likely, whom to secure next."""

from collections.abc import Iterator, Sequence

import pandas as pd

from fae_xlwings.domain.columns import (
    APPETENCE,
    APPETENCES,
    CA,
    LEVEL_WORDS,
    NIVEAU,
    NIVEAUX,
    NOM,
    OUTIL,
    OUTILS,
    RISQUE,
    SEGMENT,
    SEGMENTS,
)
from fae_xlwings.domain.indicators import percentage
from fae_xlwings.domain.matrix import matrix
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.risk import contributions, distribution
from fae_xlwings.domain.scoring import french
from fae_xlwings.sheets import RISQUES
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.exposed import KEYS_ROW, LISTS_WIDTH, exposed, keys_of, late_clients, to_secure
from fae_xlwings.views.words.formulas import RISK_STEPS, by_word, column, count, entry, kpi, name_of
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.lateness import LATE_CLIENTS, late_cost, late_sentence
from fae_xlwings.views.words.layout import BAND_HEIGHTS, CLIENT_WIDTH, LEFT, band, column_grid, grid, section
from fae_xlwings.views.words.obligations import HEADER, Dated, bound_sentence, ceiling_sentences, dated
from fae_xlwings.views.words.obligations import WIDTH as DATED_WIDTH
from fae_xlwings.views.words.plan import (
    Block,
    Bounds,
    Chart,
    ColumnFormula,
    Columns,
    Formula,
    Page,
    Row,
    Rule,
    Series,
    SheetPlan,
)
from fae_xlwings.views.words.ranking import unlisted
from fae_xlwings.views.words.styles import LEVEL_STYLES, Style
from fae_xlwings.views.words.wording import quote

WIDTHS = (
    ("A:A", 1.0), ("B:B", CLIENT_WIDTH), ("C:C", 10.0), ("D:D", 16.0), ("E:E", 13.0), ("F:F", 13.0), ("G:I", 11.0),
    ("J:J", 9.0), ("K:K", 11.0), ("L:L", 24.0), ("M:M", 16.0), ("N:N", 20.0), ("O:O", 1.0),
)  # fmt: skip
COLUMNS = 15
INNER = COLUMNS - 2
LATE_ROW, DATES_ROW, LEVELS_ROW = 4, 7, 13
TOTAL_ROW = LEVELS_ROW + len(LEVEL_WORDS) + 1
HEAT_ROW = TOTAL_ROW + 3
MOST, USUAL = 20, 20
TOP_ROW = HEAT_ROW + len(SEGMENTS) + 3
FIRST_ROW = TOP_ROW + 4
NEXT_ROW = FIRST_ROW + MOST + 1
FIRST_NEXT_ROW = NEXT_ROW + 3
LAST_ROW = FIRST_NEXT_ROW + MOST - 1
FIRST_ROWS = (FIRST_ROW, FIRST_NEXT_ROW)
NAMED = tuple(f"B{first}:B{first + MOST - 1}" for first in FIRST_ROWS)
WANTED_KEY = "risques_nombre"
DATA_COLUMN = ZONES[RISQUES]
LEVEL_HEADER = ("Niveau", "Clients", "Part des clients", "Honoraires HT", "Seuil")
TOP_HEADER = (
    "Client",
    "Niveau",
    "Outil",
    "Appétence",
    "Segment",
    "dont honoraires",
    "dont outil",
    "dont appétence",
    "Risque / 100",
    *HEADER,
)
UNTOLD = "peu de réponses"
TOP_COLUMNS = (NOM, NIVEAU, OUTIL, APPETENCE, SEGMENT, RISQUE)
TOP_STYLES: tuple[Style, ...] = (
    "text", "text_centre", "text_centre", "text_centre", "text_centre", "number_centre", "number_centre",
    "number_centre", "heat_total",
    "date", "text_centre", "euro_centre", "text_centre",
)  # fmt: skip
LEVEL_ROW_STYLES: tuple[Style, ...] = ("text", "number_centre", "percent_centre", "euro_centre", "hint")
TOTAL_STYLES: tuple[Style, ...] = ("total_label", "total_heat", "total_label", "total_euro_centre", "total_label")
WANTED_STYLES: tuple[Style, ...] = ("text_bold", "input_choice", "hint")
WANTED = "Nombre de clients affichés"
NOTE = f"de 1 à {MOST}, dans chaque liste. Le risque additionne trois parts : honoraires, outil et appétence."
WHO_IS_LATE = "Outil NON, aucune plateforme notée : un client sort d'ici dès que sa PLATEFORME est notée dans Données."
UNLISTED = "Des clients ont été ajoutés en bas de Données : actualisez l'analyse pour les voir dans ces listes."
WHO_COMES_NEXT = "Les clients qui ne sont pas en retard, par risque décroissant."
PARTS: tuple[tuple[str, Sequence[str], str], ...] = (
    ("F", SEGMENTS, "risque_ca"),
    ("D", OUTILS, "risque_outil"),
    ("E", APPETENCES, "risque_appetence"),
)
"""What a risk is made of: the column of the page that holds the word, its words, the prefix of their points."""
RISK_LETTER = "J"
WHOM = "les clients en retard, puis ceux à sécuriser"
HEIGHTS = (
    *BAND_HEIGHTS,
    (f"{LATE_ROW}:{TOP_ROW - 1}", 21.0),
    *((f"{row}:{row}", 18.0) for row in (TOP_ROW, NEXT_ROW)),
    (f"{NEXT_ROW - 1}:{NEXT_ROW - 1}", 5.0),
    *((f"{first - 1}:{first - 1}", 31.0) for first in FIRST_ROWS),
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Analyse Risques »: who is late, distribution, mean risk by size and tool, late clients, others."""
    lists = exposed(analysis, TOP_COLUMNS, MOST, left=DATA_COLUMN, wanted=_wanted(analysis))
    late, others = late_clients(analysis, _number(analysis)), to_secure(analysis, _number(analysis))
    late_dates, other_dates = (_dates(analysis, *each) for each in ((late, 0), (others, 1)))
    return SheetPlan(
        name=RISQUES,
        blocks=(
            *band("Analyse Risques", "Quels clients risquent d'être en difficulté face à la réforme ?", COLUMNS),
            *_exposure(analysis),
            section(LEVELS_ROW - 1, "📊 Répartition des niveaux de risque", INNER),
            *_levels(analysis),
            section(HEAT_ROW - 1, "🔥 Risque moyen : Segment × Outil", 4),
            *_heatmap(analysis.scored),
            *_above_late(analysis),
            *_list(FIRST_ROW, (*lists.late, *late_dates.columns), late, analysis),
            *_above_others(),
            *_list(FIRST_NEXT_ROW, (*lists.others, *other_dates.columns), others, analysis),
        ),
        helpers=(*lists.helpers, *late_dates.helpers, *other_dates.helpers),
        widths=WIDTHS,
        heights=HEIGHTS,
        charts=(_chart(),),
        rules=tuple(_rules()),
        validations=(Bounds(_wanted_cell(), 1, MOST, f"Saisissez un nombre entier de 1 à {MOST}.", whole=True),),
        names=((entry(WANTED_KEY), Area.of(_wanted_cell()).absolute()),),
        page=Page(area=f"A1:O{LAST_ROW}", breaks=(TOP_ROW,)),
        tab="critique",
    )


def _above_late(analysis: Analysis) -> Iterator[Block]:
    yield section(TOP_ROW, "🚨 Clients en retard, à régulariser d'abord", INNER)
    yield Block(cell(TOP_ROW + 1, LEFT), ((WANTED, _wanted(analysis).value, NOTE),), WANTED_STYLES)
    yield Block(cell(TOP_ROW + 2, LEFT), ((_who_is_late(analysis),),), "note")


def _above_others() -> Iterator[Block]:
    yield section(NEXT_ROW, "🛡 Clients à sécuriser ensuite", INNER)
    yield Block(cell(NEXT_ROW + 1, LEFT), ((WHO_COMES_NEXT,),), "note")


def listed(analysis: Analysis) -> pd.DataFrame:
    """The late clients, then those to secure, of each as many as the user wants to see."""
    return pd.concat([late_clients(analysis, _number(analysis)), to_secure(analysis, _number(analysis))])


def _exposure(analysis: Analysis) -> Iterator[Block]:
    """Who is late and who is bound to emit, each with what it can cost."""
    yield Block(cell(LATE_ROW, LEFT), ((late_sentence(analysis),),), "text_bold")
    yield Block(cell(LATE_ROW + 1, LEFT), tuple((cost,) for cost in late_cost(analysis)), "note")
    yield Block(cell(DATES_ROW, LEFT), ((bound_sentence(analysis),),), "text_bold")
    yield Block(cell(DATES_ROW + 1, LEFT), tuple((line,) for line in ceiling_sentences(analysis)), "note")


def _levels(analysis: Analysis) -> Iterator[Block]:
    table = distribution(analysis.scored)
    counts, fees = table["clients"].tolist(), table["ca"].tolist()
    rows = (_level_row(analysis, *row) for row in zip(range(len(LEVEL_WORDS)), counts, fees, strict=True))
    totals = ("Total", _total("C", sum(counts)), None, _total("E", sum(fees)), None)
    yield from grid(cell(LEVELS_ROW, LEFT), LEVEL_HEADER, rows, LEVEL_ROW_STYLES)
    for row, word in enumerate(LEVEL_WORDS, start=LEVELS_ROW + 1):
        yield Block(cell(row, LEFT), ((word,),), LEVEL_STYLES[word])
    yield Block(cell(TOTAL_ROW, LEFT), (totals,), TOTAL_STYLES)


def _level_row(analysis: Analysis, index: int, clients: int, fees: float) -> Row:
    row, word = LEVELS_ROW + 1 + index, LEVEL_WORDS[index]
    share = f"IF(k_total_clients=0,0,ROUND(C{row}/k_total_clients*100,1))"
    return (
        word,
        Formula(f"={count(NIVEAU, word)}", clients),
        Formula(f"={share}", percentage(clients, len(analysis.scored))),
        Formula(f'=SUMIFS({column(CA)},{column(NIVEAU)},B{row},{column(CA)},">0")', fees),
        _threshold(analysis.parameters, index) if word in NIVEAUX else UNTOLD,
    )


def _threshold(parameters: Parameters, index: int) -> Formula:
    """From how many points a level begins; the last one takes what is below the others."""
    last = index == len(RISK_STEPS)
    key = RISK_STEPS[index - last][0]
    words = "sous" if last else "dès"
    return Formula(f'="{words} "&{name_of(key)}&" points"', f"{words} {french(parameters[key])} points")


def _total(letter: str, value: float) -> Formula:
    return Formula(f"=SUM({letter}{LEVELS_ROW + 1}:{letter}{TOTAL_ROW - 1})", value)


def _heatmap(scored: pd.DataFrame) -> Iterator[Block]:
    means = matrix(scored, SEGMENT, "risque_moyen").to_numpy().tolist()
    rows = tuple(_heat_row(word, values) for word, values in zip(SEGMENTS, means, strict=True))
    styles: tuple[Style, ...] = ("text_bold", "decimal_centre", "decimal_centre", "decimal_centre")
    yield Block(cell(HEAT_ROW, LEFT), (("Segment", *OUTILS),), "header")
    yield Block(cell(HEAT_ROW + 1, LEFT), rows, styles)


def _heat_row(word: str, means: Sequence[float]) -> Row:
    return (word, *(_mean(word, tool, value) for tool, value in zip(OUTILS, means, strict=True)))


def _mean(segment: str, tool: str, value: float) -> Formula:
    """The mean risk of some clients, blank when there are none."""
    conditions = f'{column(SEGMENT)},"{segment}",{column(OUTIL)},"{tool}"'
    return Formula(f'=IFERROR(AVERAGEIFS({column(RISQUE)},{conditions}),"")', "" if pd.isna(value) else value)


def _wanted_cell() -> str:
    return cell(TOP_ROW + 1, LEFT + 1)


def _wanted(analysis: Analysis) -> Formula:
    """How many clients the user wants to see."""
    return Formula(entry(WANTED_KEY), int(analysis.entry(WANTED_KEY, USUAL)))


def _number(analysis: Analysis) -> int:
    return min(MOST, int(str(_wanted(analysis).value)))


def _who_is_late(analysis: Analysis) -> Formula:
    """Who is on the list, unless clients have been added where it does not look."""
    formula = f"=IF({unlisted(keys_of(analysis, DATA_COLUMN))}=0,{quote(WHO_IS_LATE)},{quote(UNLISTED)})"
    return Formula(formula, WHO_IS_LATE)


def _list(
    row: int, ranks: Sequence[ColumnFormula], shown: pd.DataFrame, analysis: Analysis
) -> tuple[Block | Columns, ...]:
    """A list of clients from a row on, each with the parts of its risk before their sum."""
    before, own = ranks[2 : -len(HEADER)], ranks[-len(HEADER) :]
    *said, risk = before
    columns = (*said, *_parts(row, shown, analysis.parameters), risk, *own)
    return column_grid(cell(row - 1, LEFT), TOP_HEADER, columns, TOP_STYLES)


def _dates(analysis: Analysis, shown: pd.DataFrame, rank: int) -> Dated:
    """The dates and ceilings of one of the two lists, whose places stand beside what they rank."""
    position = there(cell(KEYS_ROW, DATA_COLUMN + 1 + 2 * rank))
    left = DATA_COLUMN + LISTS_WIDTH + DATED_WIDTH * rank
    return dated(analysis, shown, MOST, position=position, left=left)


def _parts(row: int, shown: pd.DataFrame, parameters: Parameters) -> Iterator[ColumnFormula]:
    """The three contributions to the risk of each client shown; none to a risk that is not told."""
    points = contributions(shown, parameters)
    known, blank = shown[RISQUE].notna().tolist(), ("",) * (MOST - len(shown))
    for (letter, words, prefix), name in zip(PARTS, points, strict=True):
        values = (value if is_known else "" for value, is_known in zip(points[name].tolist(), known, strict=True))
        part = by_word(f"{letter}{row}", words, prefix, "0")
        yield ColumnFormula(f'=IF({RISK_LETTER}{row}="","",{part})', (*values, *blank))


def _rules() -> Iterator[Rule]:
    """Levels in their colours: where the word stands, and on the means by the same thresholds."""
    yield Rule(cell(LATE_ROW, LEFT), f"={kpi(LATE_CLIENTS)}>0", "text_red")
    for row in FIRST_ROWS:
        area = f"C{row}:C{row + MOST - 1}"
        yield from (Rule(area, f'=C{row}="{word}"', style) for word, style in LEVEL_STYLES.items())
    first = cell(HEAT_ROW + 1, LEFT + 1)
    heat = str(Area.of(first).resized(len(SEGMENTS), len(OUTILS)))
    below = f'({first}<>"")'
    for key, word in RISK_STEPS:
        yield Rule(heat, f"={below}*({first}>={name_of(key)})", LEVEL_STYLES[word])
        below = f'({first}<>"")*({first}<{name_of(key)})'
    yield Rule(heat, f"={below}", LEVEL_STYLES[NIVEAUX[-1]])


def _chart() -> Chart:
    return Chart(
        name="Niveaux de risque",
        kind="bar",
        source=f"B{LEVELS_ROW}:C{TOTAL_ROW - 1}",
        area=f"G{LEVELS_ROW}:J{TOP_ROW - 2}",
        title="Clients par niveau de risque",
        alt="Barres : nombre de clients par niveau de risque, de critique à faible, puis à compléter.",
        series=(Series("violet"),),
        legend=False,
        labels=True,
        number_format="#,##0",
        minimum=0,
        points=("critique", "eleve", "moyen", "faible", "p4"),
    )
