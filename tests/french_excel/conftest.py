"""A French Excel for each test, and the workbook as delivered opened in it."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings as xw
from pressing import pressed

from fae_xlwings import workflow
from french_excel.excel import FrenchExcel


@pytest.fixture(scope="package", autouse=True)
def _rarely_collected() -> Iterator[None]:
    """Workbooks are millions of small objects that stay: looking through them for garbage is a tenth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    yield
    gc.set_threshold(*before)


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


@pytest.fixture(scope="session")
def up_to_date(product: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook once its pages were drawn today: a button then draws its own page alone."""
    path = Path(shutil.copy(product, tmp_path_factory.mktemp("à jour")))
    pressed(path, "fae_actualiser")
    return path


@pytest.fixture
def ours(product: Path, tmp_path: Path) -> Path:
    """The workbook of a user, as it was delivered: the first button draws every page."""
    return Path(shutil.copy(product, tmp_path))


@pytest.fixture
def fresh(up_to_date: Path, tmp_path: Path) -> Path:
    """The workbook of a user whose pages were drawn today."""
    return Path(shutil.copy(up_to_date, tmp_path))
