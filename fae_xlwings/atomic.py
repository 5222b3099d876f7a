"""Writing a file in one stroke: after any accident either the old file or the new one is there, whole."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from fae_xlwings.errors import OutputError
from fae_xlwings.paths import free_path


def is_open_elsewhere(path: Path) -> bool:
    """Whether Excel or LibreOffice holds the file: both leave an owner file beside it while they do."""
    return path.exists() and any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))


def is_protected(path: Path) -> bool:
    """Whether the file is marked read-only: elsewhere than on Windows a rename would replace it all the same."""
    return path.exists() and (not path.stat().st_mode & 0o222 or not os.access(path, os.W_OK))


Content = bytes | Callable[[IO[bytes]], Any]


def write_whole(path: Path, content: Content) -> None:
    """The file `path` filled in one stroke, with bytes or by what writes them; `PermissionError` when it may not.

    The temporary file lies in the same folder because a rename is only atomic within one volume. A link stays a link:
    the file it leads to is the one replaced.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}.", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content) if isinstance(content, bytes) else content(file)
            file.flush()
            os.fsync(file.fileno())
        _copy_mode(path, draft)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _copy_mode(path: Path, draft: Path) -> None:
    """The rights of the file that is replaced, else those of any new file: mkstemp's are for the owner only."""
    if path.exists():
        draft.chmod(path.stat().st_mode & 0o777)
    else:
        umask = os.umask(0)
        os.umask(umask)
        draft.chmod(0o666 & ~umask)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_beside(path: Path, content: Content) -> Path:
    """The path written: `path`, or the next free name when `path` is open elsewhere or may not be replaced.

    Raises `OutputError` when the folder itself refuses the file.
    """
    if is_open_elsewhere(path) or is_protected(path):
        return _write(_next_free(path), content)
    try:
        write_whole(path, content)
    except PermissionError:
        return _write(_next_free(path), content)
    except OSError as error:
        raise _refused(path) from error
    return path


def _next_free(path: Path) -> Path:
    free = free_path(path)
    return free if free != path else path.with_name(f"{path.stem}_2{path.suffix}")


def _write(path: Path, content: Content) -> Path:
    try:
        write_whole(path, content)
    except OSError as error:
        raise _refused(path) from error
    return path


def _refused(path: Path) -> OutputError:
    return OutputError(
        f"Impossible d'enregistrer « {path.name} » dans le dossier « {path.parent} » : "
        "vérifiez que ce dossier existe, qu'il reste de la place et que vous avez le droit d'y écrire."
    )
