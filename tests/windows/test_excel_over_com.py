"""The real xlwings and pywin32 on Windows, driving the French Excel of the tests in another process over COM."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from french_excel.excel import FrenchExcel
from wine import PATIENCE, Prefix

from fae_xlwings import macros, workflow

pytestmark = pytest.mark.windows
HERE = Path(__file__).parent
BUTTON = "fae_scorer_formules"


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """FAE_2026.xlsm as delivered."""
    return workflow.build_products(tmp_path_factory.mktemp("produits"))[0]


@pytest.fixture(scope="module")
def answer(windows: Prefix, product: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the client says of a button, of the sheets after it, and of a formula."""
    path = Path(shutil.copy(product, tmp_path_factory.mktemp("windows_excel")))
    registered = windows.run_python(HERE / "excel_server.py", "--register")
    assert registered.returncode == 0, registered.stderr
    answers = path.with_suffix(".json")
    # The server inherits the pipes of its client and outlives it: nobody could read them to their end.
    client = windows.start_python(HERE / "excel_client.py", windows.seen(path), BUTTON, windows.seen(answers))
    assert client.wait(PATIENCE) == 0
    return json.loads(answers.read_text(encoding="utf-8"))


def test_a_button_goes_all_the_way(answer: dict[str, Any], product: Path) -> None:
    with FrenchExcel().running() as excel:
        book = excel.open(product)
        with excel.calling(book):
            said = macros.press(BUTTON, book)
        sheets = {sheet.name: sheet.used_range.formula for sheet in book.sheets}

    assert answer["said"] == said
    assert answer["sheets"] == json.loads(json.dumps(sheets))


def test_a_formula_goes_all_the_way(answer: dict[str, Any]) -> None:
    assert answer["formula"] == 170.0
