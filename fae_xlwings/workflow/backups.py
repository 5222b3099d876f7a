"""A way back: what a button replaces cannot be undone in Excel, so a dated copy of the workbook is kept first."""

import re
from datetime import datetime
from pathlib import Path

import xlwings as xw

from fae_xlwings.errors import OutputError
from fae_xlwings.paths import free_path
from fae_xlwings.workflow.places import folder_of
from fae_xlwings.workflow.writing import make_folder

KEPT = 5
FALLBACK = ".xlsx"
_OURS = re.compile(r"sauvegarde_fae_\d{8}_\d{4}(_\d+)?\.xls[xm]")


def back_up(book: xw.Book) -> Path:
    """A copy of an open workbook beside it, named after this minute; of those made before, the latest stay."""
    folder = folder_of(book)
    make_folder(folder)
    now = datetime.now()  # noqa: DTZ005 - the user's own clock
    path = free_path(folder / f"sauvegarde_fae_{now:%Y%m%d_%H%M}{Path(book.name).suffix or FALLBACK}")
    try:
        book.api.SaveCopyAs(str(path))
    except Exception as error:  # a full disk, a lost network drive: Excel tells them all as one
        raise OutputError(
            f"Rien n'a changé : la copie de sauvegarde ne peut pas être écrite dans « {folder} ». Libérez de la place "
            "ou enregistrez votre classeur dans un autre dossier, puis recommencez.",
        ) from error
    _forget_older(folder)
    return path


def _forget_older(folder: Path) -> None:
    """The copies beyond the latest ones removed; one that another program holds stays."""
    copies = [path for path in folder.iterdir() if _OURS.fullmatch(path.name)]
    # A name that was given up is taken again within its minute: it does not say which copy came last.
    for path in sorted(copies, key=lambda path: (path.stat().st_mtime_ns, path.name))[:-KEPT]:
        try:
            path.unlink()
        except OSError:
            continue
