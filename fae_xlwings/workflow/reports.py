"""Word reports in numbers: one file a client, in a new folder; a walk that is stopped keeps what it has done."""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fae_xlwings.domain.firm import Firm
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.paths import free_path
from fae_xlwings.views.documents.blocks import Report
from fae_xlwings.views.documents.note import note
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import Selection
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.workflow.writing import make_folder

if TYPE_CHECKING:
    from fae_xlwings.draw.word import Writer

Progress = Callable[[Sequence[int]], Iterable[int]]
"""A walk over the numbers of the files to be written, which tells how far it is."""
TEMPLATE = "modele_rapport.docx"


@dataclass(frozen=True, slots=True)
class Batch:
    """The files written, how many were wanted, and what is to be told of the template."""

    paths: tuple[Path, ...]
    wanted: int
    notes: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether the walk was stopped before its end."""
        return len(self.paths) < self.wanted


def write_reports(
    analysis: Analysis, selected: Selection, folder: Path, home: Path, progress: Progress = iter
) -> Batch:
    """One Word report per selected client, in the portfolio's order, in a new folder.

    `home` is where the firm's own template and logo are looked for. Interrupted, it keeps the reports already written.
    """
    wanted = int(selected.sum())
    if not wanted:
        return Batch((), 0)
    writer = _writer(analysis.parameters.firm, home)
    make_folder(folder)
    written: list[Path] = []
    try:
        for _, report in zip(progress(range(wanted)), reports(analysis, selected), strict=False):
            written.append(write_new(folder / f"{report.file_stem}.docx", writer.document(report)))
    except KeyboardInterrupt:
        pass
    return Batch(tuple(written), wanted, writer.notes)


def write_documents(analysis: Analysis, documents: Sequence[Report], folder: Path, home: Path) -> list[Path]:
    """Documents that are no client's report, with the firm's logo in their header; the paths written."""
    firm = analysis.parameters.firm
    with word_at_hand():
        from fae_xlwings.draw.word import Writer  # noqa: PLC0415 - a missing library is a sentence

    writer = Writer(firm, logo=_logo(firm, home), plain=True)
    make_folder(folder)
    return [write_new(folder / f"{document.file_stem}.docx", writer.document(document)) for document in documents]


def write_note(analysis: Analysis, folder: Path, home: Path) -> Path:
    """The partners' note in a folder."""
    return write_documents(analysis, (note(analysis),), folder, home)[0]


def write_report_template(folder: Path) -> Path:
    """Our template in a folder, for the firm to make its own; beside one that is already there, never over it."""
    with word_at_hand():
        from fae_xlwings.draw.word import template_bytes  # noqa: PLC0415 - a missing library is a sentence

    make_folder(folder)
    return write_new(folder / TEMPLATE, template_bytes())


def write_new(path: Path, content: bytes) -> Path:
    """A new file at the path, or at the next free name; the path written. Half a file is never left."""
    path = free_path(path)
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise OutputError(
            f"« {path.name} » ne peut pas être écrit dans « {path.parent} » : vérifiez qu'il reste de la place et que "
            "vous avez le droit d'y écrire.",
        ) from error
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


@contextmanager
def word_at_hand() -> Generator[None]:
    """The libraries that write Word documents, or a sentence that names the missing one."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise InputError(
            f"Les documents Word ne peuvent pas être faits : le module « {error.name} » manque sur cet ordinateur. "
            "Le reste du programme fonctionne ; réinstallez le programme FAE avec INSTALLER.bat.",
        ) from error


def _writer(firm: Firm, home: Path) -> "Writer":
    with word_at_hand():
        from fae_xlwings.draw.word import Writer  # noqa: PLC0415 - a missing library is a sentence

    template = home / TEMPLATE
    return Writer(firm, template if template.is_file() else None, _logo(firm, home))


def _logo(firm: Firm, home: Path) -> Path | None:
    return home / firm.logo if firm.logo else None
