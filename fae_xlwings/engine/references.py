"""References inside formulas, rewritten everywhere in a book when sheets or cells change place."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any, cast

from openpyxl.chart.data_source import MultiLevelStrRef, NumRef, StrRef
from openpyxl.descriptors.serialisable import Serialisable
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from fae_xlwings.engine.addresses import Area, parse, quoted, split_sheet
from fae_xlwings.engine.cells import stored
from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.engine.looks.stored import Workbook, Worksheet

# What becomes of the cells an area of a sheet refers to: sheet and area, or nothing when they are gone.
Change = Callable[[str, Area], tuple[str, Area] | None]

_REFERENCES = (NumRef, StrRef, MultiLevelStrRef)
# A series of openpyxl tells its elements only while it is written.
_OF_SERIES = ("tx", "cat", "val", "xVal", "yVal", "bubbleSize", "errBars")
_DOLLARS = re.compile(r"(\$?)[A-Za-z]*(\$?)[0-9]*")


def rewrite(formula: str, home: str, change: Change) -> str:
    """The formula with its references changed; those without a sheet refer to `home`."""
    tokens = Tokenizer(formula)
    for token in tokens.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            token.value = _changed(token.value, home, change)
    return tokens.render()


def _changed(text: str, home: str, change: Change) -> str:
    sheet, place = split_sheet(text)
    area = parse(place)
    if area is None or "[" in text:
        return text
    result = change(sheet if sheet is not None else home, area)
    if result is None:
        return "#REF!" if sheet is None else f"{quoted(sheet)}!#REF!"
    if result == (sheet if sheet is not None else home, area):
        return text
    prefix = f"{quoted(result[0])}!" if sheet is not None or result[0] != home else ""
    return prefix + _written(result[1], place)


def _written(area: Area, model: str) -> str:
    """The area's A1 text with dollars and colon where the model has them."""
    first, _, second = model.partition(":")
    corners = ((area.row, area.column, first), (area.last_row, area.last_column, second))
    texts = [_corner(area, row, column, like) for row, column, like in corners if like]
    return ":".join(texts)


def _corner(area: Area, row: int, column: int, like: str) -> str:
    found = _DOLLARS.fullmatch(like)
    column_dollar, row_dollar = found.groups() if found else ("", "")
    if area.whole_columns:
        return column_dollar + get_column_letter(column)
    if area.whole_rows:
        return f"{column_dollar or row_dollar}{row}"
    return f"{column_dollar}{get_column_letter(column)}{row_dollar}{row}"


def rewrite_all(workbook: Workbook, change: Change, *, cells: bool = True) -> None:
    """Every reference of the book changed: in cells, names, rules, tables, charts and what openpyxl does not read."""
    for worksheet in workbook.worksheets:
        if cells:
            _rewrite_cells(worksheet, change)
        _rewrite_rules(worksheet, change)
        _rewrite_names(worksheet.defined_names, worksheet.title, change)
        _rewrite_tables(worksheet, change)
        for chart in worksheet._charts:
            _rewrite_chart(chart, worksheet.title, change)
    _rewrite_names(workbook.defined_names, "", change)
    carried = getattr(workbook, "carried", None)
    if carried is not None:
        carried.rewrite(change)


def _rewrite_cells(worksheet: Worksheet, change: Change) -> None:
    for cell in stored(worksheet).values():
        value = cell._value
        if isinstance(value, ArrayFormula | DataTableFormula):
            cell._value = _block(value, worksheet.title, change)
        elif cell.data_type == "f" and isinstance(value, str):
            cell._value = CachedFormula(rewrite(value, worksheet.title, change), getattr(value, "cached", None))


def _block(formula: Any, home: str, change: Change) -> Any:
    """The formula that fills several cells, with the cells it fills; another object, for the old one is known."""
    new = copy(formula)
    area = parse(formula.ref)
    place = change(home, area) if area is not None else None
    if place is not None:
        new.ref = place[1].reference
    if isinstance(formula, ArrayFormula):
        new.text = rewrite(str(formula.text), home, change)
    else:
        new.r1, new.r2 = (rewrite_bare(each, home, change) for each in (formula.r1, formula.r2))
    return new


def _rewrite_rules(worksheet: Worksheet, change: Change) -> None:
    for validation in worksheet.data_validations.dataValidation:
        for name in ("formula1", "formula2"):
            setattr(validation, name, rewrite_bare(getattr(validation, name), worksheet.title, change))
    for rules in worksheet.conditional_formatting:
        for rule in rules.rules:
            rule.formula = [rewrite_bare(text, worksheet.title, change) for text in rule.formula]


def rewrite_bare(text: Any, home: str, change: Change) -> Any:
    """The formula, written without « = », with its references changed; what is no text stays as it is."""
    return rewrite(f"={text}", home, change)[1:] if isinstance(text, str) and text else text


def _rewrite_names(names: Any, home: str, change: Change) -> None:
    for name in names.values():
        name.attr_text = rewrite_bare(name.attr_text, home, change)


def _rewrite_tables(worksheet: Worksheet, change: Change) -> None:
    for table in worksheet.tables.values():
        for column in table.tableColumns:
            formula = column.calculatedColumnFormula
            if formula is not None and formula.attr_text:
                formula.attr_text = rewrite_bare(formula.attr_text, worksheet.title, change)


def _rewrite_chart(chart: Any, home: str, change: Change) -> None:
    for reference in chart_references(chart):
        reference.f = rewrite_bare(reference.f, home, change)


def chart_references(chart: Any) -> Iterator[Any]:
    """The references to cells of a chart and of the charts laid over it: series, error bars, titles."""
    yield from _references_in(chart.title)
    for part in chart._charts:
        titles = [getattr(getattr(part, axis, None), "title", None) for axis in ("x_axis", "y_axis", "z_axis")]
        sources = [getattr(series, name, None) for series in part.ser for name in _OF_SERIES]
        yield from _references_in([*sources, *titles])


def _references_in(node: Any) -> Iterator[Any]:
    if isinstance(node, _REFERENCES):
        yield node
    elif isinstance(node, list | tuple):
        for item in cast("Iterable[Any]", node):
            yield from _references_in(item)
    elif isinstance(node, Serialisable):
        for name in node.__elements__:
            yield from _references_in(getattr(node, name, None))
