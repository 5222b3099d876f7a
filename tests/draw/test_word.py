"""Reports as Word documents: real files, opened again by python-docx and by LibreOffice."""

from pathlib import Path

import analyses
import docx
import office
import pytest

from fae_xlwings.draw.word import write_report
from fae_xlwings.views.documents.report import of_priorities, reports


@pytest.fixture
def path(tmp_path: Path) -> Path:
    analysis = analyses.analysis()
    path = tmp_path / "rapport.docx"
    write_report(next(reports(analysis, of_priorities(analysis, ("P1",)))), path)
    return path


def test_headings_are_styled_and_numbered(path: Path) -> None:
    headings = [p.text for p in docx.Document(str(path)).paragraphs if p.style and p.style.name == "Heading 1"]

    assert headings[0] == "1. Synthèse"
    assert len(headings) == 5


def test_the_body_is_in_calibri_eleven(path: Path) -> None:
    normal = docx.Document(str(path)).styles["Normal"]

    assert (normal.font.name, normal.font.size.pt) == ("Calibri", 11)


def test_tables_can_be_edited(path: Path) -> None:
    summary, plan = docx.Document(str(path)).tables

    assert (len(summary.rows), len(plan.rows)) == (6, 5)
    assert plan.cell(0, 0).text == "Période"


def test_the_footer_is_that_of_the_firm(path: Path) -> None:
    assert "cabinet" in docx.Document(str(path)).sections[0].footer.paragraphs[0].text


def test_characters_that_no_document_can_hold_are_left_out(tmp_path: Path) -> None:
    odd = "Al\x0bpha\x00 \ufffeSA"
    analysis = analyses.of_rows([[odd, odd, 8500, "NON", "TRES BON"]])

    write_report(next(reports(analysis, of_priorities(analysis, ("P1",)))), tmp_path / "rapport.docx")

    document = docx.Document(str(tmp_path / "rapport.docx"))
    assert document.paragraphs[1].text == "Alpha SA"
    assert "Alpha SA" in [cell.text for cell in document.tables[0].columns[1].cells]


@pytest.mark.office
def test_the_document_opens_in_libreoffice_on_two_pages(path: Path, tmp_path: Path) -> None:
    pages = office.to_png(office.to_pdf(path, tmp_path), tmp_path)

    assert len(list(pages)) == 2
