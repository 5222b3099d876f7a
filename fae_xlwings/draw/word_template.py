"""Our own Word template: type, styles, header and footer, and the places of a report as content controls.

Content controls rather than the tags of a template library: Word's user moves, copies and removes them as things,
while tags in the text are split and their quotes curled as soon as Word corrects what is typed beside them. They are
also filled at the speed of joining bytes, where a template engine renders each document anew.
"""

from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from fae_xlwings.draw.theme import FONT, PALETTE
from fae_xlwings.texts import printed

TAG = "fae_"
LANGUAGE = "fr-FR"
LAYOUT_RULES = "15"
LEFTOVERS = {"stylesWithEffects", "thumbnail", "customXml"}
BODY_WIDTH = 17.0
CHAPTERS = ("synthese", "contexte", "diagnostic", "recommandations", "conclusion", "signature")
SIGNED = "signature"
LINES = ("titre", "client", "destinataire", "date")
BODY = "corps"
FIRM_LINES = ("cabinet", "coordonnees", "logo")
PLACES = (*LINES, *CHAPTERS, BODY, *FIRM_LINES)
TITLES = {
    "titre": "Titre", "client": "Client", "destinataire": "Destinataire", "date": "Date", "synthese": "1 Synthèse",
    "contexte": "2 Contexte", "diagnostic": "3 Diagnostic", "recommandations": "4 Recommandations",
    "conclusion": "5 Conclusion", "signature": "Signature", "cabinet": "Nom du cabinet",
    "corps": "Texte", "coordonnees": "Adresse, SIREN, contact", "logo": "Logo",
}  # fmt: skip
NOTE = printed(
    "Document confidentiel, établi d'après les informations de votre dossier à la date indiquée\u00a0; "
    "il ne remplace pas les textes officiels, auxquels renvoient les sources citées."
)
TEXT_TABLE, TABLE, PLAIN_TABLE = "FAE Texte de tableau", "FAE Tableau", "FAE Tableau simple"
WARNING, WARNING_TITLE, WARNING_BULLET = "FAE Alerte", "FAE Alerte titre", "FAE Alerte liste"
NOTE_STYLE, PICTURE = "FAE Note", "FAE Image"
PARAGRAPH_STYLES = (TEXT_TABLE, WARNING, WARNING_TITLE, WARNING_BULLET, NOTE_STYLE, PICTURE)
INK, GREY, PURPLE, PALE, AMBER, AMBER_PALE = (
    PALETTE[name].removeprefix("#").upper()
    for name in ("ink", "grey", "purple", "blue_pale", "amber", "amber_pale")
)  # fmt: skip
_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="FAETableau"><w:name w:val="{TABLE}"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="C7CBD6"/>
<w:bottom w:val="single" w:sz="4" w:color="C7CBD6"/>
<w:insideH w:val="single" w:sz="4" w:color="C7CBD6"/></w:tblBorders>
<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PURPLE}"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>"""
_PLAIN_TABLE_STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="FAETableausimple"><w:name w:val="{PLAIN_TABLE}"/>
<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>
<w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{PURPLE}"/></w:rPr></w:tblStylePr></w:style>"""


def base_document() -> Document:
    """An empty A4 document in the house's type and language, with every style that a report uses."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.9), Cm(1.6)
    section.header_distance, section.footer_distance = Cm(0.8), Cm(0.7)
    _drop_leftovers(document)
    _set_settings(document.settings.element)
    _set_styles(document)
    return document


def report_template() -> Document:
    """Our template of a report: header, body and footer with the places to be filled."""
    return _template(CHAPTERS, NOTE)


def plain_template() -> Document:
    """The template of any other document: the same header and footer, and one place for all of its text."""
    return _template((BODY,), "")


def _template(places: Iterable[str], note: str) -> Document:
    document = base_document()
    section = document.sections[0]
    _head(section.header.paragraphs[0])
    _foot(section.footer.paragraphs[0])
    body = document.element.body
    for number, (place, style) in enumerate(zip(LINES, ("Title", "Subtitle", "Normal", "Normal"), strict=True)):
        paragraph = document.add_paragraph(style=style)
        if number > 1:
            paragraph.paragraph_format.space_after = Pt(0)
        _append(paragraph, [inline_place(place)])
    for place in places:
        body.insert(len(body) - 1, block_place(place))
    document.add_paragraph(note, style=NOTE_STYLE)
    return document


def inline_place(place: str) -> Any:
    """A content control within a line."""
    return parse_xml(
        f"<w:sdt {nsdecls('w')}>{_control(place)}<w:sdtContent><w:r><w:t>[{TITLES[place]}]</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )


def block_place(place: str) -> Any:
    """A content control that holds whole paragraphs."""
    return parse_xml(
        f"<w:sdt {nsdecls('w')}>{_control(place)}<w:sdtContent><w:p><w:r><w:t>[{TITLES[place]}]</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )


def _control(place: str) -> str:
    number = 20260901 + PLACES.index(place)
    named = f'<w:alias w:val="FAE : {TITLES[place]}"/><w:tag w:val="{TAG}{place}"/>'
    return f'<w:sdtPr>{named}<w:id w:val="{number}"/></w:sdtPr>'


def _drop_leftovers(document: Document) -> None:
    """The parts and table styles of the library's own blank document that no report uses: two thirds of its size."""
    package: Any = document.part.package
    for found in (document.part.rels, package.rels):
        for key in [key for key, relation in found.items() if relation.reltype.rsplit("/")[-1] in LEFTOVERS]:
            del found[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            styles.remove(style)


def _set_settings(settings: Any) -> None:
    """Word's present rules of layout, and French marks."""
    wanted = {
        f"{qn('w:compat')}/{qn('w:compatSetting')}[@{qn('w:name')}='compatibilityMode']": LAYOUT_RULES,
        qn("w:decimalSymbol"): ",",
        qn("w:listSeparator"): ";",
        qn("w:themeFontLang"): LANGUAGE,
    }
    for path, value in wanted.items():
        settings.find(path).set(qn("w:val"), value)


def _set_styles(document: Document) -> None:
    styles = document.styles
    _set_type(styles["Normal"], 11)
    _set_space(styles["Normal"], after=4)
    language = parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>')
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)
    for name, size, before, after in (
        ("Title", 20, 0, 2),
        ("Subtitle", 14, 0, 4),
        ("Heading 1", 13, 8, 3),
        ("Heading 2", 11, 6, 2),
    ):
        _set_type(styles[name], size, PURPLE, bold=True)
        _set_space(styles[name], before=before, after=after)
    for name in ("Title", "Subtitle"):
        _unframe(styles[name])
    _set_space(styles["List Bullet"], after=3)
    for name in PARAGRAPH_STYLES:
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles["Normal"]
    _set_type(styles[TEXT_TABLE], 10)
    _set_space(styles[TEXT_TABLE], after=0)
    _set_type(styles[NOTE_STYLE], 9, GREY)
    _set_space(styles[NOTE_STYLE], before=4, after=4)
    _set_space(styles[PICTURE], before=2, after=2)
    _set_warnings(styles)
    for source in (_TABLE_STYLE, _PLAIN_TABLE_STYLE):
        styles.element.append(parse_xml(source))


def _set_warnings(styles: Any) -> None:
    """The frame of a warning: an amber bar on its left and a pale ground, so that it is seen without colour too."""
    for name in (WARNING_TITLE, WARNING, WARNING_BULLET):
        _set_type(styles[name], 11 if name == WARNING_TITLE else 10.5, INK, bold=name == WARNING_TITLE or None)
        _set_space(styles[name], before=4 if name == WARNING_TITLE else 0, after=0)
        properties = styles[name].element.get_or_add_pPr()
        bar = f'<w:left w:val="single" w:sz="24" w:space="6" w:color="{AMBER}"/>'
        properties.insert_element_before(
            parse_xml(f"<w:pBdr {nsdecls('w')}>{bar}</w:pBdr>"), "w:shd", "w:spacing", "w:ind"
        )
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{AMBER_PALE}"/>')
        properties.insert_element_before(shade, "w:spacing", "w:ind")
        styles[name].paragraph_format.left_indent = Cm(0.7 if name == WARNING_BULLET else 0.3)
        styles[name].paragraph_format.keep_with_next = name == WARNING_TITLE
    styles[WARNING_BULLET].paragraph_format.first_line_indent = Cm(-0.4)


def _set_type(style: Any, size: float, colour: str = "", *, bold: bool | None = None) -> None:
    """The type of a style; without a colour of its own, a table may still give it one."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, None
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(slot), None)
    fonts.set(qn("w:cs"), FONT)


def _set_space(style: Any, *, before: float = 0, after: float = 0) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.0


def _unframe(style: Any) -> None:
    """The line under a title and the air between its letters taken away."""
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)
    for spacing in style.element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)


def _head(paragraph: Any) -> None:
    """The logo on the left, the name of the firm on the right."""
    _right_tab(paragraph)
    _append(paragraph, [inline_place("logo"), _tab(), inline_place("cabinet")])


def _foot(paragraph: Any) -> None:
    """Who the firm is on the left, the page on the right."""
    _right_tab(paragraph)
    paragraph.style.font.size = Pt(8.5)
    pages = [
        _run("<w:t xml:space='preserve'>Page </w:t>"),
        _field("PAGE"),
        _run("<w:t xml:space='preserve'> / </w:t>"),
        _field("NUMPAGES"),
    ]
    _append(paragraph, [inline_place("coordonnees"), _tab(), *pages])


def _right_tab(paragraph: Any) -> None:
    stops = paragraph.paragraph_format.tab_stops
    for old in list(paragraph.style.paragraph_format.tab_stops):
        paragraph.style.paragraph_format.tab_stops.__delitem__(
            list(paragraph.style.paragraph_format.tab_stops).index(old)
        )
    stops.add_tab_stop(Cm(BODY_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _append(paragraph: Any, elements: Iterable[Any]) -> None:
    for element in elements:
        paragraph._p.append(element)  # noqa: SLF001 - the library has no word for a content control


def _run(content: str) -> Any:
    return parse_xml(f"<w:r {nsdecls('w')}>{content}</w:r>")


def _tab() -> Any:
    return _run("<w:tab/>")


def _field(code: str) -> Any:
    return parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
