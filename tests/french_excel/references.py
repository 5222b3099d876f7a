"""What a text means to `Range`: an address, several, a name, a table."""

import re
from typing import TYPE_CHECKING

from french_excel.com import refused
from french_excel.store import Box

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

ADDRESS = re.compile(
    r"\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+", re.IGNORECASE
)


def boxes_of(sheet: "Worksheet", text: str) -> list[Box]:
    """The boxes that a text names on a sheet; 1004 where it names none."""
    parts = text.split(",")
    if all(ADDRESS.fullmatch(part) for part in parts):
        return [Box.of(part.upper()) for part in parts]
    tables = (table for each in sheet.book.stored.sheets for table in each.tables)
    box = next((table.box for table in tables if table.name.casefold() == text.casefold()), None)
    if box is not None:
        return [box._replace(top=box.top + 1)]
    named = next((each for each in sheet.book.stored.names if each.name.casefold() == text.casefold()), None)
    found = place_of(named.refers_to) if named else None
    if found is None or found[0] != sheet.stored.name:
        raise refused(f"La méthode Range de l'objet Worksheet a échoué : « {text} ».")
    return [found[1]]


def place_of(refers_to: str) -> tuple[str, Box] | None:
    """The sheet and box that a name refers to; None for a constant or a broken name."""
    name, _, address = refers_to.removeprefix("=").rpartition("!")
    if not name or not ADDRESS.fullmatch(address):
        return None
    return name.strip("'").replace("''", "'").rpartition("]")[2], Box.of(address)
