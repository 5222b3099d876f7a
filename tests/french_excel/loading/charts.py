"""Charts of a file, read from its own parts."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from french_excel.store import Chart

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts_of(path: Path) -> dict[str, list[Chart]]:
    """The charts of each sheet, in the order of their drawing; where they lie is not told yet."""
    with zipfile.ZipFile(path) as package:
        return {name: list(_charts(package, part)) for name, part in _sheets(package)}


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
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
        str(each.get("Id")): posixpath.normpath(posixpath.join(folder, str(each.get("Target")))).lstrip("/")
        for each in every
    }


def _charts(package: zipfile.ZipFile, sheet: str) -> Iterator[Chart]:
    drawings = [part for part in _relations(package, sheet).values() if part.startswith("xl/drawings/drawing")]
    for drawing in drawings:
        targets = _relations(package, drawing)
        for frame in etree.fromstring(package.read(drawing)).iter(f"{XDR}graphicFrame"):
            about = frame.find(f"{XDR}nvGraphicFramePr/{XDR}cNvPr")
            source = next(frame.iter(f"{C}chart"), None)
            if source is not None:
                yield Chart(
                    about.get("name"), 0, 0, 0, 0, alt=about.get("descr", ""), **_told(package, targets, source)
                )


def _told(package: zipfile.ZipFile, targets: dict[str, str], source: Any) -> dict[str, Any]:
    root = etree.fromstring(package.read(targets[source.get(f"{OFFICE}id")]))
    return {"sources": [_series(each) for each in root.iter(f"{C}ser")]}


def _series(series: Any) -> tuple[str, str, str]:
    """The name, the categories and the values of a series, as references."""
    found = [
        next(
            (each.text for name in names for place in series.iterfind(f"{C}{name}") for each in place.iter(f"{C}f")), ""
        )
        for names in (("tx",), ("cat", "xVal"), ("val", "yVal"))
    ]
    return (found[0], found[1], found[2])
