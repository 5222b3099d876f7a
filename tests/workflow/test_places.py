"""Where files go and which rows are meant."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fae_xlwings.engine import new_book, open_book
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.workflow import places
from fae_xlwings.workflow.reading import grid

ON_SHAREPOINT = "https://exemple.sharepoint.com/sites/cabinet/Documents/FAE_2026.xlsm"


def a_book(full_name: str) -> Any:
    """A workbook of which only the address is asked; no file can have this one."""
    return SimpleNamespace(api=SimpleNamespace(FullName=full_name))


def test_files_go_beside_the_workbook(tmp_path: Path) -> None:
    book = new_book()
    book.save(tmp_path / "clients.xlsx")

    assert places.folder_of(open_book(tmp_path / "clients.xlsx")) == tmp_path


@pytest.mark.parametrize("name", [ON_SHAREPOINT, "https://d.docs.live.net/0/clients.xlsx", "Classeur1"])
def test_files_of_a_workbook_without_a_folder_go_to_documents(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)

    assert places.folder_of(a_book(name)) == tmp_path / "Documents" / "FAE"


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ((), (2, 3, 5, 6, 7)),
        (("3:3",), (2, 5, 6, 7)),
        (("2:2", "6:7"), (3, 5)),
        (("1:7",), ()),
    ],
)
def test_the_rows_a_filter_leaves_are_found(hidden: tuple[str, ...], shown: tuple[int, ...]) -> None:
    sheet = new_book().sheets[0]
    sheet.range("A1").value = [["NOM"], ["A"], ["B"], [None], ["C"], ["D"], ["E"]]
    for rows in hidden:
        sheet.range(rows).api.EntireRow.Hidden = True

    assert places.visible_rows(sheet, from_grids([grid(sheet)])) == shown


@pytest.mark.parametrize(
    ("selection", "rows"), [("A3", (3,)), ("B2:C5", (2, 3, 5)), ("A:A", (2, 3, 5)), ("1:3", (2, 3))]
)
def test_the_selected_clients_are_found(selection: str, rows: tuple[int, ...]) -> None:
    sheet = new_book().sheets[0]
    sheet.range("A1").value = [["NOM"], ["A"], ["B"], [None], ["C"]]
    sheet.range(selection).api.Select()

    assert places.selected_rows(sheet.book, from_grids([grid(sheet)])) == rows
