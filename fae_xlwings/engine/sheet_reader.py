"""One sheet of a file read in one pass: formulas with the values they showed, texts with their runs."""

# openpyxl's parser fills its cells through private names; a subclass has to follow.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, cast
from xml.etree.ElementTree import Element

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel, from_ISO8601, to_excel
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, WorkSheetParser, WorksheetReader
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.engine.rich_text import decoded, read_string
from fae_xlwings.engine.xml import parse_xml

Spot = tuple[int, int]
Typed = tuple[Any, str]
# What openpyxl reads of a cell; the rest (rich values, dynamic arrays, phonetics) is kept aside.
_KNOWN = frozenset({"r", "s", "t"})


class CachedArray(ArrayFormula):
    """An array formula and the value that its first cell shows."""

    def __init__(self, ref: str, text: str | None = None, cached: Any = None) -> None:
        super().__init__(ref, text)
        self.cached = cached


class CachedTable(DataTableFormula):
    """A what-if table formula and the value that its first cell shows."""

    cached: Any = None


@dataclass(slots=True)
class Aside:
    """What a cell says in the file and openpyxl has no room for."""

    attributes: dict[str, str] = field(default_factory=dict[str, str])
    serial: str | None = None


@dataclass(slots=True)
class Snapshot:
    """The cells and rows of a sheet as they were read, to tell later what was changed."""

    spots: list[Spot]
    values: list[Any]
    styles: list[bytes]
    rows: dict[int, tuple[dict[str, str], dict[str, str]]]
    aside: dict[Spot, Aside]

    def kept(self, worksheet: Worksheet) -> dict[Spot, Aside]:
        """What the file said of the cells that still hold what they held."""
        cells = cast("dict[Spot, Cell]", worksheet._cells)
        was = {spot: value for spot, value in zip(self.spots, self.values, strict=True) if spot in self.aside}
        return {
            spot: self.aside[spot]
            for spot, value in was.items()
            if spot in cells and same_value(cells[spot]._value, value)
        }

    def unchanged(self, worksheet: Worksheet) -> bool:
        """Whether every cell and row of the sheet is still as it was read."""
        cells = cast("dict[Spot, Cell]", worksheet._cells)
        if _row_looks(worksheet) != {row: look for row, (look, _) in self.rows.items()}:
            return False
        if sum(1 for cell in cells.values() if is_told(cell)) != len(self.spots):
            return False
        return all(map(self._same, map(cells.get, self.spots), self.values, self.styles))

    @staticmethod
    def _same(cell: Cell | None, value: Any, style: bytes) -> bool:
        return cell is not None and same_value(cell._value, value) and style_key(cell) == style


def same_value(now: Any, before: Any) -> bool:
    """Whether a cell's value is the one that was read, the value of its formula included."""
    if now is before:
        return True
    return type(now) is type(before) and bool(now == before) and _cached(now) == _cached(before)


def _cached(value: Any) -> Any:
    return getattr(value, "cached", None) or getattr(value, "runs", None)


_UNSTYLED = StyleArray().tobytes()


def style_key(cell: Any) -> bytes:
    """The style of a cell as bytes, the same for the same style."""
    style = cell._style
    return _UNSTYLED if style is None else style.tobytes()


def is_told(cell: Any) -> bool:
    """Whether a cell is written to the file: it has a value or a look."""
    return cell._value is not None or (cell._style is not None and any(cell._style))


def _row_looks(worksheet: Worksheet) -> dict[int, dict[str, str]]:
    looks = ((row, dict(dimension)) for row, dimension in worksheet.row_dimensions.items())
    return {row: look for row, look in looks if look}


class CellParser(WorkSheetParser):
    """openpyxl's sheet parser, keeping what its own would throw away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aside: dict[Spot, Aside] = {}
        self.row_attributes: dict[int, dict[str, str]] = {}

    def parse_extensions(self, element: Element) -> None:
        """Nothing: extensions are carried over from the file as they are."""

    def parse_row(self, row: Element) -> tuple[int, list[dict[str, Any]]]:
        """The number of a row and its cells; its own attributes are kept as they stand."""
        attributes = {key: value for key, value in row.attrib.items() if key not in {"r", "spans"}}
        number, cells = super().parse_row(row)
        if attributes:
            self.row_attributes[number] = attributes
        return number, cells

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """A cell: where it is, what it holds and how it looks."""
        row, column = self._place(element)
        style_id = int(element.get("s", 0))
        if len(element.keys()) > 1:
            self._set_aside(element, (row, column))
        formula = element.find(FORMULA_TAG)
        value, kind = self._value(element, style_id, (row, column))
        if formula is not None:
            value, kind = self._formula(element, formula, value), "f"
        return {"row": row, "column": column, "value": value, "data_type": kind, "style_id": style_id}

    def _place(self, element: Element) -> Spot:
        coordinate = element.get("r")
        if coordinate:
            row, column = coordinate_to_tuple(coordinate)
            self.col_counter = column
            return row, column
        self.col_counter += 1
        return self.row_counter, self.col_counter

    def _set_aside(self, element: Element, spot: Spot) -> None:
        extra = {key: value for key, value in element.attrib.items() if key not in _KNOWN}
        if extra:
            self.aside.setdefault(spot, Aside()).attributes = extra

    def _value(self, element: Element, style_id: int, spot: Spot) -> Typed:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            return self._inline(element), "s"
        text = element.findtext(VALUE_TAG)
        if not text:
            return (None, "n") if kind != "str" else ("" if text is not None else None, "s")
        if kind == "n":
            return self._number(text, style_id, spot)
        return _READ[kind](self, text)

    def _inline(self, element: Element) -> str | None:
        child = element.find(INLINE_STRING)
        if child is None:
            return None
        # The sheet is read by the standard library, runs are kept by lxml: one element passes as text.
        return read_string(parse_xml(_as_text(child)))

    def _number(self, text: str, style_id: int, spot: Spot) -> Typed:
        number = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if style_id not in self.date_formats:
            return number, "n"
        try:
            moment = from_excel(number, self.epoch, timedelta=style_id in self.timedelta_formats)
        except (OverflowError, ValueError):
            return number, "n"
        if to_excel(moment, self.epoch) != number:
            self.aside.setdefault(spot, Aside()).serial = text
        return moment, "d"

    def _formula(self, element: Element, formula: Element, cached: Any) -> Any:
        parsed = self.parse_formula(element)
        if isinstance(parsed, ArrayFormula):
            return CachedArray(parsed.ref, parsed.text, cached)
        if isinstance(parsed, DataTableFormula):
            table = CachedTable(**formula.attrib)
            table.cached = cached
            return table
        return CachedFormula(parsed, cached)


def _as_text(element: Element) -> bytes:
    from xml.etree.ElementTree import tostring  # noqa: PLC0415 - only sheets with inline texts need it

    return tostring(element)


_READ: dict[str, Callable[[CellParser, str], Typed]] = {
    "s": lambda parser, text: (parser.shared_strings[int(text)], "s"),
    "b": lambda _, text: (text.strip() in {"1", "true"}, "b"),
    "str": lambda _, text: (decoded(text), "s"),
    "e": lambda _, text: (text, "e"),
    "d": lambda _, text: (from_ISO8601(text), "d"),
}


class SheetReader(WorksheetReader):
    """A sheet of the file put into an openpyxl sheet, and the snapshot of what was there."""

    def __init__(self, worksheet: Worksheet, data: bytes, strings: list[str]) -> None:
        self.ws = worksheet
        book = worksheet.parent
        self.parser = CellParser(
            BytesIO(data), strings, epoch=book.epoch, date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )  # fmt: skip
        self.tables = []

    def bind_cells(self) -> None:
        """Every cell with a value or a look put into the sheet; a formula's `cached` stays with it."""
        cells, styles = self.ws._cells, self.ws.parent._cell_styles
        for _, row in self.parser.parse():
            for cell in row:
                place = cell["row"], cell["column"]
                made = Cell(self.ws, *place, style_array=styles[cell["style_id"]])
                made._value, made.data_type = cell["value"], cell["data_type"]
                cells[place] = made
        if cells:
            self.ws._current_row = self.ws.max_row

    def bind_tables(self) -> None:
        """The parts of the sheet's tables."""
        relations = {rel.Id: rel.Target for rel in self.ws._rels}
        self.tables = [relations[part.id] for part in self.parser.tables.tablePart if part.id in relations]

    def snapshot(self) -> Snapshot:
        """What the sheet holds now that it is read."""
        cells = {spot: cell for spot, cell in self.ws._cells.items() if is_told(cell)}
        keys: dict[bytes, bytes] = {}
        looks = _row_looks(self.ws)
        return Snapshot(
            list(cells),
            [cell._value for cell in cells.values()],
            [keys.setdefault(key, key) for key in map(style_key, cells.values())],
            {row: (look, self.parser.row_attributes.get(row, {})) for row, look in looks.items()},
            self.parser.aside,
        )


__all__ = ["Aside", "CachedArray", "CellParser", "MergedCell", "SheetReader", "Snapshot", "Spot"]
