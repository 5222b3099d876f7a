"""Saving a workbook: whole or not at all, with everything that was in the file it came from."""

from pathlib import Path

from fae_xlwings.engine.atomic import write_beside
from fae_xlwings.engine.book_writer import write_book
from fae_xlwings.engine.loading import Opened, workbook_part
from fae_xlwings.engine.package import Package
from fae_xlwings.errors import OutputError

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MACRO = "application/vnd.ms-excel"
FORMATS = {
    ".xlsx": f"{_SHEET}.sheet.main+xml",
    ".xltx": f"{_SHEET}.template.main+xml",
    ".xlsm": f"{_MACRO}.sheet.macroEnabled.main+xml",
    ".xltm": f"{_MACRO}.template.macroEnabled.main+xml",
    ".xlam": f"{_MACRO}.addin.macroEnabled.main+xml",
}


def save(opened: Opened, target: Path) -> Path:
    """The path written: `target`, or `target_2`… when that file is open elsewhere or may not be replaced.

    Raises `OutputError` when the folder refuses the file, or when saving would lose what the book came with.
    """
    return write_beside(target, packed(opened, target).to_bytes())


def packed(opened: Opened, target: Path) -> Package:
    """The package that would be written to `target`."""
    package = write_book(opened.workbook)
    _set_format(package, target)
    return package


def _set_format(package: Package, target: Path) -> None:
    """The content type that the file's extension promises: Excel refuses a file that breaks the promise."""
    content_type = FORMATS.get(target.suffix.lower())
    if content_type is None:
        raise OutputError(
            f"« {target.name} » ne peut pas être enregistré : donnez-lui un nom en .xlsx, .xlsm ou .xlam."
        )
    package.overrides[workbook_part(package)] = content_type
