"""The table of the pages: a page is one module and one row, and everything else follows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import analyses
import openpyxl
import pytest

from fae_xlwings.sheets import CALCULS, SHEETS, TABLE
from fae_xlwings.views.pages import accueil
from fae_xlwings.views.pages.by_name import build
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.helpers import ZONES
from fae_xlwings.workflow.pages import plans

PACKAGE = Path(accueil.__file__).parents[2]
ROW = '    Sheet("Anniversaires", "anniversaires", "Qui fêter.", "fae_anniversaires", helpers=2),\n'
PAGE = '''"""The sheet « Anniversaires »."""

from fae_xlwings.views.words.helpers import ZONES, there
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.plan import Block, Formula, SheetPlan

AT = cell(5, ZONES["Anniversaires"])
WHOM = "l'anniversaire du mois"


def build(analysis):
    """The plan of the page."""
    years = Block(AT, ((7.0,),), "muted")
    return SheetPlan("Anniversaires", (Block("A1", ((Formula(f"={there(AT)}+1", 8.0),),)),), (years,))


def listed(analysis):
    """The clients of the page."""
    return analysis.scored.tail(1)
'''
CLIENTS = (
    "NOM;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE\n"
    "SCI EXEMPLE;Immobilier;8500;NON;TRES BON\nSARL TEST;Commerce;4200;OUI;BON\n"
)


@pytest.mark.parametrize("name", [name for name in SHEETS if name != CALCULS])
def test_a_page_bears_the_name_of_its_row(name: str) -> None:
    assert build(name, analyses.analysis()).name == name


def test_every_sheet_is_drawn_once() -> None:
    assert sorted(plan.name for plan in plans(analyses.analysis())) == sorted(SHEETS)


def test_the_helpers_of_a_page_stay_in_its_zone() -> None:
    zones = {sheet.name: range(ZONES.get(sheet.name, 0), ZONES.get(sheet.name, 0) + sheet.helpers) for sheet in TABLE}
    astray = [
        (plan.name, str(block.area))
        for plan in plans(analyses.analysis())
        for block in plan.helpers
        if not _columns(block.area) <= set(zones[plan.name])
    ]

    assert astray == []


def _columns(area: Area) -> set[int]:
    return set(range(area.left, area.right + 1))


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A copy of the package with a page more: one file, and one line before the row of Analyse Risques."""
    house = tmp_path / "fae_xlwings"
    shutil.copytree(PACKAGE, house, ignore=shutil.ignore_patterns("__pycache__"))
    table = house / "sheets.py"
    before, after = table.read_text(encoding="utf-8").split("    Sheet(RISQUES,")
    table.write_text(f"{before}{ROW}    Sheet(RISQUES,{after}", encoding="utf-8")
    (house / "views" / "pages" / "anniversaires.py").write_text(PAGE, encoding="utf-8")
    return tmp_path


def test_a_new_page_is_one_file_and_one_line(planted: Path) -> None:
    (planted / "clients.csv").write_text(CLIENTS, encoding="utf-8")
    fae(planted, "analyser", "clients.csv", "--rapports", "aucun")
    path = next(planted.glob("analyse_fae_*.xlsx"))
    book = openpyxl.load_workbook(path)

    assert book.sheetnames == _with_it()
    assert book["Anniversaires"]["A1"].value == f"={CALCULS}!{_zone()}5+1"
    assert book[CALCULS][f"{_zone()}5"].value == 7
    assert "Qui fêter." in {cell.value for row in book["Accueil"].iter_rows() for cell in row}

    fae(planted, "bouton", "fae_anniversaires", path.name)
    assert openpyxl.load_workbook(path).active.title == "Anniversaires"

    fae(planted, "bouton", "fae_export_selection", path.name)
    (taken,) = set(planted.glob("*.xlsx")) - {path}
    assert [row[0].value for row in openpyxl.load_workbook(taken)["Données"].iter_rows(min_row=3)] == ["SARL TEST"]


def _with_it() -> list[str]:
    place = SHEETS.index("Analyse Risques")
    return [*SHEETS[:place], "Anniversaires", *SHEETS[place:]]


def _zone() -> str:
    """The column of the page's helpers: those of the pages behind it have moved on."""
    return openpyxl.utils.get_column_letter(ZONES["Analyse Risques"])


def fae(house: Path, *words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(house)}
    done = subprocess.run(
        (sys.executable, "-m", "fae_xlwings", *words), cwd=house, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
