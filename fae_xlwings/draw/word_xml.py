"""The blocks of a document as the XML that Word reads: text in, text out, no library between."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from fae_xlwings.texts import printed
from fae_xlwings.views.documents.blocks import Block, Grid, Look, Paragraph, Picture

TWIPS_PER_CM = 567
EMU_PER_CM = 360_000
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold; names pasted from other programs bring some along."""
STYLE_OF: Mapping[Look, str] = {
    "body": "Normal",
    "strong": "Normal",
    "bullet": "List Bullet",
    "warning": "FAE Alerte",
    "warning_title": "FAE Alerte titre",
    "warning_bullet": "FAE Alerte liste",
    "note": "FAE Note",
    "caption": "FAE Note",
}
USUAL = "Normal"
CELL_STYLE, HEADING, PICTURE_STYLE = "FAE Texte de tableau", "Heading 1", "FAE Image"
TABLE_STYLE, PLAIN_TABLE_STYLE = "FAE Tableau", "FAE Tableau simple"
USED_STYLES = tuple(
    dict.fromkeys((HEADING, *STYLE_OF.values(), CELL_STYLE, PICTURE_STYLE, TABLE_STYLE, PLAIN_TABLE_STYLE))
)
BULLETED = "• "
MORE: Mapping[Look, str] = {
    "warning": "<w:keepNext/>",
    "warning_title": "<w:keepNext/>",
    "strong": '<w:spacing w:before="120"/>',
}
"""What a look adds to its style: a warning stays in one piece, what is to be done next stands apart."""
_DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/>'
    '<wp:docPr id="{number}" name="Image {number}" descr={alt}/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="Image {number}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)

Styles = Mapping[str, str]
"""The identifier that a template gives each style, by the style's name; one that it lacks is absent."""
Relation = Callable[[Picture], tuple[str, int]]
"""The relation of a picture in its document, and its number there."""


def printable(text: str) -> str:
    """The text as a document prints it, without the characters that none can hold."""
    return UNPRINTABLE.sub("", printed(text))


def text_xml(text: str) -> str:
    """The text as the content of a `w:t`."""
    return escape(printable(text))


def heading_xml(text: str, styles: Styles) -> str:
    """A heading of the first level."""
    return _paragraph(_properties(HEADING, styles), run_xml(text))


def block_xml(block: Block, styles: Styles, relation: Relation) -> str:
    """A block as XML."""
    if isinstance(block, Grid):
        return _grid_xml(block, styles)
    if isinstance(block, Picture):
        return _picture_xml(block, styles, relation)
    return _paragraph_xml(block, styles)


def run_xml(text: str, *, bold: bool = False) -> str:
    """A run of text, its lines parted by breaks."""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{text_xml(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}{lines}</w:r>"


def _paragraph(properties: str, runs: str) -> str:
    return f"<w:p>{properties}{runs}</w:p>"


def _properties(style: str, styles: Styles, more: str = "") -> str:
    name = f"<w:pStyle w:val={quoteattr(styles[style])}/>" if style in styles and style != USUAL else ""
    return f"<w:pPr>{name}{more}</w:pPr>" if name or more else ""


def _paragraph_xml(item: Paragraph, styles: Styles) -> str:
    style = STYLE_OF[item.look]
    bulleted = item.look == "warning_bullet" or (item.look == "bullet" and style not in styles)
    first = run_xml(BULLETED) if bulleted else ""
    lead = run_xml(item.lead, bold=True) if item.lead else ""
    return _paragraph(
        _properties(style, styles, MORE.get(item.look, "")),
        first + lead + run_xml(item.text, bold=item.look == "strong"),
    )


def _grid_xml(grid: Grid, styles: Styles) -> str:
    widths = [round(width * TWIPS_PER_CM) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(grid, widths, styles))
    return f"<w:tbl>{_table_properties(grid, sum(widths), styles)}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _table_properties(grid: Grid, width: int, styles: Styles) -> str:
    style = PLAIN_TABLE_STYLE if grid.plain else TABLE_STYLE
    named = f"<w:tblStyle w:val={quoteattr(styles[style])}/>" if style in styles else ""
    headed, titled = int(bool(grid.header)), int(grid.titled)
    look = f'w:firstRow="{headed}" w:lastRow="0" w:firstColumn="{titled}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    bits = f"{0x0600 | 0x20 * headed | 0x80 * titled:04X}"
    return (
        f'<w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{bits}" {look}/><w:tblDescription w:val={quoteattr(printable(grid.alt))}/></w:tblPr>'
    )


def _rows(grid: Grid, widths: Sequence[int], styles: Styles) -> Iterator[str]:
    if grid.header:
        yield _row(grid.header, widths, styles, "<w:cantSplit/><w:tblHeader/>", bold=True)
    for row in grid.rows:
        yield _row(row, widths, styles, "<w:cantSplit/>", bold=False, titled=grid.titled)


def _row(
    texts: Sequence[str], widths: Sequence[int], styles: Styles, properties: str, *, bold: bool, titled: bool = False
) -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{_cell(text, styles, bold=bold or (titled and column == 0))}</w:tc>"
        for column, (text, width) in enumerate(zip(texts, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(text: str, styles: Styles, *, bold: bool) -> str:
    properties = _properties(CELL_STYLE, styles)
    return "".join(_paragraph(properties, run_xml(line, bold=bold)) for line in text.split("\n"))


def _picture_xml(picture: Picture, styles: Styles, relation: Relation) -> str:
    identifier, number = relation(picture)
    drawing = _DRAWING.format(
        x=round(picture.width * EMU_PER_CM),
        y=round(picture.height * EMU_PER_CM),
        number=number,
        alt=quoteattr(printable(picture.alt)),
        relation=identifier,
    )
    return _paragraph(_properties(PICTURE_STYLE, styles), f"<w:r>{drawing}</w:r>")
