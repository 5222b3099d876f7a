"""A French Excel for each test, and the workbook as delivered opened in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import workflow
from french_excel.excel import FrenchExcel


@pytest.fixture
def excel() -> Iterator[FrenchExcel]:
    """A French Excel in front, strict wherever one does not know."""
    with FrenchExcel().running() as running:
        yield running


@pytest.fixture
def book(excel: FrenchExcel) -> xw.Book:
    """An empty workbook open in it."""
    return excel.app.books.add()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    """Its only sheet."""
    return book.sheets[0]


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """FAE_2026.xlsm as delivered."""
    return workflow.build_products(tmp_path_factory.mktemp("produits"))[0]


@pytest.fixture
def ours(product: Path, tmp_path: Path) -> Path:
    """The workbook of a user."""
    return Path(shutil.copy(product, tmp_path))
