"""The portable Windows folder put together: Python, the products, the example, the instructions, in one zip."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from fae_xlwings.atomic import write_beside
from fae_xlwings.bundle.portable import ARCHIVE, portable_zip
from fae_xlwings.bundle.sources import addin_folder
from fae_xlwings.bundle.wheels import fetch, lock_text, locked
from fae_xlwings.bundle.windows_python import python_files
from fae_xlwings.identity import IDENTITY
from fae_xlwings.intake.grid import column_letters, read_grids
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import DONNEES
from fae_xlwings.texts import plain
from fae_xlwings.views.words.plan import Block, SheetPlan, Table, Value
from fae_xlwings.workflow.products import products
from fae_xlwings.workflow.reading import example
from fae_xlwings.workflow.writing import make_folder, write_plans, write_template

PYTHON = "python"
WIDTH = 26.0
EXAMPLE, TEMPLATE, README = "portefeuille_exemple.xlsx", "modele_fae.xlsx", "LISEZMOI.txt"


def build_portable(folder: Path) -> Path:
    """The zip in a folder, never over another file; the path written."""
    make_folder(folder)
    lock = lock_text()
    return write_beside(free_path(folder / ARCHIVE), portable(lock, fetch(lock)))


def portable(lock: str, fetched: Mapping[str, bytes]) -> bytes:
    """The bytes of the zip, the same for the same sources and the same fetched parts."""
    python = {f"{PYTHON}/{name}": content for name, content in python_files(fetched).items()}
    return portable_zip({**python, **desk_files()}, locked(lock))


def desk_files() -> dict[str, bytes]:
    """What the user finds beside the folder of Python."""
    programs = {path.name: path.read_bytes() for path in sorted(addin_folder().glob("*.bat"))}
    return {**products(), **_workbooks(), **programs, README: readme()}


def readme() -> bytes:
    """The instructions as Notepad shows them."""
    return ("\ufeff" + plain("lisezmoi", **asdict(IDENTITY)).replace("\n", "\r\n")).encode()


def _workbooks() -> dict[str, bytes]:
    """The input template, and the example portfolio as a workbook."""
    with TemporaryDirectory() as folder:
        template = write_template(Path(folder, TEMPLATE))
        sample = write_plans([_example_plan()], Path(folder, EXAMPLE))
        return {path.name: path.read_bytes() for path in (template, sample)}


def _example_plan() -> SheetPlan:
    """The example portfolio as somebody would have typed it, mistakes included."""
    header, *rows = read_grids(example())[0].cells
    height, last = len(rows) + 1, column_letters(len(header))
    return SheetPlan(
        name=DONNEES,
        blocks=(
            Block("A1", (tuple(map(str, header)),), "header"),
            Block("A2", tuple(tuple(map(_typed, row)) for row in rows)),
        ),
        tables=(Table("tblExemple", f"A1:{last}{height}"),),
        widths=((f"A:{last}", WIDTH),),
        freeze="A1:A1",
    )


def _typed(value: object) -> Value:
    """What Excel makes of what is typed: digits alone are a number, an empty cell is empty."""
    text = str(value)
    return float(text) if text.isdecimal() and text.isascii() else text or None
