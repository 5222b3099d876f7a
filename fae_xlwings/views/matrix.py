"""The sheet « Matrice 2.0 »: where clients, fees and scores gather, by ease, size and tool."""

from collections.abc import Sequence

import pandas as pd

from fae_xlwings.domain.columns import APPETENCE, APPETENCES, OUTIL, OUTILS, SEGMENT, SEGMENTS
from fae_xlwings.domain.matrix import matrix
from fae_xlwings.views.addresses import Area, cell
from fae_xlwings.views.analysis import Analysis
from fae_xlwings.views.formulas import column
from fae_xlwings.views.layout import BAND_HEIGHTS, PAGE_WIDTHS, band, section
from fae_xlwings.views.plan import Block, Formula, Page, Row, Scale, SheetPlan
from fae_xlwings.views.sheets import MATRICE
from fae_xlwings.views.styles import Colour, Style

HEAT: tuple[Colour, ...] = ("white", "violet")
HEAT_STYLES: tuple[Style, ...] = ("text_bold", "number_centre", "number_centre", "number_centre")
HEATMAPS = (
    (4, "Appétence × Outil : nombre de clients", APPETENCE, APPETENCES),
    (12, "Segment × Outil : nombre de clients", SEGMENT, SEGMENTS),
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Matrice 2.0 »: two heatmaps whose cells count the table of clients live."""
    maps = [_heatmap(analysis.scored, *row) for row in HEATMAPS]
    return SheetPlan(
        name=MATRICE,
        blocks=(
            *band("Matrice 2.0", "Où se trouvent vos clients : aisance, taille et outil"),
            *(b for m in maps for b in m[0]),
        ),
        widths=PAGE_WIDTHS,
        heights=BAND_HEIGHTS,
        rules=tuple(scale for _, scale in maps),
        page=Page(one_page=True),
        tab="violet",
    )


def _heatmap(
    scored: pd.DataFrame, row: int, title: str, header: str, words: Sequence[str]
) -> tuple[tuple[Block, ...], Scale]:
    counts = matrix(scored, header, "clients")
    rows = tuple(_row(header, word, values) for word, values in zip(words, counts.to_numpy().tolist(), strict=True))
    heat = Area(row + 2, 3, row + 1 + len(words), 2 + len(OUTILS))
    blocks = (
        section(row, title),
        Block(cell(row + 1, 2), (("", *OUTILS),), "header"),
        Block(cell(row + 2, 2), rows, HEAT_STYLES),
    )
    return blocks, Scale(str(heat), HEAT)


def _row(header: str, word: str, values: Sequence[int]) -> Row:
    return (word, *(_cell(value, header, word, tool) for value, tool in zip(values, OUTILS, strict=True)))


def _cell(value: int, header: str, word: str, tool: str) -> Formula:
    return Formula(f'=COUNTIFS({column(header)},"{word}",{column(OUTIL)},"{tool}")', value)
