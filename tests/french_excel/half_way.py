"""A button stopped half-way: Excel fails one of its calls, and what is left is looked at.

As a program it stops buttons at every so many of their calls, 0 for the first and last of each kind:
« make test-half-way PAS=1 BOUTONS=fae_export ».
"""

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple

import xlwings as xw
from pressing import edited, pressed

from fae_xlwings import macros, workflow
from fae_xlwings.macros.following import NOTES, fae_note_annuler
from fae_xlwings.sheets import DONNEES
from fae_xlwings.texts import NO_BREAK_SPACE
from fae_xlwings.workflow.unchanged import MARKS_NAME
from french_excel.content import Content, content, state
from french_excel.copies import Copies
from french_excel.excel import FrenchExcel
from french_excel.store import Book
from french_excel.two_excels import AT_REST, select_clients

FAILURE = "Excel répond : « La méthode a échoué. »"
REFUSED = "Excel a refusé une étape du travail ; vos saisies sont restées en place."
NOT_BEGUN = "Rien n'a changé : la copie de sauvegarde ne peut pas être écrite"
UNDO = fae_note_annuler.__name__
REDRAWING = {"fae_actualiser", "fae_defauts", "fae_importer"}
"""The buttons that draw every page: their workbook no longer knows which ones it has."""
# fmt: off
TYPED: dict[str, Any] = {
    "Données!A3":        "SCI EXEMPLE",
    "Données!C3":        4321.5,
    "Données!R3":        "Contacté",
    "Données!S3":        "mardi dernier",
    "Paramètres!C7":     1400.0,
    "Simulateur CA!F11": 950.0,
    "Budget TCO!C6":     77.0,
}
# fmt: on
CLIENTS = (
    "NOM;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE\n"
    "SARL NEUVE;Commerce;7200;NON;BON\nSAS NEUVE;Conseil;900;OUI;FAIBLE\n"
)


class Point(NamedTuple):
    """One call among those of a button: a member, the how many-th time."""

    member: str
    nth: int


Choose = Callable[[list[Point]], Sequence[Point]]


@dataclass
class Desk:
    """A workbook open in an Excel whose user says yes to everything, and the buttons pressed on it."""

    excel: FrenchExcel
    path: Path
    button: str
    book: xw.Book

    def press(self, button: str = "", fails: Callable[[str], bool] | None = None) -> list[str]:
        """What the user is told after a click, questions aside; some call may fail."""
        select_clients(self.book)
        self.excel.messages.clear()
        self.excel.trail.clear()
        self.excel.fails = fails
        with self.excel.calling(self.book):
            macros.run(button or self.button)
        self.excel.fails = None
        told = [message.replace(NO_BREAK_SPACE, " ") for message in self.excel.messages]
        return [message for message in told if not message.endswith("?")]

    @property
    def stored(self) -> Book:
        """The workbook as Excel holds it."""
        return next(book for book in self.excel.books if book.name == self.path.name)

    def content(self) -> Content:
        """What the workbook holds of the user's."""
        return content(self.stored)

    def resting(self) -> bool:
        """Whether Excel has its settings back."""
        return {name: getattr(self.excel.app.api, name) for name in AT_REST} == AT_REST


@contextmanager
def desk(path: Path, button: str, folder: Path) -> Iterator[Desk]:
    """A workbook of its own for a button, in a folder of its own."""
    folder.mkdir()
    copy = Path(shutil.copy(path, folder))
    chosen = folder / "clients.csv"
    chosen.write_text(CLIENTS, encoding="utf-8")
    with FrenchExcel(chosen_file=str(chosen), answer=lambda _question: True).running() as excel:
        here = Desk(excel, copy, button, excel.open(copy))
        if button in REDRAWING:
            here.book.names[MARKS_NAME].delete()
        if button == UNDO:
            here.press(next(iter(NOTES)))
        yield here


def prepared(product: Path, folder: Path) -> Path:
    """The delivered workbook once its user has typed in it and brought it up to date."""
    path = edited(Path(shutil.copy(product, folder)), TYPED)
    pressed(path, "fae_actualiser")
    return path


def points_of(trail: list[str]) -> list[Point]:
    """The calls of a button in their order."""
    counters: dict[str, Iterator[int]] = {}
    return [Point(member, next(counters.setdefault(member, count(1)))) for member in trail]


def kinds(points: list[Point]) -> list[Point]:
    """The first and the last call of each kind."""
    first = {point.member: point for point in reversed(points)}
    last = {point.member: point for point in points}
    return sorted({*first.values(), *last.values()}, key=points.index)


@dataclass
class Stops:
    """The calls at which a button is stopped, each time in a copy of the process, and what is wrong afterwards."""

    here: Desk
    copies: Copies
    chosen: frozenset[Point]
    most_again: int
    again: set[int]
    """The states from which the button was pressed: that of before the stops first, then those that they left."""
    found: list[str] = field(default_factory=list)
    made: int = 0
    asked: Counter[str] = field(default_factory=Counter)

    def __call__(self, member: str) -> bool:
        """Whether the call that Excel is about to answer fails: only in the copy that is made for it."""
        if self.copies.is_one:
            return False
        self.asked[member] += 1
        point = Point(member, self.asked[member])
        if point not in self.chosen:
            return False
        told = self.copies.made()
        if told is None:
            return True
        self.made += 1
        *faults, left = told
        if self.is_new(left):
            self.again.add(left)
        self.found += [f"{self.here.button}, {point.member} n° {point.nth} : {fault}" for fault in faults]
        return False

    def is_new(self, left: int) -> bool:
        """Whether the button is to be pressed again from a state in which a stop left the workbook."""
        return left not in self.again and len(self.again) < self.most_again


@dataclass
class Ended:
    """How many calls a button makes and how many failed, the states it was pressed again from, what is wrong."""

    calls: int
    stops: int
    again: int
    found: list[str]


def stopped(path: Path, button: str, folder: Path, choose: Choose, most_again: int = sys.maxsize) -> Ended:
    """What is wrong after a button was stopped at each of the calls that are chosen among its own."""
    with desk(path, button, folder) as here:
        copies = Copies(folder)
        with copies.answering():
            points, after = _whole(here, copies)
            before, known = here.content(), {state(here.stored)}
            stops = Stops(here, copies, frozenset(choose(points)), most_again, known)
            told = here.press(fails=stops)
            if copies.is_one:
                left = state(here.stored) if len(stops.again) < most_again else 0
                copies.answer([*faults(here, told, before, after, is_new=stops.is_new(left)), left])
            stops.found += [f"{button}, sans arrêt : {fault}" for fault in after.lost(here.content(), after)]
            stops.found += [f"{button}, sans arrêt : {sentence}" for sentence in told if is_refusal(sentence)]
    return Ended(len(points), stops.made, len(stops.again), stops.found)


def _whole(here: Desk, copies: Copies) -> tuple[list[Point], Content]:
    """The calls of a whole press and what it leaves, looked at in a copy."""
    told = copies.made()
    if told is None:
        here.press()
        copies.answer((points_of(here.excel.trail), here.content()))
    return told


def faults(here: Desk, told: list[str], before: Content, after: Content, *, is_new: bool) -> Iterator[str]:
    """What is wrong after a button was stopped at one call, and after the next click."""
    if len(told) > 1:
        yield f"plus d'une phrase : {told}"
    yield from (sentence for sentence in told if is_refusal(sentence) and not is_told(sentence))
    if not here.resting():
        yield f"Excel n'a pas repris ses réglages : { {name: getattr(here.excel.app.api, name) for name in AT_REST} }"
    now = here.content()
    if here.button in NOTES and now.typed[DONNEES] != before.typed[DONNEES]:
        yield from _undone(here, before)
        return
    yield from before.lost(now, after)
    if is_new and not (here.button == UNDO and now.typed == after.typed):
        yield from _pressed_again(here, after)


def _undone(here: Desk, before: Content) -> Iterator[str]:
    """What is wrong once contacts that were noted, be it in part, have been taken back."""
    yield from (f"annulé ensuite : {sentence}" for sentence in here.press(UNDO) if is_refusal(sentence))
    yield from (f"annulé ensuite : {fault}" for fault in before.lost(here.content(), before))


def _pressed_again(here: Desk, after: Content) -> Iterator[str]:
    yield from (f"ensuite : {sentence}" for sentence in here.press() if is_refusal(sentence))
    yield from (f"ensuite : {fault}" for fault in after.lost(here.content(), after))


def is_told(sentence: str) -> bool:
    """Whether a refusal names the call that failed as its cause, or says that nothing was begun."""
    return (sentence.startswith(REFUSED) and FAILURE in sentence) or sentence.startswith(NOT_BEGUN)


def is_refusal(sentence: str) -> bool:
    """Whether the user is told that it did not work."""
    return any(word in sentence for word in ("refusé", "recommencez", "n'a pas pu", "Enregistrez", "Aucun contact"))


def main(each: int, buttons: list[str]) -> int:
    """Each button stopped at every so many of its calls; the number of faults."""
    wrong = 0
    with TemporaryDirectory() as folder:
        room = Path(folder)
        path = prepared(workflow.build_products(room / "produits")[0], room)
        for button in buttons or macros.MACROS:
            start = perf_counter()
            ended = stopped(path, button, room / button, lambda points: points[::each] if each else kinds(points))
            wrong += len(ended.found)
            told = (
                f"{button} : arrêté à {ended.stops} de ses {ended.calls} appels, {ended.again} états, "
                f"{len(ended.found)} défauts, {perf_counter() - start:.0f} s"
            )
            sys.stdout.write("\n".join([told, *ended.found, ""]))
            sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), sys.argv[2:])))
