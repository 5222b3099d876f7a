"""Sheets of cells, and the collection of them."""

from typing import TYPE_CHECKING, Any

from french_excel.charts import ChartObjects, Shapes
from french_excel.com import Collection, ComObject, refused
from french_excel.names import Names, break_names
from french_excel.page_setup import HPageBreaks, PageSetup
from french_excel.ranges import Range
from french_excel.references import boxes_of
from french_excel.sheet_rights import PROTECTING
from french_excel.store import EVERYTHING, VERY_HIDDEN, VISIBLE, Box, Protection, Sheet
from french_excel.tables import ListObjects

if TYPE_CHECKING:
    from french_excel.books import Workbook

LONGEST_NAME, FORBIDDEN = 31, set("[]:*?/\\")


class Tab(ComObject):
    """The tab of a sheet."""

    @property
    def Color(self) -> int | bool:
        found = self.parent.stored.tab
        return False if found is None else found

    @Color.setter
    def Color(self, colour: int) -> None:
        self.parent.stored.tab = colour


class Allowed(ComObject):
    """What protection lets through."""

    def __getattr__(self, name: str) -> Any:
        if name in PROTECTING:
            held = self.parent.stored.protection
            return held is not None and held.allowed.get(name, False)
        return super().__getattr__(name)


class Worksheet(ComObject):
    """A sheet of cells."""

    def __init__(self, book: "Workbook", stored: Sheet) -> None:
        super().__init__(book.excel, book)
        self.book, self.stored = book, stored

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.stored.name

    @property
    def is_in_front(self) -> bool:
        """Whether it is the sheet that the user sees."""
        excel = self.excel
        return excel.active_book is self.book.stored and self.book.stored.active == self.stored.name

    def ranged(self, boxes: list[Box]) -> Range:
        """Cells of the sheet."""
        return Range(self, boxes)

    def quoted(self, *, with_book: bool = False) -> str:
        """The name as an address begins with it."""
        book = f"[{self.book.stored.name}]" if with_book else ""
        whole = f"{book}{self.stored.name}".replace("'", "''")
        return f"{whole}!" if whole.isidentifier() else f"'{whole}'!"

    def found(self, first: Any, second: Any = None) -> list[Box]:
        """The boxes of an address, a name, a table, or between two ranges."""
        boxes = first.boxes if isinstance(first, ComObject) else boxes_of(self, str(first))
        if second is None:
            return list(boxes)
        others = second.boxes if isinstance(second, ComObject) else boxes_of(self, str(second))
        ends = (boxes[0], others[0])
        top, left = min(each.top for each in ends), min(each.left for each in ends)
        return [Box(top, left, max(each.bottom for each in ends), max(each.right for each in ends))]

    def check_format(self, permission: str) -> None:
        """A refusal where protection keeps rows and columns as they are."""
        held = self.stored.protection
        if held is not None and not held.allowed.get(permission, False):
            raise refused("La feuille est protégée.")

    @property
    def Name(self) -> str:
        return self.stored.name

    @Name.setter
    def Name(self, name: str) -> None:
        taken = {sheet.name.casefold() for sheet in self.book.stored.sheets if sheet is not self.stored}
        if not name or len(name) > LONGEST_NAME or FORBIDDEN & set(name) or name.casefold() in taken:
            raise refused(f"« {name} » ne peut pas être le nom d'une feuille.")
        if self.book.stored.active == self.stored.name:
            self.book.stored.active = name
        self.stored.name = name

    @property
    def Index(self) -> int:
        return next(number for number, each in enumerate(self.book.stored.sheets, 1) if each is self.stored)

    @property
    def Visible(self) -> int:
        return self.stored.visible

    @Visible.setter
    def Visible(self, state: int | bool) -> None:
        self.book.check_structure()
        wanted = VISIBLE if state is True else int(state)
        others = [each for each in self.book.stored.sheets if each is not self.stored and each.visible == VISIBLE]
        if wanted != VISIBLE and not others:
            raise refused("La dernière feuille visible ne peut pas être masquée.")
        self.stored.visible = wanted
        if wanted != VISIBLE and self.book.stored.active == self.stored.name:
            self.book.stored.active = others[0].name

    def Activate(self) -> None:
        """The sheet put in front of its workbook, and the workbook before the others."""
        if self.stored.visible != VISIBLE and not self.excel.activates_hidden:
            raise refused("La méthode Activate de la classe Worksheet a échoué.")
        self.book.stored.active = self.stored.name
        self.excel.active_book = self.book.stored

    def Select(self, Replace: bool = True) -> None:
        if not Replace:
            raise refused("La doublure ne groupe pas les feuilles.")
        self.Activate()

    def Range(self, Cell1: Any, Cell2: Any = None) -> Range:
        return self.ranged(self.found(Cell1, Cell2))

    @property
    def Cells(self) -> Range:
        return self.ranged([EVERYTHING])

    @property
    def Rows(self) -> Range:
        return Range(self, [EVERYTHING], "rows")

    @property
    def Columns(self) -> Range:
        return Range(self, [EVERYTHING], "columns")

    @property
    def UsedRange(self) -> Range:
        """What holds data or a format, down to the last."""
        used = [spot for spot, cell in self.stored.cells.items() if not cell.is_bare] or [(1, 1)]
        rows, columns = [row for row, _ in used], [column for _, column in used]
        bottom = max(*rows, self.stored.stretched_to, rows[0])
        return self.ranged([Box(min(rows), min(columns), bottom, max(columns))])

    @property
    def ListObjects(self) -> ListObjects:
        return ListObjects(self.excel, self)

    def ChartObjects(self, Index: Any = None) -> Any:
        found = ChartObjects(self.excel, self)
        return found if Index is None else found.Item(Index)

    @property
    def Shapes(self) -> Shapes:
        return Shapes(self.excel, self)

    @property
    def Names(self) -> Names:
        return Names(self.excel, self.book)

    @property
    def HPageBreaks(self) -> HPageBreaks:
        return HPageBreaks(self.excel, self)

    def ResetAllPageBreaks(self) -> None:
        self.stored.breaks.clear()

    @property
    def PageSetup(self) -> PageSetup:
        return PageSetup(self.excel, self)

    @property
    def Tab(self) -> Tab:
        return Tab(self.excel, self)

    @property
    def ProtectContents(self) -> bool:
        return self.stored.protection is not None

    @property
    def ProtectDrawingObjects(self) -> bool:
        held = self.stored.protection
        return held is not None and held.allowed.get("DrawingObjects", True)

    @property
    def ProtectScenarios(self) -> bool:
        held = self.stored.protection
        return held is not None and held.allowed.get("Scenarios", True)

    @property
    def Protection(self) -> Allowed:
        return Allowed(self.excel, self)

    def Protect(
        self, Password: str = "", DrawingObjects: bool = True, Contents: bool = True, Scenarios: bool = True,
        UserInterfaceOnly: bool = False, **allowed: bool,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """The sheet locked but for what is allowed."""
        unknown = allowed.keys() - set(PROTECTING)
        if unknown or not Contents:
            raise refused(f"Protect : {sorted(unknown)} inconnu, ou contenu non protégé.")
        kept = {name: bool(on) for name, on in allowed.items()}
        self.stored.protection = Protection(
            Password or "", {**kept, "DrawingObjects": bool(DrawingObjects), "Scenarios": bool(Scenarios)}
        )

    def Unprotect(self, Password: str = "") -> None:
        """The lock taken away; a password that is not the user's makes Excel ask, which ends here."""
        held = self.stored.protection
        if held is not None and held.password and (Password or "") != held.password:
            raise refused("Le mot de passe que vous avez fourni n'est pas correct.")
        self.stored.protection = None

    def Delete(self) -> None:
        """The sheet gone, never the last one that is seen."""
        self.book.check_structure()
        left = [each for each in self.book.stored.sheets if each is not self.stored]
        if not any(each.visible == VISIBLE for each in left):
            raise refused("Un classeur garde au moins une feuille visible.")
        self.book.stored.sheets = left
        break_names(self.book.stored, self.stored.name)
        if self.book.stored.active == self.stored.name:
            self.book.stored.active = next(each.name for each in left if each.visible == VISIBLE)

    def Move(self, Before: Any = None, After: Any = None) -> None:
        """The sheet put before or after another."""
        self.book.check_structure()
        mark = Before or After
        if VERY_HIDDEN in {self.stored.visible, mark.stored.visible}:
            raise refused("La méthode Move de la classe Worksheet a échoué.")
        sheets = self.book.stored.sheets
        sheets[:] = [each for each in sheets if each is not self.stored]
        place = next(number for number, each in enumerate(sheets) if each is mark.stored)
        sheets.insert(place if Before else place + 1, self.stored)

    def Calculate(self) -> None:
        self.excel.application.Calculate()


class Sheets(Collection):
    """The sheets of a workbook."""

    def items(self) -> list[Worksheet]:
        return [Worksheet(self.parent, stored) for stored in self.parent.stored.sheets]

    def Add(self, Before: Any = None, After: Any = None) -> Worksheet:
        """A new sheet, put in front."""
        self.parent.check_structure()
        stored = self.parent.stored
        taken = {sheet.name for sheet in stored.sheets}
        name = next(f"Feuil{number}" for number in range(1, 1000) if f"Feuil{number}" not in taken)
        mark = Before or After or self.parent.ActiveSheet
        place = next(number for number, each in enumerate(stored.sheets) if each is mark.stored)
        stored.sheets.insert(place + bool(After), Sheet(name))
        stored.active = name
        return Worksheet(self.parent, stored.sheet(name))
