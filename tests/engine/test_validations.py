"""What may be entered, and what the user is told."""

import pytest
import xlwings as xw
from headless import Reopen


def test_a_list_of_texts(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:A9"].data_validation.set_list(["OUI", "NON"])
    rule = reopened().sheets[0]["A3"].data_validation

    assert (rule.type, rule.source, rule.in_cell_dropdown, rule.ignore_blank) == ("list", "OUI,NON", True, True)


def test_a_list_from_another_sheet_and_from_a_name(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Listes à part")
    book.names.add("choix", "='Listes à part'!$A$1:$A$3")
    sheet["A1"].data_validation.set_list(other["A1:A3"])
    sheet["A2"].data_validation.set_list(book.names["choix"])

    assert sheet["A1"].data_validation.source == "='Listes à part'!$A$1:$A$3"
    assert sheet["A2"].data_validation.source == "=choix"


def test_bounds_and_formulas(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_decimal("between", 0, "=B1")
    sheet["A2"].data_validation.set_custom("=A2>1")
    bounds, custom = sheet["A1"].data_validation, sheet["A2"].data_validation

    assert (bounds.type, bounds.operator, bounds.formula1, bounds.formula2) == ("decimal", "between", "=0", "=B1")
    assert (custom.type, custom.formula) == ("custom", "=A2>1")


def test_messages_are_kept_when_the_rule_changes(sheet: xw.Sheet) -> None:
    rule = sheet["A1:A5"].data_validation
    rule.set_list(["a"])
    rule.api.InputMessage = "Choisissez"
    rule.api.ErrorTitle = "Refusé"
    rule.set_list(["a", "b"])

    assert (rule.input_message, rule.error_title, rule.source) == ("Choisissez", "Refusé", "a,b")


def test_a_warning_lets_the_user_go_on(sheet: xw.Sheet, reopened: Reopen) -> None:
    rule = sheet["A1"].data_validation
    rule.set_whole_number("greater_than", 0)
    rule.api.Modify(rule.api.Type, 2, rule.api.Operator, rule.api.Formula1)
    again = reopened().sheets[0]["A1"].data_validation

    assert (again.alert_style, again.operator, again.formula1) == ("warning", "greater_than", "=0")


def test_a_part_of_the_cells_may_get_another_rule(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].data_validation.set_list(["a"])
    sheet["A4:A5"].data_validation.set_list(["b"])

    assert [sheet[cell].data_validation.source for cell in ("A3", "A4", "A6")] == ["a", "b", "a"]
    assert sheet["A1:A9"].data_validation.type == "inconsistent"
    assert sheet["A1:B9"].data_validation.type in ("mixed_criteria", "inconsistent")


def test_removing_a_rule_keeps_the_neighbours(sheet: xw.Sheet) -> None:
    sheet["A1:B9"].data_validation.set_list(["a"])
    sheet["A4:B5"].data_validation.delete()

    assert [sheet[cell].data_validation.type for cell in ("A3", "B4", "A6")] == ["list", "none", "list"]


def test_a_message_needs_a_rule(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="pas encore de validation"):
        sheet["A1"].data_validation.api.InputMessage = "x"
