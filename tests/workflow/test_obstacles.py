"""What Excel would refuse, told before anything is written."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection

from fae_xlwings.engine import new_book, open_book
from fae_xlwings.errors import OutputError
from fae_xlwings.workflow import obstacles


def test_a_workbook_open_for_reading_only_is_told() -> None:
    book: Any = SimpleNamespace(name="clients.xlsx", api=SimpleNamespace(ReadOnly=True))

    with pytest.raises(OutputError, match=r"« clients\.xlsx » est ouvert en lecture seule : enregistrez-le"):
        obstacles.check_writable(book)


def test_a_workbook_whose_structure_is_protected_is_told(tmp_path: Path) -> None:
    obstacles.check_unlocked(new_book())
    file = openpyxl.Workbook()
    file.security = WorkbookProtection(lockStructure=True)
    file.save(tmp_path / "a.xlsx")

    with pytest.raises(OutputError, match="ne peut pas recevoir de feuille"):
        obstacles.check_unlocked(open_book(tmp_path / "a.xlsx"))


def test_a_protected_sheet_is_told() -> None:
    sheet = new_book().sheets[0]
    obstacles.check_unprotected(sheet)
    sheet.api.Protect()

    with pytest.raises(OutputError, match=f"« {sheet.name} » est protégée"):
        obstacles.check_unprotected(sheet)


@pytest.mark.parametrize(("rows", "refused"), [("3:3", True), ("2:6", True), ("9:9", False)])
def test_hidden_rows_are_told_where_they_matter(rows: str, refused: bool) -> None:
    sheet = new_book().sheets[0]
    sheet.range(rows).api.EntireRow.Hidden = True

    if refused:
        with pytest.raises(OutputError, match="sont masquées"):
            obstacles.check_all_shown(sheet, 2, 6)
    else:
        obstacles.check_all_shown(sheet, 2, 6)
