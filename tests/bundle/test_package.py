"""The package around the project: what Excel looks for, and the same bytes every time."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import office
import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from vba_reader import parse, read_file

from fae_xlwings.bundle.build import build_workbook
from fae_xlwings.bundle.configuration import SETTINGS, sheet_xml
from fae_xlwings.bundle.package import WORKBOOK, Ribbon, add_hidden_sheet, assemble
from fae_xlwings.bundle.vba_modules import Kind
from fae_xlwings.errors import InputError

PRODUCTS = ("FAE_2026.xlsm", "FAE.xlam")
MAIN_TYPES = {
    "FAE_2026.xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "FAE.xlam": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

REBUILD = """
import hashlib, sys
from fae_xlwings.bundle.build import build_addin, build_workbook
for product in (build_workbook(sys.stdin.buffer.read(), "cell_functions"), build_addin("cell_functions")):
    print(hashlib.sha256(product).hexdigest())
"""


def part(package: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return etree.fromstring(archive.read(name))


def types(package: bytes) -> dict[str | None, str | None]:
    return {each.get("PartName"): each.get("ContentType") for each in part(package, "[Content_Types].xml")}


def relations(package: bytes, name: str) -> dict[str | None, str | None]:
    return {each.get("Type"): each.get("Target") for each in part(package, name)}


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_content_types_say_what_the_file_and_its_project_are(products: Mapping[str, bytes], product: str) -> None:
    found = types(products[product])

    assert found["/xl/workbook.xml"] == MAIN_TYPES[product]
    assert found["/xl/vbaProject.bin"] == "application/vnd.ms-office.vbaProject"
    assert found["/customUI/customUI14.xml"] == "application/xml"


@pytest.mark.parametrize("product", PRODUCTS)
def test_excel_finds_the_project_and_the_ribbon_by_their_relationships(
    products: Mapping[str, bytes], product: str
) -> None:
    microsoft = "http://schemas.microsoft.com/office"
    package = products[product]

    assert relations(package, "xl/_rels/workbook.xml.rels")[f"{microsoft}/2006/relationships/vbaProject"] == (
        "vbaProject.bin"
    )
    assert relations(package, "_rels/.rels")[f"{microsoft}/2007/relationships/ui/extensibility"] == (
        "customUI/customUI14.xml"
    )


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_sheet_and_the_workbook_have_the_document_module_their_code_name_says(
    products: Mapping[str, bytes], product: str
) -> None:
    package = products[product]
    names = [part(package, "xl/workbook.xml").find(f"{MAIN}workbookPr").get("codeName")]
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
    names += [part(package, sheet).find(f"{MAIN}sheetPr").get("codeName") for sheet in sheets]

    documents = [module.name for module in parse(read_file(package)).modules if module.kind is Kind.DOCUMENT]
    assert sorted(documents) == sorted(names)
    assert len(set(names)) == len(names)


def test_a_sheet_keeps_the_code_name_it_has(products: Mapping[str, bytes]) -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(products["FAE_2026.xlsm"])).worksheets

    assert [sheet.sheet_properties.codeName for sheet in sheets] == ["Feuil1", "Donnees", "Feuil2"]


def test_a_chart_sheet_has_its_own_kind_of_document_module() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        data = workbook.add_worksheet()
        data.write_column("A1", [1, 2])
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "=Sheet1!$A$1:$A$2"})
        workbook.add_chartsheet().set_chart(chart)
    file = read_file(assemble(buffer.getvalue(), [], Ribbon(b"<customUI/>", {}), WORKBOOK))

    assert '"0{00020821-0000-0000-C000-000000000046}"' in file.source(parse(file).modules[2])


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_hidden_sheet_holds_the_settings_as_text(products: Mapping[str, bytes], product: str) -> None:
    sheet = openpyxl.load_workbook(as_workbook(products[product])).worksheets[-1]

    assert sheet.title == {"FAE_2026.xlsm": "xlwings.conf", "FAE.xlam": "fae.conf"}[product]
    assert sheet.sheet_state == "hidden"
    assert [(key, value or "") for key, value in sheet.iter_rows(max_col=2, values_only=True)] == [
        (setting.key, setting.value) for setting in SETTINGS
    ]


def as_workbook(package: bytes) -> io.BytesIO:
    """The package as openpyxl accepts it: it knows no add-in."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"addin.macroEnabled", b"sheet.macroEnabled"))
    return buffer


def test_a_workbook_that_has_its_settings_already_is_left_alone(sheets: bytes) -> None:
    once = add_hidden_sheet(sheets, "xlwings.conf", sheet_xml())

    assert add_hidden_sheet(once, "xlwings.conf", sheet_xml()) == once


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_archive_depends_on_no_clock_and_no_system(products: Mapping[str, bytes], product: str) -> None:
    with zipfile.ZipFile(io.BytesIO(products[product])) as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    dates = [e.text for e in part(products[product], "docProps/core.xml") if e.tag.endswith(("created", "modified"))]
    assert dates == ["2026-01-01T00:00:00Z"] * 2


def test_another_process_in_another_time_zone_builds_the_same_bytes(
    products: Mapping[str, bytes], sheets: bytes
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REBUILD],
        input=sheets,
        capture_output=True,
        check=True,
        env={**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    expected = [hashlib.sha256(products[name]).hexdigest() for name in PRODUCTS]
    assert done.stdout.decode().split() == expected


@pytest.mark.parametrize("nonsense", [b"", b"NOM;CA", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_workbook_is_refused_in_french(nonsense: bytes) -> None:
    with pytest.raises(InputError, match=r"donnez un fichier \.xlsx"):
        build_workbook(nonsense, "cell_functions")


@pytest.mark.office
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_open_xml_sdk_finds_nothing_wrong(product_paths: Mapping[str, Path], product: str) -> None:
    assert office.validate(product_paths[product]) == []


@pytest.mark.office
@pytest.mark.parametrize("product", PRODUCTS)
def test_libreoffice_opens_it(product_paths: Mapping[str, Path], product: str) -> None:
    assert office.opens_in_libreoffice(product_paths[product])
