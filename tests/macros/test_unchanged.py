"""Pages drawn again only when what they show, or what stands on them, has changed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import analyses
import openpyxl
import pytest
import xlwings as xw
from french_excel.agreement import differences
from french_excel.excel import FrenchExcel
from french_excel.loading.books import load_book
from pressing import edited as typed
from pressing import pressed

from fae_xlwings import sheets
from fae_xlwings.draw.excel import draw
from fae_xlwings.engine import open_book
from fae_xlwings.sheets import CALCULS, DASHBOARD, DONNEES, PARAMETRES, RISQUES, SHEETS
from fae_xlwings.views.pages.risques import TOP_ROW
from fae_xlwings.views.words import digest as digests
from fae_xlwings.views.words.digest import digest
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Page, SheetPlan, Table
from fae_xlwings.workflow import showing, unchanged
from fae_xlwings.workflow.pages import plans
from fae_xlwings.workflow.unchanged import MARKS_NAME, Changes, changes, marking

Edit = Callable[[xw.Book], object]
Edits = dict[str, Any]
Drawn = list[list[str]]
PAGES = tuple(name for name in SHEETS if name != DONNEES)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The names of the pages that each button draws whole, in drawing order."""
    return _watched(monkeypatch, "whole")


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The names of the pages of which each button writes some blocks only."""
    return _watched(monkeypatch, "parts")


def _watched(monkeypatch: pytest.MonkeyPatch, what: str) -> Drawn:
    seen: Drawn = []
    really = showing.changes

    def watched(*asked: object) -> Changes:
        found = really(*asked)  # pyright: ignore[reportArgumentType]
        plans = found.whole if what == "whole" else [plan for plan, _ in found.parts]
        seen.append([plan.name for plan in plans])
        return found

    monkeypatch.setattr(showing, "changes", watched)
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


def test_a_page_whose_input_was_typed_is_drawn_and_what_follows_it_written(
    settled: Path, drawn: Drawn, renewed: Drawn
) -> None:
    edited(settled, lambda book: put(f"C{TOP_ROW + 1}", 1)(book.sheets[RISQUES]))

    pressed(settled, "fae_actualiser")

    assert drawn == [[RISQUES]]
    assert renewed == [[CALCULS]]


def test_a_parameter_has_every_page_that_shows_it_follow(settled: Path, drawn: Drawn, renewed: Drawn) -> None:
    edited(settled, lambda book: put("C30", 9)(book.sheets[PARAMETRES]))

    pressed(settled, "fae_actualiser")
    pressed(settled, "fae_actualiser")

    assert drawn[0][0] == PARAMETRES
    assert {RISQUES, CALCULS} <= {*drawn[0], *renewed[0]} < set(PAGES)
    assert len(drawn[0]) < len(renewed[0])
    assert (drawn[1], renewed[1]) == ([], [])


TOUCHED: tuple[tuple[str, Edits], ...] = (
    ("fae_note_rendez_vous", {}),
    ("fae_actualiser", {"Données!A4": "'=SCI & Fils", "Données!C4": 9000}),
    ("fae_actualiser", {"Paramètres!C7": 1300, "Paramètres!C30": 9}),
)


@pytest.mark.parametrize(("button", "edits"), TOUCHED)
def test_what_is_written_in_parts_is_what_would_be_drawn(
    button: str, edits: Edits, settled: Path, renewed: Drawn, tmp_path: Path
) -> None:
    typed(settled, edits)
    pressed(settled, button, rows=(3, 4))
    assert renewed[-1] != []
    whole = Path(shutil.copy(settled, tmp_path / "tout.xlsm"))
    edited(whole, lambda book: book.names[MARKS_NAME].delete())

    for path in (settled, whole):
        pressed(path, "fae_actualiser")

    assert differences(*(load_book(path, FrenchExcel().tongue) for path in (settled, whole))) == []


def test_values_are_not_written_among_rows_that_a_filter_hides(settled: Path, drawn: Drawn, renewed: Drawn) -> None:
    edited(settled, lambda book: put("C7", 1300)(book.sheets[PARAMETRES]))
    edited(settled, lambda book: setattr(book.sheets[DASHBOARD].range("7:7").api.EntireRow, "Hidden", True))

    pressed(settled, "fae_actualiser")

    assert DASHBOARD in drawn[0]
    assert DASHBOARD not in renewed[0]


def test_a_block_is_written_with_what_lies_over_it(settled: Path) -> None:
    under = Block("A1", (("a", None), ("b", None)))
    plan = SheetPlan("Exports", (under, Block("B1", (("x",),)), Block("D1", (("y",),))))
    book = open_book(settled)
    with marking(book, [plan]):
        draw(book, [plan])
    other = replace(plan, blocks=(replace(under, rows=(("c", None), ("b", None))), *plan.blocks[1:]))

    assert changes(book, [plan]) == Changes([], [])
    assert changes(book, [other]) == Changes([], [(other, list(other.blocks[:2]))])
    assert changes(book, [other], always=("Exports",)) == Changes([other], [])


@pytest.mark.parametrize(("at", "whole"), [("C1", True), ("A3", True), ("D1", False), ("A4", False), ("B2", False)])
def test_a_page_is_drawn_whole_where_a_table_would_grow(at: str, *, whole: bool, settled: Path) -> None:
    table = Block("A1", (("un", "deux"), (1, 2)))
    plan = SheetPlan("Exports", (table, Block(at, (("x",),))), tables=(Table("tblEssai", "A1:B2"),))
    book = open_book(settled)
    with marking(book, [plan]):
        draw(book, [plan])

    found = changes(book, [replace(plan, blocks=(table, Block(at, (("y",),))))])

    assert bool(found.whole) is whole
    assert bool(found.parts) is not whole


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
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A2", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 1.0)),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 1.0), "x"),) * 2),)),
    replace(PLAN, blocks=(Columns("A1", ((1,), ColumnFormula("=A1", [1.0]), ("x",))),)),
    replace(PLAN, blocks=(Block("A1", ((1, "=A1", "x"),)),)),
    replace(PLAN, blocks=(Block("A2", ((1, Formula("=A1", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 1.0), "x"),), "label"),)),
    replace(PLAN, widths=(("A:A", 3.0),)),
    replace(PLAN, names=(("p_x", "$A$1"),)),
    replace(PLAN, page=Page(firm="Cabinet Exemple")),
    replace(PLAN, protected=False),
)


ALIKE = (
    replace(PLAN, blocks=(Block("A1", (("1", Formula("=A1", 1.0), "x"),)),)),
    replace(PLAN, blocks=(Block("A1", ((1, Formula("=A1", 2.0), "y"),)),)),
)


@pytest.mark.parametrize("other", OTHERS)
def test_plans_that_differ_in_anything_but_values_have_other_digests(other: SheetPlan) -> None:
    assert digest(PLAN) != digest(other)
    assert digest(PLAN) == digest(replace(PLAN))


@pytest.mark.parametrize("other", ALIKE)
def test_plans_that_differ_in_values_only_have_one_digest(other: SheetPlan) -> None:
    assert digest(PLAN) == digest(other)


def test_the_digest_of_columns_follows_their_formulas_and_their_height() -> None:
    first, *others = (
        replace(PLAN, blocks=(Columns("A1", (ColumnFormula(formula, [1.0] * rows), ["x"] * rows)),))
        for formula, rows in (("=B1", 2), ("=C1", 2), ("=B1", 3))
    )

    assert digest(first) not in {digest(other) for other in others}
