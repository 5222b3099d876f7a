"""Two workbooks compared place by place: what one Excel holds against what the other holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Any

from french_excel import geometry
from french_excel.loading.cells import EXCELS_OWN, spelt
from french_excel.page_setup import DEFAULTS
from french_excel.store import Book, Box, Cell, Chart, Rule, Sheet, Validation
from french_excel.validations import LIST, choices

Places = dict[str, Any]
CLOSE = 1e-9
PIXEL, CHARACTER = 1.5, 0.15
"""A pixel or two in points, a pixel in characters."""
CHARTS_OWN = {
    "title": None, "legend": False, "visible": True, "reversed": False, "gridlines": True, "has_labels": False,
    "value": True, "category": False, "series": False, "percentage": False,
    "marker": -4142,
}  # fmt: skip
LEFT_TO_EXCEL = {"style", "solid", "locked", "placement"}
"""What only a live chart has, or what follows from the rest."""
NOTHING = Cell()


def differences(one: Book, other: Book) -> list[str]:
    """Every place where two workbooks part, as « place: one / other »."""
    left, right = dict(places(one)), dict(places(other))
    keys = [*left, *(key for key in right if key not in left)]
    return [f"{key}: {left.get(key)!r} / {right.get(key)!r}" for key in keys if not same(left.get(key), right.get(key))]


def same(one: Any, other: Any) -> bool:
    """Whether two values are one to a reader of the sheet."""
    if isinstance(one, Near) and isinstance(other, Near):
        return all(abs(a - b) <= one.within for a, b in zip(one.figures, other.figures, strict=True))
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@dataclass(frozen=True, slots=True)
class Near:
    """Figures that need not be the very same: files and screens count whole pixels, each in their way."""

    figures: tuple[float, ...]
    within: float


def places(book: Book) -> Iterator[tuple[str, Any]]:
    """Everything in a workbook by its place."""
    yield "sheets", [sheet.name for sheet in book.sheets]
    yield "active", book.active
    for name in book.names:
        yield f"name {name.name}", name.refers_to.replace("'", "").replace("$", "")
    used = {cell.style for sheet in book.sheets for cell in sheet.cells.values()}
    for name, style in book.styles.items():
        if name in used:
            yield f"style {name}", (style.number_format, _told(style.look))
    for sheet in book.sheets:
        yield from ((f"{sheet.name}!{key}", value) for key, value in _sheet(book, sheet))


def _told(look: dict[str, Any]) -> dict[str, Any]:
    """A look without what Excel begins with."""
    shown = {key: value for key, value in look.items() if key not in EXCELS_OWN or value != EXCELS_OWN[key]}
    return {key: value for key, value in shown.items() if not key.endswith(".ink") or key[:-4] in shown}


def _sheet(book: Book, sheet: Sheet) -> Iterator[tuple[str, Any]]:
    yield from _cells(book, sheet)
    yield from _frame(sheet)
    for table in sheet.tables:
        yield f"table {table.name}", (table.box.address(), table.style, table.totals)
    for rule in sheet.validations:
        yield from ((f"validation {box.address()}", _validation(book, rule)) for box in _joined(rule.boxes))
    yield "rules", [_rule(rule) for rule in sheet.rules]
    for chart in sheet.charts:
        yield from ((f"chart {chart.name} {key}", value) for key, value in _chart(chart))


def _cells(book: Book, sheet: Sheet) -> Iterator[tuple[str, Any]]:
    """What each cell holds and how it looks; its own number format counts with that of its style.

    Cells under a merged one show nothing of their own.
    """
    plain = {name: _told(style.look) for name, style in book.styles.items()}
    covered = {spot for box in sheet.merged for spot in box.spots() if spot != (box.top, box.left)}
    for spot, cell in sheet.cells.items():
        if spot in covered:
            continue
        address = Box(*spot, *spot).address(rows=False, columns=False)
        if cell.formula:
            yield f"{address} formula", spelt(cell.formula)
        if cell.value is not None:
            yield f"{address} value", cell.value
        style = book.styles[cell.style]
        look = _told(style.look | cell.look) if cell.look else plain[cell.style]
        if cell.style != "Normal" or cell.number_format or look:
            yield f"{address} look", (cell.style, cell.number_format or style.number_format, look)


def _frame(sheet: Sheet) -> Iterator[tuple[str, Any]]:
    yield "visible", sheet.visible
    yield "tab", sheet.tab
    yield "protection", sheet.protection and {name for name, on in sheet.protection.allowed.items() if on}
    yield "page", {name: value for name, value in (DEFAULTS | sheet.page).items() if value != DEFAULTS[name]}
    view = sheet.view
    yield "view", (view.gridlines, view.frozen, view.split_row, view.split_column)
    yield "selection", [box.address() for box in view.selection]
    yield "hidden", (sheet.hidden_columns, sheet.hidden_rows, sheet.filtered_rows)
    yield "outline", {number: level for number, level in sheet.outline.items() if level > 1}
    yield "merged", sorted(sheet.merged)
    for column, width in sheet.widths.items():
        if width != geometry.STANDARD_WIDTH:
            yield f"width {column}", Near((width,), CHARACTER)
    yield "heights", {row: height for row, height in sheet.heights.items() if height != geometry.STANDARD_HEIGHT}


def _joined(boxes: list[Box]) -> list[Box]:
    """The boxes with those that lie one under the other made one."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda each: (each.left, each.right, each.top)):
        last = joined[-1] if joined else None
        if last and (last.left, last.right, last.bottom + 1) == (box.left, box.right, box.top):
            joined[-1] = last._replace(bottom=box.bottom)
        else:
            joined.append(box)
    return joined


def _validation(book: Book, rule: Validation) -> tuple[Any, ...]:
    """A rule of entry; a list by the words that it offers."""
    bounds = choices(book, rule) if rule.kind == LIST else (rule.formula1, rule.formula2)
    texts = {key: text for key, text in rule.texts.items() if text}
    return (rule.kind, rule.alert, rule.operator, bounds, texts, rule.flags.get("dropdown", True))


def _rule(rule: Rule) -> tuple[Any, ...]:
    where = [box.address() for box in sorted(rule.boxes)]
    look = {key: value for key, value in rule.look.items() if key != "stops" and value is not False}
    return (where, rule.kind, rule.formula1, rule.formula2, rule.operator, look, rule.scale)


def _chart(chart: Chart) -> Iterator[tuple[str, Any]]:
    yield "position", Near((chart.left, chart.top, chart.width, chart.height), PIXEL)
    yield "kind", chart.kind
    yield "alt", chart.alt
    yield "sources", [tuple(each.replace("'", "") for each in source) for source in chart.sources]
    told = ((key, key.rpartition(".")[2], value) for key, value in chart.properties.items())
    yield from (
        (key, value) for key, word, value in told if word not in LEFT_TO_EXCEL and value != CHARTS_OWN.get(word)
    )
