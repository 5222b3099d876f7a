"""The sheet « Livrables Word »: what a report holds, how to make one, and those already made."""

from collections.abc import Iterator, Sequence

from fae_xlwings.sheets import LIVRABLES
from fae_xlwings.texts import content
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import Line, flow, height_of
from fae_xlwings.views.words.history import (
    PLACE_WIDTH,
    REPORT_HEADER,
    REPORTS_MADE,
    REPORTS_TABLE,
    listing,
)
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band
from fae_xlwings.views.words.plan import Page, SheetPlan, Table

COLUMNS = 7
WIDTHS = (("A:A", 3.0), ("B:B", 40.0), ("C:C", 14.0), ("D:D", 48.0), ("E:E", 10.0), ("F:F", PLACE_WIDTH), ("G:G", 3.0))
TEXT_WIDTH = 110.0
FIRST_ROW = 4


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Livrables Word »; its table keeps one row per report made."""
    files = analysis.history.reports
    top = flow(FIRST_ROW, _guide_lines())
    made = listing(files, Table(REPORTS_TABLE, cell(top.end, LEFT)), REPORT_HEADER, "fichier")
    return SheetPlan(
        name=LIVRABLES,
        blocks=(
            *band("Livrables Word", content("deliverables")["reports"]["intro"], COLUMNS),
            *top.blocks,
            *made.lines.blocks,
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *top.heights, *made.lines.heights),
        tables=(made.table,),
        names=((REPORTS_MADE, made.places),),
        page=Page(title_rows=made.heads, area=f"A1:G{made.lines.end}"),
        tab="amber",
    )


def _guide_lines() -> Iterator[Line]:
    texts = content("deliverables")["reports"]
    yield _section("Ce que contient le rapport")
    yield from labelled_lines(texts["contents"])
    yield Line()
    yield _section("Faire un rapport, en trois étapes")
    yield from labelled_lines(
        [[f"{rank}. {label}", text] for rank, (label, text) in enumerate(texts["steps"], start=1)]
    )
    yield Line()
    yield _section("Rapports déjà faits")


def _section(title: str) -> Line:
    return Line((title, *(None,) * (COLUMNS - 3)), "section")


def labelled_lines(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """A label and its sentence, side by side; the sentence runs over the cells to its right."""
    for label, text in rows:
        yield Line((label, text), ("label", "text"), height=height_of(text, TEXT_WIDTH))
