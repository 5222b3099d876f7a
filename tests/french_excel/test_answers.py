"""What the double answers to xlwings' own Windows code, where a real French Excel parts from a file."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
import xlwings as xw

from french_excel.com import UnknownMemberError
from french_excel.excel import FrenchExcel
from french_excel.store import ErrorValue, Protection
from french_excel.windows import ComError, Desktop, xlwindows

NOT_DONE = -2146827284
STYLES = ('#,##0.00 "€"', "[$€-40C] #,##0", "#,##0 €")


def code_of(refusal: pytest.ExceptionInfo[ComError]) -> int:
    return refusal.value.excepinfo[-1]


def test_it_is_driven_by_the_installed_xlwings_itself() -> None:
    assert Path(xlwindows().__file__) == Path(xw.__file__).with_name("_xlwindows.py")


def test_a_member_that_it_does_not_know_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(UnknownMemberError, match=r"Worksheet\.Scenarios"):
        sheet.api.Scenarios()
    with pytest.raises(UnknownMemberError, match=r"Range\.Orientation"):
        sheet["A1"].api.Orientation = 90


@pytest.mark.parametrize("shown", STYLES)
def test_money_arrives_as_decimal_and_plain_as_float(shown: str, sheet: xw.Sheet) -> None:
    sheet["A1"].value = 1200.123456
    sheet["A1"].number_format = shown

    assert sheet["A1"].value == Decimal("1200.1235")
    assert sheet["A1"].api.Value2 == 1200.123456


def test_money_of_another_machine_is_a_number(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.currency = "$"
    sheet["A1"].value = 1200
    sheet["A1"].number_format = STYLES[0]

    assert isinstance(sheet["A1"].value, float)


def test_dates_come_back_as_they_went(sheet: xw.Sheet) -> None:
    day = datetime(2026, 9, 1)  # noqa: DTZ001 - cells know no zone
    sheet["A1"].value = day

    assert sheet["A1"].value == day
    assert sheet["A1"].api.Value2 == 46266


def test_errors_that_xlwings_does_not_know_arrive_as_integers(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    cells = excel.books[0].sheets[0]
    cells.cell((1, 1)).value = ErrorValue("#SPILL!")
    cells.cell((1, 2)).value = ErrorValue("#N/A")

    assert sheet["A1:B1"].options(err_to_str=True).value == [-2146826243, "#N/A"]


def test_the_locale_is_a_tuple_from_zero(excel: FrenchExcel) -> None:
    answers = excel.app.api.International

    assert len(answers) == 45
    assert (answers[2], answers[4], answers[5]) == (",", ";", "L")
    with pytest.raises(TypeError):
        answers(5)


def test_typed_text_becomes_what_it_looks_like_unless_marked(sheet: xw.Sheet) -> None:
    sheet["A1:F1"].value = ["1 200", "'1 200", "VRAI", "1-2", "12,5 %", "Équilibre"]

    assert sheet["A1:F1"].value == [1200, "1 200", True, 1, 0.125, "Équilibre"]
    assert sheet["B1"].formula == "1 200"


def test_one_formula_moves_along_the_range_it_fills(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].formula = "=sum( $A2,1.5 )*B$1"

    assert sheet["B2:C3"].formula == (
        ("=SUM($A2,1.5)*B$1", "=SUM($A2,1.5)*C$1"),
        ("=SUM($A3,1.5)*B$1", "=SUM($A3,1.5)*C$1"),
    )


@pytest.mark.parametrize("formula", ["=SUM(A2,1)", "=A2*1.5", "=SUM(A2)"])
def test_an_array_of_values_is_read_in_french(formula: str, excel: FrenchExcel, sheet: xw.Sheet) -> None:
    with pytest.raises(ComError) as refusal:
        sheet["A1:B1"].value = ["x", formula]
    assert code_of(refusal) == NOT_DONE
    assert sheet["A1"].value is None

    excel.array_formulas = "english"
    sheet["A1:B1"].value = ["x", formula]
    assert sheet["B1"].formula == formula


def test_a_text_cell_keeps_a_formula_as_text(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "@"
    sheet["A1"].formula = "=1+1"

    assert sheet["A1"].value == "=1+1"
    assert not sheet["A1"].api.HasFormula


def test_number_formats_are_english_only_while_vba_waits(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "#,##0.00"
    assert sheet["A1"].number_format == "#,##0.00"

    excel.vba_on_stack = False
    sheet["A1"].number_format = "#,##0.00"
    assert sheet["A1"].number_format == "#.##0,00"
    with pytest.raises(ComError):
        sheet["A1"].number_format = "General"


def test_a_language_may_be_named_for_a_format(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.vba_on_stack = False
    door = sheet["A1"].api._oleobj_

    door.Invoke(door.GetIDsOfNames("NumberFormat"), 1033, 4, 0, "#,##0.00")

    assert sheet["A1"].number_format == "#,##0.00"


def test_xlwings_parts_the_words_of_a_list_with_the_letter_of_rows(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_list(["OUI", "NON"])

    assert sheet["A1"].data_validation.source == "OUILNON"


def test_a_list_given_with_either_mark_has_its_words(sheet: xw.Sheet) -> None:
    sheet["A1"].api.Validation.Add(3, 1, 1, "OUI,NON")
    sheet["A2"].api.Validation.Add(3, 1, 1, "OUI;NON")

    assert {sheet["A1"].data_validation.source, sheet["A2"].data_validation.source} == {"OUI;NON"}


def test_bounds_have_no_english_decimals(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    with pytest.raises(ComError):
        sheet["A1"].data_validation.set_decimal("greater_than_or_equal", 0.5)
    with pytest.raises(ComError):
        sheet["A1"].data_validation.set_decimal("greater_than_or_equal", 0.0)
    sheet["A1"].data_validation.set_decimal("greater_than", 0)
    assert sheet["A1"].data_validation.formula1 == "=0"

    excel.local_rules = False
    sheet["A2"].data_validation.set_decimal("greater_than_or_equal", 0.5)
    assert sheet["A2"].data_validation.formula1 == "=0,5"


def test_a_rule_is_read_for_the_active_cell(sheet: xw.Sheet) -> None:
    sheet["B2"].select()
    sheet["B2:B9"].conditional_formats.add_custom("=$A2=0", fill_color="#ff0000")
    sheet["A1"].select()
    sheet["C2:C9"].conditional_formats.add_custom("=$A2=0", fill_color="#ff0000")

    assert sheet["B2"].conditional_formats[0].formula == "=$A2=0"
    assert sheet["C2"].conditional_formats[0].formula == "=$A3=0"
    with pytest.raises(ComError):
        sheet["D2"].conditional_formats.add_custom("=OR($A2=0,$B2=0)", fill_color="#ff0000")


def test_a_hidden_sheet_is_not_put_in_front(book: xw.Book) -> None:
    hidden = book.sheets.add("Cachée", after=book.sheets[0])
    hidden.visible = False

    assert book.sheets.active.name == "Feuil1"
    for act in (hidden.activate, hidden["A1"].select, hidden.api.Activate):
        with pytest.raises(ComError):
            act()
    with pytest.raises(ComError):
        book.sheets[0].visible = False


def test_a_protected_sheet_takes_nothing_but_its_inputs(sheet: xw.Sheet) -> None:
    sheet["B1"].api.Locked = False
    sheet.api.Protect(AllowFiltering=True)

    sheet["B1"].value = 1
    for act in (lambda: setattr(sheet["A1:B1"], "value", 1), sheet.clear, sheet["A1"].data_validation.delete):
        with pytest.raises(ComError):
            act()
    assert sheet.api.ProtectContents
    assert sheet.api.Protection.AllowFiltering
    assert not sheet.api.Protection.AllowSorting


def test_a_password_is_asked_for(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.books[0].sheets[0].protection = Protection("secret")

    with pytest.raises(ComError):
        sheet.api.Unprotect()
    sheet.api.Unprotect("secret")
    assert not sheet.api.ProtectContents


def test_filtered_rows_swallow_what_is_written(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.books[0].sheets[0].filtered_rows = {2}

    sheet["A1:A3"].value = [[1], [2], [3]]

    assert sheet["A1:A3"].value == [1, None, 3]
    assert sheet["1:3"].api.EntireRow.Hidden is None


def test_only_the_corner_of_merged_cells_is_written(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].api.Merge()
    sheet["A1:B1"].value = [1, 2]

    assert sheet["A1:B1"].value == [1, None]
    with pytest.raises(ComError):
        sheet.tables.add(sheet["A1:B3"])


def test_a_table_grows_over_what_is_written_under_and_beside_it(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = [["NOM", "CA"], ["a", 1]]
    table = sheet.tables.add(sheet["A1:B2"], name="tblClients")
    assert sheet.range("tblClients").address == "$A$2:$B$2"

    sheet["A3:B4"].value = [["b", 2], ["c", 3]]
    sheet["C1:C4"].value = [["SCORE"], [1], [2], [3]]

    assert table.range.address == "$A$1:$C$4"


def test_a_workbook_on_onedrive_is_an_address(excel: FrenchExcel, book: xw.Book) -> None:
    excel.books[0].folder = "https://firme.sharepoint.com/Documents"

    assert book.api.FullName.startswith("https://firme.sharepoint.com/Documents/")
    with pytest.raises(xw.XlwingsError):
        _ = book.fullname


def test_without_a_printer_no_page_is_set_up(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.has_printer = False
    setup, app = sheet.api.PageSetup, sheet.book.app.api

    with pytest.raises(ComError):
        setup.Orientation = 2
    app.PrintCommunication = False
    setup.Orientation = 2
    with pytest.raises(ComError):
        app.PrintCommunication = True
    assert app.PrintCommunication


def test_any_call_may_fail_once(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    excel.fails_at = excel.calls + 1

    with pytest.raises(ComError):
        sheet["A1"].value = 1
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1


def test_reading_a_whole_sheet_is_never_asked(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    sheet["A1:N1"].value = 1
    excel.books[0].sheets[0].stretched_to = 1_048_576

    with pytest.raises(AssertionError, match="most of them empty"):
        _ = sheet.used_range.value


def test_another_excel_in_front_keeps_xlwings_from_activating(excel: FrenchExcel, sheet: xw.Sheet) -> None:
    with FrenchExcel().running():
        Desktop.keeps_focus = True
        try:
            with pytest.raises(Exception, match="Could not activate App"):
                sheet.activate()
            sheet.api.Activate()
        finally:
            Desktop.keeps_focus = False
    sheet.activate()
    assert excel.app == xw.apps.active


def test_a_style_may_go_from_colour_to_colour(book: xw.Book) -> None:
    fill = book.api.Styles.Add("FAE bande").Interior
    fill.Pattern = 4000
    fill.Gradient.Degree = 0
    fill.Gradient.ColorStops.Clear()
    for place, colour in ((0, 0xEA7E66), (1, 0xA24B76)):
        fill.Gradient.ColorStops.Add(place).Color = colour

    stored = book.api._inner.stored.styles["FAE bande"]
    assert stored.look["gradient"] == (0.0, ((0.0, 0xEA7E66), (1.0, 0xA24B76)))


def test_a_message_box_is_answered_and_remembered(excel: FrenchExcel) -> None:
    excel.answer = lambda question: "Remplacer" in question

    assert excel.app.alert("Remplacer ?", "FAE 2026", "yes_no") == "yes"
    assert excel.app.alert("Effacer ?", "FAE 2026", "yes_no") == "no"
    assert excel.messages == ["Remplacer ?", "Effacer ?"]


def test_a_file_is_read_as_it_is(excel: FrenchExcel, ours: Path) -> None:
    book = excel.open(ours)

    assert {"Données", "Paramètres"} <= {sheet.name for sheet in book.sheets}
    assert book.sheets["Données"].tables["tblClients"].range.address.startswith("$A$2:$AC$")
    assert book.sheets["Paramètres"]["C7"].value == Decimal(1500)
    assert book.sheets["Données"]["D3"].data_validation.type == "list"
    assert book.api.Names.Count > 200
