"""A tall column of a file: read without its neighbours, its shared formula spelt once."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from openpyxl.formula.translate import Translator

from fae_xlwings.engine import open_book
from fae_xlwings.engine.sheet import columns, rows
from fae_xlwings.engine.sheet.cells import MANY
from fae_xlwings.engine.sheet.columns import downwards

ROWS, WIDTH = 3 * MANY, 30
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sheet of many columns; the column AA stays empty, some rows end before it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in range(1, ROWS + 1):
        for column in range(1, WIDTH - row % 3 * 5 + 1):
            if column != WIDTH - 3:
                sheet.cell(row, column, f"=A{row}+{column}" if column % 7 == 2 else row * 100 + column)
    path = tmp_path / "large.xlsx"
    book.save(path)
    return path


def spelt(path: Path, old: bytes, new: bytes) -> Path:
    """The same workbook, its sheet spelt another way."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    changed = parts[SHEET].replace(old, new)
    assert changed != parts[SHEET]
    other = path.with_stem("spelt")
    with zipfile.ZipFile(other, "w") as target:
        for name, data in parts.items():
            target.writestr(name, changed if name == SHEET else data)
    return other


def readings(sheet: xw.Sheet, column: int, width: int = 1) -> tuple[object, object]:
    cells = sheet.range((1, column), (ROWS, column + width - 1))
    return [list(row) for row in cells.formula], cells.options(ndim=2).value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<c ", b"<c "),
        (b'<c r="C5"', b"<c r='C5'"),
        (b'<c r="C5"', b'<c s="0" r="C5"'),
        (b'<c r="C5"', b'<c  r="C5"'),
        (b'<c r="C', b'<c r="c'),
        (b'<c r="C7" t="n">', b'<c r="C7" cm="1" t="n">'),
    ],
)
def test_a_column_alone_reads_as_it_does_among_others(path: Path, old: bytes, new: bytes) -> None:
    with open_book(path if old == new else spelt(path, old, new)) as book:
        sheet = book.sheets[0]
        formulas, values = readings(sheet, 1, WIDTH)

        for column in range(WIDTH):
            alone = readings(sheet, column + 1)
            assert alone == ([[row[column]] for row in formulas], [[row[column]] for row in values])  # type: ignore[index]


def test_what_was_written_over_a_tall_column_is_read_in_its_place(path: Path) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        sheet["C7"].value = 1.5
        assert sheet.range((6, 3), (ROWS, 3)).value[:3] == [603.0, 1.5, 803.0]


def test_a_tall_column_is_read_without_taking_whole_rows_apart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_book(path) as book:
        sheet = book.sheets[0]
        assert sheet.range((1, 3), (ROWS, 3)).value[0] == 103.0
        monkeypatch.setattr(rows, "cells_in", None)

        assert sheet.range((1, 3), (ROWS, 3)).value[-1] == ROWS * 100 + 3.0


@pytest.mark.parametrize(
    "formula",
    [
        "IF(D3>p_seuil_2,p_prix_P1,x_1*D$3)",
        "A3+_c9",
        "Tarif_HT3*B3",
        "SUM('Feuille 2'!A3:B$4,taux_9)",
        "ABC12+AB_C12",
    ],
)
def test_a_name_that_ends_in_a_number_stays_and_costs_no_row_its_own_reading(
    formula: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [Translator(f"={formula}", "A1").translate_formula(row_delta=step, col_delta=0)[1:] for step in range(20)]
    monkeypatch.setattr(columns, "shifted", None)

    assert list(map(downwards(formula), range(20))) == wanted
