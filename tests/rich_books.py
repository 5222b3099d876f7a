"""Workbooks with everything that a careless save would lose."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import xlsxwriter
from lxml import etree
from parts import parts
from PIL import Image
from xlsxwriter.worksheet import Worksheet

RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RIBBON_2007 = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
RIBBON_2006 = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
ADDIN = "application/vnd.ms-excel.addin.macroEnabled.main+xml"


def picture(color: str = "purple") -> io.BytesIO:
    """A small PNG."""
    buffer = io.BytesIO()
    Image.new("RGB", (32, 24), color).save(buffer, "png")
    return buffer


def vba_project() -> bytes:
    """A real VBA project, from the workbook that xlwings ships."""
    shipped = files("xlwings").joinpath("quickstart_standalone.xlsm").read_bytes()
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive:
        return archive.read("xl/vbaProject.bin")


def rich_book(path: Path, *, macros: bool = False) -> Path:
    """A workbook made by XlsxWriter with one of everything, macros if asked."""
    with xlsxwriter.Workbook(path) as book:
        data, other, graph = book.add_worksheet("Données"), book.add_worksheet("Autre"), book.add_chartsheet("Graphe")
        if macros:
            book.add_vba_project(io.BytesIO(vba_project()), is_stream=True)
            data.insert_button("N1", {"macro": "Bouton", "caption": "Aller"})
        _fill(book, data)
        _decorate(book, data)
        _set_up(book, data)
        other.write_column("A1", ["x", 5])
        other.write_url("A3", "https://example.org/a")
        other.autofilter("A1:B5")
        other.merge_range("D1:E2", "fusion", book.add_format({"bold": True, "bg_color": "#FFCC00"}))
        line = book.add_chart({"type": "line"})
        line.add_series({"values": "='Données'!$B$2:$B$6"})
        graph.set_chart(line)
        book.define_name("taux", "='Données'!$B$2")
        book.define_name("Autre!local", "=Autre!$A$1")
        book.set_properties({"title": "Titre", "author": "Auteur", "created": dt.datetime(2026, 1, 2)})  # noqa: DTZ001
        book.set_custom_property("dossier", "D-1")
    return path


def _fill(book: xlsxwriter.Workbook, data: Worksheet) -> None:
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    data.write_row("A1", ["NOM", "CA", "DATE"])
    for row in range(1, 6):
        data.write(row, 0, f"Client {row}")
        data.write(row, 1, 100.5 * row)
        data.write_datetime(row, 2, dt.datetime(2026, 1, row, 13, 14, 15, 123456), day)  # noqa: DTZ001
    data.write_formula("D2", "=SUM(B2:B6)", None, 1507.5)
    data.write_formula("D3", '="a"&"b"', None, "ab")
    data.write_formula("D4", "=1>0", None, True)
    data.write_formula("D5", "=NA()", None, "#N/A")
    data.write_formula("D6", "=C2", day, 46023.5)
    data.write_dynamic_array_formula("E1:E3", "=SEQUENCE(3)", None, 1)
    data.write_rich_string("F1", "avant ", bold, "gras", " après")
    data.set_column("A:C", 20)
    data.set_row(8, 30)


def _decorate(book: xlsxwriter.Workbook, data: Worksheet) -> None:
    data.add_table(
        "A1:C6", {"name": "tblClients", "columns": [{"header": "NOM"}, {"header": "CA"}, {"header": "DATE"}]}
    )
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Données'!$B$2:$B$6", "trendline": {"type": "linear"}})
    chart.set_title({"name": "Chiffre d'affaires"})
    data.insert_chart("H2", chart, {"description": "Le graphique"})
    data.insert_textbox("H20", "Une zone de texte")
    data.insert_image("P2", "photo.png", {"image_data": picture(), "description": "La photo"})
    data.set_background(picture("white"))
    data.set_header("&L&G", {"image_left": "logo.png", "image_data_left": picture("red")})
    data.write_comment("A2", "première", {"author": "Moi", "x_scale": 2, "color": "green"})
    data.write_comment("A3", "seconde", {"author": "Moi"})
    data.add_sparkline("G2", {"range": "'Données'!B2:B6"})


def _set_up(book: xlsxwriter.Workbook, data: Worksheet) -> None:
    data.conditional_format("B2:B6", {"type": "data_bar", "data_bar_2010": True})
    data.conditional_format("C2:C6", {"type": "3_color_scale"})
    bold = book.add_format({"bold": True})
    data.conditional_format("A2:A6", {"type": "text", "criteria": "containing", "value": "3", "format": bold})
    data.data_validation("F2:F6", {"validate": "list", "source": ["oui", "non"]})
    data.ignore_errors({"number_stored_as_text": "A1:A9"})
    data.print_area("A1:F6")
    data.repeat_rows(0)
    data.freeze_panes(1, 0)
    data.protect()
    data.unprotect_range("B2:B6", "saisie")


def with_parts(
    path: Path, added: Mapping[str, tuple[bytes, str]], rels: Mapping[str, tuple[tuple[str, str, str], ...]]
) -> Path:
    """The workbook with parts put in (bytes and content type by name) and relationships (id, type, target by part)."""
    held = parts(path)
    held.update({name: data for name, (data, _) in added.items()})
    types = etree.fromstring(held["[Content_Types].xml"])
    for name, (_, content_type) in added.items():
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
    held["[Content_Types].xml"] = etree.tostring(types)
    for part, each in rels.items():
        held[part] = _with_rels(held.get(part, f'<Relationships xmlns="{RELS}"/>'.encode()), each)
    return write_parts(path, held)


def _with_rels(data: bytes, rels: tuple[tuple[str, str, str], ...]) -> bytes:
    root = etree.fromstring(data)
    for rel_id, rel_type, target in rels:
        mode = {"TargetMode": "External"} if "://" in target else {}
        etree.SubElement(root, f"{{{RELS}}}Relationship", Id=rel_id, Type=rel_type, Target=target, **mode)
    return etree.tostring(root)


def rewritten(path: Path, changes: Iterable[tuple[str, str, str]]) -> Path:
    """The workbook with texts of its parts replaced once: part, what it says, what it is to say."""
    held = parts(path)
    for name, before, after in changes:
        text = held[name].decode()
        assert before in text, f"{name} does not say {before}"
        held[name] = text.replace(before, after, 1).encode()
    return write_parts(path, held)


def write_parts(path: Path, held: Mapping[str, bytes]) -> Path:
    """A package of those parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def ribbon_book(path: Path) -> Path:
    """The rich workbook with macros, both ribbons, data of its own and a part that nobody knows."""
    rich_book(path, macros=True)
    ui = b'<customUI xmlns="http://schemas.microsoft.com/office/%s/customui"><ribbon/></customUI>'
    added = {
        "customUI/customUI.xml": (ui % b"2006/01", "application/xml"),
        "customUI/customUI14.xml": (ui % b"2009/07", "application/xml"),
        "customXml/item1.xml": (b"<mesdonnees/>", "application/xml"),
        "xl/inconnu/partie.bin": (b"\x00\x01inconnu", "application/octet-stream"),
        "xl/printerSettings/printerSettings1.bin": (
            b"\x02imprimante",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        ),
    }
    rels = {
        "_rels/.rels": (
            ("ui1", RIBBON_2006, "customUI/customUI.xml"),
            ("ui2", RIBBON_2007, "customUI/customUI14.xml"),
        ),
        "xl/_rels/workbook.xml.rels": (
            ("x1", f"{OFFICE}/customXml", "../customXml/item1.xml"),
            ("x2", "http://example.org/inconnu", "inconnu/partie.bin"),
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": (
            ("p1", f"{OFFICE}/printerSettings", "../printerSettings/printerSettings1.bin"),
        ),
    }
    return with_parts(path, added, rels)


def threaded_book(path: Path) -> Path:
    """The rich workbook with a discussion on a cell, and the people who hold it."""
    rich_book(path)
    modern = "http://schemas.microsoft.com/office/2017/10/relationships"
    space = b"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    guid = b"{00000000-0000-0000-0000-00000000000%d}"
    person = b'<personList xmlns="%s"><person displayName="Moi" id="%s" userId="1" providerId="None"/></personList>'
    thread = b'<ThreadedComments xmlns="%s"><threadedComment ref="A2" personId="%s" id="%s"><text>x</text></threadedComment></ThreadedComments>'  # noqa: E501 - one element
    added = {
        "xl/persons/person.xml": (person % (space, guid % 1), "application/vnd.ms-excel.person+xml"),
        "xl/threadedComments/threadedComment1.xml": (
            thread % (space, guid % 1, guid % 2),
            "application/vnd.ms-excel.threadedcomments+xml",
        ),
    }
    rels = {
        "xl/_rels/workbook.xml.rels": (("per", f"{modern}/person", "persons/person.xml"),),
        "xl/worksheets/_rels/sheet1.xml.rels": (
            ("thr", f"{modern}/threadedComment", "../threadedComments/threadedComment1.xml"),
        ),
    }
    return with_parts(path, added, rels)


def addin_book(path: Path) -> Path:
    """The rich workbook with macros and ribbons as an add-in."""
    ribbon_book(path)
    held = parts(path)
    was = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(was, ADDIN.encode())
    return write_parts(path, held)
