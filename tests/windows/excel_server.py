"""The French Excel of the tests as « Excel.Application », a COM server in a process of its own; runs on Windows only.

`python excel_server.py --register` writes it in the registry of the Wine prefix.
"""

import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import pythoncom
import pywintypes
import win32com.server.policy
import win32com.server.register
import win32com.server.util
import win32gui
import winerror
from win32com.server.exception import COMException

sys.path.insert(0, str(Path(__file__).parents[1]))

from french_excel.com import ComObject
from french_excel.excel import FrenchExcel
from french_excel.windows import RANGE_IID, ComError

SYS_WIN64 = 3
UNKNOWN_NAME, NOT_FOUND, FAULT = -2147352570, -2147352573, -2147467259
GET = pythoncom.DISPATCH_PROPERTYGET
PUTS = pythoncom.DISPATCH_PROPERTYPUT | pythoncom.DISPATCH_PROPERTYPUTREF
DEFAULT, ENUMERATION = "_value_", "_NewEnum"
NAMED = "_named"
"""A call whose last arguments have names: COM knows them, pywin32 only from a type library, which the double lacks."""


class Policy(win32com.server.policy.DynamicPolicy):
    """Names looked up on the object itself, so that one it does not know is refused as Excel refuses it."""

    def _getdispid_(self, name: str, fdex: int) -> int:
        if not self._obj_.knows(name):
            raise COMException(scode=UNKNOWN_NAME)
        return super()._getdispid_(name, fdex)

    def _GetTypeInfoCount_(self) -> int:  # noqa: N802 - pywin32's own name
        return int(self._obj_.is_typed)

    def _GetTypeInfo_(self, _index: int, _language: int) -> tuple[int, Any]:  # noqa: N802 - idem
        return 0, self._obj_.type_info()


@cache
def range_type() -> Any:
    """A type that bears the number of Excel's ranges, from a library made for it."""
    path = str(Path(tempfile.mkdtemp()) / "range.tlb")
    library = pythoncom.CreateTypeLib2(SYS_WIN64, path)
    made = library.CreateTypeInfo("Range", pythoncom.TKIND_DISPATCH)
    made.SetGuid(pywintypes.IID(RANGE_IID))
    made.LayOut()
    library.SaveAllChanges()
    return pythoncom.LoadTypeLib(path).GetTypeInfo(0)


class Served:
    """An object of the double, as COM calls it."""

    def __init__(self, target: Any) -> None:
        self.target = target

    @property
    def is_typed(self) -> bool:
        """Whether it is a range, the one thing whose type xlwings asks for."""
        return type(self.target).__name__ == "Range"

    def type_info(self) -> Any:
        """What tells xlwings that an object is a range: the number of Excel's own interface, and nothing more."""
        if not self.is_typed:
            raise COMException(scode=winerror.E_NOTIMPL)
        return range_type()

    def knows(self, name: str) -> bool:
        """Whether the object has the member; names come as the caller wrote them."""
        return name == NAMED or name in self.target.members

    def _dynamic_(self, name: str, language: int, flags: int, args: tuple[Any, ...]) -> Any:
        given = [received(each) for each in args]
        try:
            with self.target.excel.speaking(language):
                return sent(self._answer(name, flags, given))
        except ComError as refusal:
            raise COMException(refusal.excepinfo[2], refusal.excepinfo[-1], refusal.excepinfo[1]) from refusal
        except COMException:
            raise
        except BaseException as fault:
            raise COMException(f"{type(fault).__name__}: {fault}", FAULT) from fault

    def _answer(self, name: str, flags: int, args: list[Any]) -> Any:
        if name == ENUMERATION:
            return win32com.server.util.NewEnum([sent(each) for each in self.target])
        if name == DEFAULT:
            return self.target(*args)
        if name == NAMED:
            called, words, *values = args
            positional = len(values) - len(words)
            return getattr(self.target, called)(
                *values[:positional], **dict(zip(words, values[positional:], strict=True))
            )
        if flags & PUTS:
            return setattr(self.target, name, args[0])
        return self._read(name, flags, args)

    def _read(self, name: str, flags: int, args: list[Any]) -> Any:
        """A property, or a method, which does not pass for a property; arguments are for what a property answers."""
        if isinstance(getattr(type(self.target), name), property):
            found = getattr(self.target, name)
            return found(*args) if args else found
        if flags == GET and not args:
            raise COMException(scode=NOT_FOUND)
        return getattr(self.target, name)(*args)


def sent(value: Any) -> Any:
    """A value on its way to the caller: a tuple would be taken for several results."""
    if isinstance(value, ComObject):
        return win32com.server.util.wrap(Served(value), usePolicy=Policy)
    if isinstance(value, tuple | list):
        return [sent(each) for each in value]
    return value


def received(value: Any) -> Any:
    """A value from the caller: objects of the double come back as they are."""
    if isinstance(value, pythoncom.TypeIIDs[pythoncom.IID_IDispatch]):
        return win32com.server.util.unwrap(value).target
    if isinstance(value, tuple):
        return [received(each) for each in value]
    return value


class Excel(Served):
    """The application, as it is created by its name."""

    _reg_clsid_ = "{6D2C1B2E-51C0-4F53-9C36-7A41F3A6C0E1}"
    _reg_progid_ = "Excel.Application"
    _reg_verprogid_ = "Excel.Application.16"
    _reg_desc_ = "The French Excel of the tests"
    _reg_clsctx_ = pythoncom.CLSCTX_LOCAL_SERVER
    _reg_policy_spec_ = "excel_server.Policy"
    _reg_class_spec_ = "excel_server.Excel"
    _reg_options_: ClassVar[dict[str, str]] = {"PythonCOMPath": str(Path(__file__).parent)}

    def __init__(self) -> None:
        excel = FrenchExcel(answer=lambda _question: True)
        # Only a window of this Windows has a process behind it.
        excel.hwnd = win32gui.GetDesktopWindow()
        super().__init__(excel.application)


if __name__ == "__main__":
    win32com.server.register.UseCommandLine(Excel)
