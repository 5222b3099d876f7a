"""The two products as files: the same bytes every time, valid, and never over the clients of a user."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import live
import office
import openpyxl
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.columns import INPUTS
from fae_xlwings.domain.parameters import CHECKED
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.sheets import DONNEES, SHEETS
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.analysis import analyse

BUILD = "import sys, pathlib; from fae_xlwings import workflow; workflow.build_products(pathlib.Path(sys.argv[1]))"


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return workflow.build_products(tmp_path_factory.mktemp("produits"))


def test_another_process_elsewhere_builds_the_same_bytes(products: tuple[Path, Path], tmp_path: Path) -> None:
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": ""}
    subprocess.run([sys.executable, "-c", BUILD, str(tmp_path)], check=True, env=environment)

    assert [(tmp_path / path.name).read_bytes() == path.read_bytes() for path in products] == [True, True]


def test_the_workbook_has_every_sheet_and_the_three_examples(products: tuple[Path, Path]) -> None:
    workbook = openpyxl.load_workbook(products[0], data_only=True)

    assert workbook.sheetnames == [*SHEETS, "xlwings.conf"]
    assert workbook["xlwings.conf"].sheet_state == "hidden"
    assert [cell.value for cell in workbook["Données"]["A"]][2:] == ["SCI EXEMPLE", "SARL TEST", "EURL DEMO"]
    assert workbook["Données"]["J3"].value == 170
    assert workbook["Paramètres"]["C5"].value.date() == CHECKED
    assert workbook.active is workbook["Accueil"]


@pytest.mark.office
def test_every_formula_is_right_as_delivered(products: tuple[Path, Path]) -> None:
    """On the day it is opened: Excel calculates with its own."""
    today = date.today()  # noqa: DTZ011 - the day that LibreOffice counts with
    clients = from_grids([Grid(DONNEES, [INPUTS, *template.EXAMPLES])])
    differing = live.differences(products[0], {}, workflow.plans(analyse(clients, today, follows=True)))

    assert [each for each in differing if not str(each[3]).startswith(" · date")] == []


@pytest.mark.office
def test_both_products_are_valid(products: tuple[Path, Path]) -> None:
    assert [office.validate(path) for path in products] == [[], []]


def test_a_workbook_that_was_filled_in_is_kept(tmp_path: Path) -> None:
    first, addin = workflow.build_products(tmp_path)
    assert workflow.build_products(tmp_path) == (first, addin)
    first.write_bytes(b"the clients of a user")

    second, _ = workflow.build_products(tmp_path)

    assert second.name == "FAE_2026_2.xlsm"
    assert first.read_bytes() == b"the clients of a user"
