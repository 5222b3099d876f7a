"""The Office of this computer: where its programs are, and what the firm's policy forbids."""

import os
import sys
from pathlib import Path
from typing import Any

from fae_xlwings.windows.registry import Registry

OFFICE = r"Software\Microsoft\Office\16.0"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
PROGRAM_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
EXCEL, WORD, OUTLOOK = "excel.exe", "winword.exe", "outlook.exe"
MACROS_FORBIDDEN = 4


def program(registry: Registry, name: str) -> Path | None:
    """The file of an Office program, None when it is not installed."""
    for hive in ("HKCU", "HKLM"):
        found = registry.read(rf"{hive}\{PROGRAM_PATHS}\{name}", "")
        path = Path(os.path.expandvars(str(found).strip('"'))) if found else None
        if path and path.is_file():
            return path
    return None


def application(name: str, *, apart: bool = False) -> Any | None:
    """An Office program as other programs may ask it, None where there is none; `apart` from the one the user has."""
    if sys.platform != "win32":
        return None
    from win32com.client import Dispatch, DispatchEx  # noqa: PLC0415 # pyright: ignore[reportMissingImports] # Windows only

    start: Any = DispatchEx if apart else Dispatch
    try:
        return start(f"{name}.Application")
    except Exception:  # noqa: BLE001 - whatever COM says, there is no such program to be had
        return None


def refusals(registry: Registry) -> tuple[str, ...]:
    """What the firm's policy forbids that the buttons need, in words."""
    found: list[str] = []
    if registry.read(POLICY, "VBAWarnings") == MACROS_FORBIDDEN:
        found.append("toutes les macros sont interdites")
    if registry.read(rf"{POLICY}\Trusted Locations", "AllLocationsDisabled") == 1:
        found.append("les emplacements approuvés sont interdits")
    if registry.read(POLICY, "DisableAllAddins") == 1:
        found.append("les compléments sont interdits")
    return tuple(found)
