"""Workbooks written part by part, for what no library writes: each as small as Excel would still take it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from rich_books import OFFICE, RELS, TYPES, write_parts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
Parts = Mapping[str, str | bytes | None]
# The content type of a part by the end of its name.
KINDS = {
    "workbook.xml": f"{SHEETML}.sheet.main+xml",
    "styles.xml": f"{SHEETML}.styles+xml",
    "sharedStrings.xml": f"{SHEETML}.sharedStrings+xml",
    "calcChain.xml": f"{SHEETML}.calcChain+xml",
    "core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
# What the workbook is led to when it is there: part, kind of relation.
COMPANIONS = (("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings"), ("calcChain.xml", "calcChain"))


def rows(inner: str, *, before: str = "", after: str = "") -> str:
    """A worksheet with those rows, and what stands before and after them."""
    return f"<worksheet {SPACES}>{before}<sheetData>{inner}</sheetData>{after}</worksheet>"


def texts(*items: str) -> str:
    """Shared texts, each given as the inside of its item."""
    return f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in items)}</sst>'


def relations(*rows: tuple[str, str, str]) -> str:
    """Relations of Office's own kinds: id, kind, target."""
    each = (f'<Relationship Id="{rel}" Type="{OFFICE}/{kind}" Target="{target}"/>' for rel, kind, target in rows)
    return f'<Relationships xmlns="{RELS}">{"".join(each)}</Relationships>'


def workbook(sheets: Sequence[str], *, before: str = "", after: str = "") -> str:
    """The list of sheets, each by its whole line or by its name alone."""
    lines = (
        line if line.startswith("<") else f'<sheet name="{line}" sheetId="{number}" r:id="rId{number}"/>'
        for number, line in enumerate(sheets, 1)
    )
    return f"<workbook {SPACES}>{before}<sheets>{''.join(lines)}</sheets>{after}</workbook>"


def small_book(path: Path, *sheets: str, book: str | None = None, parts: Parts = MappingProxyType({})) -> Path:
    """A workbook of those worksheets, with more `parts` by their names; `None` leaves out one that is usual."""
    names = [f"Feuil{number}" for number in range(1, len(sheets) + 1)]
    held: dict[str, str | bytes | None] = {
        "[Content_Types].xml": None,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book or workbook(names),
        "xl/_rels/workbook.xml.rels": None,
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)},
        **parts,
    }
    there = {name: data for name, data in held.items() if data is not None}
    led = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    led += [(f"c{number}", kind, part) for number, (part, kind) in enumerate(COMPANIONS) if f"xl/{part}" in there]
    whole = {
        "[Content_Types].xml": there.get("[Content_Types].xml") or _types(there),
        **there,
        "xl/_rels/workbook.xml.rels": there.get("xl/_rels/workbook.xml.rels") or relations(*led),
    }
    return write_parts(path, {name: data.encode() if isinstance(data, str) else data for name, data in whole.items()})


def _types(held: Mapping[str, str | bytes]) -> str:
    kinds = {name: _kind(name) for name in held if name.endswith((".xml", ".bin")) and not name.startswith("[")}
    each = (f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items() if kind)
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'<Types xmlns="{TYPES}">{defaults}{"".join(each)}</Types>'


def _kind(name: str) -> str:
    if "/worksheets/" in name:
        return f"{SHEETML}.worksheet+xml"
    if "/tables/" in name:
        return f"{SHEETML}.table+xml"
    return KINDS.get(name.rpartition("/")[2], "")
