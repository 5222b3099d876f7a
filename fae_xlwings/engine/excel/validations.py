"""Data validations: what may be entered in a cell, and what the user is told."""

from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import Area, areas_of
from fae_xlwings.engine.base.contract import Implementation, refuse
from fae_xlwings.engine.base.facade import Api, Member, method
from fae_xlwings.engine.base.tree import assign, children, detach, drop, ensure
from fae_xlwings.engine.base.xml import Node, element, tag
from fae_xlwings.engine.sheet.sheet_part import SheetPart

# The file's words in the order in which Excel counts them from 1 (XlDVType, XlFormatConditionOperator, XlDVAlertStyle).
TYPES = ("whole", "decimal", "list", "date", "time", "textLength", "custom")
OPERATORS = (
    "between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual", "lessThanOrEqual",
)  # fmt: skip
ALERTS = ("stop", "warning", "information")
FORMULAS = ("formula1", "formula2")
PARTED = "DataValidation (une partie seulement des cellules d'une règle)"


def rule_of(part: SheetPart, area: Area) -> Node | None:
    """The rule of exactly these cells, `None` where they have none; one for other cells too is not parted here."""
    rules, whole = children(part.find("dataValidations"), "dataValidation"), area.reference
    own = next((rule for rule in reversed(rules) if rule.get("sqref") == whole), None)
    if own is None and any(each.meets(area) for rule in rules for each in areas_of(rule.get("sqref"))):
        refuse(PARTED)
    return own


class DataValidation(Implementation, contract=base_classes.DataValidation):
    """The validation of a range."""

    def __init__(self, parent: Any) -> None:
        self.parent = parent
        self._own: Node | None = None

    @property
    def _part(self) -> SheetPart:
        return self.parent.sheet.part

    @property
    def rule(self) -> Node | None:
        """The rule of the range's cells."""
        if self._own is None or self._own.getparent() is None:
            self._own = rule_of(self._part, self.parent.area)
        return self._own

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """The choices of a range; the file's « showDropDown » means the contrary of its name."""
        if isinstance(source, list):
            refuse("DataValidation.set_list([…])")
        formula = source.sheet.reference(source.area)
        assign(self.own("list", None, formula), showDropDown=None if in_cell_dropdown else True)

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """A comparison, or a formula that must be true."""
        self.own(_spelt(rule_type), operator and _spelt(operator), formula1, formula2)

    def own(self, kind: str, operator: str | None, *formulas: str | None) -> Node:
        """The range's rule, made where it has none, with another criterion."""
        rule = self.editable()
        if rule is None:
            # As Excel makes new ones: blanks allowed, tip and message shown.
            rule = assign(element("dataValidation"), allowBlank=True, showInputMessage=True, showErrorMessage=True)
            holder = self._part.place("dataValidations")
            holder.append(assign(rule, sqref=self.parent.area.reference))
            assign(holder, count=len(holder))
        drop(assign(rule, type=kind, operator=operator), *FORMULAS)
        for name, text in zip(FORMULAS, formulas, strict=False):
            if text is not None:
                ensure(rule, name, FORMULAS).text = text.removeprefix("=")
        return rule

    def editable(self) -> Node | None:
        """The range's rule, to be changed."""
        self._part.edit_frame()
        return self.rule

    def delete(self) -> None:
        """The rules of the range's cells removed; a rule that holds for other cells too is not parted here."""
        part, area = self._part, self.parent.area
        for rule in children(part.find("dataValidations"), "dataValidation"):
            held = areas_of(rule.get("sqref"))
            if any(map(area.meets, held)):
                if not all(map(area.holds, held)):
                    refuse(PARTED)
                part.edit_frame()
                assign(holder := detach(rule), count=len(holder))
        if not children(part.find("dataValidations"), "dataValidation"):
            part.remove("dataValidations")


def _spelt(word: str) -> str:
    """The file's word for one of xlwings: « whole_number » is « whole », « not_equal_to » is « notEqual »."""
    head, *rest = word.removesuffix("_number").removesuffix("_to").split("_")
    return head + "".join(map(str.capitalize, rest))


def _modify(  # noqa: PLR0917 - the order of Excel's own arguments
    validation: DataValidation,
    Type: int,  # noqa: N803 - Excel's own words
    AlertStyle: int,  # noqa: N803 - idem
    Operator: int | None,  # noqa: N803 - idem
    Formula1: str,  # noqa: N803 - idem
    Formula2: str | None = None,  # noqa: N803 - idem
) -> None:
    operator = OPERATORS[Operator - 1] if Operator else None
    assign(validation.own(TYPES[Type - 1], operator, Formula1, Formula2), errorStyle=ALERTS[AlertStyle - 1])


def _told(word: str) -> Member:
    """What a user is told, kept by the rule; setting it needs a rule, as in Excel."""

    def put(validation: DataValidation, value: str) -> None:
        rule = validation.editable()
        if rule is None:
            raise ValueError(f"Validation.{word} : {validation.parent.address} n'a pas encore de validation.")
        assign(rule, **{word: value or None})

    return Member(None, put)


def _counted(word: str, words: tuple[str, ...]) -> Member:
    """An attribute of the rule as Excel counts it."""

    def get(validation: DataValidation) -> int | None:
        found = None if validation.rule is None else validation.rule.get(word)
        return words.index(found) + 1 if found in words else None

    return Member(get)


def _formula(name: str) -> Member:
    """A formula of the rule as the file has it, « = » before the choices of a list."""

    def get(validation: DataValidation) -> str:
        rule = validation.rule
        text = "" if rule is None else rule.findtext(tag(name), "")
        return f"={text}" if rule is not None and rule.get("type") == "list" else text

    return Member(get)


class ValidationApi(Api, of=DataValidation):
    """Excel's `Validation`."""

    Modify = method(_modify)
    Type = _counted("type", TYPES)
    Operator = _counted("operator", OPERATORS)
    Formula1 = _formula("formula1")
    Formula2 = _formula("formula2")
    InputMessage = _told("prompt")
    ErrorTitle = _told("errorTitle")
    ErrorMessage = _told("error")
