"""Copies of this process: each goes its own way from where it was made, answers, and leaves nothing behind.

A button goes once; at each of its calls a copy of everything goes the other way, which costs nothing but that way.
"""

import gc
import os
import pickle
import warnings
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from french_excel.excel import FrenchExcel

Action = Callable[[], None]

COPIED_HERE = hasattr(os, "fork")
"""Whether this system can copy a process: Windows cannot."""


@dataclass
class Copies:
    """This process and its copies, which work in a folder."""

    folder: Path
    answers_to: int | None = None
    files: dict[Path, tuple[tuple[int, int], bytes]] = field(default_factory=dict)
    folders: set[Path] = field(default_factory=set)

    @property
    def is_one(self) -> bool:
        """Whether this is a copy."""
        return self.answers_to is not None

    def made(self) -> Any:
        """None in a new copy; in the original what the copy answered, once it is gone and the folder as before."""
        self._remember()
        gc.freeze()
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the threads of numpy hold no lock of ours
            number = os.fork()
        if not number:
            gc.disable()
            self.answers_to = writing
            return None
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read()
        os.waitpid(number, 0)
        self._restore()
        return pickle.loads(told)  # noqa: S301 - our own memory

    @contextmanager
    def answering(self) -> Iterator[None]:
        """A block out of which no copy comes: what stops it there is its answer."""
        try:
            yield
        except BaseException as error:
            if self.is_one:
                self.answer([f"{type(error).__name__} : {error}"])
            raise

    def each(self, excel: FrenchExcel, calls: Collection[int], press: Action, check: Action) -> dict[int, list[str]]:
        """What a check finds wrong after a press was stopped at each of some calls, counted from the first."""
        found: dict[int, list[str]] = {}
        first = excel.calls + 1

        def fails(_member: str) -> bool:
            if self.is_one or excel.calls - first not in calls:
                return False
            told = self.made()
            if told is not None:
                found[excel.calls - first] = told
            return told is None

        with self.answering():
            excel.fails = fails
            press()
            excel.fails = None
            check()
            if self.is_one:
                self.answer([])
        return found

    def answer(self, told: Any) -> NoReturn:
        """The end of a copy."""
        with os.fdopen(self.answers_to or 0, "wb") as pipe:
            pickle.dump(told, pipe)
        os._exit(0)

    def _remember(self) -> None:
        self.folders = {path for path in self.folder.rglob("*") if path.is_dir()}
        now = {path: _stamp(path) for path in self.folder.rglob("*") if path.is_file()}
        same = {path for path, stamp in now.items() if path in self.files and self.files[path][0] == stamp}
        self.files = {
            path: self.files[path] if path in same else (stamp, path.read_bytes()) for path, stamp in now.items()
        }

    def _restore(self) -> None:
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir() and path not in self.folders:
                path.rmdir()
            elif path.is_file() and path not in self.files:
                path.unlink()
        for path in sorted(self.folders):
            path.mkdir(exist_ok=True)
        for path, (stamp, content) in self.files.items():
            if not path.exists() or _stamp(path) != stamp:
                path.write_bytes(content)


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
