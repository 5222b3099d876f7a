"""From reports to Word documents: a template is opened once, and what differs is put into its XML for each report."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from fae_xlwings.domain.firm import Firm
from fae_xlwings.draw.pictures import drawn
from fae_xlwings.draw.word_places import Prepared, prepare
from fae_xlwings.draw.word_template import report_template
from fae_xlwings.draw.word_xml import block_xml, heading_xml, text_xml
from fae_xlwings.views.documents.blocks import Chapter, Picture, Report, pictures

KEPT_PACKAGES, KEPT_CHAPTERS = 32, 256
"""How many packages and chapters are remembered: those of a batch are few, whatever its length."""
FIRST_NUMBER = 101
"""Numbers of pictures start past those a header may use."""
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


class Writer:
    """Writes reports in a firm's template, or in ours; `notes` tell what the template lacks, in French."""

    def __init__(
        self, firm: Firm, template: Path | None = None, logo: Path | None = None, *, plain: bool = False
    ) -> None:
        self._prepared: Prepared = prepare(firm, template, logo, plain=plain)
        self.notes = self._prepared.notes
        self._package = lru_cache(maxsize=KEPT_PACKAGES)(self._with_pictures)
        self._chapter = lru_cache(maxsize=KEPT_CHAPTERS)(self._chapter_xml)

    def document(self, report: Report) -> bytes:
        """The report as the content of a .docx file."""
        prepared = self._prepared
        content = BytesIO()
        content.write(self._package(pictures(report)))
        with ZipFile(content, "a", ZIP_DEFLATED) as package:
            package.writestr(prepared.document, "".join(self._body(report)))
            package.writestr(prepared.properties.name, prepared.properties.filled(text_xml(report.subject)))
        return content.getvalue()

    def _body(self, report: Report) -> Iterator[str]:
        """The body of the template, each place replaced by what the report has for it."""
        lines, chapters = dict(report.lines), dict[str, str]()
        for place, xml in self._chapters(report):
            chapters[place] = chapters.get(place, "") + xml
        for text, place in self._prepared.pieces:
            yield text
            yield chapters.get(place) or text_xml(lines.get(place, ""))

    def _chapters(self, report: Report) -> Iterator[tuple[str, str]]:
        first = FIRST_NUMBER
        for chapter in report.chapters:
            yield chapter.place, self._chapter(chapter, first)
            first += sum(isinstance(item, Picture) for item in chapter.content)

    def _chapter_xml(self, chapter: Chapter, first: int) -> str:
        """A chapter as XML, numbered as the template orders them; its pictures are numbered from `first`."""
        prepared, numbers = self._prepared, iter(range(first, first + len(chapter.content)))

        def relation(_: Picture) -> tuple[str, int]:
            number = next(numbers)
            return _relation(number), number

        number = prepared.order.get(chapter.place)
        title = f"{number}. {chapter.title}" if number else chapter.title
        heading = heading_xml(title, prepared.styles) if chapter.title else ""
        return heading + "".join(block_xml(item, prepared.styles, relation) for item in chapter.content)

    def _with_pictures(self, wanted: tuple[Picture, ...]) -> bytes:
        """The parts that reports of the same pictures share, as a package that wants its document only."""
        prepared = self._prepared
        content = BytesIO(prepared.common)
        places = [f"media/fae_{number}.png" for number in range(FIRST_NUMBER, FIRST_NUMBER + len(wanted))]
        with ZipFile(content, "a", ZIP_DEFLATED) as package:
            package.writestr(prepared.relations.name, prepared.relations.filled("".join(map(_relationship, places))))
            for place, picture in zip(places, wanted, strict=True):
                image = drawn(picture.drawing, picture.width, picture.height)
                package.writestr(f"{prepared.folder}/{place}", image, ZIP_STORED)
        return content.getvalue()


def _relation(number: int) -> str:
    return f"rIdFae{number}"


def _relationship(place: str) -> str:
    number = int("".join(filter(str.isdigit, place)))
    return f'<Relationship Id="{_relation(number)}" Type="{IMAGE}" Target="{place}"/>'


def template_bytes() -> bytes:
    """Our template as the content of a .docx file, for the firm to make its own."""
    content: Any = BytesIO()
    report_template().save(content)
    return content.getvalue()
