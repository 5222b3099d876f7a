"""The Windows modules that xlwings' own Windows code wants, and that code itself, imported for real on any system.

Nothing of it stays behind but these modules, which only Windows has.
"""

import atexit
import ctypes
import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar, Protocol
from unittest import mock

import xlwings as xw

RANGE_IID = "{00020846-0000-0000-C000-000000000046}"
PROPERTY_GET, PROPERTY_PUT = 2, 4


class Owner(Protocol):
    """The Excel of a window."""

    application: Any

    def asked(self, prompt: str, style: int) -> int:
        """The number of the button that its user presses."""
        ...


class ComError(Exception):
    """What pywin32 raises for a refusal: `hresult`, a text, Excel's own explanation, the argument at fault."""

    def __init__(
        self, hresult: int, strerror: str, excepinfo: tuple[Any, ...] | None, argerror: int | None = None
    ) -> None:
        super().__init__(hresult, strerror, excepinfo, argerror)
        self.hresult, self.strerror, self.excepinfo, self.argerror = hresult, strerror, excepinfo, argerror


class Time(dt.datetime):
    """The dates that pywin32 hands over: real ones, with a time zone."""


class CDispatch:
    """What xlwings takes for an object of Excel's."""


class Desktop:
    """The windows of Excel, the one in front first; as on Windows, there is one desktop."""

    windows: ClassVar[dict[int, Owner]] = {}
    order: ClassVar[list[int]] = []
    keeps_focus: ClassVar[bool] = False

    @classmethod
    def show(cls, hwnd: int, owner: Owner) -> None:
        """A window opened in front of the others."""
        cls.windows[hwnd] = owner
        cls.order.insert(0, hwnd)

    @classmethod
    def close(cls, hwnd: int) -> None:
        """A window gone."""
        del cls.windows[hwnd]
        cls.order.remove(hwnd)

    @classmethod
    def raise_window(cls, hwnd: int, *_: int) -> None:
        """A window put in front; Windows refuses it to a program while the user works in another one."""
        if not cls.keeps_focus:
            cls.order.sort(key=lambda each: each != hwnd)

    @classmethod
    def top(cls, *_: Any) -> int:
        """The window in front."""
        return cls.order[0] if cls.order else 0

    @classmethod
    def below(cls, hwnd: int, _: int) -> int:
        """The window behind another, 0 for none."""
        return dict(zip(cls.order, cls.order[1:], strict=False)).get(hwnd, 0)

    @classmethod
    def message_box(cls, hwnd: int, prompt: str, _title: str, style: int) -> int:
        """The number of the button pressed, as Windows numbers them."""
        return cls.windows[hwnd].asked(prompt, style)

    @staticmethod
    def point_at(hwnd: int, _kind: int, _iid: Any, pointer: Any) -> None:
        """The pointer to the object behind a window: its handle stands for it."""
        pointer._obj.value = hwnd

    @classmethod
    def behind(cls, pointer: Any, *_: Any) -> Any:
        """The object behind a window."""
        return cls.windows[pointer.value].application


def _refuse_new_excel(name: str, *_: Any) -> None:
    raise AssertionError(f"a new {name} was asked for: the product works in the Excel that called it")


def _modules() -> dict[str, ModuleType]:
    """The modules by name, holding what xlwings and the product ask of them and nothing else."""
    # fmt: off
    members: dict[str, dict[str, Any]] = {
        "pywintypes":      {"com_error": ComError, "error": OSError, "TimeType": Time, "IID": str},
        "pythoncom":       {"com_error": ComError, "ole_error": ComError, "CoInitialize": lambda: None,
                            "IID_IDispatch": 0, "TypeIIDs": {0: CDispatch}, "__file__": None,
                            "DISPATCH_PROPERTYGET": PROPERTY_GET,
                            "DISPATCH_PROPERTYPUT": PROPERTY_PUT},
        "win32api":        {"MessageBox": Desktop.message_box},
        "win32con":        {"MB_OK": 0, "MB_OKCANCEL": 1, "MB_YESNOCANCEL": 3, "MB_YESNO": 4,
                            "MB_ICONWARNING": 0x30, "MB_ICONINFORMATION": 0x40},
        "win32gui":        {"FindWindowEx": lambda hwnd, *_: hwnd},
        "win32process":    {"GetWindowThreadProcessId": lambda hwnd: (hwnd, hwnd)},
        "win32timezone":   {"TimeZoneInfo": SimpleNamespace(utc=lambda: dt.UTC)},
        "win32event":      {},
        "win32com":        {},
        "win32com.client": {"CDispatch": CDispatch, "CoClassBaseClass": object, "DispatchBaseClass": CDispatch,
                            "Dispatch": lambda found: found, "DispatchEx": _refuse_new_excel},
    }
    # fmt: on
    members |= {f"win32com.server{name}": {} for name in ("", ".dispatcher", ".policy", ".util")}
    made = {name: ModuleType(name) for name in members}
    for name, module in made.items():
        vars(module).update(members[name])
    for name in (each for each in made if "." in each):
        package, _, own = name.rpartition(".")
        setattr(made[package], own, made[name])
    return made


@contextmanager
def _loading_libraries() -> Iterator[None]:
    """Windows' libraries lent to `ctypes` as long as the code that names them is read."""
    user32 = SimpleNamespace(
        GetForegroundWindow=Desktop.top,
        GetTopWindow=Desktop.top,
        GetWindow=Desktop.below,
        SetForegroundWindow=Desktop.raise_window,
        SetWindowPos=Desktop.raise_window,
    )
    oleacc = SimpleNamespace(AccessibleObjectFromWindow=Desktop.point_at)
    python = SimpleNamespace(PyCom_PyObjectFromIUnknown=Loaded(Desktop.behind))
    with (
        mock.patch.object(ctypes, "windll", SimpleNamespace(user32=user32), create=True),
        mock.patch.object(ctypes, "oledll", SimpleNamespace(ole32=mock.Mock(), oleacc=oleacc), create=True),
        mock.patch.object(ctypes, "PyDLL", return_value=python),
    ):
        yield


class Loaded:
    """A function of a library: its result may be given a type."""

    restype: Any = None

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, *args: Any) -> Any:
        return self.function(*args)


@cache
def xlwindows() -> Any:
    """The module `xlwings._xlwindows` of the xlwings that is installed."""
    if sys.platform.startswith("win"):
        return import_module("xlwings._xlwindows")
    sys.modules.update(_modules())
    with _loading_libraries():
        module: Any = import_module("xlwings._xlwindows")
    atexit.unregister(module.cleanup)
    xw._xlwindows = module  # type: ignore[attr-defined]
    module.WindowsError = OSError
    module.N_COM_ATTEMPTS = 1
    return module
