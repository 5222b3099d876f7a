"""A block of cells read as the data of a chart, the way Excel guesses headers and direction."""

import datetime as dt
from typing import Any

from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.series import Series, SeriesLabel

from fae_xlwings.engine.addresses import Area, address, between, quoted
from fae_xlwings.engine.cells import clipped
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.values import cell_value


def reference(worksheet: Worksheet, area: Area) -> str:
    """The cells as charts refer to them."""
    return f"{quoted(worksheet.title)}!{address(area)}"


def is_label(value: Any) -> bool:
    """Whether a value names something rather than counts: text, date or nothing."""
    return value is None or isinstance(value, str | dt.datetime)


def by_rows(area: Area, plot_by: str | None) -> bool:
    """Whether each row is a series: on demand, or when there are more columns than rows."""
    return plot_by == "rows" if plot_by else area.ncols > area.nrows


def build_series(worksheet: Worksheet, area: Area, plot_by: str | None, *, pointed: bool = False) -> list[Series]:
    """The series of a block: its first row and column are names and categories when they do not count."""
    area = clipped(worksheet, area)
    rows = by_rows(area, plot_by)
    lines = _lines(area, rows)
    named = _has_names(worksheet, lines)
    labelled = len(lines) > 1 and (pointed or _is_label_line(worksheet, lines[0], named))
    categories = _body(lines[0], named, rows) if labelled else None
    return [_series(worksheet, line, categories, named, rows) for line in lines[labelled:]]


def _lines(area: Area, rows: bool) -> list[Area]:
    if rows:
        return [Area(row, area.column, 1, area.ncols) for row in range(area.row, area.last_row + 1)]
    return [Area(area.row, column, area.nrows, 1) for column in range(area.column, area.last_column + 1)]


def _has_names(worksheet: Worksheet, lines: list[Area]) -> bool:
    firsts = [cell_value(worksheet, line.row, line.column) for line in lines]
    single = lines[0].nrows * lines[0].ncols == 1
    return not single and all(is_label(value) for value in firsts) and any(value is not None for value in firsts)


def _is_label_line(worksheet: Worksheet, line: Area, named: bool) -> bool:
    rows = line.nrows == 1
    body = _body(line, named, rows)
    values = [
        cell_value(worksheet, row, column)
        for row in range(body.row, body.last_row + 1)
        for column in range(body.column, body.last_column + 1)
    ]
    corner = cell_value(worksheet, line.row, line.column)
    return any(is_label(value) for value in values[:1]) or (named and corner is None)


def _body(line: Area, named: bool, rows: bool) -> Area:
    if not named:
        return line
    shift = (0, 1) if rows else (1, 0)
    return between(line.row + shift[0], line.column + shift[1], line.last_row, line.last_column)


def _series(worksheet: Worksheet, line: Area, categories: Area | None, named: bool, rows: bool) -> Series:
    values = reference(worksheet, _body(line, named, rows))
    series = Series(val=NumDataSource(numRef=NumRef(f=values)))
    if categories is not None:
        series.cat = category_source(worksheet, categories)
    if named:
        series.tx = SeriesLabel(strRef=StrRef(f=reference(worksheet, Area(line.row, line.column))))
    return series


def category_source(worksheet: Worksheet, area: Area) -> AxDataSource:
    """The cells along the horizontal axis: texts or numbers."""
    place = reference(worksheet, area)
    value = cell_value(worksheet, area.row, area.column)
    if isinstance(value, float | dt.datetime):
        return AxDataSource(numRef=NumRef(f=place))
    return AxDataSource(strRef=StrRef(f=place))
