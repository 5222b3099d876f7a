"""Opening a workbook: the openpyxl book, and the file it came from kept whole for the day it is saved."""

# openpyxl offers no public way to build a sheet from its file.
# ruff: noqa: SLF001
# The type stubs for openpyxl leave out its private members.
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false

import warnings
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from zipfile import BadZipFile

from openpyxl import Workbook
from openpyxl.chartsheet import Chartsheet
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.relationship import get_dependents
from openpyxl.reader.excel import ExcelReader
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import ARC_CORE

from fae_xlwings.engine.edits.carried import Carried
from fae_xlwings.engine.edits.snapshot import Snapshot
from fae_xlwings.engine.files.drawing_reader import read_drawing
from fae_xlwings.engine.files.package import ROOT, Package, rels_part
from fae_xlwings.engine.files.refusals import damaged, read_file, refuse_foreign
from fae_xlwings.engine.files.rich_text import read_strings
from fae_xlwings.engine.files.sheet_reader import SheetReader
from fae_xlwings.engine.files.xml import etree, local_name, parse_xml

# What openpyxl and the XML parser raise on a part that is not what it should be.
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError)
_BROKEN = (*_UNREADABLE, etree.XMLSyntaxError, SyntaxError)


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """The part of the file that a sheet came from, and its cells as they were; none for a sheet without cells."""

    sheet: Any
    part: str
    snapshot: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook in memory, and the bytes of the file it came from; none for a new book."""

    workbook: Workbook = field(repr=False)
    source: bytes | None = field(default=None, repr=False)
    path: Path | None = None
    sheets: tuple[SheetOrigin, ...] = field(default=(), repr=False)

    @property
    def has_macros(self) -> bool:
        """Whether the file holds a VBA project."""
        return self.source is not None and bool(vba_parts(Package.from_bytes(self.source)))


def vba_parts(package: Package) -> list[str]:
    """The VBA project of a package, wherever it keeps it."""
    return [rel.target for rel in package.of_kind(workbook_part(package), "vbaProject") if rel.target in package.parts]


def workbook_part(package: Package) -> str:
    """The name of the part that lists the sheets, `""` when there is none."""
    rels = package.of_kind(ROOT, "officeDocument")
    return rels[0].target if rels and rels[0].target in package.parts else ""


def new() -> Opened:
    """A new workbook with one empty sheet, as Excel makes it."""
    workbook = Workbook()
    worksheet = cast("Worksheet", workbook.active)
    worksheet.title = "Feuil1"
    # A new book says nothing of who made it and when: the same content gives the same bytes.
    workbook.properties = DocumentProperties(creator=None)
    workbook.properties.created = workbook.properties.modified = None
    return Opened(workbook)


def load(path: Path) -> Opened:
    """The workbook in the file `path` (.xlsx, .xlsm, .xlam, .xltx, .xltm), formulas with the values they showed.

    Raises `InputError` when the file is missing, is no workbook, is encrypted, damaged or in an older format.
    """
    data = read_file(path)
    refuse_foreign(path, data)
    try:
        package = Package.from_bytes(data)
        refuse_foreign(path, data, package)
        reader = read_book(package)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, *_BROKEN) as error:
        raise damaged(path) from error
    return Opened(reader.wb, data, path, tuple(reader.origins))


def read_book(package: Package) -> "BookReader":
    """The reader that has put the package into an openpyxl book; what openpyxl warns of, the saver carries over."""
    reader = BookReader(package)
    with warnings.catch_warnings(action="ignore"):
        reader.read()
    return reader


class BookReader(ExcelReader):
    """openpyxl's reader on a package in memory, reading each sheet once, and every kind of workbook."""

    archive: Any
    wb: Any
    parser: Any

    def __init__(self, package: Package) -> None:
        self.archive = _named_like_excel(package)
        self.valid_files = self.archive.namelist()
        self.read_only = self.keep_vba = self.data_only = self.keep_links = self.rich_text = False
        self.shared_strings = []
        self.origins: list[SheetOrigin] = []

    def read_strings(self) -> None:
        """The shared strings, with their runs."""
        for rel in self.archive.of_kind(workbook_part(self.archive), "sharedStrings"):
            if rel.target in self.archive.parts:
                self.shared_strings = read_strings(self.archive.read(rel.target))

    def read_properties(self) -> None:
        """What the file says of its author and dates; for what it does not say, openpyxl would invent some."""
        super().read_properties()
        part = self.archive.parts.get(ARC_CORE)
        told = {local_name(node) for node in parse_xml(part)} if part else set[str]()
        for name in {"creator", "created", "modified"} - told:
            setattr(self.wb.properties, name, None)

    def read_workbook(self) -> None:
        """The list of sheets and the names; found by relationship, so that add-ins open too."""
        part = workbook_part(self.archive)
        self.parser = WorkbookParser(self.archive, part, keep_links=False)
        self.parser.parse()
        self.wb = self.parser.wb
        self.wb._sheets = []
        self.wb.template = "template" in (self.archive.type_of(part) or "")

    def read_worksheets(self) -> None:
        """Every sheet in its order; a sheet of charts, dialogs or old macros holds its place only."""
        settle_styles(self.wb)
        part = workbook_part(self.archive)
        for sheet, _ in self.parser.find_sheets():
            rel = self.archive.rel(part, sheet.id)
            if rel.kind == "worksheet":
                self._read_worksheet(sheet, rel.target)
            else:
                self._hold_place(sheet, rel.target)
        worksheets = {origin.part: origin.sheet for origin in self.origins if origin.snapshot}
        self.wb.carried = Carried(self.archive, worksheets)

    def _hold_place(self, sheet: Any, part: str) -> None:
        place: Any = Chartsheet(parent=self.wb, title=sheet.name)
        self.wb._add_sheet(place)
        place.sheet_state = sheet.state
        place.defined_names = {}
        self.origins.append(SheetOrigin(place, part))

    def _read_worksheet(self, sheet: Any, part: str) -> None:
        worksheet = self.wb.create_sheet(sheet.name)
        if rels_part(part) in self.archive.parts:
            worksheet._rels = get_dependents(self.archive, rels_part(part))
        reader = SheetReader(worksheet, self.archive.read(part), self.shared_strings)
        reader.bind_all()
        worksheet.legacy_drawing = None
        worksheet.sheet_state = sheet.state
        self._read_notes(worksheet, part)
        for table in reader.tables:
            with suppress(*_UNREADABLE):
                made: Any = Table.from_tree(parse_xml(self.archive.read(table)))
                made.origin = table
                worksheet.add_table(made)
        self._read_drawings(worksheet, part)
        self.origins.append(SheetOrigin(worksheet, part, reader.snapshot()))

    def _read_notes(self, worksheet: Worksheet, part: str) -> None:
        for rel in self.archive.of_kind(part, "comments"):
            with suppress(*_UNREADABLE):
                notes: Any = CommentSheet.from_tree(parse_xml(self.archive.read(rel.target)))
                for ref, note in notes.comments:
                    worksheet[ref].comment = note

    def _read_drawings(self, worksheet: Any, part: str) -> None:
        for rel in self.archive.of_kind(part, "drawing"):
            charts, pictures = read_drawing(self.archive, rel.target)
            worksheet._charts.extend(charts)
            worksheet._images.extend(pictures)


def _named_like_excel(package: Package) -> Package:
    """The package with styles and theme also under the names that openpyxl reads them by."""
    twin = package.copy()
    for kind, name in (("styles", "xl/styles.xml"), ("theme", "xl/theme/theme1.xml")):
        for rel in package.of_kind(workbook_part(package), kind):
            if rel.target in package.parts:
                twin.parts.setdefault(name, package.parts[rel.target])
    return twin


def settle_styles(workbook: Any) -> None:
    """The lists of looks made safe to look up: openpyxl miscounts them when the file repeats one."""
    for name in ("_fonts", "_fills", "_borders", "_cell_styles", "_number_formats", "_alignments", "_protections"):
        looks = getattr(workbook, name)
        looks._dict = {}
        for index, look in enumerate(looks):
            looks._dict.setdefault(look, index)
        looks.clean = True
    # A cell without a look of its own has the first one, even where a file's first look is not openpyxl's.
    workbook._cell_styles._dict.setdefault(StyleArray(), 0)
