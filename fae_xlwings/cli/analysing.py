"""A portfolio turned into files, from the command line or from the menu, with its progress and its summary."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

import click
from rich.console import Console

from fae_xlwings import workflow
from fae_xlwings.cli.summary import as_json, say, show
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import InputError
from fae_xlwings.views.documents.selection import Selection, of_priorities
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import counted

console = Console()
errors = Console(stderr=True)


def today() -> date:
    """The user's own calendar day."""
    return date.today()  # noqa: DTZ011 - no time zone is asked for


def analyse_files(
    portfolio: Path,
    folder: Path | None,
    asked: date | None,
    deadline: date | None,
    priorities: tuple[str, ...],
    *,
    machine: bool,
) -> Path:
    """The workbook written, its reports beside it; what was found is shown, or told as JSON.

    A day that was `asked` for is kept in the workbook; else its day follows that of the computer.
    """
    # Loading the libraries, before this line, is half of what the user waits for.
    start = perf_counter() - process_time()
    analysis = workflow.read(portfolio, asked or today(), deadline, follows=asked is None)
    places = workflow.outputs(portfolio, folder, analysis.today)
    workflow.make_folder(places.workbook.parent)
    wanted = of_priorities(analysis, priorities)
    home = portfolio.absolute().parent
    batch = workflow.write_reports(analysis, wanted, places.reports, home, iter if machine else progress)
    _check_whole(batch)
    written = batch.paths
    # Seen from the workbook, so that its links still lead to the reports when the folder moves.
    beside = [path.relative_to(places.workbook.parent) for path in written]
    workbook = workflow.write_workbook(workflow.remembering(analysis, wanted, beside), places.workbook)
    if machine:
        click.echo(json.dumps(as_json(analysis, [workbook, *written]), ensure_ascii=False, indent=1))
    else:
        show(console, analysis, workbook, written, perf_counter() - start)
    return workbook


def report_files(
    portfolio: Path, folder: Path | None, day: date, chosen: Callable[[Analysis], Selection]
) -> tuple[Analysis, list[Path]]:
    """The Word reports of the clients chosen, and the analysis they tell; raises `InputError` when none is."""
    analysis = workflow.read(portfolio, day)
    if analysis.scored.empty:
        raise InputError(f"« {portfolio.name} » n'a aucun client : aucun rapport n'a été écrit.")
    place = workflow.outputs(portfolio, folder, day).reports
    batch = workflow.write_reports(analysis, chosen(analysis), place, portfolio.absolute().parent, progress)
    _check_whole(batch)
    if not batch.paths:
        raise InputError("Aucun client n'a cette priorité : aucun rapport n'a été écrit.")
    for note in batch.notes:
        say(console, note)
    say(console, f"{counted(len(batch.paths), 'rapport')} Word dans {batch.paths[0].parent}")
    return analysis, list(batch.paths)


def _check_whole(batch: workflow.Batch) -> None:
    """A refusal that says what is done when the user stopped half-way."""
    if batch.stopped:
        where = f" Dossier : {batch.paths[0].parent}" if batch.paths else ""
        done = counted(len(batch.paths), "rapport")
        raise InputError(f"Arrêté : {done} sur {french(batch.wanted)}, complets.{where}")


def progress(wanted: Sequence[int]) -> Iterable[int]:
    """The reports one by one, with a bar that says how many are written."""
    from rich.progress import track  # noqa: PLC0415 - a command without reports needs no bar

    return track(wanted, "Rapports Word", console=errors, transient=True)
