"""The VBA runs: LibreOffice loads both products, presses every button, and meets every obstacle.

Only xlwings is replaced, by procedures of the same names that write down what they are asked: behind them is Excel
for Windows. Office's ribbon types are unknown to LibreOffice and become Variant; everything else is our own text.
"""

import json
import re
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from libreoffice import soffice, uno_python
from lxml import etree
from vba_reader import parse, read_file

from fae_xlwings.bundle.sources import ribbon_source
from fae_xlwings.engine import calling, open_book
from fae_xlwings.workflow import build_products

pytestmark = pytest.mark.office

HERE = Path(__file__).parent
DRIVER = HERE.parent / "uno_macros.py"
WORKBOOK, ADDIN = "FAE_2026.xlsm", "FAE.xlam"
PROCEDURES = {WORKBOOK: "FaeBouton", ADDIN: "FaeBoutonComplement"}
OURS = "fae-xlwings"

BUTTONS = tuple(
    str(button.get("id"))
    for button in etree.fromstring(ribbon_source()).iter("{http://schemas.microsoft.com/office/2009/07/customui}button")
)
LIBREOFFICE_LINE = re.compile(r"Attribute |Rem Attribute VBA_ModuleType|Option (VBASupport|ClassModule)")
TAB = """Option VBASupport 1
Function OngletVisible()
    Dim visible
    FaeOngletVisible Nothing, visible
    OngletVisible = visible
End Function
"""

CHANGE = """Option VBASupport 1
Function Changee(feuille, formule)
    Recu = ""
    ThisWorkbook.Worksheets(1).Unprotect
    ThisWorkbook.Worksheets(1).Range("Z3").Formula = formule
    ThisWorkbook.Worksheets(2).Name = feuille
    Changee = FaeARecalculer(ThisWorkbook.Worksheets(2)) & Recu
End Function
"""
FORGET = "from fae_xlwings import workflow; workflow.forget_parameters()"

# fmt: off
CHANGES = {
    ("Paramètres", '=IF(1>0,FAE_SCORE(1500,"OUI","MOYEN"),0)'): f"True{FORGET}",
    ("Paramètre",  '=IF(1>0,FAE_SCORE(1500,"OUI","MOYEN"),0)'): "False",
    ("Paramètres", "=SUM(1,2)"): "False",
}
OBSTACLES = {
    "rien":              "",
    "python absent":     "Le programme FAE n'est pas installé sur cet ordinateur. Lancez INSTALLER.bat",
    "lien absent":       "Ce fichier et le programme FAE installé ne sont pas de la même version.",
    "autre xlwings":     "Ce fichier et le programme FAE installé ne sont pas de la même version.",
    "autre majeure":     "Ce fichier et le programme FAE installé ne sont pas de la même version.",
    "autre mineure":     "",
    "python du systeme": "",
    "sans serveur":      "",
    "lien mort":         "",
}
SENTENCES = {
    "mac":      "Excel pour Windows seulement",
    "protege":  "en mode protégé. Cliquez sur «\xa0Activer la modification\xa0»",
    "classeur": "Aucun classeur n'est ouvert.",
    "formule":  "onglet FAE 2026, bouton Vérifier l'installation",
    "echec":    "lancez LANCER_OUTIL.bat",
}
# fmt: on
CALLS = (
    *(["FaeTextes.FaeTexte", [key]] for key in SENTENCES),
    *(["Essai.Obstacle", [situation, version(OURS)]] for situation in OBSTACLES),
    ["Essai.PresserMalgre", ["python absent", version(OURS)]],
    ["Essai.PresserMalgre", ["lien mort", version(OURS)]],
    ["Essai.Installer", [version(OURS)]],
    *(["Essai.Presser", [button]] for button in BUTTONS),
)


def in_basic(name: str, procedure: str) -> str:
    """A module of the tests, told which procedure the ribbon calls."""
    return (HERE / "basic" / name).read_text(encoding="ascii").replace("BOUTON_DU_RUBAN", procedure)


def ours(path: Path) -> dict[str, str]:
    """Our modules that name Office's ribbon types, with Variant in their place."""
    file = read_file(path)
    sources = {module.name: file.source(module) for module in parse(file).modules}
    bodies = {name: re.sub(r"(?m)^Attribute .*\r\n", "", text) for name, text in sources.items() if "IRibbon" in text}
    return {
        name: "Option VBASupport 1\n" + re.sub(r"As IRibbon\w+", "As Variant", body) for name, body in bodies.items()
    }


def replaced(path: Path, name: str) -> dict[str, str | None]:
    """What LibreOffice cannot compile or run without Excel, and what takes its place."""
    stand_ins = {
        each: in_basic(f, PROCEDURES[name]) for each, f in (("xlwings", "xlwings.bas"), ("Essai", "Essai.bas"))
    }
    classes = {each: in_basic(f"{each}.cls", "") for each in ("FauxPython", "FauxControle")}
    return {**ours(path), **stand_ins, **classes, "Dictionary": None}


@pytest.fixture(scope="module")
def answers(product_paths: Mapping[str, Path]) -> Mapping[str, Any]:
    """What LibreOffice answered, for each product and for the workbook opened beside the add-in."""
    requests = {
        name: {"path": str(path), "beside": None, "replace": replaced(path, name), "calls": CALLS}
        for name, path in product_paths.items()
    }
    alone = {**requests[WORKBOOK], "calls": [["Onglet.OngletVisible", []]]}
    alone["replace"] = {**alone["replace"], "Onglet": TAB}
    requests |= {"alone": alone, "beside": {**alone, "beside": str(product_paths[ADDIN])}}
    requests["changes"] = {**alone, "calls": [["Change.Changee", list(each)] for each in CHANGES]}
    requests["changes"]["replace"] = {**alone["replace"], "Change": CHANGE}
    done = subprocess.run(
        [uno_python(), str(DRIVER), soffice()],
        input=json.dumps(list(requests.values())),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert not done.returncode, done.stderr
    return dict(zip(requests, json.loads(done.stdout), strict=True))


def result(answers: Mapping[str, Any], product: str, procedure: str, *arguments: str) -> Any:
    return answers[product]["results"][CALLS.index([procedure, list(arguments)])]


@pytest.mark.parametrize("product", PROCEDURES)
def test_libreoffice_lists_every_module(
    answers: Mapping[str, Any], product_paths: Mapping[str, Path], product: str
) -> None:
    names = {module.name for module in parse(read_file(product_paths[product])).modules}

    assert set(answers[product]["modules"]) == names


@pytest.mark.parametrize("product", PROCEDURES)
def test_libreoffice_reads_the_texts_we_wrote(
    answers: Mapping[str, Any], product_paths: Mapping[str, Path], product: str
) -> None:
    file = read_file(product_paths[product])
    written = {module.name: statements(file.source(module)) for module in parse(file).modules}

    assert {name: statements(text) for name, text in answers[product]["modules"].items()} == written


def statements(text: str) -> list[str]:
    """The lines of a module without blanks and attributes, which LibreOffice turns into options of its own."""
    return [line for line in text.splitlines() if line.strip() and not LIBREOFFICE_LINE.match(line)]


@pytest.mark.parametrize("product", PROCEDURES)
@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_hands_its_own_name_to_python(answers: Mapping[str, Any], product: str, button: str) -> None:
    statement = f"from fae_xlwings import macros; macros.run('{button}')"

    assert result(answers, product, "Essai.Presser", button) == statement


@pytest.mark.parametrize(("button", "sheet"), [("fae_dashboard", "Dashboard"), ("fae_tco", "Budget TCO")])
def test_what_is_handed_to_python_runs_on_the_workbook_as_built(
    answers: Mapping[str, Any], button: str, sheet: str, tmp_path: Path
) -> None:
    book = open_book(build_products(tmp_path)[0])

    with calling(book):
        exec(result(answers, WORKBOOK, "Essai.Presser", button))  # noqa: S102 - the very statement LibreOffice got

    assert book.sheets.active.name == sheet


@pytest.mark.parametrize("product", PROCEDURES)
@pytest.mark.parametrize("situation", OBSTACLES)
def test_an_obstacle_is_told_in_one_french_sentence(answers: Mapping[str, Any], product: str, situation: str) -> None:
    told = result(answers, product, "Essai.Obstacle", situation, version(OURS))

    assert told.startswith(OBSTACLES[situation])
    assert bool(told) == bool(OBSTACLES[situation])


@pytest.mark.parametrize("product", PROCEDURES)
def test_python_is_not_called_in_spite_of_an_obstacle(answers: Mapping[str, Any], product: str) -> None:
    assert result(answers, product, "Essai.PresserMalgre", "python absent", version(OURS)) == ""


@pytest.mark.parametrize("product", PROCEDURES)
def test_a_python_that_was_closed_is_started_again(answers: Mapping[str, Any], product: str) -> None:
    statement = result(answers, product, "Essai.PresserMalgre", "lien mort", version(OURS))

    assert statement.endswith("macros.run('fae_scorer')")


@pytest.mark.parametrize("key", SENTENCES)
def test_sentences_have_their_accents(answers: Mapping[str, Any], key: str) -> None:
    sentence = result(answers, WORKBOOK, "FaeTextes.FaeTexte", key)

    assert SENTENCES[key] in sentence
    assert "&" not in sentence


def test_the_workbook_shows_its_tab_when_it_is_alone(answers: Mapping[str, Any]) -> None:
    assert answers["alone"]["results"] == [True]


def test_the_workbook_hides_its_tab_while_the_add_in_is_open(answers: Mapping[str, Any]) -> None:
    assert answers["beside"]["results"] == [False]


def test_only_cell_functions_are_calculated_again_when_a_parameter_changes(answers: Mapping[str, Any]) -> None:
    assert answers["changes"]["results"] == list(CHANGES.values())
