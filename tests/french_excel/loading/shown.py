"""What the formulas of a file show, as whoever wrote it last had calculated it."""

import zipfile
from io import BytesIO
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from french_excel.loading.cells import stored
from french_excel.loading.charts import MAIN, parts_of
from french_excel.store import Scalar

Shown = dict[tuple[int, int], Scalar]


def shown_by(package: bytes) -> dict[str, Shown]:
    """The values of the cells with a formula, by sheet and place."""
    with zipfile.ZipFile(BytesIO(package)) as parts:
        return {name: _shown(parts.read(part)) for name, part in parts_of(parts)}


def _shown(part: bytes) -> Shown:
    cells = etree.fromstring(part).iter(f"{MAIN}c")
    return {coordinate_to_tuple(cell.get("r")): _value(cell) for cell in cells if cell.find(f"{MAIN}f") is not None}


def _value(cell: Any) -> Scalar:
    text, kind = cell.findtext(f"{MAIN}v"), cell.get("t", "n")
    if not text:
        return None
    if kind == "s":
        raise AssertionError(f"{cell.get('r')}: the text of a formula stands among the shared ones")
    if kind == "n":
        return float(text)
    return text == "1" if kind == "b" else stored(text, kind)
