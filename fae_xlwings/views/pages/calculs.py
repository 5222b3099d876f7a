"""The sheet « Calculs », last and grey: the helper cells of every page, side by side."""

from collections.abc import Iterable, Iterator

from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.helpers import TITLE_ROW, ZONES
from fae_xlwings.views.words.layout import BAND_HEIGHTS, band
from fae_xlwings.views.words.plan import Block, Page, SheetPlan
from fae_xlwings.views.words.sheets import CALCULS

SUBTITLE = "Les cellules de travail des autres feuilles : rien n'est à lire ni à saisir ici, mais tout s'y vérifie."
COLUMNS = 12
WIDTHS = (("A:A", 24.0), ("B:BG", 13.0), ("BH:BM", 20.0))


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
        widths=WIDTHS,
        heights=BAND_HEIGHTS,
        page=Page(),
        tab="grey",
    )


def _titles(helped: Iterable[SheetPlan]) -> Iterator[Block]:
    for page in helped:
        yield Block(cell(TITLE_ROW, ZONES[page.name]), ((page.name,),), "label")
