"""Workbooks, opened from real files."""

from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from french_excel.com import Collection, ComObject, refused
from french_excel.loading.saving import save_copy
from french_excel.looks import Styles
from french_excel.names import Names
from french_excel.sheets import Sheets, Worksheet
from french_excel.store import Book, Sheet
from french_excel.view import Windows

if TYPE_CHECKING:
    from french_excel.excel import FrenchExcel

MACROS, PLAIN = 52, 51


class Workbook(ComObject):
    """A workbook."""

    def __init__(self, excel: "FrenchExcel", stored: Book) -> None:
        super().__init__(excel, excel.application)
        self.stored = stored

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.stored.name

    def check_structure(self) -> None:
        """A refusal where sheets may not come, go or move."""
        if self.stored.structure_locked:
            raise refused("La structure du classeur est protégée.")

    @property
    def Name(self) -> str:
        return self.stored.name

    @property
    def Path(self) -> str:
        return self.stored.folder

    @property
    def FullName(self) -> str:
        """The path, or an address for a file that lies on OneDrive or SharePoint."""
        folder = self.stored.folder
        if "://" in folder:
            return f"{folder}/{self.stored.name}"
        if not folder:
            return self.stored.name
        separator = "\\" if PureWindowsPath(folder).drive else "/"
        return f"{folder}{separator}{self.stored.name}"

    @property
    def FileFormat(self) -> int:
        return MACROS if self.stored.name.endswith(".xlsm") else PLAIN

    @property
    def ReadOnly(self) -> bool:
        return self.stored.read_only

    @property
    def ProtectStructure(self) -> bool:
        return self.stored.structure_locked

    @property
    def Saved(self) -> bool:
        return self.excel.state.get(f"saved {self.stored.name}", False)

    @Saved.setter
    def Saved(self, on: bool) -> None:
        self.excel.state[f"saved {self.stored.name}"] = bool(on)

    @property
    def Worksheets(self) -> Sheets:
        return Sheets(self.excel, self)

    @property
    def Sheets(self) -> Sheets:
        return Sheets(self.excel, self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.stored.sheet(self.stored.active))

    @property
    def Styles(self) -> Styles:
        return Styles(self.excel, self)

    @property
    def Names(self) -> Names:
        return Names(self.excel, self)

    @property
    def Windows(self) -> Windows:
        return Windows(self.excel, self)

    def Activate(self) -> None:
        self.excel.active_book = self.stored

    def Close(self, SaveChanges: bool | None = None) -> None:
        """The workbook gone; without an answer beforehand Excel would ask."""
        if SaveChanges is None and self.excel.state.get("DisplayAlerts", True):
            raise refused("Excel demanderait s'il faut enregistrer.")
        self.excel.books = [each for each in self.excel.books if each is not self.stored]
        self.excel.active_book = self.excel.books[-1] if self.excel.books else None

    def Save(self) -> None:
        self.SaveCopyAs(self.FullName)

    def SaveCopyAs(self, Filename: str) -> None:
        """The cells written as a workbook file, the workbook itself staying the one it is."""
        if not Path(Filename).parent.is_dir():
            raise refused(f"Le dossier de « {Filename} » n'existe pas.")
        save_copy(self.stored, Path(Filename))


class Workbooks(Collection):
    """The open workbooks."""

    def items(self) -> list[Workbook]:
        return [Workbook(self.excel, stored) for stored in self.excel.books]

    def Open(self, Filename: str, *options: Any) -> Workbook:
        """A workbook file opened; never two of one name."""
        path = Path(Filename)
        if any(options):
            raise refused("Workbooks.Open : options inconnues de la doublure.")
        if not path.is_file() or path.name.casefold() in {each.name.casefold() for each in self.excel.books}:
            raise refused(f"« {path.name} » est introuvable, ou un classeur de ce nom est déjà ouvert.")
        return Workbook(self.excel, self.excel.load(path))

    def Add(self) -> Workbook:
        """A new workbook with one sheet."""
        taken = {each.name for each in self.excel.books}
        name = next(f"Classeur{number}" for number in range(1, 1000) if f"Classeur{number}" not in taken)
        stored = Book(name, sheets=[Sheet("Feuil1")], active="Feuil1")
        self.excel.books.append(stored)
        self.excel.active_book = stored
        return Workbook(self.excel, stored)
