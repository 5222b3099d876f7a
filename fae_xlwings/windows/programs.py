"""The programs of a Windows computer: those that run, and what a program file says of itself."""

import ctypes
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

SNAPSHOT_OF_PROCESSES = 2
NO_HANDLE = ctypes.c_void_p(-1).value
HEADER_PLACE = 0x3C
BITS = {0x14C: 32, 0x8664: 64, 0xAA64: 64}


class _Entry(ctypes.Structure):
    """A row of the snapshot, PROCESSENTRY32W of tlhelp32.h."""

    _fields_: ClassVar = [
        ("size", ctypes.c_uint32),
        ("usage", ctypes.c_uint32),
        ("identifier", ctypes.c_uint32),
        ("heap", ctypes.c_size_t),
        ("module", ctypes.c_uint32),
        ("threads", ctypes.c_uint32),
        ("parent", ctypes.c_uint32),
        ("priority", ctypes.c_int32),
        ("flags", ctypes.c_uint32),
        ("name", ctypes.c_wchar * 260),
    ]


def running() -> frozenset[str]:
    """The file names, in lower case, of the programs that run."""
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - known on Windows only
    kernel.CreateToolhelp32Snapshot.restype = ctypes.c_void_p
    handle = kernel.CreateToolhelp32Snapshot(SNAPSHOT_OF_PROCESSES, 0)
    if handle == NO_HANDLE:
        return frozenset()
    try:
        return frozenset(_names(kernel, ctypes.c_void_p(handle)))
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _names(kernel: Any, handle: ctypes.c_void_p) -> Iterator[str]:
    entry = _Entry()
    entry.size = ctypes.sizeof(_Entry)
    found = kernel.Process32FirstW(handle, ctypes.byref(entry))
    while found:
        yield entry.name.lower()
        found = kernel.Process32NextW(handle, ctypes.byref(entry))


def bitness(path: Path) -> int | None:
    """32 or 64 for a program or a library, None for a file that is neither."""
    with path.open("rb") as file:
        file.seek(HEADER_PLACE)
        place = int.from_bytes(file.read(4), "little")
        file.seek(place)
        header = file.read(6)
    return BITS.get(int.from_bytes(header[4:], "little")) if header[:4] == b"PE\0\0" else None


def com_answers() -> bool:
    """Whether an object of Windows' own can be made and asked, as Excel's will be; ImportError without pywin32."""
    client: Any = import_module("win32com.client")
    words = client.Dispatch("Scripting.Dictionary")
    words.Add("FAE", 1)
    return words.Count == 1


def chosen_file(title: str, filters: str) -> Path | None:
    """The file that the user takes in Windows' own window, None when none is taken or no window can be shown."""
    dialogs: Any = import_module("win32gui")
    try:
        path, *_ = dialogs.GetOpenFileNameW(Filter=filters, Title=title)
    except dialogs.error:
        return None
    return Path(path)


def file_version(path: Path) -> str:
    """The version a program file bears, as « 16.0.17328 », « inconnue » without; raises ImportError without pywin32."""
    versions: Any = import_module("win32api")
    try:
        found = versions.GetFileVersionInfo(str(path), "\\")
    except versions.error:
        return "inconnue"
    high, low = found["FileVersionMS"], found["FileVersionLS"]
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}"
