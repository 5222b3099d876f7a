"""Names defined in a book or in one of its sheets."""

import re
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import parse, quoted, split_sheet
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, plain
from fae_xlwings.engine.base.xml import Node
from fae_xlwings.engine.excel.items import Items
from fae_xlwings.engine.file.defined_names import place_of

_CHARACTERS = re.compile(r"[\w.\\?]+")


def check_name(name: str) -> str:
    """The name, refused with `ValueError` where Excel would refuse it: blanks, or the look of a cell."""
    shaped = _CHARACTERS.fullmatch(name) and not name[0].isdigit() and name[0] not in ".?"
    looks_like_cell = parse(name) is not None or name.upper() in ("R", "C")
    if not shaped or looks_like_cell:
        raise ValueError(f"« {name} » ne peut pas être un nom : ni espace, ni l'allure d'une cellule.")
    return name


class Name(Implementation, contract=base_classes.Name):
    """A defined name, of the book or of one sheet."""

    def __init__(self, book: Any, node: Node) -> None:
        self.book = book
        self.node = node

    @property
    def key(self) -> str:
        """The name alone, without its sheet."""
        return self.node.get("name") or ""

    @property
    def sheet_name(self) -> str | None:
        """The sheet that the name belongs to, `None` for the book."""
        place = place_of(self.node)
        entries = self.book.part.entries
        return entries[place].name if place is not None and place < len(entries) else None

    @property
    def name(self) -> str:
        """The name, with its sheet when it belongs to one: « Feuil1!taux »."""
        return self.key if self.sheet_name is None else f"{quoted(self.sheet_name)}!{self.key}"

    @property
    def refers_to(self) -> str:
        """What the name stands for, as a formula; « #REF! » on a sheet that is gone, as Excel has it."""
        text = self.node.text or ""
        sheet, place = split_sheet(text)
        known = sheet is None or "[" in text or any(sheet == entry.name for entry in self.book.part.entries)
        return f"={text}" if known else f"=#REF!{place}"

    def delete(self) -> None:
        """The name removed."""
        self.book.part.shared.names.drop(self.key, place_of(self.node))


class NameApi(Api):
    """Excel's `Name`."""

    Name = plain("name")
    RefersTo = plain("refers_to")


class Names(Items[Name], contract=base_classes.Names):
    """The names of a book, those of its sheets included."""

    def __iter__(self) -> Iterator[Name]:
        return (Name(self.parent, node) for node in self.parent.part.shared.names.nodes())

    def find(self, key: Any, sheet_name: str | None = None) -> Name | None:
        """The name that reads so, `None` when there is none; one of the sheet goes before one of the book."""
        given, text = split_sheet(key)
        places = [given] if given is not None else [sheet_name, None]
        found = [Name(self.parent, node) for node in self.parent.part.shared.names.called(text)]
        return next((name for place in places for name in found if name.sheet_name == place), None)

    contains = Items.__contains__

    def add(self, name: str, refers_to: str) -> Name:
        """A new name of the book; an old one gives way."""
        text = refers_to[1:] if refers_to.startswith("=") else '"' + refers_to.replace('"', '""') + '"'
        return Name(self.parent, self.parent.part.shared.names.set(check_name(name), text))
