"""French typography: a line that is wrapped never begins with the mark that belongs to the word before."""

import re
from collections.abc import Iterator

import analyses
import pytest

from fae_xlwings.draw.theme import LOOKS
from fae_xlwings.texts import typeset
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.plan import Block, Formula, SheetPlan
from fae_xlwings.workflow.pages import plans

LOOSE = re.compile(r" [:;!?%»€]|« ")
MESSY = """
NOM | SECTEUR | CA  | OUTIL     | APPETENCE
A   | x       | abc | peut-être | BON
A   | x       | -50 | NON       |
    | x       | 100 | NON       | BON
"""
PAGES = [*plans(analyses.analysis()), *plans(analyses.analysis(MESSY)), *template.build()]


def wrapped(block: Block) -> Iterator[str]:
    """The texts of the cells of a block that are written over several lines."""
    for row in block.rows:
        styles = (block.style,) * len(row) if isinstance(block.style, str) else block.style
        for value, style in zip(row, styles, strict=False):
            shown = value.value if isinstance(value, Formula) else value
            if isinstance(shown, str) and LOOKS[style].wrap:
                yield shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_wrapped_line_begins_with_a_mark(page: SheetPlan) -> None:
    loose = [text for block in page.blocks for text in wrapped(block) if LOOSE.search(text)]

    assert loose == []


def test_a_text_is_typeset_once_and_for_all() -> None:
    assert typeset("« Oui » : 50 % ; non ?") == typeset(typeset("« Oui » : 50 % ; non ?"))
    assert LOOSE.search(typeset("« Oui » : 50 € ; non !")) is None
