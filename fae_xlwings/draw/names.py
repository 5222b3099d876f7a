"""The defined names of a workbook, asked and given in as few calls as can be."""

import re
from collections.abc import Iterator

import xlwings as xw

from fae_xlwings.intake.grid import quoted
from fae_xlwings.views.words.addresses import Area

_CELL = re.compile(r"=(?:'((?:[^']|'')+)'|([^'!]+))!(\$[A-Z]{1,3}\$\d+)")
BROKEN = "#REF!"


def reference(sheet: str, address: str) -> str:
    """Cells of a sheet as a name refers to them."""
    return f"={quoted(sheet)}!{Area.of(address).absolute()}"


def refers_to(names: xw.main.Names, name: str) -> str:
    """What a name of a workbook stands for, nothing where it has no such name."""
    return str(names[name].refers_to) if name in names else ""


def cells_named(book: xw.Book, prefix: str) -> Iterator[tuple[str, str, Area]]:
    """The rest of each name that begins with a prefix, and the sheet and cell that it stands for."""
    for name in book.api.Names:
        text = str(name.Name)
        found = _CELL.fullmatch(str(name.RefersTo)) if text.startswith(prefix) else None
        if found is not None and BROKEN not in found[0]:
            sheet = (found[1] or found[2]).replace("''", "'")
            yield text.removeprefix(prefix), sheet, Area.of(found[3])
