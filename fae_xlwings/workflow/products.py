"""The two products as files: the workbook with its sheets drawn, and the add-in."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from fae_xlwings.atomic import write_beside
from fae_xlwings.bundle.configuration import SETTINGS, Setting
from fae_xlwings.domain.columns import INPUTS
from fae_xlwings.domain.parameters import CHECKED
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import DONNEES
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.analysis import analyse
from fae_xlwings.workflow.writing import make_folder, write_workbook


def build_products(folder: Path) -> tuple[Path, Path]:
    """FAE_2026.xlsm and FAE.xlam in a folder, the same bytes every time; the paths written.

    A file already there is kept: it may hold the clients of a user. One of the same bytes is simply left.
    """
    make_folder(folder)
    workbook, addin = (_put(folder / name, content) for name, content in products().items())
    return workbook, addin


def products(settings: Sequence[Setting] = SETTINGS) -> dict[str, bytes]:
    """The bytes of the two products by their file names, told where Python is."""
    from fae_xlwings.bundle.build import build_addin, build_workbook  # noqa: PLC0415 - few commands build anything
    from fae_xlwings.bundle.package import ADDIN, WORKBOOK  # noqa: PLC0415 - likewise

    return {
        WORKBOOK.file_name: build_workbook(_sheets(), settings=settings),
        ADDIN.file_name: build_addin(settings=settings),
    }


def _sheets() -> bytes:
    """Every sheet, for the three clients of the input template, as an .xlsx.

    An accountant finds a workbook that shows what it does and is emptied in one gesture: three invented clients to
    overwrite, the same that the template and its instructions speak of, rather than three hundred to be removed.
    The day is the one the legal figures were checked on, so that two builds are the same; Excel
    calculates with its own as soon as it opens the workbook.
    """
    portfolio = from_grids([Grid(DONNEES, [INPUTS, *template.EXAMPLES])])
    with TemporaryDirectory() as folder:
        path = write_workbook(analyse(portfolio, CHECKED, follows=True), Path(folder) / "sheets.xlsx")
        return path.read_bytes()


def _put(path: Path, content: bytes) -> Path:
    if path.is_file() and path.read_bytes() == content:
        return path
    return write_beside(free_path(path), content)
