"""Cells as the data of charts: a block read the way Excel guesses headers, and the values that charts keep.

A chart keeps a copy of the values it shows, for whoever shows it without calculating. Those of cells that were written
are made true again on saving; what cannot be told apart (several levels of categories) is left to Excel to fill.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.utils.datetime import to_excel

from fae_xlwings.engine.base.addresses import SHEET, Area, address, between, parse, quoted, split_sheet
from fae_xlwings.engine.base.tree import child, drop, insert, must
from fae_xlwings.engine.base.xml import CHART, Node, escape, local_name, parse_xml, tag
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.parts.new_chart import CONTENT_TYPE, Source
from fae_xlwings.engine.sheet.sheet_part import SheetPart

REFERENCE_ORDER = ("f", "numCache", "strCache", "multiLvlStrCache", "extLst")
CACHES = {"numRef": "numCache", "strRef": "strCache", "multiLvlStrRef": "multiLvlStrCache"}


def is_label(value: Any) -> bool:
    """Whether a value names something rather than counts: text, date or nothing."""
    return value is None or isinstance(value, str | dt.datetime)


def sources(sheet: SheetPart, area: Area) -> list[Source]:
    """The series of a block, one a column: first row and column are names and categories when they do not count."""
    heads, *body = sheet.values(area)
    named = bool(body) and all(map(is_label, heads)) and any(head is not None for head in heads)
    labels = body[0][0] if named else heads[0]
    labelled = area.ncols > 1 and (is_label(labels) or (named and heads[0] is None))
    columns = range(area.column, area.last_column + 1)
    places = [reference(sheet, between(area.row + named, column, area.last_row, column)) for column in columns]
    names = [reference(sheet, Area(area.row, column)) if named else None for column in columns]
    categories, numbers = places[0] if labelled else None, isinstance(labels, float | dt.datetime)
    return [Source(place, categories, name, numbers) for place, name in zip(places, names, strict=True)][labelled:]


def reference(sheet: SheetPart, area: Area) -> str:
    """The cells as charts refer to them."""
    return f"{quoted(sheet.name)}!{address(area)}"


def refresh(package: Package, sheets: Iterable[SheetPart]) -> None:
    """The values that charts keep made true to the cells, where those were written or the chart is new."""
    known = {sheet.name: sheet for sheet in sheets}
    written = [escape(name.replace("'", "''")).encode() for name, sheet in known.items() if sheet.is_touched(SHEET)]
    for part in package.parts.values():
        part.take_draft()
        # Most charts show nothing of a written sheet, and need not be parsed.
        shown = part.content_type == CONTENT_TYPE and (part.is_edited or any(name in part.blob for name in written))
        new = part.is_edited
        for node in part.root.iter(*(tag(name, CHART) for name in CACHES)) if shown else ():
            _refill(part, node, known, new=new)


def _refill(part: Part, node: Node, sheets: dict[str, SheetPart], *, new: bool) -> None:
    name, place = split_sheet(must(node, "f").text or "")
    sheet, area = sheets.get(name or ""), parse(place)
    cache = CACHES[local_name(node)]
    kept = child(node, cache) is not None
    if sheet is None or area is None or not (sheet.is_touched(area) if kept else new):
        return
    part.edit()
    code = child(node, cache, "formatCode")
    drop(node, cache)
    if cache != "multiLvlStrCache":
        flat = [value for row in sheet.values(area) for value in row]
        insert(node, _cache(cache, flat, "General" if code is None else code.text or ""), REFERENCE_ORDER)


def _cache(name: str, values: Sequence[Any], code: str) -> Node:
    """The values as charts keep them; written as a text first, for there may be thousands."""
    numeric = name == "numCache"
    texts = map(_number if numeric else _text, values)
    points = (f'<pt idx="{place}"><v>{escape(text)}</v></pt>' for place, text in enumerate(texts) if text is not None)
    said = f"<formatCode>{escape(code)}</formatCode>" if numeric else ""
    return parse_xml(f'<{name} xmlns="{CHART}">{said}<ptCount val="{len(values)}"/>{"".join(points)}</{name}>'.encode())


def _number(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        value = to_excel(value)
    return f"{value:.15g}" if isinstance(value, float | int) else None


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else _number(value)
