"""The files of an installation, each known by its fingerprint: copied, checked, taken away."""

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from fae_xlwings.bundle.portable import FINGERPRINTS
from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.windows.folders import unmark

CACHE = "__pycache__"
_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<name>.+)")


def listed(folder: Path) -> dict[str, str]:
    """The files of a delivered folder with their fingerprints; raises `InputError` when the list is not whole."""
    try:
        lines = (folder / FINGERPRINTS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"Le fichier {FINGERPRINTS} manque dans « {folder} » : extrayez de nouveau le zip.") from error
    return dict(_entries(folder, lines))


def _entries(folder: Path, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if not match or not _stays_inside(match["name"]):
            raise InputError(f"{folder / FINGERPRINTS}, ligne {number} illisible : extrayez de nouveau le zip.")
        yield match["name"], match["hash"]


def _stays_inside(name: str) -> bool:
    """Whether a path leads nowhere out of its folder."""
    parts = PurePosixPath(name).parts
    return not name.startswith("/") and ".." not in parts and ":" not in name and "\\" not in name


def copy(source: Path, target: Path, entries: Mapping[str, str]) -> int:
    """How many files were new or changed: each read, compared with its fingerprint, and written where it differs.

    Raises `InputError` for a file that is missing or altered, before anything of it is written.
    """
    changed = 0
    for name, wanted in entries.items():
        place = target / name
        if not _is(place, wanted):
            _write(place, _read(source / name, wanted))
            changed += 1
        unmark(place)
    return changed


def _read(path: Path, wanted: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"Le fichier « {path} » manque ou ne se lit pas : un antivirus l'a peut-être mis de côté. "
            "Rétablissez-le ou extrayez de nouveau le zip, puis recommencez."
        ) from error
    if sha256(content).hexdigest() != wanted:
        raise InputError(f"Le fichier « {path} » n'est pas celui qui a été livré : extrayez de nouveau le zip.")
    return content


def _is(path: Path, wanted: str) -> bool:
    return path.is_file() and sha256(path.read_bytes()).hexdigest() == wanted


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except PermissionError as error:
        raise OutputError(
            f"« {path} » est utilisé par un programme : fermez Excel et toutes les fenêtres du programme FAE, "
            "puis recommencez."
        ) from error
    except OSError as error:
        raise OutputError(
            f"Impossible d'écrire « {path} » : vérifiez la place sur le disque, puis recommencez."
        ) from error


def sweep(folder: Path, kept: Mapping[str, str], root: Path) -> None:
    """The files below a folder that a list does not name, by their paths from `root`, taken away with empty folders."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and path.relative_to(root).as_posix() not in kept:
            path.unlink()


def changed_workbooks(folder: Path) -> list[Path]:
    """The workbooks of a program's folder that are not as they were delivered: somebody has worked in them."""
    delivered = listed(folder) if (folder / FINGERPRINTS).is_file() else {}
    found = [path for path in sorted(folder.glob("*.xls*")) if path.is_file()]
    return [path for path in found if not _is(path, delivered.get(path.name, ""))]
