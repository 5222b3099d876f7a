"""What an installation says and asks, and how long it waits for Excel to be closed."""

import sys
from collections.abc import Callable
from time import sleep
from typing import Protocol

from fae_xlwings.errors import DeclinedError
from fae_xlwings.windows.office import EXCEL
from fae_xlwings.windows.programs import running

PAUSE = 1.0
YES = frozenset({"", "o", "oui", "y", "yes"})
NO = frozenset({"n", "non", "no"})


class Talk(Protocol):
    """The user, told and asked."""

    def say(self, text: str = "") -> None:
        """A line shown."""
        ...

    def agrees(self, question: str) -> bool:
        """Whether the user says yes."""
        ...


class Console:
    """The user at the keyboard; with `yes`, every question is answered beforehand."""

    def __init__(self, *, yes: bool) -> None:
        self.yes = yes

    def say(self, text: str = "") -> None:
        """A line shown."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def agrees(self, question: str) -> bool:
        """Whether the user says yes; Enter alone is a yes, the end of the input a no."""
        if self.yes:
            return True
        while (answer := self._answer(f"{question} [O/n] ")) not in YES | NO:
            self.say("Répondez par O (oui) ou N (non).")
        return answer in YES

    def _answer(self, question: str) -> str:
        try:
            return input(question).strip().lower()
        except EOFError:
            return "n"

    def pause(self) -> None:
        """The window kept open until the user has read it."""
        if not self.yes:
            self._answer("Appuyez sur Entrée pour fermer cette fenêtre. ")


def must_agree(talk: Talk, question: str) -> None:
    """Nothing when the user says yes; raises `DeclinedError` otherwise."""
    if not talk.agrees(question):
        raise DeclinedError("Rien n'a été changé sur cet ordinateur.")


def wait_for_excel(
    talk: Talk, programs: Callable[[], frozenset[str]] = running, wait: Callable[[float], None] = sleep
) -> None:
    """Nothing once Excel is closed: it would write its own settings over ours when it ends."""
    if EXCEL not in programs():
        return
    talk.say("Excel est ouvert. Enregistrez votre travail et fermez Excel : la suite viendra d'elle-même.")
    while EXCEL in programs():
        wait(PAUSE)
    talk.say("Excel est fermé, on continue.")
