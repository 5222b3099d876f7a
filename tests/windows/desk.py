"""An accountant's computer: Élodie's folders, an Excel that only says where it is, the delivered folder unpacked."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from zipfile import ZipFile

from wine import PYTHON_FOLDER, Prefix

HOME = r"C:\users\Élodie & Fils"
LOCAL = rf"{HOME}\AppData\Local"
PROGRAM = rf"{LOCAL}\FAE2026"
WORK = rf"{HOME}\Documents\FAE"
PLACE = rf"{HOME}\Mes documents (été) l'an !"
DELIVERED = rf"{PLACE}\SEGMENTATION_FAE_PORTABLE"
EXCEL = r"C:\Program Files\Microsoft Office\root\Office16\EXCEL.EXE"
# Wine renews its own variables in each process: they are set in one, whose children inherit them.
AS_ELODIE = """
import os, subprocess, sys
scratch = sys.argv[1] + r"\\Temp"
os.environ.update(LOCALAPPDATA=sys.argv[1], USERPROFILE=sys.argv[2], TEMP=scratch, TMP=scratch)
sys.exit(subprocess.run(sys.argv[3:], cwd=sys.argv[2]).returncode)
"""
SET_UP = """
import sys, winreg
home, excel = sys.argv[1:]
def put(hive, key, name, value):
    with winreg.CreateKeyEx(hive, key, 0, winreg.KEY_ALL_ACCESS) as handle:
        if value is not None:
            winreg.SetValueEx(handle, name, 0, winreg.REG_SZ, value)
user, machine = winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE
windows, office = r"Software\\Microsoft\\Windows\\CurrentVersion", r"Software\\Microsoft\\Office\\16.0\\Excel"
for key in (r"User Shell Folders", "Shell Folders"):
    put(user, windows + "\\\\Explorer\\\\" + key, "Personal", home + "\\\\Documents")
put(machine, windows + r"\\App Paths\\excel.exe", "", excel)
put(user, windows + r"\\Uninstall", "", None)
put(user, office + r"\\Security\\Trusted Locations\\Location1", "Path", r"C:\\Modeles")
put(user, office + r"\\Options", "OPEN", '"SOLVER.XLAM"')
put(user, office + r"\\Add-in Manager", "", None)
"""


@dataclass(frozen=True)
class Desk:
    """Élodie at her computer."""

    windows: Prefix

    def types(self, *command: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """A command of hers run to its end, with what she types."""
        python = f"{PYTHON_FOLDER}\\python.exe"
        return self.windows.run(python, "-X", "utf8", "-c", AS_ELODIE, LOCAL, HOME, *command, given=given)

    def opens(
        self, name: str, *arguments: str, given: str = "", folder: str = DELIVERED
    ) -> subprocess.CompletedProcess[str]:
        """One of the .bat files double-clicked."""
        return self.types(f"{folder}\\{name}", *arguments, given=given)

    def fae(self, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """The installed program asked from a console."""
        return self.types(f"{PROGRAM}\\python\\python.exe", "-X", "utf8", "-m", "fae_xlwings", *arguments, given=given)

    def files(self, folder: str) -> dict[str, int]:
        """The files below a folder with their sizes."""
        root = self.windows.path(folder)
        return {str(path.relative_to(root)): path.stat().st_size for path in root.rglob("*") if path.is_file()}

    def folders(self, folder: str) -> set[str]:
        """The folders below a folder."""
        root = self.windows.path(folder)
        return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_dir()}

    def registry(self) -> Mapping[str, str]:
        """The user's registry and the programs of the machine, as Windows exports them."""
        return {key: self._exported(key) for key in ("HKCU", r"HKLM\Software\Microsoft\Windows\CurrentVersion")}

    def _exported(self, key: str) -> str:
        target = self.windows.path("C:\\export.reg")
        self.windows.run("reg", "export", key, "C:\\export.reg", "/y")
        text = target.read_text(encoding="utf-16")
        target.unlink()
        return text


def sit_down(windows: Prefix, delivery: Path) -> Desk:
    """The computer made ready, the zip unpacked."""
    for folder in (
        rf"{HOME}\Documents",
        rf"{LOCAL}\Temp",
        str(PureWindowsPath(EXCEL).parent),
    ):
        windows.path(folder).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(windows.path(f"{PYTHON_FOLDER}\\python.exe"), windows.path(EXCEL))
    done = windows.run_python(SET_UP, HOME, EXCEL)
    assert done.returncode == 0, done.stderr
    with ZipFile(delivery) as archive:
        archive.extractall(windows.path(PLACE))
    return Desk(windows)


def told(output: str) -> dict[str, object]:
    """What `fae … --json` answers."""
    return json.loads(output)
