"""The installation checked step by step: what is needed, whether it is there, what to do if not."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from fae_xlwings import __version__
from fae_xlwings.domain.columns import INPUTS, SCORE
from fae_xlwings.domain.parameters import CHECKED
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import FaeError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.analysis import analyse

OLDEST_PYTHON = (3, 11)
LIBRARIES = ("xlwings", "pandas", "numpy", "openpyxl", "lxml", "python-calamine", "python-docx", "matplotlib")
SAMPLE_SCORE = 170.0
REINSTALL = "réinstallez le programme FAE avec INSTALLER.bat"


class Check(NamedTuple):
    """A step of the verification: what was looked at, whether it is right, what was found or what to do."""

    label: str
    right: bool
    found: str


def checks(folder: Path) -> Iterator[Check]:
    """The steps, in order; files are to be written in `folder`."""
    yield _python()
    yield from map(_library, LIBRARIES)
    yield Check("Programme FAE", True, f"version {__version__}, qu'Excel compare à celle du classeur à chaque clic")
    yield _step("Lien avec Excel", _xlwings_versions)
    yield _step("Sources du classeur et du complément", _sources)
    yield _writing(folder)
    yield _step("Calcul d'essai", _sample)
    yield Check("LibreOffice", True, "pas nécessaire")


def _python() -> Check:
    right = sys.version_info >= OLDEST_PYTHON
    found = ".".join(map(str, sys.version_info[:3]))
    return Check("Python", right, found if right else f"{found} est trop ancien : {REINSTALL}")


def _library(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, f"absent : {REINSTALL}")


def _step(label: str, look: Callable[[], str]) -> Check:
    try:
        return Check(label, True, look())
    except FaeError as error:
        return Check(label, False, str(error))


def _xlwings_versions() -> str:
    from fae_xlwings.bundle.sources import xlwings_source  # noqa: PLC0415 - the one command that verifies needs it

    installed = version("xlwings")
    if f'XLWINGS_VERSION As String = "{installed}"' not in xlwings_source("xlwings.bas"):
        raise FaeError(f"le module Excel de xlwings n'est pas de la version {installed} : {REINSTALL}")
    return f"xlwings {installed} dans Python comme dans Excel"


def _sources() -> str:
    from fae_xlwings.bundle.build import SHARED_MODULES  # noqa: PLC0415 - likewise
    from fae_xlwings.bundle.sources import own_source, ribbon_source  # noqa: PLC0415 - likewise

    count = len([own_source(name) for name in SHARED_MODULES])
    return f"ruban de {len(ribbon_source())} octets, {count} modules communs"


def _writing(folder: Path) -> Check:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return Check("Écriture", True, str(folder))
    except OSError:
        return Check("Écriture", False, f"impossible d'écrire dans « {folder} » : choisissez un autre dossier")


def _sample() -> str:
    """The first example of the input template, scored: 8 500 / 1 500 × 10 × 3."""
    portfolio = from_grids([Grid("", [INPUTS, *template.EXAMPLES])])
    found = float(analyse(portfolio, CHECKED).scored[SCORE].iloc[0])
    if found != SAMPLE_SCORE:
        raise FaeError(f"{french(found)} au lieu de {french(SAMPLE_SCORE)} : {REINSTALL}")
    return french(found)
