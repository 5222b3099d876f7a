"""From a workbook without macros to a macro-enabled workbook or add-in: code names, project, ribbon, fixed dates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # no stubs

from fae_xlwings.bundle import opc
from fae_xlwings.bundle.opc import PACKAGE, Parts
from fae_xlwings.bundle.vba_modules import Base, Module, empty_document
from fae_xlwings.bundle.vba_project import REFERENCES, Project, vba_project_bin
from fae_xlwings.errors import InputError
from fae_xlwings.identity import IDENTITY

VBA_PART = "xl/vbaProject.bin"
RIBBON_PART = "customUI/customUI14.xml"
VBA_TYPE = "application/vnd.ms-office.vbaProject"
XML_TYPE = "application/xml"
PICTURE_TYPE = "image/png"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MICROSOFT = "http://schemas.microsoft.com/office/"
DOCUMENT_RELATION = f"{OFFICE}officeDocument"
SHEET_RELATION = f"{OFFICE}worksheet"
PICTURE_RELATION = f"{OFFICE}image"
STYLES_RELATION = f"{OFFICE}styles"
PROPERTIES_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
VBA_RELATION = f"{MICROSOFT}2006/relationships/vbaProject"
RIBBON_RELATION = f"{MICROSOFT}2007/relationships/ui/extensibility"
SHEET_BASES = {SHEET_RELATION: Base.WORKSHEET, f"{OFFICE}chartsheet": Base.CHARTSHEET}

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DUBLIN_CORE_TERMS = "{http://purl.org/dc/terms/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
PROPERTIES = (
    (f"{DUBLIN_CORE}title", IDENTITY.title),
    (f"{DUBLIN_CORE}creator", IDENTITY.author),
    (f"{CORE}version", IDENTITY.version),
)
RELATION_ID = f"{{{OFFICE.rstrip('/')}}}id"

WORKBOOK_CODE_NAME = "ThisWorkbook"
FIXED_TIME = "2026-01-01T00:00:00Z"
FONT_WORDS = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme"
FONT_ORDER = FONT_WORDS.split()
BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True, slots=True)
class Product:
    """What is built: its file name, its main content type and its VBA project."""

    file_name: str
    content_type: str
    project: str

    @property
    def guid(self) -> str:
        """The project ID: the same for every build of a product, another for each product."""
        return f"{{{uuid5(NAMESPACE_URL, self.file_name)}}}".upper()


WORKBOOK = Product("FAE_2026.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "FAE")
ADDIN = Product("FAE.xlam", "application/vnd.ms-excel.addin.macroEnabled.main+xml", "FAE_Complement")


@dataclass(frozen=True, slots=True)
class Part:
    """A part to add: its name, type and content, and how another part relates to it."""

    name: str
    content_type: str
    relation: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A ribbon and the pictures it calls by name."""

    xml: bytes
    pictures: Mapping[str, bytes]


def assemble(workbook: bytes, modules: Sequence[Module], ribbon: Ribbon, product: Product) -> bytes:
    """The bytes of a macro-enabled workbook or add-in made from an .xlsx and modules.

    The workbook and each sheet get their document module unless one of that name is among the modules. The same
    arguments give the same bytes. Raises InputError for a workbook or modules that Excel would refuse.
    """
    parts = opc.read_parts(workbook)
    main = main_part(parts)
    documents = _name_documents(parts, main)
    project = Project(product.project, product.guid, _with_documents(documents, modules), REFERENCES)
    opc.set_content_type(parts, main, product.content_type)
    _add_part(parts, main, Part(VBA_PART, VBA_TYPE, VBA_RELATION, vba_project_bin(project)))
    _add_ribbon(parts, ribbon)
    _order_fonts(parts, main)
    _say_what_it_is(parts)
    return opc.write_parts(parts)


def add_hidden_sheet(workbook: bytes, name: str, sheet_xml: bytes) -> bytes:
    """The workbook with one more hidden sheet at its end, or as it is when it has a sheet of that name."""
    parts = opc.read_parts(workbook)
    main = main_part(parts)
    root = opc.parse(parts, main)
    sheets = root.find(f"{MAIN}sheets")
    if sheets is None or name in {sheet.get("name") for sheet in sheets}:
        return workbook
    number = 1 + max(int(sheet.get("sheetId", "0")) for sheet in sheets)
    part = Part(f"xl/worksheets/configuration{number}.xml", SHEET_TYPE, SHEET_RELATION, sheet_xml)
    identifier = _add_part(parts, main, part)
    attributes = {"name": name, "sheetId": str(number), "state": "hidden", RELATION_ID: identifier}
    etree.SubElement(sheets, f"{MAIN}sheet", attributes)
    opc.store(parts, main, root)
    return opc.write_parts(parts)


def add_constant(workbook: bytes, name: str, text: str) -> bytes:
    """The workbook with one more name, which means a text."""
    parts = opc.read_parts(workbook)
    main = main_part(parts)
    root = opc.parse(parts, main)
    names = root.find(f"{MAIN}definedNames")
    if names is None:
        names = etree.Element(f"{MAIN}definedNames")
        before = {f"{MAIN}{tag}" for tag in BEFORE_NAMES}
        root.insert(1 + max(place for place, child in enumerate(root) if child.tag in before), names)
    etree.SubElement(names, f"{MAIN}definedName", name=name).text = f'"{text}"'
    opc.store(parts, main, root)
    return opc.write_parts(parts)


def main_part(parts: Parts) -> str:
    """The name of the workbook part; raises InputError for a package that has none."""
    for relationship in opc.relationships(parts, PACKAGE):
        if relationship.kind == DOCUMENT_RELATION and relationship.target in parts:
            return relationship.target
    raise InputError("Le classeur de départ n'est pas un classeur Excel : donnez un fichier .xlsx.")


def _add_ribbon(parts: Parts, ribbon: Ribbon) -> None:
    """The ribbon in the package, each picture under the identifier by which the ribbon calls it."""
    _add_part(parts, PACKAGE, Part(RIBBON_PART, XML_TYPE, RIBBON_RELATION, ribbon.xml))
    for name, content in ribbon.pictures.items():
        part = f"customUI/images/{name}.png"
        parts[part] = content
        opc.set_content_type(parts, part, PICTURE_TYPE)
        opc.relate(parts, RIBBON_PART, PICTURE_RELATION, part, wanted=name)


def _add_part(parts: Parts, source: str, part: Part) -> str:
    """The identifier of the relationship to a part now in the package."""
    parts[part.name] = part.content
    opc.set_content_type(parts, part.name, part.content_type)
    return opc.relate(parts, source, part.relation, part.name)


def _with_documents(documents: Sequence[Module], modules: Sequence[Module]) -> list[Module]:
    """The document modules first, those with code in place of the empty ones, then the others."""
    given = {module.name: module for module in modules}
    names = {document.name for document in documents}
    filled = [given.get(document.name, document) for document in documents]
    return [*filled, *(module for module in modules if module.name not in names)]


def _name_documents(parts: Parts, main: str) -> list[Module]:
    """The empty modules of the workbook and its sheets, whose code names are now in the package."""
    root = opc.parse(parts, main)
    _workbook_properties(root).set("codeName", WORKBOOK_CODE_NAME)
    opc.store(parts, main, root)
    sheets = list(_sheets(parts, main, root))
    names = _code_names([_sheet_code_name(parts, part) for part, _ in sheets])
    for (part, _), name in zip(sheets, names, strict=True):
        _set_sheet_code_name(parts, part, name)
    documents = (empty_document(name, base) for (_, base), name in zip(sheets, names, strict=True))
    return [empty_document(WORKBOOK_CODE_NAME, Base.WORKBOOK), *documents]


def _workbook_properties(root: etree._Element) -> etree._Element:
    """The workbookPr element, created where the schema wants it."""
    found = root.find(f"{MAIN}workbookPr")
    if found is None:
        before = {f"{MAIN}fileVersion", f"{MAIN}fileSharing"}
        found = etree.Element(f"{MAIN}workbookPr")
        root.insert(sum(child.tag in before for child in root), found)
    return found


def _sheets(parts: Parts, main: str, root: etree._Element) -> Iterator[tuple[str, Base]]:
    """The part of each sheet in order, with what its module is an instance of."""
    relations = {relation.identifier: relation for relation in opc.relationships(parts, main)}
    for sheet in root.iter(f"{MAIN}sheet"):
        relation = relations[sheet.get(RELATION_ID, "")]
        yield relation.target, SHEET_BASES[relation.kind]


def _code_names(present: Sequence[str | None]) -> list[str]:
    """A code name for each sheet: its own, else the first free one as a French Excel counts them."""
    free = (name for number in range(1, 2 * len(present) + 1) if (name := f"Feuil{number}") not in present)
    return [name or next(free) for name in present]


def _sheet_code_name(parts: Parts, part: str) -> str | None:
    """The code name a sheet has; None without."""
    match = re.search(rb"<sheetPr\b[^>]*?\bcodeName=\"([^\"]+)\"", parts[part])
    return match and match.group(1).decode()


def _set_sheet_code_name(parts: Parts, part: str, name: str) -> None:
    """The code name of a sheet, in its sheetPr element, which comes first."""
    root = opc.parse(parts, part)
    properties = root.find(f"{MAIN}sheetPr")
    if properties is None:
        properties = etree.Element(f"{MAIN}sheetPr")
        root.insert(0, properties)
    properties.set("codeName", name)
    opc.store(parts, part, root)


def _order_fonts(parts: Parts, main: str) -> None:
    """The children of each font in the order of the schema, which openpyxl does not keep."""
    for relation in opc.relationships(parts, main):
        if relation.kind == STYLES_RELATION:
            root = opc.parse(parts, relation.target)
            for font in root.iter(f"{MAIN}font"):
                font[:] = sorted(font, key=_font_order)
            opc.store(parts, relation.target, root)


def _font_order(child: etree._Element) -> int:
    """The place of an element inside a font."""
    return FONT_ORDER.index(etree.QName(child).localname)


def _say_what_it_is(parts: Parts) -> None:
    """Title, author and version among the properties, the dates a fixed one so that two builds are the same bytes."""
    for relation in opc.relationships(parts, PACKAGE):
        if relation.kind == PROPERTIES_RELATION:
            root = opc.parse(parts, relation.target)
            for tag, text in PROPERTIES:
                _child(root, tag).text = text
            for tag in ("created", "modified"):
                for date in root.iter(f"{DUBLIN_CORE_TERMS}{tag}"):
                    date.text = FIXED_TIME
            opc.store(parts, relation.target, root)


def _child(root: etree._Element, tag: str) -> etree._Element:
    """The child of a tag, made where it is missing."""
    found = root.find(tag)
    return etree.SubElement(root, tag) if found is None else found
