"""The XML of a sheet read in one pass: formulas with the values they showed, texts with their runs."""

from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, cast

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_excel, from_ISO8601, to_excel
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.dimensions import SheetFormatProperties
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.header_footer import HeaderFooter
from openpyxl.worksheet.hyperlink import HyperlinkList
from openpyxl.worksheet.merge import MergeCells
from openpyxl.worksheet.page import PageMargins, PrintOptions, PrintPageSetup
from openpyxl.worksheet.properties import WorksheetProperties
from openpyxl.worksheet.scenario import ScenarioList
from openpyxl.worksheet.table import TablePartList
from openpyxl.worksheet.views import SheetViewList

from fae_xlwings.engine.edits.snapshot import Aside, Spot
from fae_xlwings.engine.files.rich_text import decoded, read_string
from fae_xlwings.engine.files.xml import Node, etree, tag
from fae_xlwings.engine.formulas import CachedFormula

Typed = tuple[Any, str]
ParsedRow = tuple[int, list[dict[str, Any]]]
_ROW, _CELL, _VALUE, _FORMULA, _INLINE = (tag(name) for name in ("row", "c", "v", "f", "is"))
# What openpyxl reads of a cell; the rest is kept aside.
_KNOWN = frozenset({"r", "s", "t"})
# The children that openpyxl has a class for, and the parser's attribute where its reader looks for it.
_MODELS: dict[str, tuple[str, Any]] = {
    tag("printOptions"): ("print_options", PrintOptions),
    tag("pageMargins"): ("page_margins", PageMargins),
    tag("pageSetup"): ("page_setup", PrintPageSetup),
    tag("headerFooter"): ("HeaderFooter", HeaderFooter),
    tag("autoFilter"): ("auto_filter", AutoFilter),
    tag("dataValidations"): ("data_validations", DataValidationList),
    tag("sheetPr"): ("sheet_properties", WorksheetProperties),
    tag("sheetViews"): ("views", SheetViewList),
    tag("sheetFormatPr"): ("sheet_format", SheetFormatProperties),
    tag("scenarios"): ("scenarios", ScenarioList),
    tag("tableParts"): ("tables", TablePartList),
    tag("hyperlinks"): ("hyperlinks", HyperlinkList),
    tag("mergeCells"): ("merged_cells", MergeCells),
}
_METHODS = {
    tag("col"): "parse_column_dimensions",
    tag("sheetProtection"): "parse_sheet_protection",
    tag("conditionalFormatting"): "parse_formatting",
    tag("rowBreaks"): "parse_row_breaks",
    tag("colBreaks"): "parse_col_breaks",
}
_CUSTOM_VIEW = tag("customSheetView")


class CachedArray(ArrayFormula):
    """An array formula, the value that its first cell shows, and what makes it dynamic."""

    def __init__(self, ref: str, text: str | None = None, cached: Any = None) -> None:
        super().__init__(ref, text)
        self.cached = cached
        self.attributes: dict[str, str] = {}


class CachedTable(DataTableFormula):
    """A what-if table formula and the value that its first cell shows."""

    def __init__(self, attributes: dict[str, Any], cached: Any) -> None:
        super().__init__(**attributes)
        self.cached = cached


class CellParser(WorkSheetParser):
    """openpyxl's sheet parser, keeping what its own would throw away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aside: dict[Spot, Aside] = {}
        self.row_attributes: dict[int, dict[str, str]] = {}

    def parse(self) -> Generator[ParsedRow, None, None]:
        """The rows one by one; everything else is kept on the way. lxml's parser takes half the time of openpyxl's."""
        tags = (_ROW, *_MODELS, *_METHODS)
        for _, element in etree.iterparse(self.source, tag=tags, resolve_entities=False, huge_tree=True):
            if element.tag == _ROW:
                yield self.parse_row(element)
            elif element.getparent().tag != _CUSTOM_VIEW:
                self._parse_other(element)
            element.clear(keep_tail=True)

    def _parse_other(self, element: Node) -> None:
        """One child of the sheet; what openpyxl cannot read is left to the file, which keeps it."""
        with suppress(TypeError, ValueError, KeyError, AttributeError):
            if element.tag in _METHODS:
                getattr(self, _METHODS[element.tag])(element)
            else:
                name, model = _MODELS[element.tag]
                setattr(self, name, model.from_tree(element))

    def parse_row(self, row: Node) -> ParsedRow:
        """The number of a row and its cells; its own attributes are kept as they stand."""
        self.row_counter = int(float(row.get("r", self.row_counter + 1)))
        self.col_counter = 0
        attributes = {key: value for key, value in row.attrib.items() if key not in {"r", "spans"}}
        if attributes:
            self.row_attributes[self.row_counter] = attributes
            self.row_dimensions[str(self.row_counter)] = dict(attributes, r=str(self.row_counter))
        return self.row_counter, [self.parse_cell(cell) for cell in row.iterchildren(_CELL)]

    def parse_cell(self, element: Node) -> dict[str, Any]:
        """A cell: where it is, what it holds and how it looks."""
        attributes = dict(element.attrib)
        spot = self._place(attributes.get("r"))
        style_id = int(attributes.get("s", 0))
        formula = None
        text = None
        for child in element:
            if child.tag == _VALUE:
                text = child.text
            elif child.tag == _FORMULA:
                formula = child
        value, kind = self._value(element, attributes.get("t", "n"), text, (style_id, spot))
        if formula is not None:
            value, kind = self._formula(element, formula, value), "f"
        if attributes.keys() - _KNOWN:
            self._keep(spot, value, {key: text for key, text in attributes.items() if key not in _KNOWN})
        return {"row": spot[0], "column": spot[1], "value": value, "data_type": kind, "style_id": style_id}

    def _keep(self, spot: Spot, value: Any, extra: dict[str, str]) -> None:
        """What openpyxl has no room for; an array takes it along wherever it goes."""
        if isinstance(value, CachedArray):
            value.attributes = extra
        else:
            self.aside.setdefault(spot, Aside()).attributes = extra

    def _place(self, coordinate: str | None) -> Spot:
        if coordinate:
            row, column = coordinate_to_tuple(coordinate)
        else:
            row, column = self.row_counter, self.col_counter + 1
        self.col_counter = column
        return row, column

    def _value(self, element: Node, kind: str, text: str | None, where: tuple[int, Spot]) -> Typed:
        if kind == "n":
            return self._number(text, *where) if text else (None, "n")
        if kind == "inlineStr":
            child = element.find(_INLINE)
            return (None, "n") if child is None else (read_string(child), "s")
        if not text:
            return ("" if kind == "str" else None), "s"
        return _READ[kind](self, text)

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

    def _formula(self, element: Node, formula: Node, cached: Any) -> Any:
        parsed: Any = self.parse_formula(element)
        if isinstance(parsed, ArrayFormula):
            return CachedArray(parsed.ref, parsed.text, cached)
        if isinstance(parsed, DataTableFormula):
            return CachedTable(dict(formula.attrib), cached)
        return CachedFormula(parsed, cached)


_READ: dict[str, Callable[[CellParser, str], Typed]] = {
    "s": lambda parser, text: (parser.shared_strings[int(text)], "s"),
    "b": lambda _, text: (text.strip() in {"1", "true"}, "b"),
    "str": lambda _, text: (decoded(text), "s"),
    "e": lambda _, text: (text, "e"),
    "d": lambda _, text: (cast("Any", from_ISO8601(text)), "d"),
}
