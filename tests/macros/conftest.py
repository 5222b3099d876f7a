"""The workbook with buttons, built once, and a copy of it for each test."""

import shutil
from pathlib import Path

import pytest

from fae_xlwings import workflow


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """FAE_2026.xlsm as delivered."""
    return workflow.build_products(tmp_path_factory.mktemp("produits"))[0]


@pytest.fixture
def ours(product: Path, tmp_path: Path) -> Path:
    """The workbook of a user."""
    return Path(shutil.copy(product, tmp_path))
