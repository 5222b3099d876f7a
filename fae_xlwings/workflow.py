"""Read, diagnose, score, plan, draw: the one sequence that ribbon, cells and command line call."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlwings as xw

from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.draw.excel import draw, draw_blocks
from fae_xlwings.draw.word import write_report
from fae_xlwings.engine import new_book
from fae_xlwings.engine.atomic import free_path
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.intake.grid import Grid, read_grids
from fae_xlwings.intake.parameters_sheet import read_day, read_parameters
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.views import (
    clients,
    dashboard,
    deliverables,
    diagnosis,
    exports,
    home,
    library,
    matrix,
    missions,
    parameters,
    scoring,
    template,
)
from fae_xlwings.views.analysis import Analysis, analyse
from fae_xlwings.views.history import read_history
from fae_xlwings.views.plan import SheetPlan
from fae_xlwings.views.report import Report, Selection, reports
from fae_xlwings.views.sheets import PARAMETRES, SHEETS

Progress = Callable[[Sequence[Report]], Iterable[Report]]

PACKAGE = Path(__file__).parent
EXAMPLE = "portefeuille_exemple.csv"
TEMPLATE_SUFFIX = ".xlsx"

# fmt: off
BUILDERS = (
    clients.build, parameters.build, dashboard.build, matrix.build, diagnosis.build,
    library.build, missions.build, deliverables.build, exports.build, home.build,
)
# fmt: on
"""In drawing order: live Excel refuses a formula over a table that is not there yet."""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where one analysis is written: a workbook, and a folder of reports."""

    workbook: Path
    reports: Path


def example() -> Path:
    """The example portfolio: beside the package in a checkout, inside it once installed."""
    places = (PACKAGE / "workbook" / EXAMPLE, PACKAGE.parent / "workbook" / EXAMPLE)
    return next((place for place in places if place.is_file()), places[0])


def read(path: Path, today: date, deadline: date | None = None) -> Analysis:
    """The analysis of a portfolio file on a day; raises `InputError` when there is nothing to read."""
    return _analysis(read_grids(path), today, deadline)


def read_book(book: xw.Book, today: date) -> Analysis:
    """The analysis of an open workbook, its sheet « Paramètres » obeyed."""
    return _analysis([grid(sheet) for sheet in book.sheets], today)


def _analysis(grids: Sequence[Grid], today: date, deadline: date | None = None) -> Analysis:
    target = deadline or read_day(grids, "echeance")
    return analyse(from_grids(grids), today, read_parameters(grids), target, history=read_history(grids))


def parameters_of(book: xw.Book) -> Parameters:
    """The parameters in force in an open workbook, the defaults where it has no sheet « Paramètres »."""
    return read_parameters([grid(sheet) for sheet in book.sheets if sheet.name == PARAMETRES])


def grid(sheet: xw.Sheet) -> Grid:
    """The used cells of an open sheet."""
    used = sheet.used_range
    values = used.options(ndim=2).value
    return Grid(sheet.name, values, used.row, used.column)


def plans(analysis: Analysis) -> tuple[SheetPlan, ...]:
    """The plans of every sheet, in drawing order."""
    return tuple(build(analysis) for build in BUILDERS)


def write_workbook(analysis: Analysis, path: Path) -> Path:
    """The whole analysis drawn in a new workbook; returns the path written."""
    drawn = plans(analysis)
    names = {plan.name for plan in drawn}
    return _write(drawn, [name for name in SHEETS if name in names], path)


def write_template(path: Path) -> Path:
    """The input template in a new file, at the path or beside what is already there; returns the path written."""
    if path.suffix.lower() != TEMPLATE_SUFFIX:
        raise InputError(f"« {path.name} » : donnez au modèle un nom qui finit par {TEMPLATE_SUFFIX}.")
    make_folder(path.parent)
    drawn = template.build()
    return _write(drawn, [plan.name for plan in drawn], free_path(path))


def _write(drawn: Sequence[SheetPlan], names: Sequence[str], path: Path) -> Path:
    """The plans drawn in a new workbook, its sheets in the order of `names`."""
    book = new_book()
    _lay_out(book, names)
    draw(book, drawn)
    book.sheets[0].api.Activate()
    book.save(path)
    book.close()
    return path


def _lay_out(book: xw.Book, names: Sequence[str]) -> None:
    """Empty sheets in the order of the workbook, whatever the order they are drawn in."""
    first, *others = names
    book.sheets[0].name = first
    for name in others:
        book.sheets.add(name, after=book.sheets[-1])


def outputs(portfolio: Path, folder: Path | None, today: date) -> Outputs:
    """Where the analysis of a portfolio goes: beside it or in `folder`, never over something that is there."""
    place = folder or portfolio.parent
    stamp = f"{today:%Y%m%d}"
    return Outputs(
        free_path(place / f"analyse_fae_{stamp}.xlsx"),
        free_path(place / f"rapports_fae_{stamp}"),
    )


def write_reports(analysis: Analysis, selected: Selection, folder: Path, progress: Progress = iter) -> list[Path]:
    """One Word report per selected client, written in a new folder; returns the paths, in the portfolio's order."""
    wanted = list(reports(analysis, selected))
    if wanted:
        make_folder(folder)
    return [_write_report(report, folder) for report in progress(wanted)]


def _write_report(report: Report, folder: Path) -> Path:
    path = free_path(folder / f"{report.file_stem}.docx")
    write_report(report, path)
    return path


def make_folder(folder: Path) -> None:
    """The folder made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Le dossier « {folder} » ne peut pas être créé : choisissez un autre emplacement avec --sortie.",
        ) from error


def score_in_place(book: xw.Book, today: date) -> Analysis:
    """The six computed columns written beside the clients of an open workbook, nothing else touched."""
    analysis = read_book(book, today)
    draw_blocks(book.sheets[analysis.portfolio.sheet], scoring.blocks(analysis))
    return analysis
