"""Data validations: their formulas are read in the user's language, and answered in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from french_excel import writing
from french_excel.com import ComObject, refused
from french_excel.grammar import checked, local
from french_excel.store import Box, Sheet
from french_excel.store import Validation as Stored

if TYPE_CHECKING:
    from french_excel.ranges import Range

ALL_VALIDATION, SAME_VALIDATION = -4174, -4175
INPUT_ONLY, LIST, CUSTOM = 0, 3, 7
KINDS, ALERTS, OPERATORS = range(8), (1, 2, 3), range(1, 9)
LONGEST_FORMULA, LONGEST_TITLE, LONGEST_MESSAGE = 255, 32, 255


def validated(sheet: Sheet, boxes: Sequence[Box]) -> list[Box]:
    """The cells of the boxes that are under a validation."""
    each = ((box, mine) for rule in sheet.validations for mine in rule.boxes for box in boxes)
    return [common for box, mine in each if (common := box.meets(mine))]


def without(own: Sequence[Box], boxes: Sequence[Box]) -> list[Box]:
    """The boxes of a rule that lost those of others."""
    left = list(own)
    for box in boxes:
        left = [rest for each in left for rest in each.less(box)]
    return left


def written(formula: Any, kind: int, excel: Any) -> str:
    """A formula of a validation as it is kept: checked in the user's grammar, a list of words parted by his mark."""
    text = str(formula).strip()
    if len(text) > LONGEST_FORMULA or not text:
        raise refused("La formule de validation est vide ou trop longue.")
    tongue = excel.rule_tongue
    if kind == LIST and not text.startswith("="):
        return _words(text, excel)
    excel.check_style(text)
    english = checked(text if text.startswith("=") else f"={text}", tongue)
    return plain(local(english, excel.tongue))


def _words(text: str, excel: Any) -> str:
    """The words of a list parted by the user's mark; whether a comma parts them too is the machine's affair."""
    mark = excel.list_separator
    if excel.list_commas == "refused" and "," in text and mark != ",":
        raise refused("La liste n'est pas écrite dans la langue de l'utilisateur.")
    parted = text.replace(",", mark) if excel.list_commas == "part" else text
    return mark.join(word.strip() for word in parted.split(mark))


def plain(formula: str) -> str:
    """A bound that is only a number, without its equals sign; « 0,0 » is 0."""
    bare = formula.removeprefix("=")
    try:
        return f"{float(bare.replace(',', '.')):.15g}".replace(".", ",")
    except ValueError:
        return formula


def text_of(key: str, longest: int) -> property:
    """A title or a message, cut by nobody: too long is refused."""

    def put(self: "Validation", text: str) -> None:
        if len(text) > longest:
            raise refused(f"Le texte dépasse {longest} caractères.")
        self.the_rule().texts[key] = text

    return property(lambda self: self.the_rule().texts.get(key, ""), put)


def flag(key: str) -> property:
    """A switch of a validation, on until told otherwise."""

    def put(self: "Validation", on: bool) -> None:
        self.the_rule().flags[key] = bool(on)

    return property(lambda self: self.the_rule().flags.get(key, True), put)


class Validation(ComObject):
    """The validation of the cells of a range."""

    ErrorTitle = text_of("error_title", LONGEST_TITLE)
    ErrorMessage = text_of("error", LONGEST_MESSAGE)
    InputTitle = text_of("prompt_title", LONGEST_TITLE)
    InputMessage = text_of("prompt", LONGEST_MESSAGE)
    IgnoreBlank = flag("ignore_blank")
    InCellDropdown = flag("dropdown")
    ShowInput = flag("show_input")
    ShowError = flag("show_error")

    def __init__(self, cells: "Range") -> None:
        super().__init__(cells.excel, cells)
        self.cells = cells

    def the_rule(self) -> Stored:
        """The one rule that every cell is under; Excel refuses to answer for none or for several."""
        sheet, boxes = self.cells.sheet.stored, self.cells.boxes
        found = [rule for rule in sheet.validations if any(mine.meets(box) for mine in rule.boxes for box in boxes)]
        if len(found) != 1 or any(without([box], found[0].boxes) for box in boxes):
            raise refused("Erreur définie par l'application ou par l'objet.")
        return found[0]

    @property
    def Type(self) -> int:
        return self.the_rule().kind

    @property
    def AlertStyle(self) -> int:
        return self.the_rule().alert

    @property
    def Operator(self) -> int:
        return self.the_rule().operator

    @property
    def Formula1(self) -> str:
        return self.the_rule().formula1

    @property
    def Formula2(self) -> str:
        return self.the_rule().formula2

    @property
    def Value(self) -> bool:
        return True

    def Add(
        self,
        Type: int,
        AlertStyle: int = 1,
        Operator: int = 1,
        Formula1: Any = None,
        Formula2: Any = None,
    ) -> None:
        """A rule on cells that have none."""
        sheet, boxes = self.cells.sheet.stored, self.cells.boxes
        writing.check_writable(self.cells.sheet, boxes)
        if validated(sheet, boxes):
            raise refused("Une validation est déjà là.")
        sheet.validations.append(self._made(Type, AlertStyle, Operator, Formula1, Formula2, list(boxes)))

    def Modify(
        self,
        Type: int,
        AlertStyle: int = 1,
        Operator: int = 1,
        Formula1: Any = None,
        Formula2: Any = None,
    ) -> None:
        """The rule of the cells made another; its messages stay."""
        writing.check_writable(self.cells.sheet, self.cells.boxes)
        rule = self.the_rule()
        made = self._made(Type, AlertStyle, Operator, Formula1, Formula2, rule.boxes)
        rule.kind, rule.alert, rule.operator = made.kind, made.alert, made.operator
        rule.formula1, rule.formula2 = made.formula1, made.formula2

    def _made(self, kind: int, alert: int, operator: int, formula1: Any, formula2: Any, boxes: list[Box]) -> Stored:
        if kind not in KINDS or alert not in ALERTS or operator not in OPERATORS:
            raise refused("Argument de validation incorrect.")
        if formula1 is None and kind != INPUT_ONLY:
            raise refused("Il manque la formule de validation.")
        first = "" if formula1 is None else written(formula1, kind, self.excel)
        second = "" if formula2 is None else written(formula2, kind, self.excel)
        return Stored(boxes, kind, alert, operator if kind not in {LIST, CUSTOM} else 1, first, second)

    def Delete(self) -> None:
        """The cells freed of any rule."""
        sheet, boxes = self.cells.sheet.stored, self.cells.boxes
        if sheet.protection is not None:
            writing.check_writable(self.cells.sheet, boxes)
        for rule in sheet.validations:
            rule.boxes = without(rule.boxes, boxes)
        sheet.validations = [rule for rule in sheet.validations if rule.boxes]


def choices(book: Any, rule: Stored, separator: str = ";") -> list[str]:
    """The words that a list offers, read from the cells or the name that it points at."""
    if not rule.formula1.startswith("="):
        return rule.formula1.split(separator)
    place = rule.formula1[1:]
    named = next((each.refers_to[1:] for each in book.names if each.name.casefold() == place.casefold()), place)
    name, _, address = named.rpartition("!")
    if not name:
        raise AssertionError(f"the list points at « {place} », which tells no sheet")
    sheet = book.sheet(name.strip("'").replace("''", "'").rpartition("]")[2])
    cells = (sheet.cells.get(spot) for spot in Box.of(address).spots())
    return [str(cell.value) for cell in cells if cell is not None and cell.value is not None]
