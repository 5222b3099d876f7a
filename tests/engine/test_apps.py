"""The app remembers what Excel would remember."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings.engine import new_book, open_book


def test_settings_are_kept(book: xw.Book) -> None:
    app = book.app
    app.status_bar = "Calcul en cours"
    app.screen_updating = False
    app.calculation = "manual"

    assert (app.status_bar, app.screen_updating, app.calculation) == ("Calcul en cours", False, "manual")


def test_the_status_bar_is_excels_own_until_it_is_set(book: xw.Book) -> None:
    assert book.app.status_bar is False


def test_two_books_live_in_apps_of_their_own(book: xw.Book) -> None:
    assert book.app != new_book().app


def test_the_selection_is_what_was_selected_last(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["B3:C5"].select()

    assert book.selection is not None
    assert book.selection.address == "$B$3:$C$5"


def test_a_new_book_has_its_first_cell_selected(book: xw.Book) -> None:
    assert book.selection is not None
    assert book.selection.address == "$A$1"


def test_selecting_shows_the_sheet(book: xw.Book) -> None:
    first = book.sheets[0]
    book.sheets.add("Autre", after=first)
    first["A2"].select()

    assert book.sheets.active == first


def test_a_sheet_can_be_activated(book: xw.Book) -> None:
    first = book.sheets[0]
    book.sheets.add("Autre", after=first)
    first.api.Activate()

    assert book.sheets.active == first


def test_settings_changed_for_a_block_come_back(book: xw.Book) -> None:
    with book.app.properties(display_alerts=False):
        assert book.app.display_alerts is False
    assert book.app.display_alerts is True


def test_a_message_is_answered_ok(book: xw.Book, capfd: pytest.CaptureFixture[str]) -> None:
    assert book.app.alert("Terminé", "FAE") == "ok"
    assert "FAE : Terminé" in capfd.readouterr().err


def test_quitting_forgets_the_books(book: xw.Book) -> None:
    app = book.app
    app.quit()

    assert len(app.books) == 0


def test_cells_that_hold_something_are_counted_whatever_they_come_from(tmp_path: Path) -> None:
    book = new_book()
    book.sheets[0]["B2"].value = [[1, None, "x"], [None, None, "=A1"], ["'3", 4, True]]
    book.save(tmp_path / "a.xlsx")
    sheet = open_book(tmp_path / "a.xlsx").sheets[0]
    count = sheet.book.app.api.WorksheetFunction.CountA

    areas = ("A1:D4", "B2:D2", "C1:C9", "A3:Z9", "C2:D3", "F1:G9")
    assert [count(sheet[area].api) for area in areas] == [6, 2, 1, 4, 2, 0]
    sheet["C3"].value = 5
    assert [count(sheet[area].api) for area in areas] == [7, 2, 2, 5, 3, 0]
