"""A button that stops half-way, wherever Excel fails it, leaves the user's cells whole and can be pressed again.

« make test-half-way PAS=1 » stops every button at every single call.
"""

from pathlib import Path
from random import Random

import pytest

from fae_xlwings.macros import MACROS
from french_excel.half_way import Content, Point, desk, kinds, points_of, prepared, stopped

SPREAD = 5
FEW = {"fae_rapports_pdf": 2, "fae_importer": 2, "fae_defauts": 2, "fae_exemple": 3}
"""Those that take long, because they open LibreOffice or need a workbook of their own each time."""
CHEAP = "fae_emails"
ADDING = frozenset(button for button in MACROS if button.startswith("fae_note_")) - {"fae_note_synthese"}
"""Each press adds one more contact, or takes one back: no whole press says what the next is to leave."""
CHEAP_FIRST = sorted(
    MACROS.keys() - ADDING, key=lambda button: (button in FEW, button == "fae_actualiser", button != CHEAP, button)
)


@pytest.fixture(scope="module")
def brought_up_to_date(product: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(product, tmp_path_factory.mktemp("rempli"))


@pytest.fixture(scope="module")
def failed() -> set[Point]:
    """The kinds of calls at whose first and last a button was stopped already."""
    return set()


@pytest.mark.parametrize("button", CHEAP_FIRST)
def test_a_button_stopped_half_way_leaves_everything_whole(
    button: str, brought_up_to_date: Path, failed: set[str], tmp_path: Path
) -> None:
    with desk(brought_up_to_date, button, tmp_path / "entier") as whole:
        whole.press()
        points, after = points_of(whole.trail), whole.content()
    chosen = chosen_points(button, points, failed)

    assert len(chosen) >= FEW.get(button, SPREAD)
    assert stopped(brought_up_to_date, button, tmp_path, chosen, after) == []


def chosen_points(button: str, points: list[Point], failed: set[str]) -> list[Point]:
    """Calls of every part of a button, and of each kind that no button was stopped at yet the first and the last."""
    number = FEW.get(button, SPREAD)
    random = Random(button)  # noqa: S311 - the same calls every time
    parts = [points[len(points) * part // number : len(points) * (part + 1) // number] for part in range(number)]
    new = [point for point in kinds(points) if point.member not in failed]
    failed.update(point.member for point in new)
    return sorted({*map(random.choice, parts), *new}, key=points.index)


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
