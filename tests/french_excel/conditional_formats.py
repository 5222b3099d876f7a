"""Conditional formats: their formulas are read in the user's language, for the cell that is active."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from french_excel import writing
from french_excel.com import Collection, ComObject, refused
from french_excel.grammar import checked, local, shifted
from french_excel.looks import Font, Interior, KeptLook
from french_excel.store import Box, Rule
from french_excel.validations import without

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

CELL_VALUE, EXPRESSION, COLOUR_SCALE = 1, 2, 3
LOWEST, HIGHEST, PERCENTILE = 1, 2, 5
SCALES = {2: (LOWEST, HIGHEST), 3: (LOWEST, PERCENTILE, HIGHEST)}


class FormatConditions(Collection):
    """The rules that bear on cells, the first one winning."""

    def __init__(self, sheet: "Worksheet", boxes: Sequence[Box]) -> None:
        super().__init__(sheet.excel, sheet)
        self.sheet, self.boxes = sheet, list(boxes)

    def items(self) -> list["FormatCondition"]:
        rules = self.sheet.stored.rules
        mine = (rule for rule in rules if any(one.meets(other) for one in rule.boxes for other in self.boxes))
        return [FormatCondition(self.sheet, rule) for rule in mine]

    def Add(self, Type: int, Operator: int = 0, Formula1: Any = None, Formula2: Any = None) -> "FormatCondition":
        """A rule added after the others."""
        writing.check_writable(self.sheet, self.boxes)
        if Type not in {CELL_VALUE, EXPRESSION} or Formula1 is None:
            raise refused(f"FormatConditions.Add : type {Type} inconnu de la doublure, ou sans formule.")
        second = "" if Formula2 is None else self._written(Formula2)
        return self._added(Rule(list(self.boxes), Type, self._written(Formula1), second, Operator))

    def AddColorScale(self, ColorScaleType: int) -> "FormatCondition":
        """A scale from the lowest value to the highest."""
        writing.check_writable(self.sheet, self.boxes)
        scale = [{"kind": kind} for kind in SCALES[ColorScaleType]]
        return self._added(Rule(list(self.boxes), COLOUR_SCALE, scale=scale))

    def _added(self, rule: Rule) -> "FormatCondition":
        self.sheet.stored.rules.append(rule)
        return FormatCondition(self.sheet, rule)

    def _written(self, formula: Any) -> str:
        """The formula as it reads for the first cell of the range, whichever cell it was said for."""
        excel = self.sheet.excel
        excel.check_style(str(formula))
        english = checked(f"={str(formula).removeprefix('=')}", excel.rule_tongue)
        active = excel.application.ActiveCell
        first = Box(self.boxes[0].top, self.boxes[0].left, self.boxes[0].top, self.boxes[0].left)
        spoken_for = active.box.address(rows=False, columns=False)
        return local(shifted(english, spoken_for, first.address(rows=False, columns=False)), excel.tongue)

    def Delete(self) -> None:
        """The cells freed of any rule."""
        writing.check_writable(self.sheet, self.boxes)
        for rule in self.sheet.stored.rules:
            rule.boxes = without(rule.boxes, self.boxes)
        self.sheet.stored.rules = [rule for rule in self.sheet.stored.rules if rule.boxes]


class FormatCondition(ComObject):
    """A rule."""

    def __init__(self, sheet: "Worksheet", rule: Rule) -> None:
        super().__init__(sheet.excel, sheet)
        self.sheet, self.rule = sheet, rule

    @property
    def Type(self) -> int:
        return self.rule.kind

    @property
    def Operator(self) -> int:
        return self.rule.operator

    @property
    def Formula1(self) -> str:
        return self.rule.formula1

    @property
    def Formula2(self) -> str:
        return self.rule.formula2

    @property
    def AppliesTo(self) -> Any:
        return self.sheet.ranged(self.rule.boxes)

    @property
    def Interior(self) -> Interior:
        return Interior(self.excel, KeptLook(self.rule.look))

    @property
    def Font(self) -> Font:
        return Font(self.excel, KeptLook(self.rule.look))

    @property
    def StopIfTrue(self) -> bool:
        return self.rule.look.get("stops", True)

    @StopIfTrue.setter
    def StopIfTrue(self, on: bool) -> None:
        self.rule.look["stops"] = on

    def SetFirstPriority(self) -> None:
        """The rule put before all others of its sheet."""
        rules = self.sheet.stored.rules
        rules.sort(key=lambda each: each is not self.rule)

    def ColorScaleCriteria(self, number: int) -> "ScaleCriterion":
        """A point of the scale."""
        return ScaleCriterion(self, self.rule.scale[number - 1])

    def Delete(self) -> None:
        self.sheet.stored.rules = [rule for rule in self.sheet.stored.rules if rule is not self.rule]


class ScaleCriterion(ComObject):
    """A point of a colour scale."""

    def __init__(self, owner: FormatCondition, kept: dict[str, Any]) -> None:
        super().__init__(owner.excel, owner)
        self.kept = kept

    @property
    def Type(self) -> int:
        return self.kept["kind"]

    @Type.setter
    def Type(self, kind: int) -> None:
        self.kept["kind"] = kind

    @property
    def Value(self) -> Any:
        return self.kept.get("value")

    @Value.setter
    def Value(self, value: Any) -> None:
        self.kept["value"] = value

    @property
    def FormatColor(self) -> "FormatColor":
        return FormatColor(self.excel, self)


class FormatColor(ComObject):
    """The colour of a point of a scale."""

    @property
    def Color(self) -> int:
        return self.parent.kept.get("ink", 0)

    @Color.setter
    def Color(self, colour: int) -> None:
        self.parent.kept["ink"] = colour
