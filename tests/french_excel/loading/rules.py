"""Validations and conditional formats of a file: English there, in the user's language here."""

from typing import Any

from french_excel.conditional_formats import CELL_VALUE, COLOUR_SCALE, EXPRESSION
from french_excel.grammar import Tongue, local
from french_excel.loading.cells import Looks, spelt
from french_excel.store import Box, Rule, Validation
from french_excel.validations import LIST, plain

KINDS = {None: 0, "none": 0, "whole": 1, "decimal": 2, "list": 3, "date": 4, "time": 5, "textLength": 6, "custom": 7}
ALERTS = {None: 1, "stop": 1, "warning": 2, "information": 3}
# fmt: off
OPERATORS = {
    None: 1, "between": 1, "notBetween": 2, "equal": 3, "notEqual": 4, "greaterThan": 5, "lessThan": 6,
    "greaterThanOrEqual": 7, "lessThanOrEqual": 8,
}
# fmt: on
RULES = {"expression": EXPRESSION, "cellIs": CELL_VALUE, "colorScale": COLOUR_SCALE}
POINTS = {"min": 1, "max": 2, "num": 0, "percent": 3, "formula": 4, "percentile": 5}


def boxes(ranges: Any) -> list[Box]:
    """The boxes of a list of addresses."""
    return [Box.of(each) for each in str(ranges).split()]


def validations_of(sheet: Any, tongue: Tongue) -> list[Validation]:
    """The rules of entry of a sheet."""
    return [_validation(each, tongue) for each in sheet.data_validations.dataValidation]


def _validation(rule: Any, tongue: Tongue) -> Validation:
    kind = KINDS[rule.type]
    return Validation(
        boxes(rule.sqref),
        kind,
        ALERTS[rule.errorStyle],
        OPERATORS[rule.operator],
        _bound(rule.formula1, kind, tongue),
        _bound(rule.formula2, kind, tongue),
        texts=_texts(rule),
        flags={"dropdown": not rule.showDropDown, "ignore_blank": bool(rule.allowBlank)},
    )


def _texts(rule: Any) -> dict[str, str]:
    told = {
        "error_title": rule.errorTitle,
        "error": rule.error,
        "prompt_title": rule.promptTitle,
        "prompt": rule.prompt,
    }
    return {key: text for key, text in told.items() if text}


def _bound(formula: str | None, kind: int, tongue: Tongue) -> str:
    if not formula:
        return ""
    if kind == LIST and formula.startswith('"'):
        return tongue.separator.join(word.strip() for word in formula.strip('"').split(","))
    return plain(local(spelt(formula), tongue))


def rules_of(sheet: Any, tongue: Tongue) -> list[Rule]:
    """The conditional formats of a sheet, the first one winning."""
    every = ((each.sqref, rule) for each in sheet.conditional_formatting for rule in each.rules)
    ordered = sorted(every, key=lambda pair: pair[1].priority)
    return [_rule(sqref, rule, tongue) for sqref, rule in ordered if rule.type in RULES]


def _rule(sqref: Any, rule: Any, tongue: Tongue) -> Rule:
    formulas = [local(spelt(each), tongue) for each in rule.formula]
    first, second = [*formulas, "", ""][:2]
    kind = RULES[rule.type]
    operator = OPERATORS[rule.operator] if kind == CELL_VALUE else 0
    made = Rule(boxes(sqref), kind, first, second, operator, look=_look(rule.dxf))
    if rule.colorScale:
        pairs = zip(rule.colorScale.cfvo, rule.colorScale.color, strict=True)
        made.scale = [{"kind": POINTS[point.type], "ink": Looks.colour(colour)} for point, colour in pairs]
    return made


def _look(dxf: Any) -> dict[str, Any]:
    """What a rule changes."""
    look: dict[str, Any] = {}
    if dxf is not None and dxf.font is not None:
        told = {"bold": dxf.font.b, "italic": dxf.font.i, "ink": dxf.font.color and Looks.colour(dxf.font.color)}
        look = {key: value for key, value in told.items() if value is not None}
    if dxf is not None and dxf.fill is not None:
        look["fill"] = Looks.colour(dxf.fill.bgColor)
    return look
