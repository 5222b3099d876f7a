"""Names defined in a book or in one of its sheets."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from openpyxl.workbook.defined_name import DefinedName
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area, parse, quoted, split_sheet
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.books import Book
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet

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

    def __init__(self, book: "Book", key: str, worksheet: Worksheet | None = None) -> None:
        self.book = book
        self.key = key
        self.worksheet = worksheet

    @property
    def _owner(self) -> dict[str, DefinedName]:
        owner: Any = self.worksheet if self.worksheet is not None else self.book.workbook
        return owner.defined_names

    @property
    def definition(self) -> DefinedName:
        """The definition in the file."""
        return self._owner[self.key]

    @property
    def api(self) -> Any:
        """The name in Excel's own object model."""
        return facade("Name", self)

    @property
    def name(self) -> str:
        """The name, with its sheet when it belongs to one: « Feuil1!taux »."""
        return self.key if self.worksheet is None else f"{quoted(self.worksheet.title)}!{self.key}"

    @name.setter
    def name(self, value: str) -> None:
        key = check_name(split_sheet(value)[1])
        defined = self._owner.pop(self.key)
        defined.name = self.key = key
        self._owner[key] = defined

    @property
    def refers_to(self) -> str:
        """What the name stands for, as a formula."""
        return f"={self._owner[self.key].attr_text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._owner[self.key].attr_text = as_formula(value)

    @property
    def refers_to_range(self) -> "Range":
        """The range that the name stands for; `ValueError` when it stands for something else."""
        sheet, text = split_sheet(self.refers_to[1:])
        area = parse(text)
        if sheet is None or area is None:
            raise ValueError(f"Le nom « {self.name} » ne désigne pas une plage : {self.refers_to}")
        return self.book.sheets(sheet).on(area)

    def delete(self) -> None:
        """The name removed."""
        del self._owner[self.key]


def as_formula(value: str) -> str:
    """What a name stands for, as files store it: a formula without « = », or a text between quotes."""
    return value[1:] if value.startswith("=") else '"' + value.replace('"', '""') + '"'


class Names(Implementation, contract=base_classes.Names):
    """The names of a book and its sheets, or of one sheet alone."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The collection in Excel's own object model."""
        return facade("Names", self)

    def _all(self) -> list[Name]:
        book = self.book
        sheets = book.workbook.worksheets if self.sheet is None else [self.sheet.worksheet]
        shared = [Name(book, key) for key in book.workbook.defined_names] if self.sheet is None else []
        return shared + [Name(book, key, sheet) for sheet in sheets for key in sheet.defined_names]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all())

    def __call__(self, key: str | int) -> Name:
        """The name of that rank from 1, or of that text, whatever its case; `KeyError` when there is none."""
        if isinstance(key, int):
            return self._all()[key - 1]
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def find(self, text: str) -> Name | None:
        """The name of that text; a sheet's own name goes before the book's."""
        sheet, key = split_sheet(text)
        found = [name for name in self._all() if name.key.lower() == key.lower()]
        if sheet is not None:
            found = [name for name in found if name.worksheet is not None and name.worksheet.title == sheet]
        if self.sheet is None and sheet is None:
            found.sort(key=lambda name: name.worksheet is not None)
        return found[0] if found else None

    def contains(self, key: str) -> bool:
        """Whether there is such a name."""
        return self.find(key) is not None

    def snapshot(self) -> list[tuple[str, Name]]:
        """Each name's text with the name itself."""
        return [(name.name, name) for name in self._all()]

    def add(self, name: str, refers_to: str) -> Name:
        """A new name, of the sheet when the collection is a sheet's or the text says so; an old one gives way."""
        sheet, key = split_sheet(name)
        worksheet = self.sheet.worksheet if self.sheet is not None else None
        if sheet is not None:
            worksheet = self.book.sheets(sheet).worksheet
        owner: Any = worksheet if worksheet is not None else self.book.workbook
        old = next((each for each in owner.defined_names if each.lower() == key.lower()), key)
        owner.defined_names.pop(old, None)
        owner.defined_names[key] = DefinedName(check_name(key), attr_text=as_formula(refers_to))
        return Name(self.book, key, worksheet)

    def sheet_of(self, text: str) -> "Sheet | None":
        """The sheet of the range that a name stands for."""
        name = self.find(text) or Names(self.book).find(text)
        return name.refers_to_range.sheet if name else None


def area_of_name(sheet: "Sheet", text: str) -> Area | None:
    """The area that a name stands for, `None` when there is no such name."""
    name = sheet.names.find(text) or sheet.book.names.find(text)
    return name.refers_to_range.area if name else None


def name_of_area(sheet: "Sheet", area: Area) -> Name | None:
    """The first name that stands for exactly an area."""
    for name in sheet.book.names:
        place, text = split_sheet(name.refers_to[1:])
        if place == sheet.name and parse(text) == area:
            return name
    return None
