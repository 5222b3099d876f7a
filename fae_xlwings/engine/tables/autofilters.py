"""Filters of ranges and tables: criteria kept in the file, rows hidden as Excel would hide them."""

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.filters import (
    AutoFilter as Filter,
)
from openpyxl.worksheet.filters import (
    CustomFilter,
    CustomFilters,
    FilterColumn,
    Filters,
    Top10,
)
from xlwings import base_classes

from fae_xlwings.engine.addresses import Area, parse
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.typed import interpret
from fae_xlwings.engine.validations import OPERATOR_FROM_FILE, OPERATOR_TO_FILE
from fae_xlwings.engine.values import cell_value

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.tables.table import Table

# Comparisons that the file makes of two.
_TWO = {"between": ("greaterThanOrEqual", "lessThanOrEqual"), "not_between": ("lessThan", "greaterThan")}

Test = Callable[[Any], bool]


class AutoFilter(Implementation, contract=base_classes.AutoFilter):
    """The filter of a range or of a table."""

    def __init__(self, parent: "Range | Table", *, is_table: bool = False) -> None:
        self.parent: Any = parent
        self.is_table = is_table

    @property
    def _worksheet(self) -> Any:
        return self.parent.worksheet

    @property
    def _area(self) -> Area:
        return self.parent.area

    def _filter(self) -> Filter | None:
        if self.is_table:
            return self.parent.table.autoFilter
        found = self._worksheet.auto_filter
        return found if found.ref and parse(found.ref) == self._area else None

    def _ensure(self) -> Filter:
        found = self._filter()
        if found is not None:
            return found
        if self.is_table:
            self.parent.table.autoFilter = Filter(ref=self._area.reference)
            return self.parent.table.autoFilter
        if self._worksheet.auto_filter.ref:
            raise ValueError(f"La feuille « {self._worksheet.title} » a déjà un filtre sur une autre plage.")
        self._worksheet.auto_filter.ref = self._area.reference
        return self._worksheet.auto_filter

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """The criteria, one entry for each column."""
        found = self._filter()
        columns = {each.colId: each for each in found.filterColumn} if found else {}
        return [_snapshot(number + 1, columns.get(number)) for number in range(self._area.ncols)]

    def apply_values(self, field: int, values: list[str]) -> None:
        """Rows whose value, as shown, is one of these."""
        blank = "" in values or None
        self._apply(FilterColumn(field - 1, filters=Filters(blank=blank, filter=[each for each in values if each])))

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        """Rows whose value compares so."""
        signs: Any = _TWO.get(operator) or (OPERATOR_TO_FILE[operator],)
        custom = [CustomFilter(sign, _text(value)) for sign, value in zip(signs, (value1, value2), strict=False)]
        joined = operator == "between" or None
        self._apply(FilterColumn(field - 1, customFilters=CustomFilters(_and=joined, customFilter=custom)))

    def apply_top_items(self, field: int, count: int) -> None:
        """The so many largest values."""
        self._apply(FilterColumn(field - 1, top10=Top10(top=True, val=count)))

    def apply_bottom_items(self, field: int, count: int) -> None:
        """The so many smallest values."""
        self._apply(FilterColumn(field - 1, top10=Top10(top=False, val=count)))

    def apply_top_percent(self, field: int, percent: float) -> None:
        """The so many percent largest values."""
        self._apply(FilterColumn(field - 1, top10=Top10(top=True, percent=True, val=percent)))

    def apply_bottom_percent(self, field: int, percent: float) -> None:
        """The so many percent smallest values."""
        self._apply(FilterColumn(field - 1, top10=Top10(top=False, percent=True, val=percent)))

    def _apply(self, column: FilterColumn) -> None:
        found = self._ensure()
        found.filterColumn = [each for each in found.filterColumn if each.colId != column.colId] + [column]
        self.hide_rows()

    def clear(self, field: int | None) -> None:
        """The criteria of a column, or of all, removed."""
        found = self._filter()
        if found is not None:
            found.filterColumn = [each for each in found.filterColumn if field not in (None, each.colId + 1)]
            self.hide_rows()

    def hide_rows(self) -> None:
        """The rows below the header hidden or shown as the criteria say."""
        found, area = self._filter(), self._area
        data = Area(area.row + 1, area.column, area.nrows - 1 - self._totals(), area.ncols)
        hidden: set[int] = set()
        for column in found.filterColumn if found else ():
            values = {row: self._value(row, area.column + column.colId) for row in range(data.row, data.last_row + 1)}
            keep = _test(column, list(values.values()))
            hidden |= {row for row, value in values.items() if not keep(value)}
        for row in range(data.row, data.last_row + 1):
            if row in hidden or row in self._worksheet.row_dimensions:
                self._worksheet.row_dimensions[row].hidden = row in hidden

    def _totals(self) -> int:
        return (self.parent.table.totalsRowCount or 0) if self.is_table else 0

    def _value(self, row: int, column: int) -> Any:
        return cell_value(self._worksheet, row, column)


def _text(value: Any) -> str:
    if value is None:
        return " "
    if isinstance(value, dict):
        moment = dt.datetime.fromisoformat(value["value"])
        return f"{(moment - dt.datetime(1899, 12, 30)).total_seconds() / 86400:.15g}"  # noqa: DTZ001 - no time zone
    return str(value)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    return f"{value:.15g}" if isinstance(value, float) else str(value or "")


def _test(column: FilterColumn, values: list[Any]) -> Test:
    if column.top10 is not None:
        return _ranked(column.top10, values)
    if column.customFilters is not None:
        tests = [_comparison(each) for each in column.customFilters.customFilter]
        together = all if column.customFilters._and else any  # noqa: SLF001 - the file's own word
        return lambda value: together(test(value) for test in tests)
    wanted = {each.lower() for each in column.filters.filter} if column.filters else set[str]()
    blank = bool(column.filters and column.filters.blank)
    return lambda value: blank if value in (None, "") else _shown(value).lower() in wanted


def _ranked(top: Top10, values: list[Any]) -> Test:
    numbers = sorted((value for value in values if isinstance(value, float)), reverse=top.top is not False)
    count = max(1, int(len(numbers) * top.val / 100)) if top.percent else int(top.val)
    if not numbers:
        return lambda _: True
    limit = numbers[min(count, len(numbers)) - 1]
    high = top.top is not False
    return lambda value: isinstance(value, float) and (value >= limit if high else value <= limit)


def _comparison(custom: CustomFilter) -> Test:
    operator = OPERATOR_FROM_FILE[custom.operator or "equal"]
    if custom.val == " ":
        return lambda value: (value in (None, "")) == (operator == "equal_to")
    typed = interpret(str(custom.val))
    bound = float(typed.value) if typed and isinstance(typed.value, float) else None
    if operator in ("equal_to", "not_equal_to"):
        return _likeness(str(custom.val), bound, equal=operator == "equal_to")
    return lambda value: _compares(value, operator, bound if bound is not None else str(custom.val))


def _likeness(pattern: str, bound: float | None, *, equal: bool) -> Test:
    wild = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    matches = re.compile(wild, re.IGNORECASE | re.DOTALL)
    return lambda value: (
        (value == bound if isinstance(value, float) else bool(matches.fullmatch(_shown(value)))) == equal
    )


def _compares(value: Any, operator: str, bound: float | str) -> bool:
    if isinstance(value, dt.datetime):
        value = (value - dt.datetime(1899, 12, 30)).total_seconds() / 86400  # noqa: DTZ001 - no time zone
    if isinstance(value, float) != isinstance(bound, float) or value is None:
        return False
    left: Any = value if isinstance(value, float) else str(value).lower()
    right: Any = bound if isinstance(value, float) else str(bound).lower()
    return {
        "greater_than": left > right,
        "less_than": left < right,
        "greater_than_or_equal": left >= right,
        "less_than_or_equal": left <= right,
    }[operator]


def _snapshot(field: int, column: FilterColumn | None) -> dict[str, Any]:
    if column is None:
        return base_classes.empty_autofilter_criteria(field)
    if column.filters is not None:
        values = [*column.filters.filter, *([""] if column.filters.blank else [])]
        return base_classes.autofilter_criteria_snapshot(field, "values", values)
    if column.top10 is not None:
        side = "bottom" if column.top10.top is False else "top"
        kind = f"{side}_{'percent' if column.top10.percent else 'items'}"
        return base_classes.autofilter_criteria_snapshot(field, kind, f"{column.top10.val:g}")
    return _custom_snapshot(field, column.customFilters) if column.customFilters else _unknown(field)


def _unknown(field: int) -> dict[str, Any]:
    return base_classes.empty_autofilter_criteria(field, "unknown")


_SIGNS = {
    "equal": "=",
    "notEqual": "<>",
    "greaterThan": ">",
    "lessThan": "<",
    "greaterThanOrEqual": ">=",
    "lessThanOrEqual": "<=",
}


def _custom_snapshot(field: int, custom: CustomFilters) -> dict[str, Any]:
    texts = [_SIGNS[each.operator or "equal"] + str(each.val).strip() for each in custom.customFilter]
    joined = "and" if custom._and else "or"  # noqa: SLF001 - the file's own word
    return base_classes.autofilter_criteria_snapshot(field, "comparison", *texts, join_operator=joined)
