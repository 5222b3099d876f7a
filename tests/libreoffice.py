"""One invisible LibreOffice per test process: started by the first question, stopped at exit, profile and all."""

import atexit
import functools
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TIMEOUT_S = 180
HELPER = Path(__file__).with_name("uno_recalculate.py")

SOFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
)
UNO_PYTHONS = ("python", "python.exe", "../Resources/python")


class OfficeError(Exception):
    """LibreOffice, poppler or the validator is missing, or cannot do what was asked."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What LibreOffice must be told to read a file by its name's ending, and to print it."""

    suffix: str
    filter: str
    pdf_filter: str


# fmt: off
KINDS = {kind.suffix: kind for kind in (
    Kind(".xlsx", "Calc MS Excel 2007 XML",     "calc_pdf_Export"),
    Kind(".xlsm", "Calc MS Excel 2007 VBA XML", "calc_pdf_Export"),
    Kind(".xlam", "Calc MS Excel 2007 VBA XML", "calc_pdf_Export"),
    Kind(".docx", "MS Word 2007 XML",           "writer_pdf_Export"),
)}
# fmt: on


def program(name: str, places: Sequence[str] = ()) -> str:
    """Where a program is, on PATH or in one of its usual places."""
    found = shutil.which(name) or next((place for place in places if Path(place).exists()), None)
    if found is None:
        raise OfficeError(f"{name} is missing: `make test` installs it, or says how")
    return found


def run(command: Sequence[str], accepted: Sequence[int] = (0,)) -> str:
    """What a program prints; an error when it fails or takes too long."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT_S, check=False)
    if done.returncode not in accepted:
        raise OfficeError(f"{Path(command[0]).name} failed: {done.stderr or done.stdout}")
    return done.stdout


def ask(what: str, path: Path, **details: Any) -> Any:
    """The answer of LibreOffice about a copy of the file: the original gets no lock file and is never changed."""
    if path.suffix not in KINDS:
        raise OfficeError(f"{path.name}: LibreOffice is asked about {', '.join(KINDS)} only")
    with tempfile.TemporaryDirectory(prefix="fae_office_") as folder:
        copy = Path(shutil.copy(path, folder))
        return LIBREOFFICE.ask({"do": what, "path": str(copy), "filter": KINDS[path.suffix].filter, **details})


class LibreOffice:
    """The helper process that drives soffice, started when first asked and again after a crash."""

    def __init__(self, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self._helper: subprocess.Popen[str] | None = None

    def ask(self, request: dict[str, Any]) -> Any:
        """The answer to one request; an error when LibreOffice refuses, dies or takes too long."""
        line = _exchange(self._running(), json.dumps(request))
        if not line:
            self.stop()
            raise OfficeError(f"LibreOffice stopped, or took more than {self._timeout_s} s: {request}")
        reply = json.loads(line)
        if "error" in reply:
            raise OfficeError(reply["error"])
        return reply["answer"]

    def stop(self) -> None:
        """The end of the helper, which takes soffice and its profile with it."""
        if self._helper is not None:
            self._helper.communicate()
            self._helper = None

    def _running(self) -> subprocess.Popen[str]:
        if self._helper is None or self._helper.poll() is not None:
            self.stop()
            self._helper = subprocess.Popen(
                [uno_python(), str(HELPER), soffice(), str(self._timeout_s)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                # Ctrl-C is for the tests: the helper stops when its standard input ends, and tidies up.
                start_new_session=True,
            )
        return self._helper


def _exchange(helper: subprocess.Popen[str], line: str) -> str:
    assert helper.stdin is not None
    assert helper.stdout is not None
    try:
        print(line, file=helper.stdin, flush=True)
    except BrokenPipeError:
        return ""
    return helper.stdout.readline()


def soffice() -> str:
    return program("soffice", SOFFICE_PLACES)


@functools.cache
def uno_python() -> str:
    """The Python that can drive LibreOffice: the one LibreOffice brings, else the system's with python3-uno."""
    beside = (Path(soffice()).resolve().parent / name for name in UNO_PYTHONS)
    for python in (*map(str, beside), "/usr/bin/python3", sys.executable):
        if Path(python).exists() and _can_import_uno(python):
            return python
    raise OfficeError("No Python with LibreOffice's uno module: `make test` installs python3-uno, or says how")


def _can_import_uno(python: str) -> bool:
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0


LIBREOFFICE = LibreOffice()
atexit.register(LIBREOFFICE.stop)
