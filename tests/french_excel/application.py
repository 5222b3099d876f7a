"""The application: its state, its locale, its workbooks, what is selected."""

from typing import TYPE_CHECKING, Any

from french_excel.com import Collection, ComObject, refused
from french_excel.grammar import GENERAL, LOCAL_GENERAL
from french_excel.store import Box
from french_excel.writing import held_spots

if TYPE_CHECKING:
    from french_excel.ranges import Range

AUTOMATIC, MANUAL, SEMI_AUTOMATIC = -4105, -4135, 2
A1_STYLE = 1
DECIMAL_PLACE, LIST_PLACE, CURRENCY_PLACE, GENERAL_PLACE = 2, 4, 24, 25
# The properties of xlApplicationInternational in order from 1: COM hands over a tuple, whose first is number 0.
INTERNATIONAL = (
    33, 33, ",", "\u202f", ";", "L", "C", "l", "c", "[", "]", "{", "}", ";", "\\", " ", "/", ":", "a", "m", "j",
    "h", "m", "s", "€", LOCAL_GENERAL, 2, 2, 0, 2, 2, False, True, False, True, False, True, True, True, True, True, 1,
    True, True, False,
)  # fmt: skip


def stated(name: str, default: Any) -> property:
    """A property of the application that only remembers what it is told."""

    def put(self: "Application", value: Any) -> None:
        self.excel.state[name] = value

    return property(lambda self: self.excel.state.get(name, default), put)


class ProtectedViewWindows(Collection):
    """The files open in protected view: none."""

    def items(self) -> list[Any]:
        return []


class WorksheetFunction(ComObject):
    """The functions of cells that a program may call."""

    def CountA(self, cells: "Range") -> float:
        """How many cells are not empty; formulas and what a filter hides count."""
        stored = cells.sheet.stored
        held = (stored.cells[spot] for spot in held_spots(stored, cells.boxes))
        return float(sum(bool(cell.formula) or cell.value is not None for cell in held))


class Application(ComObject):
    """Excel itself."""

    ScreenUpdating = stated("ScreenUpdating", True)
    EnableEvents = stated("EnableEvents", True)
    DisplayAlerts = stated("DisplayAlerts", True)
    Interactive = stated("Interactive", True)
    ReferenceStyle = stated("ReferenceStyle", A1_STYLE)
    CutCopyMode = stated("CutCopyMode", False)
    Visible = stated("Visible", True)

    @property
    def StatusBar(self) -> str | bool:
        """False as long as Excel owns it."""
        return self.excel.state.get("StatusBar", False)

    @StatusBar.setter
    def StatusBar(self, text: str | bool) -> None:
        self.excel.state["StatusBar"] = text if isinstance(text, str) else False

    @property
    def Calculation(self) -> int:
        self._need_a_book("Calculation")
        return self.excel.state.get("Calculation", AUTOMATIC)

    @Calculation.setter
    def Calculation(self, mode: int) -> None:
        self._need_a_book("Calculation")
        if mode not in {AUTOMATIC, MANUAL, SEMI_AUTOMATIC}:
            raise refused(f"Impossible de définir la propriété Calculation : {mode}.")
        self.excel.state["Calculation"] = mode

    def _need_a_book(self, member: str) -> None:
        if not self.excel.books:
            raise refused(f"Impossible de lire la propriété {member} : aucun classeur n'est ouvert.")

    @property
    def PrintCommunication(self) -> bool:
        return self.excel.state.get("PrintCommunication", True)

    @PrintCommunication.setter
    def PrintCommunication(self, on: bool) -> None:
        """What was set meanwhile is only sent now, and refused as often as it is sent where no printer is there."""
        waiting = self.excel.state.get("page_waits", False)
        self.excel.state["PrintCommunication"] = on
        if on and self.excel.has_printer:
            self.excel.state["page_waits"] = False
        elif on and waiting:
            raise refused("Impossible de définir la propriété PrintCommunication de la classe Application.")

    @property
    def International(self) -> tuple[Any, ...]:
        answers = list(INTERNATIONAL)
        answers[DECIMAL_PLACE], answers[LIST_PLACE] = self.excel.decimal, self.excel.list_separator
        answers[CURRENCY_PLACE] = self.excel.currency
        answers[GENERAL_PLACE] = GENERAL if self.excel.tongue.is_english else LOCAL_GENERAL
        return tuple(answers)

    @property
    def Hwnd(self) -> int:
        return self.excel.hwnd

    @property
    def Name(self) -> str:
        return "Microsoft Excel"

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def Build(self) -> float:
        return 18025.0

    @property
    def OperatingSystem(self) -> str:
        return "Windows (64-bit) NT 10.00"

    @property
    def Ready(self) -> bool:
        return True

    @property
    def Workbooks(self) -> Any:
        from french_excel.books import Workbooks

        return Workbooks(self.excel, self)

    @property
    def ProtectedViewWindows(self) -> ProtectedViewWindows:
        return ProtectedViewWindows(self.excel, self)

    @property
    def WorksheetFunction(self) -> WorksheetFunction:
        return WorksheetFunction(self.excel, self)

    @property
    def ActiveWorkbook(self) -> Any:
        from french_excel.books import Workbook

        book = self.excel.active_book
        return Workbook(self.excel, book) if book else None

    @property
    def ActiveSheet(self) -> Any:
        book = self.ActiveWorkbook
        return book.ActiveSheet if book else None

    @property
    def Selection(self) -> "Range | None":
        sheet = self.ActiveSheet
        return sheet.ranged(sheet.stored.view.selection) if sheet else None

    @property
    def ActiveCell(self) -> "Range | None":
        sheet = self.ActiveSheet
        if sheet is None:
            return None
        first = sheet.stored.view.selection[0]
        return sheet.ranged([Box(first.top, first.left, first.top, first.left)])

    def GetOpenFilename(self, FileFilter: str = "", FilterIndex: int = 1, Title: str = "") -> str | bool:
        """The file that the user chooses, False for none; filters go by pairs, parted by commas in every language."""
        parts = FileFilter.split(",")
        if len(parts) % 2 or not 1 <= FilterIndex <= len(parts) // 2 or not Title:
            raise refused("GetOpenFilename : filtre incorrect.")
        return self.excel.chosen_file

    def Calculate(self) -> None:
        self.excel.state["calculations"] = self.excel.state.get("calculations", 0) + 1

    def CalculateFull(self) -> None:
        self.excel.state["full_calculations"] = self.excel.state.get("full_calculations", 0) + 1

    def Intersect(self, first: "Range", second: "Range") -> "Range | None":
        """The cells that both ranges hold."""
        if first.sheet.stored is not second.sheet.stored:
            raise refused("Intersect : les plages ne sont pas sur la même feuille.")
        met = [common for one in first.boxes for other in second.boxes if (common := one.meets(other))]
        return first.sheet.ranged(met) if met else None

    def Union(self, first: "Range", second: "Range") -> "Range":
        return first.sheet.ranged([*first.boxes, *second.boxes])
