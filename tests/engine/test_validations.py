"""What may be entered, and what the user is told."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from fae_xlwings.engine import new_book, open_book

WARNING = 2


def stored(sheet: xw.Sheet) -> dict[str, tuple[str, str | None]]:
    """The kind and first formula of the rules of a sheet, by their cells."""
    found = sheet.impl.part.frame.findall("{*}dataValidations/{*}dataValidation")
    return {rule.get("sqref"): (rule.get("type"), rule.findtext("{*}formula1")) for rule in found}


def test_a_list_of_cells(sheet: xw.Sheet, tmp_path: Path) -> None:
    sheet["A1:A9"].data_validation.set_list(sheet["H1:H2"])
    sheet["B1"].data_validation.set_list(sheet["H1:H2"], in_cell_dropdown=False)
    sheet.book.save(tmp_path / "a.xlsx")

    shown, hidden = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].data_validations.dataValidation
    assert (str(shown.sqref), shown.formula1, shown.allowBlank, shown.showDropDown) == (
        "A1:A9",
        "Feuil1!$H$1:$H$2",
        True,
        False,
    )
    assert (shown.showInputMessage, shown.showErrorMessage, hidden.showDropDown) == (True, True, True)


def test_a_list_from_another_sheet(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Listes à part")
    sheet["A1"].data_validation.set_list(other["A1:A3"])

    assert sheet["A1"].data_validation.api.Formula1 == "='Listes à part'!$A$1:$A$3"


def test_a_list_of_texts_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"DataValidation\.set_list"):
        sheet["A1"].data_validation.set_list(["OUI", "NON"])


def test_bounds_and_formulas(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_decimal("between", 0, "=B1")
    sheet["A2"].data_validation.set_custom("=A2>1")
    bounds = sheet["A1"].data_validation.api

    assert (bounds.Type, bounds.Operator, bounds.Formula1, bounds.Formula2) == (2, 1, "0", "B1")
    assert stored(sheet)["A2"] == ("custom", "A2>1")


def test_a_bound_that_goes_leaves_no_trace(sheet: xw.Sheet) -> None:
    validation = sheet["A1"].data_validation
    validation.set_whole_number("between", 1, 9)
    validation.set_whole_number("greater_than", 1)

    assert (validation.api.Operator, validation.api.Formula2) == (5, "")


def test_messages_are_kept_when_the_rule_changes(sheet: xw.Sheet, tmp_path: Path) -> None:
    validation = sheet["A1:A5"].data_validation
    validation.set_list(sheet["H1:H2"])
    validation.api.InputMessage, validation.api.ErrorTitle, validation.api.ErrorMessage = "Choisissez", "Refusé", "Non"
    validation.set_list(sheet["H1:H3"])
    sheet.book.save(tmp_path / "a.xlsx")

    (rule,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].data_validations.dataValidation
    assert (rule.prompt, rule.errorTitle, rule.error, rule.formula1) == (
        "Choisissez",
        "Refusé",
        "Non",
        "Feuil1!$H$1:$H$3",
    )


@pytest.mark.parametrize("kind", ["list", "whole"])
def test_a_warning_lets_the_user_go_on(sheet: xw.Sheet, kind: str) -> None:
    validation = sheet["A1"].data_validation
    validation.set_list(sheet["H1:H3"]) if kind == "list" else validation.set_whole_number("greater_than", 0)
    before = stored(sheet)
    api = validation.api
    api.Modify(api.Type, WARNING, api.Operator, api.Formula1)

    assert stored(sheet) == before
    assert sheet.impl.part.frame.find("{*}dataValidations/{*}dataValidation").get("errorStyle") == "warning"


def test_a_rule_is_not_parted(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].data_validation.set_list(sheet["H1:H2"])

    with pytest.raises(NotImplementedError, match="une partie seulement"):
        sheet["A4:A5"].data_validation.set_list(sheet["H4:H5"])
    with pytest.raises(NotImplementedError, match="une partie seulement"):
        sheet["A4:A5"].data_validation.delete()
    with pytest.raises(NotImplementedError, match="une partie seulement"):
        sheet["A1:B9"].data_validation.set_list(sheet["H1"])
    assert stored(sheet) == {"A1:A9": ("list", "Feuil1!$H$1:$H$2")}


def test_removing_every_rule_leaves_nothing(sheet: xw.Sheet) -> None:
    sheet["A1:B9"].data_validation.set_list(sheet["H1:H2"])
    sheet.cells.data_validation.delete()
    assert sheet.impl.part.find("dataValidations") is None


def test_a_message_needs_a_rule(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="pas encore de validation"):
        sheet["A1"].data_validation.api.InputMessage = "x"


def test_removing_one_rule_leaves_the_others(tmp_path: Path) -> None:
    book = new_book()
    for cell in ("A1", "B1"):
        book.sheets[0][cell].data_validation.set_list(book.sheets[0]["H1:H2"])
    book.save(tmp_path / "a.xlsx")
    again = open_book(tmp_path / "a.xlsx")
    again.sheets[0]["A1"].data_validation.delete()
    again.save()

    assert list(stored(open_book(tmp_path / "a.xlsx").sheets[0])) == ["B1"]
