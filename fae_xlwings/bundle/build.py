"""The two products: the macro-enabled workbook and the add-in, from the sources in `addin/`."""

import io
from collections.abc import Sequence

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # no stubs
from openpyxl import Workbook

from fae_xlwings.bundle.configuration import (
    ADDIN_PROJECT,
    ADDIN_SHEET,
    SETTINGS,
    UDF_MODULE,
    VERSION_NAME,
    WORKBOOK_SHEET,
    Setting,
    sheet_xml,
)
from fae_xlwings.bundle.package import ADDIN, WORKBOOK, Product, Ribbon, add_constant, add_hidden_sheet, assemble
from fae_xlwings.bundle.sources import own_source, ribbon_pictures, ribbon_source, xlwings_source
from fae_xlwings.bundle.udf_wrappers import udf_module
from fae_xlwings.bundle.vba_modules import Base, Module, class_module, document_module, standard_module
from fae_xlwings.errors import InputError
from fae_xlwings.identity import IDENTITY

WORKBOOK_CALLBACK = "FaeBouton"
ADDIN_CALLBACK = "FaeBoutonComplement"
SHARED_MODULES = ("FaeLancement.bas", "FaeTextes.bas")
RIBBON_NAMESPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"

VERSION_MODULE = """Attribute VB_Name = "FaeVersion"
Option Explicit
Option Private Module

Public Const FAE_VERSION As String = "{version}"
"""
DEFAULT_PROJECT = 'Public Const PROJECT_NAME As String = "myaddin"'
OUR_PROJECT = f'Public Const PROJECT_NAME As String = "{ADDIN_PROJECT}"'

ADDIN_TITLE = f"{IDENTITY.title} - complément"


def build_workbook(sheets: bytes, udfs: str = UDF_MODULE, settings: Sequence[Setting] = SETTINGS) -> bytes:
    """The bytes of FAE_2026.xlsm made from an .xlsx with its sheets; the hidden configuration sheet is added."""
    workbook = add_hidden_sheet(sheets, WORKBOOK_SHEET, sheet_xml(settings))
    workbook = add_constant(workbook, VERSION_NAME, IDENTITY.version)
    modules = [
        document_module(own_source("ThisWorkbook.cls"), Base.WORKBOOK),
        standard_module(own_source("FaeRuban.bas")),
        standard_module(own_source("FaeFormules.bas")),
        *_common_modules(WORKBOOK, udfs),
        standard_module(xlwings_source("xlwings.bas")),
    ]
    return assemble(workbook, modules, Ribbon(ribbon_source(), ribbon_pictures()), WORKBOOK)


def build_addin(udfs: str = UDF_MODULE, settings: Sequence[Setting] = SETTINGS) -> bytes:
    """The bytes of FAE.xlam, which serves any workbook."""
    workbook = add_hidden_sheet(_addin_sheets(), ADDIN_SHEET, sheet_xml(settings))
    modules = [
        document_module(own_source("Complement.cls"), Base.WORKBOOK),
        standard_module(own_source("FaeComplement.bas")),
        standard_module(own_source("FaeFormules.bas")),
        *_common_modules(ADDIN, udfs),
        standard_module(_addin_xlwings()),
    ]
    return assemble(workbook, modules, Ribbon(addin_ribbon(ribbon_source()), ribbon_pictures()), ADDIN)


def addin_ribbon(ribbon_xml: bytes) -> bytes:
    """The ribbon of the add-in: always visible, its buttons calling the add-in's own procedure."""
    root = etree.fromstring(ribbon_xml, etree.XMLParser(remove_blank_text=True))
    root.attrib.pop("onLoad")
    for element in root.iter(f"{RIBBON_NAMESPACE}*"):
        element.attrib.pop("getVisible", None)
        if element.get("onAction") == WORKBOOK_CALLBACK:
            element.set("onAction", ADDIN_CALLBACK)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _common_modules(product: Product, udfs: str) -> list[Module]:
    """The modules that the workbook and the add-in both have."""
    return [
        *(standard_module(own_source(name)) for name in SHARED_MODULES),
        standard_module(VERSION_MODULE.format(version=IDENTITY.version)),
        udf_module(udfs, product.file_name),
        class_module(xlwings_source("addin/Dictionary.cls")),
    ]


def _addin_xlwings() -> str:
    """The VBA of xlwings for add-ins, told the name of ours."""
    source = xlwings_source("xlwings_custom_addin.bas")
    if source.count(DEFAULT_PROJECT) != 1:
        raise InputError("Cette version de xlwings ne convient pas au complément FAE : réinstallez le programme FAE.")
    return source.replace(DEFAULT_PROJECT, OUR_PROJECT)


def _addin_sheets() -> bytes:
    """The one visible sheet that a workbook must have, which nobody sees in an add-in."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "FAE"
    sheet["A1"] = ADDIN_TITLE
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
