"""Two portfolios compared: two files, a workbook and what it keeps, an open workbook and a file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import xlwings as xw

from fae_xlwings.domain.evolution import Evolution, compare
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import EXPORTS
from fae_xlwings.views.pages import evolution, exports
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.evolution import picture
from fae_xlwings.views.words.history import Made
from fae_xlwings.workflow.pages import signed
from fae_xlwings.workflow.places import folder_of
from fae_xlwings.workflow.reading import is_ours, read_dated
from fae_xlwings.workflow.showing import check_made, draw_made
from fae_xlwings.workflow.snapshots import kept_picture
from fae_xlwings.workflow.writing import make_folder, write_page

KIND = "Comparaison"


def compare_files(old: Path, new: Path | None, since: date | None, day: date | None, today: date) -> Evolution:
    """Two files compared, or a workbook with what it keeps of an earlier day."""
    if new is None:
        return compare(kept_picture(old, since), picture(read_dated(old, today, day)))
    first = read_dated(old, today, day)
    last = read_dated(new, today, day, first.parameters)
    if first.parameters.values != last.parameters.values:
        first = read_dated(old, today, day, last.parameters)
    return compare(picture(first), picture(last))


def compare_with_file(analysis: Analysis, path: Path) -> Evolution:
    """An analysis compared with that of a file, whichever is the earlier first."""
    there = picture(read_dated(path, analysis.today, parameters=analysis.parameters))
    here = picture(analysis)
    return compare(there, here) if there.day <= here.day else compare(here, there)


def write_comparison(book: xw.Book, analysis: Analysis, found: Evolution, names: tuple[str, str]) -> Path:
    """A comparison, every client named, as a workbook of its own beside the open one."""
    check_made(book, EXPORTS)
    path = free_path(folder_of(book) / f"comparaison_fae_{analysis.today:%Y%m%d}.xlsx")
    make_folder(path.parent)
    write_page(signed(evolution.compared(found, names), analysis), path)
    if is_ours(book):
        history = analysis.history.with_exports([Made(KIND, analysis.today, str(path))])
        draw_made(book, replace(analysis, history=history), exports.build)
    return path
