"""Sheets are added, named, found and hidden."""

import pytest
import xlwings as xw
from headless import Reopen

from fae_xlwings.engine.parts.sheet_view import view


def names(book: xw.Book) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def test_a_sheet_goes_after_another_and_is_shown(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("Deux", after=sheet)
    book.sheets.add("Un", before=book.sheets["Deux"])

    assert names(book) == [sheet.name, "Un", "Deux"]
    assert book.sheets.active.name == "Un"


def test_sheets_are_found_by_name_whatever_the_case(book: xw.Book) -> None:
    book.sheets.add("Données")

    assert book.sheets["données"].name == "Données"
    with pytest.raises(KeyError):
        _ = book.sheets["Absente"]


@pytest.mark.parametrize("name", ["", "a/b", "[x]", "'bord", "x" * 32])
def test_a_name_that_excel_refuses_is_refused(sheet: xw.Sheet, name: str) -> None:
    with pytest.raises(ValueError, match=r"sheet name|nommer une feuille"):
        sheet.name = name


def test_two_sheets_cannot_share_a_name(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("Données")
    with pytest.raises(ValueError, match="déjà celui d'une feuille"):
        sheet.name = "DONNÉES"
    with pytest.raises(ValueError, match=r"already|déjà celui"):
        book.sheets.add("données")


def test_a_sheet_that_something_may_speak_of_keeps_its_name(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet.name = "Neuve"
    book.names.add("taux", "=Neuve!$A$1")

    with pytest.raises(NotImplementedError, match=r"Sheet\.name"):
        sheet.name = "Autre"
    assert names(book) == ["Neuve"]


def test_a_new_sheet_moves_what_counts_sheets(book: xw.Book, sheet: xw.Sheet) -> None:
    last = book.sheets.add("Z", after=sheet)
    last.page_setup.print_area = "A1:B2"
    first = book.sheets.add("A", before=sheet)
    first.page_setup.print_area = "C3"

    assert [(name.Name, name.RefersTo) for name in book.api.Names] == [
        ("A!_xlnm.Print_Area", "=A!$C$3"),
        ("Z!_xlnm.Print_Area", "=Z!$A$1:$B$2"),
    ]


def test_the_only_visible_sheet_cannot_be_hidden(book: xw.Book, sheet: xw.Sheet) -> None:
    hidden = book.sheets.add("Cachée")
    hidden.visible = False
    with pytest.raises(ValueError, match="seule visible"):
        sheet.visible = False
    assert (bool(sheet.visible), bool(hidden.visible)) == (True, False)


def test_visibility_and_grid_lines_come_back(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    book.sheets.add("Masquée").visible = False
    sheet.show_gridlines = False
    again = reopened()

    assert not again.sheets["Masquée"].visible
    assert view(again.sheets[sheet.name].impl.part).get("showGridLines") == "0"


def test_the_used_range_ends_with_the_last_cell(sheet: xw.Sheet) -> None:
    sheet["B2"].value = 1
    sheet["D9"].value = 2

    assert sheet.used_range.address == "$B$2:$D$9"
