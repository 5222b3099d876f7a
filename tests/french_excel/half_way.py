"""A button stopped half-way: Excel fails one of its calls, and what is left is looked at.

As a program it stops buttons at every so many of their calls, 0 for the first and last of each kind:
« make test-half-way PAS=1 BOUTONS=fae_export ».
"""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import xlwings as xw
from pressing import edited, pressed

from fae_xlwings import macros, workflow
from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.draw.theme import PREFIX
from fae_xlwings.sheets import DONNEES
from fae_xlwings.texts import NO_BREAK_SPACE
from french_excel.excel import FrenchExcel
from french_excel.store import Book, Sheet
from french_excel.two_excels import AT_REST, select_clients

FAILURE = "Excel répond : « La méthode a échoué. »"
REFUSED = "Excel a refusé une étape du travail ; vos saisies sont restées en place."
NOT_BEGUN = "Rien n'a changé : la copie de sauvegarde ne peut pas être écrite"
HEADERS = 2
REPLACING = frozenset({"fae_importer", "fae_defauts"})
"""These replace what the user typed: each time they are stopped on a workbook of its own."""
# fmt: off
TYPED: dict[str, Any] = {
    "Données!A3":        "SCI EXEMPLE",
    "Données!C3":        4321.5,
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


@dataclass
class Content:
    """What is the user's in a workbook: what was typed, and how sheets are shown and locked."""

    typed: dict[str, dict[tuple[int, int], object]]
    sheets: dict[str, tuple[object, ...]]

    def lost(self, now: "Content", after: "Content") -> list[str]:
        """What is neither as it was nor as a whole press leaves it."""
        return [
            *(
                f"saisies perdues dans {name}"
                for name, typed in self.typed.items()
                if now.typed.get(name) not in (typed, after.typed.get(name))
            ),
            *(
                f"{name} n'est pas protégée ou montrée comme avant"
                for name, state in self.sheets.items()
                if now.sheets.get(name) not in (state, after.sheets.get(name))
            ),
        ]


@dataclass
class Desk:
    """A workbook open in an Excel whose user says yes to everything, and the buttons pressed on it."""

    excel: FrenchExcel
    path: Path
    button: str
    book: xw.Book
    trail: list[str] = field(default_factory=list)

    def press(self, point: Point | None = None) -> tuple[list[str], bool]:
        """What the user is told after a click, questions aside, and whether the call that was to fail was made."""
        select_clients(self.book)
        self.excel.messages.clear()
        self.excel.trail.clear()
        self.excel.fails_on = point
        with self.excel.calling(self.book):
            macros.run(self.button)
        reached = point is not None and self.excel.fails_on is None
        self.excel.fails_on = None
        self.trail = list(self.excel.trail)
        told = [message.replace(NO_BREAK_SPACE, " ") for message in self.excel.messages]
        return [message for message in told if not message.endswith("?")], reached

    def content(self) -> Content:
        """What the workbook holds of the user's."""
        return content(next(book for book in self.excel.books if book.name == self.path.name))

    def resting(self) -> bool:
        """Whether Excel has its settings back."""
        return {name: getattr(self.excel.app.api, name) for name in AT_REST} == AT_REST


def content(book: Book) -> Content:
    """What a workbook holds of the user's."""
    return Content(
        {sheet.name: dict(_typed(sheet)) for sheet in book.sheets},
        {sheet.name: (sheet.visible, sheet.protection is not None) for sheet in book.sheets},
    )


def _typed(sheet: Sheet) -> Iterator[tuple[tuple[int, int], object]]:
    headers = {column: cell.value for (row, column), cell in sheet.cells.items() if row == HEADERS}
    for spot, cell in sheet.cells.items():
        if cell.value is None:
            continue
        if sheet.name == DONNEES:
            if headers.get(spot[1]) not in COMPUTED:
                yield spot, cell.value
        elif cell.style.startswith(f"{PREFIX}input"):
            yield spot, cell.value


@contextmanager
def desk(path: Path, button: str, folder: Path) -> Iterator[Desk]:
    """A workbook of its own for a button, in a folder of its own."""
    folder.mkdir()
    copy = Path(shutil.copy(path, folder))
    chosen = folder / "clients.csv"
    chosen.write_text(CLIENTS, encoding="utf-8")
    with FrenchExcel(chosen_file=str(chosen), answer=lambda _question: True).running() as excel:
        yield Desk(excel, copy, button, excel.open(copy))


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


def stopped(path: Path, button: str, folder: Path, points: Iterable[Point], after: Content) -> list[str]:
    """What is wrong after a button was stopped at each of some calls; a workbook stopped before has to serve again."""
    groups = [[point] for point in points] if button in REPLACING else [list(points)]
    found: list[str] = []
    for number, group in enumerate(groups):
        with desk(path, button, folder / f"{number}") as here:
            for point in group:
                found += [f"{button}, {point.member} n° {point.nth} : {fault}" for fault in faults(here, point, after)]
            told, _ = here.press()
            found += [f"{button}, ensuite : {sentence}" for sentence in told if _is_refusal(sentence)]
            found += [f"{button}, ensuite : {fault}" for fault in after.lost(here.content(), after)]
    return found


def faults(here: Desk, point: Point, after: Content) -> Iterator[str]:
    """What is wrong after a button was stopped at one call."""
    before = here.content()
    told, reached = here.press(point)
    if len(told) > 1:
        yield f"plus d'une phrase : {told}"
    for sentence in told:
        if _is_refusal(sentence) and not (reached and is_told(sentence)):
            yield sentence
    yield from before.lost(here.content(), after)
    if not here.resting():
        yield f"Excel n'a pas repris ses réglages : { {name: getattr(here.excel.app.api, name) for name in AT_REST} }"


def is_told(sentence: str) -> bool:
    """Whether a refusal names the call that failed as its cause, or says that nothing was begun."""
    return (sentence.startswith(REFUSED) and FAILURE in sentence) or sentence.startswith(NOT_BEGUN)


def _is_refusal(sentence: str) -> bool:
    return any(word in sentence for word in ("refusé", "recommencez", "n'a pas pu", "Enregistrez"))


def main(each: int, buttons: list[str]) -> int:
    """Each button stopped at every so many of its calls; the number of faults."""
    wrong = 0
    with TemporaryDirectory() as folder:
        room = Path(folder)
        path = prepared(workflow.build_products(room / "produits")[0], room)
        for button in buttons or macros.MACROS:
            with desk(path, button, room / button) as whole:
                whole.press()
                points = points_of(whole.trail)
                chosen = points[::each] if each else kinds(points)
                found = stopped(path, button, room / button, chosen, whole.content())
            wrong += len(found)
            told = f"{button} : arrêté à {len(chosen)} de ses {len(points)} appels, {len(found)} défauts"
            sys.stdout.write("\n".join([told, *found, ""]))
    return wrong


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), sys.argv[2:])))
