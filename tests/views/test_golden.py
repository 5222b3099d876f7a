"""Every page as text: what a change of the views changes, line by line, for a person to review.

To accept a change, delete the files of `tests/golden/` and run this test twice: it writes those that are missing.
"""

from pathlib import Path

import analyses
import pytest

from fae_xlwings import __version__
from fae_xlwings.views.pages import template
from fae_xlwings.views.pages.fingerprint import PROGRAM
from fae_xlwings.views.words.plan import SheetPlan
from fae_xlwings.workflow.pages import plans

GOLDEN = Path(__file__).parents[1] / "golden"
PAGES = {plan.name: plan for plan in plans(analyses.analysis())}
TEMPLATE = {f"Modèle {plan.name}": plan for plan in template.build()}
ALL = {**PAGES, **TEMPLATE}


@pytest.mark.parametrize("name", ALL)
def test_a_page_reads_as_it_was_reviewed(name: str) -> None:
    path, text = GOLDEN / f"{name}.txt", as_reviewed(ALL[name])
    missing = not path.exists()
    if missing:
        path.write_text(text, encoding="utf-8")

    assert not missing, f"{path} was missing: it is written, review it"
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_no_page_of_another_time_is_left() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(ALL)


def as_reviewed(plan: SheetPlan) -> str:
    """The text of a page, the same from one version of the product to the next."""
    return plan.as_text().replace(__version__, "VERSION").replace(str(PROGRAM), "PROGRAMME")
