"""Sheets are added, named, moved, copied, hidden and removed, formulas following."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen
from office import validate
from rich_books import rich_book

from fae_xlwings.engine import open_book


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
    with pytest.raises(ValueError, match="existe déjà"):
        sheet.name = "DONNÉES"


def test_renaming_a_sheet_renames_it_in_formulas_names_and_rules(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Calculs")
    other["A1"].formula = f"=SUM({sheet.name}!$A$1:A3)+1"
    book.names.add("zone", f"={sheet.name}!$A$1")
    other["B1"].data_validation.set_list(sheet["A1:A3"])
    sheet.name = "Mes données"

    assert other["A1"].formula == "=SUM('Mes données'!$A$1:A3)+1"
    assert book.names["zone"].refers_to == "='Mes données'!$A$1"
    assert other["B1"].data_validation.source == "='Mes données'!$A$1:$A$3"


def test_a_text_that_mentions_the_sheet_is_left_alone(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Calculs")
    other["A1"].formula = f'="{sheet.name}!A1"'
    sheet.name = "Neuve"

    assert "Neuve" not in other["A1"].formula


def test_removing_a_sheet_breaks_what_pointed_at_it(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Calculs")
    other["A1"].formula = f"={sheet.name}!A1*2"
    name = sheet.name
    sheet.delete()

    assert other["A1"].formula == f"={name}!#REF!*2"
    assert names(book) == ["Calculs"]


def test_the_last_sheet_stays(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="au moins une"):
        sheet.delete()


def test_the_only_visible_sheet_cannot_be_hidden(book: xw.Book, sheet: xw.Sheet) -> None:
    hidden = book.sheets.add("Cachée")
    hidden.visible = False
    with pytest.raises(ValueError, match="seule visible"):
        sheet.visible = False
    assert (bool(sheet.visible), bool(hidden.visible)) == (True, False)


def test_a_moved_sheet_keeps_its_contents(book: xw.Book, sheet: xw.Sheet) -> None:
    last = book.sheets.add("Z", after=sheet)
    sheet["A1"].value = "moi"
    sheet.move(after=last)

    assert names(book)[-1] == sheet.name
    assert book.sheets[-1]["A1"].value == "moi"


def test_a_copy_speaks_of_itself(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["n", "x"], ["a", 2]]
    sheet.tables.add(sheet["A1:B2"], name="tbl")
    sheet["D1"].formula = "=SUM(tbl[x])+B2"
    sheet["D2"].formula = f"={sheet.name}!B2"
    sheet["A1"].font.bold = True
    copy = sheet.copy(name="Copie")

    assert copy["D1"].formula == "=SUM(tbl1[x])+B2"
    assert copy["D2"].formula == "=Copie!B2"
    assert copy.tables[0].name == "tbl1"
    assert copy["A1"].font.bold is True


def test_a_copy_takes_rules_widths_and_print_settings(sheet: xw.Sheet) -> None:
    sheet["A:A"].column_width = 30
    sheet["A1:A5"].data_validation.set_list(["OUI", "NON"])
    sheet.page_setup.print_area = "A1:C10"
    copy = sheet.copy()

    assert copy["A1"].column_width == 30
    assert copy["A3"].data_validation.source == "OUI,NON"
    assert copy.page_setup.print_area == "$A$1:$C$10"


def test_visibility_grid_lines_and_panes_come_back(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    book.sheets.add("Masquée").visible = False
    sheet.show_gridlines = False
    sheet.freeze_panes.freeze_at("A1:B3")
    again = reopened()

    assert not again.sheets["Masquée"].visible
    assert again.sheets[sheet.name].show_gridlines is False
    assert again.sheets[sheet.name].impl.worksheet.freeze_panes == "C4"


def test_the_used_range_ends_with_the_last_cell(sheet: xw.Sheet) -> None:
    sheet["B2"].value = 1
    sheet["D9"].value = 2

    assert sheet.used_range.address == "$B$2:$D$9"


def test_autofit_makes_room_for_the_longest_text(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["court"], ["un texte nettement plus long que les autres"]]
    sheet.autofit("columns")

    assert 40 < sheet["A1"].column_width < 60


def test_a_sheet_of_a_file_is_copied_without_its_book(tmp_path: Path) -> None:
    sheet = open_book(rich_book(tmp_path / "a.xlsx")).sheets[0]
    copy = sheet.copy(name="Copie")

    assert copy["F1"].value == sheet["F1"].value == "avant gras après"
    assert copy.impl.worksheet.page_setup._parent is copy.impl.worksheet
    sheet.book.save(tmp_path / "b.xlsx")
    assert validate(tmp_path / "b.xlsx") == []
