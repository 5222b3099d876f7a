"""The sheet « Matrice 2.0 »: where clients, fees and scores gather, behind switches that answer at once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat

import pandas as pd

from fae_xlwings.domain.columns import APPETENCE, CA, NIVEAU, NOM, OUTIL, OUTILS, PRIORITE, SCORE, SEGMENT
from fae_xlwings.domain.matrix import TOTAL, selection
from fae_xlwings.domain.parameters import word_key
from fae_xlwings.domain.ranking import RANKED_DIGITS, ranked_by
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.sheets import MATRICE
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.crosstabs import (
    DIMENSIONS,
    PANEL_ROW,
    ROWS_OF_EASE,
    ROWS_OF_SIZE,
    Crosstab,
    Dimension,
    Tables,
    passes,
)
from fae_xlwings.views.words.crosstabs import (
    MEASURES as CROSSED,
)
from fae_xlwings.views.words.formulas import column, count_formula, entry
from fae_xlwings.views.words.helpers import FIRST_ROW as HELPERS_ROW
from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.layout import BAND_HEIGHTS, CLIENT_WIDTH, LEFT, band, boxed, column_grid, grid, section
from fae_xlwings.views.words.plan import (
    Block,
    Choice,
    ColumnFormula,
    Columns,
    Formula,
    Page,
    Row,
    Rule,
    Scale,
    SheetPlan,
    Value,
)
from fae_xlwings.views.words.ranking import SPARE_ROWS, listing, searched, unlisted
from fae_xlwings.views.words.styles import LEVEL_STYLES, PRIORITY_STYLES, Colour, Style
from fae_xlwings.views.words.vocabularies import COUNT, FEES, MEAN, MEASURES, OFF, ON, SWITCH, source_of
from fae_xlwings.views.words.wording import quote

WIDTHS = (
    ("A:A", 1.0), ("B:B", CLIENT_WIDTH), ("C:C", 17.0), ("D:F", 16.0), ("G:G", 11.0), ("H:H", 10.0), ("I:I", 12.0),
    ("J:J", 1.0),
)  # fmt: skip
COLUMNS = 10
INNER = COLUMNS - 2
DATA_COLUMN = ZONES[MATRICE]
ADVICE = "💡 Filtrez avec Appétence, Segment et Outil (Oui / Non), lisez les deux matrices, puis exportez la sélection."
READING = (
    ("Plus la case est foncée, plus la",),
    ("valeur est élevée. Les fiches dont",),
    ("l'outil ou l'aisance est inconnu",),
    ("n'entrent dans aucune case.",),
)
MEASURE_KEY = "matrice_mesure"
MEASURE_ROW = PANEL_ROW + 6
EASE = Crosstab(ROWS_OF_EASE, ROWS_OF_SIZE, HELPERS_ROW, DATA_COLUMN)
SIZE = Crosstab(ROWS_OF_SIZE, ROWS_OF_EASE, EASE.row + EASE.height + 1, DATA_COLUMN)
EASE_ROW = MEASURE_ROW + 3
SIZE_ROW = EASE_ROW + EASE.height + 2
HEATMAPS = ((EASE, EASE_ROW), (SIZE, SIZE_ROW))
STATE_ROW = SIZE_ROW + SIZE.height + 2
LIST_ROW = STATE_ROW + 2
MOST_LISTED = 60
WHOM = "les clients que ses filtres retiennent"
WITHOUT_SCORE = -1
UNLISTED = "Des clients ont été ajoutés en bas de Données : actualisez l'analyse pour les voir dans cette liste."
KEPT, NOBODY = "Clients retenus : ", "Aucun client n'est retenu : remettez un filtre sur Oui."
LISTED: Mapping[str, str] = {
    NOM: "Client",
    APPETENCE: "Appétence",
    SEGMENT: "Segment",
    CA: "Honoraires HT",
    OUTIL: "Outil",
    SCORE: "Score",
    PRIORITE: "Priorité",
    NIVEAU: "Risque",
}
LISTED_STYLES: tuple[Style, ...] = (
    "text", "text_centre", "text_centre", "euro_centre", "text_centre", "hundredth_centre", "text_centre",
    "text_centre",
)  # fmt: skip
HEAT_STYLES: tuple[Style, ...] = ("text_bold", "heat", "heat", "heat", "heat_total")
HEAT_TOTAL_STYLES: tuple[Style, ...] = ("total_label", "total_heat", "total_heat", "total_heat", "total_heat")
HEAT: tuple[Colour, ...] = ("white", "violet")
RANK_COLUMN = EASE.corner(len(CROSSED)).left
KEYS_ROW, KEYS_COLUMN = HELPERS_ROW + 1, RANK_COLUMN + 2
PRINTED = Page(
    title_rows=f"${LIST_ROW}:${LIST_ROW}", area=f"A1:J{LIST_ROW + MOST_LISTED}", portrait=True, breaks=(STATE_ROW,)
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Matrice 2.0 »: switches, two live heatmaps, then the clients that they keep."""
    selected = listed(analysis)
    measure = analysis.chosen(MEASURE_KEY, COUNT, MEASURES)
    counted = [table.tables(selected) for table, _ in HEATMAPS]
    keys = _keys(analysis, selected)
    ranks = _ranks(selected, keys)
    return SheetPlan(
        name=MATRICE,
        blocks=(
            *band("Matrice 2.0", "Où se trouvent vos clients : aisance, taille et outil", COLUMNS),
            *(Block("B4", (line,), styles) for line, styles in boxed(ADVICE, columns=INNER)),
            *_panel(chosen_filters(analysis), measure),
            *chain.from_iterable(map(_heatmap, HEATMAPS, counted, repeat(measure))),
            Block(cell(EASE_ROW + 1, LEFT + 5), READING, "hint"),
            section(STATE_ROW, "📋 Clients retenus, du meilleur score au plus faible", INNER),
            Block(cell(STATE_ROW + 1, LEFT), ((_state(selected, keys),),), "note"),
            *column_grid(cell(LIST_ROW, LEFT), tuple(LISTED.values()), ranks[2:], LISTED_STYLES),
        ),
        helpers=tuple(_calculations(counted, ranks, keys)),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"{PANEL_ROW - 2}:{PANEL_ROW - 2}", 28.0)),
        rules=tuple(_rules()),
        validations=tuple(_validations()),
        names=tuple(_names()),
        page=PRINTED,
        tab="violet",
    )


def _calculations(
    counted: Sequence[Tables], ranks: Sequence[ColumnFormula], keys: ColumnFormula
) -> Iterator[Block | Columns]:
    """What the heatmaps and the list are made of."""
    yield from chain.from_iterable(table.blocks(tables) for (table, _), tables in zip(HEATMAPS, counted, strict=True))
    yield from searched("Score", ranks, RANK_COLUMN)
    yield Block(cell(HELPERS_ROW, KEYS_COLUMN), (("Retenu",),), "muted")
    yield Columns(cell(KEYS_ROW, KEYS_COLUMN), (keys,), "muted")


def listed(analysis: Analysis) -> pd.DataFrame:
    """The clients that the filters keep."""
    return selection(analysis.scored, chosen_filters(analysis))


def chosen_filters(analysis: Analysis) -> dict[str, tuple[str, ...]]:
    """The words left on, by column; all of them until the user switches some off."""
    return {each.header: tuple(word for word in each.words if _is_on(analysis, each, word)) for each in DIMENSIONS}


def _is_on(analysis: Analysis, dimension: Dimension, word: str) -> bool:
    return analysis.chosen(_key(dimension, word), ON, SWITCH) == ON


def _key(dimension: Dimension, word: str) -> str:
    return word_key(f"matrice_{dimension.key}", word)


def _panel(filters: Mapping[str, Sequence[str]], measure: str) -> Iterator[Block]:
    yield section(PANEL_ROW - 2, "🎛 Filtres", INNER)
    for each in DIMENSIONS:
        kept = filters[each.header]
        rows = tuple((word, ON if word in kept else OFF) for word in each.words)
        yield from grid(f"{each.label}{PANEL_ROW - 1}", (each.title, "Affiché ?"), rows, ("text", "input_choice"))
    yield Block(cell(MEASURE_ROW, LEFT), (("Mesure affichée", measure),), ("text_bold", "input_choice"))


def _heatmap(place: tuple[Crosstab, int], tables: Tables, measure: str) -> Iterator[Block]:
    """The chosen measure, read from its calculations, under a title on the row above."""
    table, row = place
    title = f"{table.rows.title} × Outil : "
    yield section(row - 1, "", INNER)
    yield Block(cell(row - 1, LEFT), ((Formula(f'="{title}"&{entry(MEASURE_KEY)}', title + measure),),), "section")
    yield Block(cell(row, LEFT), ((table.rows.title, *OUTILS, TOTAL),), "header")
    counts, fees, scores, scored = tables
    values = {COUNT: counts, FEES: fees, MEAN: _means(scores, scored)}[measure]
    rows = tuple(_heat_row(table, line, values[line]) for line in range(len(values)))
    yield Block(cell(row + 1, LEFT), rows[:-1], HEAT_STYLES)
    yield Block(cell(row + len(rows), LEFT), rows[-1:], HEAT_TOTAL_STYLES)


def _means(totals: Sequence[Sequence[float]], counts: Sequence[Sequence[float]]) -> list[list[Value]]:
    return [
        [half_up(total / count, 1) if count else "" for total, count in zip(*pair, strict=True)]
        for pair in zip(totals, counts, strict=True)
    ]


def _heat_row(table: Crosstab, line: int, values: Sequence[Value]) -> Row:
    label = table.rows.words[line] if line < len(table.rows.words) else TOTAL
    return (label, *(Formula(_heat(table, line, tool), value) for tool, value in enumerate(values)))


def _heat(table: Crosstab, line: int, tool: int) -> str:
    count, fees, total, scored = (there(table.place(measure, line, tool)) for measure in range(4))
    mean = f'IF({scored}=0,"",ROUND({total}/{scored},1))'
    chosen = entry(MEASURE_KEY)
    return f'=IF({chosen}="{FEES}",{fees},IF({chosen}="{MEAN}",{mean},{count}))'


def _keys(analysis: Analysis, selected: pd.DataFrame) -> ColumnFormula:
    """The score of each row of the table that the filters keep, −1 for one without a score, nothing for the others."""
    rows = (analysis.scored.index.max() + 1 if len(analysis.scored) else 1) + SPARE_ROWS
    number = f"ROWS($A${KEYS_ROW}:$A{KEYS_ROW})"
    own = {header: f"INDEX({column(header)},{number})" for header in (NOM, SCORE, *(d.header for d in DIMENSIONS))}
    kept = ",".join(passes(each, own[each.header]) for each in DIMENSIONS)
    key = f"IF(ISNUMBER({own[SCORE]}),ROUND({own[SCORE]},{RANKED_DIGITS}),{WITHOUT_SCORE})"
    values = ranked_by(selected[SCORE]).fillna(WITHOUT_SCORE).astype(object).reindex(range(rows)).fillna("")
    return ColumnFormula(f'=IFERROR(IF({own[NOM]}="","",IF(AND({kept}),{key},"")),"")', values.tolist())


def _ranks(selected: pd.DataFrame, keys: ColumnFormula) -> tuple[ColumnFormula, ...]:
    """The first of the clients that the filters keep, live."""
    first = selected.head(MOST_LISTED)
    heights = ranked_by(first[SCORE]).fillna(WITHOUT_SCORE).tolist()
    source = _source(keys)
    limit = f"COUNT({source})"
    return listing(first, heights, tuple(LISTED), MOST_LISTED, source=source, limit=limit, left=RANK_COLUMN)


def _source(keys: ColumnFormula) -> str:
    return Area.of(cell(KEYS_ROW, KEYS_COLUMN)).resized(len(keys.values), 1).absolute()


def _state(selected: pd.DataFrame, keys: ColumnFormula) -> Formula:
    """How many clients the filters keep, and where those that the page has no room for are to be had."""
    kept = f"COUNT({there(_source(keys))})"
    more = f" ; les {MOST_LISTED} premiers sont ici, l'export de la liste les donne tous."
    end = f'IF({kept}>{MOST_LISTED},{quote(more)},".")'
    some = f"IF({kept}=0,{quote(NOBODY)},{quote(KEPT)}&{count_formula(kept)}&{end})"
    text = f"=IF({unlisted(_source(keys))}>0,{quote(UNLISTED)},{some})"
    told = f"{KEPT}{french(len(selected))}{more if len(selected) > MOST_LISTED else '.'}" if len(selected) else NOBODY
    return Formula(text, told)


def _rules() -> Iterator[Rule | Scale]:
    for table, row in HEATMAPS:
        yield Scale(str(Area.of(cell(row + 1, LEFT + 1)).resized(len(table.rows.words), len(OUTILS))), HEAT)
    for each in DIMENSIONS:
        first = f"{each.switch}{PANEL_ROW}"
        yield Rule(f"{first}:{each.switch}{PANEL_ROW + len(each.words) - 1}", f'={first}="{OFF}"', "done")
    for header, styles in ((PRIORITE, PRIORITY_STYLES), (NIVEAU, LEVEL_STYLES)):
        first = Area.of(cell(LIST_ROW + 1, LEFT + list(LISTED).index(header)))
        area = str(first.resized(MOST_LISTED, 1))
        yield from (Rule(area, f'={first}="{word}"', style) for word, style in styles.items())


def _validations() -> Iterator[Choice]:
    message = "Choisissez Oui pour afficher, Non pour masquer."
    for each in DIMENSIONS:
        yield Choice(each.switches, source_of(SWITCH), message)
    yield Choice(cell(MEASURE_ROW, LEFT + 1), source_of(MEASURES), "Choisissez une mesure dans la liste.")


def _names() -> Iterator[tuple[str, str]]:
    yield entry(MEASURE_KEY), Area.of(cell(MEASURE_ROW, LEFT + 1)).absolute()
    for each in DIMENSIONS:
        for index, word in enumerate(each.words):
            yield entry(_key(each, word)), f"${each.switch}${PANEL_ROW + index}"
