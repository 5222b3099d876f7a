"""What the installation writes into this user's registry, and how each trace is taken away again.

Three things, each with its key: the folder that Excel trusts, the add-in that Excel loads, the line in the list of
installed programs. Nothing is written outside HKEY_CURRENT_USER.
"""

import re
from pathlib import Path

from fae_xlwings.identity import IDENTITY
from fae_xlwings.windows.office import OFFICE
from fae_xlwings.windows.registry import Registry, Value

TRUSTED = rf"HKCU\{OFFICE}\Excel\Security\Trusted Locations\FAE2026"
STARTED = rf"HKCU\{OFFICE}\Excel\Options"
SHELVED = rf"HKCU\{OFFICE}\Excel\Add-in Manager"
LISTED = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\FAE2026"
WORKBOOK = "FAE_2026.xlsm"
ADDIN = "FAE.xlam"
UNINSTALLER = "DESINSTALLER.bat"
_OPEN = re.compile(r"OPEN(\d*)")


def is_trusted(registry: Registry, folder: Path) -> bool:
    """Whether Excel trusts what lies in the folder."""
    return _same(registry.read(TRUSTED, "Path"), folder)


def is_started(registry: Registry, folder: Path) -> bool:
    """Whether Excel loads the add-in of the folder when it starts."""
    return _command(folder) in _started(registry)


def register(registry: Registry, folder: Path) -> None:
    """The folder trusted, its add-in loaded by Excel, the program listed; twice is as good as once."""
    for key, values in ((TRUSTED, _trust(folder)), (LISTED, _listing(folder))):
        for name, value in values:
            registry.write(key, name, value)
    registry.delete(SHELVED, str(folder / ADDIN))
    if not is_started(registry, folder):
        _write_started(registry, [*_started(registry), _command(folder)])


def unregister(registry: Registry, folder: Path) -> None:
    """All of it taken away; the add-ins of others keep their order."""
    for key in (TRUSTED, LISTED):
        registry.delete_key(key)
    registry.delete(SHELVED, str(folder / ADDIN))
    if is_started(registry, folder):
        _write_started(registry, [command for command in _started(registry) if command != _command(folder)])


def _trust(folder: Path) -> tuple[tuple[str, Value], ...]:
    return (("Path", f"{folder}\\"), ("AllowSubFolders", 0), ("Description", IDENTITY.title))


def _listing(folder: Path) -> tuple[tuple[str, Value], ...]:
    return (
        ("DisplayName", IDENTITY.title),
        ("DisplayVersion", IDENTITY.version),
        ("Publisher", IDENTITY.author),
        ("InstallLocation", str(folder)),
        ("UninstallString", f'"{folder / UNINSTALLER}"'),
        ("NoModify", 1),
        ("NoRepair", 1),
    )


def _command(folder: Path) -> str:
    """How Excel notes an add-in that it opens: /R is « read only », and the quotes hold a path with blanks."""
    return f'/R "{folder / ADDIN}"'


def _started(registry: Registry) -> list[str]:
    """What Excel opens when it starts, in its order."""
    names = [match for name in registry.names(STARTED) if (match := _OPEN.fullmatch(name))]
    ordered = sorted(names, key=lambda match: int(match[1] or 0))
    return [str(registry.read(STARTED, match[0])) for match in ordered]


def _write_started(registry: Registry, commands: list[str]) -> None:
    """The list of what Excel opens: OPEN, OPEN1, OPEN2 … without a gap, at which Excel would stop reading."""
    for name in registry.names(STARTED):
        if _OPEN.fullmatch(name):
            registry.delete(STARTED, name)
    for number, command in enumerate(commands):
        registry.write(STARTED, f"OPEN{number or ''}", command)


def _same(found: Value | None, folder: Path) -> bool:
    return found is not None and str(found).rstrip("\\").casefold() == str(folder).casefold()
