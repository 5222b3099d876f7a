"""Filters of ranges hide the rows that Excel would hide."""

from collections.abc import Callable

import pytest
import xlwings as xw
from headless import Reopen

ROWS = [["nom", "ca"], ["Alpha", 10], ["beta", 20], [None, 30], ["alpha", 40]]
Filter = Callable[[xw.main.AutoFilter], object]


@pytest.fixture
def filtered(sheet: xw.Sheet) -> xw.Range:
    sheet["A1"].value = ROWS
    return sheet["A1:B5"]


def shown(rng: xw.Range) -> list[float]:
    return [row[1].value for row in rng[1:, :].rows if not row.rows.hidden]


@pytest.mark.parametrize(
    ("apply", "left"),
    [
        (lambda f: f.apply_values(1, ["ALPHA"]), [10, 40]),
        (lambda f: f.apply_values(1, ["beta", ""]), [20, 30]),
        (lambda f: f.apply_comparison(2, "between", 15, 35), [20, 30]),
        (lambda f: f.apply_comparison(2, "not_equal_to", 20), [10, 30, 40]),
        (lambda f: f.apply_comparison(1, "equal_to", "alpha"), [10, 40]),
        (lambda f: f.apply_top_items(2, 2), [30, 40]),
        (lambda f: f.apply_bottom_percent(2, 25), [10]),
    ],
)
def test_rows_that_do_not_fit_are_hidden(filtered: xw.Range, apply: Filter, left: list[float]) -> None:
    apply(filtered.autofilter)

    assert shown(filtered) == left


def test_criteria_of_two_columns_must_both_hold(filtered: xw.Range) -> None:
    filtered.autofilter.apply_values(1, ["alpha"])
    filtered.autofilter.apply_comparison(2, "greater_than", 15)

    assert shown(filtered) == [40]


def test_criteria_come_back_from_the_file(filtered: xw.Range, reopened: Reopen) -> None:
    filtered.autofilter.apply_values(1, ["Alpha"])
    criteria = reopened().sheets[0]["A1:B5"].autofilter.criteria

    assert criteria[0].values == ["Alpha"]
    assert criteria[1].type == "none"


def test_a_sheet_has_one_filter_only(filtered: xw.Range) -> None:
    filtered.autofilter.apply_values(1, ["Alpha"])
    with pytest.raises(ValueError, match="déjà un filtre"):
        filtered.sheet["D1:E5"].autofilter.apply_values(1, ["x"])
