"""Conditional formats and data validations of a plan, through xlwings."""

from typing import Any

import xlwings as xw

from fae_xlwings.draw.cells import cells_at
from fae_xlwings.draw.theme import LOOKS, PALETTE
from fae_xlwings.texts import typeset
from fae_xlwings.views.words.plan import Bounds, Choice, Rule, Scale

REFUSED = "Saisie refusée"
DOUBTFUL = "Saisie à vérifier"
WARNING = 2


def draw_rule(sheet: xw.Sheet, rule: Rule | Scale) -> None:
    """A conditional format added to its cells; Excel reads the formula as written for the active cell.

    The sheet is in front, as only there cells can be selected.
    """
    cells = sheet.range(rule.address)
    formats = cells.conditional_formats
    if isinstance(rule, Scale):
        formats.add_color_scale([PALETTE[colour] for colour in rule.colours])
        return
    sheet.range(rule.address.partition(":")[0]).api.Select()
    look = LOOKS[rule.style]
    formats.add_custom(rule.formula, fill_color=look.fill or None, font_color=look.ink, font_bold=look.bold or None)


def draw_validation(sheet: xw.Sheet, rule: Choice | Bounds) -> None:
    """A data validation set on its cells, with its French message."""
    validation = sheet.range(rule.address).data_validation
    if isinstance(rule, Choice):
        validation.set_list(cells_at(sheet, rule.source))
    else:
        _set_bounds(validation, rule)
    _set_messages(validation.api, rule)


def _set_messages(validation: Any, rule: Choice | Bounds) -> None:
    """What Excel says about an entry; xlwings only reads these."""
    if not rule.strict:
        second = (validation.Formula2,) if isinstance(rule, Bounds) and rule.maximum is not None else ()
        validation.Modify(validation.Type, WARNING, validation.Operator, validation.Formula1, *second)
    validation.ErrorTitle = REFUSED if rule.strict else DOUBTFUL
    validation.ErrorMessage = typeset(rule.message)
    validation.InputMessage = typeset(rule.prompt)


def _set_bounds(validation: xw.main.DataValidation, rule: Bounds) -> None:
    compare = validation.set_whole_number if rule.whole else validation.set_decimal
    if rule.maximum is None:
        compare("greater_than" if rule.above else "greater_than_or_equal", rule.minimum)
    else:
        compare("between", rule.minimum, rule.maximum)
