"""Small workbooks of the formats that no library of ours writes: .xlsb record by record, .ods as its XML."""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"

Cells = Mapping[tuple[int, int], str | float]
"""The filled cells of a sheet by row and column, from 0, in order."""


def xlsb(path: Path, cells: Cells) -> Path:
    """A binary workbook of a sheet « Données », behind a chart."""
    named = (("rId2", "Graphique"), ("rId1", "Données"))
    sheets = (_record(0x9C, struct.pack("<II", 0, 1) + _wide(link) + _wide(name)) for link, name in named)
    book = _record(0x8F) + b"".join(sheets) + _record(0x90)
    bottom, right = max(row for row, _ in cells), max(column for _, column in cells)
    sheet = _record(0x81) + _record(0x94, struct.pack("<IIII", 0, bottom, 0, right)) + _record(0x91)
    for row in sorted({row for row, _ in cells}):
        sheet += _record(0, struct.pack("<I", row) + bytes(13))
        sheet += b"".join(_cell(column, value) for (at, column), value in cells.items() if at == row)
    links = "".join(
        f'<Relationship Id="{link}" Type="{KINDS}/{kind}" Target="{kind}s/sheet1.bin"/>'
        for link, kind in (("rId1", "worksheet"), ("rId2", "chartsheet"))
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", book + _record(0x9D))
        package.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>')
        package.writestr("xl/chartsheets/sheet1.bin", b"")
        package.writestr("xl/worksheets/sheet1.bin", sheet + _record(0x92) + _record(0x82))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind and its size, seven bits a byte."""
    said = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    size = len(content)
    return said + (bytes([size & 0x7F | 0x80, size >> 7]) if size > 0x7F else bytes([size])) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _cell(column: int, value: str | float) -> bytes:
    place = struct.pack("<II", column, 0)
    return _record(6, place + _wide(value)) if isinstance(value, str) else _record(5, place + struct.pack("<d", value))


def ods(path: Path, rows: str, encryption: str = "") -> Path:
    """An open document of one sheet « Données »; `rows` is its XML, `encryption` how its content is encrypted."""
    spaces = " ".join(f'xmlns:{name}="{OPEN}:{name}:1.0"' for name in ("office", "table", "text"))
    table = f'<table:table table:name="Données">{rows}</table:table>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        entry = f'<manifest:file-entry manifest:full-path="content.xml">{encryption}</manifest:file-entry>'
        said = f'<manifest:manifest xmlns:manifest="{OPEN}:manifest:1.0">{entry}</manifest:manifest>'
        package.writestr("META-INF/manifest.xml", said)
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def ods_row(*texts: str) -> str:
    """A row of texts; an empty one is an empty cell."""
    cells = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"
