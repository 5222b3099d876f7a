"""xlwings' link between Excel and Python, used as Excel's VBA uses it."""

import ctypes
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

from fae_xlwings.errors import FaeError

UDF_MODULE = "fae_xlwings.udfs"
START, STOP = 1, -1
# What xlwings.bas (XLPyCommand) writes, for settings that add nothing to Python's path.
COMMAND = (
    'cmd.exe  /K ""{interpreter}" -B -c "import sys, os;import xlwings.utils;'
    'xlwings.utils.prepare_sys_path(\\"False;;;;;;\\");import xlwings; xlwings.serve(\'$(CLSID)\')""'
)
BLOCKED = (
    "Python n'a pas pu être démarré comme Excel le fait : un antivirus ou une règle de sécurité l'interdit peut-être. "
    "Demandez une exception à votre informaticien, ou utilisez LANCER_OUTIL.bat. Détail : {detail}"
)


class _Variant(ctypes.Structure):
    """A VARIANT of Windows that holds a pointer: an object, or the text of an error."""

    _fields_: ClassVar = [
        ("kind", ctypes.c_uint16),
        ("reserved", ctypes.c_uint16 * 3),
        ("pointer", ctypes.c_void_p),
        ("rest", ctypes.c_void_p),
    ]


def link(bits: int, version: str, python: Path = Path(sys.executable)) -> Path | None:
    """The library that Excel of so many bits loads: beside Python, or one folder up as in an environment."""
    places = (folder / f"xlwings{bits}-{version}.dll" for folder in python.parents[:2])
    return next((place for place in places if place.is_file()), None)


def call_formula(library: Path, function: str, arguments: tuple[object, ...]) -> object:
    """The answer of a cell function, by a Python that the link starts and stops; raises `FaeError` when none starts."""
    server = _server(library, START)
    try:
        return server.CallUDF(UDF_MODULE, function, arguments, None, None)
    finally:
        del server
        _activate(library, STOP)


def _server(library: Path, mode: int) -> Any:
    com: Any = import_module("pythoncom")
    client: Any = import_module("win32com.client")
    found = _activate(library, mode)
    return client.Dispatch(com.ObjectFromAddress(found.pointer, com.IID_IDispatch))


def _activate(library: Path, mode: int) -> _Variant:
    """What the link answers: the object of the Python it has started."""
    interpreter = Path(sys.executable).with_name("pythonw.exe")
    command = COMMAND.format(interpreter=interpreter)
    found = _Variant()
    dll: Any = getattr(ctypes, "WinDLL")(str(library))  # noqa: B009 - known on Windows only
    # Declared « String » in VBA, the command crosses in the code page of the machine.
    if dll.XLPyDLLActivateAuto(ctypes.byref(found), ctypes.c_char_p(command.encode("mbcs")), mode):
        detail = ctypes.wstring_at(found.pointer) if found.pointer else "aucun"
        raise FaeError(BLOCKED.format(detail=detail))
    return found
