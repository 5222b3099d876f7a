"""The buttons of the group « Aide » that answer without touching the workbook."""

import platform
from pathlib import Path

import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros.pressing import Outcome, Press

MARKS = {True: "✔", False: "✘"}
LICENCES = "xlwings, pandas, numpy (BSD) ; openpyxl, python-docx, calamine (MIT) ; lxml (BSD) ; matplotlib (PSF)"


def fae_verifier(press: Press) -> Outcome:
    """The installation checked step by step."""
    found = tuple(workflow.checks(workflow.folder_of(press.book)))
    return Outcome("\n".join((verdict(found), "", *map(line, found))))


def verdict(found: tuple[workflow.Check, ...]) -> str:
    """The verification in one sentence."""
    wrong = sum(not check.right for check in found)
    if not wrong:
        return "Tout fonctionne sur cet ordinateur."
    return f"{wrong} point à corriger :" if wrong == 1 else f"{wrong} points à corriger :"


def line(check: workflow.Check) -> str:
    """A step of the verification as it is shown."""
    return f"{MARKS[check.right]} {check.label} : {check.found}"


def fae_a_propos(press: Press) -> Outcome:
    """The version, where it is, and under which licences."""
    return Outcome(
        "\n".join(
            (
                f"{IDENTITY.title}, version {IDENTITY.version}",
                IDENTITY.licence,
                f"Aide : {IDENTITY.support}.",
                "",
                f"{IDENTITY.promise} : vos données restent sur cet ordinateur.",
                f"Programme : {Path(workflow.__file__).parents[1]}",
                f"Vos fichiers : {workflow.folder_of(press.book)}",
                f"Python {platform.python_version()}, xlwings {xw.__version__}",
                f"Bibliothèques libres : {LICENCES}.",
            )
        )
    )
