"""A button that stops half-way, wherever Excel fails it, leaves the user's cells whole and can be pressed again.

« make test-half-way PAS=1 » stops every button at every single call.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from fae_xlwings.macros import MACROS
from french_excel.content import Content
from french_excel.copies import COPIED_HERE
from french_excel.half_way import Point, prepared, stopped

pytestmark = pytest.mark.skipif(not COPIED_HERE, reason="this system cannot copy a process")

SPREAD, AGAIN = 8, 2
"""Stops of a button, and from how many states it is pressed: the one before them, and others that they leave."""
FEW = {"fae_rapports_pdf": (4, 2)}
"""Those that take long, because they open LibreOffice."""
CHEAP_FIRST = sorted(MACROS, key=lambda button: (button in FEW, button != "fae_emails", button))


@pytest.fixture(scope="module")
def brought_up_to_date(product: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(product, tmp_path_factory.mktemp("rempli"))


@pytest.fixture(scope="module")
def failed() -> set[str]:
    """The kinds of calls at which a button was stopped already."""
    return set()


@pytest.mark.parametrize("button", CHEAP_FIRST)
def test_a_button_stopped_half_way_leaves_everything_whole(
    button: str, brought_up_to_date: Path, failed: set[str], tmp_path: Path
) -> None:
    spread, again = FEW.get(button, (SPREAD, AGAIN))
    ended = stopped(brought_up_to_date, button, tmp_path / "poste", chosen_for(button, spread, failed), again)

    assert ended.stops >= spread
    assert ended.again > 0
    assert ended.found == []


def chosen_for(button: str, number: int, failed: set[str]) -> Callable[[list[Point]], list[Point]]:
    """Calls of every part of a button, and one of each kind that no button was stopped at yet."""
    random = Random(button)  # noqa: S311 - the same calls every time

    def chosen(points: list[Point]) -> list[Point]:
        parts = [points[len(points) * part // number : len(points) * (part + 1) // number] for part in range(number)]
        new = {point.member: point for point in random.sample(points, len(points)) if point.member not in failed}
        failed.update(new)
        return [*map(random.choice, parts), *new.values()]

    return chosen


def test_what_is_lost_is_found() -> None:
    before = Content({"Données": {(3, 1): "SCI"}}, {"Données": (-1, True)})

    assert before.lost(before, before) == []
    assert before.lost(Content({"Données": {}}, {"Données": (-1, False)}), before) == [
        "saisies perdues dans Données",
        "Données n'est pas protégée ou montrée comme avant",
    ]
    assert (
        before.lost(Content({"Données": {(3, 1): "SA"}}, before.sheets), Content({"Données": {(3, 1): "SA"}}, {})) == []
    )
