"""The history a workbook keeps of itself, over a year of clicks."""

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pressing import edited, pressed_on

from fae_xlwings import workflow
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError
from fae_xlwings.workflow.snapshots import HISTORIQUE, days_kept, figures, kept_picture, picture_of

CLIENT = ["'SCI ROSERAIE", "'Conseil", 8500, "'NON", "'TRES BON"]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workflow.build_products(tmp_path_factory.mktemp("produits"))[0]


@pytest.fixture
def ours(product: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(product, tmp_path))


def refreshed(path: Path, *days: date) -> list[date]:
    for day in days:
        pressed_on(path, "fae_actualiser", day)
    return days_kept(open_book(path))


def test_a_refresh_keeps_the_figures_of_the_day_and_the_clients_of_the_month(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": CLIENT})

    kept = refreshed(ours, date(2026, 11, 3), date(2026, 11, 3), date(2026, 11, 20), date(2026, 11, 28))

    assert kept == [date(2026, 11, 28), date(2026, 11, 3)]
    sheet = open_book(ours).sheets[HISTORIQUE]
    assert [day for day, _ in figures(sheet)] == [date(2026, 11, 3), date(2026, 11, 20), date(2026, 11, 28)]
    assert picture_of(open_book(ours), date(2026, 11, 3)).clients["NOM"].tolist()[-1] == "SCI ROSERAIE"


def test_a_year_of_refreshes_keeps_twelve_months(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": CLIENT})

    kept = refreshed(ours, *(date(2026 + month // 12, month % 12 + 1, 5) for month in range(10, 24)))

    assert len(kept) == 12
    assert (kept[-1], kept[0]) == (date(2027, 1, 5), date(2027, 12, 5))
    assert len(figures(open_book(ours).sheets[HISTORIQUE])) == 14


def test_the_history_is_out_of_the_way_and_says_what_it_is(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": CLIENT})
    refreshed(ours, date(2026, 11, 3))

    sheet = openpyxl.load_workbook(ours)[HISTORIQUE]
    assert sheet.sheet_state == "hidden"
    assert str(sheet["A1"].value).startswith("Historique tenu par le programme")


def test_the_clients_that_a_workbook_is_delivered_with_are_no_history(ours: Path) -> None:
    assert refreshed(ours, date(2026, 11, 3)) == []
    assert HISTORIQUE not in openpyxl.load_workbook(ours).sheetnames


def test_a_workbook_is_compared_with_what_it_keeps(ours: Path) -> None:
    edited(ours, {"Données!A6:E6": CLIENT})
    refreshed(ours, date(2026, 10, 5), date(2026, 11, 3))

    assert kept_picture(ours).day == date(2026, 10, 5)
    assert kept_picture(ours, date(2026, 11, 3)).day == date(2026, 11, 3)
    with pytest.raises(InputError, match=r"jours gardés : 03/11/2026, 05/10/2026"):
        kept_picture(ours, date(2026, 1, 1))
