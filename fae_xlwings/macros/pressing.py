"""What a button is given when it is pressed, and what it answers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import xlwings as xw

from fae_xlwings.errors import InputError
from fae_xlwings.macros.walking import walk
from fae_xlwings.texts import typeset
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import counted
from fae_xlwings.workflow import back_up, read_book

TITLE = "FAE 2026"
FILES = "Portefeuilles (*.xlsx;*.xlsm;*.csv;*.txt),*.xlsx;*.xlsm;*.csv;*.txt"
YES, NO = "yes", "no"
NO_CLIENT = (
    "La feuille « {sheet} » n'a encore aucun client : saisissez-les ou importez votre fichier, puis recommencez."
)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed on a workbook on a day; rows and file chosen beforehand, where there is nobody to choose."""

    book: xw.Book
    today: date
    rows: tuple[int, ...] = ()
    file: Path | None = None
    yes: bool = False

    def steps(self, noun: str, *, stoppable: bool = False) -> Callable[[Sequence[Item]], Iterator[Item]]:
        """A walk over items that tells in the status bar how far it is: « 3/12 rapports… »."""
        return lambda items: walk(self.book.app, items, noun, stoppable=stoppable)

    def chosen_file(self, title: str) -> Path:
        """The portfolio given beforehand, else the one chosen in a window of that title."""
        if self.file:
            return self.file
        found = self.book.app.api.GetOpenFilename(FILES, 1, title)
        if not isinstance(found, str):
            raise InputError("Aucun fichier n'a été choisi : rien n'a changé.")
        return Path(found)

    def kept(self) -> str:
        """A copy of the workbook made before the user's cells are replaced; where it is, as the end of a message."""
        path = back_up(self.book)
        return f" Votre classeur d'avant est gardé : {path}"

    def confirmed(self, question: str) -> bool:
        """Whether the user says yes; nobody to answer is not a yes."""
        return self.yes or self.book.app.alert(typeset(question), TITLE, "yes_no") == YES

    def declined(self, question: str) -> bool:
        """Whether the user says no; nobody to answer is not a no."""
        return not self.yes and self.book.app.alert(typeset(question), TITLE, "yes_no") == NO


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done and where, in one French sentence; `seen` when the sheet now shown says it by itself."""

    sentence: str
    seen: bool = False


Macro = Callable[[Press], Outcome]


def read_clients(press: Press) -> Analysis:
    """The analysis of a workbook that has clients; raises `InputError` for one that has none yet."""
    analysis = read_book(press.book, press.today)
    if analysis.scored.empty:
        raise InputError(NO_CLIENT.format(sheet=analysis.portfolio.sheet))
    return analysis


def clients_of(analysis: Analysis) -> str:
    """The number of clients of an analysis, in words."""
    return counted(len(analysis.scored), "client")
