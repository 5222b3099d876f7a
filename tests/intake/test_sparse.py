from pathlib import Path

import pytest
import xlsxwriter

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.reading import load
from fae_xlwings.intake.sparse import Placed, gathered


def placed(*cells: Placed) -> list[list[Placed]]:
    rows = sorted({row for row, _, _ in cells})
    return [[], *([cell for cell in cells if cell[0] == row] for row in rows)]


def test_nothing_is_gathered_from_nothing() -> None:
    assert gathered([[], []]) == ([], ())


def test_cells_keep_their_place_with_the_emptiness_between_them() -> None:
    cells, far = gathered(placed((1, 1, "NOM"), (3, 2, 5)))

    assert (cells, far) == ([["NOM", ""], ["", ""], ["", 5]], ())


def test_cells_beyond_a_gap_are_left_out_counted_and_the_first_one_told() -> None:
    cells, [remark] = gathered(placed((1, 1, "NOM"), (2, 1, "Alpha"), (2, 900, "x"), (5000, 1, "y")))

    assert cells == [["NOM"], ["Alpha"]]
    assert (remark.code, remark.row, remark.column, remark.value, remark.count) == (kinds.FAR_CELL, 1, 899, "x", 2)


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD300"])
def test_a_stray_cell_leaves_the_clients_as_they_are_and_is_told(tmp_path: Path, far: str) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Données")
        sheet.write_row(0, 0, ["NOM", "CA", "OUTIL", "APPETENCE"])
        for row in range(1, 121):
            sheet.write_row(row, 0, [f"Client {row}", 1500, "NON", "BON"])
        sheet.write(far, "égaré")

    portfolio = load(path)

    assert len(portfolio.clients) == 120
    assert [each.cell for each in portfolio.issues if each.code == kinds.FAR_CELL] == [far]
