"""From a report to a Word document: Calibri 11, titled headings, tables that can be edited."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from fae_xlwings.draw.theme import FONT, PALETTE
from fae_xlwings.views.documents.report import Chapter, Grid, Report

HEADINGS = (("Title", 22), ("Heading 1", 14))
TABLE_STYLE = "Table Grid"
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; names pasted from other programs bring some along."""


def write_report(report: Report, path: Path) -> None:
    """The report written as a .docx file."""
    document = blank_document()
    document.add_paragraph(report.title, style="Title")
    for line in report.heading:
        document.add_paragraph(printable(line)).paragraph_format.space_after = Pt(0)
    for number, chapter in enumerate(report.chapters, start=1):
        _chapter(document, number, chapter)
    document.sections[0].footer.paragraphs[0].text = report.footer
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.save(str(path))


def printable(text: str) -> str:
    """The text without the characters that no document can hold."""
    return UNPRINTABLE.sub("", text)


def blank_document() -> Document:
    """An empty A4 document in the house's type."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    body: Any = document.styles["Normal"]
    _set_type(body, 11, PALETTE["ink"])
    body.paragraph_format.space_after = Pt(6)
    for name, size in HEADINGS:
        _set_type(document.styles[name], size, PALETTE["purple"])
    return document


def _set_type(style: Any, size: int, colour: str) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(slot), None)
    fonts.set(qn("w:cs"), FONT)


def _chapter(document: Document, number: int, chapter: Chapter) -> None:
    heading = document.add_paragraph(f"{number}. {chapter.title}", style="Heading 1")
    heading.paragraph_format.page_break_before = chapter.new_page
    for item in chapter.content:
        if isinstance(item, Grid):
            _grid(document, item)
        else:
            document.add_paragraph(printable(item.text), style="List Bullet" if item.bullet else None)


def _grid(document: Document, grid: Grid) -> None:
    rows = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style=TABLE_STYLE)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    for cells, texts in zip(_cells(table), rows, strict=True):
        for cell, text, width in zip(cells, texts, grid.widths, strict=True):
            cell.text, cell.width = printable(text), Cm(width)
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    for row in table.rows:
        _row_properties(row).append(OxmlElement("w:cantSplit"))
    for cell in _titles(table, headed=bool(grid.header)):
        _emphasise(cell)


def _row_properties(row: Any) -> Any:
    return row._tr.get_or_add_trPr()  # noqa: SLF001


def _cells(table: Any) -> Iterator[list[Any]]:
    """The cells row by row; `table.rows[i].cells` would walk the whole table again for each row."""
    flat = table._cells  # noqa: SLF001
    width = len(table.columns)
    yield from (flat[start : start + width] for start in range(0, len(flat), width))


def _titles(table: Any, *, headed: bool) -> list[Any]:
    return list(table.rows[0].cells) if headed else list(table.columns[0].cells)


def _emphasise(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), PALETTE["blue_pale"].removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
    for run in cell.paragraphs[0].runs:
        run.font.bold = True
