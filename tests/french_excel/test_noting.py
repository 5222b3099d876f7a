"""Contacts noted in a French Excel: in few calls, whole or not at all, the same as in the file."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
import xlwings as xw
from pressing import edited, pressed

from fae_xlwings import macros, workflow
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.sheets import DONNEES, RISQUES, SEMAINE
from fae_xlwings.views.pages import ma_semaine, risques
from fae_xlwings.views.pages.donnees import address
from fae_xlwings.workflow.unchanged import MARKS_NAME
from french_excel import store
from french_excel.agreement import differences
from french_excel.excel import FrenchExcel
from french_excel.two_excels import parted, select

MOST = 1_530
"""A tenth above what was counted; a quarter of it asks which names there are, as what was typed has to be read."""
EXPORTS_DRAWN = 550
"""What Exports, whose list of the last contact is longer than before, takes to be drawn whole."""
PAGE_WRITTEN = 40
"""What a page asks for when some of its blocks are written: lifting its protection, what stands there, its mark."""
SAME_COST = 12 + PAGE_WRITTEN
"""What the list of the last contact on Exports may ask for besides, where it grows longer, and a page more."""
PLACES = ((SEMAINE, f"B{ma_semaine.FIRST_ROW}:C{ma_semaine.FIRST_ROW + 1}"), (RISQUES, f"B{risques.FIRST_ROW}"))
Row = tuple[object, ...]


def noted(book: xw.Book, last: int) -> list[Row]:
    """The three columns of the clients from the third row on."""
    cells = book.sheets[DONNEES].range(f"{address(STATUT, 3)}:{address(PROCHAINE_RELANCE, last)}")
    return [tuple(row) for row in cells.options(ndim=2).value]


def press(excel: FrenchExcel, book: xw.Book, button: str) -> int:
    """The calls that a button takes."""
    before = excel.calls
    with excel.calling(book):
        macros.run(button)
    return excel.calls - before


@pytest.mark.parametrize(("sheet", "cells"), PLACES)
def test_a_contact_noted_on_a_page_is_the_same_in_both(sheet: str, cells: str, excel: FrenchExcel, ours: Path) -> None:
    pressed(ours, "fae_actualiser")

    assert parted(excel, ours, "fae_note_proposition", prepare=lambda book: select(book, sheet, cells)) == []


def test_many_contacts_take_no_more_calls_than_one(excel: FrenchExcel, ours: Path) -> None:
    pressed(ours, "fae_importer", file=workflow.example())
    book = excel.open(ours)
    select(book, DONNEES, "A3")
    one = press(excel, book, "fae_note_contacte")
    select(book, DONNEES, "A3:A202")

    assert press(excel, book, "fae_note_contacte") <= one + SAME_COST
    assert {row[0] for row in noted(book, 202)} == {"Contacté"}
    assert press(excel, book, "fae_note_annuler") <= one + SAME_COST
    assert {row[0] for row in noted(book, 202)[1:]} == {None}


def test_a_note_asks_for_little_but_what_it_reads(excel: FrenchExcel, fresh: Path) -> None:
    book = excel.open(fresh)
    for cells, most in (("A3", MOST + EXPORTS_DRAWN), ("A4", MOST), ("A5", MOST)):
        select(book, DONNEES, cells)
        assert press(excel, book, "fae_note_contacte") <= most


def test_a_note_leaves_what_drawing_everything_would(excel: FrenchExcel, fresh: Path, tmp_path: Path) -> None:
    books = [excel.open(path) for path in (fresh, Path(shutil.copy(fresh, tmp_path / "tout.xlsm")))]
    for book in books:
        select(book, DONNEES, "A3:A4")
        press(excel, book, "fae_note_refuse")
    books[1].names[MARKS_NAME].delete()
    press(excel, books[1], "fae_actualiser")
    press(excel, books[0], "fae_actualiser")

    assert differences(*excel.books) == []


def test_a_note_is_taken_back_though_what_was_drawn_cannot_be_noted(excel: FrenchExcel, fresh: Path) -> None:
    book, added = excel.open(fresh), count()
    before = noted(book, 5)
    select(book, DONNEES, "A3")
    press(excel, book, "fae_note_refuse")
    excel.fails = lambda member: member == "Names.Add" and next(added) in {1, 2}
    press(excel, book, "fae_note_annuler")

    assert next(added) > 3
    assert noted(book, 5) == before


def test_what_excel_has_calculated_is_not_written_again(excel: FrenchExcel, fresh: Path, tmp_path: Path) -> None:
    noted, same = (excel.open(path) for path in (fresh, Path(shutil.copy(fresh, tmp_path / "calculé.xlsm"))))
    calls = []
    for book in (noted, same):
        select(book, DONNEES, "A3")
        calls.append(press(excel, book, "fae_note_refuse"))
        excel.fails = calculating(*excel.books)

    assert calls[1] < calls[0] - 3 * PAGE_WRITTEN
    assert differences(*excel.books) == []


def calculating(right: store.Book, book: store.Book) -> Callable[[str], bool]:
    """An Excel that finds, when it is asked to calculate, what stands in a workbook that is right."""

    def calculate(member: str) -> bool:
        if member == "Application.Calculate":
            for sheet, other in zip(book.sheets, right.sheets, strict=True):
                for spot, cell in sheet.cells.items():
                    if cell.formula:
                        cell.value = other.cells[spot].value
        return False

    return calculate


def test_a_click_that_stops_half_way_notes_everyone_or_nobody(ours: Path) -> None:
    pressed(ours, "fae_actualiser")
    edited(
        ours, {f"Données!{address(STATUT, 5)}": '="Con"&"tacté"', f"Données!{address(DERNIER_CONTACT, 4)}": "'avril"}
    )
    before, after, total = whole_press(ours)
    assert before != after
    step = max(total // 25, 1)

    for call in (*range(1, total, step), *range(total // 3, total // 3 + 20)):
        with FrenchExcel().running() as excel:
            book = excel.open(ours)
            select(book, DONNEES, "A3:A5")
            excel.fails_at = excel.calls + call
            press(excel, book, "fae_note_contacte")
            assert noted(book, 5) in (before, after)
            assert book.sheets[DONNEES].range(address(STATUT, 5)).formula in ('="Con"&"tacté"', "Contacté")


def whole_press(path: Path) -> tuple[list[Row], list[Row], int]:
    """The follow-up before and after a press, and the calls that it takes."""
    with FrenchExcel().running() as excel:
        book = excel.open(path)
        select(book, DONNEES, "A3:A5")
        before = noted(book, 5)
        calls = press(excel, book, "fae_note_contacte")
        return before, noted(book, 5), calls
