"""Saving a workbook: whole or not at all, with everything that was in the file it came from."""

from pathlib import Path

from fae_xlwings.engine.files.atomic import write_beside
from fae_xlwings.engine.files.book_writer import write_book
from fae_xlwings.engine.files.loading import Opened, vba_parts, workbook_part
from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.merge.merging import merge
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


_MACROS = frozenset({".xlsm", ".xltm", ".xlam"})


def save(opened: Opened, target: Path) -> Path:
    """The path written: `target`, or `target_2`… when that file is open elsewhere or may not be replaced.

    A path other than `target` is how the caller knows; `moved_message` says it to the user. Raises `OutputError` when
    the folder refuses the file, or when saving over the file that was opened would lose some of what it holds.
    """
    package = packed(opened, target)
    return write_beside(target, package.to_bytes())


def moved_message(target: Path, written: Path) -> str | None:
    """What to tell the user when the work went to another file than the one asked for, else `None`."""
    if written == target:
        return None
    return (
        f"« {target.name} » est ouvert ailleurs ou protégé : votre travail est enregistré dans « {written.name} », "
        "dans le même dossier. Fermez l'autre fichier avant de recommencer."
    )


def packed(opened: Opened, target: Path) -> Package:
    """The package that would be written to `target`."""
    content_type = _format_of(target)
    if opened.source is None:
        package = write_book(opened.workbook)
    else:
        merged = merge(opened, opened.source)
        package = merged.package
        if merged.losses and _is_same_file(opened.path, target):
            raise _would_lose(target, merged.losses)
    _set_format(package, target, content_type)
    return package


def _is_same_file(source: Path | None, target: Path) -> bool:
    return source is not None and source.resolve() == target.resolve()


def _would_lose(target: Path, losses: tuple[str, ...]) -> OutputError:
    listed = " ; ".join(losses)
    return OutputError(
        f"« {target.name} » n'a pas été modifié, car il perdrait : {listed}. "
        "Enregistrez le classeur sous un autre nom pour garder l'original intact."
    )


def _format_of(target: Path) -> str:
    content_type = FORMATS.get(target.suffix.lower())
    if content_type is None:
        raise OutputError(
            f"« {target.name} » ne peut pas être enregistré : donnez-lui un nom en .xlsx, .xlsm ou .xlam."
        )
    return content_type


def _set_format(package: Package, target: Path, content_type: str) -> None:
    """The content type that the file's extension promises: Excel refuses a file that breaks the promise."""
    if vba_parts(package) and target.suffix.lower() not in _MACROS:
        raise OutputError(
            f"« {target.name} » ne peut pas contenir les macros de ce classeur : donnez-lui un nom en .xlsm."
        )
    package.overrides[workbook_part(package)] = content_type
