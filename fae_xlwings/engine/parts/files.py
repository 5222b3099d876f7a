"""Opening and saving: a workbook's package from a file, and into one, whole or not at all."""

import zlib
from pathlib import Path
from zipfile import BadZipFile

from openpyxl.writer.theme import theme_xml

from fae_xlwings.atomic import write_beside
from fae_xlwings.engine.base.xml import MAIN, OFFICE, etree, parse_xml, tag
from fae_xlwings.engine.file.package import Package
from fae_xlwings.engine.file.refusals import DAMAGED, TOO_LARGE, WITHOUT_SHEET, read_file, refusal, refuse_foreign
from fae_xlwings.engine.file.shared import SHEET_TYPE
from fae_xlwings.engine.file.zipped import TooLargeError
from fae_xlwings.engine.parts.book_part import BookPart
from fae_xlwings.errors import OutputError

_MACRO = "application/vnd.ms-excel"
FORMATS = {
    ".xlsx": f"{SHEET_TYPE}.sheet.main+xml",
    ".xltx": f"{SHEET_TYPE}.template.main+xml",
    ".xlsm": f"{_MACRO}.sheet.macroEnabled.main+xml",
    ".xltm": f"{_MACRO}.template.macroEnabled.main+xml",
    ".xlam": f"{_MACRO}.addin.macroEnabled.main+xml",
}
_MACROS = frozenset({".xlsm", ".xltm", ".xlam"})
_PARTS = "application/vnd.openxmlformats-officedocument"

# LibreOffice believes the values of a file that says it comes from Excel, and recalculates any other:
# ours are stand-ins until a spreadsheet has calculated, so the file must not pretend.
APPLICATION = "xlwings"
_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{APPLICATION}</Application></Properties>"
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PROPERTIES = f"{_PACKAGE}/metadata/core-properties"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets/>'
    '<calcPr calcId="124519"/></workbook>'
)

# What the zip, the XML and the numbers in it raise when they are not what they should be.
BROKEN = (BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, ValueError, KeyError, IndexError, TypeError)


def load(path: Path) -> BookPart:
    """The workbook in a file (.xlsx, .xlsm, .xlam, .xltx, .xltm), each part read when somebody asks about it.

    Raises `InputError` when the file is missing, is no workbook, is encrypted, damaged or in an older format.
    """
    data = read_file(path)
    refuse_foreign(path, data)
    try:
        package = Package.from_bytes(data)
        package.refusal = lambda error: refusal(path, TOO_LARGE if isinstance(error, TooLargeError) else DAMAGED)
        refuse_foreign(path, data, package)
        book = BookPart(package, package.relations.parts("officeDocument")[0])
    except BROKEN as error:
        raise refusal(path, DAMAGED) from error
    if not book.worksheets:
        raise refusal(path, WITHOUT_SHEET)
    return book


def new() -> BookPart:
    """A new workbook of one empty sheet; it says nothing of who made it and when."""
    package = Package.new()
    workbook = package.add("xl/workbook.xml", FORMATS[".xlsx"], parse_xml(_WORKBOOK.encode()))
    package.relations.add("officeDocument", workbook)
    package.relations.add(
        "extended-properties",
        package.add("docProps/app.xml", f"{_PARTS}.extended-properties+xml", parse_xml(_APP.encode())),
    )
    workbook.relations.add("theme", package.add("xl/theme/theme1.xml", f"{_PARTS}.theme+xml", theme_xml.encode()))
    book = BookPart(package, workbook, is_new=True)
    book.shared.styles.added = True
    book.shared.settle(texts=True)
    book.activate(book.add("Feuil1", 0))
    return book


def describe(book: BookPart, title: str, author: str) -> None:
    """The title and the author among the properties of a new workbook."""
    root = etree.Element(tag("coreProperties", _PROPERTIES), nsmap={"cp": _PROPERTIES, "dc": _DUBLIN_CORE})
    for name, text in (("title", title), ("creator", author)):
        etree.SubElement(root, tag(name, _DUBLIN_CORE)).text = text
    part = book.package.add("docProps/core.xml", _PROPERTIES_TYPE, root)
    book.package.relations.add(f"{_PACKAGE}/relationships/metadata/core-properties", part)


def save(book: BookPart, target: Path) -> Path:
    """The path written: `target`, or `target_2`… when that file is open elsewhere or may not be replaced.

    A path other than `target` is how the caller knows; `moved_message` says it to the user. Raises `OutputError` when
    the folder refuses the file.
    """
    _set_format(book, target)
    book.settle()
    return write_beside(target, book.package.write)


def moved_message(target: Path, written: Path) -> str | None:
    """What to tell the user when the work went to another file than the one asked for, else `None`."""
    if written == target:
        return None
    return (
        f"« {target.name} » est ouvert ailleurs ou protégé : votre travail est enregistré dans « {written.name} », "
        "dans le même dossier. Fermez l'autre fichier avant de recommencer."
    )


def _set_format(book: BookPart, target: Path) -> None:
    """The content type that the file's extension promises: Excel refuses a file that breaks the promise."""
    content_type = FORMATS.get(target.suffix.lower())
    if content_type is None:
        raise OutputError(
            f"« {target.name} » ne peut pas être enregistré : donnez-lui un nom en .xlsx, .xlsm ou .xlam."
        )
    if book.part.relations.parts("vbaProject") and target.suffix.lower() not in _MACROS:
        raise OutputError(
            f"« {target.name} » ne peut pas contenir les macros de ce classeur : donnez-lui un nom en .xlsm."
        )
    book.package.set_type(book.part.name, content_type)
