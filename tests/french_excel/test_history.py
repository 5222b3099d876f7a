"""The history of a workbook in a French Excel: written as in the file, never lost by a click that stops half-way."""

from datetime import date
from pathlib import Path

import pytest
import xlwings as xw
from pressing import edited, pressed_on

from fae_xlwings import macros
from fae_xlwings.workflow.snapshots import HISTORIQUE, days_kept, figures, picture_of
from french_excel.copies import COPIED_HERE, Copies
from french_excel.excel import FrenchExcel

CLIENT = ["'SCI ROSERAIE", "'Conseil", 8500, "'NON", "'TRES BON"]
DAYS = [date(2026, 11, 12), date(2026, 11, 2), date(2026, 10, 5)]
LAST_CALLS = range(15, 95, 12)
ONCE_HIDDEN = 4
"""Calls that follow, as far as the stop is looked for."""


@pytest.mark.skipif(not COPIED_HERE, reason="this system cannot copy a process")
def test_a_click_that_stops_half_way_loses_no_picture(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": CLIENT})
    for day in reversed(DAYS):
        pressed_on(ours, "fae_actualiser", day)
    total = calls_of(ours)
    with FrenchExcel().running() as excel:
        book = excel.open(ours)

        def check() -> None:
            check_whole(book)
            refresh(excel, book)
            check_whole(book)
            assert len(days_kept(book)) == 3

        calls = {total - before_the_end for before_the_end in LAST_CALLS}
        found = Copies(ours.parent).each(excel, calls, lambda: refresh(excel, book), check)

    assert found == {call: [] for call in calls}


@pytest.mark.skipif(not COPIED_HERE, reason="this system cannot copy a process")
def test_a_first_picture_that_stops_half_way_leaves_its_sheet_hidden(fresh: Path) -> None:
    edited(fresh, {"Données!A6:E6": CLIENT})
    calls = calls_that_make_the_history(fresh)
    with FrenchExcel().running() as excel:
        book = excel.open(fresh)

        def check() -> None:
            assert not {sheet.name for sheet in book.sheets if sheet.visible} & {HISTORIQUE}
            refresh(excel, book)
            assert HISTORIQUE in [sheet.name for sheet in book.sheets if not sheet.visible]

        found = Copies(fresh.parent).each(excel, calls, lambda: refresh(excel, book), check)

    assert found == {call: [] for call in calls}


def calls_that_make_the_history(path: Path) -> set[int]:
    """The numbers of the calls from the one that adds the sheet of the history, counted from 0, until it is hidden."""
    with FrenchExcel().running() as excel:
        book = excel.open(path)
        excel.trail.clear()
        refresh(excel, book)
        made = len(excel.trail) - 1 - excel.trail[::-1].index("Sheets.Add")
        return set(range(made, excel.trail.index("Worksheet.Visible=", made) + ONCE_HIDDEN))


def check_whole(book: xw.Book) -> None:
    """The pictures of the months are there with their clients; of the latest, the old one until the new one is."""
    kept = days_kept(book)
    assert kept[-2:] == DAYS[1:]
    assert len(kept) >= 3
    assert all(picture_of(book, day).clients["NOM"].tolist()[-1] == "SCI ROSERAIE" for day in kept)
    assert [day for day, _ in figures(book.sheets[HISTORIQUE])][:3] == DAYS[::-1]


def calls_of(path: Path) -> int:
    with FrenchExcel().running() as excel:
        book = excel.open(path)
        before = excel.calls
        refresh(excel, book)
        return excel.calls - before


def refresh(excel: FrenchExcel, book: xw.Book) -> None:
    with excel.calling(book):
        macros.run("fae_actualiser")
