"""A whole openpyxl book written as a package, free of dates, paths and anything else that would differ next time."""

# openpyxl's writer is steered through its private methods; a subclass has to follow.
# ruff: noqa: SLF001
# The type stubs for openpyxl leave out its private members.
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

from datetime import datetime
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.workbook._writer import WorkbookWriter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.writer.excel import ExcelWriter
from openpyxl.writer.theme import theme_xml
from openpyxl.xml.constants import (
    ARC_APP,
    ARC_CORE,
    ARC_ROOT_RELS,
    ARC_STYLE,
    ARC_THEME,
    ARC_WORKBOOK,
    ARC_WORKBOOK_RELS,
)
from openpyxl.xml.functions import tostring as openpyxl_tostring

from fae_xlwings.engine.files.drawing_writer import NamedDrawing, chart_bytes, picture_bytes
from fae_xlwings.engine.files.package import TYPES_PART, Package
from fae_xlwings.engine.files.sheet_writer import FrameWriter, sheet_data, with_rows
from fae_xlwings.engine.files.xml import Node, local_name, parse_xml, tag, xml_bytes
from fae_xlwings.engine.tables.table_headers import settle_headers

# LibreOffice believes the values of a file that says it comes from Excel, and recalculates any other:
# ours are stand-ins until a spreadsheet has calculated, so the file must not pretend.
APPLICATION = "xlwings"
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{APPLICATION}</Application></Properties>"
)
# The order that the schema wants and openpyxl does not keep.
_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color",
    "name", "family", "charset", "scheme",
)  # fmt: skip
_NO_DATE = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl's dates have no time zone
_FONT_RANK = {tag(name): rank for rank, name in enumerate(_FONT_ORDER)}


class BookWriter(ExcelWriter):
    """openpyxl's writer into a package in memory; `hollow` leaves the rows out."""

    _archive: Any
    workbook: Any
    manifest: Any

    def __init__(self, workbook: Workbook, *, hollow: bool = False) -> None:
        self.package = Package({})
        self.hollow = hollow
        super().__init__(workbook, cast("Any", self.package))

    def write_data(self) -> None:
        """Every part of the book."""
        self._write_properties()
        self._write_worksheets()
        self._write_chartsheets()
        self._write_images()
        self._write_charts()
        self._archive.writestr(ARC_STYLE, stylesheet(self.workbook))
        writer = NamesWriter(self.workbook)
        self._archive.writestr(ARC_ROOT_RELS, writer.write_root_rels())
        self._archive.writestr(ARC_WORKBOOK, writer.write())
        self._archive.writestr(ARC_WORKBOOK_RELS, writer.write_rels())
        self.manifest._write(self._archive, self.workbook)

    def _write_properties(self) -> None:
        self._archive.writestr(ARC_APP, _APP)
        self._archive.writestr(ARC_CORE, core_properties(self.workbook.properties))
        self._archive.writestr(ARC_THEME, self.workbook.loaded_theme or theme_xml)
        if len(self.workbook.custom_doc_props):
            self._archive.writestr(_CustomProperties.path[1:], _tostring(self.workbook.custom_doc_props.to_tree()))
            self.manifest.append(_CustomProperties)

    def write_worksheet(self, ws: Any) -> None:
        """One sheet, in memory; openpyxl goes through a temporary file."""
        ws._drawing = NamedDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        settle_headers(ws)
        writer = FrameWriter(ws)
        frame = writer.frame()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], frame if self.hollow else with_rows(frame, sheet_data(ws)))
        self.manifest.append(ws)

    def _write_images(self) -> None:
        for picture in self._images:
            self._archive.writestr(picture.path[1:], picture_bytes(picture))

    def _write_charts(self) -> None:
        for chart in self._charts:
            self._archive.writestr(chart.path[1:], chart_bytes(chart))
            self.manifest.append(chart)

    def _write_comment(self, ws: Any) -> None:
        ws.legacy_drawing = None
        super()._write_comment(ws)


class _CustomProperties:
    path = "/docProps/custom.xml"
    mime_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


class NamesWriter(WorkbookWriter):
    """The list of sheets and names; a local name counts every sheet, where openpyxl forgets the chart sheets."""

    def write_names(self) -> None:
        """The names of the book, then those of each sheet."""
        super().write_names()
        ranks = {id(sheet): rank for rank, sheet in enumerate(self.wb._sheets)}
        true_rank = [ranks[id(sheet)] for sheet in self.wb.worksheets]
        for name in self.package.definedNames.definedName:
            if name.localSheetId is not None:
                self._place(name, true_rank)

    def _place(self, name: DefinedName, true_rank: list[int]) -> None:
        name.localSheetId = true_rank[name.localSheetId or 0]


def core_properties(properties: DocumentProperties) -> bytes:
    """Title, author and the like; a date that is not known is left out, which openpyxl cannot do."""
    values = {name: getattr(properties, name) for name in DocumentProperties.__elements__}
    unknown = [name for name in ("created", "modified") if values[name] is None]
    twin = DocumentProperties(**values)
    for name in unknown:
        setattr(twin, name, _NO_DATE)
    root = parse_xml(_tostring(twin.to_tree()))
    for node in [node for node in root if local_name(node) in unknown]:
        root.remove(node)
    return xml_bytes(root)


def stylesheet(workbook: Workbook) -> bytes:
    """The look of everything in the book, its elements in the order of the schema."""
    root = parse_xml(_tostring(write_stylesheet(workbook)))
    for font in root.iter(tag("font")):
        font[:] = sorted(font, key=_font_rank)
    for name in ("numFmts", "dxfs"):
        node = root.find(tag(name))
        if node is not None and not len(node):
            root.remove(node)
    return xml_bytes(root)


def _tostring(tree: Any) -> bytes:
    return cast("bytes", openpyxl_tostring(tree))


def _font_rank(node: Node) -> int:
    return _FONT_RANK.get(str(node.tag), len(_FONT_RANK))


def write_book(workbook: Workbook, *, hollow: bool = False) -> Package:
    """The book as a package; `hollow` leaves the rows of its sheets out."""
    writer = BookWriter(workbook, hollow=hollow)
    writer.write_data()
    package = Package(writer.package.parts)
    package.parts.pop(TYPES_PART)
    return package
