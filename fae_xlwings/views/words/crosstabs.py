"""Cross-tables of the clients behind a panel of switches, live: counts, fees and scores of what is left on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, OUTIL, OUTILS, SCORE, SEGMENT, SEGMENTS
from fae_xlwings.domain.matrix import TOTAL, Measure, matrices, with_totals
from fae_xlwings.intake.grid import quoted
from fae_xlwings.sheets import MATRICE
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.plan import Block, Formula, Row
from fae_xlwings.views.words.vocabularies import ON

Tables = tuple[list[list[float]], ...]
PANEL_ROW = 7
PANEL = f"{quoted(MATRICE)}!"


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column whose words are switched on or off, with the letters where the panel holds words and switches."""

    key: str
    title: str
    header: str
    words: Sequence[str]
    label: str
    switch: str

    def word_cell(self, index: int) -> str:
        """The cell of a word, as « Calculs » names it."""
        return f"{PANEL}${self.label}${PANEL_ROW + index}"

    def switch_cell(self, index: int) -> str:
        """The cell of its switch."""
        return f"{PANEL}${self.switch}${PANEL_ROW + index}"

    @property
    def switches(self) -> str:
        """The cells of all the switches, on their own page."""
        return f"{self.switch}{PANEL_ROW}:{self.switch}{PANEL_ROW + len(self.words) - 1}"

    def is_on(self, index: int) -> str:
        """The condition that a word is switched on."""
        return f'({self.switch_cell(index)}="{ON}")'

    @property
    def all_words(self) -> str:
        """The cells of all the words."""
        return f"{self.word_cell(0)}:${self.label}${PANEL_ROW + len(self.words) - 1}"

    @property
    def all_switches(self) -> str:
        """The cells of all the switches."""
        return f"{self.switch_cell(0)}:${self.switch}${PANEL_ROW + len(self.words) - 1}"


ROWS_OF_EASE = Dimension("appetence", "Appétence", APPETENCE, APPETENCES, "B", "C")
ROWS_OF_SIZE = Dimension("segment", "Segment", SEGMENT, SEGMENTS, "D", "E")
TOOLS = Dimension("outil", "Outil", OUTIL, OUTILS, "F", "G")
DIMENSIONS = (ROWS_OF_EASE, ROWS_OF_SIZE, TOOLS)

_POSITIVE = f'{column(CA)},">0"'
_SCORED = f'{column(SCORE)},">=0"'
MEASURES: tuple[tuple[Measure, str, str], ...] = (
    ("clients", "Clients", "COUNTIFS({0})"),
    ("ca", "CA", f"SUMIFS({column(CA)},{{0}},{_POSITIVE})"),
    ("score_total", "Somme des scores", f"SUMIFS({column(SCORE)},{{0}})"),
    ("scores", "Clients notés", f"COUNTIFS({{0}},{_SCORED})"),
)
"""What the cells of a cross-table are made of: the measure, its title, and its formula over some conditions."""


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Rows of one dimension by tools, the third dimension (`hidden`) only filtering; its corner is at (row, left)."""

    rows: Dimension
    hidden: Dimension
    row: int
    left: int

    @property
    def height(self) -> int:
        """The number of rows, header and total included."""
        return len(self.rows.words) + 2

    def corner(self, measure: int) -> Area:
        """The corner of the calculations of one measure, one beside the other, each beside its own words."""
        return Area.of(cell(self.row, self.left + measure * (len(OUTILS) + 3)))

    def place(self, measure: int, row: int, tool: int) -> str:
        """The cell of a measure, row and tool counted from 0, totals last."""
        corner = self.corner(measure)
        return cell(corner.top + 1 + row, corner.left + 1 + tool)

    def tables(self, selected: pd.DataFrame) -> Tables:
        """The values of each measure over the selected clients, row by row, totals last."""
        found = matrices(selected, self.rows.header, [measure for measure, _, _ in MEASURES])
        return tuple(with_totals(table).to_numpy().tolist() for table in found)

    def blocks(self, tables: Tables) -> Iterator[Block]:
        """The calculations, each cell live and showing the value of its measure."""
        for index, ((_, title, formula), table) in enumerate(zip(MEASURES, tables, strict=True)):
            rows = tuple(self._line(index, line, values, formula) for line, values in enumerate(table))
            yield Block(str(self.corner(index)), ((title, *OUTILS, TOTAL), *rows), "muted")

    def _line(self, measure: int, line: int, values: Sequence[float], formula: str) -> Row:
        label = self.rows.words[line] if line < len(self.rows.words) else TOTAL
        cells = (Formula(self._formula(measure, line, tool, formula), value) for tool, value in enumerate(values))
        return (label, *cells)

    def _formula(self, measure: int, line: int, tool: int, formula: str) -> str:
        if tool == len(OUTILS):
            return f"=SUM({self.place(measure, line, 0)}:{self.place(measure, line, tool - 1)})"
        if line == len(self.rows.words):
            return f"=SUM({self.place(measure, 0, tool)}:{self.place(measure, line - 1, tool)})"
        visible = f"{column(self.rows.header)},{self.rows.word_cell(line)},{column(OUTIL)},{TOOLS.word_cell(tool)}"
        return f"={self.rows.is_on(line)}*{TOOLS.is_on(tool)}*{filtered(formula, visible, self.hidden)}"


def filtered(formula: str, visible: str, hidden: Dimension) -> str:
    """A measure under some conditions and under the switches of one more dimension.

    Clients whose value is unknown are kept as long as nothing is switched off.
    """
    chosen = formula.format(f"{visible},{column(hidden.header)},{hidden.all_words}")
    among = f'SUMPRODUCT({chosen}*({hidden.all_switches}="{ON}"))'
    if hidden is ROWS_OF_SIZE:
        return among
    return f"IF({all_on(hidden)},{formula.format(visible)},{among})"


def all_on(dimension: Dimension) -> str:
    """The condition that nothing of a dimension is switched off."""
    return f'COUNTIF({dimension.all_switches},"{ON}")={len(dimension.words)}'


def passes(dimension: Dimension, own: str) -> str:
    """The condition that a value of a client is left on; an unknown one passes as long as nothing is switched off."""
    kept = f'SUMPRODUCT(({dimension.all_words}={own})*({dimension.all_switches}="{ON}"))>0'
    return f"IF({all_on(dimension)},TRUE,{kept})"
