from pathlib import Path

import office
import pytest
import xlwings as xw

from fae_xlwings.engine import open_book


@pytest.mark.parametrize("panes", ["A1:A2", "1:3", "A:A"])
def test_panes_frozen_again_have_one_selection_each(panes: str, sheet: xw.Sheet) -> None:
    sheet.freeze_panes.freeze_at("A1:B2")

    sheet.freeze_panes.freeze_at(panes)

    view = sheet.impl.worksheet.sheet_view
    found = [selection.pane for selection in view.selection]
    assert len(found) == len(set(found))
    assert view.pane.activePane in found


def test_nothing_of_a_pane_is_left_once_everything_scrolls(sheet: xw.Sheet) -> None:
    sheet.freeze_panes.freeze_at("A1:B2")

    sheet.freeze_panes.unfreeze()

    assert [selection.pane for selection in sheet.impl.worksheet.sheet_view.selection] == [None]


@pytest.mark.office
def test_a_sheet_frozen_saved_and_frozen_again_is_valid(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0].freeze_panes.freeze_at("A1:A2")
    book.save(tmp_path / "un.xlsx")
    again = open_book(tmp_path / "un.xlsx")

    again.sheets[0].freeze_panes.freeze_at("A1:A2")
    again.save(tmp_path / "deux.xlsx")

    assert office.validate(tmp_path / "deux.xlsx") == []
