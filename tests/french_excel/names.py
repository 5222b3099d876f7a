"""Defined names: English addresses, and what may not be a name."""

import re
from typing import Any

from french_excel.com import Collection, ComObject, refused
from french_excel.references import place_of
from french_excel.store import Book
from french_excel.store import Name as Stored

LIKE_A_CELL = re.compile(r"[A-Z]{1,3}\d+|[RLC]\d*|[RL]\d*C\d*", re.IGNORECASE)
SOUND = re.compile(r"[^\W\d][\w.\\?]*")


def break_names(book: Book, sheet: str) -> None:
    """The names of a sheet that is gone, which refer to nothing any more."""
    for name in book.names:
        place = place_of(name.refers_to)
        if place and place[0] == sheet:
            name.refers_to = "=#REF!" + place[1].address()


class Name(ComObject):
    """A defined name."""

    def __init__(self, book: Any, stored: Stored) -> None:
        super().__init__(book.excel, book)
        self.book, self.stored = book, stored

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.stored.name

    @property
    def Name(self) -> str:
        return self.stored.name

    @property
    def RefersTo(self) -> str:
        return self.stored.refers_to

    @RefersTo.setter
    def RefersTo(self, text: str) -> None:
        self.stored.refers_to = text

    @property
    def RefersToRange(self) -> Any:
        """The cells; 1004 for a constant or a name whose sheet is gone."""
        place = place_of(self.stored.refers_to)
        sheets = [sheet for sheet in self.book.Worksheets.items() if place and sheet.stored.name == place[0]]
        if not sheets or place is None:
            raise refused("Erreur définie par l'application ou par l'objet.")
        return sheets[0].ranged([place[1]])

    @property
    def Visible(self) -> bool:
        return True

    def Delete(self) -> None:
        self.book.stored.names = [each for each in self.book.stored.names if each is not self.stored]


class Names(Collection):
    """The names of a workbook, in the order of the alphabet."""

    def items(self) -> list[Name]:
        ordered = sorted(self.parent.stored.names, key=lambda each: each.name.casefold())
        return [Name(self.parent, stored) for stored in ordered]

    def named(self, name: str) -> Name | None:
        """The name, without an object made for each of hundreds."""
        stored = next((each for each in self.parent.stored.names if each.name.casefold() == name.casefold()), None)
        return None if stored is None else Name(self.parent, stored)

    def Add(self, Name: str, RefersTo: str) -> Any:
        """A name given to cells, or given anew."""
        if LIKE_A_CELL.fullmatch(Name) or not SOUND.fullmatch(Name) or not RefersTo.startswith("="):
            raise refused(f"« {Name} » ne peut pas être un nom.")
        names = self.parent.stored.names
        stored = next((each for each in names if each.name.casefold() == Name.casefold()), None)
        if stored is None:
            stored = Stored(Name, RefersTo)
            names.append(stored)
        stored.refers_to = RefersTo
        return self.Item(Name)
