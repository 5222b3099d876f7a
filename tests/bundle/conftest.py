"""The two products, built once for all tests of this room from a small workbook."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook

from fae_xlwings.bundle.build import build_addin, build_workbook

WORKBOOK, ADDIN = "FAE_2026.xlsm", "FAE.xlam"


@pytest.fixture(scope="session")
def sheets() -> bytes:
    """A workbook of two sheets, the second with a code name of its own."""
    workbook = Workbook()
    workbook.worksheets[0].title = "Accueil"
    data = workbook.create_sheet("Données")
    data.append(["NOM", "CA_HONORAIRES_HT"])
    data.sheet_properties.codeName = "Donnees"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def products(sheets: bytes) -> Mapping[str, bytes]:
    """The bytes of the workbook and of the add-in, with the cell functions of a small module."""
    return {WORKBOOK: build_workbook(sheets, "cell_functions"), ADDIN: build_addin("cell_functions")}


@pytest.fixture(scope="session")
def product_paths(products: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The two products as files."""
    folder = tmp_path_factory.mktemp("products")
    paths = {name: folder / name for name in products}
    for name, path in paths.items():
        path.write_bytes(products[name])
    return paths
