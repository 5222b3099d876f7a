"""Pages drawn again only when what they show, or what stands on them, has changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import analyses
import openpyxl
import pytest
import xlwings as xw
from pressing import pressed

from fae_xlwings import sheets
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.engine import open_book
from fae_xlwings.sheets import CALCULS, DASHBOARD, DONNEES, PARAMETRES, RISQUES, SHEETS
from fae_xlwings.views.pages import dashboard
from fae_xlwings.views.pages.risques import TOP_ROW
from fae_xlwings.views.words import digest as digests
from fae_xlwings.views.words.digest import digest
from fae_xlwings.views.words.plan import Block, Formula, Page, SheetPlan
from fae_xlwings.workflow import showing, unchanged
from fae_xlwings.workflow.pages import plans
from fae_xlwings.workflow.unchanged import MARKS_NAME

Edit = Callable[[xw.Book], object]
Drawn = list[list[str]]
PAGES = tuple(name for name in SHEETS if name != DONNEES)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The names of the pages that each button draws, in drawing order."""
    seen: Drawn = []
    really = showing.draw

    def watched(book: xw.Book, plans: list[SheetPlan], *others: object) -> None:
        seen.append([plan.name for plan in plans])
        really(book, plans, *others)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(showing, "draw", watched)
    return seen


@pytest.fixture
def settled(ours: Path, drawn: Drawn) -> Path:
    """The workbook of a user whose every page was drawn."""
    pressed(ours, "fae_actualiser")
    assert set(drawn.pop()) == set(PAGES)
    pressed(ours, "fae_actualiser")
    drawn.clear()
    return ours


def test_a_second_refresh_draws_nothing_and_leaves_the_file_as_it_was(settled: Path, drawn: Drawn) -> None:
    before = settled.read_bytes()

    pressed(settled, "fae_actualiser")

    assert drawn == [[]]
    assert settled.read_bytes() == before


def test_a_page_too_large_to_be_read_back_is_always_drawn(
    settled: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = {page.name: page for page in plans(analyses.analysis())}[CALCULS]
    monkeypatch.setattr(unchanged, "MOST_CELLS", max(block.area.right for block in cells.blocks) * 30)

    pressed(settled, "fae_actualiser")
    pressed(settled, "fae_actualiser")

    assert drawn == [[CALCULS], [CALCULS]]


def edited(path: Path, edit: Edit) -> None:
    book = open_book(path)
    edit(book)
    book.save()


def unlocked(page: str, edit: Callable[[xw.Sheet], object]) -> Edit:
    """A change that a person makes on a page after lifting its protection, and protects again."""

    def change(book: xw.Book) -> None:
        sheet = book.sheets[page]
        sheet.api.Unprotect("")
        edit(sheet)
        sheet.api.Protect(DrawingObjects=False, AllowFiltering=True, AllowSorting=True, AllowFormattingColumns=True)

    return change


def put(cell: str, value: object) -> Callable[[xw.Sheet], object]:
    return lambda sheet: setattr(sheet.range(cell), "value", value)


def same_value(sheet: xw.Sheet) -> None:
    """A formula replaced by the very number that it shows."""
    sheet.range("B11").value = sheet.range("B11").value


@pytest.mark.parametrize(
    ("page", "edit"),
    [
        (DASHBOARD, unlocked(DASHBOARD, put("B6", 12))),
        (DASHBOARD, unlocked(DASHBOARD, same_value)),
        (DASHBOARD, unlocked(DASHBOARD, put("B11", "=1+1"))),
        (DASHBOARD, unlocked(DASHBOARD, put("J90", "beside the page"))),
        (DASHBOARD, unlocked(DASHBOARD, lambda sheet: sheet.charts[0].delete())),
        (DASHBOARD, lambda book: book.sheets[DASHBOARD].api.Unprotect("")),
        (sheets.CALCULS, unlocked(sheets.CALCULS, put("B8", 99))),
    ],
)
def test_a_page_that_was_touched_is_drawn_again_and_no_other(
    page: str, edit: Edit, settled: Path, drawn: Drawn
) -> None:
    edited(settled, edit)

    pressed(settled, "fae_actualiser")
    pressed(settled, "fae_actualiser")

    assert drawn == [[page], []]


def test_a_page_whose_input_was_typed_is_drawn_with_what_follows_it(settled: Path, drawn: Drawn) -> None:
    edited(settled, lambda book: put(f"C{TOP_ROW + 1}", 1)(book.sheets[RISQUES]))

    pressed(settled, "fae_actualiser")

    assert set(drawn[0]) == {RISQUES, sheets.CALCULS}


def test_a_parameter_has_every_page_that_shows_it_drawn(settled: Path, drawn: Drawn) -> None:
    edited(settled, lambda book: put("C30", 9)(book.sheets[PARAMETRES]))

    pressed(settled, "fae_actualiser")
    pressed(settled, "fae_actualiser")

    assert {PARAMETRES, RISQUES, sheets.CALCULS} <= set(drawn[0]) < set(PAGES)
    assert drawn[1] == []


def test_the_button_of_a_page_draws_it_whatever_stands_there(settled: Path, drawn: Drawn) -> None:
    edited(settled, unlocked(DASHBOARD, lambda sheet: setattr(sheet.range("B6").api, "Style", "FAE section")))

    pressed(settled, "fae_dashboard")

    assert drawn == [[DASHBOARD]]
    assert openpyxl.load_workbook(settled)[DASHBOARD]["B6"].style == "FAE card_value"


def test_what_no_drawing_has_marked_is_drawn(settled: Path, drawn: Drawn) -> None:
    edited(settled, lambda book: book.names[MARKS_NAME].delete())

    pressed(settled, "fae_actualiser")

    assert set(drawn[0]) == set(PAGES)


def test_another_version_draws_every_page(settled: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digests, "IDENTITY", replace(digests.IDENTITY, version="99.0.0"))

    pressed(settled, "fae_actualiser")

    assert set(drawn[0]) == set(PAGES)


PLAN = SheetPlan("Essai", (Block("A1", ((1, Formula("=A1", 1.0), "x"),)),))
OTHERS = (
    replace(PLAN, blocks=(Block("A1", (("1", Formula("=A1", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 2.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A2", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, "=A1", "x"),)),)),
    replace(PLAN, blocks=(Block("A2", ((1, Formula("=A1", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 1.0), "x"),), "label"),)),
    replace(PLAN, widths=(("A:A", 3.0),)),
    replace(PLAN, names=(("p_x", "$A$1"),)),
    replace(PLAN, page=Page(firm="Cabinet Exemple")),
    replace(PLAN, protected=False),
)


@pytest.mark.parametrize("other", OTHERS)
def test_plans_that_differ_in_anything_have_other_digests(other: SheetPlan) -> None:
    assert digest(PLAN) != digest(other)
    assert digest(PLAN) == digest(replace(PLAN))


def test_the_digest_of_a_page_follows_what_it_shows() -> None:
    pages = [dashboard.build(analyses.analysis(parameters=DEFAULTS.replace(heures_p1=hours))) for hours in (8.0, 9.0)]

    assert digest(pages[0]) != digest(pages[1])
