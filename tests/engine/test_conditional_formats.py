"""Looks that depend on values."""

import pytest
import xlwings as xw
from headless import Reopen


def test_a_formula_rule_keeps_its_look(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:C9"].conditional_formats.add_custom("=$A1>2", fill_color="#ffc7ce", font_color="#9c0006", font_bold=True)
    rule = reopened().sheets[0]["B2"].conditional_formats[0]

    assert (rule.type, rule.formula) == ("custom", "=$A1>2")
    assert (rule.fill_color, rule.font_color, rule.font_bold, rule.font_italic) == (
        (255, 199, 206),
        (156, 0, 6),
        True,
        None,
    )


def test_a_comparison_keeps_its_bounds(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:A9"].conditional_formats.add_cell_value("between", 1, 5, fill_color="#00ff00", stop_if_true=True)
    rule = reopened().sheets[0]["A1"].conditional_formats[0]

    assert (rule.operator, rule.formula1, rule.formula2, rule.stop_if_true) == ("between", "=1", "=5", True)


def test_a_colour_scale_has_three_colours_and_limits(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:A9"].conditional_formats.add_color_scale(["#f8696b", "#ffeb84", "#63be7b"])
    rule = reopened().sheets[0]["A1"].conditional_formats[0]

    assert rule.colors == ((248, 105, 107), (255, 235, 132), (99, 190, 123))
    assert rule.threshold_types == ("lowest_value", "percentile", "highest_value")
    assert rule.thresholds == (None, 50, None)


def test_a_data_bar_and_an_icon_set(sheet: xw.Sheet, reopened: Reopen) -> None:
    sheet["A1:A9"].conditional_formats.add_data_bar("#638ec6", minimum=0)
    sheet["B1:B9"].conditional_formats.add_icon_set("3_traffic_lights_1", thresholds=[60, 80])
    again = reopened().sheets[0]
    bar, icons = again["A1"].conditional_formats[0], again["B1"].conditional_formats[0]

    assert (bar.bar_color, bar.threshold_types) == ((99, 142, 198), ("number", "automatic"))
    assert (icons.icon_set, icons.thresholds) == ("3_traffic_lights_1", (60, 80))


def test_what_the_file_part_cannot_say_is_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="gradient"):
        sheet["A1:A9"].conditional_formats.add_data_bar("#638ec6", gradient=False)


def test_a_new_rule_goes_first(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A1:A9"].conditional_formats.add_custom("=A1=2", fill_color="#00ff00")

    assert [rule.formula for rule in sheet["A1"].conditional_formats] == ["=A1=2", "=A1=1"]


def test_a_rule_is_changed_in_place(sheet: xw.Sheet) -> None:
    rule = sheet["A1:A9"].conditional_formats.add_cell_value("greater_than", 1, fill_color="#ff0000")
    rule.set(formula1=7, font_bold=True)

    assert (rule.formula1, rule.font_bold, rule.fill_color) == ("=7", True, (255, 0, 0))


def test_clearing_a_part_keeps_the_rule_around_it(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A4:A5"].conditional_formats.clear()

    assert [len(sheet[cell].conditional_formats) for cell in ("A3", "A4", "A6")] == [1, 0, 1]


def test_deleting_a_rule_takes_it_off_all_its_cells(sheet: xw.Sheet) -> None:
    sheet["A1:A9"].conditional_formats.add_custom("=A1=1", fill_color="#ff0000")
    sheet["A1"].conditional_formats[0].delete()

    assert len(sheet["A9"].conditional_formats) == 0
