"""The one-page guide and the phone script as documents one can hand over."""

from collections.abc import Sequence

from fae_xlwings.texts import content
from fae_xlwings.views.documents.blocks import Chapter, Paragraph, Report
from fae_xlwings.views.documents.naming import file_stem
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.lateness import late_words
from fae_xlwings.views.words.wording import Word, client_words, general_words, told

BODY = "corps"


def handouts(analysis: Analysis) -> tuple[Report, ...]:
    """The guide for clients, then the script for those who call them."""
    words = (*general_words(analysis), *client_words(None), *late_words(analysis, None))
    return _guide(words), _script(words)


def _document(title: str, subtitle: str, chapters: Sequence[Chapter], day: str) -> Report:
    lines = (("titre", title), ("client", ""), ("destinataire", subtitle), ("date", f"Le {day}"))
    return Report(file_stem(title), title, title, lines, tuple(chapters))


def _guide(words: Sequence[Word]) -> Report:
    guide = content("guide")
    points = [Chapter(BODY, point["title"], (Paragraph(told(point["text"], words)),)) for point in guide["point"]]
    law = tuple(Paragraph(told(line, words), "bullet") for line in guide["law"]["lines"].strip().splitlines())
    closing = Paragraph(told(guide["closing"], words), "strong")
    last = Chapter(BODY, guide["law"]["title"], (*law, closing))
    return _document(guide["title"], guide["intro"], [*points, last], _day(words))


def _script(words: Sequence[Word]) -> Report:
    phone = content("phone")
    steps = [
        Chapter(
            BODY,
            step["title"],
            (
                Paragraph(step["advice"], "note"),
                *(Paragraph(told(line, words)) for line in step["said"].strip().splitlines()),
            ),
        )
        for step in phone["step"]
    ]
    return _document(phone["title"], told("{cabinet}", words), steps, _day(words))


def _day(words: Sequence[Word]) -> str:
    return told("{jour}", words)
