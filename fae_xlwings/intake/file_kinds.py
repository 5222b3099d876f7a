"""What a file really is, whatever its name says: told by its first bytes and by the parts it is made of."""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Literal

Kind = Literal["workbook", "other_workbook", "text"]
"""An Open XML workbook, one that only calamine reads (.xls, .xlsb, .ods), or a text table."""

COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a workbook of before 2007 begins, and one with a password."""

LARGEST_BOOK = 600_000_000
"""How many bytes a workbook may hold once unpacked: 50 000 clients take thirty million."""

PROTECTED = "protégé par un mot de passe : ouvrez-le dans Excel et enregistrez-le sans mot de passe"
SAVE_AS = "ouvrez-le dans Excel et enregistrez-le au format .xlsx"
WORD = "un document Word : copiez son tableau dans un classeur Excel et enregistrez-le"
NUMBERS = "un classeur Numbers : exportez-le au format Excel depuis Numbers"
_START = 4096
_OLD_PASSWORD = re.compile(rb"\x09\x08(?:\x08\x00.{8}|\x10\x00.{16})(?:\x86\x00\x00\x00)?\x2f\x00.\x00", re.DOTALL)
"""The record of an .xls that says how it is encrypted, behind the one that its sheets begin with."""

# fmt: off
_PARTS = (
    ("xl/workbook.bin", "other_workbook", ""),
    ("xl/", "workbook", ""),
    ("word/", "", WORD),
    ("ppt/", "", "une présentation PowerPoint : choisissez le classeur Excel de vos clients"),
    ("Index/Document.iwa", "", NUMBERS),
    ("Index.zip", "", NUMBERS),
)
_BEGINNINGS = (
    (rb"%PDF-", "un document PDF : exportez vos clients au format Excel ou CSV depuis votre logiciel"),
    (rb"\{\\rtf", WORD),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF....WEBP|BM....\0{4}", "une image : choisissez le classeur Excel de vos clients"),
    (rb"Rar!|7z\xbc\xaf|\x1f\x8b", "une archive : ouvrez-la et choisissez le classeur qu'elle contient"),
    (rb"MZ|\x7fELF", "un programme : choisissez le classeur Excel de vos clients"),
    (rb"SQLite format 3", "une base de données : exportez vos clients au format Excel ou CSV depuis votre logiciel"),
)
_WRITINGS = (
    (rb"<!doctype html|<html|<table|<body|<head\b|<meta ", f"une page web : {SAVE_AS}"),
    (rb"urn:schemas-microsoft-com:office:spreadsheet", f"un tableau XML d'Excel 2003 : {SAVE_AS}"),
    (rb"<\?xml", "un fichier XML : exportez vos clients au format Excel ou CSV depuis votre logiciel"),
    (rb"mime-version:", f"une page web archivée : {SAVE_AS}"),
)
# fmt: on


class NotATable(Exception):  # noqa: N818 - what a file is, not a mishap
    """A file that is no table of clients; says in French what it is and what to do."""


def kind_of(data: bytes) -> Kind:
    """What a file is; `NotATable` when it holds no table that can be read."""
    if data.startswith(COMPOUND_FILE):
        return _compound_kind(data)
    if data.startswith(b"PK\x03\x04"):
        return _archive_kind(data)
    for beginning, said in _BEGINNINGS:
        if re.match(beginning, data, re.DOTALL):
            raise NotATable(said)
    start = data[:_START].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    for writing, said in _WRITINGS:
        if re.match(writing, start) or (start.startswith(b"<?xml") and re.search(writing, start)):
            raise NotATable(said)
    return "text"


def _compound_kind(data: bytes) -> Kind:
    if _named(data, "EncryptedPackage") or _OLD_PASSWORD.search(data):
        raise NotATable(PROTECTED)
    if _named(data, "WordDocument"):
        raise NotATable(WORD)
    if _named(data, "Workbook") or _named(data, "Book"):
        return "other_workbook"
    raise NotATable(f"d'un ancien format ou abîmé : {SAVE_AS}, sans mot de passe")


def _named(data: bytes, stream: str) -> bool:
    return f"{stream}\0".encode("utf-16-le") in data


def _archive_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _kind_by_parts(archive)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        OSError,
        ValueError,
        RuntimeError,
        EOFError,
        UnicodeError,
        KeyError,
        zlib.error,
    ) as error:
        raise NotATable(f"abîmé ou incomplet : {SAVE_AS}") from error


def _kind_by_parts(archive: zipfile.ZipFile) -> Kind:
    if sum(part.file_size for part in archive.infolist()) > LARGEST_BOOK:
        raise NotATable("trop grand pour être lu : gardez la seule feuille de vos clients et enregistrez-le")
    names = archive.namelist()
    for start, kind, said in _PARTS:
        if any(name.startswith(start) for name in names):
            return _said_kind(kind, said)
    if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise NotATable(PROTECTED)
        return "other_workbook"
    raise NotATable("une archive : ouvrez-la et choisissez le classeur qu'elle contient")


def _said_kind(kind: str, said: str) -> Kind:
    if said:
        raise NotATable(said)
    return "other_workbook" if kind == "other_workbook" else "workbook"
