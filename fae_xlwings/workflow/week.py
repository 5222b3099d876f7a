"""The week taken out of the workbook: as a calendar file, as a list of its own."""

from dataclasses import replace
from pathlib import Path

import xlwings as xw

from fae_xlwings.atomic import write_beside
from fae_xlwings.draw.agenda import as_ics
from fae_xlwings.errors import InputError
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import DONNEES, EXPORTS, PARAMETRES, SEMAINE
from fae_xlwings.views.documents.week_list import Entry, entries, events
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.history import Made
from fae_xlwings.views.words.week import HOURS_KEY, WHO_KEY, Week, week_of
from fae_xlwings.workflow.deliverables import only, remember
from fae_xlwings.workflow.places import folder_of
from fae_xlwings.workflow.showing import check_made
from fae_xlwings.workflow.writing import make_folder, write_workbook

AGENDA, LISTED = "Agenda de la semaine", "Liste de la semaine"
STEM = "semaine_fae"


def make_agenda(book: xw.Book, analysis: Analysis) -> tuple[Path, list[Entry]]:
    """The calendar of the week beside the workbook, which lists it among its exports."""
    found = week_of(analysis)
    check_made(book, EXPORTS)
    path = write_agenda(analysis, found, folder_of(book))
    remember(book, analysis, Made(AGENDA, analysis.today, str(path)))
    return path, entries(analysis, found)


def make_week_list(book: xw.Book, analysis: Analysis) -> Path:
    """The list of the week beside the workbook, which lists it among its exports."""
    check_made(book, EXPORTS)
    path = write_week_list(analysis, week_of(analysis), folder_of(book))
    remember(book, analysis, Made(LISTED, analysis.today, str(path)))
    return path


def write_agenda(analysis: Analysis, found: Week, folder: Path) -> Path:
    """The calendar of a week in a folder; a refusal when there is nobody to call."""
    _check_anyone(found)
    make_folder(folder)
    path = free_path(folder / f"{STEM}_{analysis.today:%Y%m%d}.ics")
    content = as_ics(events(entries(analysis, found), analysis.today), analysis.today)
    return write_beside(path, content)


def write_week_list(analysis: Analysis, found: Week, folder: Path) -> Path:
    """The clients of a week in a folder, as a workbook of their own that opens on « Ma semaine »."""
    _check_anyone(found)
    make_folder(folder)
    kept = only(analysis, [analysis.portfolio.rows[call.place] for call in found.calls])
    shown = replace(kept, inputs={WHO_KEY: found.who, HOURS_KEY: found.hours})
    path = free_path(folder / f"{STEM}_{analysis.today:%Y%m%d}.xlsx")
    return write_workbook(shown, path, SEMAINE, pages=(SEMAINE, DONNEES, PARAMETRES))


def _check_anyone(found: Week) -> None:
    if not found.calls:
        raise InputError("Personne n'est à appeler cette semaine : aucun fichier n'a été écrit.")
