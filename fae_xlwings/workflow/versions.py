"""The version a workbook of ours was drawn by, and what is done when the program is of another.

The version stands in the name FAE_VERSION of the delivered workbook; exports and workbooks of others have none.
"""

import re
from datetime import date

import xlwings as xw

from fae_xlwings.bundle.configuration import VERSION_NAME
from fae_xlwings.draw.excel import Walk
from fae_xlwings.draw.names import refers_to
from fae_xlwings.errors import InputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.workflow.reading import is_ours
from fae_xlwings.workflow.showing import refresh

_NUMBERS = re.compile(r"\d+")


def bring_up_to_date(book: xw.Book, today: date, drawing: Walk = iter) -> str | None:
    """The older version whose workbook has now been redrawn, None when there was nothing to do.

    What the user typed stays. Raises `InputError`, before anything is touched, for a workbook of a newer program.
    """
    found = version_of(book)
    if found is None or found == IDENTITY.version:
        return None
    if _order(found) > _order(IDENTITY.version):
        raise InputError(
            f"Ce classeur vient d'une version plus récente ({found}) que le programme installé ({IDENTITY.version}) : "
            "demandez le dernier zip et lancez son INSTALLER.bat.",
        )
    if is_ours(book):
        refresh(book, today, drawing)
    book.names.add(VERSION_NAME, f'="{IDENTITY.version}"')
    return found


def version_of(book: xw.Book) -> str | None:
    """The version that the workbook bears, None when it bears none."""
    return refers_to(book.names, VERSION_NAME).strip('="') or None


def _order(version: str) -> tuple[int, ...]:
    return tuple(map(int, _NUMBERS.findall(version)))
