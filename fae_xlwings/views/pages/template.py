"""The input template: a sheet that explains, a sheet to be filled in with three examples and strict lists."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from fae_xlwings.domain.columns import CHOICES, COLUMNS, INPUTS, Role
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, FOLLOW_UP_COLUMNS
from fae_xlwings.domain.sectors import SECTORS
from fae_xlwings.identity import IDENTITY
from fae_xlwings.intake.grid import column_letters, in_sheet
from fae_xlwings.sheets import CLIENTS_TABLE, DONNEES, INSTRUCTIONS
from fae_xlwings.texts import content, typeset
from fae_xlwings.views.pages import donnees
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.flow import Flow, Line, flow, height_of
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band
from fae_xlwings.views.words.plan import Block, Page, Row, SheetPlan, Table
from fae_xlwings.views.words.styles import Style

PAGE_COLUMNS = 4
LABEL_WIDTH, TEXT_WIDTH = 34.0, 96.0
WIDTHS = (("A:A", 3.0), ("B:B", LABEL_WIDTH), ("C:C", TEXT_WIDTH), ("D:D", 3.0))
FIRST_LINE = 4
LAST_ROW = 2000
HEADERS = (*INPUTS, *FOLLOW_UP)
FOLDED = f"{column_letters(len(INPUTS) + 1)}:{column_letters(len(HEADERS))}"
LISTS = tuple(column.words for column in FOLLOW_UP_COLUMNS if column.words)
LISTS_COLUMN = PAGE_COLUMNS + 2
LISTS_LETTERS = f"{column_letters(LISTS_COLUMN)}:{column_letters(LISTS_COLUMN + len(LISTS) - 1)}"
"""Where the words of the lists of the follow-up stand on « Instructions », out of sight."""
PRODUCT = f"{IDENTITY.title}, version {IDENTITY.version}"
# fmt: off
EXAMPLES: tuple[Row, ...] = (
    ("SCI EXEMPLE", "Immobilier", 8500.0, "NON", "TRES BON", "Camille", "Durand", "camille.durand@exemple.fr"),
    ("SARL TEST", "Hôtellerie", 4200.0, "PARTIELLEMENT", "BON", None, None, None),
    ("EURL DEMO", "Commerce de détail", 2100.0, "OUI", "MOYEN", None, None, None),
)
# fmt: on


def build() -> tuple[SheetPlan, SheetPlan]:
    """The plans of « Instructions » and « Données »."""
    page = flow(FIRST_LINE, _lines())
    sources = {header: _words_at(page.rows[header], len(words)) for header, words in CHOICES.items()}
    return _instructions(page), _entry_sheet(sources)


def _words_at(row: int, count: int) -> str:
    """The cells of « Instructions » that name the answers of a column, which its drop-down list offers."""
    return in_sheet(INSTRUCTIONS, Area.of(cell(row, LEFT)).resized(count, 1).absolute())


def _instructions(page: Flow) -> SheetPlan:
    texts = content("template")
    return SheetPlan(
        name=INSTRUCTIONS,
        blocks=(*band(texts["title"], texts["subtitle"], PAGE_COLUMNS), *page.blocks, *_list_blocks()),
        widths=WIDTHS,
        hidden=(LISTS_LETTERS,),
        heights=(*BAND_HEIGHTS, *page.heights),
        page=Page(area=f"A1:D{page.end - 1}", portrait=True, tall=1),
        tab="violet",
    )


def _list_blocks() -> Iterator[Block]:
    for rank, words in enumerate(LISTS):
        yield Block(cell(FIRST_LINE, LISTS_COLUMN + rank), tuple((word,) for word in words), "muted")


def _list_at(words: tuple[str, ...]) -> str:
    """The cells of « Instructions » that hold the words of a list of the follow-up."""
    first = cell(FIRST_LINE, LISTS_COLUMN + LISTS.index(words))
    return in_sheet(INSTRUCTIONS, Area.of(first).resized(len(words), 1).absolute())


def _entry_sheet(sources: Mapping[str, str]) -> SheetPlan:
    """The sheet to be filled in: the table grows with the entries, lists and colours are ready down to `LAST_ROW`."""
    styles: tuple[Style, ...] = tuple(donnees.column_style(header) for header in HEADERS)
    table = Area(donnees.HEADER_ROW, 1, donnees.HEADER_ROW + len(EXAMPLES), len(HEADERS))
    blank: Row = (None,) * (len(HEADERS) - 1)
    unfilled: Row = (None,) * len(FOLLOW_UP)
    return SheetPlan(
        name=DONNEES,
        blocks=(
            Block("A1", ((content("template")["message"], *blank),), "warning_band"),
            Block(cell(donnees.HEADER_ROW, 1), (HEADERS,), "header_small"),
            Block(cell(donnees.FIRST_ROW, 1), tuple((*row, *unfilled) for row in EXAMPLES), styles),
        ),
        widths=tuple(donnees.widths(HEADERS)),
        heights=(("1:1", 26.0), ("2:2", 32.0)),
        tables=(Table(CLIENTS_TABLE, str(table)),),
        rules=tuple(donnees.missing_rules(LAST_ROW)),
        validations=(
            *donnees.validations(LAST_ROW, sources),
            *donnees.follow_up_validations(LAST_ROW, HEADERS, _list_at),
        ),
        folds=((FOLDED, True),),
        freeze="A1:A2",
        page=Page(title_rows="$1:$2", area=str(Area(1, 1, table.bottom, len(HEADERS)))),
        tab="amber",
        protected=False,
    )


def _lines() -> Iterator[Line]:
    texts = content("template")
    yield _section(texts["steps"]["title"])
    yield from (_labelled(label, text) for label, text in texts["steps"]["lines"])
    yield Line()
    for role in ("required", "optional", "computed"):
        yield from _column_lines(role, texts[role])
    yield from _follow_up_lines(texts["follow_up"])
    yield from _rule_lines(texts["rules"])
    yield from _value_lines(texts["values"])
    yield _section(texts["sectors"]["title"])
    sectors = " · ".join(SECTORS)
    yield _labelled(f"{len(SECTORS)} secteurs", sectors)
    yield Line((None, texts["sectors"]["note"]), ("label", "note_wrap"))
    yield Line()
    yield Line((PRODUCT, texts["footer"]), "footer")


def _column_lines(role: Role, texts: dict[str, str]) -> Iterator[Line]:
    yield _section(texts["title"])
    if "note" in texts:
        yield Line((texts["note"], None), "note")
    for column in (column for column in COLUMNS if column.role == role):
        style: Style = "text_red" if column.name in CHOICES else "text_bold"
        yield Line((column.name, typeset(column.help)), (style, "text_wrap"), height=height_of(column.help, TEXT_WIDTH))
    yield Line()


def _follow_up_lines(texts: dict[str, str]) -> Iterator[Line]:
    yield _section(texts["title"])
    yield Line((texts["note"], None), "note")
    for column in FOLLOW_UP_COLUMNS:
        told = f"{column.help} {', '.join(column.words)}." if column.words else column.help
        yield Line((column.name, typeset(told)), ("text_bold", "text_wrap"), height=height_of(told, TEXT_WIDTH))
    yield Line()


def _rule_lines(texts: dict[str, Any]) -> Iterator[Line]:
    yield Line((texts["title"], None), "red_frame_title", height=20.0)
    for rank, text in enumerate(texts["lines"], start=1):
        yield Line((f"Règle {rank}", text), "red_frame", height=height_of(text, TEXT_WIDTH))
    yield Line()


def _value_lines(texts: dict[str, Any]) -> Iterator[Line]:
    yield _section(texts["title"])
    for header in CHOICES:
        yield Line((header, None), "text_red")
        first, *others = (_labelled(word, texts[header][word]) for word in CHOICES[header])
        yield from (replace(first, anchor=header), *others)
    yield Line()


def _labelled(label: str, text: str) -> Line:
    return Line((label, text), ("label", "text_wrap"), height=height_of(text, TEXT_WIDTH))


def _section(title: str) -> Line:
    return Line((title, None), "section")
