"""A template made ready: its places found, what the firm says put in, the rest cut where a report has its say."""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from fae_xlwings.domain.firm import Firm
from fae_xlwings.draw.word_template import (
    BODY,
    CHAPTERS,
    LINES,
    PLACES,
    SIGNED,
    TAG,
    TITLES,
    base_document,
    plain_template,
    report_template,
)
from fae_xlwings.draw.word_xml import USED_STYLES, text_xml

LOGO_HEIGHT = 1.1
BAD_LOGO = "Le logo « {logo} » ne peut pas être lu : les documents sont faits sans logo. Donnez un PNG ou un JPEG."
SUBJECT = "fae-subject"
MARK = re.compile(r"<!--fae:(\w+)-->")
PNG_TYPE = '<Default Extension="png" ContentType="image/png"/>'
UNREADABLE = (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError)
BAD_IMAGE = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, OSError)


class Part(NamedTuple):
    """A part of the package in two halves, between which each report has its say."""

    name: str
    before: str
    after: str

    def filled(self, text: str) -> str:
        """The part with the text in place."""
        return self.before + text + self.after


class Prepared(NamedTuple):
    """A template ready to be filled.

    `pieces` are the texts of its body, each with the place that follows it; `common` holds the parts that all
    reports share; `order` numbers the chapters as the template has them; `notes` tell what it lacks.
    """

    pieces: tuple[tuple[str, str], ...]
    common: bytes
    document: str
    folder: str
    relations: Part
    properties: Part
    styles: dict[str, str]
    order: dict[str, int]
    notes: tuple[str, ...]


def prepare(firm: Firm, template: Path | None = None, logo: Path | None = None, *, plain: bool = False) -> Prepared:
    """The template of a firm ready to be filled; ours where there is none, or where it cannot be read.

    `plain`: one place for all chapters, which are then not numbered, as any other document than a report has.
    """
    document, notes = (plain_template(), ()) if plain else _opened(template)
    logo_notes = _fill_firm(document, firm, logo)
    order = _mark_places(document)
    styles = _styles(document)
    told = (*notes, *logo_notes, *(_complaints(document, styles, template.name) if template else ()))
    _set_properties(document, firm)
    content = BytesIO()
    document.save(content)
    return _cut(content.getvalue(), str(document.part.partname).lstrip("/"), styles, order, told)


def _opened(template: Path | None) -> tuple[Document, tuple[str, ...]]:
    if template is None:
        return report_template(), ()
    try:
        return docx.Document(str(template)), ()
    except UNREADABLE:
        return report_template(), (
            f"Le modèle « {template.name} » n'est pas un document Word lisible : le modèle livré l'a remplacé.",
        )


def _stories(document: Document) -> Iterator[Any]:
    """The body, then every header and footer that has a text of its own."""
    yield document
    for section in document.sections:
        for story in (
            section.header, section.footer, section.first_page_header, section.first_page_footer,
            section.even_page_header, section.even_page_footer,
        ):  # fmt: skip
            if not story.is_linked_to_previous:
                yield story


def _controls(story: Any) -> Iterator[tuple[str, Any]]:
    """The content controls of ours in a story, by the name of their place."""
    for control in list(story._element.iter(qn("w:sdt"))):  # noqa: SLF001
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        name = "" if tag is None else str(tag.get(qn("w:val")))
        if name.startswith(TAG):
            yield name.removeprefix(TAG), control


def _fill_firm(document: Document, firm: Firm, logo: Path | None) -> tuple[str, ...]:
    """What the firm says of itself put in its places; a note when its logo cannot be shown."""
    siren = f"SIREN {firm.siren}" if firm.siren else ""
    details = " · ".join(filter(None, (firm.name, firm.address, siren, firm.contact)))
    texts = {"cabinet": firm.name, "coordonnees": details}
    notes: list[str] = []
    for story in _stories(document):
        for place, control in _controls(story):
            if place in texts:
                _replace(control, [_run_like(control, text_xml(texts[place]))])
            elif place == "logo":
                notes += _place_logo(story, control, logo)
    return tuple(dict.fromkeys(notes))


def _place_logo(story: Any, control: Any, logo: Path | None) -> list[str]:
    if logo is None:
        _replace(control, [])
        return []
    run = _run_like(control, "")
    try:
        inline = story.part.new_pic_inline(str(logo), height=Cm(LOGO_HEIGHT))
    except BAD_IMAGE:
        _replace(control, [])
        return [BAD_LOGO.format(logo=logo)]
    inline.docPr.set("descr", "Logo du cabinet")
    run.append(parse_xml(f"<w:drawing {nsdecls('w')}/>"))
    run[-1].append(inline)
    _replace(control, [run])
    return []


def _mark_places(document: Document) -> dict[str, int]:
    """The places of a report in the body turned into marks; the number of each chapter, in their order."""
    order: dict[str, int] = {}
    for place, control in _controls(document):
        if place in LINES:
            _replace(control, [_run_like(control, f"<!--fae:{place}-->")])
        elif place in {*CHAPTERS, BODY}:
            _replace_whole(control, place)
            if place not in {SIGNED, BODY}:
                order.setdefault(place, len(order) + 1)
    if not order and not _has_body(document):
        order = _append_chapters(document)
    return order


def _has_body(document: Document) -> bool:
    return bool(document.element.body.xpath(f"//comment()[.='fae:{BODY}']"))


def _append_chapters(document: Document) -> dict[str, int]:
    """Every chapter put at the end of a template that has a place for none, such as a bare letterhead."""
    body = document.element.body
    end = body.find(qn("w:sectPr"))
    for place in (*LINES, *CHAPTERS):
        mark = (
            _mark(place)
            if place in CHAPTERS
            else parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t><!--fae:{place}--></w:t></w:r></w:p>")
        )
        if end is None:
            body.append(mark)
        else:
            end.addprevious(mark)
    return {place: number for number, place in enumerate(CHAPTERS, start=1) if place != SIGNED}


def _replace(control: Any, elements: list[Any]) -> None:
    """The control replaced by elements that may stand where it stood: runs in a line, else a paragraph of them."""
    parent = control.getparent()
    if parent.tag == qn("w:p") or not elements:
        for element in elements:
            control.addprevious(element)
    else:
        paragraph = parse_xml(f"<w:p {nsdecls('w')}/>")
        first = control.find(f".//{qn('w:pPr')}")
        for element in ([deepcopy(first)] if first is not None else []) + elements:
            paragraph.append(element)
        control.addprevious(paragraph)
    parent.remove(control)


def _replace_whole(control: Any, place: str) -> None:
    """The control replaced by the mark of a chapter; one within a line takes the place after its paragraph."""
    parent = control.getparent()
    if parent.tag != qn("w:p"):
        control.addprevious(_mark(place))
        parent.remove(control)
        return
    parent.addnext(_mark(place))
    parent.remove(control)
    if not "".join(parent.itertext()).strip():
        parent.getparent().remove(parent)


def _mark(place: str) -> Any:
    return parse_xml(f"<w:p {nsdecls('w')}><!--fae:{place}--></w:p>")[0]


def _run_like(control: Any, text: str) -> Any:
    """A run in the type of the first one of a control."""
    look = control.find(f"{qn('w:sdtContent')}//{qn('w:rPr')}")
    content = f'<w:t xml:space="preserve">{text}</w:t>' if text else ""
    run = parse_xml(f"<w:r {nsdecls('w')}>{content}</w:r>")
    if look is not None:
        run.insert(0, deepcopy(look))
    return run


def _styles(document: Document) -> dict[str, str]:
    """The identifier of each style that reports use; ours are lent to a template that lacks them."""
    ours = {style.name: style for style in base_document().styles}
    theirs = {style.name: style.style_id for style in document.styles}
    for name in USED_STYLES:
        if name not in theirs and name.startswith("FAE "):
            document.styles.element.append(deepcopy(ours[name].element))
            theirs[name] = ours[name].style_id
    return {name: str(theirs[name]) for name in USED_STYLES if name in theirs}


def _complaints(document: Document, styles: dict[str, str], name: str) -> Iterator[str]:
    """What a template of the firm's own lacks or has too much, each told by its name."""
    body = document.element.body
    text = "".join(str(node) for node in body.xpath("//comment()"))
    for place in CHAPTERS:
        if f"fae:{place}" not in text:
            yield f"Modèle « {name} » : l'emplacement « {TITLES[place]} » manque, les rapports n'ont pas cette partie."
    for story in _stories(document):
        for place, _ in _controls(story):
            if place not in PLACES:
                yield f"Modèle « {name} » : l'emplacement « {TAG}{place} » est inconnu, il est laissé tel quel."
    for style in USED_STYLES:
        if style not in styles:
            yield f"Modèle « {name} » : le style « {style} » manque, le texte prend le style courant."


def _set_properties(document: Document, firm: Firm) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = firm.name
    properties.title = "Facturation électronique : point de situation"
    properties.subject, properties.language, properties.comments = SUBJECT, "fr-FR", ""


def _cut(
    content: bytes, document: str, styles: dict[str, str], order: dict[str, int], notes: tuple[str, ...]
) -> Prepared:
    """The package parted into what reports share and what each fills."""
    folder, _, name = document.rpartition("/")
    relations, properties = f"{folder}/_rels/{name}.rels", "docProps/core.xml"
    common = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(common, "w", ZIP_DEFLATED) as shared:
        texts = {part: source.read(part).decode("utf-8") for part in (document, relations, properties)}
        for entry in source.namelist():
            if entry not in texts:
                shared.writestr(entry, _with_png(entry, source.read(entry)))
    cuts = MARK.split(texts[document])
    before, _, after = texts[properties].partition(SUBJECT)
    return Prepared(
        pieces=tuple(zip(cuts[::2], [*cuts[1::2], ""], strict=True)),
        common=common.getvalue(),
        document=document,
        folder=folder,
        relations=Part(relations, texts[relations].removesuffix("</Relationships>"), "</Relationships>"),
        properties=Part(properties, before, after),
        styles=styles,
        order=order,
        notes=notes,
    )


def _with_png(entry: str, content: bytes) -> bytes:
    """The part as it is; in the list of types, PNG pictures are announced."""
    if entry != "[Content_Types].xml" or b'Extension="png"' in content:
        return content
    text = content.decode("utf-8")
    return re.sub(r"(<Types[^>]*>)", rf"\1{PNG_TYPE}", text, count=1).encode("utf-8")
