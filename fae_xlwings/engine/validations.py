"""Data validations: what may be entered in a cell, and what the user is told."""

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation as Validation
from xlwings import XlwingsError, base_classes

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.areas import areas_of, count, reference, without
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.looks.stored import Rule
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.names import Name

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

# xlwings' word, the file's (ST_DataValidationType).
KINDS = (
    ("whole_number", "whole"),
    ("decimal", "decimal"),
    ("list", "list"),
    ("date", "date"),
    ("time", "time"),
    ("text_length", "textLength"),
    ("custom", "custom"),
)
KIND_TO_FILE = dict(KINDS)
KIND_FROM_FILE = {file: word for word, file in KINDS}

# xlwings' word, the file's (ST_DataValidationOperator); conditional formats share them.
OPERATORS = (
    ("between", "between"),
    ("not_between", "notBetween"),
    ("equal_to", "equal"),
    ("not_equal_to", "notEqual"),
    ("greater_than", "greaterThan"),
    ("less_than", "lessThan"),
    ("greater_than_or_equal", "greaterThanOrEqual"),
    ("less_than_or_equal", "lessThanOrEqual"),
)
OPERATOR_TO_FILE = dict(OPERATORS)
OPERATOR_FROM_FILE = {file: word for word, file in OPERATORS}

MIXED = ("none", "mixed_criteria", "inconsistent")
COMPARED = ("whole_number", "decimal", "date", "time", "text_length")
TWO_BOUNDS = ("between", "not_between")
# Excel's own limit for a rule's formula.
MAX_FORMULA = 255


class DataValidation(Implementation, contract=base_classes.DataValidation):
    """The validation of a range."""

    def __init__(self, parent: "Range") -> None:
        self.parent = parent

    @property
    def api(self) -> Any:
        """The validation in Excel's own object model."""
        return facade("Validation", self)

    @property
    def rules(self) -> list[Rule]:
        """The rules that touch the range."""
        area = self.parent.area
        every = self.parent.worksheet.data_validations.dataValidation
        return [rule for rule in every if any(each.meets(area) for each in areas_of(rule.sqref))]

    @property
    def rule(self) -> Rule | None:
        """The one rule of all the range's cells, `None` when they have none or disagree."""
        return None if self.type in MIXED else self.rules[0]

    @property
    def type(self) -> str:
        """The kind of rule; « none », « mixed_criteria » or « inconsistent » when there is not exactly one."""
        rules, area = self.rules, self.parent.area
        if not rules:
            return "none"
        if sum(count([each.common(area) for each in areas_of(rule.sqref) if each.meets(area)]) for rule in rules) < len(
            self.parent
        ):
            return "mixed_criteria"
        return KIND_FROM_FILE.get(rules[0].type, "unknown") if len(rules) == 1 else "inconsistent"

    @property
    def operator(self) -> str | None:
        """How values are compared, `None` for lists and formulas."""
        rule = self.rule
        return OPERATOR_FROM_FILE[rule.operator or "between"] if rule and self.type in COMPARED else None

    @property
    def formula1(self) -> str | None:
        """The bound, or the lower one."""
        rule = self.rule
        return rule.formula1 if rule and self.type in COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The upper bound."""
        rule = self.rule
        return rule.formula2 if rule and self.operator in TWO_BOUNDS else None

    @property
    def formula(self) -> str | None:
        """The formula that must be true."""
        rule = self.rule
        return f"={rule.formula1}" if rule and self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """The choices of a list: « OUI,NON », or « =$A$1:$A$3 »."""
        rule = self.rule
        if rule is None or self.type != "list":
            return None
        text = rule.formula1 or ""
        return text[1:-1].replace('""', '"') if text.startswith('"') else f"={text}"

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list shows its arrow."""
        # The file's « showDropDown » means the contrary of its name.
        return not self.rule.showDropDown if self.rule and self.type == "list" else None

    @property
    def ignore_blank(self) -> bool | None:
        """Whether an empty cell is allowed."""
        return bool(self.rule.allowBlank) if self.rule else None

    @property
    def input_title(self) -> str | None:
        """The title of the tip shown on the cell."""
        return self.rule.promptTitle or "" if self.rule else None

    @property
    def input_message(self) -> str | None:
        """The tip shown on the cell."""
        return self.rule.prompt or "" if self.rule else None

    @property
    def show_input(self) -> bool | None:
        """Whether the tip is shown."""
        return bool(self.rule.showInputMessage) if self.rule else None

    @property
    def error_title(self) -> str | None:
        """The title of the message for a wrong entry."""
        return self.rule.errorTitle or "" if self.rule else None

    @property
    def error_message(self) -> str | None:
        """The message for a wrong entry."""
        return self.rule.error or "" if self.rule else None

    @property
    def show_error(self) -> bool | None:
        """Whether a wrong entry is told."""
        return bool(self.rule.showErrorMessage) if self.rule else None

    @property
    def alert_style(self) -> str | None:
        """Whether a wrong entry is refused (« stop ») or only told."""
        return (self.rule.errorStyle or "stop") if self.rule else None

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """The choices: texts, a range or a name."""
        rule = self._own("list", None, _list_formula(source), None)
        rule.showDropDown = not in_cell_dropdown

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """A comparison, or a formula that must be true."""
        self._own(rule_type, operator, _bare(formula1), None if formula2 is None else _bare(formula2))

    def _own(self, kind: str, operator: str | None, formula1: str, formula2: str | None) -> Rule:
        if self.type in ("mixed_criteria", "inconsistent"):
            raise XlwingsError(f"Les cellules de {self.parent.address} n'ont pas toutes la même validation.")
        rule = self.editable() or self.new()
        rule.type, rule.operator = KIND_TO_FILE[kind], OPERATOR_TO_FILE.get(operator or "")
        rule.formula1, rule.formula2 = formula1, formula2
        return rule

    def new(self) -> Rule:
        """A rule for the range, as Excel makes new ones: blanks allowed, tip and message shown."""
        rule = Validation(allowBlank=True, showInputMessage=True, showErrorMessage=True)
        rule.sqref = MultiCellRange(self.parent.area.reference)
        self.parent.worksheet.data_validations.dataValidation.append(rule)
        return rule

    def editable(self) -> Rule | None:
        """The range's rule, parted from the cells outside the range that share it."""
        rule = self.rule
        if rule is None or areas_of(rule.sqref) == [self.parent.area]:
            return rule
        own = copy(rule)
        self.delete()
        own.sqref = MultiCellRange(self.parent.area.reference)
        self.parent.worksheet.data_validations.dataValidation.append(own)
        return own

    def delete(self) -> None:
        """The validation of the range removed."""
        delete(self.parent)


def delete(rng: "Range") -> None:
    """The validation of a range's cells removed, that of cells around them kept."""
    validations = rng.worksheet.data_validations
    kept: list[Rule] = []
    for rule in validations.dataValidation:
        areas = without(areas_of(rule.sqref), rng.area)
        if areas:
            set_areas(rule, areas)
            kept.append(rule)
    validations.dataValidation = kept


def set_areas(rule: Rule, areas: list[Area]) -> None:
    """The cells that a rule holds for."""
    rule.sqref = MultiCellRange(reference(areas))


def _bare(formula: str) -> str:
    return formula.removeprefix("=")


def _list_formula(source: Any) -> str:
    if isinstance(source, list):
        formula = '"' + ",".join(source).replace('"', '""') + '"'
    elif isinstance(source, Name):
        formula = source.name
    else:
        formula = _place(source)
    if len(formula) > MAX_FORMULA:
        raise ValueError(f"La liste de choix dépasse {MAX_FORMULA} caractères : mettez les choix dans une plage.")
    return formula


def _place(source: "Range") -> str:
    return source.sheet.reference(source.area)
