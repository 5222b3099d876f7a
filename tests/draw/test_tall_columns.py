"""A page with a few tall columns among many short ones: only what holds something is read before it is drawn."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import pytest
import xlwings as xw

from fae_xlwings.draw.excel import draw
from fae_xlwings.draw.filled import MANY, filled_parts
from fae_xlwings.engine import new_book
from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.sheet.sheet_part import SheetPart
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, SheetPlan, Table

PAGE = "Essai"
WIDTH = 40
FIRST_ROWS = MANY // WIDTH
SHORT, TALL, ADDED = FIRST_ROWS + 50, 3 * FIRST_ROWS, 2 * FIRST_ROWS - 50
TALL_AT = ("C", "D", "AM")


def page(rows: int, at: Sequence[str] = TALL_AT) -> SheetPlan:
    """Headers over every column, formulas far down in some of them."""
    formula = ColumnFormula("=A$2+1", [2.0] * rows)
    tall = [Columns(f"{letters}4", (formula,)) for letters in at]
    headers = tuple(f"T{number}" for number in range(WIDTH))
    return SheetPlan(PAGE, (Block("A1", (headers, (1.0,) * WIDTH)), *tall), tables=(Table("tblEssai", "A1:B2"),))


@pytest.fixture
def book() -> Iterator[xw.Book]:
    with new_book() as book:
        yield book


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many cells each reading asks for."""
    sizes: list[int] = []
    for name in ("values", "formulas"):
        reads = getattr(SheetPart, name)

        def counted(part: SheetPart, area: Area, reads: Any = reads) -> Any:
            sizes.append(area.nrows * area.ncols)
            return reads(part, area)

        monkeypatch.setattr(SheetPart, name, counted)
    return sizes


def cells_asked(book: xw.Book, rows: int, asked: list[int]) -> int:
    """The cells read while a page so tall is drawn a second time."""
    draw(book, [page(rows)])
    asked.clear()
    draw(book, [page(rows)])
    return sum(asked)


def test_what_is_read_grows_with_the_tall_columns_and_not_with_those_beside_them(
    book: xw.Book, asked: list[int]
) -> None:
    small = cells_asked(book, SHORT, asked)
    large = cells_asked(book, SHORT + ADDED, asked)

    assert 0 < large - small <= 2 * len(TALL_AT) * ADDED


@pytest.mark.parametrize("at", [(), ("A",), ("AN",), TALL_AT, ("A", "B", "C", "E")])
def test_the_parts_hold_every_filled_cell_once(book: xw.Book, at: Sequence[str]) -> None:
    draw(book, [page(TALL, at)])
    sheet = book.sheets[PAGE]
    held = [cell for part in filled_parts(sheet) for cell in _cells(part)]
    filled = {
        (row, column)
        for row, values in enumerate(sheet.used_range.formula, start=1)
        for column, text in enumerate(values, start=1)
        if text
    }
    assert len(held) == len(set(held))
    assert filled <= set(held)
    assert len(held) <= MANY + len(at) * TALL


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"C5000": Formula("=1+1", 2.0)},
        {"AM5000": "'=A$2+1", "C5000": "'007"},
        {"D4000": 12.5, "D4001": dt.date(2026, 9, 1), "AM4001": "un mot"},
        {"C7500": None, "D3000": Formula("=B2", 1.0)},
    ],
)
def test_columns_far_down_are_put_back_when_excel_stops_half_way(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch, typed: dict[str, object]
) -> None:
    draw(book, [page(TALL)])
    sheet = book.sheets[PAGE]
    sheet.api.Unprotect("")
    for place, value in typed.items():
        sheet[place].value = value
    before = sheet.used_range.formula, sheet.used_range.value
    monkeypatch.setattr("fae_xlwings.draw.excel.set_up_page", _stop)

    with pytest.raises(RuntimeError, match="half-way"):
        draw(book, [SheetPlan(PAGE, (Block("A1", ((Formula("=1+1", 2.0),),)),))])

    assert (sheet.used_range.formula, sheet.used_range.value) == before
    assert [table.range.get_address(row_absolute=False, column_absolute=False) for table in sheet.tables] == ["A1:B2"]


def _stop(*_: object) -> None:
    raise RuntimeError("half-way")


def _cells(part: xw.Range) -> Iterator[tuple[int, int]]:
    rows, columns = part.shape
    yield from product(range(part.row, part.row + rows), range(part.column, part.column + columns))
