"""The folders of the user on Windows, and the mark that Windows puts on what comes from the Internet."""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = "FAE"
PROGRAM_FOLDER = "FAE2026"
CSIDL_PERSONAL = 5
LONGEST_PATH = 1024
MARK = ":Zone.Identifier"


def on_windows() -> bool:
    """Whether this is Windows."""
    return sys.platform == "win32"


def program_folder() -> Path:
    r"""Where the program is installed for this user: `%LOCALAPPDATA%\FAE2026`, as the workbook's settings say."""
    return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / PROGRAM_FOLDER


def documents() -> Path:
    """The user's folder of documents, wherever it has been moved to."""
    if not on_windows():
        return Path.home() / "Documents"
    buffer = ctypes.create_unicode_buffer(LONGEST_PATH)
    shell: Any = getattr(ctypes, "windll").shell32  # noqa: B009 - known on Windows only
    shell.SHGetFolderPathW(None, CSIDL_PERSONAL, None, 0, buffer)
    return Path(buffer.value or Path.home() / "Documents")


def work_folder() -> Path:
    """Where the user's workbooks and reports go: « FAE » in the documents."""
    return documents() / FOLDER


def unmark(path: Path) -> None:
    """The mark of the Internet taken off one of our own files; a file without it is left as it is."""
    with suppress(OSError):
        Path(f"{path}{MARK}").unlink()


def owned_by_onedrive(path: Path) -> bool:
    """Whether a folder is synchronised by OneDrive, whose files Excel knows by an address instead of a path."""
    roots = [
        os.environ[name] for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer") if os.environ.get(name)
    ]
    return any(path.is_relative_to(root) for root in roots)
