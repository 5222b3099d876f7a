"""The sheet « Paramètres »: every number the rules use, editable, with its unit and source."""

from collections.abc import Iterator
from datetime import date

from fae_xlwings.domain.firm import DETAILS, GROUP, SOURCE
from fae_xlwings.domain.parameters import PARAMETERS, Parameter
from fae_xlwings.intake.parameters_sheet import accepted
from fae_xlwings.sheets import PARAMETRES
from fae_xlwings.texts import typeset
from fae_xlwings.views.words import vocabularies
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import height_of, row_heights
from fae_xlwings.views.words.formulas import name_of
from fae_xlwings.views.words.layout import BAND_HEIGHTS, band, grid
from fae_xlwings.views.words.plan import Block, Bounds, Choice, Formula, Page, Row, SheetPlan, Table, Value
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.wording import quote

HEADER = ("Groupe", "Paramètre", "Valeur", "Unité", "Source", "Vérifié le", "Clé")
HEADER_ROW = 4
FIRST_ROW = 5
VALUE_COLUMN = 3
DAY_CELL = cell(FIRST_ROW, len(HEADER) + 1)
TYPED_DAY = "p_date_saisie"
STANDS = f"AND(N({TYPED_DAY})>=1,N({TYPED_DAY})<>TODAY())"
"""The condition that the day of the analysis is not that of the computer."""
SUBTITLE = "Modifiez les cellules jaunes : toutes les feuilles se recalculent aussitôt."
TODAY = "=TODAY()"
DAY_SOURCE = typeset(
    "Suit le jour. Une date saisie par-dessus reste fixe ; effacée, la cellule suit de nouveau le jour."
)
DAY_STANDS = typeset("⚠ Date saisie : elle reste fixe. Effacez-la pour suivre de nouveau le jour.")
SHARE = "part"
NEXT_SHEET = "Tolérance"
"""The group that begins the second sheet of paper."""
OUT_OF_SIGHT = "G:L"
"""What the program finds a parameter by, and the words of choices, are nothing to read."""
LABEL_WIDTH, SOURCE_WIDTH = 40.0, 44.0
WIDTHS = (
    ("A:A", 12.0), ("B:B", LABEL_WIDTH), ("C:C", 15.0), ("D:D", 20.0), ("E:E", SOURCE_WIDTH), ("F:F", 11.0),
    ("G:G", 30.0),
)  # fmt: skip
ROW_STYLES: tuple[Style, ...] = ("grey", "text_wrap", "input_number", "unit", "grey_wrap", "date", "muted")
DAY_KEY = "date_analyse"
DAY_ROWS = (
    (DAY_KEY, "Date de l'analyse"),
    ("echeance", "Échéance choisie (vide : prochain jalon de la réforme)"),
)


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Paramètres »: the two dates of the analysis, one row per parameter, then who the firm is."""
    rows = (*_day_rows(analysis), *_parameter_rows(analysis), *_firm_rows(analysis))
    keys = [str(row[-1]) for row in rows]
    last = HEADER_ROW + len(rows)
    next_sheet = FIRST_ROW + [row[0] for row in rows].index(NEXT_SHEET)
    return SheetPlan(
        name=PARAMETRES,
        blocks=(
            *band("Paramètres", SUBTITLE, len(HEADER)),
            *grid(cell(HEADER_ROW, 1), HEADER, rows, ROW_STYLES),
            *_value_styles(rows),
            *_word_blocks(keys),
            Block(DAY_CELL, ((_day(analysis),),), "muted"),
        ),
        helpers=tuple(vocabularies.blocks()),
        widths=WIDTHS,
        hidden=(OUT_OF_SIGHT,),
        heights=(*BAND_HEIGHTS, *row_heights(FIRST_ROW, map(_height, rows))),
        tables=(Table("tblParametres", str(Area(HEADER_ROW, 1, last, len(HEADER)))),),
        validations=tuple(_validations(rows)),
        names=(*_names(keys), (TYPED_DAY, value_address(FIRST_ROW))),
        freeze=f"1:{HEADER_ROW}",
        page=Page(
            title_rows=f"${HEADER_ROW}:${HEADER_ROW}",
            area=f"A1:{cell(last, len(HEADER))}",
            portrait=True,
            breaks=(next_sheet,),
        ),
        tab="grey",
    )


def _height(row: Row) -> float:
    """Room for the label and the source of a parameter."""
    return max(height_of(row[1], LABEL_WIDTH), height_of(row[4], SOURCE_WIDTH))


def _names(keys: list[str]) -> Iterator[tuple[str, str]]:
    """The name of each parameter; that of the day is the cell that falls back to today when nothing is typed."""
    for row, key in enumerate(keys, start=FIRST_ROW):
        yield name_of(key), Area.of(DAY_CELL).absolute() if key == DAY_KEY else value_address(row)


def _day(analysis: Analysis) -> Formula:
    typed = value_address(FIRST_ROW)
    return Formula(f"=IF(N({typed})>=1,INT({typed}),TODAY())", analysis.today)


def day_notice(analysis: Analysis, text: str, otherwise: str) -> Formula:
    """A text where the day was typed, and another where it is that of the computer."""
    formula = f"=IF({STANDS},{quote(text)},{quote(otherwise)})"
    return Formula(formula, otherwise if analysis.follows else text)


def value_address(row: int) -> str:
    """The absolute address of the value on a row of the sheet."""
    return Area.of(cell(row, VALUE_COLUMN)).absolute()


def _day_rows(analysis: Analysis) -> Iterator[Row]:
    today = Formula(TODAY, analysis.today) if analysis.follows else analysis.today
    values = (today, analysis.deadline)
    sources = (day_notice(analysis, DAY_STANDS, DAY_SOURCE), SOURCE)
    for (key, label), value, source in zip(DAY_ROWS, values, sources, strict=True):
        yield ("Analyse", typeset(label), value, "date", source, None, key)


def _parameter_rows(analysis: Analysis) -> Iterator[Row]:
    for row in PARAMETERS:
        value = analysis.parameters.values[row.key]
        yield (row.group, typeset(row.label), value, row.unit, typeset(row.source), row.checked, row.key)


def _firm_rows(analysis: Analysis) -> Iterator[Row]:
    texts = analysis.parameters.texts
    for row in DETAILS:
        yield (GROUP, typeset(row.label), texts.get(row.key) or row.default or None, row.unit, SOURCE, None, row.key)


def _value_styles(rows: tuple[Row, ...]) -> Iterator[Block]:
    for index, row in enumerate(rows):
        value = row[VALUE_COLUMN - 1]
        style = "input_text" if row[0] == GROUP else _input_style(value, str(row[3]))
        yield Block(cell(FIRST_ROW + index, VALUE_COLUMN), ((value,),), style)


def _input_style(value: Value, unit: str) -> Style:
    if isinstance(value, date) or unit == "date":
        return "input_date"
    if unit == SHARE:
        return "input_percent"
    return "input_euro" if unit.startswith("€") else "input_number"


def _validations(rows: tuple[Row, ...]) -> Iterator[Bounds | Choice]:
    limits = {row.key: row for row in PARAMETERS}
    choices = {row.key: row for row in DETAILS if row.choices}
    for index, row in enumerate(rows, start=FIRST_ROW):
        key = str(row[-1])
        if key in choices:
            message = f"« {choices[key].label} » : choisissez {choices[key].unit}."
            yield Choice(value_address(index), _words_at(index, choices[key].choices), message)
        elif key in limits and not isinstance(limits[key].value, date):
            yield _bounds(value_address(index), limits[key])


def _word_blocks(keys: list[str]) -> Iterator[Block]:
    """The words of a choice on its own row, out of sight: the sheet may stand in a workbook that has no « Calculs »."""
    choices = {row.key: row.choices for row in DETAILS if row.choices}
    for index, key in enumerate(keys, start=FIRST_ROW):
        if key in choices:
            yield Block(cell(index, len(HEADER) + 1), (choices[key],), "muted")


def _words_at(row: int, words: tuple[str, ...]) -> str:
    return Area.of(cell(row, len(HEADER) + 1)).resized(1, len(words)).absolute()


def _bounds(address: str, parameter: Parameter) -> Bounds:
    return Bounds(
        address,
        minimum=int(parameter.minimum),
        maximum=None if parameter.maximum == float("inf") else int(parameter.maximum),
        message=f"« {parameter.label} » : saisissez {accepted(parameter)}.",
        whole=parameter.whole,
        above=parameter.above_zero,
    )
