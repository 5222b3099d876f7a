"""Panes, grid lines, print set-up, protection, tab: how a sheet is shown and printed."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from headless import Reopen
from office import validate
from openpyxl.worksheet.worksheet import Worksheet

LANDSCAPE, A4 = 2, 9


def read_back(sheet: xw.Sheet, folder: Path) -> Worksheet:
    """The sheet as openpyxl reads it in the saved book."""
    sheet.book.save(folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx")[sheet.name]


def freeze(sheet: xw.Sheet, rows: int, columns: int) -> None:
    sheet.api.Activate()
    window = sheet.book.api.Windows(1)
    window.FreezePanes = False
    window.ScrollRow = window.ScrollColumn = 1
    window.SplitRow, window.SplitColumn = rows, columns
    window.FreezePanes = True


@pytest.mark.parametrize(
    ("split", "corner", "panes"),
    [
        ((2, 0), "A3", ["bottomLeft"]),
        ((0, 1), "B1", ["topRight"]),
        ((2, 1), "B3", ["topRight", "bottomLeft", "bottomRight"]),
        ((0, 0), None, [None]),
    ],
)
def test_rows_and_columns_stay_in_view(
    split: tuple[int, int], corner: str | None, panes: list[str | None], sheet: xw.Sheet, tmp_path: Path
) -> None:
    freeze(sheet, 5, 5)
    freeze(sheet, *split)

    found = read_back(sheet, tmp_path)
    assert found.freeze_panes == corner
    assert [selection.pane for selection in found.sheet_view.selection] == panes


def test_a_split_already_frozen_follows_at_once(sheet: xw.Sheet) -> None:
    freeze(sheet, 2, 1)
    window = sheet.book.api.Windows(1)
    window.SplitRow = 4

    assert (window.SplitRow, window.SplitColumn, window.FreezePanes) == (4, 1, True)


def test_the_window_scrolls_below_what_is_frozen(sheet: xw.Sheet, tmp_path: Path) -> None:
    freeze(sheet, 1, 0)
    window = sheet.book.api.Windows(1)
    window.ScrollRow = 30

    assert read_back(sheet, tmp_path).sheet_view.pane.topLeftCell == "A30"


def test_grid_lines_and_the_tab(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet.show_gridlines = False
    sheet.api.Tab.Color = 0x0000FF

    found = read_back(sheet, tmp_path)
    assert found.sheet_view.showGridLines is False
    assert found.sheet_properties.tabColor.rgb == "FFFF0000"
    sheet.api.Tab.Color = 0x00FF00
    assert read_back(sheet, tmp_path).sheet_properties.tabColor.rgb == "FF00FF00"


def test_the_print_set_up_is_the_one_asked(sheet: xw.Sheet, tmp_path: Path) -> None:
    setup = sheet.api.PageSetup
    setup.PaperSize, setup.Orientation, setup.Zoom = A4, LANDSCAPE, False
    setup.FitToPagesWide, setup.FitToPagesTall = 1, False
    setup.CenterHorizontally = True
    setup.LeftMargin = setup.TopMargin = 36.0
    setup.PrintTitleRows = "$1:$2"
    sheet.page_setup.print_area = "$A$1:$C$9"

    found = read_back(sheet, tmp_path)
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "landscape")
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (1, 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage is True
    assert found.print_options.horizontalCentered is True
    assert (found.page_margins.left, found.page_margins.right, found.page_margins.top) == (0.5, 0.7, 0.5)
    assert (found.print_title_rows, found.print_area) == ("$1:$2", "'Feuil1'!$A$1:$C$9")
    setup.Zoom = 80
    found = read_back(sheet, tmp_path)
    assert (found.page_setup.scale, bool(found.sheet_properties.pageSetUpPr.fitToPage)) == (80, False)


def test_a_print_area_that_is_none_is_refused_and_one_can_be_taken_off(sheet: xw.Sheet, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="zone d'impression"):
        sheet.page_setup.print_area = "nulle part"
    sheet.page_setup.print_area = "$A$1:$C$9,$E$1"
    assert read_back(sheet, tmp_path).print_area == "'Feuil1'!$A$1:$C$9,'Feuil1'!$E$1"
    sheet.page_setup.print_area = None
    assert not read_back(sheet, tmp_path).print_area


def test_repeated_rows_leave_repeated_columns_alone(sheet: xw.Sheet) -> None:
    names = sheet.impl.part.shared.names
    names.set("_xlnm.Print_Titles", "Feuil1!$A:$B,Feuil1!$1:$1", 0)
    sheet.api.PageSetup.PrintTitleRows = "$1:$3"

    assert names.find("_xlnm.Print_Titles", 0).text == "Feuil1!$A:$B,Feuil1!$1:$3"


def test_rows_begin_sheets_of_paper_until_all_are_taken_off(sheet: xw.Sheet, tmp_path: Path) -> None:
    for row in (5, 9):
        sheet.api.HPageBreaks.Add(sheet.range((row, 2)).api)

    found = read_back(sheet, tmp_path)
    assert [(each.id, each.man) for each in found.row_breaks.brk] == [(4, True), (8, True)]
    assert validate(tmp_path / "a.xlsx") == []
    sheet.api.ResetAllPageBreaks()
    assert not read_back(sheet, tmp_path).row_breaks.brk


def test_the_sides_of_a_footer_are_set_apart(sheet: xw.Sheet, tmp_path: Path) -> None:
    setup = sheet.api.PageSetup
    setup.LeftFooter, setup.RightFooter = "&8Gauche && droite", "&8&A · page &P / &N"
    setup.LeftFooter = "&8Dupont && fils"

    said = {node.tag.rpartition("}")[2]: node.text for node in sheet.impl.part.find("headerFooter")}
    assert said == {"oddFooter": "&L&8Dupont && fils&R&8&A · page &P / &N"}
    assert read_back(sheet, tmp_path).oddFooter.left.text == "Dupont && fils"


def test_a_protected_sheet_allows_what_was_said(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet.api.Protect(AllowFiltering=True, AllowSorting=True, AllowFormattingColumns=False)

    found = read_back(sheet, tmp_path).protection
    assert (found.sheet, found.objects, found.scenarios) == (True, True, True)
    assert (found.autoFilter, found.sort, found.formatColumns) == (False, False, True)
    assert sheet.api.ProtectContents is True


def test_protection_is_taken_off_again(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet.api.Protect()
    again = reopened().sheets[0]
    assert again.api.ProtectContents is True
    again.api.Unprotect()
    assert again.api.ProtectContents is False


def test_an_allowance_that_excel_does_not_know_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(TypeError, match="AllowFlying"):
        sheet.api.Protect(AllowFlying=True)


def test_what_is_not_asked_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"PageSetup\.api\.Draft = "):
        sheet.api.PageSetup.Draft = True
    with pytest.raises(NotImplementedError, match=r"Window\.api\.Zoom"):
        _ = sheet.book.api.Windows(1).Zoom


@pytest.mark.office
def test_a_sheet_with_all_of_it_is_valid(sheet: xw.Sheet, tmp_path: Path) -> None:
    test_the_print_set_up_is_the_one_asked(sheet, tmp_path)
    test_the_sides_of_a_footer_are_set_apart(sheet, tmp_path)
    freeze(sheet, 2, 1)
    sheet.api.Protect(AllowFiltering=True)
    sheet.book.save(tmp_path / "a.xlsx")

    assert validate(tmp_path / "a.xlsx") == []
