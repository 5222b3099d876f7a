"""Notes, links and print areas of cells."""

import pytest
import xlwings as xw
from headless import Reopen


def test_a_note_is_added_changed_and_removed(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2"].add_note("d'abord")
    sheet["B2"].note.text = "ensuite"
    again = reopened().sheets[0]

    assert again["B2"].note.text == "ensuite"
    again["B2"].note.delete()
    assert again["B2"].note is None


def test_a_cell_has_one_note_only(sheet: xw.Sheet) -> None:
    sheet["A1"].add_note("une")
    with pytest.raises(ValueError, match="already has a note"):
        sheet["A1"].add_note("deux")


def test_the_notes_of_a_sheet_say_where_they_are(sheet: xw.Sheet) -> None:
    sheet["C3"].add_note("trois")
    sheet["A1"].add_note("un")

    assert [(note.location.address, note.text) for note in sheet.notes] == [("$A$1", "un"), ("$C$3", "trois")]


def test_a_link_leads_to_a_page_or_into_the_book(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].add_hyperlink("https://example.org/", "Site", "Ouvrir")
    sheet["A2"].add_hyperlink("#'Plan d''Action'!A1", "Plan")
    again = reopened().sheets[0]

    assert (again["A1"].value, again["A1"].hyperlink) == ("Site", "https://example.org/")
    assert (again["A2"].value, again["A2"].hyperlink) == ("Plan", "#'Plan d''Action'!A1")


def test_a_cell_without_a_link_says_so(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="ne contient pas de lien"):
        _ = sheet["A1"].hyperlink


def test_the_print_area_is_kept(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet.page_setup.print_area = "$A$1:$D$9"

    assert reopened().sheets[0].page_setup.print_area == "$A$1:$D$9"
    sheet.page_setup.print_area = None
    assert sheet.page_setup.print_area is None


@pytest.mark.parametrize(("frozen", "corner"), [("A1:B3", "C4"), ("A:A", "B1"), ("1:2", "A3"), ("A1", "B2")])
def test_panes_freeze_up_to_the_end_of_a_range(sheet: xw.Sheet, frozen: str, corner: str) -> None:
    sheet.freeze_panes.freeze_at(frozen)
    assert sheet.impl.worksheet.freeze_panes == corner
    sheet.freeze_panes.unfreeze()
    assert sheet.impl.worksheet.freeze_panes is None
