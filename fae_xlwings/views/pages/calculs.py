"""The sheet « Calculs », last and grey: the helper cells of every page, side by side."""

from collections.abc import Iterable, Iterator

from fae_xlwings.intake.grid import column_letters
from fae_xlwings.sheets import CALCULS, PARAMETRES, TABLE
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.helpers import TITLE_ROW, ZONES
from fae_xlwings.views.words.layout import BAND_HEIGHTS, band
from fae_xlwings.views.words.plan import Block, Page, SheetPlan

SUBTITLE = "Les cellules de travail des autres feuilles : rien n'est à lire ni à saisir ici, mais tout s'y vérifie."
COLUMNS = 12
BAND_AREA = "A1:L2"
"""What is printed: the line that explains the sheet. Its thousands of cells are there to be checked on screen."""
LABELS_WIDTH, NUMBERS_WIDTH, WORDS_WIDTH = 24.0, 13.0, 20.0


def build(pages: Iterable[SheetPlan]) -> SheetPlan:
    """The plan of « Calculs », from the plans of the pages that it works for."""
    helped = [page for page in pages if page.helpers]
    return SheetPlan(
        name=CALCULS,
        blocks=(
            *band("Calculs", SUBTITLE, COLUMNS),
            *_titles(helped),
            *(block for page in helped for block in page.helpers),
        ),
        widths=_widths(),
        heights=BAND_HEIGHTS,
        names=tuple(name for page in helped for name in page.helper_names),
        page=Page(area=BAND_AREA),
        tab="grey",
    )


def _widths() -> tuple[tuple[str, float], ...]:
    """Labels wide, numbers narrow, and the words of the lists as wide as they need."""
    helpers = {sheet.name: sheet.helpers for sheet in TABLE}
    words = ZONES[PARAMETRES]
    return (
        ("A:A", LABELS_WIDTH),
        (_columns(2, sum(helpers.values())), NUMBERS_WIDTH),
        (_columns(words, words + helpers[PARAMETRES] - 1), WORDS_WIDTH),
    )


def _columns(first: int, last: int) -> str:
    return f"{column_letters(first)}:{column_letters(last)}"


def _titles(helped: Iterable[SheetPlan]) -> Iterator[Block]:
    for page in helped:
        yield Block(cell(TITLE_ROW, ZONES[page.name]), ((page.name,),), "label")
