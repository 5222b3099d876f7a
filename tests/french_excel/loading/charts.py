"""The charts of a file: which sheet bears them, where they lie, what they are called."""

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from french_excel import geometry
from french_excel.loading.chart_parts import OFFICE, C, kind_of, properties, series
from french_excel.store import Chart, Sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
EMU_PER_POINT = 12_700


def place_charts(file: bytes, sheets: list[Sheet]) -> None:
    """The charts of a file given to its sheets."""
    with zipfile.ZipFile(BytesIO(file)) as package:
        parts = dict(parts_of(package))
        for sheet in sheets:
            sheet.charts = list(_charts(package, parts[sheet.name], sheet))


def parts_of(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets by name, with the part that holds each."""
    book = etree.fromstring(package.read("xl/workbook.xml"))
    targets = _relations(package, "xl/workbook.xml")
    for sheet in book.iter(f"{MAIN}sheet"):
        yield str(sheet.get("name")), targets[str(sheet.get(f"{OFFICE}id"))]


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part points at, by their id."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in package.namelist():
        return {}
    every = etree.fromstring(package.read(rels)).iter(RELATION)
    return {
        str(each.get("Id")): posixpath.normpath(posixpath.join("/", folder, str(each.get("Target")))).lstrip("/")
        for each in every
    }


def _charts(package: zipfile.ZipFile, part: str, sheet: Sheet) -> Iterator[Chart]:
    drawings = [target for target in _relations(package, part).values() if target.startswith("xl/drawings/drawing")]
    for drawing in drawings:
        targets = _relations(package, drawing)
        for anchor in etree.fromstring(package.read(drawing)):
            shown = next(anchor.iter(f"{C}chart"), None)
            if shown is not None:
                root = etree.fromstring(package.read(targets[shown.get(f"{OFFICE}id")]))
                yield _chart(anchor, root, sheet)


def _chart(anchor: Any, root: Any, sheet: Sheet) -> Chart:
    about = next(anchor.iter(f"{XDR}cNvPr"))
    left, top = _point(anchor.find(f"{XDR}from"), sheet)
    size = anchor.find(f"{XDR}ext")
    if size is None:
        right, bottom = _point(anchor.find(f"{XDR}to"), sheet)
    else:
        right, bottom = (int(size.get(name)) / EMU_PER_POINT + start for name, start in (("cx", left), ("cy", top)))
    return Chart(
        about.get("name"), left, top, right - left, bottom - top,
        kind_of(root), series(root), dict(properties(root)), about.get("descr", ""),
    )  # fmt: skip


def _point(corner: Any, sheet: Sheet) -> tuple[float, float]:
    """The distance of a corner from the left and the top of the sheet, in points."""
    column, across, row, down = (int(corner.find(f"{XDR}{name}").text) for name in ("col", "colOff", "row", "rowOff"))
    left = geometry.left_of(sheet, column + 1) + across / EMU_PER_POINT
    return left, geometry.top_of(sheet, row + 1) + down / EMU_PER_POINT
