"""Plans drawn on sheets: values, marks, styles, tables, names, protection; drawn twice, the same."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.styles import Border

from fae_xlwings.draw.cells import as_typed
from fae_xlwings.draw.excel import add_sheets, draw, draw_blocks
from fae_xlwings.draw.pages import FOOTER_RIGHT, footer_left
from fae_xlwings.engine import new_book
from fae_xlwings.identity import IDENTITY
from fae_xlwings.sheets import SHEETS
from fae_xlwings.views.words.layout import boxed
from fae_xlwings.views.words.plan import Block, Bounds, Choice, Formula, Page, Rule, Scale, SheetPlan, Table

PLAN = SheetPlan(
    name="Essai",
    blocks=(
        Block("A1", (("NOM", "CA"),), "header"),
        Block("A2", (("=Équilibre", 1500.0), ("1-2", Formula("=B2*2", 3000.0))), ("input_text", "input_euro")),
    ),
    widths=(("A:A", 30.0),),
    heights=(("1:1", 40.0),),
    tables=(Table("tblEssai", "A1:B3"),),
    rules=(Rule("B2:B3", "=B2>2000", "p1"), Scale("B2:B3", ("white", "violet"))),
    validations=(Choice("A2:A3", "D1:D2", "Choisissez."), Bounds("B2:B3", 0, None, "Un nombre.", strict=False)),
    names=(("p_essai", "$B$2"),),
    freeze="1:1",
    page=Page(title_rows="$1:$1"),
)


@pytest.fixture
def book() -> Iterator[xw.Book]:
    book = new_book()
    yield book
    book.close()


def saved(book: xw.Book, folder: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    """The drawn sheet, read back by openpyxl alone."""
    book.save(folder / "essai.xlsx")
    return openpyxl.load_workbook(folder / "essai.xlsx")["Essai"]


@pytest.mark.parametrize("missing", [("Ma semaine",), ("Suivi", "Évolution"), SHEETS[2:]])
def test_new_sheets_of_an_old_workbook_come_where_their_tabs_belong(missing: tuple[str, ...], book: xw.Book) -> None:
    first = book.sheets[0].name
    add_sheets(book, [name for name in SHEETS if name not in missing])
    add_sheets(book, SHEETS)

    assert tuple(book.sheet_names) == (first, *SHEETS)


@pytest.mark.parametrize(
    "text", ["=1+1", "-10 % SARL", "+33 1", "@rtisan", "00123", "1-2", "TRUE", "Vrai", "'oui'", "#N/A"]
)
def test_text_that_excel_would_read_otherwise_is_marked(text: str) -> None:
    assert as_typed(text) == f"'{text}"


def test_no_text_is_an_empty_cell() -> None:
    assert as_typed("") is None


@pytest.mark.parametrize("value", ["SCI Bel Air", "Équilibre", 12.5, None, True, Formula("=1+1", 2)])
def test_everything_else_is_written_as_it_is(value: object) -> None:
    assert as_typed(value) is value  # pyright: ignore[reportArgumentType]


def test_texts_stay_texts_and_formulas_carry_their_values(book: xw.Book, tmp_path: Path) -> None:
    draw(book, [PLAN])

    sheet = saved(book, tmp_path)
    shown = openpyxl.load_workbook(tmp_path / "essai.xlsx", data_only=True)["Essai"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=Équilibre", "s", True)
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("1-2", "s")
    assert (sheet["B3"].value, shown["B3"].value) == ("=B2*2", 3000)


def test_styles_are_named_so_that_a_user_can_change_them_all(book: xw.Book, tmp_path: Path) -> None:
    draw(book, [PLAN])

    sheet = saved(book, tmp_path)
    assert (sheet["A1"].style, sheet["B2"].style) == ("FAE header", "FAE input_euro")
    assert not sheet["B2"].protection.locked
    assert sheet.protection.sheet


def test_table_name_panes_and_page_are_there(book: xw.Book, tmp_path: Path) -> None:
    draw(book, [PLAN])

    sheet = saved(book, tmp_path)
    assert sheet.tables["tblEssai"].ref == "A1:B3"
    assert sheet.parent.defined_names["p_essai"].attr_text == "Essai!$B$2"
    assert sheet.freeze_panes == "A2"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$1:$1",
    )


def test_a_print_area_that_is_none_is_a_mistake_of_ours_and_is_not_hidden(book: xw.Book) -> None:
    with pytest.raises(ValueError, match="zone d'impression"):
        draw(book, [replace(PLAN, page=Page(area="nulle part"))])


@pytest.mark.parametrize(
    ("firm", "portrait", "told"),
    [
        ("", False, ""),
        ("Cabinet Exemple & Associés", False, " · Cabinet Exemple && Associés"),
        ("2A\nConseil", False, " · 2A Conseil"),
        ("&" * 300, False, f" · {'&&' * 79}…"),
        ("Cabinet " * 20, True, f" · {'Cabinet ' * 5}Cabinet…"),
    ],
)
def test_the_firm_stands_at_the_foot_of_a_page_beside_the_product(firm: str, portrait: bool, told: str) -> None:
    left = footer_left(Page(portrait=portrait, firm=firm))

    assert left == f"&8{IDENTITY.signature}{told}"
    assert len(left + FOOTER_RIGHT) < 250


def test_a_page_drawn_twice_begins_its_sheets_of_paper_once(book: xw.Book, tmp_path: Path) -> None:
    plan = replace(PLAN, page=Page(breaks=(3,)))
    draw(book, [plan])
    draw(book, [plan])

    assert [each.id for each in saved(book, tmp_path).row_breaks.brk] == [2]


def test_an_amber_box_has_no_line_within(book: xw.Book, tmp_path: Path) -> None:
    lines = boxed("Haut", "Bas", columns=3)
    blocks = tuple(Block(f"A{row}", (line,), styles) for row, (line, styles) in enumerate(lines, start=1))
    draw(book, [SheetPlan(name="Essai", blocks=blocks)])

    drawn = {cell.coordinate: edges(cell.border) for row in saved(book, tmp_path)["A1:C2"] for cell in row}
    assert drawn == {"A1": "left top", "B1": "top", "C1": "right top",
                     "A2": "left bottom", "B2": "bottom", "C2": "right bottom"}  # fmt: skip


def edges(border: Border) -> str:
    """The sides that are drawn."""
    return " ".join(side for side in ("left", "right", "top", "bottom") if getattr(border, side).style)


def test_rules_and_validations_speak_french(book: xw.Book, tmp_path: Path) -> None:
    draw(book, [PLAN])

    sheet = saved(book, tmp_path)
    choice, bounds = sheet.data_validations.dataValidation
    assert (choice.formula1, choice.errorStyle or "stop", choice.error) == ("Essai!$D$1:$D$2", "stop", "Choisissez.")
    assert (bounds.operator, bounds.errorStyle, bounds.errorTitle) == (
        "greaterThanOrEqual",
        "warning",
        "Saisie à vérifier",
    )
    kinds = sorted(rule.type for rules in sheet.conditional_formatting for rule in rules.rules)
    assert kinds == ["colorScale", "expression"]


def test_drawing_twice_gives_the_same_sheet(book: xw.Book, tmp_path: Path) -> None:
    draw(book, [PLAN])
    book.save(tmp_path / "once.xlsx")
    draw(book, [PLAN])
    book.save(tmp_path / "twice.xlsx")

    assert (tmp_path / "once.xlsx").read_bytes() == (tmp_path / "twice.xlsx").read_bytes()


def test_blocks_alone_leave_the_rest_of_a_sheet_as_it_was(book: xw.Book) -> None:
    sheet = book.sheets[0]
    sheet.range("A1").value = [["le mien", 1.0]]

    draw_blocks(sheet, (Block("C1", (("nouveau",),), "header"),))

    assert sheet.range("A1:C1").value == ["le mien", 1.0, "nouveau"]


def test_columns_are_folded_until_the_user_unfolds_them(book: xw.Book) -> None:
    plan = replace(PLAN, folds=(("A:B", True),))
    draw(book, [plan])
    columns = book.sheets["Essai"]["A:B"].api.EntireColumn
    first = columns.OutlineLevel, columns.Hidden
    draw(book, [plan])
    second = columns.OutlineLevel, columns.Hidden
    columns.Hidden = False
    draw(book, [plan])

    assert (first, second) == ((2, True), (2, True))
    assert (columns.OutlineLevel, columns.Hidden) == (2, False)
