"""Reports as Word documents: real files, opened again by python-docx, by the validator and by LibreOffice."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from time import process_time

import docx
import office
import pytest
import situations
from docx.document import Document
from docx.oxml.ns import qn

from fae_xlwings.draw.word import Writer, template_bytes
from fae_xlwings.texts import printed
from fae_xlwings.views.documents.blocks import Report

REPORTS = situations.all_reports()
FIRM = situations.FIRM.firm
WRITER = Writer(FIRM)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def text_of(document: Document) -> str:
    """Every text of a document's body."""
    return "\n".join("".join(node.itertext()) for node in document.element.body.iter(qn("w:p")))


def saved(content: bytes, folder: Path, name: str = "rapport.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def picture_file(folder: Path) -> Path:
    """A PNG of one violet pixel, written by hand."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0ff\xcc")),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    path = folder / "logo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def first() -> Report:
    return REPORTS["P1 en retard"]


def test_chapters_are_real_headings_numbered_in_order() -> None:
    document = opened(WRITER.document(first()))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]

    assert [heading[:2] for heading in headings] == ["1.", "2.", "3.", "4.", "5."]
    assert headings[0] == "1. Synthèse"


def test_the_document_is_in_french_in_calibri_eleven() -> None:
    document = opened(WRITER.document(first()))
    normal = document.styles["Normal"]
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")

    assert (normal.font.name, normal.font.size.pt) == ("Calibri", 11)
    assert language.get(qn("w:val")) == "fr-FR"


def test_tables_repeat_their_header_and_say_what_they_hold() -> None:
    document = opened(WRITER.document(first()))
    summary, diagnosis, plan, *_ = document.tables

    assert [len(table.rows) for table in (summary, diagnosis, plan)] == [9, 3, 5]
    assert plan.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) for table in document.tables)


def test_pictures_have_alternative_texts_and_numbers_of_their_own() -> None:
    document = opened(WRITER.document(first()))
    found = [shape._inline.docPr for shape in document.inline_shapes]

    assert len(found) == len({item.get("id") for item in found}) == 3
    assert all(item.get("descr") for item in found)


def test_header_and_footer_are_the_firm_s_with_the_number_of_the_page() -> None:
    section = opened(WRITER.document(first())).sections[0]
    footer = section.footer._element

    assert "Cabinet Exemple & Associés" in section.header.paragraphs[0].text
    assert "SIREN 123456782" in "".join(footer.itertext())
    assert [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_properties_name_the_firm_and_the_client() -> None:
    properties = opened(WRITER.document(first())).core_properties

    assert (properties.author, properties.subject) == (FIRM.name, "Rapport établi pour SCI EXEMPLE")


def test_no_content_control_and_no_mark_is_left() -> None:
    for report in REPORTS.values():
        with zipfile.ZipFile(io.BytesIO(WRITER.document(report))) as package:
            parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]

        assert not [part for part in parts if "<w:sdt" in part or "<!--" in part or "fae-subject" in part]


def test_characters_that_no_document_can_hold_are_left_out() -> None:
    odd = "Al\x0bpha\x00 \ufffe<SA> & Cie"
    report = replace(first(), lines=(("client", odd),), subject=odd)

    document = opened(WRITER.document(report))

    assert "Alpha <SA> & Cie" in text_of(document)
    assert document.core_properties.subject == "Alpha <SA> & Cie"


def test_pictures_alike_are_kept_once_and_unlike_ones_are_not_mixed() -> None:
    late, ready = (WRITER.document(REPORTS[name]) for name in ("P1 en retard", "P3 outil prêt"))
    again = WRITER.document(REPORTS["P1 en retard"])

    assert gauge(late) == gauge(again) != gauge(ready)


def gauge(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/media/fae_101.png")


def test_a_logo_is_shown_and_a_bad_one_is_told(tmp_path: Path) -> None:
    logo = picture_file(tmp_path)
    bad = tmp_path / "logo.txt"
    bad.write_text("ceci n'est pas une image", encoding="utf-8")

    shown, missing = Writer(FIRM, logo=logo), Writer(FIRM, logo=bad)

    header = opened(shown.document(first())).sections[0].header._element
    assert [item.get("descr") for item in header.iter(qn("wp:docPr"))] == ["Logo du cabinet"]
    assert shown.notes == ()
    assert "logo.txt" in missing.notes[0]
    assert opened(missing.document(first())).sections


def custom_template(folder: Path, edit: object = None) -> Path:
    """Our template as a firm might have it: edited, saved by another program."""
    document = opened(template_bytes())
    document.styles["Heading 1"].font.size = docx.shared.Pt(17)
    document.sections[0].footer.paragraphs[0].add_run("Membre de l'Ordre")
    body = document.element.body
    controls = {item.find(f".//{qn('w:tag')}").get(qn("w:val")): item for item in body.iter(qn("w:sdt"))}
    if callable(edit):
        edit(controls)
    path = folder / "modele_rapport.docx"
    document.save(str(path))
    return path


def test_the_firm_s_template_gives_its_styles_and_its_footer(tmp_path: Path) -> None:
    writer = Writer(FIRM, custom_template(tmp_path))
    document = opened(writer.document(first()))

    assert writer.notes == ()
    assert document.styles["Heading 1"].font.size.pt == 17
    assert "Membre de l'Ordre" in document.sections[0].footer.paragraphs[0].text


def test_chapters_follow_the_places_of_the_template_and_are_numbered_by_them(tmp_path: Path) -> None:
    def conclusion_first(controls: dict[str, object]) -> None:
        controls["fae_synthese"].addprevious(controls["fae_conclusion"])

    document = opened(Writer(FIRM, custom_template(tmp_path, conclusion_first)).document(first()))
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]

    assert headings[:2] == ["1. Conclusion", "2. Synthèse"]


def test_what_a_template_lacks_or_has_too_much_is_told_by_its_name(tmp_path: Path) -> None:
    def spoil(controls: dict[str, object]) -> None:
        controls["fae_contexte"].getparent().remove(controls["fae_contexte"])
        controls["fae_conclusion"].find(f".//{qn('w:tag')}").set(qn("w:val"), "fae_final")

    writer = Writer(FIRM, custom_template(tmp_path, spoil))

    told = "\n".join(writer.notes)
    assert "« 2 Contexte » manque" in told
    assert "« 5 Conclusion » manque" in told
    assert "« fae_final » est inconnu" in told
    assert "1. Synthèse" in text_of(opened(writer.document(first())))


def test_a_bare_letterhead_receives_every_chapter(tmp_path: Path) -> None:
    letterhead = docx.Document()
    letterhead.add_paragraph("En-tête du cabinet")
    letterhead.save(str(tmp_path / "lettre.docx"))

    writer = Writer(FIRM, tmp_path / "lettre.docx")
    text = text_of(opened(writer.document(first())))

    assert text.startswith("En-tête du cabinet")
    assert "SCI EXEMPLE" in text
    assert "5. Conclusion" in text
    assert office.validate(saved(writer.document(first()), tmp_path)) == []


def test_a_template_that_is_no_document_is_told_and_ours_is_taken(tmp_path: Path) -> None:
    wrong = tmp_path / "modele_rapport.docx"
    wrong.write_text("bonjour", encoding="utf-8")

    writer = Writer(FIRM, wrong)

    assert "n'est pas un document Word lisible" in writer.notes[0]
    assert "1. Synthèse" in text_of(opened(writer.document(first())))


@pytest.mark.office
@pytest.mark.parametrize("name", ["P1 en retard", "P3 outil prêt", "À compléter", "Nom de 200 caractères"])
def test_a_report_is_valid(name: str, tmp_path: Path) -> None:
    assert office.validate(saved(WRITER.document(REPORTS[name]), tmp_path)) == []


@pytest.mark.office
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_fills_two_pages_in_libreoffice(name: str, tmp_path: Path) -> None:
    path = saved(WRITER.document(REPORTS[name]), tmp_path)
    pages = office.to_png(office.to_pdf(path, tmp_path), tmp_path, dpi=20)

    assert len(pages) == 2


@pytest.mark.office
def test_a_report_with_a_logo_in_the_firm_s_template_is_valid(tmp_path: Path) -> None:
    writer = Writer(FIRM, custom_template(tmp_path), picture_file(tmp_path))

    assert office.validate(saved(writer.document(first()), tmp_path)) == []


@pytest.mark.office
def test_our_template_is_valid_and_can_be_opened(tmp_path: Path) -> None:
    path = saved(template_bytes(), tmp_path)

    assert office.validate(path) == []
    assert office.opens_in_libreoffice(path)


@pytest.mark.slow
def test_a_hundred_reports_and_more_are_written_a_second() -> None:
    reports = list(REPORTS.values())
    for report in reports:
        WRITER.document(report)
    start = process_time()
    for _ in range(20):
        for report in reports:
            WRITER.document(report)

    assert 20 * len(reports) / (process_time() - start) > 200


def test_a_document_has_the_apostrophes_that_word_puts() -> None:
    report = replace(first(), lines=(("client", "L'Atelier d'Aÿ, l'an@exemple.fr"),))

    text = text_of(opened(WRITER.document(report)))

    assert "L’Atelier d’Aÿ, l'an@exemple.fr" in text
    assert re.findall(r"\w'\w(?!\S*@)", text) == []


def test_the_words_of_the_plan_reach_the_document() -> None:
    written = re.sub(r"\s+", " ", text_of(opened(WRITER.document(first()))))
    for chapter in first().chapters:
        for item in chapter.content:
            if hasattr(item, "text"):
                assert printed(re.sub(r"\s+", " ", item.text).strip()) in written


def test_no_report_shows_the_name_of_another_client() -> None:
    names = [line.split(" | ")[0] for line in situations.CLIENTS.values()]
    for own, report in zip(names, REPORTS.values(), strict=True):
        text = text_of(opened(WRITER.document(report)))
        assert own in text
        assert not [name for name in names if name != own and name in text]
