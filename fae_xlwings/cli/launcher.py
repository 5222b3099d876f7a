"""The menu of LANCER_OUTIL.bat: the analysis without any macro, on a file, or from outside in an open Excel."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import xlwings as xw

from fae_xlwings import macros, workflow
from fae_xlwings.bundle.ribbon import Button, buttons
from fae_xlwings.cli.analysing import analyse_files, report_files, today
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.errors import InputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros.troubles import sentence_of
from fae_xlwings.setup.talking import Talk
from fae_xlwings.verification import checks, lines, verdict
from fae_xlwings.views.documents.selection import of_priorities
from fae_xlwings.windows.folders import on_windows, work_folder
from fae_xlwings.windows.programs import chosen_file

QUIT = "0"
TITLE = "Choisissez le fichier de vos clients"
FIRST = ("P1",)
TEMPLATE = "modele_fae.xlsx"
FILTER = "Portefeuilles (Excel, CSV)\0*.xlsx;*.xlsm;*.csv;*.txt\0"


class Choice(NamedTuple):
    """A line of the menu and what it does."""

    label: str
    act: Callable[[], None]


class Launcher:
    """The menu, shown until the user leaves it."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk

    def run(self, portfolio: Path | None) -> None:
        """A portfolio dropped on the icon analysed at once, then the menu."""
        self.talk.say(f"{IDENTITY.title}, version {IDENTITY.version} · {IDENTITY.promise}")
        if portfolio:
            self._attempt(lambda: self._analyse(portfolio))
        while choice := self._chosen(self._choices()):
            self._attempt(choice.act)

    def _choices(self) -> tuple[Choice, ...]:
        """What can be done now: the buttons too, when Excel is open on a workbook."""
        book = open_book()
        files = (
            Choice("Analyser un portefeuille : classeur complet et rapports Word des P1", self._analyse_chosen),
            Choice("Écrire des rapports Word seulement", self._reports),
            Choice("Créer un modèle de saisie à remplir", self._template),
            Choice("Vérifier l'installation", self._verify),
        )
        if book is None:
            return files
        return (*files, Choice(f"Travailler dans Excel, sur « {book.name} »", lambda: self._press_in(book)))

    def _chosen(self, choices: tuple[Choice, ...], leave: str = "Quitter") -> Choice | None:
        """The line the user takes, None to leave."""
        self.talk.say()
        for number, choice in enumerate(choices, 1):
            self.talk.say(f" {number:>2}  {choice.label}")
        self.talk.say(f" {QUIT:>2}  {leave}")
        while (answer := self._asked("Votre choix : ", QUIT)) != QUIT:
            if answer.isdecimal() and 0 < int(answer) <= len(choices):
                return choices[int(answer) - 1]
            self.talk.say(f"Tapez un nombre de 0 à {len(choices)}, puis Entrée.")
        return None

    def _attempt(self, act: Callable[[], None]) -> None:
        """A choice carried out, or the sentence that says why not; the menu goes on."""
        try:
            act()
        except Exception as error:  # noqa: BLE001 - the last door: a traceback is not for the user
            self.talk.say(f"\n{sentence_of(error)}")

    def _asked(self, question: str, otherwise: str = "") -> str:
        """What the user types, without the quotes that Windows puts around a dropped file."""
        try:
            return input(question).strip().strip('"')
        except EOFError:
            return otherwise

    def _file(self) -> Path:
        self.talk.say("Déposez votre fichier sur cette fenêtre, puis Entrée ; Entrée seule ouvre le choix de fichiers.")
        typed = self._asked("Fichier : ")
        return Path(typed) if typed else _chosen_file()

    def _analyse_chosen(self) -> None:
        self._analyse(self._file())

    def _analyse(self, portfolio: Path) -> None:
        self.talk.say("Analyse en cours…")
        folder = _writable(portfolio.absolute().parent)
        workbook = analyse_files(portfolio, folder, None, None, FIRST, machine=False)
        if self.talk.agrees("Ouvrir le classeur de l'analyse ?"):
            show(workbook)

    def _reports(self) -> None:
        portfolio = self._file()
        wanted = self._priorities()
        folder = _writable(portfolio.absolute().parent)
        report_files(portfolio, folder, today(), lambda analysis: of_priorities(analysis, wanted))

    def _priorities(self) -> tuple[str, ...]:
        typed = self._asked("Priorités, par exemple P1,P2 (Entrée seule : P1) : ")
        wanted = tuple(word.strip().upper() for word in typed.split(",")) if typed else FIRST
        unknown = [word for word in wanted if word not in PRIORITES]
        if unknown:
            raise InputError(f"« {unknown[0]} » n'est pas une priorité : tapez par exemple P1,P2.")
        return wanted

    def _template(self) -> None:
        path = workflow.write_template(work_folder() / TEMPLATE)
        self.talk.say(f"Modèle de saisie : {path}")
        if self.talk.agrees("L'ouvrir ?"):
            show(path)

    def _verify(self) -> None:
        found = tuple(checks(work_folder()))
        self.talk.say("\n".join((*lines(found), verdict(found))))

    def _press_in(self, book: xw.Book) -> None:
        """The buttons of the ribbon pressed from here, until the user comes back to the menu."""
        known = [button for button in buttons() if button.identifier in macros.MACROS]
        choices = tuple(Choice(f"{button.group} · {button.label}", self._pressing(book, button)) for button in known)
        while choice := self._chosen(choices, "Revenir au menu"):
            self._attempt(choice.act)

    def _pressing(self, book: xw.Book, button: Button) -> Callable[[], None]:
        return lambda: self.talk.say(f"\n{macros.press(button.identifier, book)}")


def open_book() -> xw.Book | None:
    """The workbook that an open Excel shows, None when there is none to be had.

    Where only hidden workbooks or a Protected View are open, xlwings answers a book that stands for nothing.
    """
    try:
        app = xw.apps.active if "excel" in [engine.name for engine in xw.engines] else None
        books = [app.books.active] if app and len(app.books) else []
        return next((book for book in books if book.api is not None), None)
    except Exception:  # noqa: BLE001 - Excel that is busy or closing is as good as none: the menu goes on
        return None


def _chosen_file() -> Path:
    """The file that the user takes in a window; raises `InputError` when none is taken."""
    path = chosen_file(TITLE, FILTER) if on_windows() else None
    if path is None:
        raise InputError("Aucun fichier n'a été choisi : rien n'a été fait.")
    return path


def show(path: Path) -> None:
    """A file opened by the program that Windows has for it; raises `InputError` when there is none."""
    try:
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606 - known on Windows only
    except (AttributeError, OSError) as error:
        raise InputError(f"Aucun programme n'ouvre ce fichier sur cet ordinateur : {path}") from error


def _writable(folder: Path) -> Path:
    """The folder itself when it takes files, else the user's own: a portfolio may come from a read-only stick."""
    return folder if os.access(folder, os.W_OK) else work_folder()
