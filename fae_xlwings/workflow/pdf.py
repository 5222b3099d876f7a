"""Word documents as PDF: by Word where it is, else by LibreOffice where it is, else a sentence that says so."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fae_xlwings.errors import InputError, OutputError
from fae_xlwings.windows.office import application

NONE = (
    "Les PDF ne peuvent pas être faits : ni Word ni LibreOffice n'est installé sur cet ordinateur. "
    "Les rapports Word sont écrits ; un autre ordinateur peut les enregistrer en PDF."
)
PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
AS_PDF, UNCHANGED = 17, 0
PATIENCE = 120
"""Seconds that LibreOffice may take to start and to print one batch of documents, for each of them."""
BATCH = 50
"""Documents printed by one start of LibreOffice."""

Printing = Callable[[Sequence[Path]], None]


def print_all(documents: Sequence[Path]) -> list[Path]:
    """The PDF of each document, beside it; `InputError` where no program can print them."""
    printing = _by_word() or _by_libreoffice()
    if printing is None:
        raise InputError(NONE)
    printing(documents)
    printed = [document.with_suffix(".pdf") for document in documents]
    missing = [path.name for path in printed if not path.is_file()]
    if missing:
        raise OutputError(f"« {missing[0]} » n'a pas pu être fait : ouvrez le rapport Word et enregistrez-le en PDF.")
    return printed


def _by_word() -> Printing | None:
    """Word, when there is one: an instance of our own, never the one the user works in, closed in the end."""
    word = application("Word", apart=True)
    return None if word is None else lambda documents: print_with(word, documents)


def print_with(word: Any, documents: Sequence[Path]) -> None:
    """The documents printed by a Word application of our own, which is closed whatever happens."""
    try:
        word.Visible = False
        word.DisplayAlerts = UNCHANGED
        for path in documents:
            document = word.Documents.Open(str(path), False, True, False)
            try:
                document.ExportAsFixedFormat(str(path.with_suffix(".pdf")), AS_PDF)
            finally:
                document.Close(UNCHANGED)
    finally:
        word.Quit(UNCHANGED)


def _by_libreoffice() -> Printing | None:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    program = found or next((place for place in PLACES if Path(place).is_file()), None)
    return (lambda documents: _print_by(program, documents)) if program else None


def _print_by(program: str, documents: Sequence[Path]) -> None:
    """The documents printed, a batch at a time, by a LibreOffice with a profile of its own: the user's may be open."""
    with TemporaryDirectory() as profile:
        for start in range(0, len(documents), BATCH):
            some = documents[start : start + BATCH]
            command = [
                program, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf",
                "--outdir", str(some[0].parent), *map(str, some),
            ]  # fmt: skip
            try:
                subprocess.run(command, check=False, capture_output=True, timeout=PATIENCE * len(some))  # noqa: S603 - a program found on this machine
            except (OSError, subprocess.TimeoutExpired) as error:
                raise OutputError(f"LibreOffice n'a pas pu faire les PDF dans « {some[0].parent} ».") from error
