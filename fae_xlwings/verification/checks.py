"""The steps in their order, each kept from stopping the others."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fae_xlwings.errors import FaeError
from fae_xlwings.verification import program, windows_desk
from fae_xlwings.verification.program import REINSTALL
from fae_xlwings.windows.folders import on_windows

MARKS = {True: "✔", False: "✘"}


class Check(NamedTuple):
    """A step of the verification: what was looked at, whether it is right, what was found or what to do."""

    label: str
    right: bool
    found: str


class Step(NamedTuple):
    """A step to be made: its label, and what looks; it answers what it found or raises."""

    label: str
    look: Callable[[], str]


def checks(folder: Path) -> Iterator[Check]:
    """The verification, in order; files are to be written in `folder`."""
    for step in (*_program_steps(folder), *(_windows_steps() if on_windows() else ())):
        yield _made(step)


def _program_steps(folder: Path) -> Sequence[Step]:
    return (
        Step("Python", program.python),
        *(Step(name, partial(program.library, name)) for name in program.LIBRARIES),
        Step("Programme FAE", program.own_version),
        Step("Lien avec Excel", program.xlwings_versions),
        Step("Sources du classeur et du complément", program.sources),
        Step("Écriture", partial(program.writing, folder)),
        Step("Place sur le disque", partial(program.room, folder)),
        Step("Calcul d'essai", program.sample),
        Step("LibreOffice", lambda: "pas nécessaire"),
    )


def _windows_steps() -> Sequence[Step]:
    return (
        Step("Liens 32 et 64 bits", windows_desk.links),
        Step("Dialogue avec Windows (COM)", windows_desk.com),
        Step("Excel", windows_desk.excel),
        Step("Règles de votre cabinet", windows_desk.policy),
        Step("Dossier approuvé", windows_desk.trusted),
        Step("Complément", windows_desk.addin),
        Step("Version du complément", windows_desk.addin_version),
        Step("Formule d'essai par le lien", windows_desk.formula),
        Step("Word", windows_desk.word),
        Step("Outlook", windows_desk.outlook),
    )


def _made(step: Step) -> Check:
    """The step made; whatever goes wrong in it is its own line."""
    try:
        return Check(step.label, True, step.look())
    except FaeError as error:
        return Check(step.label, False, str(error))
    except ImportError as error:
        return unloaded(step.label, error)
    except Exception as error:  # noqa: BLE001 - a step that breaks down is a line of the report
        return Check(step.label, False, f"{type(error).__name__}, {error} : {REINSTALL}")


def unloaded(label: str, error: ImportError) -> Check:
    """The step that a library did not let happen."""
    return Check(label, False, f"la bibliothèque {error.name or error} manque ou ne se charge pas : {REINSTALL}")


def lines(found: Sequence[Check]) -> list[str]:
    """The steps as they are shown, numbered."""
    return [f"{n:>2}. {MARKS[check.right]} {check.label} : {check.found}" for n, check in enumerate(found, 1)]


def verdict(found: Sequence[Check]) -> str:
    """The verification in one sentence."""
    wrong = sum(not check.right for check in found)
    if not wrong:
        return "Tout fonctionne sur cet ordinateur."
    return "1 point à corriger, marqué ✘." if wrong == 1 else f"{wrong} points à corriger, marqués ✘."
