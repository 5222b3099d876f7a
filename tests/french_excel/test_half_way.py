"""A button that stops half-way, wherever Excel fails it, leaves the user's cells whole and can be pressed again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from pressing import edited

from fae_xlwings import macros
from fae_xlwings.intake.answers import as_in_a_file
from french_excel.excel import FrenchExcel
from french_excel.two_excels import AT_REST

# fmt: off
POINTS = {
    "fae_actualiser": (0.03, 0.35, 0.7, 0.97),
    "fae_dashboard":  (0.05, 0.3, 0.55, 0.8),
    "fae_simulateur": (0.25, 0.6),
    "fae_defauts":    (0.1, 0.5, 0.85),
    "fae_export":     (0.15, 0.6),
}
TYPED: dict[str, Any] = {
    "Données!A3":        "SCI EXEMPLE",
    "Données!C3":        4321.5,
    "Paramètres!C7":     1400.0,
    "Simulateur CA!F11": 950.0,
    "Budget TCO!C6":     77.0,
}
# fmt: on
DELIVERED = {"fae_defauts": {"Paramètres!C7": 1500.0}}


@pytest.mark.parametrize("button", POINTS)
def test_a_button_stopped_half_way_leaves_everything_whole(button: str, ours: Path) -> None:
    path = edited(ours, TYPED)
    total = calls_of(button, path)

    told = [sentence for share in POINTS[button] for sentence in stopped(button, path, round(total * share))]

    assert told
    assert all("Excel a refusé une étape du travail" in sentence for sentence in told)


def stopped(button: str, path: Path, calls: int) -> list[str]:
    """What is told when Excel fails a call; some failures change nothing, and nothing is told of them."""
    with opened(path) as (excel, book):
        before = protections(book)
        excel.fails_at = excel.calls + calls
        told = pressed(excel, book, button)

        assert len(told) <= 1
        check_whole(book, button, (calls, told))
        assert protections(book) == before, (calls, told)
        assert resting(excel), (calls, told)
        assert refusals(pressed(excel, book, button)) == [], (calls, told)
        check_whole(book, button, (calls, "again"))
        assert resting(excel)
        return refusals(told)


@contextmanager
def opened(path: Path) -> Iterator[tuple[FrenchExcel, xw.Book]]:
    """A workbook open in an Excel whose user says yes to everything."""
    with FrenchExcel().running() as excel:
        excel.answer = lambda _question: True
        yield excel, excel.open(path)


def calls_of(button: str, path: Path) -> int:
    """The number of calls that a whole run makes."""
    with opened(path) as (excel, book):
        before = excel.calls
        pressed(excel, book, button)
        return excel.calls - before


def pressed(excel: FrenchExcel, book: xw.Book, button: str) -> list[str]:
    """What the user is told after a click, questions aside."""
    with excel.calling(book):
        macros.run(button)
    told = [message for message in excel.messages if not message.endswith("?")]
    excel.messages.clear()
    return told


def refusals(told: list[str]) -> list[str]:
    return [sentence for sentence in told if "refusé" in sentence]


def check_whole(book: xw.Book, button: str, moment: object) -> None:
    """Every cell that was typed is there, or has the value that the button gives it."""
    for place, typed in TYPED.items():
        name, _, address = place.partition("!")
        allowed = {typed, DELIVERED.get(button, {}).get(place, typed)}
        assert as_in_a_file(book.sheets[name].range(address).value) in allowed, (place, moment)


def protections(book: xw.Book) -> dict[str, bool]:
    return {sheet.name: bool(sheet.api.ProtectContents) for sheet in book.sheets}


def resting(excel: FrenchExcel) -> bool:
    return {name: getattr(excel.app.api, name) for name in AT_REST} == AT_REST
