"""The steps that concern the program itself, on any system."""

import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from pkgutil import resolve_name
from tempfile import TemporaryFile

from fae_xlwings.errors import FaeError
from fae_xlwings.identity import IDENTITY

OLDEST_PYTHON = (3, 11)
LIBRARIES = (
    "xlwings",
    "pandas",
    "numpy",
    "openpyxl",
    "lxml",
    "python-calamine",
    "python-docx",
    "python-stdnum",
    "icalendar",
    "matplotlib",
)
MODULES = {"python-calamine": "python_calamine", "python-docx": "docx", "python-stdnum": "stdnum"}
# Without it workbooks are read all the same, by openpyxl, ten times slower.
OPTIONAL = "python-calamine"
SAMPLE_SCORE = 170.0
MEGABYTE = 1_000_000
ROOM_NEEDED = 100 * MEGABYTE
REINSTALL = "relancez INSTALLER.bat, qui répare"


def python() -> str:
    """The version of Python and its bits."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        raise FaeError(f"{found} est trop ancien : {REINSTALL}")
    return f"{found}, {64 if sys.maxsize > 2**32 else 32} bits"


def library(name: str) -> str:
    """The version of a library that can be loaded."""
    try:
        found = version(name)
    except PackageNotFoundError:
        raise FaeError(f"absent : {REINSTALL}") from None
    try:
        resolve_name(MODULES.get(name, name))
    except ImportError:
        if name == OPTIONAL:
            return f"{found} ne se charge pas ici : les classeurs sont lus par openpyxl, plus lentement"
        raise FaeError(
            f"{found} ne se charge pas, un antivirus en a peut-être retiré un fichier : {REINSTALL}"
        ) from None
    return found


def own_version() -> str:
    """Our own version."""
    return f"version {IDENTITY.version}, qu'Excel compare à celle du classeur à chaque clic"


def xlwings_versions() -> str:
    """The version of xlwings, the same in Python and in the VBA of the workbook and the add-in."""
    from fae_xlwings.bundle.sources import xlwings_source  # noqa: PLC0415

    installed = version("xlwings")
    if f'XLWINGS_VERSION As String = "{installed}"' not in xlwings_source("xlwings.bas"):
        raise FaeError(f"le module Excel de xlwings n'est pas de la version {installed} : {REINSTALL}")
    return f"xlwings {installed} dans Python comme dans Excel"


def sources() -> str:
    """The sources of the workbook and the add-in."""
    from fae_xlwings.bundle.build import SHARED_MODULES  # noqa: PLC0415
    from fae_xlwings.bundle.sources import own_source, ribbon_source  # noqa: PLC0415

    count = len([own_source(name) for name in SHARED_MODULES])
    return f"ruban de {len(ribbon_source())} octets, {count} modules communs"


def writing(folder: Path) -> str:
    """A file written in the folder, and taken away."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return str(folder)
    except OSError:
        raise FaeError(f"impossible d'écrire dans « {folder} » : choisissez un autre dossier") from None


def room(folder: Path) -> str:
    """The free space where files are to be written."""
    existing = next(place for place in (folder, *folder.parents) if place.is_dir())
    free = shutil.disk_usage(existing).free
    if free < ROOM_NEEDED:
        raise FaeError(f"{free // MEGABYTE} Mo libres : libérez de la place sur le disque de « {existing} »")
    return f"{free // MEGABYTE} Mo libres"


def sample() -> str:
    """The first example of the input template, scored: 8 500 / 1 500 × 10 × 3."""
    from fae_xlwings.domain.columns import INPUTS, SCORE  # noqa: PLC0415
    from fae_xlwings.domain.parameters import CHECKED  # noqa: PLC0415
    from fae_xlwings.domain.scoring import french  # noqa: PLC0415
    from fae_xlwings.intake.grid import Grid  # noqa: PLC0415
    from fae_xlwings.intake.reading import from_grids  # noqa: PLC0415
    from fae_xlwings.views.pages import template  # noqa: PLC0415
    from fae_xlwings.views.words.analysis import analyse  # noqa: PLC0415

    portfolio = from_grids([Grid("", [INPUTS, *template.EXAMPLES])])
    found = float(analyse(portfolio, CHECKED).scored[SCORE].iloc[0])
    if found != SAMPLE_SCORE:
        raise FaeError(f"{french(found)} au lieu de {french(SAMPLE_SCORE)} : {REINSTALL}")
    return french(found)
