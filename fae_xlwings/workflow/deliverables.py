"""What is made from an open workbook for others: Word reports, messages, exports; ours remembers each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.errors import OutputError
from fae_xlwings.paths import free_path
from fae_xlwings.sheets import DONNEES, EXPORTS, LIVRABLES, PARAMETRES
from fae_xlwings.views.documents.blocks import Report
from fae_xlwings.views.documents.drafts import Draft, drafts
from fae_xlwings.views.documents.handouts import handouts
from fae_xlwings.views.documents.naming import file_stem
from fae_xlwings.views.documents.note import note
from fae_xlwings.views.documents.selection import Selection
from fae_xlwings.views.pages import bibliotheque, diagnostic, exports, livrables
from fae_xlwings.views.pages.bibliotheque import TextFile
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.history import Made
from fae_xlwings.workflow.drafts import Drafted, write_drafts
from fae_xlwings.workflow.outlook import outlook
from fae_xlwings.workflow.pages import signed
from fae_xlwings.workflow.pdf import print_all
from fae_xlwings.workflow.places import folder_of
from fae_xlwings.workflow.reading import is_ours
from fae_xlwings.workflow.reports import Batch, Progress, write_documents, write_reports
from fae_xlwings.workflow.showing import check_made, draw_made
from fae_xlwings.workflow.writing import make_folder, outputs, remembering, write_page, write_workbook

Item = TypeVar("Item")
Writing = Callable[[Sequence[TextFile]], Iterable[TextFile]]
Drafting = Callable[[Sequence[Draft]], Iterable[Draft]]
WHOLE, FILTERED, MESSAGES, ANOMALIES = "Analyse complète", "Liste de clients", "Messages", "Anomalies"
DRAFTS = "Brouillons"
NOTE, HANDOUT = "Note de synthèse", "Document à remettre"
OTHERS = "Tous les textes"


def make_reports(book: xw.Book, analysis: Analysis, selected: Selection, progress: Progress = iter) -> Batch:
    """A Word report per selected client in a new folder beside the workbook, in the order of the clients."""
    check_made(book, LIVRABLES)
    home = folder_of(book)
    batch = write_reports(analysis, selected, outputs(home / book.name, None, analysis.today).reports, home, progress)
    if batch.paths and is_ours(book):
        draw_made(book, remembering(analysis, selected, batch.paths), livrables.build)
    return batch


def make_printed(book: xw.Book, analysis: Analysis, selected: Selection, batch: Batch) -> list[Path]:
    """The PDF of each report of a batch beside it, both listed; `InputError` where no program can print."""
    printed = print_all(batch.paths)
    if is_ours(book):
        written = remembering(analysis, selected, batch.paths)
        draw_made(book, remembering(written, selected, printed), livrables.build)
    return printed


def make_note(book: xw.Book, analysis: Analysis) -> Path:
    """The partners' note beside the workbook."""
    return _documents(book, analysis, NOTE, (note(analysis),))[0]


def make_handouts(book: xw.Book, analysis: Analysis) -> list[Path]:
    """The guide and the phone script beside the workbook, as documents."""
    return _documents(book, analysis, HANDOUT, handouts(analysis))


def _documents(book: xw.Book, analysis: Analysis, kind: str, documents: Sequence[Report]) -> list[Path]:
    check_made(book, EXPORTS)
    home = folder_of(book)
    paths = write_documents(analysis, documents, home, home)
    remember(book, analysis, *(Made(kind, analysis.today, str(path)) for path in paths))
    return paths


def make_messages(book: xw.Book, analysis: Analysis, selected: Selection, writing: Writing = iter) -> list[Path]:
    """The message that suits each selected client as a text, in a new folder beside the workbook."""
    check_made(book, EXPORTS)
    folder = free_path(folder_of(book) / f"messages_fae_{analysis.today:%Y%m%d}")
    rows: Any = analysis.scored[selected].to_dict("records")
    texts = [bibliotheque.message_for(analysis, row) for row in rows]
    make_folder(folder)
    paths = [_write_text(text, folder) for text in _until_stopped(writing(texts))]
    for row in rows[: len(paths)]:
        _write_others(analysis, row, folder)
    remember(book, analysis, Made(MESSAGES, analysis.today, str(folder)))
    return paths


def make_drafts(
    book: xw.Book, analysis: Analysis, selected: Selection, writing: Drafting = iter
) -> tuple[Path, tuple[Drafted, ...]]:
    """A draft for each selected client, in Outlook where it is, else in a new folder, which holds the list of them."""
    check_made(book, EXPORTS)
    folder = free_path(folder_of(book) / f"brouillons_fae_{analysis.today:%Y%m%d}")
    wanted = list(drafts(analysis, selected))
    make_folder(folder)
    steps = _until_stopped(writing(wanted))
    done = write_drafts(steps, _reports_for_sure(analysis), folder, folder_of(book), outlook())
    remember(book, analysis, Made(DRAFTS, analysis.today, str(folder)))
    return folder, done


def _reports_for_sure(analysis: Analysis) -> list[Made]:
    """The reports of the clients whose name is theirs alone: nobody is sent the report of a namesake."""
    alone = set(analysis.scored[NOM].drop_duplicates(keep=False))
    return [made for made in analysis.history.reports if made.subject in alone]


def _until_stopped(items: Iterable[Item]) -> Iterator[Item]:
    """The items up to where the user stops the walk."""
    with suppress(KeyboardInterrupt):
        yield from items


def _write_others(analysis: Analysis, row: Mapping[str, Any], folder: Path) -> None:
    """Every text of the library made out to a client, reminders included, in a folder of his own."""
    place = free_path(folder / OTHERS / file_stem(str(row[NOM])))
    make_folder(place)
    for text in bibliotheque.personalised(analysis, row):
        _write_text(text, place)


def _write_text(text: TextFile, folder: Path) -> Path:
    """A text as Windows' own editor reads it: marked UTF-8, its lines ended by two characters."""
    path = free_path(folder / f"{text.stem}.txt")
    try:
        path.write_text(text.text, encoding="utf-8-sig", newline="\r\n")
    except OSError as error:
        raise OutputError(f"Le message « {path.name} » ne peut pas être écrit dans « {folder} ».") from error
    return path


def export_all(book: xw.Book, analysis: Analysis) -> Path:
    """The whole analysis as a workbook without macros, beside the open one."""
    path = outputs(folder_of(book) / book.name, None, analysis.today).workbook
    return _export(book, analysis, analysis, WHOLE, path)


def export_rows(book: xw.Book, analysis: Analysis, rows: Sequence[int]) -> Path:
    """The clients on the given rows as a workbook of their own, with the parameters that score them."""
    path = free_path(folder_of(book) / f"liste_fae_{analysis.today:%Y%m%d}.xlsx")
    return _export(book, analysis, only(analysis, rows), FILTERED, path, pages=(DONNEES, PARAMETRES))


def export_anomalies(book: xw.Book, analysis: Analysis) -> Path:
    """The list of anomalies as a workbook of its own."""
    check_made(book, EXPORTS)
    path = free_path(folder_of(book) / f"anomalies_fae_{analysis.today:%Y%m%d}.xlsx")
    make_folder(path.parent)
    write_page(signed(diagnostic.anomalies(analysis), analysis), path)
    remember(book, analysis, Made(ANOMALIES, analysis.today, str(path)))
    return path


def _export(
    book: xw.Book, analysis: Analysis, exported: Analysis, kind: str, path: Path, **pages: Sequence[str]
) -> Path:
    check_made(book, EXPORTS)
    make_folder(path.parent)
    write_workbook(exported, path, DONNEES, **pages)
    remember(book, analysis, Made(kind, analysis.today, str(path)))
    return path


def only(analysis: Analysis, rows: Sequence[int]) -> Analysis:
    """The analysis of some of the clients, by their rows, in their order."""
    whole = analysis.portfolio
    places = {row: place for place, row in enumerate(whole.rows)}
    kept = [places[row] for row in dict.fromkeys(rows) if row in places]
    portfolio = replace(
        whole,
        rows=tuple(whole.rows[position] for position in kept),
        clients=whole.clients.iloc[kept].reset_index(drop=True),
        follow_up=whole.follow_up.iloc[kept].reset_index(drop=True),
        shown_follow_up=whole.shown_follow_up.iloc[kept].reset_index(drop=True),
        values=tuple(tuple(column[position] for position in kept) for column in whole.values),
    )
    return analyse(portfolio, analysis.today, analysis.parameters, analysis.deadline, follows=analysis.follows)


def remember(book: xw.Book, analysis: Analysis, *made: Made) -> None:
    """Our own workbook lists what was made among its exports."""
    if is_ours(book):
        draw_made(book, replace(analysis, history=analysis.history.with_exports(made)), exports.build)
