"""The table of what is measured: one line adds a row."""

import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks import data, limits, plain_reports
from benchmarks.timing import Work, call, process, scaled
from fae_xlwings import udfs, workflow
from fae_xlwings.domain.columns import APPETENCE, CA, NOM, OUTIL
from fae_xlwings.domain.scoring import score
from fae_xlwings.draw.pictures import drawn as drawn_pictures
from fae_xlwings.intake.grid import read_grids
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.views.documents.selection import everyone
from fae_xlwings.views.pages import donnees

DAY = date(2026, 11, 23)
FAE = (sys.executable, "-m", "fae_xlwings")
THOUSAND, MANY = 1_000, 50_000
REPORTS_A_SECOND = 100
SAMPLED = 10
"""One plain report in so many is written: a hundred tell how long a thousand take."""
PLAIN_REPORTS = f"python-docx and matplotlib, all anew for each (one in {SAMPLED} written)"
SIZES = (THOUSAND, 10_000, MANY)
PEER, CALAMINE, NUMPY, XLSXWRITER = "pandas, openpyxl, XlsxWriter", "calamine", "numpy", "XlsxWriter, constant memory"


class Must(NamedTuple):
    """What a row must reach: the share of the reference's time and seconds, both of the processor, MB."""

    ratio: float = 0.0
    seconds: float = 0.0
    megabytes: float = 0.0


class Row(NamedTuple):
    """One line of the results: the work, what it is compared with, and what it must reach."""

    title: str
    against: str
    ours: Work
    reference: Work
    must: Must = Must()


def analysed(folder: Path, size: int) -> Row:
    """The whole command, files of every page written, against one plain sheet of values."""
    source, target = data.portfolio(folder, size), folder / "peer.xlsx"
    peer = process(sys.executable, "-m", "benchmarks.peer", str(source), str(target))
    must = {THOUSAND: Must(seconds=1.3), MANY: Must(ratio=0.5, megabytes=400)}.get(size, Must())
    return Row("`fae analyser --rapports aucun`", PEER, _analyser(folder, source), peer, must)


def growing(folder: Path, size: int) -> Row:
    """The whole command against itself on a tenth of the clients."""
    large, small = (_analyser(folder, data.portfolio(folder, clients)) for clients in (size, size // 10))
    return Row("`fae analyser`, growth", f"itself, {size // 10} clients", large, small, Must(ratio=10))


def beyond_imports(folder: Path, size: int) -> Row:
    """A portfolio read and its workbook written, libraries loaded before."""
    source, target = data.portfolio(folder, size), folder / "ours.xlsx"
    rows = _rows(folder, size)
    ours = call(lambda: workflow.write_workbook(workflow.read(source, DAY), target))
    limit = call(lambda: (limits.cells_read(source), limits.cells_written(folder / "limit.xlsx", rows)))
    return Row(
        "read, analyse, draw, save, beyond imports", f"{CALAMINE}, {XLSXWRITER}", ours, limit, Must(seconds=0.45)
    )


def understood(folder: Path, size: int) -> Row:
    """A portfolio read, cleaned and diagnosed."""
    source = data.portfolio(folder, size)
    must = Must(ratio=2) if size == MANY else Must()
    ours = call(lambda: from_grids(read_grids(source)))
    return Row("read, clean, diagnose", CALAMINE, ours, call(lambda: limits.cells_read(source)), must)


def scored(folder: Path, size: int) -> Row:
    """The six computed columns of clients in memory."""
    clients = from_grids(read_grids(data.portfolio(folder, size))).clients
    arrays = (clients[CA].to_numpy(), *(clients[name].cat.codes.to_numpy() for name in (OUTIL, APPETENCE)))
    return Row("six columns of scores", NUMPY, call(lambda: score(clients)), call(lambda: limits.scores(*arrays)))


def drawn(folder: Path, size: int) -> Row:
    """Every page drawn and saved, against the cells of « Données » alone."""
    analysis = workflow.read(data.portfolio(folder, size), DAY)
    rows = _rows(folder, size)
    ours = call(lambda: workflow.write_workbook(analysis, folder / "ours.xlsx"))
    return Row("plan, draw, save", XLSXWRITER, ours, call(lambda: limits.cells_written(folder / "limit.xlsx", rows)))


def button(folder: Path, size: int) -> Row:
    """The button « Scorer » on a closed file of the user's, against the same file without its three other sheets."""
    ours, alone = (_scorer(data.users_file(folder, size, others)) for others in (data.OTHER_SHEETS, 0))
    return Row("`fae bouton fae_scorer`, three other big sheets", "itself, without them", ours, alone, Must(ratio=1.25))


def column_of_cells(folder: Path, size: int) -> Row:
    """A column of a cell function, one call."""
    clients = list(data.clients(size))
    arguments = [[[row[place]] for row in clients] for place in (2, 3, 4)]
    codes = ([words.index(row[place]) for row in clients] for place, words in ((3, data.TOOLS), (4, data.SKILLS)))
    arrays = (np.array([row[2] for row in clients]), *map(np.array, codes))
    del folder
    ours = call(lambda: udfs.FAE_PRIORITE(*arguments), frozen=False)
    return Row("`=FAE_PRIORITE` of a column", NUMPY, ours, call(lambda: limits.scores(*arrays)), Must(seconds=0.03))


def single_cell(folder: Path, size: int) -> Row:
    """One cell function, as often as it takes to be measured."""
    arrays = (np.array([8500.0]), np.array([0]), np.array([0]))
    del folder, size
    ours = call(lambda: udfs.FAE_PRIORITE([[8500.0]], [["NON"]], [["TRES BON"]]), times=1000, frozen=False)
    limit = call(lambda: limits.scores(*arrays), times=1000)
    return Row("`=FAE_PRIORITE` of one cell", NUMPY, ours, limit, Must(seconds=0.000_05))


def written(folder: Path, size: int) -> Row:
    """Reports, their pictures drawn anew each time, against a new document and a new figure for each."""
    analysis = workflow.read(data.portfolio(folder, size), DAY)
    wanted = everyone(analysis)
    place, plain = folder / "reports", folder / "plain"

    def ours() -> None:
        shutil.rmtree(place, ignore_errors=True)
        drawn_pictures.cache_clear()
        workflow.write_reports(analysis, wanted, place, folder)

    names = [str(name) for name in analysis.scored[NOM]][::SAMPLED]
    return Row(
        "Word reports, pictures included",
        PLAIN_REPORTS,
        call(ours),
        scaled(call(lambda: plain_reports.written(plain, names)), SAMPLED),
        Must(seconds=size / REPORTS_A_SECOND),
    )


def _analyser(folder: Path, source: Path) -> Work:
    place = folder / "analyses"
    command = (*FAE, "analyser", str(source), "--sortie", str(place), "--rapports", "aucun", "--date", f"{DAY}")
    return process(*command, before=lambda: shutil.rmtree(place, ignore_errors=True))


def _scorer(source: Path) -> Work:
    copy = source.with_stem(f"{source.stem}_copie")
    return process(*FAE, "bouton", "fae_scorer", str(copy), before=lambda: shutil.copy(source, copy))


def _rows(folder: Path, size: int) -> list[limits.Row]:
    analysis = workflow.read(data.portfolio(folder, size), DAY)
    return [row for block in donnees.build(analysis).blocks for row in block.rows]


TABLE: tuple[tuple[Callable[[Path, int], Row], tuple[int, ...]], ...] = (
    (analysed, SIZES),
    (growing, (MANY,)),
    (beyond_imports, (THOUSAND,)),
    (understood, SIZES),
    (scored, SIZES),
    (drawn, SIZES),
    (button, (MANY,)),
    (written, (THOUSAND,)),
    (column_of_cells, (10_000,)),
    (single_cell, (1,)),
)
"""Each row and the numbers of clients it is measured for."""
