"""Names defined in a book or in one of its sheets."""

import re
from collections.abc import Iterator
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import Area, parse, quoted, split_sheet
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, plain
from fae_xlwings.engine.base.xml import Node
from fae_xlwings.engine.excel.parents import Book
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

    def __init__(self, book: Book, node: Node) -> None:
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

    @property
    def refers_to_range(self) -> Any:
        """The range that the name stands for; `ValueError` when it stands for something else."""
        sheet, text = split_sheet(self.refers_to[1:])
        area = parse(text)
        if sheet is None or area is None:
            raise ValueError(f"Le nom « {self.name} » ne désigne pas une plage : {self.refers_to}")
        return self.book.sheet_called(sheet).on(area)

    def delete(self) -> None:
        """The name removed."""
        self.book.part.shared.names.drop(self.key, place_of(self.node))


class NameApi(Api):
    """Excel's `Name`."""

    Name = plain("name")
    RefersTo = plain("refers_to")


class Names(Implementation, contract=base_classes.Names):
    """The names of a book, those of its sheets included."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __iter__(self) -> Iterator[Name]:
        return (Name(self.book, node) for node in self.book.part.shared.names.nodes())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Name:
        """The name of that rank from 1, or of that text, whatever its case; `KeyError` when there is none."""
        if isinstance(key, int):
            return list(self)[key - 1]
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def find(self, text: str, sheet_name: str | None = None) -> Name | None:
        """The name of that text; one of the sheet goes before one of the book."""
        given, key = split_sheet(text)
        places = [given] if given is not None else [sheet_name, None]
        found = [Name(self.book, node) for node in self.book.part.shared.names.called(key)]
        ranked = [name for place in places for name in found if name.sheet_name == place]
        return ranked[0] if ranked else None

    def contains(self, key: str) -> bool:
        """Whether there is such a name."""
        return self.find(key) is not None

    def snapshot(self) -> list[tuple[str, Name]]:
        """Each name's text with the name itself."""
        return [(name.name, name) for name in self]

    def add(self, name: str, refers_to: str) -> Name:
        """A new name of the book; an old one gives way."""
        text = refers_to[1:] if refers_to.startswith("=") else '"' + refers_to.replace('"', '""') + '"'
        return Name(self.book, self.book.part.shared.names.set(check_name(name), text))

    def area_of(self, text: str, sheet_name: str) -> tuple[str, Area] | None:
        """The sheet and area that a name stands for, seen from a sheet; `None` when there is no such name."""
        name = self.find(text, sheet_name)
        if name is None:
            return None
        owner, place = split_sheet(name.refers_to[1:])
        area = parse(place)
        if owner is None or area is None:
            raise ValueError(f"Le nom « {name.name} » ne désigne pas une plage : {name.refers_to}")
        return owner, area
