"""Windows on this machine: a fresh Wine prefix, and the Python of the portable folder in it.

A test that needs it asks for the fixture `windows` and marks itself `pytest.mark.windows`:

    def test_a_script_runs(windows: Prefix) -> None:
        assert windows.run_python(SCRIPT, "argument").stdout == "…"

`run_python` takes a script file of this machine, `start_python` leaves it running (a COM server, say), `run` takes any
Windows command. One file of the lane alone, once `sh tests/windows/wine_parts.sh` has put Wine in place:

    .venv/bin/python -m pytest tests/windows/test_….py -m windows

Wine 8 lacks two functions that newer libraries call: numpy gives way to 2.1.3 here, and python-calamine cannot be
loaded, so that workbooks are read by openpyxl. Both are said by `test_lane.py`.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PureWindowsPath
from threading import Thread
from typing import IO

from fae_xlwings.bundle.wheels import fetch, lock_text
from fae_xlwings.bundle.windows_python import python_files

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "windows"
PYTHON_FOLDER = r"C:\FAE\python"
DONE = "done"
HOME = "home"
PLACES = ("wine64", "/usr/lib/wine/wine64", "wine")
# What Wine 8 cannot load is replaced in this lane only.
NUMPY = "numpy==2.1.3 --hash=sha256:747641635d3d44bcb380d950679462fae44f54b131be347d5ec2bce47d3df9ed\n"
QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe="}
PATIENCE = 600
LAST_WORDS, PIPE_SIZE = 2.0, 65536


def wine_program() -> str | None:
    """Wine's own loader, which Debian keeps off the PATH."""
    return next((found for place in PLACES if (found := shutil.which(place))), None)


class Reader:
    """What comes out of a pipe, kept while it comes."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.kept = bytearray()
        self.thread = Thread(target=self._read, args=(stream,), daemon=True)
        self.thread.start()

    def text(self) -> str:
        """What has come, once its writer has ended."""
        self.thread.join(LAST_WORDS)
        return bytes(self.kept).decode("utf-8", "replace").replace("\r\n", "\n")

    def _read(self, stream: IO[bytes]) -> None:
        with stream:
            while piece := os.read(stream.fileno(), PIPE_SIZE):
                self.kept += piece


@dataclass
class Prefix:
    """A Windows of its own in a folder: its disk, its registry, the programs started in it."""

    folder: Path
    wine: str
    started: list[subprocess.Popen[str]] = field(default_factory=list[subprocess.Popen[str]])

    def run(
        self,
        *command: str,
        given: str = "",
        variables: Mapping[str, str] | None = None,
        folder: str = "C:\\",
        patience: float = PATIENCE,
    ) -> subprocess.CompletedProcess[str]:
        """A Windows command run to its end, `given` typed into it; its output is decoded as UTF-8.

        Programs that it leaves running keep its pipes open: they are read until it ends, not until they end.
        """
        process = subprocess.Popen(
            [self.wine, *command],
            env=self._environment(variables or {}),
            cwd=self.path(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        readers = [Reader(stream) for stream in (process.stdout, process.stderr) if stream]
        self._type(process, given)
        code = process.wait(patience)
        return subprocess.CompletedProcess(command, code, *(reader.text() for reader in readers))

    def start(self, *command: str, variables: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """A Windows command left running; the end of the tests ends it."""
        process = subprocess.Popen(
            [self.wine, *command],
            env=self._environment(variables or {}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.started.append(process)
        return process

    def python(self, script: Path | str, arguments: Sequence[str]) -> list[str]:
        """The command line of a script file of this machine, or of Python source given as text."""
        given = [self.seen(script)] if isinstance(script, Path) else ["-c", script]
        return [f"{PYTHON_FOLDER}\\python.exe", "-X", "utf8", *given, *arguments]

    def run_python(
        self, script: Path | str, *arguments: str, variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """A script run by the Python of the portable folder."""
        return self.run(*self.python(script, arguments), variables=variables)

    def start_python(self, script: Path | str, *arguments: str) -> subprocess.Popen[str]:
        """A script left running in the Python of the portable folder."""
        return self.start(*self.python(script, arguments))

    def path(self, windows: str) -> Path:
        r"""Where a path of this Windows lies on this machine: « C:\a » and « Z:\a » alike."""
        drive, *parts = PureWindowsPath(windows).parts
        return Path(self.folder / "drive_c" if drive.upper().startswith("C:") else "/", *parts)

    def seen(self, path: Path) -> str:
        """How this Windows calls a file of this machine."""
        inside = self.folder / "drive_c"
        if path.is_relative_to(inside):
            return "C:\\" + "\\".join(path.relative_to(inside).parts)
        return "Z:" + str(path.resolve()).replace("/", "\\")

    @staticmethod
    def _type(process: subprocess.Popen[bytes], given: str) -> None:
        """The text typed; a program that has ended reads no more."""
        assert process.stdin
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(given.encode())

    def close(self) -> None:
        """Every program of this Windows ended."""
        subprocess.run([self.wine, "wineboot", "-k"], env=self._environment({}), capture_output=True, check=False)
        for process in self.started:
            process.wait(PATIENCE)

    def _environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DISPLAY"))}
        # Wine links the user's documents to those of HOME.
        own = {"WINEPREFIX": str(self.folder), "HOME": str(self.folder / HOME)}
        return kept | QUIET | own | variables


def new_prefix(folder: Path) -> Prefix:
    """A fresh Windows 10 in a folder; raises `RuntimeError` when Wine is not installed."""
    program = wine_program()
    if program is None:
        raise RuntimeError("Wine is missing: run sh tests/windows/wine_parts.sh")
    (folder / HOME).mkdir(parents=True, exist_ok=True)
    prefix = Prefix(folder.resolve(), program)
    for command in (("wineboot", "-i"), ("winecfg", "-v", "win10")):
        prefix.run(*command, folder="Z:\\")
    return prefix


def lane_lock() -> str:
    """The lock of the delivery but for numpy."""
    kept = [line for line in lock_text().splitlines(keepends=True) if not line.startswith("numpy==")]
    return "".join(kept) + NUMPY


def parts() -> dict[str, bytes]:
    """The parts of the portable folder, fetched once for a lock and kept below build/."""
    folder = CACHE / sha256(lane_lock().encode()).hexdigest()[:12]
    if not (folder / DONE).is_file():
        write_files(folder, {**fetch(lane_lock()), DONE: b""})
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != DONE}


def put_python(prefix: Prefix) -> None:
    """The Python of the portable folder in a prefix, with the package as it stands in this checkout."""
    write_files(prefix.path(PYTHON_FOLDER), python_files(parts()))


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Files below a folder, by their paths there; the one that says that all are there comes last."""
    for name in sorted(files, key=lambda name: (name == DONE, name)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
