"""The sheet « Exports »: what can be exported and how, and the files already made."""

from collections.abc import Iterator

from fae_xlwings.sheets import EXPORTS
from fae_xlwings.texts import content
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.flow import Line, flow
from fae_xlwings.views.words.history import (
    ASIDE_HEADER,
    EXPORT_HEADER,
    EXPORTS_MADE,
    EXPORTS_TABLE,
    NOTED_HEADER,
    PLACE_WIDTH,
    listing,
)
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band
from fae_xlwings.views.words.plan import Page, SheetPlan, Table

COLUMNS = 7
WIDTHS = (("A:A", 3.0), ("B:B", 30.0), ("C:C", 30.0), ("D:D", 48.0), ("E:E", 10.0), ("F:F", PLACE_WIDTH), ("G:G", 3.0))
FIRST_ROW = 4
ASIDE_NOTE = (
    "Ce que l'import n'a pu rendre à aucun client. Recopiez-le dans Données, ou effacez la ligne ; "
    "l'import suivant cherche encore ces clients."
)

NOTED_NOTE = "Le bouton « Annuler la dernière note » remet les valeurs d'avant dans Données."


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Exports »; its table keeps one row per file made."""
    files = analysis.history.exports
    top = flow(FIRST_ROW, _guide_lines())
    made = listing(files, Table(EXPORTS_TABLE, cell(top.end, LEFT)), EXPORT_HEADER, "export")
    aside = flow(made.lines.end + 1, (*_aside_lines(analysis), *_noted_lines(analysis)))
    return SheetPlan(
        name=EXPORTS,
        blocks=(
            *band("Exports", content("deliverables")["exports"]["intro"], COLUMNS),
            *top.blocks,
            *made.lines.blocks,
            *aside.blocks,
        ),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, *top.heights, *made.lines.heights, *aside.heights),
        tables=(made.table,),
        names=((EXPORTS_MADE, made.places),),
        page=Page(title_rows=made.heads, area=f"A1:G{max(made.lines.end, aside.end - 1)}"),
        tab="grey",
    )


def _guide_lines() -> Iterator[Line]:
    yield _section("Ce que vous pouvez exporter")
    yield Line(("Quoi", "Type de fichier", "Ce que vous obtenez", None, None), "header")
    for what, kind, result in content("deliverables")["exports"]["kinds"]:
        yield Line((what, kind, result), ("text_bold", "text", "text"))
    yield Line()
    yield _section("Exports déjà faits")


def _aside_lines(analysis: Analysis) -> Iterator[Line]:
    """The follow-up that an import could give to no client, as long as there is some."""
    if not analysis.history.aside:
        return
    yield _section("Suivi gardé de côté")
    yield Line((ASIDE_NOTE, *(None,) * (COLUMNS - 3)), "note")
    yield Line(ASIDE_HEADER, "header")
    for client, siren, column, value, why in analysis.history.aside:
        yield Line((client, column, value, siren, why), ("row_text", "row_text", "row_text", "row_text", "row_note"))


def _noted_lines(analysis: Analysis) -> Iterator[Line]:
    """The last contact noted, as long as it can be undone."""
    if not analysis.history.noted:
        return
    yield Line()
    yield _section("Dernier contact noté")
    yield Line((NOTED_NOTE, *(None,) * (COLUMNS - 3)), "note")
    yield Line(NOTED_HEADER, "header")
    for noted in analysis.history.noted:
        yield Line(noted, ("text", "text", "text", "number_centre", "text"))


def _section(title: str) -> Line:
    return Line((title, *(None,) * (COLUMNS - 3)), "section")
