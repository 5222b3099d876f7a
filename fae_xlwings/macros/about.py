"""The buttons of the group « Aide » that answer without touching the workbook."""

import platform
from pathlib import Path

import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros.pressing import Outcome, Press
from fae_xlwings.verification import checks, lines, verdict

LICENCES = "xlwings, pandas, numpy (BSD) ; openpyxl, python-docx, calamine (MIT) ; lxml (BSD) ; matplotlib (PSF)"


def fae_ouverture(press: Press) -> Outcome:
    """What is done when an older workbook opens: it has been brought up to date, as before any button."""
    return Outcome(f"« {press.book.name} » est à jour de la version {IDENTITY.version} ; vos saisies sont gardées.")


def fae_verifier(press: Press) -> Outcome:
    """The installation checked step by step, and what this Excel answers noted in a file."""
    found = tuple(checks(workflow.folder_of(press.book)))
    return Outcome("\n".join((verdict(found), "", *lines(found), *_noted(press))))


def _noted(press: Press) -> tuple[str, ...]:
    """Where the answers of Excel are; nothing where it has none, as in a closed file."""
    try:
        path = workflow.excel_answers(workflow.folder_of(press.book), press.today, press.book.app)
    except Exception:  # noqa: BLE001 - what cannot be noted must not hide what was checked
        return ()
    return (f"Réponses d'Excel notées : {path}",)


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
