"""Excel's own words behind `.api`: answered from a table, refused by name."""

import re
from collections import Counter

import pytest
import xlwings as xw
from headless import Reopen

from fae_xlwings.engine.model.object_model import Facade, members

LANDSCAPE, A4 = 2, 9


def test_every_row_bears_a_name_of_excels_model() -> None:
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9]*", name) for _, name in members())
    assert all(row.get or row.set or row.call for row in members().values())


def test_no_member_has_two_rows() -> None:
    from fae_xlwings.engine.model import (  # noqa: PLC0415 - the tables themselves
        books,
        chart_parts,
        charts,
        ranges,
        sheets,
        styles,
    )

    tables = (books, sheets, ranges, styles, charts, chart_parts)
    rows = Counter((row.owner, row.name) for table in tables for row in table.MEMBERS)
    assert [row for row, number in rows.items() if number > 1] == []


def test_an_unknown_member_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Range\.api\.Foo"):
        _ = sheet["A1"].api.Foo
    with pytest.raises(NotImplementedError, match=r"Worksheet\.api\.Foo = "):
        sheet.api.Foo = 1
    with pytest.raises(NotImplementedError, match=r"Chart\.api\.Export"):
        sheet.charts.add().api[1].Export("a.png")


def test_objects_are_always_true_or_writes_would_be_dropped(sheet: xw.Sheet) -> None:
    assert isinstance(sheet["A1"].api, Facade)
    assert bool(sheet["A1"].api) is True


def test_cells_are_locked_until_said_otherwise(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["B2:B3"].api.Locked = False
    sheet["C1"].api.FormulaHidden = True
    again = reopened().sheets[0]

    assert [again[cell].api.Locked for cell in ("A1", "B2", "B3")] == [True, False, False]
    assert again["C1"].api.FormulaHidden is True
    assert again["A1:B2"].api.Locked is None


def test_a_protected_sheet_allows_what_was_said(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet.api.Protect(AllowFiltering=True, AllowSorting=True, UserInterfaceOnly=True)
    again = reopened().sheets[0]
    protection = again.impl.worksheet.protection

    assert again.api.ProtectContents is True
    assert (protection.autoFilter, protection.sort, protection.formatColumns) == (False, False, True)
    assert protection.password is None
    again.api.Unprotect()
    assert again.api.ProtectContents is False


def test_protection_takes_excels_words_only(sheet: xw.Sheet) -> None:
    with pytest.raises(TypeError, match="AllowEverything"):
        sheet.api.Protect(AllowEverything=True)


def test_the_page_is_set_up(sheet: xw.Sheet, reopened: Reopen) -> None:
    setup = sheet.api.PageSetup
    setup.Orientation, setup.PaperSize, setup.Zoom = LANDSCAPE, A4, False
    setup.FitToPagesWide, setup.FitToPagesTall = 1, False
    setup.PrintTitleRows, setup.LeftMargin, setup.CenterHorizontally = "$1:$2", 36, True
    setup.LeftFooter, setup.RightFooter = "&8FAE 2026", "&8page &P / &N"
    setup = reopened().sheets[0].api.PageSetup

    assert (setup.Orientation, setup.PaperSize, setup.Zoom) == (LANDSCAPE, A4, False)
    assert (setup.FitToPagesWide, setup.FitToPagesTall) == (1, False)
    assert (setup.PrintTitleRows, setup.LeftMargin, setup.CenterHorizontally) == ("$1:$2", 36, True)


def test_the_tab_has_a_colour(sheet: xw.Sheet, reopened: Reopen) -> None:
    assert sheet.api.Tab.Color is False
    sheet.api.Tab.Color = 0x0080FF

    assert reopened().sheets[0].api.Tab.Color == 0x0080FF


def test_the_window_freezes_panes_and_zooms(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    window = book.api.Windows(1)
    window.SplitRow, window.SplitColumn = 2, 1
    window.FreezePanes = True
    window.Zoom = 85
    window.DisplayGridlines = False
    window = reopened().api.Windows(1)

    assert (window.FreezePanes, window.SplitRow, window.SplitColumn, window.Zoom) == (True, 2, 1, 85)
    assert window.DisplayGridlines is False
    window.FreezePanes = False
    assert window.SplitRow == 0
    assert sheet.impl.worksheet.freeze_panes == "B3"


def test_columns_are_hidden_and_rows_grouped(sheet: xw.Sheet) -> None:
    sheet["B2"].api.EntireColumn.Hidden = True
    sheet["3:4"].api.EntireRow.Group()

    assert (sheet["B1"].api.EntireColumn.Hidden, sheet["C1"].api.EntireColumn.Hidden) == (True, False)
    assert sheet.impl.worksheet.row_dimensions[3].outlineLevel == 1
    with pytest.raises(ValueError, match="EntireRow"):
        sheet["A1:B2"].api.Hidden = True


def test_a_named_style_dresses_cells(book: xw.Book, sheet: xw.Sheet, reopened: Reopen) -> None:
    style = book.api.Styles.Add("Saisie")
    style.Font.Name, style.Font.Size, style.Font.Bold, style.Font.Color = "Arial", 9, True, 0xFF0000
    style.Interior.Color, style.NumberFormat, style.Locked, style.HorizontalAlignment = 0xCCFFFF, "0.0", False, -4108
    style.Borders(-4107).LineStyle = 1
    sheet["B2"].api.Style = "Saisie"
    again = reopened()
    cell = again.sheets[0]["B2"]

    assert "Saisie" in {each.Name for each in again.api.Styles}
    assert (cell.api.Style.Name, cell.font.name, cell.font.size, cell.color) == ("Saisie", "Arial", 9, (255, 255, 204))
    assert (cell.number_format, cell.api.Locked, cell.horizontal_alignment) == ("0.0", False, "center")
    assert cell.borders["edge_bottom"].line_style == "continuous"
    with pytest.raises(KeyError, match="n'existe pas"):
        sheet["A1"].api.Style = "Absent"


def test_a_gradient_has_a_direction_and_colours(sheet: xw.Sheet, reopened: Reopen) -> None:
    interior = sheet["A1:F1"].api.Interior
    interior.Pattern = 4000
    interior.Gradient.Degree = 90
    interior.Gradient.ColorStops.Clear()
    interior.Gradient.ColorStops.Add(0).Color = 0x112233
    interior.Gradient.ColorStops.Add(1).Color = 0x445566
    interior = reopened().sheets[0]["D1"].api.Interior

    assert (interior.Pattern, interior.Gradient.Degree) == (4000, 90)
    assert [stop.Color for stop in interior.Gradient.ColorStops] == [0x112233, 0x445566]


def test_a_plain_fill_has_no_gradient(sheet: xw.Sheet) -> None:
    sheet["A1"].api.Interior.Color = 255
    assert (sheet["A1"].api.Interior.Pattern, sheet["A1"].color) == (1, (255, 0, 0))
    with pytest.raises(TypeError, match="4000"):
        _ = sheet["A1"].api.Interior.Gradient


def test_links_into_the_book_are_added_as_in_excel(sheet: xw.Sheet) -> None:
    sheet.api.Hyperlinks.Add(
        Anchor=sheet["A1"].api, Address="", SubAddress="'Plan'!B2", TextToDisplay="Voir", ScreenTip="Aller"
    )

    assert (sheet["A1"].hyperlink, sheet["A1"].value) == ("#'Plan'!B2", "Voir")


def test_filter_arrows_are_put_on_and_taken_off(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a"], [1], [2]]
    sheet["A1:A3"].api.AutoFilter()
    assert sheet.api.AutoFilterMode is True
    sheet["A1:A3"].api.AutoFilter(1, ">1")
    assert sheet["A2"].rows.hidden is True
    sheet.api.AutoFilterMode = False
    assert sheet.api.AutoFilterMode is False


def test_charts_are_described_labelled_and_spaced(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1"].value = [["k", "v"], ["a", 1], ["b", 2]]
    holder, chart = sheet.charts.add(source=sheet["A1:B3"], name="G").api
    holder.ShapeRange.AlternativeText = "Deux barres"
    chart.ChartGroups(1).GapWidth = 40
    series = chart.SeriesCollection(1)
    series.HasDataLabels = True
    labels = series.DataLabels()
    labels.ShowValue, labels.Position, labels.NumberFormat, labels.Font.Size = True, 2, "0 €", 9
    series.Points(2).Format.Fill.ForeColor.RGB = 0x0000FF
    chart.Axes(2).HasMajorGridlines = False
    chart.HasTitle = True
    chart.ChartTitle.Text = "Titre"
    chart.ChartTitle.Font.Size = 12
    holder, chart = reopened().sheets[0].charts["G"].api
    labels = chart.SeriesCollection(1).DataLabels()

    assert holder.ShapeRange.AlternativeText == "Deux barres"
    assert chart.ChartGroups(1).GapWidth == 40
    assert (labels.ShowValue, labels.Position, labels.NumberFormat, labels.Font.Size) == (True, 2, "0 €", 9)
    assert chart.SeriesCollection(1).Points(2).Format.Fill.ForeColor.RGB == 0x0000FF
    assert chart.Axes(2).HasMajorGridlines is False
    assert (chart.ChartTitle.Text, chart.ChartTitle.Font.Size) == ("Titre", 12)


def test_a_fill_or_a_line_can_be_taken_away(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["k", "v"], ["a", 1]]
    look = sheet.charts.add(source=sheet["A1:B2"]).api[1].SeriesCollection(1).Format
    look.Fill.Visible = False
    look.Line.Visible = True
    look.Line.ForeColor.RGB = 255
    look.Line.Weight = 1.5

    assert (look.Fill.Visible, look.Line.Visible, look.Line.ForeColor.RGB, look.Line.Weight) == (0, -1, 255, 1.5)


def test_a_name_may_be_hidden(book: xw.Book) -> None:
    book.names.add("interne", "=1").api.Visible = False

    assert book.names["interne"].api.Visible is False


def test_the_documents_properties_are_kept(book: xw.Book, reopened: Reopen) -> None:
    book.api.BuiltinDocumentProperties("Title").Value = "Analyse"

    assert reopened().api.BuiltinDocumentProperties("Title").Value == "Analyse"
