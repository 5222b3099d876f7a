"""The modules of the two products: their texts are the sources, and two analysers find no fault in ours."""

import re
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest
import xlwings
from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser
from pyopenvba import check_file
from pyvbaanalysis import analyze_office_file
from vba_reader import XLWINGS, File, olevba_modules, parse, read_file

from fae_xlwings.bundle import build, sources
from fae_xlwings.bundle.sources import addin_folder, own_source, xlwings_source
from fae_xlwings.errors import InputError

PRODUCTS = ("FAE_2026.xlsm", "FAE.xlam")
FOREIGN = {"xlwings", "Dictionary"}
# Generated functions declare nothing, and those with many arguments count with a variable of their own.
EXPECTED_WARNINGS = {("xlwings_udfs", "option-explicit-missing")}

# fmt: off
MODULES = {
    "FAE_2026.xlsm": ["ThisWorkbook", "Feuil1", "Donnees", "Feuil2", "FaeRuban", "FaeFormules", "FaeLancement",
                      "FaeTextes", "FaeVersion", "xlwings_udfs", "Dictionary", "xlwings"],
    "FAE.xlam":      ["ThisWorkbook", "Feuil1", "Feuil2", "FaeComplement", "FaeFormules", "FaeLancement",
                      "FaeTextes", "FaeVersion", "xlwings_udfs", "Dictionary", "xlwings"],
}
# fmt: on


def texts(product: bytes) -> dict[str, str]:
    """The text of each module, as olevba reads it."""
    file = read_file(product)
    return {module.name: file.source(module) for module in parse(file).modules}


def lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").rstrip("\n").split("\n")


def code(text: str) -> list[str]:
    """The lines below the attributes a module begins with."""
    found = lines(text)
    return found[next(n for n, line in enumerate(found) if not line.startswith("Attribute VB_")) :]


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_modules_are_these(products: Mapping[str, bytes], product: str) -> None:
    assert list(texts(products[product])) == MODULES[product]


@pytest.mark.parametrize("product", PRODUCTS)
def test_olevba_extracts_the_same_modules_and_texts(products: Mapping[str, bytes], product: str) -> None:
    extracted = olevba_modules(products[product])

    assert {name.rpartition(".")[0]: lines(text) for name, text in extracted.items()} == {
        name: lines(text) for name, text in texts(products[product]).items()
    }


@pytest.mark.parametrize("product", PRODUCTS)
def test_pyopenvba_finds_the_file_whole(product_paths: Mapping[str, Path], product: str) -> None:
    report = check_file(product_paths[product])

    assert report.issues == ()
    assert report.complete


@pytest.mark.parametrize("name", ["FaeRuban", "FaeFormules", "FaeLancement", "FaeTextes", "FaeComplement"])
def test_our_modules_are_their_source_files_word_for_word(products: Mapping[str, bytes], name: str) -> None:
    product = "FAE.xlam" if name == "FaeComplement" else "FAE_2026.xlsm"

    assert lines(texts(products[product])[name]) == lines(own_source(f"{name}.bas"))


def test_the_workbook_s_own_module_is_its_source_file_without_the_preamble(products: Mapping[str, bytes]) -> None:
    built = texts(products["FAE_2026.xlsm"])["ThisWorkbook"]

    assert code(built) == lines(own_source("ThisWorkbook.cls").split("VB_Exposed = True\n")[1])


def test_what_excel_signals_of_any_sheet_has_its_procedure_in_the_add_in(products: Mapping[str, bytes]) -> None:
    built = texts(products["FAE.xlam"])["ThisWorkbook"]
    own = code(built)
    signalled = own.index("Private Sub FaeExcel_SheetChange(ByVal Sh As Object, ByVal Target As Range)")

    assert own == lines(own_source("Complement.cls").split("VB_Exposed = True\n")[1])
    assert own.index("Private WithEvents FaeExcel As Application") < own.index("    Set FaeExcel = Application")
    assert own[signalled + 1] == "    If FaeARecalculer(Sh) Then Application.CalculateFull"


def test_what_excel_signals_of_a_sheet_has_its_procedure_in_the_workbook(products: Mapping[str, bytes]) -> None:
    built = code(texts(products["FAE_2026.xlsm"])["ThisWorkbook"])
    signalled = built.index("Private Sub Workbook_SheetChange(ByVal Sh As Object, ByVal Target As Range)")

    assert built[signalled + 1] == "    If FaeARecalculer(Sh) Then Application.CalculateFull"


def test_the_xlwings_module_of_the_workbook_is_the_installed_one(products: Mapping[str, bytes]) -> None:
    assert texts(products["FAE_2026.xlsm"])["xlwings"] == (XLWINGS / "xlwings.bas").read_bytes().decode("cp1252")


def test_the_xlwings_module_of_the_add_in_only_learns_the_add_in_s_name(products: Mapping[str, bytes]) -> None:
    installed = (XLWINGS / "xlwings_custom_addin.bas").read_bytes().decode("cp1252")

    assert texts(products["FAE.xlam"])["xlwings"] == installed.replace('"myaddin"', '"fae"')


@pytest.mark.parametrize("product", PRODUCTS)
def test_vba_knows_the_versions_it_was_built_with(products: Mapping[str, bytes], product: str) -> None:
    found = texts(products[product])

    assert f'Public Const FAE_VERSION As String = "{version("fae-xlwings")}"' in found["FaeVersion"]
    assert f'Public Const XLWINGS_VERSION As String = "{xlwings.__version__}"' in found["xlwings"]


@pytest.mark.parametrize("product", PRODUCTS)
def test_our_modules_require_declarations_and_are_ascii(products: Mapping[str, bytes], product: str) -> None:
    ours = {name: text for name, text in texts(products[product]).items() if name.startswith("Fae")}

    assert all("\r\nOption Explicit\r\n" in text for text in ours.values())
    assert all(text.isascii() for text in ours.values())


@pytest.mark.parametrize("product", PRODUCTS)
def test_pyvbaanalysis_finds_no_fault(product_paths: Mapping[str, Path], product: str) -> None:
    found = analyze_office_file(str(product_paths[product]))
    faults = {
        (name, problem.code)
        for name, problems in found.items()
        for problem in problems
        if name not in FOREIGN or problem.severity.value == "error"
    }

    assert faults == EXPECTED_WARNINGS


class Faults(ErrorListener):
    """The syntax errors of one parse."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def syntaxError(self, *details: object) -> None:  # noqa: N802 - the name the parser calls
        self.found.append(" ".join(map(str, details[2:5])))


def faults(text: str) -> list[str]:
    """What the grammar refuses in a module text."""
    listener = Faults()
    lexer = vbaLexer(InputStream(text))
    parser = vbaParser(CommonTokenStream(lexer))
    for recognizer in (lexer, parser):
        recognizer.removeErrorListeners()
        recognizer.addErrorListener(listener)
    parser.startRule()
    return listener.found


def for_windows(text: str) -> str:
    """A module text without what this grammar leaves to others: class attributes, and branches not for Excel."""
    text = re.sub(r"^Attribute VB_(?!Name).*\r\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *#Else\r\n.*?^ *#End If\r\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^ *#.*\r\n|^Attribute \w+\.VB_.*\r\n", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_vba_grammar_accepts_our_modules(products: Mapping[str, bytes], product: str) -> None:
    ours = {name: text for name, text in texts(products[product]).items() if name not in FOREIGN}

    assert {name: faults(for_windows(text)) for name, text in ours.items()} == {name: [] for name in ours}


@pytest.mark.parametrize("broken", ["If a Then\r\n    b = 1", "For i = 1 To 2", 'a = "open'])
def test_the_vba_grammar_would_see_a_broken_procedure(broken: str) -> None:
    assert faults(f'Attribute VB_Name = "A"\r\nSub B()\r\n    {broken}\r\nEnd Sub\r\n') != []


def test_an_accent_in_our_sources_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ribbon.xml").write_bytes(b"")
    (tmp_path / "FaeRuban.bas").write_text("' modèle", encoding="utf-8")
    monkeypatch.setattr(sources, "PLACES", (tmp_path,))

    with pytest.raises(InputError, match=r"addin/FaeRuban\.bas, octet 5"):
        own_source("FaeRuban.bas")


def test_an_installation_without_sources_is_told_in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "PLACES", ())

    with pytest.raises(InputError, match="réinstallez"):
        addin_folder()


def test_an_xlwings_without_its_vba_is_told_in_french() -> None:
    with pytest.raises(InputError, match="réinstallez"):
        xlwings_source("nothing.bas")


def test_an_xlwings_that_names_its_project_otherwise_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "xlwings_source", lambda _name: "Sub A()")

    with pytest.raises(InputError, match="xlwings ne convient pas"):
        build._addin_xlwings()


def test_the_reader_of_these_tests_reads_what_excel_itself_saved() -> None:
    file: File = read_file(XLWINGS / "quickstart.xlsm")
    [module] = [each for each in parse(file).modules if each.name == "Module1"]

    assert file.source(module).startswith('Attribute VB_Name = "Module1"\r\nSub SampleCall()\r\n')
