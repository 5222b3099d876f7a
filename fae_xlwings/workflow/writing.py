"""What an analysis leaves as files: workbooks and reports, never over something that is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.draw.excel import draw
from fae_xlwings.engine import new_book
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.intake.memory import uncollected
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import ACCUEIL, SHEETS
from fae_xlwings.views.documents.selection import Selection
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.history import Made
from fae_xlwings.views.words.plan import SheetPlan
from fae_xlwings.workflow.pages import plans

TEMPLATE_SUFFIX = ".xlsx"
ANALYSIS_STEM = "analyse_fae"


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where one analysis is written: a workbook, and a folder of reports."""

    workbook: Path
    reports: Path


@uncollected()
def write_workbook(analysis: Analysis, path: Path, page: str = ACCUEIL, *, pages: Sequence[str] = SHEETS) -> Path:
    """The whole analysis, or some of its sheets, drawn in a new workbook that opens on `page`; the path written."""
    drawn = plans(analysis, pages)
    names = {plan.name for plan in drawn}
    return _write(drawn, [name for name in SHEETS if name in names], path, page)


def write_page(plan: SheetPlan, path: Path) -> Path:
    """One sheet drawn in a new workbook; the path written."""
    return _write([plan], [plan.name], path, plan.name)


def write_template(path: Path) -> Path:
    """The input template in a new file, at the path or beside what is already there; returns the path written."""
    if path.suffix.lower() != TEMPLATE_SUFFIX:
        raise InputError(f"« {path.name} » : donnez au modèle un nom qui finit par {TEMPLATE_SUFFIX}.")
    make_folder(path.parent)
    return write_plans(template.build(), free_path(path))


@uncollected()
def write_plans(drawn: Sequence[SheetPlan], path: Path) -> Path:
    """Plans drawn in a new workbook, in their order; the path written."""
    return _write(drawn, [plan.name for plan in drawn], path, drawn[0].name)


def _write(drawn: Sequence[SheetPlan], names: Sequence[str], path: Path, page: str) -> Path:
    """The plans drawn in a new workbook, its sheets in the order of `names`, that opens on `page`."""
    book = new_book(IDENTITY.title, IDENTITY.author)
    _lay_out(book, names)
    draw(book, drawn)
    book.sheets[page].api.Activate()
    book.save(path)
    written = Path(book.fullname)
    book.close()
    return written


def _lay_out(book: xw.Book, names: Sequence[str]) -> None:
    """Empty sheets in the order of the workbook, whatever the order they are drawn in."""
    first, *others = names
    book.sheets[0].name = first
    for name in others:
        book.sheets.add(name, after=book.sheets[-1])


def outputs(portfolio: Path, folder: Path | None, today: date, stem: str = ANALYSIS_STEM) -> Outputs:
    """Where the analysis of a portfolio goes: beside it or in `folder`, never over something that is there."""
    place = (folder or portfolio.parent).absolute()
    stamp = f"{today:%Y%m%d}"
    return Outputs(
        free_path(place / f"{stem}_{stamp}.xlsx"),
        free_path(place / f"rapports_fae_{stamp}"),
    )


def remembering(analysis: Analysis, selected: Selection, paths: Sequence[Path]) -> Analysis:
    """The analysis that knows the reports of its first selected clients, so that « Livrables Word » lists them."""
    names = analysis.scored[NOM][selected].tolist()
    made = [Made(name, analysis.today, str(path)) for name, path in zip(names, paths, strict=False)]
    return replace(analysis, history=analysis.history.with_reports(made))


def make_folder(folder: Path) -> None:
    """The folder made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Le dossier « {folder} » ne peut pas être créé : choisissez un autre emplacement avec --sortie.",
        ) from error
